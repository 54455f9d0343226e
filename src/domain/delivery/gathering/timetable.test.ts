import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { calendarDate, type Instant } from '../../../kit/calendar.ts'
import { addMinutes, minutesBetween, type TimeOfDay, timeOfDay } from '../../../kit/time-of-day.ts'
import {
  checkInterviews,
  findClash,
  type Slot,
  timetable,
  type TimetableSettings,
} from './timetable.ts'

const time = (text: string) => text as TimeOfDay
const stretch = (text: string) => {
  const [from = '', to = ''] = text.split('-')
  return { from: time(from), to: time(to) }
}

const settingsOf = (
  hours: string,
  change: Partial<TimetableSettings> & { readonly rests?: readonly string[] } = {},
): TimetableSettings => {
  const { rests = [], ...rest } = change
  return {
    date: calendarDate(2023, 11, 5),
    booths: ['A', 'B'],
    ...stretch(hours),
    minutes: 20,
    pauseMinutes: 10,
    breaks: rests.map(stretch),
    ...rest,
  }
}

const timesOf = (settings: TimetableSettings): string => {
  const made = timetable(settings)
  if (!made.ok) return made.refusal.code
  const own = made.value.filter(({ booth }) => booth === settings.booths[0])
  return own.map(({ startsAt, endsAt }) => `${timeOfDay(startsAt)}-${timeOfDay(endsAt)}`).join(' ')
}

describe('a timetable', () => {
  test.each<[string, TimetableSettings, string]>([
    ['divides the day', settingsOf('10:00-11:30'), '10:00-10:20 10:30-10:50 11:00-11:20'],
    ['ends in time', settingsOf('10:00-11:19'), '10:00-10:20 10:30-10:50'],
    ['ends on time', settingsOf('10:00-11:20'), '10:00-10:20 10:30-10:50 11:00-11:20'],
    [
      'goes on after a break',
      settingsOf('11:00-13:30', { rests: ['11:45-13:00'] }),
      '11:00-11:20 13:00-13:20',
    ],
    [
      'begins after a break that lies at its beginning',
      settingsOf('10:00-11:00', { rests: ['09:30-10:15'] }),
      '10:15-10:35',
    ],
    [
      'takes breaks in any order, also overlapping ones',
      settingsOf('10:00-12:30', { rests: ['11:30-12:00', '10:30-11:00', '10:45-11:10'] }),
      '10:00-10:20 11:10-11:30 12:00-12:20',
    ],
    [
      'touches a break without entering it',
      settingsOf('10:00-10:50', { rests: ['10:20-10:30'] }),
      '10:00-10:20 10:30-10:50',
    ],
    ['needs an order', settingsOf('11:00-10:00'), 'timetable_runs_backwards'],
    [
      'needs it in breaks',
      settingsOf('10:00-12:00', { rests: ['11:00-11:00'] }),
      'timetable_runs_backwards',
    ],
    ['needs room', settingsOf('10:00-10:19'), 'timetable_has_no_slots'],
    ['needs booths', settingsOf('10:00-12:00', { booths: [] }), 'timetable_has_no_booths'],
    ['needs minutes', settingsOf('10:00-12:00', { minutes: 0 }), 'slot_minutes_out_of_range'],
    [
      'needs whole ones',
      settingsOf('10:00-12:00', { pauseMinutes: 0.5 }),
      'slot_minutes_out_of_range',
    ],
    [
      'has an end',
      settingsOf('00:00-24:00', {
        minutes: 5,
        pauseMinutes: 0,
        booths: Array.from({ length: 14 }, (_, index) => `booth ${index}`),
      }),
      'timetable_has_too_many_slots',
    ],
  ])('%s', (_, settings, expected) => {
    expect(timesOf(settings)).toBe(expected)
  })

  it('gives every booth the same times, in order of time', () => {
    const made = timetable(settingsOf('10:00-11:00'))
    expect(
      made.ok && made.value.map(({ booth, startsAt }) => `${timeOfDay(startsAt)} ${booth}`),
    ).toEqual(['10:00 A', '10:00 B', '10:30 A', '10:30 B'])
  })

  it('never clashes with itself at one booth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 90 }), fc.nat(30), (minutes, pauseMinutes) => {
        const made = timetable(
          settingsOf('09:00-17:00', {
            minutes,
            pauseMinutes,
            booths: ['A'],
            rests: ['12:00-13:00'],
          }),
        )
        expect(made.ok && findClash(made.value, Math.min(pauseMinutes, 1))).toBe(undefined)
      }),
    )
  })
})

const slot = (text: string): Slot => {
  const { from, to } = stretch(text)
  const at = (clock: string) => `2023-11-05T${clock}:00.000Z` as Instant
  return { startsAt: at(from), endsAt: at(to) }
}

describe("one person's interviews", () => {
  const rule = { most: 3, gapMinutes: 10 }

  test.each<[string, string[], string]>([
    ['may be none', [], 'ok'],
    ['may be three', ['01:00-01:20', '01:30-01:50', '02:00-02:20'], 'ok'],
    ['in any order', ['02:00-02:20', '01:00-01:20', '01:30-01:50'], 'ok'],
    [
      'are not four',
      ['01:00-01:20', '01:30-01:50', '02:00-02:20', '03:00-03:20'],
      'too_many_interviews',
    ],
    ['may not overlap', ['01:00-01:20', '01:10-01:30'], 'interviews_overlap'],
    ['may not be at one time', ['01:00-01:20', '01:00-01:20'], 'interviews_overlap'],
    ['may not lie within another', ['01:00-02:00', '01:10-01:20'], 'interviews_overlap'],
    ['leave time to walk', ['01:00-01:20', '01:29-01:49'], 'interviews_too_near'],
  ])('%s', (_, texts, expected) => {
    const checked = checkInterviews(texts.map(slot), rule)
    expect(checked.ok ? 'ok' : checked.refusal.code).toBe(expected)
  })

  it('are named by their times in Japan', () => {
    const checked = checkInterviews(['01:00-01:20', '01:10-01:30'].map(slot), rule)
    expect(checked.ok || checked.refusal.message.ja).toBe(
      '10:00–10:20の面接と10:10–10:30の面接は時間が重なっています。どちらかを別の時間にしてください。',
    )
  })

  it('clash if any two of them do, and only then', () => {
    const slots = fc.array(
      fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, minutes]): Slot => {
        const startsAt = addMinutes('2023-11-05T01:00:00.000Z' as Instant, start)
        return { startsAt, endsAt: addMinutes(startsAt, minutes) }
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(slots, fc.nat(10), (given, gap) => {
        const clashing = given.some((one, index) =>
          given
            .slice(index + 1)
            .some(
              (other) =>
                minutesBetween(one.endsAt, other.startsAt) < gap &&
                minutesBetween(other.endsAt, one.startsAt) < gap,
            ),
        )
        expect(findClash(given, gap) !== undefined).toBe(clashing)
      }),
    )
  })
})
