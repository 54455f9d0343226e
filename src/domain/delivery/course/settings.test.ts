import { expect, test } from 'vitest'
import { check } from '../../../kit/check.ts'
import { formatCourseSettings, parseCourseSettings } from './settings.ts'

const whole = {
  selection: { method: 'lottery', reserve: 5 },
  completion: { sessions: { by: 'percent', least: 80 }, progress: 60 },
  units: ['第1章', '第2章'],
  certificate: { hours: 22.5, signatory: { ja: '理事長　東京 花子', en: 'H. Tokyo' } },
}

test('an intake that says nothing takes people as they come', () => {
  expect(parseCourseSettings({})).toMatchObject({
    value: {
      selection: { method: 'first-come', reserve: null },
      completion: null,
      units: [],
      certificate: { hours: null, signatory: null },
    },
  })
})

test('what is kept is read again as it was', () => {
  const read = parseCourseSettings(whole)
  check(read.ok, 'the settings are valid')
  expect(read.value.units).toEqual(['第1章', '第2章'])
  expect(parseCourseSettings(formatCourseSettings(read.value))).toEqual(read)
})

test.each([
  ['selection_settings_are_not_valid', { selection: { method: 'by chance' } }],
  ['selection_by_points_lacks_criteria', { selection: { method: 'rank' } }],
  ['completion_rule_asks_for_nothing', { completion: {} }],
  ['learning_unit_stands_twice', { units: ['Chapter 1', 'ｃｈａｐｔｅｒ 1'] }],
  ['course_settings_are_not_valid', { certificate: { hours: -1 } }],
  ['course_settings_are_not_valid', { units: [''] }],
])('%s', (code, change) => {
  expect(parseCourseSettings({ ...whole, ...change })).toMatchObject({ refusal: { code } })
})
