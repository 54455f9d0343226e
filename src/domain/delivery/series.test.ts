/** Many sessions at once: series, days divided into slots, lines from a table. */
import { describe, expect, it, test } from 'vitest'
import { calendarDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import type { TimeOfDay } from '../../kit/time-of-day.ts'
import { divideDay, parseDays, parseHours, parseSessionLines, sessionsOf } from './series.ts'

const hours = (from: string, to: string) => ({ from: from as TimeOfDay, to: to as TimeOfDay })
const june = (day: number) => calendarDate(2023, 6, day)

describe('a series', () => {
  const whole = { first: june(1), last: june(14), weekdays: [], except: [] }

  it('has its times on the weekdays that are meant, in their order', () => {
    const made = sessionsOf({
      ...whole,
      weekdays: [4],
      hours: [hours('13:00', '15:00'), hours('10:00', '12:00')],
    })
    expect(made.ok && made.value.map(({ startsAt }) => startsAt)).toEqual([
      '2023-06-01T01:00:00.000Z',
      '2023-06-01T04:00:00.000Z',
      '2023-06-08T01:00:00.000Z',
      '2023-06-08T04:00:00.000Z',
    ])
  })

  it('leaves out days, and lasts from the first to the last, both included', () => {
    const made = sessionsOf({ ...whole, except: [june(2)], hours: [hours('10:00', '24:00')] })
    expect(made.ok && made.value).toHaveLength(13)
    expect(made.ok && present(made.value.at(-1), 'the last').endsAt).toBe(
      '2023-06-14T15:00:00.000Z',
    )
  })

  test.each([
    ['a stretch that runs backwards', { last: calendarDate(2023, 5, 31) }, 'series_runs_backwards'],
    ['days that are all left out', { last: june(1), except: [june(1)] }, 'series_has_no_sessions'],
    ['too many', { last: calendarDate(2033, 1, 1) }, 'series_has_too_many_sessions'],
  ])('refuses %s', (_, change, code) => {
    const made = sessionsOf({ ...whole, hours: [hours('10:00', '11:00')], ...change })
    expect(made).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('a divided day', () => {
  it('has slots with pauses, and none that touches a break', () => {
    const divided = divideDay({
      ...hours('09:00', '12:00'),
      minutes: 30,
      pauseMinutes: 10,
      breaks: [hours('10:00', '10:30')],
    })
    expect(divided).toEqual({
      ok: true,
      value: [hours('09:00', '09:30'), hours('10:30', '11:00'), hours('11:10', '11:40')],
    })
  })

  it('refuses a day that is too short', () => {
    const short = { ...hours('09:00', '09:20'), minutes: 30, pauseMinutes: 0, breaks: [] }
    expect(divideDay(short)).toMatchObject({ refusal: { code: 'day_has_no_slots' } })
  })
})

describe('lines', () => {
  test.each([
    ['2023-06-01 13:00-15:00 立川会場', '立川会場'],
    ['令和5年6月1日 13時〜15時', ''],
    ['2023/6/1\t13:00\t15:00\t立川会場 2階', '立川会場 2階'],
    ['2023年6月1日　１３：００～１５：００　第1会議室', '第1会議室'],
    ['2023-06-01 午後1時から午後3時まで 講堂', '講堂'],
  ])('reads %s', (line, place) => {
    const startsAt = '2023-06-01T04:00:00.000Z'
    const endsAt = '2023-06-01T06:00:00.000Z'
    expect(parseSessionLines(`\n${line}\n`)).toEqual({
      ok: true,
      value: [{ startsAt, endsAt, place }],
    })
  })

  it('name the line that cannot be read', () => {
    const read = parseSessionLines('2023-06-01 13:00-15:00\n6/1 午後')
    expect(read).toMatchObject({ ok: false })
    expect(!read.ok && read.refusal.message.ja).toContain('「6/1 午後」の行')
  })

  it('are times of a day, or days', () => {
    expect(parseHours('10:00-12:00\n１３時〜１５時半')).toEqual({
      ok: true,
      value: [hours('10:00', '12:00'), hours('13:00', '15:30')],
    })
    expect(parseHours('12:00-10:00')).toMatchObject({ refusal: { code: 'hours_run_backwards' } })
    expect(parseDays('2023-06-01、令和5年6月2日\n')).toEqual({
      ok: true,
      value: [june(1), june(2)],
    })
  })
})
