/**
 * Japanese eras since the country took the Gregorian calendar (1873, 明治6年). The first day of each
 * era is that of the cabinet order that names it; 2019-05-01 for 令和 (平成31年政令第143号).
 */

/** One era: its name, its letter in short notation (R5.4.1), and the first day it is used for. */
export type Era = {
  readonly name: string
  readonly letter: string
  /** YYYY-MM-DD. Its year is the era's first: 令和元年 is 2019. */
  readonly firstDay: string
}

const eras: readonly Era[] = [
  { name: '令和', letter: 'R', firstDay: '2019-05-01' },
  { name: '平成', letter: 'H', firstDay: '1989-01-08' },
  { name: '昭和', letter: 'S', firstDay: '1926-12-25' },
  { name: '大正', letter: 'T', firstDay: '1912-07-30' },
  { name: '明治', letter: 'M', firstDay: '1868-10-23' },
]

/** Matches an era's name or its letter, and the year in it (元 or digits), in NFKC text. */
export const eraYearPattern = '(?<era>令和|平成|昭和|大正|明治|[RHSTM])(?<year>元|\\d{1,3})'

/** Finds the era that `text` names, by name or by letter in either case; null for other text. */
export function findEra(text: string): Era | null {
  return eras.find((era) => era.name === text || era.letter === text.toUpperCase()) ?? null
}

/** Finds the era that a date (YYYY-MM-DD) lies in; null before 明治. */
export function findEraOfDate(date: string): Era | null {
  return eras.find((era) => era.firstDay <= date) ?? null
}

/** The western year of a year in an era (元 or digits): 令和5 is 2023. Zero is no year: null. */
export function westernYear(era: Era, year: string): number | null {
  const count = year === '元' ? 1 : Number(year)
  return count < 1 ? null : firstYear(era) + count - 1
}

/** A western year as the era writes it: 令和元年, 令和5年. The year must not lie before the era. */
export function formatEraYear(era: Era, western: number): string {
  const count = western - firstYear(era) + 1
  return `${era.name}${count === 1 ? '元' : count}年`
}

function firstYear(era: Era): number {
  return Number(era.firstDay.slice(0, 4))
}
