/** Repayments of grants: what came in, as it was noted with each act. */
import { sql } from 'kysely'
import type { Payment } from '../domain/delivery/grant/repayment.ts'
import { japanDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** What an application has repaid, the earliest first. */
export async function listRepayments(
  { db, authority }: Books,
  application: string,
): Promise<readonly Payment[]> {
  const answer = await sql<{ at: Date; yen: number }>`
    select happened_at as at, (details ->> 'yen')::bigint as yen from activity
    where authority = ${authority} and application = ${application} and sort = 'repayment'
      and taken_back_by is null
    order by happened_at, activity`.execute(db)
  return answer.rows.map(({ at, yen }) => ({ on: japanDate(at), yen }))
}
