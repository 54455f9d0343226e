/** Answering a request by its row: who calls, what is asked, what comes of it. */
import type { Context } from 'hono'
import { check } from '../kit/check.ts'
import { formatDisposition } from '../kit/disposition.ts'
import { authorise } from './authorise.ts'
import type { AnyEndpoint, FileAnswer, Listed } from './endpoint.ts'
import { formatCursor } from './paging.ts'
import { problemOf } from './problem.ts'
import { markOf, readCall } from './read-request.ts'
import type { ApiServices } from './services.ts'

/** Answers one request. */
export async function serveEndpoint(
  services: ApiServices,
  row: AnyEndpoint,
  c: Context,
): Promise<Response> {
  const known = await authorise(services, c, row.scope)
  if (!known.ok) return problemOf(c, known.refusal)
  const call = await readCall(services, row, { c, known: known.value })
  if (!call.ok) return problemOf(c, call.refusal)
  const done = await row.handle(call.value)
  if (!done.ok) return problemOf(c, done.refusal)
  if (row.media !== null) return sendFile(c, done.value as FileAnswer)
  if (row.item === null) return answerOf(c, done.value, { status: row.status ?? 200, next: null })
  const { items, next } = done.value as Listed<unknown>
  const cursor = next && formatCursor(next, markOf(row, call.value.query))
  const href = cursor === null ? null : addressAfter(c, cursor)
  return answerOf(c, { items, next: href }, { status: 200, next: href })
}

function answerOf(
  c: Context,
  value: unknown,
  { status, next }: { readonly status: 200 | 201; readonly next: string | null },
): Response {
  check(value !== undefined, 'an answer is JSON')
  return c.body(JSON.stringify(value), status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(next !== null && { link: `<${next}>; rel="next"` }),
  })
}

/** A file to save. What people have sent is never opened in the site's place. */
function sendFile(c: Context, { type, saveAs, content }: FileAnswer): Response {
  return c.body(content, 200, {
    'content-type': type,
    'content-disposition': formatDisposition(saveAs, 'attachment'),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}

/** The address of the next page: the same list with its cursor. */
function addressAfter(c: Context, cursor: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('after', cursor)
  return url.pathname + url.search
}
