/** The people who can be proposed, and whom a company was told of. */
import { sql } from 'kysely'
import type { PersonProfile } from '../domain/delivery/placement/profile.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Somebody who is registered and proposed to nobody. */
export type WaitingPerson = {
  readonly application: string
  readonly number: string
  /** Null where it was erased. */
  readonly name: string | null
  readonly profile: PersonProfile | null
  readonly appliedAt: Instant
}

/** The people of an offering who are registered and proposed to nobody, at most 2,000. */
export async function listWaitingPeople(
  { db, authority }: Books,
  offering: string,
): Promise<readonly WaitingPerson[]> {
  const answer = await sql<WaitingRow>`
    select application.application, application.number, detail.name, profile.document,
      profile.birth_date, application.applied_at
    from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    left join placement_profile as profile on profile.authority = ${authority}
      and profile.application = application.application
    where application.authority = ${authority} and application.offering = ${offering}
      and application.lifecycle = 'placement' and application.state = 'registered'
    order by application.applied_at, application.application limit 2000`.execute(db)
  return answer.rows.map(({ document, birth_date: birthDate, applied_at: at, ...row }) => ({
    ...row,
    appliedAt: toInstant(at),
    profile:
      document === null ? null : { ...(document as Omit<PersonProfile, 'birthDate'>), birthDate },
  }))
}

type WaitingRow = {
  readonly application: string
  readonly number: string
  readonly name: string | null
  readonly document: unknown
  readonly birth_date: CalendarDate | null
  readonly applied_at: Date
}
