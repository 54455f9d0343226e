/**
 * E-learning progress, as the learning platform exports it: how far each learner is in each unit.
 * Files overlap and come late; whatever their order, the newest state of each unit stands.
 */
import { type CalendarDate, parseCalendarDate } from '../../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { foldForMatching, isBlank } from '../../../kit/text.ts'
import { parseTicketCode } from '../ticket.ts'

/** Whom a row is about: the number of their application, or their mail address. */
export type Learner =
  | { readonly by: 'number'; readonly value: string }
  | { readonly by: 'mail'; readonly value: string }

/** A row of the file as it was written. */
export type ProgressCells = {
  readonly learner: string
  readonly unit: string
  readonly percent: string
  /** The day of the last activity; may be blank where there was none. */
  readonly lastOn: string
}

/** A row of the file as it was understood. */
export type ProgressRow = {
  readonly learner: Learner
  readonly unit: string
  /** From 0 to 100, whole. */
  readonly percent: number
  readonly lastOn: CalendarDate | null
}

/** How far one learner is in one unit. */
export type UnitProgress = Omit<ProgressRow, 'learner'> & { readonly application: string }

/** What a file changes, in numbers of units of learners. */
export type ProgressChange = {
  readonly added: number
  readonly advanced: number
  /** A later export says less than an earlier one: worth a look. */
  readonly fell: number
  readonly unchanged: number
  /** Older than what is known, and left aside. */
  readonly outdated: number
}

/**
 * Reads a row. Refuses what is no number of an application and no mail address, a percentage that
 * could mean two things, and an activity in the future.
 */
export function parseProgressRow(cells: ProgressCells, today: CalendarDate): Result<ProgressRow> {
  const learner = parseLearner(cells.learner)
  if (!learner.ok) return learner
  if (isBlank(cells.unit)) return noUnit
  const percent = parsePercent(cells.percent)
  if (!percent.ok) return percent
  const lastOn = isBlank(cells.lastOn) ? ok(null) : parseCalendarDate(cells.lastOn)
  if (!lastOn.ok) return lastOn
  if (lastOn.value !== null && lastOn.value > today) return refuseFuture(cells.lastOn)
  const unit = cells.unit.trim()
  return ok({ learner: learner.value, unit, percent: percent.value, lastOn: lastOn.value })
}

/**
 * Lays what a file says over what is known. Of two states of one unit the one with the later
 * activity stands, and of two on one day the higher: a file that is read twice or late changes
 * nothing, and the order of files and rows does not matter. The order of the answer is that of the
 * applications, then the units.
 */
export function mergeProgress(
  known: readonly UnitProgress[],
  incoming: readonly UnitProgress[],
): { readonly progress: readonly UnitProgress[]; readonly change: ProgressChange } {
  const before = newestByUnit(known)
  const after = newestByUnit([...known, ...incoming])
  const change = { added: 0, advanced: 0, fell: 0, unchanged: 0, outdated: 0 }
  for (const [key, said] of newestByUnit(incoming)) change[effectOf(before.get(key), said)] += 1
  const progress = [...after.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, state]) => state)
  return { progress, change }
}

/**
 * How far a learner is in the course as a whole: the average of its units, rounded down so that a
 * bound is reached when it is reached. A unit without a state stands at 0.
 * @param units of the course; where the course names none, those that are known of the learner
 */
export function overallProgress(
  progress: readonly UnitProgress[],
  units: readonly string[],
): number | null {
  const states = new Map(progress.map((each) => [foldForMatching(each.unit), each.percent]))
  const wanted = units.length > 0 ? units.map(foldForMatching) : [...states.keys()]
  if (wanted.length === 0) return null
  const sum = wanted.reduce((total, unit) => total + (states.get(unit) ?? 0), 0)
  return Math.floor(sum / wanted.length)
}

function effectOf(before: UnitProgress | undefined, said: UnitProgress): keyof ProgressChange {
  if (before === undefined) return 'added'
  if (before.percent === said.percent && before.lastOn === said.lastOn) return 'unchanged'
  if (!isNewer(said, before)) return 'outdated'
  if (said.percent === before.percent) return 'unchanged'
  return said.percent > before.percent ? 'advanced' : 'fell'
}

function newestByUnit(states: readonly UnitProgress[]): ReadonlyMap<string, UnitProgress> {
  const newest = new Map<string, UnitProgress>()
  for (const state of states) {
    const key = JSON.stringify([state.application, foldForMatching(state.unit)])
    const other = newest.get(key)
    if (other === undefined || isNewer(state, other)) newest.set(key, state)
  }
  return newest
}

/** Of two that say the same, how the unit is written decides: the answer must not be a chance. */
function isNewer(one: UnitProgress, other: UnitProgress): boolean {
  const [day, otherDay] = [one.lastOn ?? '', other.lastOn ?? '']
  if (day !== otherDay) return day > otherDay
  return one.percent === other.percent ? one.unit < other.unit : one.percent > other.percent
}

/**
 * Reads whom a row is about. Refuses what is no number of an application and no mail address.
 */
export function parseLearner(text: string): Result<Learner> {
  const folded = text.normalize('NFKC').trim().toLowerCase()
  if (folded === '') return noLearner
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(folded)) return ok({ by: 'mail', value: folded })
  if (folded.includes('@')) return refuseMail(text)
  const number = parseTicketCode(text)
  return number.ok ? ok({ by: 'number', value: number.value }) : refuseLearner(text)
}

/** A share that a spreadsheet keeps as 0.85 is not told from 0.85 %, and is refused. */
function parsePercent(text: string): Result<number> {
  const found = /^(\d{1,3})(\.\d{1,6})?\s*(%)?$/u.exec(text.normalize('NFKC').trim())
  if (!found) return refusePercent(text)
  const [, whole = '', decimals, sign] = found
  const value = Number(whole + (decimals ?? ''))
  const isShare = decimals !== undefined && sign === undefined && value > 0 && value <= 1
  return isShare || value > 100 ? refusePercent(text) : ok(Math.floor(value))
}

const noLearner = refuse(
  'learner_is_blank',
  '受講者の欄が空です。申込番号かメールアドレスを書いてください。',
  'No learner is named. Give the number of the application, or the mail address.',
)

const noUnit = refuse(
  'unit_is_blank',
  '単元の欄が空です。単元の名前を書いてください。',
  'No unit is named. Give the name of the unit.',
)

const refuseMail = (text: string): Refused =>
  refuse(
    'learner_mail_form_unknown',
    `「${shown(text)}」はメールアドレスの形ではありません。「name@example.jp」のように書いてください。`,
    `"${shown(text)}" does not have the form of a mail address. Write it like "name@example.jp".`,
  )

const refuseLearner = (text: string): Refused =>
  refuse(
    'learner_form_unknown',
    `「${shown(text)}」は申込番号（8文字）でもメールアドレスでもありません。どちらかを書いてください。`,
    `"${shown(text)}" is neither the number of an application (8 characters) nor a mail address. Give one of them.`,
  )

const refusePercent = (text: string): Refused =>
  refuse(
    'progress_percent_form_unknown',
    `「${shown(text)}」を進み具合として読めません。0から100までの数を「85」か「85%」のように書いてください。`,
    `"${shown(text)}" could not be read as a percentage. Write a number from 0 to 100, as "85" or "85%".`,
  )

const refuseFuture = (text: string): Refused =>
  refuse(
    'last_activity_lies_ahead',
    `最終学習日「${shown(text)}」が今日より後です。日付を確かめてください。`,
    `The last activity, "${shown(text)}", lies in the future. Check the date.`,
  )

const shown = (text: string): string => text.slice(0, 60).replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
