/**
 * 年度: from 1 April to 31 March, named by the year it starts in (財政法 第11条, 地方自治法 第208条).
 * 令和元年度 and 平成31年度 are the same year, 2019.
 */
import type { Language } from '../kit/bilingual.ts'
import {
  type CalendarDate,
  calendarDate,
  type CalendarMonth,
  monthOf,
  monthsBetween,
} from '../kit/calendar.ts'
import { check } from '../kit/check.ts'
import { eraYearPattern, findEra, findEraOfDate, formatEraYear, westernYear } from '../kit/era.ts'
import { ok, refuse, type Result } from '../kit/result.ts'

/** A fiscal year, as the western year in which it starts: 2023 for 令和5年度. */
export type FiscalYear = number & { readonly __brand: 'FiscalYear' }

/** A quarter of a fiscal year: 1 is April to June, 4 is January to March. */
export type Quarter = 1 | 2 | 3 | 4

/** The fiscal year that starts in a western year. A year without four digits is a bug. */
export function toFiscalYear(startingYear: number): FiscalYear {
  check(isYear(startingYear), `${startingYear} is not the starting year of a fiscal year`)
  return startingYear as FiscalYear
}

/** The fiscal year that a date lies in. */
export function fiscalYearOf(date: CalendarDate): FiscalYear {
  const month = Number(date.slice(5, 7))
  return toFiscalYear(Number(date.slice(0, 4)) - (month < 4 ? 1 : 0))
}

/** 1 April. */
export function firstDay(year: FiscalYear): CalendarDate {
  return calendarDate(year, 4, 1)
}

/** 31 March of the western year that follows. */
export function lastDay(year: FiscalYear): CalendarDate {
  return calendarDate(year + 1, 3, 31)
}

/** The twelve months of a fiscal year, April first. */
export function fiscalMonths(year: FiscalYear): readonly CalendarMonth[] {
  return monthsBetween(monthOf(firstDay(year)), monthOf(lastDay(year)))
}

/** The quarter of its fiscal year that a date lies in. */
export function quarterOf(date: CalendarDate): Quarter {
  const month = Number(date.slice(5, 7))
  if (month <= 3) return 4
  if (month <= 6) return 1
  return month <= 9 ? 2 : 3
}

/**
 * A fiscal year as people write it: 令和5年度, or FY2023. The era is the one at the end of the western
 * year it starts in, as offices name the year of a change: 2019 is 令和元年度.
 */
export function formatFiscalYear(year: FiscalYear, language: Language): string {
  if (language === 'en') return `FY${year}`
  const era = findEraOfDate(calendarDate(year, 12, 31))
  check(era !== null, `no era is known for fiscal year ${year}`)
  return `${formatEraYear(era, year)}度`
}

/** Reads 2023, 2023年度, FY2023, 令和5年度, 令和5, R5, 令和元年度 and 平成31年度, in any width. */
export function parseFiscalYear(text: string): Result<FiscalYear> {
  const folded = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (folded === '')
    return refuse('fiscal_year_is_blank', '年度を入力してください。', 'Enter a fiscal year.')
  const year = readWestern(folded) ?? readEra(folded)
  return year !== null && isYear(year) ? ok(toFiscalYear(year)) : refuseForm(text)
}

const eraForm = new RegExp(`^${eraYearPattern}(?:年度?)?$`, 'i')

function readWestern(folded: string): number | null {
  const found = /^(?:FY)?(\d{4})(?:年度?)?$/i.exec(folded)
  return found === null ? null : Number(found[1])
}

function readEra(folded: string): number | null {
  const groups = eraForm.exec(folded)?.groups
  const era = groups && findEra(groups['era'] ?? '')
  return groups && era ? westernYear(era, groups['year'] ?? '') : null
}

/** The calendar begins in 1873; the last fiscal year ends within four digits. */
function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1873 && year <= 9998
}

const refuseForm = (text: string): Result<FiscalYear> =>
  refuse(
    'fiscal_year_form_unknown',
    `「${text}」を年度として読めません。2023、令和5年度、R5のように書いてください。`,
    `"${text}" could not be read as a fiscal year. Write it as 2023, 令和5年度 or R5.`,
  )
