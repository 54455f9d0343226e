import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { calendarDate, type Instant, japanDate, toInstant } from './calendar.ts'
import {
  addMinutes,
  instantAt,
  minutesBetween,
  parseTimeOfDay,
  type TimeOfDay,
  timeOfDay,
} from './time-of-day.ts'

const day = calendarDate(2023, 11, 5)

describe('a time of day', () => {
  test.each([
    ['9:30', '09:30'],
    ['０９：３０', '09:30'],
    ['9時30分', '09:30'],
    ['9時', '09:00'],
    ['9 時 半', '09:30'],
    ['午前9時5分', '09:05'],
    ['午後1時', '13:00'],
    ['午後12時30分', '12:30'],
    ['午前12時', '00:00'],
    ['0:00', '00:00'],
    ['24:00', '24:00'],
  ])('is read from %s', (text, time) => {
    expect(parseTimeOfDay(text)).toEqual({ ok: true, value: time })
  })

  test.each(['', '9', '930', '25:00', '24:01', '9:60', '9:5', '午後13時', '昼'])(
    'is not read from "%s"',
    (text) => {
      const code = text === '' ? 'time_is_blank' : 'time_form_unknown'
      expect(parseTimeOfDay(text)).toMatchObject({ ok: false, refusal: { code } })
    },
  )

  it('is a moment on a date', () => {
    expect(instantAt(day, '00:00' as TimeOfDay)).toBe('2023-11-04T15:00:00.000Z')
    expect(instantAt(day, '09:30' as TimeOfDay)).toBe('2023-11-05T00:30:00.000Z')
    expect(instantAt(day, '24:00' as TimeOfDay)).toBe('2023-11-05T15:00:00.000Z')
  })

  const moments = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map(toInstant)

  it('is what Intl says', () => {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Tokyo',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    const since1952 = moments.filter((moment) => moment > '1952')
    fc.assert(
      fc.property(since1952, (moment) => {
        expect(timeOfDay(moment)).toBe(format.format(new Date(moment)))
      }),
    )
  })

  it('and its date give the minute back', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const again = instantAt(japanDate(new Date(moment)), timeOfDay(moment))
        const late = minutesBetween(again, moment)
        expect(late).toBeGreaterThanOrEqual(0)
        expect(late).toBeLessThan(1)
        expect(minutesBetween(moment, addMinutes(moment, -90))).toBe(-90)
      }),
    )
  })

  it('is not asked of what is no moment', () => {
    expect(() => timeOfDay('soon' as Instant)).toThrow('not an instant')
  })
})
