/** The applicants' room as its visitors see it: pages by GET, forms by POST, as a browser sends them. */
import type { Context } from '../../src/commands/context.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { check } from '../../src/kit/check.ts'
import { createWebApp } from '../../src/web/app.ts'
import { applyRooms } from '../../src/web/apply/pages.ts'
import type { EditionSource } from '../../src/web/portal/edition-source.ts'
import type { Rooms } from '../../src/web/personal.ts'
import { signInCookie, strangerVisitor, type Visitor } from '../../src/web/visitor.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'

/** Someone who has signed in. The name is the token in their cookie, too. */
export function visitorOf(actor: Actor, name: string): Visitor {
  return { actor, name, signIn: `sign-in-of-${name}`, needsSecondFactor: false }
}

/** What the site has, where that is not the applicants' room alone. */
type SiteParts = { readonly rooms?: Rooms; readonly editions?: EditionSource }

/** The site at the context's time, and a way to act in it. Every problem fails the test. */
export function openApplySite(
  context: Context,
  visitors: Readonly<Record<string, Visitor>> = {},
  { rooms = applyRooms, editions = sourceOf([]) }: SiteParts = {},
) {
  const { clock } = context
  const app = createWebApp({
    editions,
    clock,
    onProblem: ({ error }) => {
      throw error
    },
    personal: {
      visitors: { find: (token) => Promise.resolve(visitors[token] ?? strangerVisitor) },
      services: personalServices({ context }),
      rooms,
    },
  })
  return { app, browser: (token?: string) => openBrowserOf(app, token) }
}

type App = ReturnType<typeof createWebApp>

/** A page as it came: its status, its text, and what is read of it without tags. */
export type Got = {
  readonly status: number
  readonly location: string | null
  readonly html: string
  readonly text: string
}

/** A browser with its own cookies; signed in where a token is given. */
export function openBrowserOf(app: App, token?: string) {
  const cookies = new Map<string, string>()
  const signIn = (name: string) => void cookies.set(signInCookie, name)
  if (token !== undefined) signIn(token)
  const request = async (path: string, init: RequestInit = {}): Promise<Got> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { origin: 'http://localhost', ...(cookie && { cookie }) }
    const answer = await app.request(path, { ...init, headers })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const html = await answer.text()
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      html,
      text: textOf(html),
    }
  }
  const get = (path: string) => request(path)
  const post = (path: string, sent: Sent) => request(path, { method: 'POST', body: bodyOf(sent) })
  /** Fills in the form of an act as it stands on a page, and sends it. */
  const fillIn = async (path: string, act: string, typed: Sent = {}) =>
    post(path, { ...(await formOf(path, act)), act, ...typed })
  /** What the form of an act sends along unseen, its key among it. */
  const formOf = async (path: string, act: string) => hiddenOf((await get(path)).html, act)
  return { get, post, fillIn, formOf, signIn, signOut: () => cookies.delete(signInCookie) }
}

type Sent = Readonly<Record<string, string | readonly string[]>>

function bodyOf(sent: Sent): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(sent)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  return body
}

/** What a form sends along unseen. */
function hiddenOf(html: string, act: string): Record<string, string> {
  const forms = html.split('<form').slice(1)
  const form = forms.find((each) => each.includes(`name="act" value="${act}"`))
  check(form, `the page has a form for "${act}"`)
  const [own = ''] = form.split('</form>')
  return Object.fromEntries(
    [...own.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, unescape(value)] as const,
    ),
  )
}

/** What is read of a page's main part, in one line. */
function textOf(html: string): string {
  const [, main = html] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
  return unescape(main.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

const unescape = (text: string) =>
  text.replaceAll(/&([a-z0-9#]+);/g, (whole, name: string) => entities[name] ?? whole)
