/** Somebody's own applications, all of them, the newest first: programs keep their own order. */
import { sql } from 'kysely'
import type { Application } from '../domain/delivery/application.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import { applicationOf, type ApplicationRow, columns } from './application.ts'
import type { Owner } from './application-of-account.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** One's own application, with what it is for. */
export type OwnApplication = Application & {
  readonly offeringTitle: Bilingual
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
}

/** The slice of the owner's applications; of one offering alone where that is asked. */
export async function sliceOwnApplications(
  { db, authority }: Books,
  owner: Owner,
  query: { readonly offering?: string; readonly slice: SliceRequest },
): Promise<Slice<OwnApplication>> {
  const { where, order, limit } = slicing(key, { slice: query.slice, isDescending: true })
  const offering =
    query.offering === undefined ? sql`` : sql`and application.offering = ${query.offering}::uuid`
  const answer = await sql<Row>`
    select ${columns}, offering.title_ja, offering.title_en, session.starts_at, session.ends_at
    from application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    left join session on session.authority = ${authority}
      and session.session = application.session
    where application.authority = ${authority}
      and (application.account = ${owner.account}::uuid
        or application.party = any(${[...owner.parties]}::uuid[]))
      and ${where} ${offering}
    order by ${order} limit ${limit}`.execute(db)
  return sliceOf(answer.rows.map(rowOf), usableSlice(key, query.slice), ({ id }) => [id])
}

/** Ids sort by the time at which they were made. */
const key: readonly KeyPart[] = [{ value: sql`application.application`, type: 'uuid' }]

type Row = ApplicationRow & {
  readonly title_ja: string
  readonly title_en: string
  readonly starts_at: Date | null
  readonly ends_at: Date | null
}

function rowOf(row: Row): OwnApplication {
  return {
    ...applicationOf(row),
    offeringTitle: { ja: row.title_ja, en: row.title_en },
    startsAt: row.starts_at && toInstant(row.starts_at),
    endsAt: row.ends_at && toInstant(row.ends_at),
  }
}
