/** The criteria of a match, as a table that an officer can read. */
import { expect, test } from 'vitest'
import type { CalendarDate, Instant } from '../../../kit/calendar.ts'
import { comparePlacement, rankMatches } from './match.ts'
import type { HostPosition, PersonProfile } from './profile.ts'
import { type PlacementSettings, parsePlacementSettings } from './settings.ts'

const option = (key: string, ja: string) => ({ key, label: { ja, en: key } })
const day = (text: string) => text as CalendarDate

const settings: PlacementSettings = {
  areas: [option('east', '東部'), option('west', '西部')],
  works: [option('office', '事務'), option('care', '介護')],
  needs: [option('lift', 'エレベーター'), option('sign', '手話')],
  criteria: [
    { key: 'area', points: 1 },
    { key: 'work', points: 1 },
    { key: 'days', points: 1 },
    { key: 'hours', points: 1 },
    { key: 'start', points: 1 },
    { key: 'needs', points: 1 },
  ],
  mostWeeks: null,
  age: null,
}

const profile: PersonProfile = {
  areas: ['east'],
  works: ['office'],
  wish: null,
  daysWeek: 3,
  hoursWeek: 20,
  from: day('2023-06-01'),
  needs: ['lift'],
  needsWords: null,
  birthDate: null,
}

const position: HostPosition = {
  title: '事務補助',
  work: 'office',
  workWords: null,
  area: 'east',
  place: null,
  daysWeek: 3,
  hoursWeek: 18,
  from: day('2023-05-01'),
  to: day('2023-09-30'),
  requirements: null,
  offers: ['lift', 'sign'],
  pay: null,
}

test.each([
  ['area', {}, {}, 'met'],
  ['area', { areas: ['west'] }, {}, 'not-met'],
  ['area', { areas: [] }, {}, 'unknown'],
  ['area', {}, { area: '' }, 'unknown'],
  ['work', { works: ['care', 'office'] }, {}, 'met'],
  ['work', { works: ['care'] }, {}, 'not-met'],
  ['days', {}, { daysWeek: 4 }, 'not-met'],
  ['days', {}, { daysWeek: null }, 'unknown'],
  ['hours', { hoursWeek: 18 }, {}, 'met'],
  ['hours', { hoursWeek: 17 }, {}, 'not-met'],
  ['hours', { hoursWeek: null }, {}, 'unknown'],
  ['start', { from: day('2023-09-30') }, {}, 'met'],
  ['start', { from: day('2023-10-01') }, {}, 'not-met'],
  ['start', { from: day('2023-10-01') }, { to: null }, 'met'],
  ['start', { from: null }, {}, 'unknown'],
  ['needs', { needs: ['lift', 'sign'] }, {}, 'met'],
  ['needs', { needs: ['lift', 'sign'] }, { offers: ['lift'] }, 'not-met'],
  ['needs', { needs: [] }, { offers: [] }, 'met'],
  ['needs', { needs: [], needsWords: '静かな席' }, {}, 'unknown'],
] as const)('%s: %o and %o: %s', (...row) => {
  const [criterion, person, offered, outcome] = row
  const compared = comparePlacement(
    settings,
    { ...profile, ...person },
    { ...position, ...offered },
  )
  const verdict = compared.verdicts.find((each) => each.criterion === criterion)
  expect(verdict?.outcome).toBe(outcome)
  expect(verdict?.words.ja).toMatch(/[ぁ-ん]/)
  expect(verdict?.words.en).toMatch(/[a-z]/)
})

test('without a profile nothing is known; criteria that are not declared do not count', () => {
  expect(comparePlacement(settings, null, position)).toMatchObject({ met: 0, points: 0 })
  const one = { ...settings, criteria: [{ key: 'area', points: 3 }] } as const
  expect(comparePlacement(one, profile, position)).toMatchObject({ met: 1, points: 3 })
})

test('more declared points come first; among equals whoever has waited longer', () => {
  const compared = (id: string, since: string, points: number) => ({
    id,
    waitsSince: since as Instant,
    comparison: { verdicts: [], met: points, points },
  })
  const ranked = rankMatches([
    compared('late', '2023-05-03T00:00:00.000Z', 3),
    compared('few', '2023-05-01T00:00:00.000Z', 1),
    compared('early', '2023-05-02T00:00:00.000Z', 3),
  ])
  expect(ranked.map(({ id }) => id)).toEqual(['early', 'late', 'few'])
})

test('settings that say nothing count every criterion once; what stands twice is refused', () => {
  const read = parsePlacementSettings({})
  expect(read.ok && read.value.criteria.map(({ points }) => points)).toEqual([1, 1, 1, 1, 1, 1])
  const areas = [option('a', '東部'), option('b', '東部')]
  expect(parsePlacementSettings({ areas })).toMatchObject({
    refusal: { code: 'placement_option_stands_twice' },
  })
})
