/** What every part of the web application answers with: the frame of the site, and its troubles. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { newId } from '../kit/id.ts'
import type { Assets } from './assets.ts'
import type { PersonalWeb } from './personal-web.ts'
import type { Catalogue, OpenEdition, Shelf } from './portal/shelf.ts'
import type { Recent } from './recent.ts'
import { type Asked, type KeptBody, respond } from './respond.ts'
import { type RouteName, splitLanguage } from './routes.ts'
import { renderPage } from './ui/layout.tsx'
import type { Crumb } from './ui/trail.tsx'
import type { Visitor } from './visitor.ts'

/** The application's parts, made once. */
export type Site = {
  readonly shelf: Shelf
  readonly assets: Assets
  readonly kept: Recent<KeptBody>
  /** Null on a site of public pages only. */
  readonly personal: PersonalWeb | null
  /** The routes that something answers: menus link to no others. */
  readonly available: ReadonlySet<RouteName>
  readonly onProblem: (problem: WebProblem) => void
}

/** A bug or an outage. */
export type WebProblem = {
  readonly reference: string
  readonly path: string
  readonly error: unknown
}

/** The type of every page. */
export const html = 'text/html; charset=utf-8'

/** A page to be put into the frame. */
export type Framed = {
  readonly title: string
  readonly body: Child
  readonly open?: OpenEdition | null
  readonly trail?: readonly Crumb[]
  readonly catalogue: Catalogue | null
  /** Whether the language switch takes the query along. */
  readonly keepQuery?: boolean
  /** Whose menu the header has; null on pages that are the same for everyone. */
  readonly visitor?: Visitor | null
  /** The route of a personal page. */
  readonly route?: RouteName | null
  readonly scripts?: readonly string[]
}

/** Puts a page into the frame of the site. */
export async function frame(site: Site, c: Context, shown: Framed): Promise<string> {
  const { title, body, open, catalogue, keepQuery = false } = shown
  const { language, place } = placeOf(c, keepQuery)
  // A page without figures still says whose site it is.
  const about = open ?? (catalogue && (await site.shelf.findNewest(catalogue))) ?? null
  return renderPage({
    language,
    place,
    title,
    body,
    trail: shown.trail ?? [],
    authority: about?.edition.authorityName ?? null,
    year: about?.edition.year ?? null,
    plan: open?.plan ?? null,
    assets: site.assets,
    scripts: shown.scripts ?? [],
    visitor: shown.visitor ?? null,
    route: shown.route ?? null,
    available: site.available,
  })
}

/** The address without /en. One leading slash only, so that no link made of it leaves the site. */
export function placeOf(c: Context, keepQuery: boolean) {
  const url = new URL(c.req.url)
  const { language, place } = splitLanguage(url.pathname.replace(/^\/+/, '/'))
  return { language, place: keepQuery ? place + url.search : place }
}

/** A page that nobody keeps. */
export function sendText(status: number, text: string, headers = {}): Response {
  return respond(text, status, { 'content-type': html, 'cache-control': 'no-store', ...headers })
}

/** Gives the number that the reader can quote. */
export function reportProblem(site: Site, c: Context, error: unknown): string {
  const reference = newId().slice(-8).toUpperCase()
  site.onProblem({ reference, path: c.req.path, error })
  return reference
}

/**
 * Pulls what is written as the reader takes it; an error ends the connection, so that no file looks
 * whole.
 */
export function streamOf(
  content: AsyncGenerator<string | Uint8Array>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = await content.next()
        if (next.done === true) controller.close()
        else controller.enqueue(bytesOf(next.value))
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

const encoder = new TextEncoder()

const bytesOf = (part: string | Uint8Array): Uint8Array =>
  typeof part === 'string' ? encoder.encode(part) : part

/**
 * Reads the two headers from node's request where there is one: the web request would first be made
 * whole, which takes longer than sending a kept page does.
 */
export function askedBy(c: Context): Asked {
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
