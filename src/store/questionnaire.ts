/** Answers to the questionnaire of a gathering: kept with what happened, not with who it was. */
import { sql } from 'kysely'
import type { Application } from '../domain/delivery/application.ts'
import { applicationOf, type ApplicationRow, columns } from './application.ts'
import type { Books } from './database.ts'

/** Answers as they are kept, with the version of the questions. */
export type KeptAnswers = {
  readonly activity: string
  readonly offering: string
  readonly application: string
  readonly version: number
  readonly answers: unknown
}

/** Whose answers to list: of an offering, of one of its sessions, or of a party. */
export type AnswersOf =
  | { readonly offering: string; readonly session?: string | null }
  | { readonly application: string }
  | { readonly party: string }

/** The answers that stand, in the order in which they came. */
export async function listQuestionnaireAnswers(
  { db, authority }: Books,
  of: AnswersOf,
): Promise<readonly KeptAnswers[]> {
  const answer = await sql<{
    activity: string
    offering: string
    application: string
    details: { readonly version: number; readonly answers: unknown }
  }>`
    select activity.activity, activity.offering, activity.application, activity.details
    from activity
    join application on application.authority = ${authority}
      and application.application = activity.application
    where activity.authority = ${authority} and activity.sort = 'questionnaire'
      and activity.taken_back_by is null and ${whichOf(of)}
    order by activity.happened_at, activity.activity limit 50000`.execute(db)
  return answer.rows.map(({ details, ...row }) => ({
    ...row,
    version: details.version,
    answers: details.answers,
  }))
}

function whichOf(of: AnswersOf) {
  if ('party' in of) return sql`application.party = ${of.party}`
  if ('application' in of) return sql`application.application = ${of.application}`
  const { offering, session = null } = of
  return session === null
    ? sql`activity.offering = ${offering}`
    : sql`activity.offering = ${offering} and application.session = ${session}`
}

/** Writes answers anew, without what was erased of them. */
export async function rewriteAnswers(
  { db, authority }: Books,
  { activity, version, answers }: Omit<KeptAnswers, 'application' | 'offering'>,
): Promise<void> {
  await db
    .updateTable('activity')
    .set({ details: JSON.stringify({ version, answers }) })
    .where('authority', '=', authority)
    .where('activity', '=', activity)
    .execute()
}

/** Those who came and have not answered yet; of an offering or one of its sessions. */
export async function listUnanswered(
  { db, authority }: Books,
  of: { readonly offering: string; readonly session: string | null },
): Promise<readonly Application[]> {
  const session = of.session === null ? sql`` : sql`and session = ${of.session}`
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and offering = ${of.offering} ${session}
      and lifecycle = 'gathering' and state = 'checked-in'
      and not exists (
        select from activity
        where activity.authority = ${authority} and activity.sort = 'questionnaire'
          and activity.application = application.application and activity.taken_back_by is null)
    order by application limit 50000`.execute(db)
  return answer.rows.map(applicationOf)
}
