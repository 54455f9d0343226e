/** One company in several applications: what it has applied for and received, and look-alikes. */
import { sql } from 'kysely'
import type { EarlierAward } from '../domain/delivery/grant/eligibility-fact.ts'
import type { CompanyTraits } from '../domain/delivery/grant/same-company.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { readSurvivors } from './party.ts'

/** Parties with all that are the same as they, by the merges that stand; themselves among them. */
export type SameParties = ReadonlyMap<string, readonly string[]>

/** Reads who is the same as each of these parties. */
export async function readSameParties(
  books: Books,
  parties: readonly string[],
): Promise<SameParties> {
  const survivors = await readSurvivors(books, Number.MAX_SAFE_INTEGER)
  const rootOf = (party: string) => survivors.get(party) ?? party
  return new Map(
    parties.map((party) => {
      const root = rootOf(party)
      const absorbed = [...survivors].filter(([, one]) => one === root).map(([id]) => id)
      return [party, [...new Set([root, party, ...absorbed])]]
    }),
  )
}

/** Lets those who apply for the same companies come one after the other, until the act ends. */
export async function holdCompanies({ db, authority }: Books, parties: SameParties): Promise<void> {
  const roots = new Set([...parties.values()].map(([root = '']) => root))
  for (const root of [...roots].toSorted()) {
    await sql`select pg_advisory_xact_lock(${applying}, hashtext(${authority + root}))`.execute(db)
  }
}

/** The number of this lock, beside those of other acts. */
const applying = 11

/** A live application for a grant. */
export type LiveGrant = {
  readonly party: string
  readonly application: string
  readonly number: string
  readonly offering: string
  readonly title: Bilingual
  readonly programme: string
  readonly state: string
}

/**
 * The live grant applications of parties in some programmes: from the entry until it is refused,
 * withdrawn or paid back.
 */
export async function listLiveGrants(
  { db, authority }: Books,
  parties: readonly string[],
  programmes: readonly string[],
): Promise<readonly LiveGrant[]> {
  if (parties.length === 0) return []
  const answer = await sql<Omit<LiveGrant, 'title'> & { ja: string; en: string }>`
    select application.party, application.application, application.number,
      application.offering, offering.programme, application.state,
      offering.title_ja as ja, offering.title_en as en
    from application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
      and offering.programme = any(${[...programmes]})
    where application.authority = ${authority} and application.party = any(${[...parties]}::uuid[])
      and application.lifecycle = 'grant' and application.is_live
    order by application.applied_at`.execute(db)
  return answer.rows.map(({ ja, en, ...row }) => ({ ...row, title: { ja, en } }))
}

/** An award that stands for a company, on another application. */
export type StandingAward = EarlierAward & {
  readonly application: string
  readonly offering: string
  readonly decidedYen: number
  readonly paidYen: number
}

/** The awards that stand for parties, the newest first, besides the one of an application. */
export async function listStandingAwards(
  { db, authority }: Books,
  parties: readonly string[],
  { besides }: { readonly besides: string | null },
): Promise<readonly StandingAward[]> {
  const answer = await sql<AwardRow>`
    select application.application, application.offering, offering.programme,
      offering.title_ja as ja, offering.title_en as en, award.decided_on, award.decided_yen,
      award.paid_yen
    from application
    join grant_award as award on award.authority = ${authority}
      and award.application = application.application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where application.authority = ${authority} and application.party = any(${[...parties]}::uuid[])
      and application.lifecycle = 'grant' and application.holds_seat
      and (${besides}::uuid is null or application.application <> ${besides}::uuid)
    order by award.decided_on desc, application.application`.execute(db)
  return answer.rows.map((row) => ({
    programme: row.programme,
    title: { ja: row.ja, en: row.en },
    decidedOn: row.decided_on as CalendarDate,
    application: row.application,
    offering: row.offering,
    decidedYen: row.decided_yen,
    paidYen: row.paid_yen,
  }))
}

type AwardRow = {
  readonly application: string
  readonly offering: string
  readonly programme: string
  readonly ja: string
  readonly en: string
  readonly decided_on: string
  readonly decided_yen: number
  readonly paid_yen: number
}

/** An applicant as look-alikes are compared by. */
export type ComparedApplicant = CompanyTraits & {
  readonly application: string
  readonly number: string
  readonly party: string | null
}

/**
 * The applicants of live grant applications of an offering, or of the programmes in which a company
 * may apply once, `limit` of them.
 */
export async function listComparedApplicants(
  { db, authority }: Books,
  of: { readonly offering: string; readonly programmes: readonly string[]; readonly limit: number },
): Promise<readonly ComparedApplicant[]> {
  const answer = await sql<ComparedApplicant>`
    select application.application, application.number, application.party,
      identifier.value as "corporateNumber",
      coalesce(known.name, detail.name, '') as name, detail.telephone,
      detail.answers #>> '{address,text}' as address
    from application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    left join party_detail as known on known.authority = ${authority}
      and known.party = application.party and application.party_type <> 'person'
    left join party_identifier as identifier on identifier.authority = ${authority}
      and identifier.party = application.party and identifier.scheme = 'corporate-number'
    where application.authority = ${authority} and application.lifecycle = 'grant'
      and application.is_live
      and (application.offering = ${of.offering}
        or offering.programme = any(${[...of.programmes]}))
    order by application.application limit ${of.limit}`.execute(db)
  return answer.rows
}
