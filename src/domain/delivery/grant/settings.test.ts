import { expect, test } from 'vitest'
import { check } from '../../../kit/check.ts'
import {
  checkCallComplete,
  findGrantCourse,
  formatGrantSettings,
  leastAward,
  parseGrantSettings,
} from './settings.ts'

const label = { ja: '名前', en: 'Name' }
const tiers = { by: 'tier', tiers: [{ key: 'large', label, yen: 500_000 }] }
const rate = { by: 'rate', numerator: 2, denominator: 3, capYen: 1_000_000 }
const whole = {
  variant: 'fixed-sum',
  courses: [
    { key: 'start', label, amount: tiers },
    { key: 'equipment', label, amount: rate },
  ],
  intake: 'lottery',
  eligibility: [
    { rule: 'size', industry: 'industry', capital: 'capital', employees: 'employees' },
    { rule: 'number', question: 'employees', least: 2, label, unit: { ja: '人', en: 'people' } },
  ],
  onceFor: ['26', '28'],
  checklist: [{ key: 'papers', label, evidence: 'registry' }],
  conditions: [{ key: 'keep-papers', text: label }],
  reportLatestOn: '2024-03-15',
}

test('a call that says nothing can be kept, and not be opened', () => {
  const read = parseGrantSettings({})
  check(read.ok, 'the settings are valid')
  expect(read.value).toMatchObject({
    variant: 'cost',
    intake: 'first-come',
    reviewers: 2,
    withdrawWithinDays: 14,
    interestBasisPoints: 1095,
    deadlineOnHoliday: 'as-is',
    onceFor: 'call',
  })
  expect(leastAward(read.value)).toBeNull()
  expect(checkCallComplete(read.value, 100_000_000)).toMatchObject({
    refusal: { code: 'grant_call_lacks_course' },
  })
})

test('what is kept is read again as it was', () => {
  const read = parseGrantSettings(whole)
  check(read.ok, 'the settings are valid')
  expect(parseGrantSettings(formatGrantSettings(read.value))).toEqual(read)
  expect(checkCallComplete(read.value, 100_000_000)).toMatchObject({ ok: true })
  expect(checkCallComplete(read.value, null)).toMatchObject({
    refusal: { code: 'grant_call_lacks_ceiling' },
  })
  expect(findGrantCourse(read.value, 'equipment')?.amount).toMatchObject({ roundDownTo: 1000 })
  expect(leastAward(read.value)).toBe(1000)
})

test.each([
  ['one fixed sum', [{ key: 'a', label, amount: tiers }], 500_000],
  [
    'a share with a least sum',
    [{ key: 'a', label, amount: { ...rate, leastYen: 50_000 } }],
    50_000,
  ],
  [
    'so much a person',
    [{ key: 'a', label, amount: { by: 'person', yen: 30_000, mostPersons: 5 } }],
    30_000,
  ],
])('the smallest award of %s', (_, courses, least) => {
  const read = parseGrantSettings({ courses })
  check(read.ok, 'the settings are valid')
  expect(leastAward(read.value)).toBe(least)
})

const twice = { key: 'start', label, amount: rate }
test.each([
  ['grant_settings_are_not_valid', { variant: 'loan' }],
  ['grant_settings_are_not_valid', { courses: [{ ...twice, amount: { ...rate, capYen: 0.5 } }] }],
  ['grant_settings_are_not_valid', { interestBasisPoints: 109.5 }],
  ['grant_settings_are_not_valid', { reportLatestOn: '2024-02-30' }],
  ['grant_settings_are_not_valid', { ceiling: 1 }],
  ['grant_key_stands_twice', { courses: [twice, twice] }],
  ['grant_key_stands_twice', { conditions: [whole.conditions[0], whole.conditions[0]] }],
] as const)('%s', (code, change) => {
  expect(parseGrantSettings(JSON.parse(JSON.stringify({ ...whole, ...change })))).toMatchObject({
    refusal: { code },
  })
})
