/** Visits: what is planned, what is reported of them, and how the company rates them. */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type CalendarDate, type Instant, isCalendarDate } from '../../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { TimeOfDay } from '../../../kit/time-of-day.ts'

/** How far a visit is. */
export const visitStates = {
  planned: { ja: '予定', en: 'Planned' },
  reported: { ja: '報告済み', en: 'Reported' },
  cancelled: { ja: '中止', en: 'Called off' },
  'taken-back': { ja: '取消済み', en: 'Taken back' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type VisitState = keyof typeof visitStates

/** How a visit is made. */
export const visitChannels = {
  'in-person': { ja: '訪問', en: 'In person' },
  online: { ja: 'オンライン', en: 'Online' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type VisitChannel = keyof typeof visitChannels

/** When a visit takes place, and how. */
export type VisitPlan = {
  readonly heldOn: CalendarDate
  readonly beginsAt: TimeOfDay | null
  readonly minutes: number
  readonly channel: VisitChannel
}

/** What an expert reports. */
export type VisitReport = {
  readonly done: string
  readonly advice: string
  readonly next: string
}

/** A visit as the books hold it. */
export type Visit = VisitPlan & {
  readonly id: string
  readonly application: string
  readonly expert: string
  readonly state: VisitState
  readonly yen: number
  readonly reportedAt: Instant | null
  /** The act that reported it. */
  readonly reportedBy: number | null
  readonly rating: number | null
  readonly confirmedAt: Instant | null
  readonly confirmedBy: number | null
  readonly claim: string | null
}

/** What was written of a visit. */
export type VisitTexts = VisitReport & {
  /** What the company says. */
  readonly words: string
}

/** How well it went, in words: 5 is the best. */
export const ratings: readonly { readonly value: number; readonly label: Bilingual }[] = [
  { value: 5, label: { ja: '5 とても役に立った', en: '5 Very useful' } },
  { value: 4, label: { ja: '4 役に立った', en: '4 Useful' } },
  { value: 3, label: { ja: '3 ふつう', en: '3 Fair' } },
  { value: 2, label: { ja: '2 あまり役に立たなかった', en: '2 Not very useful' } },
  { value: 1, label: { ja: '1 役に立たなかった', en: '1 Not useful' } },
]

const plan = z.strictObject({
  heldOn: z.string().refine(isCalendarDate, {
    params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
  }),
  beginsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  minutes: z.int().min(1).max(1440),
  channel: z.enum(['in-person', 'online']),
})

/** Reads when and how a visit takes place. */
export function parseVisitPlan(given: unknown): Result<VisitPlan> {
  const read = plan.safeParse(given)
  return read.success ? ok(read.data as VisitPlan) : notValid(read.error)
}

const text = plainText(8000).default('')
const report = z.strictObject({ done: text, advice: text, next: text })

/** Reads a report as far as it has been written: as a draft all of it may be blank. */
export function parseReportDraft(given: unknown): Result<VisitReport> {
  const read = report.safeParse(given)
  if (!read.success) return notValid(read.error)
  const { done, advice, next } = read.data
  return ok({ done: done.trim(), advice: advice.trim(), next: next.trim() })
}

/** Reads a report that is sent: what was done and what was advised must be said. */
export function parseReport(given: unknown): Result<VisitReport> {
  const read = parseReportDraft(given)
  if (!read.ok) return read
  if (read.value.done === '') return doneMissing
  return read.value.advice === '' ? adviceMissing : read
}

/** Reads what a company says of a visit. */
export function parseConfirmation(given: {
  readonly rating: number
  readonly words: string
}): Result<{ readonly rating: number; readonly words: string }> {
  const isRating = ratings.some(({ value }) => value === given.rating)
  if (!isRating) return ratingMissing
  const read = plainText(4000).safeParse(given.words)
  return read.success ? ok({ ...given, words: read.data.trim() }) : notValid(read.error)
}

/** Refuses a day on which the visit cannot have been: it is reported when it is over. */
export function alreadyHeld(heldOn: CalendarDate, today: CalendarDate): Result<void> {
  return heldOn <= today ? ok(undefined) : notYetHeld(heldOn)
}

function notYetHeld(heldOn: CalendarDate): Refused {
  return refuse(
    'visit_not_held_yet',
    `訪問日（${heldOn}）はまだ来ていません。訪問が終わってから報告してください。`,
    `The day of the visit (${heldOn}) has not come. Report it when it is over.`,
  )
}

function notValid(error: z.core.$ZodError): Refused {
  const { place, fault } = schemaFaultOf(error)
  return refuse(
    'visit_not_valid',
    `訪問の「${place.ja}」を直してください。${fault.ja}。`,
    `Mend "${place.en}" of the visit: ${fault.en}.`,
  )
}

const doneMissing = refuse(
  'visit_record_is_missing',
  '「行ったこと」を入力してください。',
  'Say what was done.',
)

const adviceMissing = refuse(
  'visit_advice_is_missing',
  '「助言の内容」を入力してください。',
  'Say what was advised.',
)

const ratingMissing = refuse(
  'visit_rating_is_missing',
  '評価を1から5の中から選んでください。',
  'Choose a rating from 1 to 5.',
)
