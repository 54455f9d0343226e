/** Single facts: finding them by their records, and taking them back. */
import { sql } from 'kysely'
import type { FactKind } from '../domain/fact/kind.ts'
import type { CalendarDate, Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { isInClosedPeriod } from './period.ts'

/** Who takes facts back, when and why. */
export type Correction = {
  readonly command: number
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly reason: string
}

/** The id of the standing fact that came from a record of this number, where there is one. */
export async function findFactByRecord(
  { db, authority }: Books,
  kind: FactKind,
  record: string,
): Promise<string | undefined> {
  const answer = await sql<{ id: string }>`
    select fact.id from fact
    where fact.authority = ${authority} and fact.corrects is null
      and fact.source_key = md5(${`${kind}:${record}`})::uuid and ${stands}
    limit 1`.execute(db)
  return answer.rows[0]?.id
}

/** The programmes and months of a command's standing facts, for the look at closed periods. */
export async function listCellsOfCommand(
  { db, authority }: Books,
  command: number,
): Promise<readonly { readonly programme: string; readonly occurredOn: CalendarDate }[]> {
  const answer = await sql<{ programme: string; occurredOn: CalendarDate }>`
    select distinct fact.programme, date_trunc('month', fact.occurred_on)::date as "occurredOn"
    from fact
    where fact.authority = ${authority} and fact.command = ${command}
      and fact.corrects is null and ${stands}`.execute(db)
  return answer.rows
}

/** Takes facts back, each in whole: by their ids, or all standing facts of a command. */
export async function insertCorrections(
  { db, authority }: Books,
  of: { readonly ids: readonly string[] } | { readonly command: number },
  by: Correction,
): Promise<number> {
  const which =
    'ids' in of ? sql`fact.id = any(${[...of.ids]}::uuid[])` : sql`fact.command = ${of.command}`
  const answer = await sql`
    insert into fact (authority, id, programme, component, kind, party, party_type, offering,
      session, application, quantity, unit, tags, occurred_on, recorded_at, recorded_by, command,
      late, corrects, reason)
    select authority, gen_random_uuid(), programme, component, kind, party, party_type, offering,
      session, application, quantity, unit, tags, occurred_on, ${by.recordedAt}::timestamptz,
      ${by.recordedBy}, ${by.command}::bigint, ${isInClosedPeriod(authority)}, fact.id, ${by.reason}
    from fact
    where fact.authority = ${authority} and fact.corrects is null and ${which} and ${stands}
    order by fact.id`.execute(db)
  return Number(answer.numAffectedRows ?? 0n)
}

/** Why each of these facts came in or was taken back after a command, as far as reasons go. */
export async function listReasons(
  { db, authority }: Books,
  facts: readonly string[],
  after: number,
): Promise<
  readonly {
    readonly fact: string
    readonly cause: 'late' | 'correction' | 'fact'
    readonly reason: string | null
  }[]
> {
  const answer = await sql<{
    fact: string
    cause: 'late' | 'correction' | 'fact'
    reason: string | null
  }>`
    select fact.id as fact, case when fact.late then 'late' else 'fact' end as cause, fact.reason
    from fact
    where fact.authority = ${authority} and fact.id = any(${[...facts]}::uuid[])
      and fact.command > ${after}
    union all
    select fact.corrects, 'correction', fact.reason
    from fact
    where fact.authority = ${authority} and fact.corrects = any(${[...facts]}::uuid[])
      and fact.command > ${after}`.execute(db)
  return answer.rows
}

/** How many of these facts were recorded for each party, before any merge. */
export async function countByParty(
  { db, authority }: Books,
  facts: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const answer = await sql<{ party: string; facts: number }>`
    select fact.party, count(*) as facts
    from fact
    where fact.authority = ${authority} and fact.id = any(${[...facts]}::uuid[])
      and fact.party is not null
    group by fact.party`.execute(db)
  return new Map(answer.rows.map(({ party, facts: count }) => [party, count]))
}

const stands = sql`not exists (
  select from fact as correction
  where correction.authority = fact.authority and correction.corrects = fact.id)`
