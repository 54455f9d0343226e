/** Whole yen in words: every amount of a grant is an integer, and is said with its separators. */
import type { Bilingual } from '../../../kit/bilingual.ts'

/** The greatest sum that a grant may name: under a trillion, so that sums stay exact integers. */
export const mostYen = 999_999_999_999

/** An amount as people read it: 500,000円, or 500,000 yen. */
export function yenWords(yen: number): Bilingual {
  const digits = yen.toLocaleString('en-GB')
  return { ja: `${digits}円`, en: `${digits} yen` }
}
