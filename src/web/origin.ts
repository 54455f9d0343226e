/** Telling our own forms from those of other sites, and our own addresses from others. */
import type { Bilingual } from '../kit/bilingual.ts'

/** What tells where a request comes from. */
export type RequestSource = {
  readonly secFetchSite: string | undefined
  readonly origin: string | undefined
  readonly host: string | undefined
}

/**
 * Whether a POST comes from one of our own pages: the browser says so (Sec-Fetch-Site), or names
 * our origin. Plain http sites get no Sec-Fetch-Site. What says neither is not believed.
 */
export function isFromOwnPage(source: RequestSource, siteUrl: URL | null): boolean {
  const { secFetchSite, origin, host } = source
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin'
  if (origin === undefined) return false
  const named = URL.canParse(origin) ? new URL(origin) : null
  if (named === null) return false
  return siteUrl === null ? named.host === host : named.origin === siteUrl.origin
}

/** Said where a form was sent by another site. */
export const foreignForm: Bilingual = {
  ja: 'ほかのサイトから送られた操作のため、行いませんでした。このサイトのページを開いて、そこから操作してください。',
  en: 'This was sent from another site, so nothing was done. Open the page on this site and act from there.',
}

/**
 * An address on this site to go on to ("next"): its path and query. Null where it would lead
 * elsewhere, however it is written.
 */
export function localPath(text: string | null | undefined): string | null {
  if (!text || !/^\/(?![/\\])/.test(text) || /[\p{Cc}\s\\]/u.test(text)) return null
  const base = 'http://site.invalid'
  const url = URL.canParse(text, base) ? new URL(text, base) : null
  if (url === null || url.origin !== base || url.pathname.startsWith('//')) return null
  return url.pathname + url.search
}
