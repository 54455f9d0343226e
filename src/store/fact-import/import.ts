/**
 * The import of facts, in sets: staged records meet the books, new parties are entered, and what
 * the books do not know yet is added. A record is recognised by its own number, or by its content
 * where it has none, so that the same file twice adds nothing.
 */
import type { Instant } from '../../kit/calendar.ts'
import type { Books } from '../database.ts'
import { type StagedRecord, stageRecords } from './stage.ts'

/** Why a record was not added, by its row in the source. */
export type Rejection = {
  readonly row: number
  readonly code: 'record_stands_twice_in_file' | 'record_differs_from_books'
}

/** What came of the records, in numbers. */
export type ImportOutcome = {
  readonly staged: number
  readonly added: number
  /** Records that the books held already. */
  readonly known: number
  readonly newParties: number
  readonly rejected: number
  /** The first of the rejected ones. */
  readonly rejections: readonly Rejection[]
}

/** The command that imports, and when and by whom the facts are recorded. */
export type ImportedBy = {
  readonly command: number
  readonly recordedAt: Instant
  readonly recordedBy: string
  /** The reason for facts of a closed period. */
  readonly reason: string | null
}

const rejectionLimit = 1000

/** Imports the records of one kind. Needs the import lock. */
export async function importRecords(
  books: Books,
  batches: AsyncIterable<readonly StagedRecord[]> | Iterable<readonly StagedRecord[]>,
  by: ImportedBy,
): Promise<ImportOutcome> {
  const staged = await stageRecords(books, batches)
  await nameNumberless(books)
  const rejected = await setAside(books)
  const newParties = await insertParties(books, by.command)
  const added = await insertFacts(books, by)
  const rejections = await books.client.query<Rejection>(
    'select row, code from staged_rejection order by row limit $1',
    [rejectionLimit],
  )
  const known = staged - added - rejected
  return { staged, added, known, newParties, rejected, rejections: rejections.rows }
}

/** Gives records without a number a key of their content and their place among equal ones. */
async function nameNumberless({ client }: Books): Promise<void> {
  await client.query(`
    create temporary table staged_key on commit drop as
    select row, md5(kind || content || row_number() over (partition by content order by row))::uuid
      as content_key
    from staged_fact where content is not null`)
  await client.query('analyze staged_key')
}

/**
 * Every staged record with the key by which it is recognised. OFFSET 0 makes it a plain column:
 * under row security no index is looked up by an expression that might leak.
 */
const keyed = `(
  select staged_fact.*, coalesce(numbered_key, content_key) as source_key
  from staged_fact left join staged_key using (row) offset 0)`

/** Marks the records that the books hold already and those that cannot stand. */
async function setAside({ client, authority }: Books): Promise<number> {
  // The record of a party whose details were erased is known, whoever it names.
  // One look-up by index for each record, whatever the planner believes of a table that grows
  // faster than its statistics: OFFSET 0 keeps the inner query as it is written.
  await client.query(
    `create temporary table staged_known on commit drop as
    select staged.row, (fact.programme, fact.component, fact.quantity, fact.unit, fact.tags,
        fact.occurred_on, fact.party_type) is not distinct from (staged.programme,
        staged.component, staged.quantity, staged.unit, staged.tags, staged.occurred_on,
        staged.party_type)
      and fact.offering is not distinct from staged.offering
      and (fact.party is not distinct from (
          select identifier.party from party_identifier as identifier
          where identifier.authority = $1 and identifier.party_type = staged.party_type
            and identifier.scheme = staged.scheme and identifier.value = staged.value)
        or staged.value is not null and not exists (
          select from party_identifier as identifier
          where identifier.authority = $1 and identifier.party = fact.party)) as same
    from ${keyed} as staged cross join lateral (
      select * from fact
      where fact.authority = $1 and fact.source_key = staged.source_key and fact.corrects is null
        and not exists (
          select from fact as correction
          where correction.authority = $1 and correction.corrects = fact.id)
      offset 0) as fact`,
    [authority],
  )
  await client.query(`
    create temporary table staged_rejection on commit drop as
    select row, 'record_differs_from_books' as code from staged_known where not same
    union all
    select later.row, 'record_stands_twice_in_file'
    from (select numbered_key, min(row) as first_row from staged_fact
      where numbered_key is not null
      group by numbered_key having count(*) > 1) as twice
      join staged_fact as later on later.numbered_key = twice.numbered_key
        and later.row > twice.first_row
    where not exists (select from staged_known where staged_known.row = later.row)`)
  const answer = await client.query<{ n: number }>('select count(*) as n from staged_rejection')
  return answer.rows[0]?.n ?? 0
}

const wanted = `
  not exists (select from staged_known where staged_known.row = staged.row)
  and not exists (select from staged_rejection where staged_rejection.row = staged.row)`

async function insertParties({ client, authority }: Books, command: number): Promise<number> {
  await client.query(
    `create temporary table staged_party on commit drop as
    select gen_random_uuid() as party, party_type, scheme, value, max(name) as name
    from staged_fact as staged
    where party_type is not null and ${wanted}
      and not exists (
        select from party_identifier as identifier
        where identifier.authority = $1 and identifier.party_type = staged.party_type
          and identifier.scheme = staged.scheme and identifier.value = staged.value)
    group by party_type, scheme, value`,
    [authority],
  )
  const entered = await client.query(
    `insert into party (authority, party, party_type, command)
    select $1, party, party_type, $2::bigint from staged_party`,
    [authority, command],
  )
  await client.query(
    `insert into party_identifier (authority, party_type, scheme, value, party)
    select $1, party_type, scheme, value, party from staged_party`,
    [authority],
  )
  await client.query(
    `insert into party_detail (authority, party, name)
    select $1, party, name from staged_party where name is not null`,
    [authority],
  )
  return entered.rowCount ?? 0
}

async function insertFacts({ client, authority }: Books, by: ImportedBy): Promise<number> {
  const added = await client.query(
    `insert into fact (authority, id, programme, component, kind, party, party_type, offering,
      session, application, quantity, unit, tags, occurred_on, recorded_at, recorded_by, command,
      late, reason, source_key)
    select $1, staged.id, staged.programme, staged.component, staged.kind, identifier.party,
      staged.party_type, staged.offering, staged.session, staged.application, staged.quantity,
      staged.unit, staged.tags, staged.occurred_on, $2::timestamptz, $3, $4::bigint, staged.late,
      case when staged.late then $5 end, staged.source_key
    from ${keyed} as staged
      left join party_identifier as identifier on identifier.authority = $1
        and identifier.party_type = staged.party_type and identifier.scheme = staged.scheme
        and identifier.value = staged.value
    where ${wanted}
    order by staged.row`,
    [authority, by.recordedAt, by.recordedBy, by.command, by.reason],
  )
  return added.rowCount ?? 0
}
