/** Slots as they follow from opening hours: weekdays, breaks, closed days and public holidays. */
import { expect, test } from 'vitest'
import type { CalendarDate } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'
import {
  findClosing,
  hoursOf,
  type OpeningHours,
  parseOwnHours,
  parseSlotPlan,
  type SlotPlan,
  slotsBetween,
} from './opening-hours.ts'

const day = (text: string) => text as CalendarDate
const nine = { from: '09:00', to: '12:00' }
const afternoon = { from: '13:00', to: '17:00' }
const none: readonly (typeof nine)[] = []

function planOf(change: Record<string, unknown> = {}): SlotPlan {
  const week = [none, [nine, afternoon], [nine], [nine], [nine], [nine], none]
  const read = parseSlotPlan({ week, minutes: 60, weeksAhead: 4, ...change })
  check(read.ok && read.value, 'the plan is read')
  return read.value
}

type Own = { readonly plan: SlotPlan; readonly open: OpeningHours }

function startsOf(of: SlotPlan | Own, first: string, last: string) {
  const { plan, open } = 'open' in of ? of : { plan: of, open: of }
  const slots = slotsBetween(plan, open, { first: day(first), last: day(last) })
  return slots.map(({ startsAt }) => timeOfDay(startsAt))
}

test('a Monday has its morning and its afternoon, a Sunday nothing', () => {
  const monday = ['09:00', '10:00', '11:00', '13:00', '14:00', '15:00', '16:00']
  expect(startsOf(planOf(), '2023-06-05', '2023-06-05')).toEqual(monday)
  expect(startsOf(planOf(), '2023-06-04', '2023-06-04')).toEqual([])
  expect(startsOf(planOf(), '2023-06-04', '2023-06-06')).toEqual([
    ...monday,
    '09:00',
    '10:00',
    '11:00',
  ])
})

test('no slot touches a break, and the next one begins when it is over', () => {
  const plan = planOf({ breaks: [{ from: '10:30', to: '10:45' }] })
  expect(startsOf(plan, '2023-06-06', '2023-06-06')).toEqual(['09:00', '10:45'])
})

test('public holidays are closed, unless the plan says otherwise', () => {
  // 2023-07-17: 海の日, a Monday.
  expect(startsOf(planOf(), '2023-07-17', '2023-07-17')).toEqual([])
  const plan = planOf({ openOnHolidays: true })
  expect(startsOf(plan, '2023-07-17', '2023-07-17')).toHaveLength(7)
  expect(findClosing(planOf(), planOf(), day('2023-07-17'))).toBe('holiday')
  expect(findClosing(planOf(), planOf(), day('2023-07-16'))).toBe('weekday')
  expect(findClosing(planOf(), planOf(), day('2023-07-18'))).toBeNull()
})

test("a counsellor's own hours hold in place of the offering's, closed days add up", () => {
  const plan = planOf({ closed: ['2023-06-06'] })
  const own = parseOwnHours({
    week: [none, none, [nine], [{ from: '10:00', to: '12:00' }], none, none, none],
    closed: ['2023-06-14'],
  })
  check(own.ok && own.value, 'the hours are read')
  const open = hoursOf(plan, own.value)
  expect(startsOf({ plan, open }, '2023-06-05', '2023-06-18')).toEqual([
    '10:00',
    '11:00',
    '09:00',
    '10:00',
    '11:00',
  ])
  expect(findClosing(plan, open, day('2023-06-14'))).toBe('closed')
  expect(hoursOf(plan, null)).toEqual(plan)
  expect(hoursOf(plan, null, [day('2023-06-05')]).closed).toEqual(['2023-06-05', '2023-06-06'])
})

test.each([
  [{ week: [none] }, 'opening_hours_not_valid'],
  [{ minutes: 3 }, 'opening_hours_not_valid'],
  [{ weeksAhead: 27 }, 'opening_hours_not_valid'],
  [{ closed: ['2023-02-30'] }, 'opening_hours_not_valid'],
  [{ breaks: [{ from: '13:00', to: '12:00' }] }, 'hours_run_backwards'],
  [
    { week: [[nine, { from: '11:00', to: '13:00' }], none, none, none, none, none, none] },
    'hours_overlap',
  ],
])('the plan with %o is refused', (change, code) => {
  const week = Array.from({ length: 7 }, () => [nine])
  const given = { week, minutes: 60, weeksAhead: 4, ...change }
  const read = parseSlotPlan(given)
  expect(read).toMatchObject({ ok: false, refusal: { code } })
})

test('where nothing was said there is no plan', () => {
  expect(parseSlotPlan(undefined)).toEqual({ ok: true, value: null })
  expect(parseOwnHours(null)).toEqual({ ok: true, value: null })
})

test('hours too short for a slot have none', () => {
  const week = planOf().week.with(1, [present(planOf().week[2]?.[0], 'hours')])
  const plan = { ...planOf(), week, minutes: 240 }
  expect(slotsBetween(plan, plan, { first: day('2023-06-05'), last: day('2023-06-05') })).toEqual(
    [],
  )
})
