/**
 * Who came, typed in afterwards from a list on paper: those with a reservation are checked in,
 * those without are let in by their names, the others are counted. One act, which can be taken
 * back.
 */
import { mayAct } from '../../domain/access/capability.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { newId } from '../../kit/id.ts'
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { insertActivities } from '../../store/activity.ts'
import { listApplicationsOf, lockApplications } from '../../store/application.ts'
import { listCommandsById } from '../../store/command.ts'
import { withAuthority } from '../../store/database.ts'
import { listPaperCheckIns, takeBackPaperHeads } from '../../store/paper-list.ts'
import { performOnSome } from '../application/act.ts'
import type { OpenRequest } from '../application/claim-request.ts'
import { openPlace, seatClaims } from '../application/seat-claims.ts'
import { writeListed } from '../application/write-claims.ts'
import type { ActorContext } from '../context.ts'
import { recordHeads } from '../offering/head-count.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { type Door, holdDoor } from './door.ts'

/** What the desk has decided of a list on paper. Rows are numbered as on the list. */
export type PaperList = {
  readonly session: string
  readonly checkIns: readonly { readonly row: number; readonly application: string }[]
  readonly walkIns: readonly {
    readonly row: number
    readonly name: string
    readonly kana: string | null
  }[]
  /** How many more came, of whom nothing was written. */
  readonly heads: number
  readonly reason: string | null
}

/** What came of a list. Rows that could not be entered are named; the others are. */
export type PaperEntered = {
  readonly checkedIn: number
  /** Those who were in already. */
  readonly already: number
  readonly walkedIn: number
  readonly heads: number
  readonly faults: readonly RowFault[]
}

/** Enters the list. */
export async function enterPaperList(
  context: ActorContext,
  given: PaperList,
): Promise<Result<Done<PaperEntered>>> {
  if (!Number.isInteger(given.heads) || given.heads < 0 || given.heads > 100_000) return headsWrong
  const reason = given.reason?.trim() || paperReason
  const act = {
    name: paperAct,
    input: given,
    reason,
    keeps: (outcome: PaperEntered) => ({ ...outcome, faults: [] }),
    lock: 'writing',
  } as const
  return runAct<PaperEntered>(context, act, async (running) => {
    const held = await holdForDesk(running, given.session, context)
    if (!held.ok) return held
    const entering = { context, door: held.value, reason }
    const checked = await checkIn(running, entering, given.checkIns)
    if (!checked.ok) return checked
    const walked = await walkIn(running, entering, given.walkIns)
    const counted = await countOthers(running, entering, given.heads)
    if (!counted.ok) return counted
    const faults = [...checked.value.faults, ...walked.faults]
    await noteList(running, held.value, checked.value.done + walked.done)
    return ok({
      checkedIn: checked.value.done,
      already: checked.value.already,
      walkedIn: walked.done,
      heads: given.heads,
      faults: faults.toSorted((one, other) => one.row - other.row),
    })
  })
}

/** Takes a list back as a whole, with all that it left. */
export async function undoPaperList(
  context: ActorContext,
  given: { readonly session: string; readonly id: string; readonly reason: string },
): Promise<Result<Done<{ readonly undone: number }>>> {
  const { session, id, reason } = given
  if (reason.trim() === '') return reasonMissing
  const [found, ...others] = await withAuthority(context.database, context.authority, (books) =>
    listCommandsById(books, id),
  )
  if (found?.act !== paperAct || others.length > 0) return listUnknown
  const { position } = found
  const act = { name: 'attendance.undo', input: given, reason, undoes: position } as const
  return runAct(context, act, async (running) => {
    const { books, command, recordedAt, recordedBy } = running
    const held = await holdForDesk(running, session, context)
    if (!held.ok) return held
    const asked = { by: context.by, now: recordedAt, reason, session }
    const entered = await listPaperCheckIns(books, { session, command: position })
    const checkIns = await performOnSome(running, {
      ...{ ...asked, act: 'undo-check-in', applications: entered },
    })
    if (!checkIns.ok) return checkIns
    const made = (await listApplicationsOf(books, position)).map((each) => each.id)
    const walkIns = await performOnSome(running, { ...asked, act: 'void', applications: made })
    if (!walkIns.ok) return walkIns
    const by = { command, recordedAt, recordedBy, reason }
    await takeBackPaperHeads(books, { session, command: position }, by)
    return ok({ undone: checkIns.value.done.length + walkIns.value.done.length })
  })
}

const paperAct = 'attendance.paper'
const paperReason = '紙の名簿から入力'

/** The door, for those who run the offering: a volunteer at the door enters no lists. */
async function holdForDesk(
  { books }: Running,
  session: string,
  { by }: ActorContext,
): Promise<Result<Door>> {
  const held = await holdDoor(books, session, by)
  if (!held.ok) return held
  const { programme } = held.value.offering
  const allowed = mayAct(by, 'application.import', { programme })
  return allowed.ok ? held : allowed
}

type Entering = { readonly context: ActorContext; readonly door: Door; readonly reason: string }

async function checkIn(
  running: Running,
  { context, door, reason }: Entering,
  rows: PaperList['checkIns'],
) {
  const { books, recordedAt, recordedBy, command } = running
  const { offering, session } = door
  const held = await lockApplications(
    books,
    rows.map(({ application }) => application),
  )
  const isHere = ({ application }: (typeof rows)[number]) => {
    const known = held.get(application)
    const isOfDay = known?.session === session.id || known?.session === null
    return known?.lifecycle === 'gathering' && known.offering === offering.id && isOfDay
  }
  const isIn = (id: string) => held.get(id)?.state === 'checked-in'
  const here = rows.filter(isHere)
  const open = here.filter(({ application }) => !isIn(application))
  const rowOf = new Map(open.map(({ application, row }) => [application, row]))
  const done = await performOnSome(running, {
    act: 'check-in',
    applications: [...rowOf.keys()],
    session: session.id,
    channel: 'in-person',
    by: context.by,
    now: recordedAt,
    reason,
  })
  if (!done.ok) return done
  await insertActivities(
    books,
    done.value.done.map((application) => ({
      ...{ id: newId(), offering: offering.id, session: session.id, application },
      ...{ sort: 'paper', once: null, happenedAt: session.startsAt, channel: 'in-person' },
      ...{ quantity: 1, details: {}, enteredBy: recordedBy, command },
    })),
  )
  const faults = [
    ...rows.filter((row) => !isHere(row)).map(({ row }) => faultOf(row, notHere.refusal)),
    ...done.value.refused.map(({ application, refusal }) =>
      faultOf(present(rowOf.get(application), 'the row of a check-in'), refusal),
    ),
  ]
  return ok({ done: done.value.done.length, already: here.length - open.length, faults })
}

async function walkIn(
  running: Running,
  { context, door, reason }: Entering,
  rows: PaperList['walkIns'],
): Promise<{ readonly done: number; readonly faults: readonly RowFault[] }> {
  const { books, recordedAt, command } = running
  const { offering, session } = door
  const plain = { mail: null, telephone: null, language: 'ja', answers: {} } as const
  const requests = rows.map(({ row, name, kana }): OpenRequest => {
    const claimant = { party: 'new', account: null, detail: { ...plain, name, kana } } as const
    return {
      ...{ key: String(row), actor: context.by, reason, inputDigest: '' },
      claim: {
        ...{ offering: offering.id, session: session.id, lifecycle: 'gathering' },
        ...{ act: 'walk-in', otherwise: null, parent: null, claimants: [claimant] },
        ...{ formVersion: null, channel: 'in-person', happenedAt: null },
      },
    }
  })
  if (requests.length === 0) return { done: 0, faults: [] }
  const on = present(await openPlace(books, recordedAt, requests), 'the place of a session')
  const { seated, refused } = await seatClaims(books, on, requests)
  await writeListed(books, { ...on, seated }, command)
  const faults = [...refused].map(([key, { refusal }]) => faultOf(Number(key), refusal))
  return { done: seated.length, faults }
}

async function countOthers(
  running: Running,
  { door, reason }: Entering,
  heads: number,
): Promise<Result<void>> {
  if (heads === 0) return ok(undefined)
  const { books, recordedBy, command } = running
  const { offering, session } = door
  const happenedOn = japanDate(new Date(session.startsAt))
  const counted = { offering, session: session.id, heads, happenedOn, reason }
  const recorded = await recordHeads(running, { ...counted, channel: 'in-person' })
  if (!recorded.ok) return recorded
  await insertActivities(books, [
    {
      ...{ id: newId(), offering: offering.id, session: session.id, application: null },
      ...{ sort: 'heads', once: null, happenedAt: session.startsAt, channel: 'in-person' },
      ...{ quantity: heads, details: { from: 'paper' }, enteredBy: recordedBy, command },
    },
  ])
  return ok(undefined)
}

/** The list itself, so that it is found again and can be taken back. */
async function noteList(
  { books, recordedAt, recordedBy, command }: Running,
  door: Door,
  people: number,
) {
  await insertActivities(books, [
    {
      ...{ id: newId(), offering: door.offering.id, session: door.session.id, application: null },
      ...{ sort: 'paper-list', once: null, happenedAt: recordedAt, channel: null },
      ...{ quantity: people, details: {}, enteredBy: recordedBy, command },
    },
  ])
}

const faultOf = (row: number, { code, message }: Refusal): RowFault => ({
  ...{ row, column: null, code, message },
})

const notHere = refuse(
  'reservation_of_another_session',
  'この予約は、この日程のものではありません。',
  'This reservation is not one of this session.',
)

const headsWrong = refuse(
  'heads_not_a_number',
  '人数は0から100,000までの整数で入力してください。',
  'Enter the number of people as a whole number from 0 to 100,000.',
)

const reasonMissing = refuse(
  'reason_missing',
  '理由を入力してください。記録を取り消すには理由が要ります。',
  'Give a reason: taking a record back needs one.',
)

const listUnknown = refuse(
  'paper_list_unknown',
  'この名簿は見つかりません。画面を開き直してください。',
  'This list cannot be found. Open the page again.',
)
