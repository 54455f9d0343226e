/**
 * Who gets a seat when several ask at once: in the order of asking, and a group as a whole or not
 * at all. A smaller group behind one that does not fit may still be seated.
 */

/** The seats of a place. Without a capacity they never run out. */
export type Seats = { readonly capacity: number | null; readonly taken: number }

/** Which of the requests are seated, in their order, and how many seats that takes. */
export type Allotment = { readonly seated: readonly boolean[]; readonly taken: number }

/** Seats requests of the given sizes (persons). */
export function allot(seats: Seats, sizes: readonly number[]): Allotment {
  let left = seats.capacity === null ? Infinity : Math.max(0, seats.capacity - seats.taken)
  let taken = 0
  const seated = sizes.map((size) => {
    if (size > left) return false
    left -= size
    taken += size
    return true
  })
  return { seated, taken }
}
