/**
 * Staging: records stream into a temporary table by COPY, where the set-based steps of an import
 * look at them. The table goes with the transaction.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { FactRecord } from '../../domain/fact/fact.ts'
import { newId } from '../../kit/id.ts'
import type { Books } from '../database.ts'

/** A record with its row in the source and where its line stands in the books. */
export type StagedRecord = {
  readonly row: number
  readonly record: FactRecord
  readonly programme: string
  readonly component: string
  readonly late: boolean
}

/** Creates the staging table and fills it. Gives how many records came. */
export async function stageRecords(
  { client }: Books,
  batches: AsyncIterable<readonly StagedRecord[]> | Iterable<readonly StagedRecord[]>,
): Promise<number> {
  await client.query(stagingTable)
  const progress = { rows: 0 }
  const copy = client.query(copyFrom(`copy staged_fact (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(copyLines(batches, progress), { objectMode: false }), copy)
  await client.query('analyze staged_fact')
  return progress.rows
}

// A record's own number makes it recognisable, and the key of it is made while the rows are copied.
// Where there is no number the content does, counted through where one file holds equal rows.
const stagingTable = `
  create temporary table staged_fact (
    row integer not null,
    id uuid not null,
    record text,
    kind text not null,
    programme text not null,
    component text not null,
    party_type text,
    scheme text,
    value text,
    name text,
    offering text,
    session text,
    application text,
    quantity bigint not null,
    unit text not null,
    tags text[] not null,
    occurred_on date not null,
    late boolean not null,
    numbered_key uuid generated always as (md5(kind || ':' || record)::uuid) stored,
    content text
  ) on commit drop`

const columns = [
  'row',
  'id',
  'record',
  'kind',
  'programme',
  'component',
  'party_type',
  'scheme',
  'value',
  'name',
  'offering',
  'session',
  'application',
  'quantity',
  'unit',
  'tags',
  'occurred_on',
  'late',
  'content',
]

async function* copyLines(
  batches: AsyncIterable<readonly StagedRecord[]> | Iterable<readonly StagedRecord[]>,
  progress: { rows: number },
): AsyncGenerator<string> {
  for await (const batch of batches) {
    if (batch.length === 0) continue
    progress.rows += batch.length
    yield batch.map(copyLine).join('')
  }
}

function copyLine(staged: StagedRecord): string {
  const { row, record, programme, component, late } = staged
  const { party } = record
  const tags = `{${record.tags.join(',')}}`
  const isLate = late ? 't' : 'f'
  return `${row}\t${newId()}\t${text(record.record)}\t${record.kind}\t${programme}\t${component}\t${
    party === null ? '\\N\t\\N\t\\N\t\\N' : partyFields(party)
  }\t${text(record.offering)}\t${text(record.session)}\t${text(record.application)}\t${
    record.quantity
  }\t${record.unit}\t${tags}\t${record.occurredOn}\t${isLate}\t${text(contentOf(staged))}\n`
}

/** What a record without a number is recognised by; null for one with a number. */
function contentOf({ record, programme, component }: StagedRecord): string | null {
  if (record.record !== null) return null
  const { party, offering, session, application, quantity, unit, tags, occurredOn } = record
  const who = party && [party.type, party.scheme, party.value]
  return JSON.stringify([
    programme,
    component,
    who,
    offering,
    session,
    application,
    quantity,
    unit,
    tags,
    occurredOn,
  ])
}

function partyFields(party: NonNullable<FactRecord['party']>): string {
  return `${party.type}\t${party.scheme}\t${text(party.value)}\t${text(party.name)}`
}

/** A value for COPY's text format: absent as \N, with the four special characters escaped. */
function text(value: string | null): string {
  if (value === null) return String.raw`\N`
  return /[\\\t\n\r]/.test(value) ? value.replaceAll(/[\\\t\n\r]/g, escapeCharacter) : value
}

function escapeCharacter(character: string): string {
  return { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }[character] ?? character
}
