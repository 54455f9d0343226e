/** The applications of a course intake, numbered in the order in which they came. */
import { sql } from 'kysely'
import type { Language } from '../kit/bilingual.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** An application to an intake, as a selection reads it. */
export type IntakeApplication = {
  readonly application: string
  /** The place in the order of application, from 1. It stays, whatever becomes of others. */
  readonly number: number
  /** What people read out. */
  readonly code: string
  readonly state: string
  readonly claim: string
  /** Null where the details were erased. */
  readonly name: string | null
  readonly kana: string | null
  readonly language: Language
  readonly answers: unknown
}

/** Every application of the intake by its number, whatever its state. */
export async function listIntake(
  { db, authority }: Books,
  offering: string,
): Promise<readonly IntakeApplication[]> {
  const answer = await sql<IntakeApplication>`
    select intake.application, intake.number, intake.code, intake.state, intake.claim,
      detail.name, detail.kana, coalesce(detail.language, 'ja') as language,
      coalesce(detail.answers, '{}') as answers
    from (${numbered(authority, offering)}) as intake
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = intake.application
    order by intake.number`.execute(db)
  return answer.rows
}

/**
 * The number of an application. Undefined where it is not in the intake, and for the moment in
 * which one that came before it might still be on its way into the books.
 */
export async function findApplicantNumber(
  { db, authority }: Books,
  of: { readonly offering: string; readonly application: string },
): Promise<number | undefined> {
  const answer = await sql<{ number: number }>`
    select intake.number from (${numbered(authority, of.offering)}) as intake
    join command on command.authority = ${authority} and command.position = intake.command
    where intake.application = ${of.application}
      and command.xid < pg_snapshot_xmin(pg_current_snapshot())`.execute(db)
  return answer.rows[0]?.number
}

/** An application that has a number keeps its row, so numbers never move. */
function numbered(authority: string, offering: string) {
  return sql`
    select application, number as code, state, claim, command,
      row_number() over (order by command, application)::integer as number
    from application
    where authority = ${authority} and offering = ${offering} and lifecycle = 'course'
      and parent is null`
}

/** Points for one criterion of one application; null takes them away. */
export type GivenPoints = {
  readonly application: string
  readonly criterion: string
  readonly points: number | null
}

/** The points that were given by hand in an intake, by application, then by criterion. */
export async function readPoints(
  { db, authority }: Books,
  offering: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const answer = await sql<{ application: string; given: Record<string, number> }>`
    select application.application, jsonb_object_agg(criterion, points) as given
    from application
    join course_point on course_point.authority = ${authority}
      and course_point.application = application.application
    where application.authority = ${authority} and application.offering = ${offering}
    group by application.application`.execute(db)
  return new Map(answer.rows.map(({ application, given }) => [application, given]))
}

/** Writes points, in place of those that were given before. */
export async function writePoints(
  { db, authority }: Books,
  points: readonly GivenPoints[],
  command: number,
): Promise<void> {
  const gone = points.filter((each) => each.points === null)
  const given = points.filter((each) => each.points !== null)
  if (gone.length > 0) {
    await sql`
      delete from course_point using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb)
        as gone (application uuid, criterion text)
      where course_point.authority = ${authority}
        and course_point.application = gone.application
        and course_point.criterion = gone.criterion`.execute(db)
  }
  if (given.length === 0) return
  await sql`
    insert into course_point (authority, application, criterion, points, command)
    select ${authority}, application, criterion, points, ${command}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (application uuid, criterion text, points integer)
    on conflict (authority, application, criterion)
      do update set points = excluded.points, command = excluded.command`.execute(db)
}

/** What a selection said of an application. */
export type CourseChoice = {
  readonly application: string
  readonly outcome: 'accepted' | 'reserve' | 'declined'
  readonly rank: number | null
  readonly reason: { readonly ja: string; readonly en: string }
}

/** Keeps what a selection said. */
export async function insertChoices(
  books: Books,
  choices: readonly CourseChoice[],
  command: number,
): Promise<void> {
  await insertRows(
    books,
    'course_choice',
    choices.map(({ application, outcome, rank, reason }) => ({
      ...{ application, outcome, rank, command },
      reason_ja: reason.ja,
      reason_en: reason.en,
    })),
  )
}

/** What the latest selection said of an application, where there was one. */
export async function findChoice(
  { db, authority }: Books,
  application: string,
): Promise<CourseChoice | undefined> {
  const row = await db
    .selectFrom('course_choice')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .orderBy('command', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      application,
      outcome: row.outcome as CourseChoice['outcome'],
      rank: row.rank,
      reason: { ja: row.reason_ja, en: row.reason_en },
    }
  )
}
