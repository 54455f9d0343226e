/**
 * Changing how many seats a place has: never fewer than are taken, and new ones go to those who
 * wait at once.
 */
import { check } from '../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { lockSeats, resizeSeats } from '../../store/seats.ts'
import { readScene } from '../application/scene.ts'
import { tellApplicants } from '../application/tell.ts'
import { offerFreeSeats } from '../application/wait-list.ts'
import type { Running } from '../run.ts'

/** Sets how many seats a place has; null for no limit. Refuses fewer than are taken. */
export async function resizePlace(
  books: Books,
  place: string,
  capacity: number | null,
): Promise<Result<void>> {
  const seats = (await lockSeats(books, [place])).get(place)
  check(seats, `the place ${place} has seats`)
  if (capacity !== null && seats.taken > capacity) return capacityTooSmall(capacity, seats.taken)
  check(await resizeSeats(books, place, capacity), `the seats of ${place} are held`)
  return ok(undefined)
}

/** Offers the free seats of a place to those who wait, and tells them. Gives how many. */
export async function offerNewSeats(
  { books, command, recordedAt, recordedBy }: Running,
  of: { readonly place: string; readonly offering: string; readonly session: string | null },
): Promise<number> {
  const scene = await readScene(books, { offerings: [of.offering], sessions: [of.session] })
  const by = { command, recordedAt, recordedBy }
  let count = 0
  for (;;) {
    const offers = await offerFreeSeats(books, of.place, { scene, by })
    if (offers.length === 0) return count
    await tellApplicants(books, { scene }, offers)
    count += offers.length
  }
}

function capacityTooSmall(capacity: number, taken: number): Refused {
  return refuse(
    'capacity_below_taken_seats',
    `定員を${capacity}にはできません。すでに${taken}席が埋まっています（席のご案内中を含みます）。${taken}以上にしてください。`,
    `The capacity cannot be ${capacity}: ${taken} seats are taken, offered ones among them. Enter ${taken} or more.`,
  )
}
