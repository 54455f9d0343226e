/**
 * The web application: every route of the table with what answers it. Pages are rendered once for
 * each edition and language and kept; refusals become pages that say what to do.
 */
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Clock } from '../kit/calendar.ts'
import { Bug } from '../kit/check.ts'
import { newId } from '../kit/id.ts'
import { type Assets, loadAssets } from './assets.ts'
import { absentPage, noSuchPage, problemPage, readingOnly } from './portal/absent.tsx'
import type { EditionSource } from './portal/edition-source.ts'
import { files } from './portal/files.ts'
import type { PageName, Shown } from './portal/page.ts'
import { pages } from './portal/pages.ts'
import { type Catalogue, openShelf, type Shelf } from './portal/shelf.ts'
import { keepRecent, type Recent } from './recent.ts'
import {
  type Asked,
  immutable,
  keepBody,
  type KeptBody,
  respond,
  revalidate,
  sendKept,
} from './respond.ts'
import {
  linksIn,
  readParams,
  type RouteName,
  type RouteNameOf,
  routerPattern,
  splitLanguage,
} from './routes.ts'
import { type LayoutProps, renderPage } from './ui/layout.tsx'

/** What the web application needs. */
export type WebServices = {
  readonly editions: EditionSource
  readonly clock: Clock
  /** Told of every bug and outage that a reader met, with the number that the reader was given. */
  readonly onProblem: (problem: WebProblem) => void
}

/** A bug or an outage. */
export type WebProblem = {
  readonly reference: string
  readonly path: string
  readonly error: unknown
}

/** Makes the application; it starts nothing and asks nothing before the first reader comes. */
export function createWebApp({ editions, clock, onProblem }: WebServices): Hono {
  const site: Site = {
    shelf: openShelf(editions, clock),
    assets: loadAssets(),
    // Bytes of rendered pages, compressed form included.
    kept: keepRecent<KeptBody>({
      limit: 32 * 1024 * 1024,
      sizeOf: ({ body, gzip }) => body.length + (gzip?.length ?? 0),
    }),
    onProblem,
  }
  const app = new Hono()
  for (const language of ['ja', 'en'] as const) {
    for (const name of namesOf(files)) {
      app.get(routerPattern(name, language), (c) => sendFile(site, c, name))
    }
    for (const name of namesOf(pages)) {
      app.get(routerPattern(name, language), (c) => sendPage(site, c, name))
    }
  }
  addServices(app, site)
  app.notFound((c) => sendNotFound(site, c))
  app.onError((error, c) => sendProblem(site, c, error))
  return app
}

type Site = {
  readonly shelf: Shelf
  readonly assets: Assets
  readonly kept: Recent<KeptBody>
  readonly onProblem: WebServices['onProblem']
}

const html = 'text/html; charset=utf-8'

/** Pages whose text depends on the query; the others are kept whatever the query says. */
const queried: ReadonlySet<PageName> = new Set(['home', 'figure'])

const namesOf = <N extends RouteName>(table: Readonly<Record<N, unknown>>) =>
  Object.keys(table) as unknown as readonly N[]

async function sendPage(site: Site, c: Context, name: PageName): Promise<Response> {
  const { language, place } = splitLanguage(c.req.path)
  const catalogue = await site.shelf.catalogue()
  const query = queried.has(name) ? new URL(c.req.url).searchParams : new URLSearchParams()
  const key = query.size === 0 ? `${language} ${place} ${catalogue.stamp}` : null
  const known = key === null ? undefined : site.kept.find(key)
  if (known) return sendKept(known, askedBy(c), revalidate)
  const visit = { language, query, catalogue, to: linksIn(language), shelf: site.shelf }
  // The table pairs each name with the page that takes its values.
  const page = pages[name] as (typeof pages)['home']
  const answer = await page({ ...visit, params: readParams(name, c.req.param()) })
  if (!answer.ok) {
    const absent = absentPage(answer.refusal.message, language)
    return sendText(404, await frame(site, c, { ...absent, open: null, catalogue }))
  }
  if (answer.value.state === 'moved') return respond(null, 302, { location: answer.value.href })
  const text = await frame(site, c, { ...answer.value, catalogue, keepQuery: query.size > 0 })
  if (answer.value.status === 400) return sendText(400, text)
  const kept = keepBody(html, text)
  if (key !== null) site.kept.keep(key, kept)
  return sendKept(kept, askedBy(c), revalidate)
}

type Framed = Pick<Shown, 'title' | 'body' | 'open'> & {
  readonly trail?: Shown['trail']
  readonly catalogue: Catalogue | null
  /** Whether the language switch takes the query along. */
  readonly keepQuery?: boolean
}

/** Puts a page into the frame of the site. */
async function frame(site: Site, c: Context, shown: Framed): Promise<string> {
  const { title, body, open, catalogue, keepQuery = false } = shown
  const { language, place } = placeOf(c, keepQuery)
  // A page without figures still says whose site it is.
  const about = open ?? (catalogue && (await site.shelf.findNewest(catalogue))) ?? null
  const props: LayoutProps = {
    language,
    place,
    title,
    body,
    trail: shown.trail ?? [],
    authority: about?.edition.authorityName ?? null,
    year: about?.edition.year ?? null,
    plan: open?.plan ?? null,
    assets: site.assets,
  }
  return renderPage(props)
}

/** The address without /en. One leading slash only, so that no link made of it leaves the site. */
function placeOf(c: Context, keepQuery: boolean) {
  const url = new URL(c.req.url)
  const { language, place } = splitLanguage(url.pathname.replace(/^\/+/, '/'))
  return { language, place: keepQuery ? place + url.search : place }
}

async function sendFile(site: Site, c: Context, name: RouteNameOf<'file'>): Promise<Response> {
  const { language } = splitLanguage(c.req.path)
  const catalogue = await site.shelf.catalogue()
  const write = files[name] as (typeof files)['editionExport']
  const params = readParams(name, c.req.param()) as Parameters<typeof write>[0]['params']
  const file = await write({ language, params, catalogue, shelf: site.shelf })
  if (!file.ok) {
    const absent = absentPage(file.refusal.message, language)
    return sendText(404, await frame(site, c, { ...absent, open: null, catalogue }))
  }
  const { type, saveAs, content } = file.value
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${saveAs}"`,
    'cache-control': revalidate,
  }
  if (typeof content === 'string') return respond(content, 200, headers)
  return respond(
    streamOf(content, (error) => reportProblem(site, c, error)),
    200,
    headers,
  )
}

/** Pulls text as the reader takes it; an error ends the connection, so that no file looks whole. */
function streamOf(
  content: AsyncGenerator<string>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await content.next()
        if (next.done === true) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      } catch (error) {
        onError(error)
        controller.error(error)
      }
    },
    async cancel() {
      await content.return(undefined)
    },
  })
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
  app.get(routerPattern('asset', 'ja'), (c) => {
    const asset = assets.find(c.req.param('name') ?? '')
    return asset ? sendKept(asset, askedBy(c), immutable) : c.notFound()
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
    const text = await frame(site, c, { ...absent, open: null, catalogue: null })
    return sendText(405, text, { allow: 'GET, HEAD' })
  }
  if (c.req.path === '/en') return respond(null, 301, { location: linksIn('en').home() })
  const trimmed = place.replace(/\/+$/, '')
  if (trimmed !== '' && trimmed !== place) {
    return respond(null, 301, { location: language === 'en' ? `/en${trimmed}` : trimmed })
  }
  const catalogue = await site.shelf.catalogue()
  const absent = absentPage(noSuchPage, language)
  return sendText(404, await frame(site, c, { ...absent, open: null, catalogue }))
}

async function sendProblem(site: Site, c: Context, error: unknown): Promise<Response> {
  const reference = reportProblem(site, c, error)
  const { language } = placeOf(c, false)
  const problem = problemPage(reference, language)
  const text = await frame(site, c, { ...problem, open: null, catalogue: null })
  return sendText(error instanceof Bug ? 500 : 503, text)
}

/** Gives the number that the reader can quote. */
function reportProblem(site: Site, c: Context, error: unknown): string {
  const reference = newId().slice(-8).toUpperCase()
  site.onProblem({ reference, path: c.req.path, error })
  return reference
}

function sendText(status: number, text: string, headers = {}): Response {
  return respond(text, status, { 'content-type': html, 'cache-control': 'no-store', ...headers })
}

/**
 * Reads the two headers from node's request where there is one: the web request would first be made
 * whole, which takes longer than sending a kept page does.
 */
function askedBy(c: Context): Asked {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  if (!incoming) {
    return {
      acceptEncoding: c.req.header('accept-encoding'),
      ifNoneMatch: c.req.header('if-none-match'),
    }
  }
  const accepted = incoming.headers['accept-encoding']
  return {
    acceptEncoding: Array.isArray(accepted) ? accepted.join() : accepted,
    ifNoneMatch: incoming.headers['if-none-match'],
  }
}
