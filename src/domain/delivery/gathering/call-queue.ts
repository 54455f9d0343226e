/**
 * Who is called next at a booth. Appointments whose time has come go first, by their time; then
 * the queue (整理番号), by number. Whoever misses a call is called again after a few
 * others, and is absent after missing it again. The same interviews give the same answer in
 * whatever order they are handed in.
 */
import { z } from 'zod'
import type { Instant } from '../../../kit/calendar.ts'
import { check, present } from '../../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { addMinutes, timeOfDay } from '../../../kit/time-of-day.ts'

/** How an interview stands on its day. Results that follow later leave it met. */
export type CallState = 'reserved' | 'queued' | 'called' | 'met' | 'absent' | 'cancelled'

/** An interview as the queue sees it: without names. */
export type QueuedInterview = {
  readonly id: string
  readonly booth: string
  /** The reservation it belongs to: nobody is called at two booths at once. */
  readonly person: string
  /** Its number in the queue; null for an appointment without one. */
  readonly number: number | null
  readonly state: CallState
  /** The appointed time; null for those who queue. */
  readonly startsAt: Instant | null
  /** Whether the person was let in at the door. */
  readonly isHere: boolean
  /** When they were called last, and how often. */
  readonly calledAt: Instant | null
  readonly calls: number
  /** After a missed call: behind which number it stands (0 for the front), and since when. */
  readonly behind: { readonly number: number; readonly since: Instant } | null
  /** When the interview was over. */
  readonly metAt: Instant | null
}

/** How a gathering calls its visitors. */
export const callRule = z.strictObject({
  /** How many interviews a booth holds at once. */
  desks: z.int().min(1).max(20).default(1),
  /** After so many calls without coming, a visitor is absent. */
  callsBeforeAbsent: z.int().min(1).max(10).default(2),
  /** How many others are called before a missed call is repeated. */
  othersBetween: z.int().min(1).max(50).default(3),
  /** So long before an appointment its desk is kept free of the queue. */
  keepFreeMinutes: z.int().min(0).max(120).default(5),
})

/** How a gathering calls its visitors, with every default filled in. */
export type CallRule = Readonly<z.output<typeof callRule>>

/** A booth at a moment. `interviews` are those of the whole gathering. */
export type BoothMoment = {
  readonly interviews: readonly QueuedInterview[]
  readonly booth: string
  readonly now: Instant
  readonly rule: CallRule
}

/** Those who are being called or interviewed at a booth, the longest first. */
export function servingAt({ interviews, booth }: BoothMoment): readonly QueuedInterview[] {
  return interviews
    .filter((each) => each.booth === booth && each.state === 'called')
    .toSorted(
      (one, other) => compareTexts(one.calledAt ?? '', other.calledAt ?? '') || byId(one, other),
    )
}

/**
 * Those who may be called at a booth, the next first: appointments that are due, then the queue.
 */
export function waitingAt({ interviews, booth, now }: BoothMoment): readonly QueuedInterview[] {
  const own = interviews.filter((each) => each.booth === booth)
  const due = own.filter((each) => isAppointment(each) && present(each.startsAt, 'a time') <= now)
  const queued = own.filter(({ state }) => state === 'queued')
  return [...due.toSorted(compareAppointments), ...queued.toSorted(compareQueued)]
}

/** Appointments at a booth whose time is still to come, whether or not the person is here yet. */
export function appointedAt({ interviews, booth, now }: BoothMoment): readonly QueuedInterview[] {
  return interviews
    .filter((each) => each.booth === booth && each.state === 'reserved')
    .filter(({ startsAt }) => startsAt !== null && startsAt > now)
    .toSorted(compareAppointments)
}

/**
 * The interview that is called next, as it stands once it is called. Refuses while every desk is
 * taken, where nobody waits, where those who wait are at other booths, and where an appointment is
 * about to begin.
 */
export function callNext(moment: BoothMoment): Result<QueuedInterview> {
  const { interviews, now, rule } = moment
  const serving = servingAt(moment)
  const [current] = serving
  if (current !== undefined && serving.length >= rule.desks) return refuseBusy(current)
  const waiting = waitingAt(moment)
  if (waiting.length === 0) return nobodyWaits
  const elsewhere = new Set(
    interviews.filter(({ state }) => state === 'called').map(({ person }) => person),
  )
  const next = waiting.find(({ person }) => !elsewhere.has(person))
  if (next === undefined) return everyoneElsewhere
  const soon = keptFreeFor(moment)
  const free = rule.desks - serving.length
  const isQueued = next.state === 'queued'
  const [first] = soon
  if (isQueued && first !== undefined && free <= soon.length) return refuseSoon(first)
  return ok(called(next, now))
}

/** Calls one interview by hand, out of turn; also one that was absent before. */
export function callOne(interview: QueuedInterview, now: Instant): Result<QueuedInterview> {
  const { state } = interview
  return state === 'reserved' || state === 'queued' || state === 'absent'
    ? ok(called(interview, now))
    : refuseState(interview)
}

/**
 * What becomes of somebody who was called and did not come: back into the queue behind the next
 * few, or absent. An appointment that was missed waits in the queue.
 */
export function missCall(moment: BoothMoment, id: string): Result<QueuedInterview> {
  const interview = moment.interviews.find((each) => each.id === id)
  check(interview !== undefined, `interview ${id} is not among those of the gathering`)
  if (interview.state !== 'called') return refuseState(interview)
  if (interview.calls >= moment.rule.callsBeforeAbsent) return ok({ ...interview, state: 'absent' })
  const others = waitingAt(moment).slice(0, moment.rule.othersBetween)
  return ok(placedBehind(interview, others, moment.now))
}

/** Somebody who was absent comes after all: behind everyone who waits now. */
export function putBack(moment: BoothMoment, id: string): Result<QueuedInterview> {
  const interview = moment.interviews.find((each) => each.id === id)
  check(interview !== undefined, `interview ${id} is not among those of the gathering`)
  if (interview.state !== 'absent') return refuseState(interview)
  return ok({ ...placedBehind(interview, waitingAt(moment), moment.now), calls: 0 })
}

/** The interview is over: its desk is free. Some booths call nobody, and mark whom they met. */
export function meet(interview: QueuedInterview, now: Instant): Result<QueuedInterview> {
  const { state } = interview
  return state === 'called' || state === 'queued' || state === 'reserved'
    ? ok({ ...interview, state: 'met', metAt: now })
    : refuseState(interview)
}

/** The next number at a booth. Numbers are never given twice in a day. */
export function nextQueueNumber(interviews: readonly QueuedInterview[], booth: string): number {
  const own = interviews.filter((each) => each.booth === booth)
  return 1 + own.reduce((most, { number }) => Math.max(most, number ?? 0), 0)
}

/** An appointment that can be kept: the person is here. */
function isAppointment({ state, isHere, startsAt }: QueuedInterview): boolean {
  return state === 'reserved' && isHere && startsAt !== null
}

/** Appointments of people who are here, within the time that their desks are kept free. */
function keptFreeFor(moment: BoothMoment): readonly QueuedInterview[] {
  const until = addMinutes(moment.now, moment.rule.keepFreeMinutes)
  return appointedAt(moment).filter(
    ({ isHere, startsAt }) => isHere && startsAt !== null && startsAt <= until,
  )
}

const called = (interview: QueuedInterview, now: Instant): QueuedInterview => ({
  ...interview,
  state: 'called',
  calledAt: now,
  calls: interview.calls + 1,
})

/** In the queue, behind the last of these; at the front, where none of them stands in it. */
function placedBehind(
  interview: QueuedInterview,
  others: readonly QueuedInterview[],
  now: Instant,
): QueuedInterview {
  const last = others.findLast(({ state }) => state === 'queued')
  const number = last === undefined ? 0 : placeOf(last)
  return { ...interview, state: 'queued', behind: { number, since: now } }
}

const placeOf = ({ behind, number }: QueuedInterview): number => behind?.number ?? number ?? 0

function compareAppointments(one: QueuedInterview, other: QueuedInterview): number {
  return (
    compareTexts(one.startsAt ?? '', other.startsAt ?? '') ||
    (one.number ?? 0) - (other.number ?? 0) ||
    byId(one, other)
  )
}

/** By number; who missed a call comes after the number they stand behind, in order of missing. */
function compareQueued(one: QueuedInterview, other: QueuedInterview): number {
  return (
    placeOf(one) - placeOf(other) ||
    Number(one.behind !== null) - Number(other.behind !== null) ||
    compareTexts(one.behind?.since ?? '', other.behind?.since ?? '') ||
    (one.number ?? 0) - (other.number ?? 0) ||
    byId(one, other)
  )
}

const compareTexts = (one: string, other: string): number =>
  one < other ? -1 : Number(one > other)
const byId = (one: QueuedInterview, other: QueuedInterview): number =>
  compareTexts(one.id, other.id)

const nobodyWaits = refuse(
  'nobody_waits_at_the_booth',
  'このブースで待っている人はいません。',
  'Nobody waits at this booth.',
)

const everyoneElsewhere = refuse(
  'everyone_waiting_is_elsewhere',
  '待っている人は、みな別のブースで面接中です。少し待ってからもう一度押してください。',
  'Everyone who waits is being interviewed at another booth. Try again in a little while.',
)

function refuseBusy(current: QueuedInterview): Refused {
  const name = nameOf(current)
  return refuse(
    'booth_is_busy',
    `${name.ja}の面接中です。終わったら「面接済み」を、来ないときは「不在」を押してから、次を呼んでください。`,
    `${name.en} is being interviewed. Mark it as met, or as absent, before you call the next.`,
  )
}

function refuseSoon(appointment: QueuedInterview): Refused {
  const name = nameOf(appointment)
  return refuse(
    'appointment_begins_soon',
    `まもなく${name.ja}の予約の時刻です。先に呼ぶときは、一覧から選んで呼んでください。`,
    `${name.en} has an appointment soon. To call someone before, choose them in the list.`,
  )
}

function refuseState(interview: QueuedInterview): Refused {
  const [name, state] = [nameOf(interview), stateWords[interview.state]]
  return refuse(
    'interview_stands_elsewhere',
    `${name.ja}は今「${state.ja}」です。画面を読み込み直して、もう一度確かめてください。`,
    `${name.en} now stands at "${state.en}". Load the page again, and look once more.`,
  )
}

const stateWords = {
  reserved: { ja: '予約済み', en: 'reserved' },
  queued: { ja: '順番待ち', en: 'in the queue' },
  called: { ja: '呼出中', en: 'called' },
  met: { ja: '面接済み', en: 'met' },
  absent: { ja: '不在', en: 'absent' },
  cancelled: { ja: '取消済み', en: 'cancelled' },
} as const

/** How an interview is called on the board and in sentences: by its number, or by its time. */
export function nameOf({ number, startsAt }: Pick<QueuedInterview, 'number' | 'startsAt'>): {
  readonly ja: string
  readonly en: string
} {
  if (number !== null) return { ja: `${number}番`, en: `Number ${number}` }
  if (startsAt === null) return { ja: '番号のない方', en: 'Someone without a number' }
  return { ja: `${timeOfDay(startsAt)}の方`, en: `The ${timeOfDay(startsAt)} visitor` }
}
