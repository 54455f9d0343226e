/**
 * What a personal page is: made for its visitor, shown by GET, acting by POST to the same address.
 * Beside it the two other answers that need a visitor: a private file and a live stream.
 */
import type { Child } from 'hono/jsx'
import { type ActorContext, actingAs } from '../commands/context.ts'
import type { DeskAct } from '../domain/access/capability.ts'
import type { Language } from '../kit/bilingual.ts'
import { type Ok, ok, type Result } from '../kit/result.ts'
import type { NewCookie } from './cookies.ts'
import type { FormRefusal, SubmittedForm } from './form/submitted.ts'
import type { Entered, FormView } from './form/view.ts'
import type { MessageCode } from './messages.ts'
import type { Links, Params, RouteName, RouteNameOf } from './routes.ts'
import type { ScriptName } from './scripts.ts'
import type { PersonalServices } from './services.ts'
import type { Crumb } from './ui/trail.tsx'
import type { Visitor } from './visitor.ts'

/** A route that is a personal page. */
export type PersonalName = RouteNameOf<'personal'>
/** A route that is a file for one visitor. */
export type PrivateFileName = RouteNameOf<'private-file'>
/** A route that is a stream for one visitor. */
export type LiveName = RouteNameOf<'live'>

/**
 * Whom a page is for. An act of the desk admits those who may do it in any programme; whether they
 * may in this one, the page asks itself (`mayAct`).
 */
export type Audience = 'anyone' | 'signed-in' | DeskAct

/** What a visitor asks for, and what the page may use. */
export type PersonalVisit<N extends RouteName = RouteName> = {
  readonly language: Language
  readonly to: Links
  /** The page's own address without its query, in the visit's language. */
  readonly here: string
  readonly params: Params<N>
  readonly query: URLSearchParams
  readonly visitor: Visitor
  readonly services: PersonalServices
  /** The address that the request came from, for limiting attempts. */
  readonly address: string
  /** What the browser calls itself; null where it does not. */
  readonly userAgent: string | null
  /** What was sent and refused, while the page is shown again; null otherwise. */
  readonly entered: Entered | null
  /** The form for an act (on one item, where the page has several of the same act). */
  readonly form: (act: string, item?: string) => FormView
  /** The token under which a stranger's drafts are kept; a new one is given with the answer. */
  readonly draftToken: () => string
  /** The address of a script, for a page whose script starts another: a service worker. */
  readonly scriptAddress: (name: ScriptName) => Promise<string>
  /** A cookie of this site; undefined where the browser sent none. */
  readonly cookie: (name: NewCookie['name']) => string | undefined
}

/** A visit of any page, for what does not ask for the values of the address. */
export type AnyVisit = Omit<PersonalVisit, 'params'>

/** A page to show. */
export type Shown = {
  readonly state: 'shown'
  readonly title: string
  /** The way from the room's first page, this page's own name last; none where absent. */
  readonly trail?: readonly Crumb[]
  readonly body: Child
  readonly status?: 200 | 400 | 403 | 404 | 409 | 422
  /** Scripts beside the one that every personal page has. */
  readonly scripts?: readonly ScriptName[]
  readonly cookies?: readonly NewCookie[]
}

/** The visitor is sent on, after a POST by 303, so that reloading sends nothing again. */
export type Moved = {
  readonly state: 'moved'
  readonly href: string
  /** Said once on the page that follows. */
  readonly message?: MessageCode
  readonly cookies?: readonly NewCookie[]
}

/** What an act tells a script of the page; without one nothing is shown of it. */
export type Told = { readonly state: 'told'; readonly json: unknown }

/** An act of a page. Where it refuses, the page is shown again with all that was typed. */
export type PersonalAct<N extends PersonalName> = (
  visit: PersonalVisit<N>,
  form: SubmittedForm,
) => Promise<Result<Shown | Moved | Told, FormRefusal>>

/** A personal page. What `show` refuses becomes a 404 (403 where it is a matter of rights). */
export type PersonalPage<N extends PersonalName> = {
  readonly for: Audience
  readonly show: (visit: PersonalVisit<N>) => Promise<Result<Shown | Moved>>
  readonly acts?: Readonly<Record<string, PersonalAct<N>>>
  /** The longest form that is read, in bytes; 10 MB where absent. */
  readonly bodyLimit?: number
}

/** A file for one visitor. */
export type PrivateFile<N extends PrivateFileName> = {
  readonly for: Audience
  readonly write: (visit: PersonalVisit<N>) => Promise<Result<PrivateDownload>>
}

/** What a private file holds. Long ones are written while they are sent. */
export type PrivateDownload = {
  readonly type: string
  /** The name to save it under; any characters. */
  readonly saveAs: string
  readonly content: string | Uint8Array<ArrayBuffer> | AsyncGenerator<string | Uint8Array>
  /** Opened in the browser instead of being saved. */
  readonly isShown?: boolean
}

/** A stream of fragments that a page shows while it is open (`data-live`). */
export type Live<N extends LiveName> = {
  readonly for: Audience
  /** Yields the whole fragment each time that it changed; ends when `signal` does. */
  readonly follow: (
    visit: PersonalVisit<N>,
    signal: AbortSignal,
  ) => Promise<Result<AsyncIterable<Child>>>
}

/** What the rooms bring: their pages, files and streams by route. */
export type Rooms = {
  readonly personal: { readonly [N in PersonalName]?: PersonalPage<N> }
  readonly privateFiles: { readonly [N in PrivateFileName]?: PrivateFile<N> }
  readonly live: { readonly [N in LiveName]?: Live<N> }
}

/** Answers with a page. */
export const shown = (page: Omit<Shown, 'state'>): Ok<Shown> => ok({ state: 'shown', ...page })

/** Tells a script what came of its act. */
export const told = (json: unknown): Ok<Told> => ok({ state: 'told', json })

/** Sends the visitor on, with a sentence that is said once there. */
export const moved = (href: string, message?: MessageCode): Ok<Moved> =>
  ok({ state: 'moved', href, ...(message && { message }) })

/**
 * What a command is given: the books, the visitor as its actor, and the form's key. An act that
 * runs two commands gives each a key of its own: `idFrom(form.key, 'second')`.
 */
export function contextOf(visit: AnyVisit, form?: Pick<SubmittedForm, 'key'>): ActorContext {
  const { database, authority, clock } = visit.services
  const { actor } = visit.visitor
  const context = { database, authority, clock, ...(form && { idempotencyKey: form.key }) }
  return actingAs({ ...context, actor: actor.name }, actor)
}
