/** Network addresses, as far as telling senders apart goes. */

/**
 * What one sender holds: an IPv4 address, or the first 64 bits of an IPv6 address, of which a
 * single subscriber has all the rest (RFC 6177). Other texts stay as they are.
 */
export function networkOf(address: string): string {
  const plain = address.trim().toLowerCase().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  const first = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${first.join(':')}::/64`
}

/**
 * The address that a request came from; null where it cannot be told. A proxy puts the address that
 * it saw behind what the sender claimed.
 */
export function callingAddress(given: {
  /** The X-Forwarded-For line, where a proxy is known to stand before the server. */
  readonly forwarded: string | undefined
  readonly remote: string | undefined
}): string | null {
  const last = given.forwarded?.split(',').at(-1)?.trim()
  return last || given.remote || null
}
