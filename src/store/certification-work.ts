/** Certifications that wait for a committee, offering by offering. */
import { sql } from 'kysely'
import { toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import type { OfferingWork, WorkScope } from './work-list.ts'

/**
 * Offerings with applications that are examined, of which no meeting was recorded since they came
 * into their state; those that wait longest first.
 */
export async function listWithoutCommittee(
  { db, authority }: Books,
  { programmes }: Pick<WorkScope, 'programmes'>,
): Promise<readonly OfferingWork[]> {
  const answer = await sql<{
    offering: string
    title_ja: string
    title_en: string
    programme: string
    component: string
    count: number
    since: Date
  }>`
    select offering.offering, offering.title_ja, offering.title_en, offering.programme,
      offering.component, count(*)::integer as count, min(application.changed_at) as since
    from application
    join offering on offering.authority = ${authority} and offering.offering = application.offering
      and offering.kind = 'certification'
      and coalesce(offering.settings -> 'details' ->> 'committee', 'true') = 'true'
    where application.authority = ${authority} and application.awaits_staff
      and application.state = any(array['examined', 'completing', 'renewing'])
      and (${programmes === null} or offering.programme = any(${[...(programmes ?? [])]}))
      and not exists (select from certification_meeting as meeting
        where meeting.authority = ${authority} and meeting.application = application.application
          and meeting.recorded_at >= application.changed_at)
    group by offering.authority, offering.offering
    order by since, offering.offering limit 100`.execute(db)
  return answer.rows.map((row) => ({
    offering: row.offering,
    kind: 'certification',
    title: { ja: row.title_ja, en: row.title_en },
    programme: row.programme,
    component: row.component,
    count: row.count,
    since: toInstant(row.since),
  }))
}
