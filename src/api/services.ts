/** What the API works with, and what it knows of a request. */
import type { Claims } from '../commands/application/claims.ts'
import type { Caller } from '../commands/account/caller.ts'
import type { Context } from '../commands/context.ts'
import type { Applicant } from '../store/applicant.ts'

/** The books, the ways in that gather calls, and who is told of bugs and outages. */
export type ApiServices = {
  readonly context: Context
  readonly claims: Claims
  /** Finds the callers behind tokens; those who ask together are found by one query. */
  readonly callers: (token: string) => Promise<ApiCaller | null>
  readonly onProblem: (problem: { readonly path: string; readonly error: unknown }) => void
}

/** A caller, with what its account brings to an application. */
export type ApiCaller = { readonly caller: Caller; readonly applicant: Applicant }

/** What handlers find in the request's context. */
export type ApiEnv = { readonly Variables: ApiCaller }
