import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { calendarDate } from '../../../kit/calendar.ts'
import {
  mergeProgress,
  overallProgress,
  parseProgressRow,
  type ProgressCells,
  type UnitProgress,
} from './progress.ts'

const today = calendarDate(2023, 12, 1)
const cells: ProgressCells = {
  learner: '7KMX-39AP',
  unit: '第1章',
  percent: '85',
  lastOn: '2023-11-30',
}
const read = (change: Partial<ProgressCells>) => parseProgressRow({ ...cells, ...change }, today)

describe('a row of a progress file', () => {
  it('is read', () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        learner: { by: 'number', value: '7KMX39AP' },
        unit: '第1章',
        percent: 85,
        lastOn: '2023-11-30',
      },
    })
  })

  test.each([
    ['Hanako@Example.JP', { by: 'mail', value: 'hanako@example.jp' }],
    ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', { by: 'mail', value: 'hanako@example.jp' }],
    ['７kmx39ap', { by: 'number', value: '7KMX39AP' }],
  ])('names its learner as %s', (learner, expected) => {
    expect(read({ learner })).toMatchObject({ value: { learner: expected } })
  })

  test.each([
    ['85%', 85],
    ['８５％', 85],
    ['85.9', 85],
    ['0', 0],
    ['100 %', 100],
    ['0.85%', 0],
    ['1', 1],
    ['0.0', 0],
  ])('stands at %s', (percent, expected) => {
    expect(read({ percent })).toMatchObject({ value: { percent: expected } })
  })

  it('may be without activity', () => {
    expect(read({ percent: '0', lastOn: '　' })).toMatchObject({ value: { lastOn: null } })
  })

  test.each<[Partial<ProgressCells>, string]>([
    [{ learner: ' ' }, 'learner_is_blank'],
    [{ learner: 'hanako@' }, 'learner_mail_form_unknown'],
    [{ learner: '青葉花子' }, 'learner_form_unknown'],
    [{ learner: '8KMX-39AP' }, 'learner_form_unknown'],
    [{ unit: '' }, 'unit_is_blank'],
    [{ percent: '0.85' }, 'progress_percent_form_unknown'],
    [{ percent: '101' }, 'progress_percent_form_unknown'],
    [{ percent: '-1' }, 'progress_percent_form_unknown'],
    [{ percent: '完了' }, 'progress_percent_form_unknown'],
    [{ percent: '' }, 'progress_percent_form_unknown'],
    [{ lastOn: '昨日' }, 'date_form_unknown'],
    [{ lastOn: '2023-12-02' }, 'last_activity_lies_ahead'],
  ])('with %o is refused: %s', (change, code) => {
    const refused = read(change)
    expect(refused).toMatchObject({ ok: false, refusal: { code } })
    expect(refused.ok || refused.refusal.message.ja).toMatch(/ください。$/)
  })
})

const state = (percent: number, day: number | null, place = 'x A'): UnitProgress => {
  const [application = '', unit = ''] = place.split(' ')
  return { application, unit, percent, lastOn: day === null ? null : calendarDate(2023, 11, day) }
}

describe('merging progress', () => {
  test.each<[string, UnitProgress, UnitProgress, number, string]>([
    ['a later activity stands', state(40, 1), state(60, 2), 60, 'advanced'],
    ['also where it says less', state(40, 1), state(30, 2), 30, 'fell'],
    ['the higher of one day stands', state(40, 1), state(60, 1), 60, 'advanced'],
    ['the lower of one day is left aside', state(60, 1), state(40, 1), 60, 'outdated'],
    ['an old file changes nothing', state(40, 2), state(90, 1), 40, 'outdated'],
    ['the same file changes nothing', state(40, 2), state(40, 2), 40, 'unchanged'],
    ['any activity is later than none', state(0, null), state(0, 1), 0, 'unchanged'],
    ['a unit is one in any width', state(40, 1, 'x Ａ１'), state(50, 2, 'x a1'), 50, 'advanced'],
  ])('%s', (...[, known, said, percent, effect]) => {
    const { progress, change } = mergeProgress([known], [said])
    expect(progress.map((each) => each.percent)).toEqual([percent])
    expect(Object.entries(change).filter(([, count]) => count > 0)).toEqual([[effect, 1]])
  })

  it('keeps learners and units apart', () => {
    const incoming = [state(10, 1, 'x A'), state(20, 1, 'x B'), state(30, 1, 'y A')]
    const { progress, change } = mergeProgress([], incoming)
    expect(progress).toEqual(incoming)
    expect(change.added).toBe(3)
  })

  const states = fc.array(
    fc
      .record({
        percent: fc.nat(3),
        day: fc.option(fc.integer({ min: 1, max: 3 })),
        unit: fc.constantFrom('A', 'B', 'ａ'),
        application: fc.constantFrom('x', 'y'),
      })
      .map(({ percent, day, unit, application }) => state(percent, day, `${application} ${unit}`)),
    { maxLength: 8 },
  )
  const merged = (one: readonly UnitProgress[], other: readonly UnitProgress[]) =>
    mergeProgress(one, other).progress

  it('does not depend on the order of files, and a file read twice changes nothing', () => {
    fc.assert(
      fc.property(states, states, states, (one, other, third) => {
        expect(merged(one, other)).toEqual(merged(other, one))
        expect(merged(merged(one, other), third)).toEqual(merged(one, merged(other, third)))
        expect(merged(merged(one, other), other)).toEqual(merged(one, other))
        expect(mergeProgress(merged(one, other), other).change).toMatchObject({
          added: 0,
          advanced: 0,
          fell: 0,
        })
      }),
    )
  })
})

describe('overall progress', () => {
  test.each<[string, UnitProgress[], string[], number | null]>([
    ['is the average of the units', [state(100, 1, 'x A'), state(50, 1, 'x B')], ['A', 'B'], 75],
    ['takes a unit without a state as 0', [state(100, 1, 'x A')], ['A', 'B', 'C'], 33],
    ['rounds down', [state(79, 1, 'x A'), state(80, 1, 'x B')], ['A', 'B'], 79],
    ['leaves other units aside', [state(100, 1, 'x A'), state(0, 1, 'x X')], ['A'], 100],
    ['goes by the known units where the course names none', [state(60, 1, 'x A')], [], 60],
    ['is unknown where nothing is', [], [], null],
  ])('%s', (...[, progress, units, expected]) => {
    expect(overallProgress(progress, units)).toBe(expected)
  })
})
