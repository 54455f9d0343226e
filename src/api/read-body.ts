/**
 * Reading bodies: straight from the connection where there is one, and never more than the limit.
 * It spares each request a web request and two streams, which cost more than all else that is done.
 */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'

/** Reads the body of a request as bytes. Refuses one of more bytes than the limit. */
export async function readBytes(c: Context, limit: number): Promise<Result<Uint8Array>> {
  if (Number(c.req.header('content-length') ?? 0) > limit) return tooLarge(limit)
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  // Broken off, a connection must stay open: the refusal goes out over it.
  const source = incoming?.iterator({ destroyOnReturn: false }) ?? c.req.raw.body
  if (source === null) return ok(new Uint8Array())
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > limit) return tooLarge(limit)
    chunks.push(chunk)
  }
  const [only] = chunks
  return ok(only && chunks.length === 1 ? only : Buffer.concat(chunks))
}

/** The refusal of a body that is too large. */
function tooLarge(limit: number): Refused {
  const most = `${Math.round(limit / 2 ** 20)}MB`
  return refuse(
    'body_too_large',
    `送られた内容が大きすぎます（上限${most}）。分けて送ってください。`,
    `What was sent is too large (at most ${most}). Send it in parts.`,
  )
}
