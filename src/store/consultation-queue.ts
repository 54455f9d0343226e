/** Consultations that wait for a counsellor: one by one as the API has them, and by offering. */
import { type RawBuilder, sql } from 'kysely'
import type { OpenKind } from '../domain/delivery/register.ts'
import { type CalendarDate, toInstant } from '../kit/calendar.ts'
import { isDue, type ListedConsultation, sliceConsultations, within } from './consultation-list.ts'
import type { Books } from './database.ts'
import type { OfferingWork, WorkScope } from './work-list.ts'

/** Rows of the queue, at most. */
const most = 300

/** Those that wait for an answer or to be marked, the person who has waited longest first. */
export async function listQueue(
  books: Books,
  { programmes }: Pick<WorkScope, 'programmes'>,
): Promise<readonly ListedConsultation[]> {
  const { rows } = await sliceConsultations(books, {
    programmes,
    needs: ['answer', 'mark'],
    by: null,
    sort: 'since',
    isDescending: false,
    slice: { at: null, limit: most },
  })
  return rows
}

/** Offerings with messages that go on in a consultation that was held, or come before it is. */
export function listFollowUps(books: Books, scope: WorkScope): Promise<readonly OfferingWork[]> {
  return byOffering(books, scope, {
    since: sql`consultation.waits_since`,
    where: sql<boolean>`consultation.waits_since is not null
      and application.state in ('booked', 'held')`,
  })
}

/** Offerings with people to get in touch with by a day. */
export function listContactsDue(
  books: Books,
  scope: WorkScope,
  by: CalendarDate,
): Promise<readonly OfferingWork[]> {
  const since = sql`(consultation.next_contact_on::timestamp at time zone 'Asia/Tokyo')`
  return byOffering(books, scope, { since, where: isDue(by) })
}

async function byOffering(
  { db, authority }: Books,
  { programmes }: WorkScope,
  { since, where }: { readonly since: RawBuilder<unknown>; readonly where: RawBuilder<boolean> },
): Promise<readonly OfferingWork[]> {
  const answer = await sql<WorkRow>`
    select offering.offering, offering.kind, offering.title_ja, offering.title_en,
      offering.programme, offering.component, count(*)::integer as count, min(${since}) as since
    from consultation
    join application on application.authority = ${authority}
      and application.application = consultation.application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where consultation.authority = ${authority} and ${where} and ${within(programmes)}
    group by offering.authority, offering.offering
    order by since, offering.offering limit 100`.execute(db)
  return answer.rows.map((row) => ({
    offering: row.offering,
    kind: row.kind,
    title: { ja: row.title_ja, en: row.title_en },
    programme: row.programme,
    component: row.component,
    count: row.count,
    since: toInstant(row.since),
  }))
}

type WorkRow = {
  readonly offering: string
  readonly kind: OpenKind
  readonly title_ja: string
  readonly title_en: string
  readonly programme: string
  readonly component: string
  readonly count: number
  readonly since: Date
}
