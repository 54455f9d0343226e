/**
 * Scans at the door, and what they come to. Every scan is kept as it was made; who is checked in,
 * and since when, follows from all of them: the earliest that lets somebody in counts. So it does
 * not matter in which order telephones send what they scanned without a network, or how often.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type CalendarDate, type Instant, japanDate } from '../../../kit/calendar.ts'
import { addMinutes, minutesBetween, timeOfDay } from '../../../kit/time-of-day.ts'
import { formatTicketCode, parseTicketCode } from '../ticket.ts'

/** A scan as a telephone sends it. */
export type SentScan = {
  /** Made by the telephone, once for each scan: sending it again changes nothing. */
  readonly entry: string
  /** What was scanned or typed; null where somebody without a ticket was let in. */
  readonly text: string | null
  /** How many came in together; 1 for a ticket. */
  readonly heads: number
  /** By the telephone's clock. */
  readonly at: Instant
}

/** What a telephone sends at once. */
export type Sending = {
  /** The name of the door or the telephone. */
  readonly door: string
  /** By the telephone's clock and by ours: the difference is how far its clock is off. */
  readonly sentAt: Instant
  readonly receivedAt: Instant
  readonly isOffline: boolean
  readonly scans: readonly SentScan[]
}

/**
 * How a scan stands: it lets in a reservation, it lets in people without one, it waits for the
 * desk, or it was taken back at the door.
 */
export type ScanStanding = 'admitted' | 'anonymous' | 'for-desk' | 'undone'

/** A scan as it is kept. */
export type KeptScan = {
  readonly entry: string
  /** Empty where somebody was let in without a scan: by a list on paper, at the desk. */
  readonly door: string
  readonly at: Instant
  readonly isOffline: boolean
  readonly standing: ScanStanding
  /** The reservation; null for an unknown code and for people without one. */
  readonly application: string | null
  /** What was scanned, where no reservation has it: the desk looks at it. */
  readonly text: string | null
  readonly heads: number
}

/** A reservation as scans are held against it. */
export type ScannedReservation = {
  readonly application: string
  readonly code: string
  /** The state of the application at a gathering. */
  readonly state: string
}

/** What is said of a scan. */
export type ScanAnswer = {
  readonly entry: string
  readonly outcome:
    | 'checked-in'
    | 'already'
    | 'anonymous'
    | 'cancelled'
    | 'waits'
    | 'unknown'
    | 'elsewhere'
    | 'other-day'
    | 'undone'
  readonly message: Bilingual
  /** Since when they are in; null where nobody was let in by a ticket. */
  readonly since: Instant | null
}

/** What a sending adds, and what the telephone is told of each of its scans. */
export type Settled = {
  readonly keep: readonly KeptScan[]
  readonly answers: readonly ScanAnswer[]
}

/** Since when somebody is in, and by which scan. */
export type Admission = Pick<KeptScan, 'entry' | 'door' | 'at' | 'isOffline'>

/** What the door is like when a sending arrives. */
export type DoorBefore = {
  readonly kept: readonly KeptScan[]
  readonly reservations: readonly ScannedReservation[]
  /** What tickets of other sessions are for, by their codes. */
  readonly elsewhere: ReadonlyMap<string, Bilingual>
  /** The session: a scan of a day before or after it is not one of its scans. */
  readonly session: { readonly startsAt: Instant; readonly endsAt: Instant }
}

/**
 * Takes in what a telephone sends. A scan that is kept already is answered again and not kept
 * twice; a code that is not expected is kept for the desk, which decides once the hall is calm.
 */
export function settleScans(before: DoorBefore, sending: Sending): Settled {
  const known = new Map(before.kept.map((scan) => [scan.entry, scan]))
  const byCode = new Map(before.reservations.map((each) => [each.code, each]))
  const keep: KeptScan[] = []
  for (const scan of sending.scans) {
    if (known.has(scan.entry)) continue
    const kept = keepScan(scan, sending, { byCode, session: before.session })
    known.set(scan.entry, kept)
    keep.push(kept)
  }
  const admissions = admissionsOf([...known.values()])
  const answers = sending.scans.flatMap(({ entry }) => {
    const kept = known.get(entry)
    return kept === undefined ? [] : [answerOf(kept, admissions, before)]
  })
  return { keep, answers }
}

/** Who is in, and since when: for each reservation the earliest scan that lets it in. */
export function admissionsOf(scans: readonly KeptScan[]): ReadonlyMap<string, Admission> {
  const admissions = new Map<string, Admission>()
  for (const scan of scans) {
    if (scan.standing !== 'admitted' || scan.application === null) continue
    const other = admissions.get(scan.application)
    if (other === undefined || isEarlier(scan, other)) admissions.set(scan.application, scan)
  }
  return admissions
}

/**
 * When a scan was made, by our clock. A telephone whose clock is off by {@link trustedMinutes} or
 * more is corrected by how far it was off when it sent; no scan is later than its arrival.
 */
export function correctTime(
  at: Instant,
  { sentAt, receivedAt }: Pick<Sending, 'sentAt' | 'receivedAt'>,
): Instant {
  const off = minutesBetween(sentAt, receivedAt)
  const corrected = Math.abs(off) < trustedMinutes ? at : addMinutes(at, off)
  return corrected > receivedAt ? receivedAt : corrected
}

/** A sending takes seconds; beyond two minutes it is the clock that is wrong. */
const trustedMinutes = 2

type Doorway = Pick<DoorBefore, 'session'> & {
  readonly byCode: ReadonlyMap<string, ScannedReservation>
}

function keepScan(scan: SentScan, sending: Sending, { byCode, session }: Doorway): KeptScan {
  const at = correctTime(scan.at, sending)
  const { door, isOffline } = sending
  const common = { entry: scan.entry, door, at, isOffline }
  const [first, day, last] = [session.startsAt, at, session.endsAt].map((each) =>
    japanDate(new Date(each)),
  ) as [CalendarDate, CalendarDate, CalendarDate]
  const isToday = first <= day && day <= last
  const { text } = scan
  if (text === null) {
    const standing = isToday ? 'anonymous' : 'for-desk'
    return { ...common, standing, application: null, text, heads: scan.heads }
  }
  const code = parseTicketCode(text)
  const found = code.ok ? byCode.get(code.value) : undefined
  if (found === undefined) {
    const written = code.ok ? formatTicketCode(code.value) : text.slice(0, 200)
    return { ...common, standing: 'for-desk', application: null, text: written, heads: 1 }
  }
  const standing = isToday && admitted.has(found.state) ? 'admitted' : 'for-desk'
  return { ...common, standing, application: found.application, text: null, heads: 1 }
}

/** The states of a reservation whose ticket opens the door. */
const admitted: ReadonlySet<string> = new Set(['reserved', 'no-show', 'checked-in'])

function isEarlier(one: Admission, other: Admission): boolean {
  return one.at === other.at ? one.entry < other.entry : one.at < other.at
}

function answerOf(
  scan: KeptScan,
  admissions: ReadonlyMap<string, Admission>,
  before: DoorBefore,
): ScanAnswer {
  const { entry, application } = scan
  if (scan.standing === 'undone') return { entry, ...takenBack }
  if (scan.standing === 'anonymous') return { entry, ...admittedWithout(scan.heads) }
  if (application === null) return { entry, ...withoutReservation(scan, before) }
  const admission = admissions.get(application)
  if (admission === undefined) return { entry, ...notAdmitted(application, before) }
  const isFirst = scan.standing === 'admitted' && admission.entry === entry
  return { entry, ...(isFirst ? checkedIn(scan) : alreadyIn(admission, scan)) }
}

function withoutReservation(scan: KeptScan, { elsewhere }: DoorBefore): Saying {
  if (scan.text === null) return otherDay
  const code = parseTicketCode(scan.text)
  const other = code.ok ? elsewhere.get(code.value) : undefined
  return other === undefined ? unknownCode(scan) : ofAnother(other)
}

function notAdmitted(application: string, { reservations }: DoorBefore): Saying {
  const state = reservations.find((each) => each.application === application)?.state ?? ''
  if (state === 'cancelled') return cancelledMeanwhile
  return admitted.has(state) ? otherDay : stillWaiting
}

type Saying = Omit<ScanAnswer, 'entry'>

function checkedIn({ at }: KeptScan): Saying {
  const time = timeOfDay(at)
  const message = { ja: `${time}に受付しました。`, en: `Checked in at ${time}.` }
  return { outcome: 'checked-in', message, since: at }
}

function alreadyIn({ at, door }: Admission, scan: KeptScan): Saying {
  const time = timeOfDay(at)
  const [ja, en] = placeWords(door, scan.door)
  return {
    outcome: 'already',
    message: { ja: `${time}に${ja}受付済みです。`, en: `Already checked in at ${time}${en}.` },
    since: at,
  }
}

function placeWords(door: string, own: string): readonly [string, string] {
  if (door === '') return ['', '']
  return door === own ? ['この受付で', ', at this door'] : [`受付「${door}」で`, `, at "${door}"`]
}

function admittedWithout(heads: number): Saying {
  const message = {
    ja: `予約のない方${heads}人を記録しました。`,
    en: `Noted: ${heads} without a reservation.`,
  }
  return { outcome: 'anonymous', message, since: null }
}

function unknownCode({ text }: KeptScan): Saying {
  return {
    outcome: 'unknown',
    since: null,
    message: {
      ja: `「${text}」は、この催しの予約にありません。窓口で確かめます。`,
      en: `"${text}" is not a reservation of this gathering. The desk will look into it.`,
    },
  }
}

function ofAnother({ ja, en }: Bilingual): Saying {
  return {
    outcome: 'elsewhere',
    since: null,
    message: {
      ja: `別の日程の入場券です（${ja}）。窓口に案内してください。`,
      en: `This ticket is for another session (${en}). Please send the visitor to the desk.`,
    },
  }
}

const takenBack: Saying = {
  outcome: 'undone',
  since: null,
  message: {
    ja: 'この受付は、あとで取り消されました。',
    en: 'This check-in was taken back afterwards.',
  },
}

const cancelledMeanwhile: Saying = {
  outcome: 'cancelled',
  since: null,
  message: {
    ja: 'この予約は取り消されています。窓口で確かめます。',
    en: 'This reservation was cancelled. The desk will look into it.',
  },
}

const stillWaiting: Saying = {
  outcome: 'waits',
  since: null,
  message: {
    ja: 'この方はキャンセル待ちで、席が決まっていません。窓口で確かめます。',
    en: 'This visitor is on the wait list without a seat. The desk will look into it.',
  },
}

const otherDay: Saying = {
  outcome: 'other-day',
  since: null,
  message: {
    ja: 'この催しの日の受付ではありません。端末の時計を確かめてください。窓口で確かめます。',
    en: "This scan is not of the gathering's day. Check the clock of the telephone. The desk will look into it.",
  },
}
