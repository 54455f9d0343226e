/** Answers for one visitor: kept by nobody, with the cookies that go along. */
import { formatCookie, type NewCookie } from './cookies.ts'
import type { PersonalWeb } from './personal-web.ts'
import { personalHeaders, respond } from './respond.ts'

/** An answer for one visitor. */
export type PersonalAnswer = {
  readonly status: number
  readonly text?: string
  /** HTML where absent. */
  readonly type?: string
  readonly location?: string
  readonly cookies?: readonly NewCookie[]
}

/** The answer as it is sent. */
export function respondPersonally(
  { services }: Pick<PersonalWeb, 'services'>,
  { status, text, type, location, cookies = [] }: PersonalAnswer,
): Response {
  const response = respond(text ?? null, status, {
    ...personalHeaders,
    ...(text !== undefined && { 'content-type': type ?? 'text/html; charset=utf-8' }),
    ...(location !== undefined && { location }),
  })
  const isHttps = services.siteUrl?.protocol === 'https:'
  for (const cookie of cookies) response.headers.append('set-cookie', formatCookie(cookie, isHttps))
  return response
}
