/**
 * The web application: every route of the table with what answers it. Public pages are rendered
 * once for each edition and language and kept; personal pages are made for their visitor each time;
 * refusals become pages that say what to do.
 */
import { type Context, Hono } from 'hono'
import type { Clock } from '../kit/calendar.ts'
import { Bug } from '../kit/check.ts'
import { loadAssets } from './assets.ts'
import type { PersonalWeb } from './personal-web.ts'
import { absentPage, noSuchPage, problemPage, readingOnly } from './portal/absent.tsx'
import type { EditionSource } from './portal/edition-source.ts'
import { files } from './portal/files.ts'
import { pages } from './portal/pages.ts'
import { openShelf } from './portal/shelf.ts'
import { keepRecent } from './recent.ts'
import { immutable, type KeptBody, respond, sendKept } from './respond.ts'
import { linksIn, type RouteName, routerPattern, routes } from './routes.ts'
import { sendLive, sendPrivateFile } from './serve-private.ts'
import { sendPersonal } from './serve-personal.tsx'
import { sendFile, sendPage } from './serve-portal.ts'
import {
  askedBy,
  frame,
  placeOf,
  reportProblem,
  sendText,
  type Site,
  type WebProblem,
} from './site.tsx'

/** What the web application needs. */
export type WebServices = {
  readonly editions: EditionSource
  readonly clock: Clock
  /** Told of every bug and outage that a reader met, with the number that the reader was given. */
  readonly onProblem: (problem: WebProblem) => void
  /** The personal side: visitors, rooms and what they work with. Absent on a public-only site. */
  readonly personal?: PersonalWeb
}

/** Makes the application; it starts nothing and asks nothing before the first reader comes. */
export function createWebApp(services: WebServices): Hono {
  const { editions, clock, onProblem, personal = null } = services
  const site: Site = {
    shelf: openShelf(editions, clock),
    assets: loadAssets(),
    // Bytes of rendered pages, compressed form included.
    kept: keepRecent<KeptBody>({
      limit: 32 * 1024 * 1024,
      sizeOf: ({ body, gzip }) => body.length + (gzip?.length ?? 0),
    }),
    personal,
    available: new Set<RouteName>([
      ...namesOf(pages),
      ...namesOf(files),
      ...namesOf(personal?.rooms.personal ?? {}),
    ]),
    onProblem,
  }
  const app = new Hono()
  addPublic(app, site)
  if (personal) addPersonal(app, site, personal)
  addServices(app, site)
  app.notFound((c) => sendNotFound(site, c))
  app.onError((error, c) => sendProblem(site, c, error))
  return app
}

/** In the order of the table of routes: where two paths fit, the one that stands first answers. */
const namesOf = <N extends RouteName>(table: { readonly [K in N]?: unknown }) =>
  Object.keys(routes).filter((name) => Object.hasOwn(table, name)) as unknown as readonly N[]

function addPublic(app: Hono, site: Site): void {
  for (const language of ['ja', 'en'] as const) {
    for (const name of namesOf(files)) {
      app.get(routerPattern(name, language), (c) => sendFile(site, c, name))
    }
    for (const name of namesOf(pages)) {
      app.get(routerPattern(name, language), (c) => sendPage(site, c, name))
    }
  }
}

/** Files and streams first: their endings tell them from pages under the same path. */
function addPersonal(app: Hono, site: Site, personal: PersonalWeb): void {
  const { privateFiles, live, personal: personalPages } = personal.rooms
  for (const language of ['ja', 'en'] as const) {
    for (const name of namesOf(privateFiles)) {
      app.get(routerPattern(name, language), (c) => sendPrivateFile(site, c, name))
    }
    for (const name of namesOf(live)) {
      app.get(routerPattern(name, language), (c) => sendLive(site, c, name))
    }
    for (const name of namesOf(personalPages)) {
      const pattern = routerPattern(name, language)
      app.on(['GET', 'POST'], pattern, (c) => sendPersonal(site, c, name))
    }
  }
}

function addServices(app: Hono, { shelf, assets }: Site): void {
  app.get(routerPattern('health', 'ja'), async () => {
    const healthy = await shelf.catalogue().then(
      () => true,
      () => false,
    )
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
    return respond(JSON.stringify({ healthy }), healthy ? 200 : 503, headers)
  })
  app.get(routerPattern('asset', 'ja'), async (c) => {
    const name = c.req.param('name') ?? ''
    const asset = assets.find(name) ?? (await assets.findScript(name))
    if (!asset) return c.notFound()
    const answer = sendKept(asset, askedBy(c), immutable)
    // A service worker may then answer for the pages, not only for what lies beside it.
    if (name.endsWith('.js')) {
      answer.headers.set('service-worker-allowed', '/')
      // It asks the network itself, under its own policy.
      answer.headers.set('content-security-policy', "default-src 'none'; connect-src 'self'")
    }
    return answer
  })
  app.get(routerPattern('font', 'ja'), async (c) => {
    const font = await assets.findFont(c.req.param('version') ?? '', c.req.param('name') ?? '')
    if (!font) return c.notFound()
    return respond(font, 200, { 'content-type': 'font/woff2', 'cache-control': immutable })
  })
}

async function sendNotFound(site: Site, c: Context): Promise<Response> {
  const { language, place } = placeOf(c, false)
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const absent = absentPage(readingOnly, language)
    const text = await frame(site, c, { ...absent, catalogue: null })
    return sendText(405, text, { allow: 'GET, HEAD' })
  }
  if (c.req.path === '/en') return respond(null, 301, { location: linksIn('en').home() })
  const trimmed = place.replace(/\/+$/, '')
  if (trimmed !== '' && trimmed !== place) {
    return respond(null, 301, { location: language === 'en' ? `/en${trimmed}` : trimmed })
  }
  const catalogue = await site.shelf.catalogue()
  const absent = absentPage(noSuchPage, language)
  return sendText(404, await frame(site, c, { ...absent, catalogue }))
}

async function sendProblem(site: Site, c: Context, error: unknown): Promise<Response> {
  const reference = reportProblem(site, c, error)
  const { language } = placeOf(c, false)
  const problem = problemPage(reference, language)
  const text = await frame(site, c, { ...problem, catalogue: null })
  return sendText(error instanceof Bug ? 500 : 503, text)
}
