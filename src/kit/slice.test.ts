import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Slice, sliceOf, type SliceRequest } from './slice.ts'

/** Reads as a store does: one row more than the limit, away from the key. */
function read(all: readonly number[], request: SliceRequest): Slice<number> {
  const key = Number(request.at?.key[0])
  const found =
    request.at === null
      ? all
      : request.at.side === 'after'
        ? all.filter((row) => row > key)
        : all.filter((row) => row < key).toReversed()
  return sliceOf(found.slice(0, request.limit + 1), request, (row) => [String(row)])
}

it('turns through every row once, there and back', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(), { minLength: 1 }),
      fc.integer({ min: 1, max: 7 }),
      (rows, limit) => {
        const all = rows.toSorted((a, b) => a - b)
        const there: (readonly number[])[] = []
        let slice = read(all, { at: null, limit })
        expect(slice.previous).toBeNull()
        there.push(slice.rows)
        while (slice.next) {
          slice = read(all, { at: { side: 'after', key: slice.next }, limit })
          there.push(slice.rows)
        }
        expect(there.flat()).toEqual(all)
        const back = [slice.rows]
        while (slice.previous) {
          slice = read(all, { at: { side: 'before', key: slice.previous }, limit })
          back.unshift(slice.rows)
        }
        expect(back).toEqual(there)
      },
    ),
  )
})

it('has nowhere to turn in an empty list', () => {
  expect(read([], { at: null, limit: 5 })).toEqual({ rows: [], previous: null, next: null })
})
