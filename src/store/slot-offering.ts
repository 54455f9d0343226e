/** The offerings whose slots are made from opening hours. */
import { sql } from 'kysely'
import type { Offering } from '../domain/delivery/offering.ts'
import type { Books } from './database.ts'
import { offeringColumns, offeringOf, type OfferingRow } from './offering.ts'

/** The published offerings that have a plan for their slots. */
export async function listSlotOfferings({ db, authority }: Books): Promise<readonly Offering[]> {
  const answer = await sql<OfferingRow>`
    select ${offeringColumns} from offering
    where offering.authority = ${authority} and offering.state = 'open'
      and offering.kind in ('consultation', 'booking')
      and jsonb_typeof(offering.settings -> 'details' -> 'slots') = 'object'
    order by offering.offering`.execute(db)
  return answer.rows.map(offeringOf)
}

/** The offerings of a kind in some programmes (null for all), those with the first title first. */
export async function listOfferingsOfKind(
  { db, authority }: Books,
  of: { readonly kind: Offering['kind']; readonly programmes: readonly string[] | null },
): Promise<readonly Offering[]> {
  const within =
    of.programmes === null ? sql`` : sql`and offering.programme = any(${[...of.programmes]})`
  const answer = await sql<OfferingRow>`
    select ${offeringColumns} from offering
    where offering.authority = ${authority} and offering.kind = ${of.kind}
      and offering.state in ('open', 'closed') ${within}
    order by offering.state = 'closed', offering.title_ja, offering.offering limit 200`.execute(db)
  return answer.rows.map(offeringOf)
}
