/**
 * The public register: what certified organisations let be read. The register is an open list of
 * decisions; see decisions/015-public-register.md.
 */
import { sql } from 'kysely'
import type { CertificateSort } from '../domain/delivery/certification/period.ts'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** What an organisation wants to be read of it, and whether it agreed. */
export type RegisterEntry = {
  readonly name: Bilingual
  readonly place: Bilingual
  readonly work: Bilingual
  readonly showsNumber: boolean
  readonly showsPlace: boolean
  readonly showsWork: boolean
  /** Null where it has not agreed, or no longer does. */
  readonly agreedAt: Instant | null
}

/** Writes an entry, in place of the one before it. */
export async function writeEntry(
  { db, authority }: Books,
  application: string,
  entry: RegisterEntry & { readonly changedAt: Instant },
): Promise<void> {
  const { name, place, work } = entry
  const values = {
    ...{ name_ja: name.ja, name_en: name.en, place_ja: place.ja, place_en: place.en },
    ...{ work_ja: work.ja, work_en: work.en, shows_number: entry.showsNumber },
    ...{ shows_place: entry.showsPlace, shows_work: entry.showsWork },
    agreed_at: entry.agreedAt,
    changed_at: entry.changedAt,
  }
  await db
    .insertInto('certification_entry')
    .values({ authority, application, ...values })
    .onConflict((conflict) => conflict.columns(['authority', 'application']).doUpdateSet(values))
    .execute()
}

/** The entry of an application, where there is one. */
export async function findEntry(
  { db, authority }: Books,
  application: string,
): Promise<RegisterEntry | undefined> {
  const row = await db
    .selectFrom('certification_entry')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .executeTakeFirst()
  return row && entryOf(row)
}

type EntryRow = {
  readonly name_ja: string
  readonly name_en: string
  readonly place_ja: string
  readonly place_en: string
  readonly work_ja: string
  readonly work_en: string
  readonly shows_number: boolean
  readonly shows_place: boolean
  readonly shows_work: boolean
  readonly agreed_at: Date | null
}

function entryOf(row: EntryRow): RegisterEntry {
  return {
    name: { ja: row.name_ja, en: row.name_en },
    place: { ja: row.place_ja, en: row.place_en },
    work: { ja: row.work_ja, en: row.work_en },
    showsNumber: row.shows_number,
    showsPlace: row.shows_place,
    showsWork: row.shows_work,
    agreedAt: row.agreed_at && toInstant(row.agreed_at),
  }
}

/** A certified organisation, with its last certificate and how its application stands. */
export type CertifiedOrganisation = {
  readonly application: string
  readonly offering: string
  readonly programme: string
  readonly component: string
  readonly certification: Bilingual
  readonly party: string | null
  /** What it is called in the books; null where that was erased. */
  readonly name: string | null
  readonly corporateNumber: string | null
  readonly state: string
  readonly sort: CertificateSort
  readonly year: FiscalYear
  readonly serial: number
  /** Since when without a break: the first full certificate, or the provisional one. */
  readonly since: CalendarDate
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** The day on which it expired or was revoked; null while it is in force. */
  readonly endedOn: CalendarDate | null
  readonly entry: RegisterEntry | null
  /** The fiscal years on which reports came; null for one that names none, with its day. */
  readonly reports: readonly ReceivedReport[]
}

/** A yearly report that came. */
export type ReceivedReport = {
  readonly year: FiscalYear | null
  readonly receivedOn: CalendarDate
}

/** Which organisations to read. */
export type CertifiedScope = {
  /** The programmes' keys; null for all. */
  readonly programmes?: readonly string[] | null
  readonly offering?: string
  readonly application?: string
  /** In force, or ended on this day or later. */
  readonly endedSince: CalendarDate
}

/**
 * The organisations that hold a certificate, or whose certificate ended lately: by their number,
 * the newest year first. What was voided is not among them.
 */
export async function listCertified(
  { db, authority }: Books,
  scope: CertifiedScope,
): Promise<readonly CertifiedOrganisation[]> {
  const { programmes = null, offering, application } = scope
  const answer = await sql<CertifiedRow>`
    select application.application, application.offering, offering.programme, offering.component,
      offering.title_ja, offering.title_en, application.party, application.state,
      detail.name, last.sort, last.fiscal_year, last.serial, last.valid_from, last.valid_until,
      (select min(valid_from) from certification_certificate as each
        where each.authority = ${authority} and each.application = application.application
          and (each.sort = 'provisional') = (last.sort = 'provisional'))::text as since,
      (select value from party_identifier as identifier
        where identifier.authority = ${authority} and identifier.party = application.party
          and identifier.scheme = 'corporate-number' limit 1) as corporate_number,
      ended.ended_on::text as ended_on, reports.reports,
      case when entry.application is null then null else to_jsonb(entry) end as entry
    from application
    join offering on offering.authority = ${authority} and offering.offering = application.offering
    join lateral (
      select * from certification_certificate as each
      where each.authority = ${authority} and each.application = application.application
      order by each.command desc limit 1) as last on true
    left join party_detail as detail on detail.authority = ${authority}
      and detail.party = application.party
    left join certification_entry as entry on entry.authority = ${authority}
      and entry.application = application.application
    left join lateral (
      select case when application.state = 'expired' then last.valid_until
        else (max(taken_at) at time zone 'Asia/Tokyo')::date end as ended_on
      from step where step.authority = ${authority}
        and step.application = application.application
        and step.to_state = application.state and application.state in ('expired', 'revoked')
    ) as ended on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('year', (details ->> 'year')::integer,
        'on', (happened_at at time zone 'Asia/Tokyo')::date)) as reports
      from activity where activity.authority = ${authority}
        and activity.application = application.application
        and activity.sort = 'yearly-report' and activity.taken_back_by is null
    ) as reports on true
    where application.authority = ${authority} and application.lifecycle = 'certification'
      and (application.state = any(${inForce}) or (application.state in ('expired', 'revoked')
        and ended.ended_on >= ${scope.endedSince}::date))
      and (${programmes === null} or offering.programme = any(${[...(programmes ?? [])]}))
      and (${offering ?? null}::uuid is null or application.offering = ${offering ?? null}::uuid)
      and (${application ?? null}::uuid is null
        or application.application = ${application ?? null}::uuid)
    order by last.fiscal_year desc, last.serial desc, application.application
    limit 5000`.execute(db)
  return answer.rows.map(certifiedOf)
}

const inForce = ['provisional', 'completing', 'certified', 'renewing', 'renewed']

type CertifiedRow = {
  readonly application: string
  readonly offering: string
  readonly programme: string
  readonly component: string
  readonly title_ja: string
  readonly title_en: string
  readonly party: string | null
  readonly state: string
  readonly name: string | null
  readonly sort: string
  readonly fiscal_year: number
  readonly serial: number
  readonly valid_from: string
  readonly valid_until: string
  readonly since: string
  readonly corporate_number: string | null
  readonly ended_on: string | null
  readonly reports: readonly { readonly year: number | null; readonly on: string }[] | null
  readonly entry: (Omit<EntryRow, 'agreed_at'> & { readonly agreed_at: string | null }) | null
}

function certifiedOf(row: CertifiedRow): CertifiedOrganisation {
  const { entry } = row
  const agreed = entry?.agreed_at ?? null
  return {
    application: row.application,
    offering: row.offering,
    programme: row.programme,
    component: row.component,
    certification: { ja: row.title_ja, en: row.title_en },
    party: row.party,
    name: row.name,
    corporateNumber: row.corporate_number,
    state: row.state,
    sort: row.sort as CertificateSort,
    year: row.fiscal_year as FiscalYear,
    serial: row.serial,
    since: row.since as CalendarDate,
    from: row.valid_from as CalendarDate,
    until: row.valid_until as CalendarDate,
    endedOn: row.ended_on as CalendarDate | null,
    entry: entry && entryOf({ ...entry, agreed_at: agreed === null ? null : new Date(agreed) }),
    reports: (row.reports ?? []).map(({ year, on }) => ({
      year: year as FiscalYear | null,
      receivedOn: on as CalendarDate,
    })),
  }
}
