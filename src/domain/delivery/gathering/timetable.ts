/**
 * The interview slots of a day: every booth has the same times, and one person's interviews leave
 * time to walk from booth to booth.
 */
import type { CalendarDate, Instant } from '../../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import {
  addMinutes,
  instantAt,
  minutesBetween,
  type TimeOfDay,
  timeOfDay,
} from '../../../kit/time-of-day.ts'

/** A stretch of time: the first moment belongs to it, the last does not. */
export type Slot = { readonly startsAt: Instant; readonly endsAt: Instant }

/** A slot at a booth. */
export type BoothSlot = Slot & { readonly booth: string }

/** How a day is divided. */
export type TimetableSettings = {
  readonly date: CalendarDate
  readonly booths: readonly string[]
  /** When the first interview begins, and by when the last is over. */
  readonly from: TimeOfDay
  readonly to: TimeOfDay
  /** How long an interview is, and what lies between two of them. */
  readonly minutes: number
  readonly pauseMinutes: number
  /** No interview touches a break; the next begins when it is over. */
  readonly breaks: readonly { readonly from: TimeOfDay; readonly to: TimeOfDay }[]
}

/** How many interviews one person may have, and how much time lies between them. */
export type InterviewRule = { readonly most: number; readonly gapMinutes: number }

/** Two slots that one person cannot keep both of, the earlier first. */
export type Clash<S extends Slot> = {
  readonly first: S
  readonly second: S
  readonly why: 'overlap' | 'too-near'
}

/** The most slots that are made at once: 100 booths, 40 times. */
const mostSlots = 4000

/** The slots of a day, by time, then in the order of the booths. Refuses a day without any. */
export function timetable(settings: TimetableSettings): Result<readonly BoothSlot[]> {
  const { booths, minutes, pauseMinutes, breaks } = settings
  if (!isWhole(minutes, 5) || !isWhole(pauseMinutes, 0)) return refuseMinutes(settings)
  for (const stretch of [settings, ...breaks]) {
    if (stretch.from >= stretch.to) return refuseOrder(stretch)
  }
  if (booths.length === 0) return noBooths
  const times = slotsOf(settings)
  if (times.length === 0) return refuseNoSlot(settings)
  const count = times.length * booths.length
  if (count > mostSlots) return refuseMany(count)
  return ok(times.flatMap((time) => booths.map((booth) => ({ booth, ...time }))))
}

/** The first two slots, by time, that overlap or leave less than `gapMinutes` between them. */
export function findClash<S extends Slot>(
  slots: readonly S[],
  gapMinutes: number,
): Clash<S> | undefined {
  const [first, ...rest] = slots.toSorted(compareSlots)
  if (first === undefined) return undefined
  let latest = first
  for (const next of rest) {
    const between = minutesBetween(latest.endsAt, next.startsAt)
    if (between < 0) return { first: latest, second: next, why: 'overlap' }
    if (between < gapMinutes) return { first: latest, second: next, why: 'too-near' }
    latest = next
  }
  return undefined
}

/** Whether one person may have all of these interviews, those that they have and the new ones. */
export function checkInterviews(slots: readonly Slot[], rule: InterviewRule): Result<void> {
  if (slots.length > rule.most) return refuseTooMany(slots.length, rule.most)
  const clash = findClash(slots, rule.gapMinutes)
  return clash === undefined ? ok(undefined) : refuseClash(clash, rule.gapMinutes)
}

function slotsOf(settings: TimetableSettings): readonly Slot[] {
  const { date, minutes, pauseMinutes } = settings
  const breaks = settings.breaks
    .map(({ from, to }) => ({ startsAt: instantAt(date, from), endsAt: instantAt(date, to) }))
    .toSorted(compareSlots)
  const end = instantAt(date, settings.to)
  const slots: Slot[] = []
  let startsAt = instantAt(date, settings.from)
  for (;;) {
    const endsAt = addMinutes(startsAt, minutes)
    if (endsAt > end) return slots
    const touched = breaks.find((each) => each.startsAt < endsAt && startsAt < each.endsAt)
    if (touched === undefined) slots.push({ startsAt, endsAt })
    startsAt = touched === undefined ? addMinutes(endsAt, pauseMinutes) : touched.endsAt
  }
}

function compareSlots(one: Slot, other: Slot): number {
  if (one.startsAt !== other.startsAt) return one.startsAt < other.startsAt ? -1 : 1
  return one.endsAt < other.endsAt ? -1 : Number(one.endsAt > other.endsAt)
}

const isWhole = (minutes: number, least: number): boolean =>
  Number.isInteger(minutes) && minutes >= least && minutes <= 24 * 60

const refuseMinutes = ({ minutes, pauseMinutes }: TimetableSettings): Refused =>
  refuse(
    'slot_minutes_out_of_range',
    `面接${minutes}分、間隔${pauseMinutes}分では時間割を作れません。面接は5分以上、間隔は0分以上の整数にしてください。`,
    `A timetable cannot be made of ${minutes} minutes with ${pauseMinutes} between. Give whole minutes, 5 or more for an interview and 0 or more between.`,
  )

const refuseOrder = ({ from, to }: { from: TimeOfDay; to: TimeOfDay }): Refused =>
  refuse(
    'timetable_runs_backwards',
    `「${from}から${to}まで」は、終わりが始まりより後ではありません。時刻を直してください。`,
    `"${from} to ${to}" does not end after it begins. Mend the times.`,
  )

const noBooths = refuse(
  'timetable_has_no_booths',
  'ブースがありません。参加企業のブースを登録してから時間割を作ってください。',
  'There are no booths. Enter the booths of the companies, and make the timetable then.',
)

const refuseNoSlot = ({ from, to, minutes }: TimetableSettings): Refused =>
  refuse(
    'timetable_has_no_slots',
    `${from}から${to}までに、${minutes}分の面接が1つも入りません。時間か休憩を直してください。`,
    `No interview of ${minutes} minutes fits between ${from} and ${to}. Mend the times or the breaks.`,
  )

const refuseMany = (count: number): Refused =>
  refuse(
    'timetable_has_too_many_slots',
    `時間割が${count}枠になります。一度に作れるのは${mostSlots}枠までです。面接の時間かブースを減らしてください。`,
    `The timetable would have ${count} slots. Up to ${mostSlots} are made at once: take fewer booths or longer interviews.`,
  )

const refuseTooMany = (count: number, most: number): Refused =>
  refuse(
    'too_many_interviews',
    `面接は1人${most}社までです（選んだのは${count}社）。どれかを外してください。`,
    `One person may have ${most} interviews; you chose ${count}. Leave some out.`,
  )

function refuseClash({ first, second, why }: Clash<Slot>, gapMinutes: number): Refused {
  const [one, other] = [shown(first), shown(second)]
  return why === 'overlap'
    ? refuse(
        'interviews_overlap',
        `${one}の面接と${other}の面接は時間が重なっています。どちらかを別の時間にしてください。`,
        `The interviews at ${one} and ${other} overlap. Choose another time for one of them.`,
      )
    : refuse(
        'interviews_too_near',
        `${one}の面接と${other}の面接の間は${gapMinutes}分以上必要です。どちらかを別の時間にしてください。`,
        `Between the interviews at ${one} and ${other}, ${gapMinutes} minutes are needed. Choose another time for one of them.`,
      )
}

const shown = ({ startsAt, endsAt }: Slot): string => `${timeOfDay(startsAt)}–${timeOfDay(endsAt)}`
