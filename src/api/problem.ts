/**
 * Errors of the API as problem+json (RFC 9457): the refusal's code as the type, its sentence in the
 * reader's language as the detail, and both sentences beside it.
 */
import { z } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import type { Language } from '../kit/bilingual.ts'
import type { Refusal } from '../kit/result.ts'

/** What an error says. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:jisseki:problem:no_seat_left' }),
    title: z.string(),
    status: z.number().int(),
    /** The stable statement of what is wrong. */
    code: z.string().openapi({ example: 'no_seat_left' }),
    detail: z.string(),
    message: z.object({ ja: z.string(), en: z.string() }),
  })
  .openapi('Problem')

/** The statuses of errors. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** Codes whose status is not 422: what was asked for could be understood and is refused. */
const statuses: Readonly<Record<string, ProblemStatus>> = {
  token_missing: 401,
  token_unknown: 401,
  scope_missing: 403,
  act_not_allowed: 403,
  offering_unknown: 404,
  session_unknown: 404,
  application_unknown: 404,
  path_unknown: 404,
  method_unknown: 405,
  body_unreadable: 400,
  body_not_valid: 400,
  body_too_large: 413,
  no_seat_left: 409,
  applied_already: 409,
  act_does_not_follow: 409,
  offering_changed_meanwhile: 409,
  idempotency_key_reused: 409,
  idempotency_key_missing: 400,
  too_many_attempts: 429,
  program_failed: 500,
  books_out_of_reach: 503,
}

/** An answer with a problem, as the contract of every route has it. */
export type ProblemAnswer = Response &
  TypedResponse<z.infer<typeof problemSchema>, ProblemStatus, 'json'>

/** Answers with a refusal. */
export function problemOf(c: Context, refusal: Refusal): ProblemAnswer {
  const status = statuses[refusal.code] ?? 422
  const language = languageOf(c)
  const body: z.infer<typeof problemSchema> = {
    type: `urn:jisseki:problem:${refusal.code}`,
    title: refusal.code.replaceAll('_', ' '),
    status,
    code: refusal.code,
    detail: refusal.message[language],
    message: refusal.message,
  }
  const answer = c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
  })
  return answer as Response as ProblemAnswer
}

/** Japanese, unless English is asked for first. */
function languageOf(c: Context): Language {
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ja'
}
