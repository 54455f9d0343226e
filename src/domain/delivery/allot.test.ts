import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allot } from './allot.ts'

test('seats are given in order, groups whole or not at all', () => {
  expect(allot({ capacity: 5, taken: 1 }, [2, 3, 1, 2])).toEqual({
    seated: [true, false, true, false],
    taken: 3,
  })
  expect(allot({ capacity: null, taken: 9 }, [4, 4])).toEqual({ seated: [true, true], taken: 8 })
  expect(allot({ capacity: 3, taken: 3 }, [1])).toEqual({ seated: [false], taken: 0 })
})

test('never more than the capacity, and nobody is turned away who would have fitted', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 })
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), sizes, (capacity, taken, asked) => {
      const { seated, taken: given } = allot({ capacity, taken }, asked)
      const sum = asked.reduce((total, size, index) => total + (seated[index] ? size : 0), 0)
      expect(given).toBe(sum)
      expect(given === 0 || taken + given <= capacity).toBe(true)
      const left = Math.max(0, capacity - taken) - given
      asked.forEach((size, index) => expect(seated[index] || size > left).toBe(true))
    }),
  )
})
