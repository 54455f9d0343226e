import { expect, test } from 'vitest'
import { gatherCalls } from './batch.ts'

/** Answers with the double, and notes the rounds. */
function doubling(limit = 100) {
  const rounds: (readonly number[])[] = []
  const ask = gatherCalls<number, number>({
    limit,
    markOf: (number) => (number < 100 ? 'small' : 'large'),
    answer: async (numbers) => {
      rounds.push(numbers)
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (numbers.includes(13)) throw new Error('thirteen')
      return numbers.map((number) => number * 2)
    },
  })
  return { ask, rounds }
}

test('those who ask together are answered together, each with their own answer', async () => {
  const { ask, rounds } = doubling()
  expect(await Promise.all([1, 2, 101, 3].map(ask))).toEqual([2, 4, 202, 6])
  expect(rounds).toHaveLength(2)
  expect(rounds).toEqual(expect.arrayContaining([[1, 2, 3], [101]]))
})

test('those who come while a round is under way make the next one, within the limit', async () => {
  const { ask, rounds } = doubling(2)
  const first = ask(1)
  await new Promise((resolve) => setTimeout(resolve, 1))
  expect(await Promise.all([first, ask(2), ask(3), ask(4)])).toEqual([2, 4, 6, 8])
  expect(rounds).toEqual([[1], [2, 3], [4]])
})

test('a failed round fails for those in it, and the next one goes on', async () => {
  const { ask } = doubling(2)
  const answers = await Promise.allSettled([13, 1, 5].map(ask))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(await ask(6)).toBe(12)
})
