/** What people wish for of a placement; erasable. */
import { sql } from 'kysely'
import type { PersonProfile } from '../domain/delivery/placement/profile.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A profile, and the moment of its last change. */
export type KeptProfile = { readonly profile: PersonProfile; readonly changedAt: Instant }

/** The profiles of these applications; nothing where none was entered, or it was erased. */
export async function readProfiles(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<ReadonlyMap<string, KeptProfile>> {
  const answer = await sql<ProfileRow>`
    select application, document, birth_date, changed_at from placement_profile
    where authority = ${authority} and application = any(${[...applications]}::uuid[])`.execute(db)
  return new Map(answer.rows.map((row) => [row.application, profileOf(row)]))
}

/** The newest profile of somebody's other applications, to begin a new one with. */
export async function findEarlierProfile(
  { db, authority }: Books,
  of: {
    readonly application: string
    readonly account: string | null
    readonly party: string | null
  },
): Promise<PersonProfile | undefined> {
  const { application, account, party } = of
  const answer = await sql<ProfileRow>`
    select application.application, profile.document, profile.birth_date, profile.changed_at
    from application
    join placement_profile as profile on profile.authority = ${authority}
      and profile.application = application.application
    where application.authority = ${authority} and application.application <> ${application}
      and (application.account = ${account}::uuid or application.party = ${party}::uuid)
    order by profile.changed_at desc limit 1`.execute(db)
  const [row] = answer.rows
  return row && profileOf(row).profile
}

/** The birth date that an account's profile says; null where it does not. */
export async function findBirthDate(
  { db, authority }: Books,
  account: string,
): Promise<CalendarDate | null> {
  const row = await db
    .selectFrom('account')
    .select('birth_date')
    .where('authority', '=', authority)
    .where('account', '=', account)
    .executeTakeFirst()
  return (row?.birth_date ?? null) as CalendarDate | null
}

/** Keeps a profile in place of the one before. */
export async function writeProfile(
  { db, authority }: Books,
  application: string,
  kept: { readonly profile: PersonProfile; readonly at: Instant; readonly command: number },
): Promise<void> {
  const { birthDate, ...document } = kept.profile
  const columns = {
    document: JSON.stringify(document),
    birth_date: birthDate,
    changed_at: kept.at,
    command: kept.command,
  }
  await db
    .insertInto('placement_profile')
    .values({ authority, application, ...columns })
    .onConflict((conflict) => conflict.columns(['authority', 'application']).doUpdateSet(columns))
    .execute()
}

/** Erases what tells who people are from their placements; what was counted stays. */
export async function erasePlacements(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<void> {
  const ids = [...applications]
  await sql`delete from placement_profile
    where authority = ${authority} and application = any(${ids}::uuid[])`.execute(db)
  await sql`update placement_match set person_words = null, company_words = null
    where authority = ${authority} and application = any(${ids}::uuid[])`.execute(db)
  await sql`update placement_term set result_words = null, host_words = null
    where authority = ${authority} and application = any(${ids}::uuid[])`.execute(db)
  const matches = sql`select match from placement_match
    where authority = ${authority} and application = any(${ids}::uuid[])`
  await sql`update placement_visit set words = null
    where authority = ${authority} and match in (${matches})`.execute(db)
  await sql`update placement_retention set words = null
    where authority = ${authority} and match in (${matches})`.execute(db)
}

type ProfileRow = {
  readonly application: string
  readonly document: unknown
  readonly birth_date: CalendarDate | null
  readonly changed_at: Date
}

function profileOf(row: ProfileRow): KeptProfile {
  const document = row.document as Omit<PersonProfile, 'birthDate'>
  return {
    profile: { ...document, birthDate: row.birth_date },
    changedAt: toInstant(row.changed_at),
  }
}
