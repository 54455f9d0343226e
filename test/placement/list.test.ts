/** Lists to and from spreadsheets: what is given out is taken in again, row by row. */
import { expect, test } from 'vitest'
import { importPlacements, type PlacementList } from '../../src/commands/placement/list.ts'
import type { PlacementRow } from '../../src/commands/placement/list.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { withAuthority } from '../../src/store/database.ts'
import {
  countPlacementNeeds,
  listPlacementWork,
  slicePlacements,
} from '../../src/store/placement-list.ts'
import { listOfferedPositions } from '../../src/store/placement-position.ts'
import { sliceHosts } from '../../src/store/placement-host-list.ts'
import { readProfiles } from '../../src/store/placement-profile.ts'
import type { Books } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, runner, taken } from '../world/delivery.ts'
import {
  beginWork,
  day,
  finishHired,
  matchBoth,
  moments,
  offerPosition,
  openPlacements,
  positionFaults,
  register,
  standingFacts,
  stateOf,
  usualPosition,
  usualProfile,
} from './world.ts'

const { context } = await cloneDatabase()
const after = at(runner(context), moments.afterwards)

const read = <T>(work: (books: Books) => Promise<T>) =>
  withAuthority(context.database, context.authority, work)

const blank: Omit<PlacementRow, 'row' | 'number'> = {
  hostNumber: null,
  position: null,
  decidedOn: null,
  startsOn: null,
  endsOn: null,
  startedOn: null,
  endedOn: null,
  result: null,
  resultOn: null,
}

const listOf = (offering: string, rows: readonly PlacementRow[]): PlacementList => ({
  offering,
  of: 'placements',
  file: { name: 'list.xlsx', digest: JSON.stringify(rows) },
  rows,
  faults: [],
})

async function world() {
  const offering = await openPlacements(context)
  const people = [await register(context, offering), await register(context, offering)] as const
  const host = await offerPosition(context, offering, { seats: 1 })
  const [position] = await read((books) =>
    listOfferedPositions(books, { offering, onlyFree: false }),
  )
  return { offering, people, host, hostNumber: position?.number ?? '' }
}

test('a row goes as far as it says; a faulty one leaves nothing and holds nobody back', async () => {
  const { offering, people, hostNumber } = await world()
  const [one, two] = people
  const period = { startsOn: day('2023-06-01'), endsOn: day('2023-06-30') }
  const whole = {
    ...{ ...blank, ...period, hostNumber, startedOn: day('2023-06-01') },
    ...{ endedOn: day('2023-06-30'), result: 'part-time', resultOn: day('2023-07-01') },
  }
  const rows = [
    { row: 2, number: one.code, ...whole, decidedOn: day('2023-05-25') },
    { row: 3, number: two.code, ...whole },
    { row: 4, number: 'ZZZZZZZZ', ...whole },
  ]
  const tried = taken(await importPlacements(after, { ...listOf(offering, rows), dryRun: true }))
  expect(tried.outcome).toMatchObject({ read: 3, taken: 1 })
  expect(await stateOf(context, one.application)).toBe('registered')
  const done = taken(await importPlacements(after, listOf(offering, rows)))
  expect(done.outcome.faults.map(({ row, code }) => [row, code])).toEqual([
    [3, 'position_is_not_free'],
    [4, 'placement_unknown'],
  ])
  expect(await stateOf(context, one.application)).toBe('hired')
  expect(await stateOf(context, two.application)).toBe('registered')
  expect(await standingFacts(context, offering)).toEqual([
    'placement.dispatched person 2023-05-25',
    'placement.hired person 2023-07-01',
    'placement.started company 2023-06-01',
    'placement.started person 2023-06-01',
  ])
  // The same list once more changes nothing: what stands is passed over.
  const again = listOf(offering, rows.slice(0, 1))
  expect(taken(await importPlacements(after, again)).outcome).toMatchObject({ taken: 1 })
  expect(await standingFacts(context, offering)).toHaveLength(4)
  expect(await positionFaults(context)).toEqual([])
})

test('profiles and positions: a position of the same name is changed, others are added', async () => {
  const { offering, people, host, hostNumber } = await world()
  const file = { name: 'list.xlsx', digest: 'p' }
  const profile = { ...usualProfile, areas: ['west'] }
  const rows = [
    { row: 2, number: people[0].code, profile },
    { row: 3, number: people[1].code, profile: { ...profile, areas: ['nowhere'] } },
  ]
  const given = { offering, of: 'profiles', file, rows, faults: [] } as const
  const done = taken(await importPlacements(after, given)).outcome
  expect(done).toMatchObject({ read: 2, taken: 1 })
  expect(done.faults).toMatchObject([{ row: 3, code: 'placement_option_unknown' }])
  const kept = await read((books) => readProfiles(books, [people[0].application]))
  expect(kept.get(people[0].application)?.profile.areas).toEqual(['west'])
  const row = { number: hostNumber, seats: 4, isOpen: true }
  const positions = [usualPosition, { ...usualPosition, title: '受付' }].map((position, index) => ({
    ...{ ...row, row: index + 2, title: position.title, position },
  }))
  const list = { offering, of: 'positions', file, rows: positions, faults: [] } as const
  expect(taken(await importPlacements(after, list)).outcome.taken).toBe(2)
  const all = await read((books) => listOfferedPositions(books, { offering, onlyFree: true }))
  expect(all.map(({ position, seats }) => [position.title, seats])).toEqual([
    ['事務補助', 4],
    ['受付', 4],
  ])
  expect(all[0]?.id).toBe(host.position)
})

test('the list says what each waits for, turns by key, and the work list counts the same', async () => {
  const offering = await openPlacements(context)
  const host = await offerPosition(context, offering, { seats: 9 })
  const [waiting, matched, working, hired] = [
    await register(context, offering, { name: 'D 青木' }),
    await register(context, offering, { name: 'B 石井' }),
    await register(context, offering, { name: 'A 上田' }),
    await register(context, offering, { name: 'C 遠藤' }),
  ]
  await matchBoth(context, matched, host)
  await beginWork(context, working, host)
  await finishHired(context, hired, host)
  const today = day('2023-10-02')
  const slice = { at: null, limit: 2 }
  const asked = { offering, today, sort: 'name', isDescending: false, slice } as const
  const first = await read((books) => slicePlacements(books, asked))
  const key = first.next ?? []
  const second = await read((books) =>
    slicePlacements(books, { ...asked, slice: { at: { side: 'after', key }, limit: 2 } }),
  )
  expect([...first.rows, ...second.rows].map(({ name, needs }) => [name, needs])).toEqual([
    ['A 上田', ['end']],
    ['B 石井', ['visit']],
    ['C 遠藤', ['retention']],
    ['D 青木', ['match']],
  ])
  expect(waiting.application).toBe(second.rows[1]?.application)
  const counts = await read((books) => countPlacementNeeds(books, { offering, today }))
  expect(counts).toMatchObject({ match: 1, visit: 1, end: 1, retention: 1, answer: 0 })
  const work = await read((books) => listPlacementWork(books, { programmes: null }, today))
  const own = work.filter((each) => each.offering === offering)
  expect(own.map(({ need, count }) => [need, count])).toEqual([
    ['match', 1],
    ['visit', 1],
    ['end', 1],
    ['retention', 1],
  ])
  const hosts = await read((books) =>
    sliceHosts(books, { offering, sort: 'name', isDescending: false, slice }),
  )
  expect(hosts.rows).toMatchObject([{ positions: 1, seats: 9, taken: 2, unanswered: 0 }])
  expect(toInstant(after.clock.now())).toMatch(/^2023-07/)
})
