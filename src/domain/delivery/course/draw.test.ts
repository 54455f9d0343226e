import { describe, expect, it } from 'vitest'
import { outcomeOf } from './draw.ts'
import type { Choice, Selection } from './selection.ts'

const choice = (number: number, rank: number): Choice => ({
  number,
  rank,
  reason: { ja: String(number), en: String(number) },
})

const drawn: Selection = {
  accepted: [choice(8, 1), choice(3, 2)],
  // 5 and 6 applied together.
  reserve: [choice(5, 3), choice(6, 3), choice(2, 4), choice(7, 5)],
  declined: [choice(1, 6)],
}

const numbers = (choices: readonly Choice[]) => choices.map(({ number }) => number)
const without = (...gone: readonly number[]) =>
  outcomeOf(drawn, { seats: 2, isLive: (number) => !gone.includes(number) })

describe('what is done about a draw', () => {
  it('is what was drawn, where nobody has withdrawn', () => {
    const { movedUp, ...outcome } = without()
    expect(outcome).toEqual(drawn)
    expect(movedUp).toEqual([])
  })

  it('moves the next up who fit, a group only as a whole', () => {
    expect(numbers(without(8).accepted)).toEqual([3, 2])
    expect(numbers(without(8).reserve)).toEqual([5, 6, 7])
    expect(numbers(without(8, 3).accepted)).toEqual([5, 6])
    expect(numbers(without(8, 6).accepted)).toEqual([3, 5])
    expect(without(8).accepted[1]?.reason.ja).toContain('繰り上げ')
  })

  it('leaves out everybody who has withdrawn, wherever they stand', () => {
    const outcome = without(2, 1)
    expect(numbers(outcome.reserve)).toEqual([5, 6, 7])
    expect(outcome.declined).toEqual([])
  })

  it('gives every place where places never run out', () => {
    const outcome = outcomeOf({ ...drawn, reserve: [] }, { seats: null, isLive: () => true })
    expect(numbers(outcome.accepted)).toEqual([8, 3])
  })
})
