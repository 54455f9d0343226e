/** Making a visit of a request: who asks, in which language, for what, and with which cookies. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { callingAddress } from '../domain/account/network.ts'
import type { Language } from '../kit/bilingual.ts'
import { present } from '../kit/check.ts'
import { newToken } from '../kit/token.ts'
import type { Assets } from './assets.ts'
import { type NewCookie, parseCookies } from './cookies.ts'
import { type Entered, viewForm } from './form/view.ts'
import type { PersonalVisit } from './personal.ts'
import type { PersonalWeb } from './personal-web.ts'
import { linksIn, readParams, type RouteName, splitLanguage } from './routes.ts'
import {
  draftCookie,
  draftSeconds,
  signInCookie,
  strangerVisitor,
  type Visitor,
} from './visitor.ts'

/** A request as the personal side reads it, and the cookies that its answer will set. */
export type Arrival = {
  readonly language: Language
  /** Path and query as they were asked for. */
  readonly address: string
  readonly visitor: Visitor
  /** The visit, as a page's `show` is given it; with what was sent, after a refusal. */
  visit(entered: Entered | null): PersonalVisit
  cookie(name: string): string | undefined
  /** What the pages asked to be remembered on the way. */
  newCookies(): readonly NewCookie[]
}

/**
 * Whether the values of an address may be looked up: some characters are taken by no database, and
 * nothing stands under them.
 */
export function isReadable(params: Readonly<Record<string, string>>): boolean {
  return !Object.values(params).some((value) => /[\p{Cc}\p{Cs}]/u.test(value))
}

/** What answers: the personal side, and the scripts that its pages start. */
export type Asking = { readonly web: PersonalWeb; readonly assets: Pick<Assets, 'scripts'> }

/** Reads who asks and for what. */
export async function receive(asking: Asking, c: Context, name: RouteName): Promise<Arrival> {
  const { web, assets } = asking
  const url = new URL(c.req.url)
  const { language } = splitLanguage(url.pathname)
  const cookies = parseCookies(c.req.header('cookie'))
  const token = cookies.get(signInCookie)
  const visitor = token ? await web.visitors.find(token) : strangerVisitor
  const given: NewCookie[] = []
  const draftToken = () => {
    const known = cookies.get(draftCookie) ?? given.find((one) => one.name === draftCookie)?.value
    if (known) return known
    const value = newToken()
    given.push({ name: draftCookie, value, maxAgeSeconds: draftSeconds })
    return value
  }
  const address = url.pathname + url.search
  const visit = (entered: Entered | null): PersonalVisit => ({
    language,
    to: linksIn(language),
    here: url.pathname,
    params: readParams(name, c.req.param()),
    query: url.searchParams,
    visitor,
    services: web.services,
    address: addressOf(c, web.isBehindProxy ?? false),
    userAgent: c.req.header('user-agent') ?? null,
    entered,
    form: (act, item) => viewForm({ language, action: address, entered }, act, item),
    draftToken,
    scriptAddress: async (script) => present((await assets.scripts([script]))[0], script),
    cookie: (wanted) => cookies.get(wanted),
  })
  return {
    language,
    address,
    visitor,
    visit,
    cookie: (wanted) => cookies.get(wanted),
    newCookies: () => given,
  }
}

function addressOf(c: Context, isBehindProxy: boolean): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const forwarded = isBehindProxy ? c.req.header('x-forwarded-for') : undefined
  return callingAddress({ forwarded, remote: incoming?.socket.remoteAddress }) ?? 'unknown'
}
