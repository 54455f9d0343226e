/**
 * Result against target as a bar. All bars share one scale, on which the target stands at the same
 * place, so that a page of them can be read down. The numbers stand beside the bar as text.
 */
import type { Child } from 'hono/jsx'

/** The bar shows rates up to this; beyond it, an arrow says that it goes on. */
const fullRate = 2

/** A bar for a rate: result over target, 1 for just reached. */
export function Bullet({
  ratio,
  label,
}: {
  readonly ratio: number
  readonly label: string
}): Child {
  const width = percent(Math.min(ratio, fullRate) / fullRate)
  return (
    <svg class="bullet" width="100%" height="18" role="img" aria-label={label}>
      <rect class="bullet-track" x="0" y="3" width="100%" height="12" />
      <rect class="bullet-bar" x="0" y="3" width={width} height="12" />
      {ratio > fullRate && (
        <svg x="100%" y="3" width="12" height="12" overflow="visible">
          <path class="bullet-more" d="M-13 0 L-3 6 L-13 12 Z" />
        </svg>
      )}
      <rect class="bullet-target" x={percent(1 / fullRate)} y="0" width="3" height="18" />
    </svg>
  )
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
