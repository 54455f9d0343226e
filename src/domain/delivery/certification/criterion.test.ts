import { describe, expect, test } from 'vitest'
import { countedSentence, judgeNumbers, type Judging, shareFigures } from './criterion.ts'

const label = { ja: '就労困難者の割合', en: 'People in difficulty' }
const share: Judging = {
  by: 'share',
  part: { ja: '就労困難者', en: 'people in difficulty' },
  whole: { ja: '従業員', en: 'the workforce' },
  least: 3,
  percent: 20,
}
const hours: Judging = { by: 'number', least: 10, unit: { ja: '時間', en: 'hours' } }

describe('a share of at least 20 % and at least 3', () => {
  test.each([
    // whole, part, needed, percent, is met
    [3, 3, 3, '100.0', true],
    [3, 2, 3, '66.6', false],
    [10, 2, 3, '20.0', false],
    [15, 3, 3, '20.0', true],
    [16, 3, 4, '18.7', false],
    [16, 4, 4, '25.0', true],
    [20, 4, 4, '20.0', true],
    [21, 4, 5, '19.0', false],
    [10_001, 2000, 2001, '19.9', false],
    [10_001, 2001, 2001, '20.0', true],
    [100, 0, 20, '0.0', false],
  ] as const)(
    'of %i people %i: %i needed, %s %%, met: %s',
    (...[whole, part, needed, percent, isMet]) => {
      const figures = shareFigures({ least: 3, percent: 20 }, { part, whole })
      expect(figures.needed).toBe(needed)
      expect(figures.isMet).toBe(isMet)
      expect(part >= needed).toBe(isMet)
      expect(countedSentence({ judging: share }, [part, whole])?.ja).toContain(`（${percent}％）`)
    },
  )
})

describe('numbers that are entered', () => {
  test.each([
    [share, [3, 15], 'met'],
    [share, [3, 16], 'not-met'],
    [hours, [10], 'met'],
    [hours, [9], 'not-met'],
    [{ by: 'yes-no' } as const, [], null],
  ])('%o with %o', (judging, numbers, outcome) => {
    expect(judgeNumbers({ judging, label }, numbers)).toEqual({ ok: true, value: outcome })
  })

  test.each([
    [share, [], 'criterion_numbers_missing'],
    [share, [3], 'criterion_numbers_missing'],
    [share, [3.5, 10], 'criterion_numbers_missing'],
    [share, [-1, 10], 'criterion_numbers_missing'],
    [share, [11, 10], 'criterion_part_exceeds_whole'],
    [share, [0, 0], 'criterion_part_exceeds_whole'],
    [hours, [1, 2], 'criterion_numbers_missing'],
  ] as const)('%o with %o is refused', (judging, numbers, code) => {
    expect(judgeNumbers({ judging, label }, numbers)).toMatchObject({ refusal: { code } })
  })
})
