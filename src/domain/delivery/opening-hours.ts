/**
 * When a counsellor or a room can be booked: hours by weekday, breaks, days that are closed. From
 * them follow the slots of a day. Consultations and bookings both keep them in their settings.
 */
import { z } from 'zod'
import { addDays, type CalendarDate, isCalendarDate } from '../../kit/calendar.ts'
import { findHoliday } from '../../kit/holiday.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { schemaFaultOf } from '../../kit/schema-fault.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { divideDay, type Hours, type Stretch } from './series.ts'

/** Hours by weekday, 0 for Sunday to 6 for Saturday; a day without hours is closed. */
export type OpeningWeek = readonly (readonly Hours[])[]

/** When something is open. */
export type OpeningHours = {
  readonly week: OpeningWeek
  /** On every day that is open. No slot touches one; the next begins when it is over. */
  readonly breaks: readonly Hours[]
  /** Single days that are closed, in their order. */
  readonly closed: readonly CalendarDate[]
}

/** How an offering's time is cut into slots, and how far ahead. */
export type SlotPlan = OpeningHours & {
  /** Whether public holidays are days like others. */
  readonly openOnHolidays: boolean
  readonly minutes: number
  /** What lies between two slots. */
  readonly pauseMinutes: number
  /** How many may take a slot. */
  readonly seats: number
  /** Slots are kept made for so many weeks from today on. */
  readonly weeksAhead: number
}

/** The most weeks for which slots are made. */
export const mostWeeksAhead = 26

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .transform((text) => text as TimeOfDay)
const hours = z.strictObject({ from: clock, to: clock })
const day = z.string().refine(isCalendarDate)
const week = z.array(z.array(hours).max(10)).length(7)

const openingHours = {
  week,
  breaks: z.array(hours).max(10).default([]),
  closed: z.array(day).max(1000).default([]),
}

const ownHours = z.strictObject(openingHours)

const slotPlan = z.strictObject({
  ...openingHours,
  openOnHolidays: z.boolean().default(false),
  minutes: z.int().min(10).max(720),
  pauseMinutes: z.int().min(0).max(720).default(0),
  seats: z.int().min(1).max(1000).default(1),
  weeksAhead: z.int().min(1).max(mostWeeksAhead),
})

/** Reads the plan of an offering (`details.slots`); null where none was made. */
export function parseSlotPlan(given: unknown): Result<SlotPlan | null> {
  if (given === undefined || given === null) return ok(null)
  return readHours(slotPlan, given)
}

/** Reads a counsellor's or a room's own hours (`details.hours`); null where the offering's hold. */
export function parseOwnHours(given: unknown): Result<OpeningHours | null> {
  if (given === undefined || given === null) return ok(null)
  return readHours(ownHours, given)
}

/**
 * The hours of something in an offering: its own where it has any, else the offering's; and the
 * days on which it alone is closed.
 */
export function hoursOf(
  plan: SlotPlan,
  own: OpeningHours | null,
  closed: readonly CalendarDate[] = [],
): OpeningHours {
  const days = [...plan.closed, ...(own?.closed ?? []), ...closed]
  return { ...(own ?? plan), closed: [...new Set(days)].toSorted() }
}

/** Whether a day is closed as a whole, and why. */
export function findClosing(
  plan: SlotPlan,
  open: OpeningHours,
  date: CalendarDate,
): 'holiday' | 'closed' | 'weekday' | null {
  if (open.closed.includes(date)) return 'closed'
  if (!plan.openOnHolidays && findHoliday(date) !== undefined) return 'holiday'
  return hoursOn(open, date).length === 0 ? 'weekday' : null
}

/** The slots from one day to another, both included, in their order. */
export function slotsBetween(
  plan: SlotPlan,
  open: OpeningHours,
  days: { readonly first: CalendarDate; readonly last: CalendarDate },
): readonly Stretch[] {
  const { minutes, pauseMinutes } = plan
  const division = { minutes, pauseMinutes, breaks: open.breaks }
  const slots: Stretch[] = []
  for (let date = days.first; date <= days.last; date = addDays(date, 1)) {
    if (findClosing(plan, open, date) !== null) continue
    for (const stretch of hoursOn(open, date)) {
      const divided = divideDay({ ...stretch, ...division })
      // Hours that are too short for a slot have none.
      const times = divided.ok ? divided.value : []
      slots.push(...times.map((each) => stretchOn(date, each)))
    }
  }
  return slots
}

const stretchOn = (date: CalendarDate, { from, to }: Hours): Stretch => ({
  startsAt: instantAt(date, from),
  endsAt: instantAt(date, to),
})

function hoursOn({ week: byDay }: OpeningHours, date: CalendarDate): readonly Hours[] {
  return byDay[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? []
}

function readHours<T extends OpeningHours>(schema: z.ZodType<T>, given: unknown): Result<T> {
  const read = schema.safeParse(given)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'opening_hours_not_valid',
      `予約の枠の設定の「${place.ja}」を直してください。${fault.ja}。`,
      `Mend "${place.en}" in the settings of the slots: ${fault.en}.`,
    )
  }
  for (const stretches of [...read.data.week, read.data.breaks]) {
    const wrong = checkOrder(stretches)
    if (wrong) return wrong
  }
  return ok(read.data)
}

/** Each stretch runs forward, and ends before the next one begins. */
function checkOrder(stretches: readonly Hours[]): Refused | null {
  const sorted = stretches.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  for (const [index, { from, to }] of sorted.entries()) {
    if (from >= to) return runsBackwards({ from, to })
    const next = sorted[index + 1]
    if (next && next.from < to) return overlaps({ from, to }, next)
  }
  return null
}

const runsBackwards = ({ from, to }: Hours): Refused =>
  refuse(
    'hours_run_backwards',
    `「${from}から${to}まで」は、終わりが始まりより後ではありません。時刻を直してください。`,
    `"${from} to ${to}" does not end after it begins. Mend the times.`,
  )

const overlaps = (one: Hours, other: Hours): Refused =>
  refuse(
    'hours_overlap',
    `「${one.from}-${one.to}」と「${other.from}-${other.to}」が重なっています。どちらかを直してください。`,
    `"${one.from}-${one.to}" and "${other.from}-${other.to}" overlap. Mend one of them.`,
  )
