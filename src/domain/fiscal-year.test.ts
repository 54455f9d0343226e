import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, calendarDate } from '../kit/calendar.ts'
import {
  firstDay,
  fiscalMonths,
  toFiscalYear,
  fiscalYearOf,
  formatFiscalYear,
  lastDay,
  parseFiscalYear,
  quarterOf,
} from './fiscal-year.ts'

const anyYear = fc.integer({ min: 1873, max: 2199 }).map(toFiscalYear)

describe('a fiscal year', () => {
  it('runs from April to March', () => {
    const year = toFiscalYear(2023)
    expect([firstDay(year), lastDay(year)]).toEqual(['2023-04-01', '2024-03-31'])
    expect(fiscalYearOf(calendarDate(2023, 3, 31))).toBe(2022)
    expect(fiscalYearOf(calendarDate(2023, 4, 1))).toBe(2023)
    expect(fiscalYearOf(calendarDate(2024, 1, 1))).toBe(2023)
  })

  it('holds its own days and none beside them', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 0, max: 364 }), (year, days) => {
        expect(fiscalYearOf(addDays(firstDay(year), days))).toBe(year)
        expect(fiscalYearOf(lastDay(year))).toBe(year)
        expect(fiscalYearOf(addDays(lastDay(year), 1))).toBe(year + 1)
      }),
    )
  })

  it('has twelve months, April first', () => {
    const months = fiscalMonths(toFiscalYear(2023))
    expect(months).toHaveLength(12)
    expect([months[0], months[8], months[9], months[11]]).toEqual([
      '2023-04',
      '2023-12',
      '2024-01',
      '2024-03',
    ])
  })

  test.each([
    [4, 1],
    [6, 1],
    [7, 2],
    [9, 2],
    [10, 3],
    [12, 3],
    [1, 4],
    [3, 4],
  ])('puts month %i into quarter %i', (month, quarter) => {
    expect(quarterOf(calendarDate(2023, month, 1))).toBe(quarter)
    expect(quarterOf(calendarDate(2023, month, 28))).toBe(quarter)
  })

  it('is not made from what is no year', () => {
    expect(() => toFiscalYear(23)).toThrow('23 is not the starting year of a fiscal year')
    expect(() => toFiscalYear(2023.5)).toThrow('2023.5')
  })
})

describe('parseFiscalYear', () => {
  test.each([
    ['2023', 2023],
    ['２０２３年度', 2023],
    ['FY2023', 2023],
    ['令和5年度', 2023],
    ['令和５年度', 2023],
    ['令和 5 年度', 2023],
    ['令和5', 2023],
    ['R5', 2023],
    ['r5年度', 2023],
    ['令和元年度', 2019],
    ['平成31年度', 2019],
    ['H30', 2018],
    ['昭和63年度', 1988],
  ])('reads %s as %i', (text, year) => {
    expect(parseFiscalYear(text)).toEqual({ ok: true, value: year })
  })

  test.each([
    ['', 'fiscal_year_is_blank'],
    ['5', 'fiscal_year_form_unknown'],
    ['令和0年度', 'fiscal_year_form_unknown'],
    ['令和年度', 'fiscal_year_form_unknown'],
    ['2023-24', 'fiscal_year_form_unknown'],
    ['20233', 'fiscal_year_form_unknown'],
    ['0023', 'fiscal_year_form_unknown'],
    ['昨年度', 'fiscal_year_form_unknown'],
  ])('refuses "%s" with %s', (text, code) => {
    expect(parseFiscalYear(text)).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('formatFiscalYear', () => {
  test.each([
    [2023, '令和5年度', 'FY2023'],
    [2019, '令和元年度', 'FY2019'],
    [2018, '平成30年度', 'FY2018'],
    [1989, '平成元年度', 'FY1989'],
    [1988, '昭和63年度', 'FY1988'],
  ])('writes %i as %s and %s', (year, ja, en) => {
    expect(formatFiscalYear(toFiscalYear(year), 'ja')).toBe(ja)
    expect(formatFiscalYear(toFiscalYear(year), 'en')).toBe(en)
  })

  it('is read back in both languages', () => {
    fc.assert(
      fc.property(anyYear, fc.constantFrom('ja' as const, 'en' as const), (year, language) => {
        expect(parseFiscalYear(formatFiscalYear(year, language))).toEqual({ ok: true, value: year })
      }),
    )
  })
})
