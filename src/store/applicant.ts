/** Applicants: what an account brings to an application. */
import { sql } from 'kysely'
import type { Language } from '../kit/bilingual.ts'
import type { Books } from './database.ts'

/** An account as an applicant. */
export type Applicant = {
  readonly account: string
  /** Null before anything was recorded of the person. */
  readonly party: string | null
  readonly name: string
  readonly kana: string | null
  readonly telephone: string | null
  readonly mail: string
  readonly language: Language
}

/** The open accounts with these ids. */
export async function readApplicants(
  { db, authority }: Books,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, Applicant>> {
  const answer = await sql<Applicant>`
    select account, party, name, kana, telephone, address as mail, language from account
    where authority = ${authority} and account = any(${[...accounts]}::uuid[])
      and closed_at is null`.execute(db)
  return new Map(answer.rows.map((row) => [row.account, row]))
}

/** Puts a new mail address in the place of the old one in what an account has applied for. */
export async function writeApplicantMail(
  { db, authority }: Books,
  account: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`
    update application_detail set mail = ${to}
    from application
    where application_detail.authority = ${authority} and application.authority = ${authority}
      and application.application = application_detail.application
      and application.account = ${account} and application_detail.mail = ${from}`.execute(db)
}
