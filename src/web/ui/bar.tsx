/** A plain bar beside a number. It says nothing that the number does not, so it is not read out. */
import type { Child } from 'hono/jsx'

/** A bar for a share, from 0 to 1, of the longest; a blank where there is nothing. */
export function Bar({ share }: { readonly share: number }): Child {
  const width = `${Math.round(share * 1000) / 10}%`
  return (
    <svg class="bar" width="100%" height="14" aria-hidden="true">
      <rect class="bullet-bar" width={width} height="14" />
    </svg>
  )
}
