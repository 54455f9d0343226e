/**
 * Scans at the door, one at a time or as a telephone sends those that it made without a network.
 * Every scan is kept; the first that lets somebody in checks them in. Sent again, it changes
 * nothing.
 */
import {
  type DoorBefore,
  type KeptScan,
  type ScanAnswer,
  type Sending,
  settleScans,
} from '../../domain/delivery/gathering/door-scan.ts'
import { initialsOf } from '../../domain/delivery/gathering/door-list.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { parseTicketCode } from '../../domain/delivery/ticket.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { formatDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'
import { findApplicationsByNumber, lockApplications, readDetails } from '../../store/application.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { insertScans, readScans, settleScanRow } from '../../store/door.ts'
import { findOffering } from '../../store/offering.ts'
import { readSessions } from '../../store/session.ts'
import { perform } from '../application/act.ts'
import type { ActorContext, Context } from '../context.ts'
import { recordHeads } from '../offering/head-count.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { type Door, holdDoor, readDoor } from './door.ts'

/** What a telephone sends. `receivedAt` is ours. */
export type DoorSending = Omit<Sending, 'receivedAt'> & { readonly session: string }

/** What the telephone is told of each of its scans. */
export type DoorSettled = { readonly answers: readonly ScanAnswer[] }

/** The most scans that are sent at once. */
export const mostScansAtOnce = 200

/** Takes in what was scanned at a session's door. */
export async function settleDoor(
  context: ActorContext,
  given: DoorSending,
): Promise<Result<Done<DoorSettled>>> {
  if (given.scans.length > mostScansAtOnce) return tooManyScans
  const act = {
    name: 'door.scan',
    input: given,
    reason: given.isOffline ? offlineReason : null,
    // What was scanned may be anything; the books keep it with the scan, where it can be erased.
    keeps: ({ answers }: DoorSettled) => ({
      answers: answers.map((answer) => ({ ...answer, message: { ja: '', en: '' } })),
    }),
    lock: 'writing',
  } as const
  return runAct<DoorSettled>(context, act, async (running) => {
    const { books, recordedAt, recordedBy, command } = running
    const held = await holdDoor(books, given.session, context.by)
    if (!held.ok) return held
    const door = held.value
    const before = await readBefore(books, door, given.scans)
    const { keep, answers } = settleScans(before, { ...given, receivedAt: recordedAt })
    const place = { session: door.session.id, offering: door.offering.id }
    await insertScans(books, keep, { ...place, command, enteredBy: recordedBy })
    const admitted = await admit(running, door, { keep, before, by: context.by })
    if (!admitted.ok) return admitted
    const counted = await countAnonymous(running, door, keep)
    return counted.ok ? ok({ answers }) : counted
  })
}

/** A kept scan with what is said of it, and whom it is about. */
export type ScanReport = {
  readonly answer: ScanAnswer
  readonly scan: KeptScan
  /** The initials of the reading, as ア・ハ; null where there is none. */
  readonly initials: string | null
}

/** What is said of kept scans, in their order; entries that are not kept are left out. */
export async function reportScans(
  context: Context & { readonly by: Actor },
  given: { readonly session: string; readonly entries: readonly string[] },
): Promise<readonly ScanReport[]> {
  return withAuthority(context.database, context.authority, async (books) => {
    const read = await readDoor(books, given.session, context.by)
    if (!read.ok) return []
    const asked = { entries: given.entries, applications: [] }
    const kept = new Map(
      (await readScans(books, given.session, asked)).map((scan) => [scan.entry, scan]),
    )
    const scans = given.entries.flatMap((entry) => kept.get(entry) ?? [])
    const before = await readBefore(books, read.value, scans)
    const details = await readDetails(
      books,
      scans.flatMap(({ application }) => application ?? []),
    )
    const sending = { door: '', sentAt: noMoment, receivedAt: noMoment, isOffline: false, scans }
    return settleScans(before, sending).answers.flatMap((answer) => {
      const scan = kept.get(answer.entry)
      if (!scan) return []
      const kana = details.get(scan.application ?? '')?.kana ?? null
      return [{ answer, scan, initials: kana === null ? null : initialsOf(kana) }]
    })
  })
}

/** Scans that are kept already have their own moments. */
const noMoment = '1970-01-01T00:00:00.000Z' as Instant

/** Notes that the desk has looked at a scan that no reservation answered for. */
export async function settleOpenScan(
  context: ActorContext,
  given: { readonly session: string; readonly scan: string },
): Promise<Result<Done<{ readonly scan: string }>>> {
  const act = { name: 'door.settle', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const held = await holdDoor(books, given.session, context.by)
    if (!held.ok) return held
    const { session, scan: id } = given
    return (await settleScanRow(books, { session, id, command }))
      ? ok({ scan: id })
      : scanSettledAlready
  })
}

const offlineReason = '通信のない受付で記録し、あとから送信'

type Scanned = Pick<KeptScan, 'entry' | 'text'> & Partial<Pick<KeptScan, 'application'>>

/** The door as scans are held against it; only what these scans are about. */
async function readBefore(
  books: Books,
  { session, offering }: Door,
  scans: readonly Scanned[],
): Promise<DoorBefore> {
  const codes = scans.flatMap(({ text }) => {
    const code = parseTicketCode(text ?? '')
    return code.ok ? [code.value] : []
  })
  const named = scans.flatMap(({ application }) => application ?? [])
  const byNumber = await findApplicationsByNumber(books, codes)
  const found = [...byNumber.values()]
  const isHere = (each: Application) =>
    each.lifecycle === 'gathering' &&
    (each.session === session.id || (each.session === null && each.offering === offering.id))
  const ids = [...found.filter(isHere).map(({ id }) => id), ...named]
  const here = [...(await lockApplications(books, ids)).values()]
  const kept = await readScans(books, session.id, {
    entries: scans.map(({ entry }) => entry),
    applications: ids,
  })
  const others = found.filter((each) => each.lifecycle === 'gathering' && !isHere(each))
  return {
    kept: [...kept, ...letInOtherwise(here, kept)],
    reservations: here.map(({ id, number, state }) => ({ application: id, code: number, state })),
    elsewhere: await sayElsewhere(books, others),
    session,
  }
}

/** Those who are in without a scan: by the list on paper, at the desk, online. */
function letInOtherwise(
  here: readonly Application[],
  kept: readonly KeptScan[],
): readonly KeptScan[] {
  const scanned = new Set(
    kept.flatMap((scan) => (scan.standing === 'admitted' ? (scan.application ?? []) : [])),
  )
  return here
    .filter(({ id, state }) => state === 'checked-in' && !scanned.has(id))
    .map(({ id, changedAt }) => ({
      // Before every scan's entry: at the same moment it is the first.
      entry: `-${id}`,
      door: '',
      at: changedAt,
      isOffline: false,
      standing: 'admitted',
      application: id,
      text: null,
      heads: 1,
    }))
}

/** What tickets of other sessions are for, by their codes. */
async function sayElsewhere(
  books: Books,
  others: readonly Application[],
): Promise<ReadonlyMap<string, Bilingual>> {
  const said = new Map<string, Bilingual>()
  for (const { number, offering: id, session: at } of others) {
    const offering = present(await findOffering(books, id), 'the offering of an application')
    const session = at === null ? undefined : (await readSessions(books, [at])).get(at)
    const { title } = offering.settings
    said.set(number, {
      ja: session ? `${title.ja}、${whenOf(session.startsAt, 'ja')}` : title.ja,
      en: session ? `${title.en}, ${whenOf(session.startsAt, 'en')}` : title.en,
    })
  }
  return said
}

const whenOf = (moment: Instant, language: 'ja' | 'en'): string =>
  `${formatDate(japanDate(new Date(moment)), language)} ${timeOfDay(moment)}`

type Admitting = {
  readonly keep: readonly KeptScan[]
  readonly before: DoorBefore
  readonly by: Actor
}

/** Checks in those whom new scans let in, and who are not in yet; the earliest scan says when. */
async function admit(
  running: Running,
  { session }: Door,
  { keep, before, by }: Admitting,
): Promise<Result<void>> {
  const isExpected = new Set(
    before.reservations
      .filter(({ state }) => state === 'reserved' || state === 'no-show')
      .map(({ application }) => application),
  )
  const own = new Map<string, { readonly happenedAt: Instant }>()
  for (const { standing, application, at } of keep) {
    if (standing !== 'admitted' || application === null || !isExpected.has(application)) continue
    const known = own.get(application)
    if (known === undefined || at < known.happenedAt) own.set(application, { happenedAt: at })
  }
  if (own.size === 0) return ok(undefined)
  const isOffline = keep.some((scan) => scan.isOffline)
  const done = await perform(running, {
    act: 'check-in',
    applications: [...own.keys()],
    session: session.id,
    channel: 'in-person',
    by,
    now: running.recordedAt,
    reason: isOffline ? offlineReason : null,
    own,
  })
  if (!done.ok) return done
  const [first] = done.value.refused
  return first ? { ok: false, refusal: first.refusal } : ok(undefined)
}

async function countAnonymous(
  running: Running,
  { offering, session }: Door,
  keep: readonly KeptScan[],
): Promise<Result<void>> {
  for (const { standing, heads, at, isOffline } of keep) {
    if (standing !== 'anonymous') continue
    const recorded = await recordHeads(running, {
      offering,
      session: session.id,
      heads,
      happenedOn: japanDate(new Date(at)),
      channel: 'in-person',
      reason: isOffline ? offlineReason : null,
    })
    if (!recorded.ok) return recorded
  }
  return ok(undefined)
}

const tooManyScans = refuse(
  'too_many_scans',
  `一度に送れるのは${mostScansAtOnce}件までです。分けて送ってください。`,
  `At most ${mostScansAtOnce} scans are sent at once. Send them in parts.`,
)

const scanSettledAlready = refuse(
  'scan_settled_already',
  'この受付は、すでに確認済みです。画面を開き直してください。',
  'This scan has been looked at already. Open the page again.',
)
