/**
 * Result against target as a bar. All bars share one scale, on which the target stands at the same
 * place, so that a page of them can be read down. The numbers stand beside the bar as text.
 */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'

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

/**
 * The rate in percent with one decimal, cut off and not rounded: what fell short of its target
 * never reads 100.0%. Computed from the two whole numbers, so that no fraction is lost on the way.
 */
export function formatRate(result: number, target: number, language: Language): string {
  const tenths = Math.floor((result * 1000) / target)
  const number = (tenths / 10).toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    minimumFractionDigits: 1,
  })
  return `${number}%`
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
