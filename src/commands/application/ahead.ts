/** How many bookings one person may have before them: rooms are for everyone. */
import { parseBookingSettings } from '../../domain/delivery/booking/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Instant } from '../../kit/calendar.ts'
import { type Refused, refuse } from '../../kit/result.ts'
import { type BookedAhead, holdPeople, listBookedAhead } from '../../store/booked-ahead.ts'
import type { Books } from '../../store/database.ts'
import type { OpenRequest } from './claim-request.ts'
import { isOwn, offeringIn, type Scene } from './scene.ts'

/** Refuses a claim that would be one too many; one that passes is counted. */
export type AheadCount = (request: OpenRequest) => Refused | null

/** What the claims are made on. */
type Place = { readonly scene: Scene; readonly now: Instant }

/**
 * Counts what those who claim for themselves have booked already; they are held until the
 * transaction ends. What staff book for somebody is not counted against it.
 */
export async function countAhead(
  books: Books,
  { scene, now }: Place,
  requests: readonly OpenRequest[],
): Promise<AheadCount> {
  const [first] = requests
  const offering = first && offeringIn(scene, first.claim.offering)
  const most = offering ? mostAheadOf(offering) : null
  if (!offering || most === null) return () => null
  const people = requests.flatMap(ownPeople)
  const accounts = people.flatMap(({ account }) => account ?? [])
  const parties = people.flatMap(({ party }) => party ?? [])
  if (people.length === 0) return () => null
  await holdPeople(books, offering.id, [...accounts, ...parties])
  const of = { offering: offering.id, accounts, parties, now }
  const booked = [...(await listBookedAhead(books, of))]
  return (request) => {
    const own = ownPeople(request)
    const tooMany = own.some((person) => booked.filter(isSame(person)).length >= most)
    if (tooMany) return tooManyAhead(most)
    booked.push(...own)
    return null
  }
}

/** How many bookings of an offering one person may have ahead; null for any number. */
export function mostAheadOf({ kind, settings }: Offering): number | null {
  if (kind !== 'booking') return null
  const read = parseBookingSettings(settings.details)
  return read.ok ? read.value.mostAhead : null
}

/** Those of a claim who ask for themselves. */
function ownPeople({ claim, actor }: OpenRequest): readonly BookedAhead[] {
  return claim.claimants
    .map(({ account, party }) => ({ account, party: typeof party === 'object' ? party.id : null }))
    .filter((person) => isOwn(person, actor))
}

const isSame =
  (one: BookedAhead) =>
  (other: BookedAhead): boolean =>
    (one.account !== null && one.account === other.account) ||
    (one.party !== null && one.party === other.party)

const tooManyAhead = (most: number): Refused =>
  refuse(
    'too_many_bookings_ahead',
    `先の予約は1人${most}件までです。利用が終わるか、いまの予約を取り消すと、また予約できます。`,
    `One person may have ${most} bookings ahead. You can book again once one is used or cancelled.`,
  )
