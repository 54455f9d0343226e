/** What applicants sent after they had applied: papers, mended answers, reports, each a version. */
import { sql } from 'kysely'
import type { FormPlace, FormPurpose } from '../domain/question/form-place.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** Something that was sent, with its answers as they are kept; null where they were erased. */
export type Submission = {
  readonly id: string
  readonly purpose: FormPurpose
  /** The first sending for a purpose is 1. */
  readonly version: number
  readonly formVersion: number
  readonly act: string
  readonly sentAt: Instant
  readonly sentBy: string
  readonly answers: unknown
}

/** What is sent. */
export type NewSubmission = Omit<Submission, 'id' | 'version'> & {
  readonly application: string
  readonly command: number
}

/** Keeps what was sent as the next version of its purpose. The caller holds the application. */
export async function insertSubmission(books: Books, sent: NewSubmission): Promise<string> {
  const { db, authority } = books
  const submission = newId()
  await sql`
    insert into submission (authority, submission, application, purpose, version, form_version,
      act, sent_at, sent_by, command)
    select ${authority}, ${submission}::uuid, ${sent.application}::uuid, ${sent.purpose},
      coalesce(max(version), 0) + 1, ${sent.formVersion}::integer, ${sent.act},
      ${sent.sentAt}::timestamptz, ${sent.sentBy}, ${sent.command}::bigint
    from submission where authority = ${authority} and application = ${sent.application}
      and purpose = ${sent.purpose}`.execute(db)
  await db
    .insertInto('submission_answer')
    .values({ authority, submission, answers: JSON.stringify(sent.answers) })
    .execute()
  return submission
}

/** What was sent for an application, the first sending first; only for a purpose where asked. */
export async function listSubmissions(
  { db, authority }: Books,
  application: string,
  purpose: FormPurpose | null = null,
): Promise<readonly Submission[]> {
  const answer = await sql<SubmissionRow>`
    select submission.submission, purpose, version, form_version, act, sent_at, sent_by, answers
    from submission
    left join submission_answer as said on said.authority = ${authority}
      and said.submission = submission.submission
    where submission.authority = ${authority} and application = ${application}
      and (${purpose}::text is null or purpose = ${purpose})
    order by command, version limit 500`.execute(db)
  return answer.rows.map((row) => ({
    id: row.submission,
    purpose: row.purpose as FormPurpose,
    version: row.version,
    formVersion: row.form_version,
    act: row.act,
    sentAt: toInstant(row.sent_at),
    sentBy: row.sent_by,
    answers: row.answers,
  }))
}

/** Answers that were sent, with the version of the questions. */
export type SentAnswers = { readonly formVersion: number; readonly answers: unknown }

/** What was sent last for an application and a purpose; undefined where nothing is known of it. */
export async function findLastAnswers(
  { db, authority }: Books,
  application: string,
  { purpose }: Pick<FormPlace, 'purpose'>,
): Promise<SentAnswers | undefined> {
  const answer = await sql<{ form_version: number; answers: unknown }>`
    select form_version, answers from submission
    join submission_answer as said on said.authority = ${authority}
      and said.submission = submission.submission
    where submission.authority = ${authority} and application = ${application}
      and purpose = ${purpose}
    order by version desc limit 1`.execute(db)
  const first = await sql<{ form_version: number; answers: unknown }>`
    select coalesce(form_version, 0) as form_version, answers from application
    join application_detail as said on said.authority = ${authority}
      and said.application = application.application
    where application.authority = ${authority} and application.application = ${application}
      and ${purpose} = 'application'`.execute(db)
  const [row] = [...answer.rows, ...first.rows]
  return row && { formVersion: row.form_version, answers: row.answers }
}

/** Erases what was said in all that was sent for applications. */
export async function eraseSubmissions(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<void> {
  await sql`
    delete from submission_answer using submission
    where submission_answer.authority = ${authority} and submission.authority = ${authority}
      and submission.submission = submission_answer.submission
      and submission.application = any(${[...applications]}::uuid[])`.execute(db)
  await sql`
    update return_item set remark = null
    where authority = ${authority} and application = any(${[...applications]}::uuid[])`.execute(db)
}

type SubmissionRow = {
  readonly submission: string
  readonly purpose: string
  readonly version: number
  readonly form_version: number
  readonly act: string
  readonly sent_at: Date
  readonly sent_by: string
  readonly answers: unknown
}
