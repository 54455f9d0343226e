/** How people and counsellors talk at the booked time. */
import { sql } from 'kysely'
import { waySort } from '../domain/delivery/consultation.ts'
import type { Channel } from '../domain/delivery/offering.ts'
import type { Books } from './database.ts'

/** The way that was chosen last, by the application; absent where nobody has chosen. */
export async function readWays(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<ReadonlyMap<string, Channel>> {
  if (applications.length === 0) return new Map()
  const answer = await sql<{ application: string; channel: Channel }>`
    select distinct on (application) application, channel from activity
    where authority = ${authority} and application = any(${[...applications]}::uuid[])
      and sort = ${waySort} and channel is not null and taken_back_by is null
    order by application, happened_at desc, activity desc`.execute(db)
  return new Map(answer.rows.map(({ application, channel }) => [application, channel]))
}

/** Writes the number under which somebody is called. */
export async function writeTelephone(
  { db, authority }: Books,
  application: string,
  telephone: string,
): Promise<void> {
  await db
    .updateTable('application_detail')
    .set({ telephone })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .execute()
}
