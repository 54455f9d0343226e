/** Quantities in one line of words, for the tables of the reference page and of the tests. */
import type { Quantity } from '../quantity.ts'

const bases = { total: '延べ', unique: '実' } as const
const times = { cumulative: '累計', 'as-of': '現在', monthly: '月間', yearly: '年間' } as const

/** Every field that says something, in a fixed order: `① [企業] 207 社 約`; joined by ` | `. */
export function describeQuantities(quantities: readonly Quantity[]): string {
  return quantities.map(describeQuantity).join(' | ')
}

function describeQuantity(quantity: Quantity): string {
  const parts = [
    quantity.marker,
    quantity.label && `[${quantity.label}]`,
    String(quantity.value),
    quantity.unit,
    quantity.time && times[quantity.time],
    quantity.basis && bases[quantity.basis],
    quantity.approximate ? '約' : null,
    quantity.atLeast ? '以上' : null,
  ]
  return parts.filter((part) => part !== null).join(' ')
}
