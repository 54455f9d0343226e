/** A digest: enough of it to compare at a glance, the rest on request. */
import type { Child } from 'hono/jsx'

/** The first twelve digits, or all of them. */
export function Digest({
  value,
  whole,
}: {
  readonly value: string
  readonly whole?: boolean
}): Child {
  return whole ? (
    <code class="digest whole">{value}</code>
  ) : (
    <code class="digest" title={value}>
      {shortDigest(value)}
    </code>
  )
}

/** The digest's first twelve digits. */
export function shortDigest(value: string): string {
  return value.slice(0, 12)
}
