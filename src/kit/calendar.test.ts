import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  addDays,
  calendarDate,
  type CalendarDate,
  compareDates,
  formatDate,
  formatInstant,
  formatMonth,
  isCalendarDate,
  japanDate,
  monthOf,
  monthsBetween,
  parseCalendarDate,
  toInstant,
} from './calendar.ts'

/** Any day from 1873 to 2199. */
const anyDate = fc
  .integer({ min: 0, max: 119_000 })
  .map((days) => addDays(calendarDate(1873, 1, 1), days))

const utc = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`)

describe('parseCalendarDate', () => {
  test.each([
    ['2023-04-01', '2023-04-01'],
    ['2023/4/1', '2023-04-01'],
    ['2023.4.1', '2023-04-01'],
    ['20230401', '2023-04-01'],
    ['2023年4月1日', '2023-04-01'],
    [' 2023年 4月 1日 ', '2023-04-01'],
    ['令和5年4月1日', '2023-04-01'],
    ['R5.4.1', '2023-04-01'],
    ['r05/04/01', '2023-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['㋿元年５月１日', '2019-05-01'],
    ['２０２３／４／１', '2023-04-01'],
    ['Ｒ５．４．１', '2023-04-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['平成32年3月31日', '2020-03-31'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S1.12.25', '1926-12-25'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s as %s', (text, date) => {
    expect(parseCalendarDate(text)).toEqual({ ok: true, value: date })
  })

  test.each([
    ['', 'date_is_blank'],
    ['　', 'date_is_blank'],
    ['2023-02-29', 'date_does_not_exist'],
    ['2023-13-01', 'date_does_not_exist'],
    ['2023-00-10', 'date_does_not_exist'],
    ['20230431', 'date_does_not_exist'],
    ['令和0年4月1日', 'date_does_not_exist'],
    ['令和5年2月30日', 'date_does_not_exist'],
    ['0023-04-01', 'date_does_not_exist'],
    ['令和元年4月30日', 'date_lies_before_its_era'],
    ['平成元年1月7日', 'date_lies_before_its_era'],
    ['45017', 'date_form_unknown'],
    ['4月1日', 'date_form_unknown'],
    ['2023-04', 'date_form_unknown'],
    ['2023/4-1', 'date_form_unknown'],
    ['1/4/2023', 'date_form_unknown'],
    ['5.4.1', 'date_form_unknown'],
    ['2023-04-01T00:00:00Z', 'date_form_unknown'],
    ['令和5年4月1', 'date_form_unknown'],
  ])('refuses "%s" with %s', (text, code) => {
    expect(parseCalendarDate(text)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('reads back what formatDate and the kept form write', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseCalendarDate(date)).toEqual({ ok: true, value: date })
        expect(parseCalendarDate(formatDate(date, 'ja'))).toEqual({ ok: true, value: date })
        expect(parseCalendarDate(date.replaceAll('-', ''))).toEqual({ ok: true, value: date })
      }),
    )
  })
})

describe('dates', () => {
  it('adds days over leap days, months and years', () => {
    expect(addDays(calendarDate(2024, 2, 28), 1)).toBe('2024-02-29')
    expect(addDays(calendarDate(2023, 2, 28), 1)).toBe('2023-03-01')
    expect(addDays(calendarDate(2024, 1, 1), -1)).toBe('2023-12-31')
  })

  it('orders as time does, and goes back as far as it went', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -700, max: 700 }), (date, days) => {
        const moved = addDays(addDays(date, 1000), days)
        expect(addDays(moved, -1000 - days)).toBe(date)
        expect(compareDates(moved, date)).toBe(1)
        expect(compareDates(date, moved)).toBe(-1)
        expect(compareDates(date, date)).toBe(0)
      }),
    )
  })

  it('knows its own form', () => {
    expect(isCalendarDate('2023-04-01')).toBe(true)
    expect(isCalendarDate('2023-4-1')).toBe(false)
    expect(isCalendarDate('2023-02-30')).toBe(false)
    expect(() => calendarDate(2023, 2, 30)).toThrow('there is no date 2023-2-30')
  })

  it('lists months, both ends included', () => {
    const march = monthOf(calendarDate(2024, 3, 31))
    expect(march).toBe('2024-03')
    expect(monthsBetween(monthOf(calendarDate(2023, 11, 30)), march)).toEqual([
      '2023-11',
      '2023-12',
      '2024-01',
      '2024-02',
      '2024-03',
    ])
    expect(monthsBetween(march, march)).toEqual(['2024-03'])
    expect(monthsBetween(march, monthOf(calendarDate(2024, 2, 1)))).toEqual([])
  })
})

describe('Japan time', () => {
  it('turns the day at 15:00 UTC', () => {
    expect(japanDate(new Date('2023-03-31T14:59:59.999Z'))).toBe('2023-03-31')
    expect(japanDate(new Date('2023-03-31T15:00:00.000Z'))).toBe('2023-04-01')
  })

  it('agrees with the time zone database for Asia/Tokyo', () => {
    const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })
    const since1952 = { min: new Date('1952-01-01'), max: new Date('2199-12-31') }
    fc.assert(
      fc.property(fc.date({ ...since1952, noInvalidDate: true }), (moment) => {
        expect(japanDate(moment)).toBe(tokyo.format(moment))
      }),
    )
  })
})

describe('what people read', () => {
  it('writes 和暦 as the Japanese calendar of Intl does', () => {
    const intl = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      dateStyle: 'long',
      timeZone: 'UTC',
    })
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(formatDate(date, 'ja')).toBe(intl.format(utc(date)))
      }),
    )
  })

  it.each([
    [calendarDate(2023, 4, 30), '令和5年4月', 'April 2023'],
    [calendarDate(2019, 4, 30), '平成31年4月', 'April 2019'],
    [calendarDate(2019, 5, 1), '令和元年5月', 'May 2019'],
    [calendarDate(1989, 1, 8), '昭和64年1月', 'January 1989'],
  ])('writes the month of %s as %s and as %s', (date, ja, en) => {
    expect(formatMonth(monthOf(date), 'ja')).toBe(ja)
    expect(formatMonth(monthOf(date), 'en')).toBe(en)
  })

  it('writes English dates as Intl does', () => {
    const intl = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(formatDate(date, 'en')).toBe(intl.format(utc(date)))
      }),
    )
  })

  it('writes moments in Japan time', () => {
    const instant = toInstant(new Date('2023-03-31T16:05:00Z'))
    expect(formatInstant(instant, 'ja')).toBe('令和5年4月1日 1時05分')
    expect(formatInstant(instant, 'en')).toBe('1 April 2023, 01:05 JST')
  })
})
