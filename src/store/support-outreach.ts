/** The companies on an outreach list: as they are compared with those that are to be added. */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** A company on the list. */
export type OutreachCompany = {
  readonly application: string
  readonly state: string
  /** Empty where it was erased. */
  readonly name: string
  /** Its 法人番号; null where it is not known. */
  readonly number: string | null
}

/** The companies whose support goes on: at most 50,000. */
export async function listOutreach(
  { db, authority }: Books,
  offering: string,
): Promise<readonly OutreachCompany[]> {
  const answer = await sql<OutreachCompany>`
    select application.application, application.state,
      coalesce(detail.name, company.name, '') as name, identifier.value as number
    from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    left join party_detail as company on company.authority = ${authority}
      and company.party = application.party and application.party_type <> 'person'
    left join party_identifier as identifier on identifier.authority = ${authority}
      and identifier.party = application.party and identifier.scheme = 'corporate-number'
    where application.authority = ${authority} and application.offering = ${offering}
      and application.lifecycle = 'support' and application.is_live
    order by application.application limit 50000`.execute(db)
  return answer.rows
}

/** Shares many supports that are new. */
export async function insertShares(
  books: Books,
  shares: readonly {
    readonly application: string
    readonly agency: string
    readonly isLead: boolean
  }[],
  { at: since, command }: { readonly at: Instant; readonly command: number },
): Promise<void> {
  await insertRows(
    books,
    'support_share',
    shares.map(({ isLead, ...share }) => ({ ...share, is_lead: isLead, since, command })),
  )
}
