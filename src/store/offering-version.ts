/** The versions that an offering has had, the newest first. */
import { sql } from 'kysely'
import type { Offering } from '../domain/delivery/offering.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** A version, with the act that made it. */
export type OfferingVersion = {
  readonly offering: Offering
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly act: string
}

/** The slice of an offering's versions. */
export async function sliceOfferingVersions(
  { db, authority }: Books,
  offering: string,
  slice: SliceRequest,
): Promise<Slice<OfferingVersion>> {
  const { where, order, limit } = slicing(key, { slice, isDescending: true })
  const answer = await sql<Row>`
    select version, document, command.recorded_at, command.actor, command.act
    from offering_version
    join command on command.authority = ${authority} and command.position = offering_version.command
    where offering_version.authority = ${authority}
      and offering_version.offering = ${offering} and ${where}
    order by ${order} limit ${limit}`.execute(db)
  const rows = answer.rows.map(({ version, document, ...row }) => ({
    // Parsed when it was entered.
    offering: { ...(document as Omit<Offering, 'id' | 'version'>), id: offering, version },
    recordedAt: toInstant(row.recorded_at),
    recordedBy: row.actor,
    act: row.act,
  }))
  return sliceOf(rows, usableSlice(key, slice), ({ offering: { version } }) => [String(version)])
}

const key: readonly KeyPart[] = [{ value: sql`version`, type: 'bigint' }]

type Row = {
  readonly version: number
  readonly document: unknown
  readonly recorded_at: Date
  readonly actor: string
  readonly act: string
}
