/**
 * Lists of profiles, positions and placements, as spreadsheets bring them: one act, each row
 * decided as if it came by itself. Good rows are not held back by bad ones.
 */
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { parseTicketCode } from '../../domain/delivery/ticket.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { present } from '../../kit/check.ts'
import { digest, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplicationsByNumber } from '../../store/application.ts'
import { insertCommand, noteOutcome } from '../../store/command.ts'
import type { Books } from '../../store/database.ts'
import { findOpenMatch, type Match } from '../../store/placement-match.ts'
import { listPositions } from '../../store/placement-position.ts'
import { readTerms, type Term } from '../../store/placement-term.ts'
import { attemptIn } from '../../store/savepoint.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { makeDecision } from './decision.ts'
import { makeMatch, noteAnswer } from './match.ts'
import { placementOf, type PlacementSide, placementUnknown } from './open-placement.ts'
import { makeEnd } from './period.ts'
import { keepPosition } from './position.ts'
import { keepProfile } from './profile.ts'
import { noteResult, resultOfReason } from './result.ts'
import { makeStart } from './start.ts'

/** What every row says: its place in the file, and whose it is. */
type Row = {
  /** As a spreadsheet numbers it. */
  readonly row: number
  /** The number of the person's or the company's application. */
  readonly number: string
}

/** A person's profile. */
export type ProfileRow = Row & { readonly profile: unknown }

/** A company's position. One of the same name is changed. */
export type PositionRow = Row & {
  readonly position: unknown
  readonly title: string
  readonly seats: number
  readonly isOpen: boolean
}

/** How far a person's placement has come. What stands already is passed over. */
export type PlacementRow = Row & {
  /** The number of the company's application, and what its position is called. */
  readonly hostNumber: string | null
  readonly position: string | null
  readonly decidedOn: CalendarDate | null
  readonly startsOn: CalendarDate | null
  readonly endsOn: CalendarDate | null
  readonly startedOn: CalendarDate | null
  readonly endedOn: CalendarDate | null
  /** The name of a reason: of being hired, or of not being hired. */
  readonly result: string | null
  readonly resultOn: CalendarDate | null
}

/** A list with its rows, read one by one. */
export type PlacementList = {
  readonly offering: string
  /** The file's name and the digest of its bytes. */
  readonly file: { readonly name: string; readonly digest: string }
  /** What was wrong with rows before. */
  readonly faults: readonly RowFault[]
  readonly reason?: string | null
  readonly dryRun?: boolean
} & (
  | { readonly of: 'profiles'; readonly rows: readonly ProfileRow[] }
  | { readonly of: 'positions'; readonly rows: readonly PositionRow[] }
  | { readonly of: 'placements'; readonly rows: readonly PlacementRow[] }
)

/** What came of a list. */
export type PlacementsImported = {
  readonly file: string
  readonly read: number
  readonly taken: number
  readonly faults: readonly RowFault[]
}

/** Takes a list in. Refuses nothing as a whole but what the person may not do at all. */
export async function importPlacements(
  context: ActorContext,
  given: PlacementList,
): Promise<Result<Done<PlacementsImported>>> {
  const { offering, of, file, dryRun = false, reason = null } = given
  const act = {
    name: 'placement.import',
    input: { offering, of, file, reason },
    of: { offering },
    reason,
    dryRun,
    lock: 'in-turn',
    keeps: (outcome: PlacementsImported) => ({ ...outcome, faults: [] }),
  } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'application.import' } as const
    const found = await getOfferingFor(running.books, offering, by)
    const placement = found.ok ? placementOf(found.value) : found
    if (!placement.ok) return placement
    const faults = [...given.faults]
    let taken = 0
    for (const row of given.rows) {
      const done = await attemptIn(
        running.books,
        () => takeRow(running, { ...given, by: context.by, row }),
        (result) => result.ok,
      )
      if (done.ok) taken += 1
      else faults.push({ row: row.row, column: null, ...done.refusal })
    }
    const bad = new Set(given.faults.map(({ row }) => row))
    return ok({
      file: file.name,
      read: given.rows.length + bad.size,
      taken,
      faults: faults.toSorted((one, other) => one.row - other.row),
    })
  })
}

type Taking = Pick<PlacementList, 'offering' | 'of'> & {
  readonly by: ActorContext['by']
  readonly reason?: string | null
  readonly row: ProfileRow | PositionRow | PlacementRow
}

async function takeRow(running: Running, { by, row, ...given }: Taking): Promise<Result<unknown>> {
  const side = given.of === 'positions' ? 'hosting' : 'placement'
  const place = { offering: given.offering, side } as const
  const found = await findByNumber(running.books, row.number, place)
  if (!found.ok) return found
  const application = found.value
  if ('profile' in row) return keepProfile(running, by, { application, profile: row.profile })
  if ('seats' in row) return takePosition(running, by, { ...row, application })
  return goOn(running, { by, row, application, ...given })
}

async function findByNumber(
  books: Books,
  number: string,
  { offering, side }: { readonly offering: string; readonly side: PlacementSide },
): Promise<Result<string>> {
  const code = parseTicketCode(number)
  if (!code.ok) return code
  const found = (await findApplicationsByNumber(books, [code.value])).get(code.value)
  const isHere = found?.offering === offering && found.lifecycle === side
  return found && isHere ? ok(found.id) : placementUnknown
}

async function takePosition(
  running: Running,
  by: ActorContext['by'],
  row: PositionRow & { readonly application: string },
): Promise<Result<unknown>> {
  const known = await listPositions(running.books, row.application)
  const before = known.find(({ position }) => position.title === row.title.trim())
  const change = before ? { position: before.id, version: before.version } : null
  const { application, position, seats, isOpen } = row
  return keepPosition(running, by, { application, change, position, seats, isOpen })
}

type GoingOn = {
  readonly by: ActorContext['by']
  readonly offering: string
  readonly reason?: string | null
  readonly application: string
  readonly row: PlacementRow
}

/**
 * Takes a person as far as the row says, from where they stand. Each step is an act of its own in
 * the record of acts, as it is when it is done by hand.
 */
async function goOn(running: Running, going: GoingOn): Promise<Result<unknown>> {
  const { books } = running
  const match = await findOpenMatch(books, going.application)
  const term = match && (await readTerms(books, [match.id])).get(match.id)
  for (const { name, isDue, run } of steps) {
    if (!isDue({ row: going.row, match, term })) continue
    const done = await asOwnAct(running, { name, going }, (own) => run(own, going))
    if (!done.ok) return done
  }
  return ok(undefined)
}

type Named = { readonly name: string; readonly going: GoingOn }

async function asOwnAct(
  running: Running,
  { name, going }: Named,
  work: (own: Running) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const { application } = going
  const { books, recordedAt, recordedBy } = running
  const row = await insertCommand(books, {
    act: name,
    actor: recordedBy,
    idempotencyKey: newId(),
    inputDigest: digest(canonicalJson({ application, list: running.id })),
    recordedAt,
    reason: going.reason ?? null,
    undoes: null,
  })
  const { position: command, id } = present(row, 'the row of a step under a new key')
  const done = await work({ ...running, command, id })
  if (done.ok) await noteOutcome(books, command, { application, list: running.id })
  return done
}

/** What a row says, and what stands already. */
type Standing = {
  readonly row: PlacementRow
  readonly match: Match | undefined
  readonly term: Term | undefined
}

type Step = {
  /** The act that it stands for in the record of acts. */
  readonly name: string
  readonly isDue: (standing: Standing) => boolean
  readonly run: (running: Running, going: GoingOn) => Promise<Result<unknown>>
}

const decideAsSaid: Step['run'] = async (running, { by, application, row, reason = null }) => {
  const { startsOn: from, endsOn: to, decidedOn } = row
  if (from === null || to === null) return periodMissing
  const period = { application, from, to, decidedOn, reason, withLetter: false }
  return makeDecision(running, by, period)
}

const startAsSaid: Step['run'] = async (running, { by, application, row, reason = null }) => {
  const startedOn = present(row.startedOn, 'the first day of work')
  return makeStart(running, by, { application, startedOn, reason })
}

const endAsSaid: Step['run'] = async (running, { by, application, row }) => {
  const endedOn = present(row.endedOn, 'the last day of work')
  return makeEnd(running, by, { application, endedOn })
}

const resultAsSaid: Step['run'] = async (running, going) => {
  const { by, application, row, reason: lateReason = null } = going
  if (row.resultOn === null) return resultDayMissing
  const reason = present(row.result, 'a result')
  const result = resultOfReason(reason)
  const noted = { application, result, reason, words: null, lateReason }
  return noteResult(running, by, { ...noted, on: row.resultOn })
}

const answerAs = (side: 'person' | 'company'): Step['run'] => {
  return (running, { by, application }) => {
    const yes = { application, by: side, says: 'yes', reason: null, words: null } as const
    return noteAnswer(running, by, yes)
  }
}

/** Proposes the position that the row names; that it stands in the list says that both agree. */
async function matchAsSaid(
  running: Running,
  { by, offering, application, row }: GoingOn,
): Promise<Result<unknown>> {
  if (row.hostNumber === null) return hostMissing
  const { books } = running
  const host = await findByNumber(books, row.hostNumber, { offering, side: 'hosting' })
  if (!host.ok) return host
  const all = await listPositions(books, host.value)
  const [only, ...others] = all
  const named = all.find(({ position }) => position.title === row.position?.trim())
  const position = named ?? (row.position === null && others.length === 0 ? only : undefined)
  if (!position) return positionOfRowUnknown
  return makeMatch(running, by, { application, position: position.id })
}

const hostMissing = refuse(
  'host_number_missing',
  '受入企業の番号が空です。まだ企業が決まっていない方の行は、消してください。',
  'The number of the company is blank. Take out the rows of those who have none.',
)

const positionOfRowUnknown = refuse(
  'position_of_row_unknown',
  'この名前の求人が、受入企業にありません。求人の一覧で名前を確かめてください。',
  'The company has no position of this name. Check it in the list of positions.',
)

const resultDayMissing = refuse(
  'result_day_missing',
  '結果の日が空です。結果には、その日を書いてください。',
  'The day of the result is blank. Give it beside the result.',
)

const periodMissing = refuse(
  'period_of_row_missing',
  '期間の初日と最終日の、両方を書いてください。',
  'Give both the first and the last day of the period.',
)

/** Whether the row proposes somebody to a company. Rows that say nothing rest. */
const isNew = ({ row, match }: Standing): boolean =>
  !match && (row.hostNumber !== null || row.startsOn !== null)

/** The steps in their order. A new proposal brings the yes of both along. */
const steps: readonly Step[] = [
  { name: 'placement.match', isDue: isNew, run: matchAsSaid },
  { name: 'placement.answer', isDue: isNew, run: answerAs('person') },
  { name: 'placement.answer', isDue: isNew, run: answerAs('company') },
  {
    name: 'placement.decide',
    isDue: ({ row, term }) => !term && (row.startsOn !== null || row.endsOn !== null),
    run: decideAsSaid,
  },
  {
    name: 'placement.start',
    isDue: ({ row, term }) => row.startedOn !== null && !term?.startedOn,
    run: startAsSaid,
  },
  {
    name: 'placement.end',
    isDue: ({ row, term }) => row.endedOn !== null && !term?.endedOn,
    run: endAsSaid,
  },
  {
    name: 'placement.result',
    isDue: ({ row, term }) => row.result !== null && !term?.result,
    run: resultAsSaid,
  },
]
