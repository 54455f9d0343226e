/**
 * Entering a list of applications at once, as a contractor's spreadsheet brings it: one act, with
 * every row decided as if it came by itself. Good rows are not held back by bad ones unless asked,
 * and the list can be taken back as a whole.
 */
import type { ApplicationDetail } from '../../domain/delivery/application.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import type { LifecycleName } from '../../domain/delivery/register.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import type { PartyReference } from '../../domain/party.ts'
import type { Instant } from '../../kit/calendar.ts'
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { listApplicationsOf } from '../../store/application.ts'
import { findSeatedReservations } from '../../store/application-of-party.ts'
import { listCommandsById } from '../../store/command.ts'
import { withAuthority } from '../../store/database.ts'
import { findOrInsertParties, type ReferredParty } from '../../store/party.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { perform } from './act.ts'
import type { OpenRequest } from './claim-request.ts'
import { offeringUnknown, openPlace, seatClaims } from './seat-claims.ts'
import { writeListed } from './write-claims.ts'

/** A row of a list. */
export type ListedApplication = {
  /** The row in the source, as a spreadsheet numbers it. */
  readonly row: number
  readonly session: string | null
  /** Whom it is about; `new` for a name without a number, `nobody` for no name at all. */
  readonly party: PartyReference | 'new' | 'nobody'
  readonly detail: ApplicationDetail
  readonly channel: Channel | null
  /** When it happened, where that is not now. */
  readonly happenedAt: Instant | null
}

/** A list of applications on one offering. */
export type ApplicationList = {
  readonly offering: string
  readonly lifecycle: LifecycleName
  /** The act that makes each of them: "reserve", "walk-in". */
  readonly act: string
  /** The act to fall back on where seats run out; null: such rows are faulty. */
  readonly otherwise: string | null
  /** The file's name and the digest of its bytes. */
  readonly file: { readonly name: string; readonly digest: string }
  readonly rows: readonly ListedApplication[]
  /** The version of the questions that the rows answer; null where they answer none. */
  readonly formVersion?: number | null
  readonly reason?: string | null
  readonly dryRun?: boolean
  /** Refuse the whole list when one row is faulty. */
  readonly wholeOrNothing?: boolean
}

/** What came of a list. */
export type ListEntered = {
  readonly file: string
  readonly read: number
  readonly added: number
  readonly faulty: number
  readonly faults: readonly RowFault[]
}

/** Enters the list. */
export async function enterApplications(
  context: ActorContext,
  given: ApplicationList,
): Promise<Result<Done<ListEntered>>> {
  const { offering, lifecycle, act: name, otherwise, file, reason = null, dryRun = false } = given
  const act = {
    name: 'application.import',
    input: { offering, lifecycle, act: name, otherwise, file, reason },
    reason,
    dryRun,
    lock: 'writing',
    keeps: (outcome: ListEntered) => ({ ...outcome, faults: [] }),
  } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'application.import' } as const
    const allowed = await getOfferingFor(running.books, offering, by)
    if (!allowed.ok) return allowed
    const parties = await partiesOf(running, given.rows)
    const parents = await parentsOf(running, { ...given, parties })
    const requests = given.rows.map((row) =>
      requestOf(row, { ...given, context, parties, parents }),
    )
    const faults: RowFault[] = []
    let added = 0
    for (const place of bySession(requests)) {
      const entered = await enterAt(running, place)
      added += entered.added
      faults.push(...entered.faults)
    }
    if (given.wholeOrNothing === true && faults.length > 0) return notWhole(faults)
    const sorted = faults.toSorted((one, other) => one.row - other.row)
    return ok({
      file: file.name,
      read: given.rows.length,
      added,
      faulty: faults.length,
      faults: sorted,
    })
  })
}

function bySession(requests: readonly OpenRequest[]): Iterable<readonly OpenRequest[]> {
  const groups = new Map<string | null, OpenRequest[]>()
  for (const request of requests) {
    const group = groups.get(request.claim.session)
    if (group) group.push(request)
    else groups.set(request.claim.session, [request])
  }
  return groups.values()
}

type Parties = ReadonlyMap<number, ReferredParty>

async function partiesOf(
  { books, command }: Running,
  rows: readonly ListedApplication[],
): Promise<Parties> {
  const referring = rows.flatMap(({ party, row }) =>
    typeof party === 'object' ? [{ row, party }] : [],
  )
  const found = await findOrInsertParties(
    books,
    referring.map(({ party }) => party),
    command,
  )
  return new Map(referring.flatMap(({ row }, index) => (found[index] ? [[row, found[index]]] : [])))
}

/** The reservations that interviews of a list belong to, by their rows. */
async function parentsOf(
  { books }: Running,
  { offering, lifecycle, rows, parties }: ApplicationList & { readonly parties: Parties },
): Promise<ReadonlyMap<number, string>> {
  if (lifecycle !== 'interview') return new Map()
  const asking = rows.flatMap(({ row, session }) => {
    const party = parties.get(row)?.party
    return party === undefined ? [] : [{ row, party, slot: session }]
  })
  const found = await findSeatedReservations(books, offering, asking)
  return new Map(
    asking.flatMap(({ row }, index) => {
      const parent = found[index]
      return parent === undefined ? [] : [[row, parent] as const]
    }),
  )
}

type Listing = ApplicationList & {
  readonly context: ActorContext
  readonly parties: Parties
  readonly parents: ReadonlyMap<number, string>
}

function requestOf(row: ListedApplication, listing: Listing): OpenRequest {
  const { offering, lifecycle, act, otherwise, context, parties } = listing
  const known = parties.get(row.row)
  const named = row.party === 'nobody' ? 'nobody' : 'new'
  const party = known ? { id: known.party, type: known.type } : named
  const { session, channel, happenedAt, detail } = row
  return {
    key: String(row.row),
    actor: context.by,
    reason: listing.reason ?? null,
    inputDigest: '',
    claim: {
      ...{ offering, session, lifecycle, act, otherwise, channel, happenedAt },
      parent: listing.parents.get(row.row) ?? null,
      claimants: [{ party, account: null, detail }],
      formVersion: listing.formVersion ?? null,
    },
  }
}

async function enterAt(running: Running, requests: readonly OpenRequest[]) {
  const { books, command, recordedAt } = running
  const on = await openPlace(books, recordedAt, requests)
  const { seated, refused } = on
    ? await seatClaims(books, on, requests)
    : { seated: [], refused: new Map(requests.map(({ key }) => [key, offeringUnknown])) }
  if (on) await writeListed(books, { ...on, seated }, command)
  const faults = [...refused].map(([key, { refusal }]) => faultOf(Number(key), refusal))
  return { added: seated.length, faults }
}

function faultOf(row: number, { code, message }: Refusal): RowFault {
  return { row, column: null, code, message }
}

function notWhole(faults: readonly RowFault[]) {
  const [first] = faults
  const [ja, en] = [first?.message.ja ?? '', first?.message.en ?? '']
  return refuse(
    'sheet_has_faulty_rows',
    `${faults.length}行に誤りがあるため、何も取り込みませんでした。最初の誤り: ${first?.row ?? ''}行目 ${ja}`,
    `${faults.length} faulty rows, so nothing was imported. First: row ${first?.row ?? ''}: ${en}`,
  )
}

/** Takes a list back as a whole: every application that it made is voided, with all it left. */
export async function undoList(
  context: ActorContext,
  given: { readonly id: string; readonly reason: string },
): Promise<Result<Done<{ readonly voided: number }>>> {
  const { database, authority } = context
  const [found] = await withAuthority(database, authority, (books) =>
    listCommandsById(books, given.id),
  )
  if (found?.act !== 'application.import') return listUnknown
  const { position, id } = found
  const { reason } = given
  const act = { name: 'application.undo-import', input: { id }, reason, undoes: position }
  return runAct(context, act, async (running) => {
    const made = await listApplicationsOf(running.books, position)
    if (made.length === 0) return ok({ voided: 0 })
    const done = await perform(running, {
      act: 'void',
      applications: made.map((application) => application.id),
      by: context.by,
      now: running.recordedAt,
      reason,
    })
    return done.ok ? ok({ voided: done.value.done.length }) : done
  })
}

const listUnknown = refuse(
  'import_unknown',
  'この取込は見つかりません。取込の一覧から選び直してください。',
  'This import cannot be found. Choose it from the list of imports again.',
)
