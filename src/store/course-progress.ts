/** Progress in e-learning: what each import said stays, and can be taken back with it. */
import { sql } from 'kysely'
import type { UnitProgress } from '../domain/delivery/course/progress.ts'
import type { CalendarDate, Instant } from '../kit/calendar.ts'
import { toInstant } from '../kit/calendar.ts'
import { foldForMatching } from '../kit/text.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** What stands of the progress in a course; several imports may have said something of a unit. */
export async function listProgress(
  { db, authority }: Books,
  of: { readonly offering: string; readonly application?: string },
): Promise<readonly UnitProgress[]> {
  const { offering, application = null } = of
  const answer = await sql<Row>`
    select progress.application, progress.unit, progress.percent, progress.last_on
    from application
    join learning_progress as progress on progress.authority = ${authority}
      and progress.application = application.application
    where application.authority = ${authority} and application.offering = ${offering}
      and (${application}::uuid is null or application.application = ${application})
      and progress.taken_back_by is null
    order by progress.application, progress.unit_key, progress.command`.execute(db)
  return answer.rows.map(({ last_on: lastOn, ...row }) => ({ ...row, lastOn }))
}

type Row = Omit<UnitProgress, 'lastOn'> & { readonly last_on: CalendarDate | null }

/** Keeps what an import says: at most one state of each unit of a learner. */
export async function insertProgress(
  books: Books,
  progress: readonly UnitProgress[],
  command: number,
): Promise<void> {
  await insertRows(
    books,
    'learning_progress',
    progress.map(({ application, unit, percent, lastOn }) => ({
      ...{ application, unit, percent, command },
      unit_key: foldForMatching(unit),
      last_on: lastOn,
    })),
  )
}

/** An import into a course, and the command by which it is taken back. */
export type TakenBackImport = {
  readonly offering: string
  readonly of: number
  readonly by: number
}

/** Takes back all that an import said; gives how many units of learners that were. */
export async function takeBackProgress(
  { db, authority }: Books,
  { offering, of, by }: TakenBackImport,
): Promise<number> {
  const answer = await sql`
    update learning_progress as progress set taken_back_by = ${by}
    from application
    where progress.authority = ${authority} and progress.command = ${of}
      and progress.taken_back_by is null
      and application.authority = ${authority}
      and application.application = progress.application
      and application.offering = ${offering}`.execute(db)
  return Number(answer.numAffectedRows ?? 0n)
}

/** An import of progress that stands. */
export type ProgressImport = {
  /** The id of its act. */
  readonly id: string
  readonly importedAt: Instant
  readonly units: number
}

/** The imports into a course, the newest first. */
export async function listProgressImports(
  { db, authority }: Books,
  offering: string,
): Promise<readonly ProgressImport[]> {
  const answer = await sql<{ id: string; at: Date; units: number }>`
    select command.id, command.recorded_at as at, count(*)::integer as units
    from application
    join learning_progress as progress on progress.authority = ${authority}
      and progress.application = application.application
    join command on command.authority = ${authority} and command.position = progress.command
    where application.authority = ${authority} and application.offering = ${offering}
      and progress.taken_back_by is null
    group by command.position, command.id, command.recorded_at
    order by command.position desc limit 50`.execute(db)
  return answer.rows.map(({ at, ...row }) => ({ ...row, importedAt: toInstant(at) }))
}
