/** Cookies of this site: never readable by scripts, and sent from other sites by links only. */

/** A cookie to set; 0 seconds take it away. */
export type NewCookie = {
  readonly name: `jisseki_${string}`
  /** Letters, digits, dots, hyphens and underscores. */
  readonly value: string
  readonly maxAgeSeconds: number
}

/** The cookie as a header, `Secure` where the site is reached by https. */
export function formatCookie(cookie: NewCookie, isHttps: boolean): string {
  const { name, value, maxAgeSeconds } = cookie
  const parts = [`${name}=${encodeURIComponent(value)}`, 'Path=/', `Max-Age=${maxAgeSeconds}`]
  return [...parts, 'HttpOnly', 'SameSite=Lax', ...(isHttps ? ['Secure'] : [])].join('; ')
}

/** The values by name that a browser sent; the first where a name comes twice. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(at, 0)).trim()
    if (name !== '' && !cookies.has(name)) cookies.set(name, decode(pair.slice(at + 1).trim()))
  }
  return cookies
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
