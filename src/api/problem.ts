/**
 * Errors of the API as problem+json (RFC 9457): the refusal's code as the type, its sentence in the
 * reader's language as the detail, and both sentences beside it.
 */
import type { Context, TypedResponse } from 'hono'
import { z } from 'zod'
import type { Language } from '../kit/bilingual.ts'
import type { ApiRefusal } from './endpoint.ts'
import { bothLanguages } from './schema/basic.ts'

/** What an error says. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ examples: ['urn:jisseki:problem:no_seat_left'] }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({
      description: 'The stable statement of what is wrong.',
      examples: ['no_seat_left'],
    }),
    detail: z.string().meta({
      description: 'What is wrong and what to do, in the language of the Accept-Language header.',
    }),
    message: bothLanguages,
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().meta({
            description: 'The field of the body, as a JSON pointer (RFC 6901).',
            examples: ['/answers/reason'],
          }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'The fields that are wrong, where it is about fields.' }),
  })
  .meta({ id: 'Problem', description: 'What was refused, and what to do about it (RFC 9457).' })

/** The statuses of errors. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** Codes that have a status of their own. */
const statuses: Readonly<Record<string, ProblemStatus>> = {
  token_missing: 401,
  token_unknown: 401,
  scope_missing: 403,
  act_not_allowed: 403,
  second_factor_is_missing: 403,
  sign_in_is_needed: 403,
  method_unknown: 405,
  body_unreadable: 400,
  body_not_valid: 400,
  query_not_valid: 400,
  cursor_unknown: 400,
  idempotency_key_missing: 400,
  body_too_large: 413,
  body_not_json: 415,
  no_seat_left: 409,
  budget_is_gone: 409,
  applied_already: 409,
  done_already: 409,
  act_does_not_follow: 409,
  offering_state_does_not_follow: 409,
  session_not_scheduled: 409,
  idempotency_key_reused: 409,
  already_undone: 409,
  too_many_attempts: 429,
  program_failed: 500,
  books_out_of_reach: 503,
}

/** The status of a refusal: what could be understood and is refused is 422. */
function statusOf(code: string): ProblemStatus {
  const own = Object.hasOwn(statuses, code) ? statuses[code] : undefined
  if (own !== undefined) return own
  if (code.endsWith('_changed_meanwhile') || code.endsWith('_already')) return 409
  return code.endsWith('_unknown') || code.endsWith('_has_ended') ? 404 : 422
}

/** An answer with a problem. */
export type ProblemAnswer = Response &
  TypedResponse<z.infer<typeof problemSchema>, ProblemStatus, 'json'>

/** Answers with a refusal. */
export function problemOf(c: Context, refusal: ApiRefusal): ProblemAnswer {
  const status = statusOf(refusal.code)
  const language = languageOf(c)
  const errors = refusal.errors?.map(({ pointer, code, message }) => {
    return { pointer, code, message: message[language] }
  })
  const body: z.infer<typeof problemSchema> = {
    type: `urn:jisseki:problem:${refusal.code}`,
    title: refusal.code.replaceAll('_', ' '),
    status,
    code: refusal.code,
    detail: refusal.message[language],
    message: refusal.message,
    ...(errors && errors.length > 0 && { errors }),
  }
  const answer = c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(status === 429 && { 'retry-after': String(attemptSeconds) }),
  })
  return answer as Response as ProblemAnswer
}

/** After so many seconds a closed window of attempts is open again at the latest. */
const attemptSeconds = 900

/** Japanese, unless English is asked for first. */
function languageOf(c: Context): Language {
  return /^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ja'
}
