/**
 * An outreach list: companies to get in touch with, as a labour bureau or a foundation sends it in
 * a spreadsheet. One act; every row is decided by itself; the list can be taken back as a whole.
 */
import type { OutreachRow } from '../../domain/delivery/support/outreach-row.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import type { PartyReference } from '../../domain/party.ts'
import { present } from '../../kit/check.ts'
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { insertSupports } from '../../store/support.ts'
import { readAgencies } from '../../store/support-agency.ts'
import { insertShares, listOutreach } from '../../store/support-outreach.ts'
import { findOrInsertParties } from '../../store/party.ts'
import type { OpenRequest } from '../application/claim-request.ts'
import { openPlace, seatClaims } from '../application/seat-claims.ts'
import { writeListed } from '../application/write-claims.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { noonOf, settingsOf } from './open-support.ts'
import { compareOutreach, type Likeness } from './outreach-twins.ts'
import { otherKind } from './settings.ts'
import { tellAgencies } from './tell-agencies.ts'

/** A list. */
export type OutreachList = {
  readonly offering: string
  readonly file: { readonly name: string; readonly digest: string }
  readonly rows: readonly OutreachRow[]
  readonly reason?: string | null
  readonly dryRun?: boolean
}

/** What came of a list. */
export type OutreachEntered = {
  readonly file: string
  readonly read: number
  readonly added: number
  readonly faults: readonly RowFault[]
  /** Companies that were added, and look like others. */
  readonly alike: readonly Likeness[]
}

/** Enters the list. What it names of companies is kept apart from the record of the act. */
export async function importOutreach(
  context: ActorContext,
  given: OutreachList,
): Promise<Result<Done<OutreachEntered>>> {
  const { offering, file, reason = null, dryRun = false } = given
  const act = {
    name: 'application.import',
    input: { offering, file, reason, act: 'approach' },
    ...{ reason, dryRun, of: { offering } },
    lock: 'writing',
    keeps: (outcome: OutreachEntered) => ({ ...outcome, faults: [], alike: [] }),
  } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'application.import' } as const
    const found = await getOfferingFor(running.books, offering, by)
    if (!found.ok) return found
    if (found.value.kind !== 'support') return otherKind
    const { agencies: ids } = settingsOf(found.value)
    const agencies = [...(await readAgencies(running.books, ids)).values()]
    const byName = new Map(
      agencies.filter(({ isOpen }) => isOpen).map((one) => [one.name.ja, one.id]),
    )
    const known = await listOutreach(running.books, offering)
    const compared = compareOutreach(given.rows, known)
    const named = compared.fresh.map((row) => ({ row, unknown: unknownOf(row, byName) }))
    const fit = named.flatMap(({ row, unknown }) => (unknown === undefined ? row : []))
    const entered = await enter(running, context, { ...given, rows: fit })
    const count = await share(running, { entered: entered.made, byName })
    for (const [agency, shared] of count) {
      const about = { offering: found.value, application: null, company: null, count: shared }
      const { recordedAt: at, command, books } = running
      await tellAgencies(books, {
        ...{ ...about, at, command },
        template: 'support-shared',
        agencies: [agency],
      })
    }
    const faults = [
      ...compared.faults,
      ...named.flatMap(({ row, unknown }) =>
        unknown === undefined ? [] : noAgency(row.row, unknown),
      ),
      ...entered.faults,
    ]
    const rows = new Set(entered.made.map(({ row }) => row.row))
    return ok({
      file: file.name,
      read: given.rows.length,
      added: rows.size,
      faults: faults.toSorted((one, other) => one.row - other.row),
      alike: compared.alike.filter(({ row }) => rows.has(row)),
    })
  })
}

const unknownOf = (row: OutreachRow, byName: ReadonlyMap<string, string>) =>
  row.agencies.find((name) => !byName.has(name))

type Made = { readonly row: OutreachRow; readonly application: string }

async function enter(
  running: Running,
  context: ActorContext,
  list: OutreachList,
): Promise<{ readonly made: readonly Made[]; readonly faults: readonly RowFault[] }> {
  const { books, command, recordedAt } = running
  if (list.rows.length === 0) return { made: [], faults: [] }
  const parties = await findOrInsertParties(books, list.rows.map(referenceOf), command)
  const requests = list.rows.map((row, index) =>
    requestOf(row, { list, context, party: present(parties[index], 'its party').party }),
  )
  const on = present(await openPlace(books, recordedAt, requests), 'the place of the list')
  const { seated, refused } = await seatClaims(books, on, requests)
  const claimed = await writeListed(books, { ...on, seated }, command)
  const made = list.rows.flatMap((row) => {
    const [application] = claimed.get(String(row.row))?.applications ?? []
    return application ? [{ row, application: application.id }] : []
  })
  const faults = [...refused].map(([key, { refusal }]) => faultOf(Number(key), refusal))
  return { made, faults }
}

function referenceOf({ number, name }: OutreachRow): PartyReference {
  return number === null
    ? { type: 'company', scheme: 'name', value: name, name }
    : { type: 'company', scheme: 'corporate-number', value: number, name }
}

type Asking = {
  readonly list: OutreachList
  readonly context: ActorContext
  readonly party: string
}

function requestOf(row: OutreachRow, { list, context, party }: Asking): OpenRequest {
  const { name, telephone, on = null } = row
  const detail = { name, kana: null, mail: null, telephone, language: 'ja', answers: {} } as const
  return {
    key: String(row.row),
    actor: context.by,
    reason: list.reason ?? null,
    inputDigest: '',
    claim: {
      ...{ offering: list.offering, session: null, lifecycle: 'support', act: 'approach' },
      ...{ otherwise: null, parent: null, formVersion: null, channel: null },
      happenedAt: on === null ? null : noonOf(on),
      claimants: [{ party: { id: party, type: 'company' }, account: null, detail }],
    },
  }
}

/** Writes what stands beside the new supports. Gives how many each agency has of them. */
async function share(
  { books, recordedAt: at, command }: Running,
  given: { readonly entered: readonly Made[]; readonly byName: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, number>> {
  const { entered, byName } = given
  await insertSupports(
    books,
    entered.map(({ row: { area, why }, application }) => ({ application, area, why })),
  )
  const shares = entered.flatMap(({ row, application }) =>
    [...new Set(row.agencies)].map((name, index) => ({
      application,
      agency: present(byName.get(name), 'an agency of the offering'),
      isLead: index === 0,
    })),
  )
  await insertShares(books, shares, { at, command })
  const count = new Map<string, number>()
  for (const { agency } of shares) count.set(agency, (count.get(agency) ?? 0) + 1)
  return count
}

function faultOf(row: number, { code, message }: Refusal): RowFault {
  return { row, column: null, code, message }
}

const noAgency = (row: number, name: string): RowFault =>
  faultOf(
    row,
    refuse(
      'agency_takes_no_part',
      `「${name.slice(0, 60)}」は、この支援に参加する支援機関にありません。名称を確かめるか、設定に加えてください。`,
      `"${name.slice(0, 60)}" is none of the agencies that take part here. Check the name, or add it.`,
    ).refusal,
  )
