/** What the API works with. */
import type { Caller } from '../commands/account/caller.ts'
import type { Mailing } from '../commands/account/visit.ts'
import type { AskedOfferings } from '../commands/application/asked-offerings.ts'
import type { Claims } from '../commands/application/claims.ts'
import type { Context } from '../commands/context.ts'
import type { Letterhead } from '../domain/notice/letterhead.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { Applicant } from '../store/applicant.ts'

/** What the API is given: the books, the way in for claims, mail, and who is told of problems. */
export type ApiGiven = {
  readonly context: Context
  readonly claims: Claims
  /** How invitations are sent. */
  readonly mailing: Mailing
  /** The letterhead of an office's letters, as they are sent. */
  readonly letterheadOf: (office: Bilingual) => Letterhead
  /** Whether a proxy stands before the server and names who asks. */
  readonly isBehindProxy?: boolean
  readonly onProblem: (problem: { readonly path: string; readonly error: unknown }) => void
}

/** The same with the look-ups that gather those who ask at the same time. */
export type ApiServices = Omit<ApiGiven, 'isBehindProxy'> & {
  readonly isBehindProxy: boolean
  /** Finds the caller behind a token; null where nobody has it. */
  readonly callers: (token: string) => Promise<ApiCaller | null>
  readonly asked: AskedOfferings
}

/** A caller, with what its account brings to an application. */
export type ApiCaller = { readonly caller: Caller; readonly applicant: Applicant }
