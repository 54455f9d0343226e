/** Amounts of money as plans print them: grouped by 兆, 億 and 万, in yen. */
import { formatNumber } from './number.ts'

const tiers = [
  { name: '兆', size: 1e12 },
  { name: '億', size: 1e8 },
  { name: '万', size: 1e4 },
] as const

/**
 * The amount in yen with its unit. Whole ten thousands are grouped (39億4,000万円); anything finer
 * is written out (123,456,789円).
 * @param yen in yen
 */
export function formatYen(yen: number): string {
  if (yen === 0 || yen % 1e4 !== 0) return `${formatNumber(yen)}円`
  let rest = Math.abs(yen)
  let text = yen < 0 ? '△' : ''
  for (const { name, size } of tiers) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) text += `${formatNumber(count)}${name}`
  }
  return `${text}円`
}
