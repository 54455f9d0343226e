/** What is due in the supports that somebody sees, for their calendar. */
import { sql } from 'kysely'
import type { SupportScope } from '../domain/delivery/support/agency.ts'
import type { DueSort } from '../domain/delivery/support/due.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { seenBy } from './support-list.ts'

/** Something that is due. */
export type CalendarDue = {
  readonly due: string
  readonly application: string
  readonly sort: DueSort
  readonly on: CalendarDate
  readonly name: string
  readonly months: number | null
}

/** What is due from a day on, and what is late: at most 1,000, by its day. */
export async function listCalendarDues(
  { db, authority }: Books,
  scope: SupportScope,
): Promise<readonly CalendarDue[]> {
  const answer = await sql<CalendarDue>`
    select due.due, due.application, due.sort, due.due_on as "on", due.months,
      coalesce(company.name, detail.name, '') as name
    from support_due as due join application on application.authority = ${authority}
      and application.application = due.application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    left join party_detail as company on company.authority = ${authority}
      and company.party = application.party and application.party_type <> 'person'
    where due.authority = ${authority} and due.answer is null
      and (application.is_live or (application.state = 'closed' and due.sort = 'retention'))
      and ${seenBy(authority, scope)}
    order by due.due_on, due.due limit 1000`.execute(db)
  return answer.rows
}
