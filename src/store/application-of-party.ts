/** The applications of parties, as lists from outside name them: by the party's identifier. */
import { sql } from 'kysely'
import type { LifecycleName } from '../domain/delivery/register.ts'
import type { PartyReference } from '../domain/party.ts'
import type { Books } from './database.ts'

/** Which application: whose it is, and of which session; null for the offering as a whole. */
export type NamedApplication = {
  readonly party: PartyReference
  readonly session: string | null
}

/**
 * The ids of these applications of one offering and lifecycle, in their order; undefined where
 * there is none. Where a party has several at a place it is the live one, or else the newest.
 */
export async function findNamedApplications(
  { db, authority }: Books,
  of: { readonly offering: string; readonly lifecycle: LifecycleName },
  named: readonly NamedApplication[],
): Promise<readonly (string | undefined)[]> {
  const asked = named.map(({ party: { type, scheme, value }, session }, row) => {
    return { row, party_type: type, scheme, value, session }
  })
  const answer = await sql<{ row: number; application: string }>`
    select distinct on (asked.row) asked.row, application.application
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as asked (row integer, party_type text, scheme text, value text, session uuid)
    join party_identifier as identifier on identifier.authority = ${authority}
      and identifier.party_type = asked.party_type and identifier.scheme = asked.scheme
      and identifier.value = asked.value
    join application on application.authority = ${authority}
      and application.party = identifier.party and application.offering = ${of.offering}
      and application.lifecycle = ${of.lifecycle}
      and application.session is not distinct from asked.session
    order by asked.row, application.is_live desc, application.application desc`.execute(db)
  const found = new Map(answer.rows.map(({ row, application }) => [row, application]))
  return named.map((_, row) => found.get(row))
}

/** Whose reservation is asked for: a party, and the slot that goes with it. */
export type PartyAtSlot = { readonly party: string; readonly slot: string | null }

/**
 * The seated reservations of parties at a gathering, in their order; undefined where there is none.
 * Where a party has several it is the one whose session is nearest to the slot in time.
 */
export async function findSeatedReservations(
  { db, authority }: Books,
  offering: string,
  asked: readonly PartyAtSlot[],
): Promise<readonly (string | undefined)[]> {
  const rows = asked.map(({ party, slot }, row) => ({ row, party, slot }))
  const answer = await sql<{ row: number; application: string }>`
    select distinct on (asked.row) asked.row, own.application
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as asked (row integer, party uuid, slot uuid)
    join application as own on own.authority = ${authority} and own.offering = ${offering}
      and own.party = asked.party and own.lifecycle = 'gathering' and own.holds_seat
    left join session as day on day.authority = ${authority} and day.session = own.session
    left join session as slot on slot.authority = ${authority} and slot.session = asked.slot
    order by asked.row, abs(extract(epoch from day.starts_at - slot.starts_at)) nulls last,
      own.application desc`.execute(db)
  const found = new Map(answer.rows.map(({ row, application }) => [row, application]))
  return asked.map((_, row) => found.get(row))
}
