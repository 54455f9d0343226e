/** Consultations beside their applications: who has taken them, who waits, when to get in touch. */
import { sql } from 'kysely'
import type { CalendarDate, Instant } from '../kit/calendar.ts'
import { toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Where a consultation stands. */
export type ConsultationStanding = {
  /** Whether a code opens it, in place of an account. */
  readonly hasCode: boolean
  /** The account of the counsellor who has taken it. */
  readonly takenBy: string | null
  readonly takenAt: Instant | null
  /** When the first message came that nobody has answered. */
  readonly waitsSince: Instant | null
  readonly nextContactOn: CalendarDate | null
}

/** What stands where nothing has been noted. */
const nothingNoted: ConsultationStanding = {
  hasCode: false,
  takenBy: null,
  takenAt: null,
  waitsSince: null,
  nextContactOn: null,
}

/** Where the consultation of an application stands. */
export async function readStanding(
  { db, authority }: Books,
  application: string,
): Promise<ConsultationStanding> {
  const row = await db
    .selectFrom('consultation')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .executeTakeFirst()
  if (!row) return nothingNoted
  return {
    hasCode: row.digest !== null,
    takenBy: row.taken_by,
    takenAt: row.taken_at && toInstant(row.taken_at),
    waitsSince: row.waits_since && toInstant(row.waits_since),
    nextContactOn: row.next_contact_on as CalendarDate | null,
  }
}

/** A change of where it stands; what is absent stays. */
export type StandingChange = {
  readonly digest?: string | null
  readonly taken?: { readonly by: string; readonly at: Instant } | null
  readonly nextContactOn?: CalendarDate | null
}

/** Notes a change. */
export async function noteStanding(
  { db, authority }: Books,
  application: string,
  change: StandingChange,
): Promise<void> {
  const { digest, taken, nextContactOn } = change
  const columns = {
    ...(digest !== undefined && { digest }),
    ...(taken !== undefined && { taken_by: taken?.by ?? null, taken_at: taken?.at ?? null }),
    ...(nextContactOn !== undefined && { next_contact_on: nextContactOn }),
  }
  await db
    .insertInto('consultation')
    .values({ authority, application, ...columns })
    .onConflict((conflict) =>
      Object.keys(columns).length === 0
        ? conflict.doNothing()
        : conflict.columns(['authority', 'application']).doUpdateSet(columns),
    )
    .execute()
}

/** Notes that the person waits for an answer, since a moment; who waits already waits on. */
export async function noteWaiting(
  { db, authority }: Books,
  application: string,
  since: Instant,
): Promise<void> {
  await db
    .insertInto('consultation')
    .values({ authority, application, waits_since: since })
    .onConflict((conflict) =>
      conflict.columns(['authority', 'application']).doUpdateSet({
        waits_since: sql`coalesce(consultation.waits_since, excluded.waits_since)`,
      }),
    )
    .execute()
}

/** Notes that nobody waits for an answer. */
export async function endWaiting({ db, authority }: Books, application: string): Promise<void> {
  await db
    .updateTable('consultation')
    .set({ waits_since: null })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .execute()
}

/** The application that a code's digest opens. */
export async function findByCode(
  { db, authority }: Books,
  digest: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('consultation')
    .select('application')
    .where('authority', '=', authority)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row?.application
}

/** Hands what was noted of one application on to another, which stands for it at another time. */
export async function moveConsultation(
  { db, authority }: Books,
  from: string,
  to: string,
): Promise<void> {
  await sql`
    insert into consultation (authority, application, taken_by, taken_at, waits_since,
      next_contact_on)
    select authority, ${to}::uuid, taken_by, taken_at, waits_since, next_contact_on
    from consultation where authority = ${authority} and application = ${from}
    on conflict do nothing`.execute(db)
  await db
    .updateTable('consultation')
    .set({ waits_since: null, next_contact_on: null })
    .where('authority', '=', authority)
    .where('application', '=', from)
    .execute()
  await db
    .updateTable('consultation_text')
    .set({ application: to })
    .where('authority', '=', authority)
    .where('application', '=', from)
    .execute()
}
