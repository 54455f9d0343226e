/** Who visits, and how the site knows them again: by tokens in cookies, whose digests are kept. */
import { type Actor, stranger } from '../domain/access/actor.ts'

/** Who asks for a personal page. */
export type Visitor = {
  readonly actor: Actor
  /** What they are called on their own pages; null for strangers. */
  readonly name: string | null
  /** The sign-in's id; null for strangers. */
  readonly signIn: string | null
  /** Signed in with the first factor, and the second is still missing. */
  readonly needsSecondFactor: boolean
}

/** Where visitors are known from. */
export type Visitors = {
  /** Who holds the token; a stranger where it is unknown or has ended. */
  find(token: string): Promise<Visitor>
}

/** Someone who has not signed in. */
export const strangerVisitor: Visitor = {
  actor: stranger,
  name: null,
  signIn: null,
  needsSecondFactor: false,
}

/** The cookie that holds a sign-in's token. */
export const signInCookie = 'jisseki_sign_in'

/** The cookie that holds the token of a stranger's drafts. */
export const draftCookie = 'jisseki_draft'

/** How long a stranger's drafts are found again from the same browser. */
export const draftSeconds = 30 * 24 * 3600
