/**
 * Many sessions at once: the same times on the days of a stretch, a day divided into slots, or
 * lines as somebody has them in a table.
 */
import { addDays, type CalendarDate, type Instant, parseCalendarDate } from '../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { instantAt, parseTimeOfDay, type TimeOfDay } from '../../kit/time-of-day.ts'

/** From one time of a day to another. */
export type Hours = { readonly from: TimeOfDay; readonly to: TimeOfDay }

/** From one moment to another. */
export type Stretch = { readonly startsAt: Instant; readonly endsAt: Instant }

/** Which days have sessions, and at which times. */
export type Series = {
  readonly first: CalendarDate
  readonly last: CalendarDate
  /** 0 for Sunday to 6 for Saturday; none for every day. */
  readonly weekdays: readonly number[]
  /** Days without sessions, such as holidays. */
  readonly except: readonly CalendarDate[]
  readonly hours: readonly Hours[]
}

/** The most sessions that are made at once. */
export const mostSessions = 2000

/** The sessions of a series in their order. Refuses one without any, and one with too many. */
export function sessionsOf(series: Series): Result<readonly Stretch[]> {
  const { first, last, weekdays, except, hours } = series
  if (last < first) return daysBackwards(first, last)
  const stretches: Stretch[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const isMeant = weekdays.length === 0 || weekdays.includes(weekdayOf(day))
    if (!isMeant || except.includes(day)) continue
    stretches.push(...hours.map((each) => stretchOn(day, each)))
    if (stretches.length > mostSessions) return tooMany
  }
  if (stretches.length === 0) return noDays
  return ok(stretches.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1)))
}

/** How a day is divided into slots. */
export type Division = Hours & {
  readonly minutes: number
  /** What lies between two slots. */
  readonly pauseMinutes: number
  /** No slot touches a break; the next one begins when it is over. */
  readonly breaks: readonly Hours[]
}

/** The slots of a day. Refuses a day into which none fits. */
export function divideDay(division: Division): Result<readonly Hours[]> {
  const { from, to, minutes, pauseMinutes, breaks } = division
  if (from >= to) return hoursBackwards(division)
  const end = minutesOf(to)
  const slots: Hours[] = []
  for (let at = minutesOf(from); at + minutes <= end; ) {
    const slot = { from: timeAt(at), to: timeAt(at + minutes) }
    const touched = breaks.find((each) => each.from < slot.to && slot.from < each.to)
    if (touched) at = minutesOf(touched.to)
    else {
      slots.push(slot)
      at += minutes + pauseMinutes
    }
  }
  return slots.length === 0 ? noSlot(division) : ok(slots)
}

/** Reads times of a day, one a line: 10:00-12:00, １３時〜１５時半. */
export function parseHours(text: string): Result<readonly Hours[]> {
  const hours: Hours[] = []
  for (const line of linesOf(text)) {
    const [from = '', to = ''] = line.normalize('NFKC').split(dash)
    const read = readHours(from, to)
    if (!read.ok) return atLine(line, read)
    hours.push(read.value)
  }
  return ok(hours)
}

/** Reads days, one a line or parted by commas. */
export function parseDays(text: string): Result<readonly CalendarDate[]> {
  const days: CalendarDate[] = []
  for (const part of text.split(/[\n,、，]/).map((each) => each.trim())) {
    if (part === '') continue
    const day = parseCalendarDate(part)
    if (!day.ok) return day
    days.push(day.value)
  }
  return ok(days)
}

/** A session as a line says it; the place is an empty text where the line names none. */
export type SessionLine = Stretch & { readonly place: string }

/**
 * Reads sessions, one a line: 2023-06-01 13:00-15:00 place. Columns copied from a table (day, from,
 * to, place) are read too. Refuses with the line that cannot be read.
 */
export function parseSessionLines(text: string): Result<readonly SessionLine[]> {
  const sessions: SessionLine[] = []
  for (const line of linesOf(text)) {
    const read = readLine(line)
    if (!read.ok) return atLine(line, read)
    sessions.push(read.value)
  }
  return sessions.length > mostSessions ? tooMany : ok(sessions)
}

/** From–to may be written with any dash, or with から and まで. */
const dash = /\s*(?:[-‐-―−~〜～]|から)\s*/u

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function readLine(line: string): Result<SessionLine> {
  const cells = line.split('\t').map((cell) => cell.trim())
  const [day = '', from = '', to = '', place = ''] =
    cells.length >= 3 ? cells : splitLine(line.replaceAll('\t', ' '))
  const date = parseCalendarDate(day)
  if (!date.ok) return date
  const hours = readHours(from, to)
  return hours.ok ? ok({ ...stretchOn(date.value, hours.value), place }) : hours
}

function splitLine(line: string): readonly string[] {
  const found = /^(\S+)\s+(.*)$/su.exec(line)
  const rest = (found?.[2] ?? '').trim()
  const times = timesForm.exec(rest)
  return [found?.[1] ?? line, times?.[1] ?? '', times?.[2] ?? '', times?.[3]?.trim() ?? '']
}

const time = String.raw`(?:午前|午後)?[\d０-９]{1,2}(?:[:：][\d０-９]{2}|時(?:[\d０-９]{1,2}分|半)?)`
const timesForm = new RegExp(
  String.raw`^(${time})\s*(?:[-‐-―−~〜～]|から)\s*(${time})(?:まで)?(.*)$`,
  'su',
)

function readHours(start: string, end: string): Result<Hours> {
  const from = parseTimeOfDay(start)
  if (!from.ok) return from
  const to = parseTimeOfDay(end.replace(/まで$/u, ''))
  if (!to.ok) return to
  const hours = { from: from.value, to: to.value }
  return hours.from < hours.to ? ok(hours) : hoursBackwards(hours)
}

const stretchOn = (day: CalendarDate, { from, to }: Hours): Stretch => ({
  startsAt: instantAt(day, from),
  endsAt: instantAt(day, to),
})

const weekdayOf = (day: CalendarDate): number => new Date(`${day}T00:00:00Z`).getUTCDay()

const minutesOf = (at: TimeOfDay): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5))

function timeAt(minutes: number): TimeOfDay {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as TimeOfDay
}

function atLine(line: string, { refusal }: Refused): Refused {
  const shown = line.slice(0, 60)
  const { ja, en } = refusal.message
  return refuse(refusal.code, `「${shown}」の行：${ja}`, `In the line "${shown}": ${en}`)
}

const daysBackwards = (first: CalendarDate, last: CalendarDate): Refused =>
  refuse(
    'series_runs_backwards',
    `最後の日（${last}）は、最初の日（${first}）より後にしてください。`,
    `The last day (${last}) must not lie before the first (${first}).`,
  )

const hoursBackwards = ({ from, to }: Hours): Refused =>
  refuse(
    'hours_run_backwards',
    `「${from}から${to}まで」は、終わりが始まりより後ではありません。時刻を直してください。`,
    `"${from} to ${to}" does not end after it begins. Mend the times.`,
  )

const noDays = refuse(
  'series_has_no_sessions',
  'この条件に当てはまる日がありません。期間か曜日を直してください。',
  'No day meets these conditions. Mend the stretch of days or the weekdays.',
)

const most = mostSessions.toLocaleString('en-GB')

const tooMany = refuse(
  'series_has_too_many_sessions',
  `一度に追加できるのは${most}件までです。期間を分けて追加してください。`,
  `At most ${most} can be added at once. Add them stretch by stretch.`,
)

const noSlot = ({ from, to, minutes }: Division): Refused =>
  refuse(
    'day_has_no_slots',
    `${from}から${to}までに、${minutes}分の枠が1つも入りません。時刻か休憩を直してください。`,
    `No slot of ${minutes} minutes fits between ${from} and ${to}. Mend the times or the breaks.`,
  )
