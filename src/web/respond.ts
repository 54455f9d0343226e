/**
 * Answers with the headers that every answer has. Headers are plain objects and bodies bytes: the
 * server writes these without building a web response first, which doubles the rate of a kept page.
 */
import { gzipSync } from 'node:zlib'
import { digest } from '../kit/id.ts'

/** A body kept for being sent again, compressed as well. */
export type KeptBody = {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  /** Null where compressing saves nothing. */
  readonly gzip: Uint8Array<ArrayBuffer> | null
  /** Names the content; weak, because it stands for both forms. */
  readonly etag: string
}

/** What an answer needs to know of its question. */
export type Asked = {
  readonly acceptEncoding: string | undefined
  readonly ifNoneMatch: string | undefined
}

/**
 * Headers of every answer: nothing is loaded from elsewhere, no script runs, no other site may
 * frame the pages, and no address leaks to others.
 */
const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * What personal pages differ in: their own scripts run, forms name their origin (a referrer policy
 * of none would hide it from ourselves), the camera may read tickets, and nobody keeps them.
 */
export const personalHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  'cache-control': 'no-store',
}

/** Kept for good: the name changes with the content. */
export const immutable = 'public, max-age=31536000, immutable'
/** Kept, and asked about each time. */
export const revalidate = 'no-cache'

/** An answer with the headers of every answer and its own. */
export function respond(
  body: Uint8Array<ArrayBuffer> | string | ReadableStream | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(body, { status, headers: { ...securityHeaders, ...headers } })
}

/** Prepares a body for being sent many times. */
export function keepBody(type: string, content: string | Uint8Array<ArrayBuffer>): KeptBody {
  const body = typeof content === 'string' ? bytesOf(content) : content
  const packed = bytesOf(gzipSync(body, { level: 6 }))
  const gzip = packed.length < body.length ? packed : null
  return { type, body, gzip, etag: `W/"${digest(body).slice(0, 24)}"` }
}

/** Sends a kept body, compressed where that is understood; 304 where the reader has it already. */
export function sendKept(kept: KeptBody, asked: Asked, cacheControl: string): Response {
  const headers = { etag: kept.etag, 'cache-control': cacheControl, vary: 'accept-encoding' }
  if (asked.ifNoneMatch && matches(asked.ifNoneMatch, kept.etag)) return respond(null, 304, headers)
  const packed = kept.gzip !== null && takesGzip(asked.acceptEncoding) ? kept.gzip : null
  const type = { 'content-type': kept.type }
  return packed
    ? respond(packed, 200, { ...headers, ...type, 'content-encoding': 'gzip' })
    : respond(kept.body, 200, { ...headers, ...type })
}

function bytesOf(content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(typeof content === 'string' ? Buffer.from(content) : content)
}

/** RFC 9110, 13.1.2: a list of tags, or an asterisk for any. */
function matches(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim())
  return tags.includes('*') || tags.includes(etag) || tags.includes(etag.slice('W/'.length))
}

/** RFC 9110, 12.5.3: gzip is named, and not refused with a weight of zero. */
function takesGzip(acceptEncoding: string | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/i.test(acceptEncoding ?? '')
}
