/**
 * A refusal is a value: something the user can act on. Bugs are failed assertions (`check.ts`),
 * outages are exceptions; the three roads never mix.
 */
import type { Bilingual } from './bilingual.ts'

/** A statement of why something was not done, and what to do about it, in both languages. */
export type Refusal = {
  /** A full statement in snake case, stable across releases: `application_window_closed`. */
  readonly code: string
  readonly message: Bilingual
}

/** What was done, with its value. */
export type Ok<T> = { readonly ok: true; readonly value: T }

/** What was not done, with the reason. */
export type Refused<R = Refusal> = { readonly ok: false; readonly refusal: R }

/** The answer of everything that a user can get wrong. */
export type Result<T, R = Refusal> = Ok<T> | Refused<R>

/** An answer that succeeded, with its value. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/** Refuses with a code and its sentence in Japanese and English. */
export const refuse = (code: string, ja: string, en: string): Refused => ({
  ok: false,
  refusal: { code, message: { ja, en } },
})
