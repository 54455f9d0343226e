/**
 * What becomes of people after a course: the result of an examination, and a job. Both are entered
 * weeks later, by the desk or by the learner, and become facts of the day on which they happened.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import {
  type CalendarDate,
  formatDate,
  type Instant,
  japanDate,
  parseCalendarDate,
} from '../../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { isBlank } from '../../../kit/text.ts'

/** Between which days something after a course can have happened: both are possible. */
export type OutcomeTime = { readonly beganOn: CalendarDate; readonly today: CalendarDate }

/**
 * From the first day of a course until today; a course without dates has no first one.
 * @param sessions of the course, the first one first
 */
export function outcomeTime(
  sessions: readonly { readonly startsAt: Instant }[],
  now: Instant,
): OutcomeTime {
  const today = japanDate(new Date(now))
  const [first] = sessions
  const beganOn = first ? japanDate(new Date(first.startsAt)) : ('2000-01-01' as CalendarDate)
  return { beganOn, today }
}

/** The result of an examination. */
export type ExaminationResult = {
  readonly qualification: string
  readonly result: 'passed' | 'failed'
  /** The day of the examination. */
  readonly takenOn: CalendarDate
}

/** The forms of employment with their labels. */
export const employmentForms = {
  regular: { ja: '正社員', en: 'regular employment' },
  'fixed-term': { ja: '契約社員', en: 'fixed-term employment' },
  'part-time': { ja: 'パート・アルバイト', en: 'part-time employment' },
  dispatched: { ja: '派遣社員', en: 'dispatched employment' },
  'self-employed': { ja: '自営・起業', en: 'self-employment' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type EmploymentForm = keyof typeof employmentForms

/** The names of the forms, in the order in which they are offered. */
export const employmentFormNames = Object.keys(employmentForms) as readonly EmploymentForm[]

/** A job that was found. */
export type JobResult = {
  readonly form: EmploymentForm
  /** The employer as written; null where it was not told. */
  readonly employer: string | null
  /** The day of hiring. */
  readonly hiredOn: CalendarDate
}

/** What was typed. */
export type OutcomeCells<Name extends string> = Readonly<Record<Name, string>>

/** Reads the result of an examination. Refuses one without its name, its result or its day. */
export function parseExamination(
  given: OutcomeCells<'qualification' | 'result' | 'takenOn'>,
  time: OutcomeTime,
): Result<ExaminationResult> {
  const qualification = given.qualification.trim()
  if (isBlank(qualification)) return noQualification
  const result = examinationWords.get(given.result.normalize('NFKC').trim())
  if (result === undefined) return refuseResult(given.result)
  const takenOn = parseDay(given.takenOn, { ja: '受験日', en: 'day of the examination' }, time)
  return takenOn.ok ? ok({ qualification, result, takenOn: takenOn.value }) : takenOn
}

/** Reads a job that was found. Refuses one without its form or its day. */
export function parseJob(
  given: OutcomeCells<'form' | 'employer' | 'hiredOn'>,
  time: OutcomeTime,
): Result<JobResult> {
  const wanted = given.form.normalize('NFKC').trim()
  const form = employmentFormNames.find(
    (name) => name === wanted || employmentForms[name].ja === wanted,
  )
  if (form === undefined) return refuseEmployment(given.form)
  const hiredOn = parseDay(given.hiredOn, { ja: '採用日', en: 'day of hiring' }, time)
  if (!hiredOn.ok) return hiredOn
  const employer = isBlank(given.employer) ? null : given.employer.trim()
  return ok({ form, employer, hiredOn: hiredOn.value })
}

/** As people and spreadsheets write it. */
const examinationWords: ReadonlyMap<string, ExaminationResult['result']> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['合格', 'passed'],
  ['不合格', 'failed'],
])

function parseDay(text: string, name: Bilingual, time: OutcomeTime): Result<CalendarDate> {
  const day = parseCalendarDate(text)
  if (!day.ok) return day
  if (day.value < time.beganOn) return refuseBefore(day.value, name, time.beganOn)
  return day.value > time.today ? refuseAhead(day.value, name) : day
}

function refuseBefore(day: CalendarDate, name: Bilingual, beganOn: CalendarDate): Refused {
  const [ja, en] = [formatDate(day, 'ja'), formatDate(day, 'en')]
  const [firstJa, firstEn] = [formatDate(beganOn, 'ja'), formatDate(beganOn, 'en')]
  return refuse(
    'outcome_lies_before_the_course',
    `${name.ja}「${ja}」が、講座の初日（${firstJa}）より前です。日付を確かめてください。`,
    `The ${name.en}, ${en}, lies before the course began (${firstEn}). Check the date.`,
  )
}

function refuseAhead(day: CalendarDate, name: Bilingual): Refused {
  const [ja, en] = [formatDate(day, 'ja'), formatDate(day, 'en')]
  return refuse(
    'outcome_lies_ahead',
    `${name.ja}「${ja}」が今日より後です。その日が来てから入力してください。`,
    `The ${name.en}, ${en}, lies in the future. Enter it once the day has come.`,
  )
}

const noQualification = refuse(
  'qualification_is_blank',
  '試験・資格の名前が空です。名前を入力してください。',
  'The examination has no name. Enter the name of the examination or the qualification.',
)

const refuseResult = (text: string): Refused =>
  refuse(
    'examination_result_unknown',
    `「${text.slice(0, 40)}」は試験の結果として読めません。「合格」か「不合格」を入力してください。`,
    `"${text.slice(0, 40)}" is not the result of an examination. Enter "passed" or "failed".`,
  )

const refuseEmployment = (text: string): Refused => {
  const [ja, en] = [
    employmentFormNames.map((name) => employmentForms[name].ja).join('、'),
    employmentFormNames.join(', '),
  ]
  return refuse(
    'employment_form_unknown',
    `「${text.slice(0, 40)}」は働き方として読めません。次のどれかを入力してください: ${ja}。`,
    `"${text.slice(0, 40)}" is not a form of employment. Enter one of these: ${en}.`,
  )
}
