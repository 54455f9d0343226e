/** By which way people take part, as far as what was recorded of their applications says it. */
import { sql } from 'kysely'
import { type Channel, channels } from '../domain/delivery/offering.ts'
import type { Books } from './database.ts'

/**
 * The way that was recorded last for each of the applications: chosen or noted with an activity,
 * or said by a standing fact. Absent where nothing says it, or a fact names two ways.
 */
export async function readChannels(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<ReadonlyMap<string, Channel>> {
  if (applications.length === 0) return new Map()
  const answer = await sql<{ application: string; channel: Channel }>`
    select distinct on (application) application, channel from (
      select application::text, channel, command, 0 as rank from activity
      where authority = ${authority} and application = any(${[...applications]}::uuid[])
        and channel is not null and taken_back_by is null
      union all
      select fact.application, min(tag), fact.command, 1 from fact, unnest(fact.tags) as tag
      where fact.authority = ${authority} and fact.application = any(${[...applications]})
        and tag = any(${Object.keys(channels)}) and fact.corrects is null and not exists (
          select from fact as correction
          where correction.authority = ${authority} and correction.corrects = fact.id)
      group by fact.id, fact.application, fact.command having count(*) = 1
    ) as said
    order by application, command desc, rank`.execute(db)
  return new Map(answer.rows.map(({ application, channel }) => [application, channel]))
}
