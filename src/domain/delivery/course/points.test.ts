import { describe, expect, it, test } from 'vitest'
import { present } from '../../../kit/check.ts'
import { checkHandPoints, classOf, scoreOf, type SelectionAnswers } from './points.ts'
import {
  type Criterion,
  parseSelectionSettings,
  type SelectionSettings,
} from './selection-settings.ts'

const label = (ja: string) => ({ ja, en: ja })

function settingsOf(input: unknown): SelectionSettings {
  const read = parseSelectionSettings(input)
  if (!read.ok) throw new Error(read.refusal.message.en)
  return read.value
}

const { criteria, classes } = settingsOf({
  method: 'rank',
  criteria: [
    {
      from: 'choice',
      key: 'leave',
      label: label('離職の理由'),
      question: 'left-because',
      points: { closure: 10, contract: 5, own: -2 },
    },
    {
      from: 'number',
      key: 'months',
      label: label('離職からの月数'),
      question: 'months-out',
      steps: [
        { atLeast: 12, points: 8 },
        { atLeast: 3, points: 4 },
      ],
    },
    { from: 'hand', key: 'motive', label: label('志望動機'), most: 20 },
  ],
  classes: [
    { key: 'first', label: label('初めての方'), when: { question: 'before', chose: ['no'] } },
    {
      key: 'city',
      label: label('市内の方'),
      when: { question: 'lives', chose: ['city', 'works-here'] },
      seats: 5,
    },
  ],
})

describe('points', () => {
  test.each<[string, SelectionAnswers, number[]]>([
    ['the option chosen', { 'left-because': ['contract'] }, [5, 0]],
    ['the best of several', { 'left-because': ['own', 'closure'] }, [10, 0]],
    ['fewer than none', { 'left-because': ['own'] }, [-2, 0]],
    ['none for an option without points', { 'left-because': ['other'] }, [0, 0]],
    ['none for a question left blank', {}, [0, 0]],
    ['none for what every object has', { 'left-because': ['constructor'] }, [0, 0]],
    ['the highest step reached', { 'months-out': 12 }, [0, 8]],
    ['the step below', { 'months-out': 11 }, [0, 4]],
    ['no step reached', { 'months-out': 2.9 }, [0, 0]],
    ['none for an answer of another kind', { 'left-because': 3, 'months-out': ['12'] }, [0, 0]],
  ])('are %s', (_, answers, expected) => {
    const { lines, total } = scoreOf(criteria, { answers, hand: { motive: 7 } })
    expect(lines.map(({ points }) => points)).toEqual([...expected, 7])
    expect(total).toBe((expected[0] ?? 0) + (expected[1] ?? 0) + 7)
  })

  it('have no sum while some are open', () => {
    const score = scoreOf(criteria, { answers: { 'months-out': 3 }, hand: {} })
    expect(score.lines.map(({ points }) => points)).toEqual([0, 4, null])
    expect(score.total).toBeNull()
  })

  const motive = present<Criterion>(criteria[2], 'a criterion')

  test.each([
    [0, true],
    [20, true],
    [21, false],
    [-1, false],
    [1.5, false],
    [Number.NaN, false],
  ])('given by hand: %d, of 20 at most', (points, isGiven) => {
    const checked = checkHandPoints(motive, points)
    expect(checked.ok).toBe(isGiven)
    expect(checked.ok || checked.refusal.message.ja.includes('0から20まで')).toBe(true)
  })
})

describe('priority classes', () => {
  test.each<[SelectionAnswers, string | null]>([
    [{ before: ['no'], lives: ['city'] }, 'first'],
    [{ before: ['yes'], lives: ['works-here'] }, 'city'],
    [{ before: ['yes'], lives: ['elsewhere'] }, null],
    [{}, null],
    [{ before: 0 }, null],
  ])('of %o: %s', (answers, expected) => {
    expect(classOf(classes, answers)).toBe(expected)
  })
})

describe('settings of a selection', () => {
  it('say what is usual where nothing is said', () => {
    expect(settingsOf({ method: 'first-come' })).toEqual({
      method: 'first-come',
      reserve: null,
      classes: [],
      criteria: [],
      minimum: null,
      publicValue: null,
    })
  })

  const hand = { from: 'hand', key: 'motive', label: label('動機'), most: 5 }

  test.each<[string, unknown, string]>([
    ['another method', { method: 'auction' }, 'selection_settings_are_not_valid'],
    ['a field that is not known', { method: 'rank', x: 1 }, 'selection_settings_are_not_valid'],
    [
      'points from nowhere',
      { method: 'rank', criteria: [{ ...hand, from: 'air' }] },
      'selection_settings_are_not_valid',
    ],
    ['points without criteria', { method: 'rank' }, 'selection_by_points_lacks_criteria'],
    ['one key twice', { method: 'rank', criteria: [hand, hand] }, 'selection_key_stands_twice'],
  ])('are refused with %s', (_, input, code) => {
    const read = parseSelectionSettings(input)
    expect(read).toMatchObject({ ok: false, refusal: { code } })
    expect(read.ok || read.refusal.message.ja).toMatch(/ください|必要です/)
  })
})
