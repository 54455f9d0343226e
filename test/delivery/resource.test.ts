/** Booths, counsellors and rooms: added, put in order, closed. */
import { expect, test } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { addResources, editResource, moveResource } from '../../src/commands/offering/resource.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listResources } from '../../src/store/session.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, openOffering, runner, taken } from '../world/delivery.ts'

const { context, database } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')
const rooms = ['第1', '第2', '第3'].map((name) => {
  return { sort: 'room', name: { ja: name, en: name } } as const
})

const list = (offering: string) =>
  withAuthority(database, context.authority, (books) => listResources(books, offering))
const namesIn = async (offering: string) => (await list(offering)).map(({ name }) => name.ja)

async function withRooms() {
  const { offering } = await openOffering(context, { kind: 'booking', sessions: [] })
  const added = taken(await addResources(runner(inMay), { offering, resources: rooms }))
  return { offering, ids: added.outcome.resources }
}

test('rooms stand behind each other, and move by one', async () => {
  const { offering, ids } = await withRooms()
  const [first = '', , third = ''] = ids
  taken(await moveResource(runner(inMay), { resource: third, way: 'up' }))
  expect(await namesIn(offering)).toEqual(['第1', '第3', '第2'])
  taken(await moveResource(runner(inMay), { resource: first, way: 'down' }))
  expect(await namesIn(offering)).toEqual(['第3', '第1', '第2'])
  taken(await moveResource(runner(inMay), { resource: third, way: 'up' }))
  expect(await namesIn(offering)).toEqual(['第3', '第1', '第2'])
  const more = { offering, resources: rooms.slice(0, 1) }
  taken(await addResources(runner(inMay), more))
  expect(await namesIn(offering)).toEqual(['第3', '第1', '第2', '第1'])
})

test('a room is renamed and closed; what is not said stays', async () => {
  const { offering, ids } = await withRooms()
  const resource = present(ids[0], 'a room')
  taken(await editResource(runner(inMay), { resource, isOpen: false }))
  taken(await editResource(runner(inMay), { resource, name: { ja: '大部屋', en: 'Large' } }))
  expect((await list(offering))[0]).toMatchObject({ name: { ja: '大部屋' }, isOpen: false })
})

test('those without the right, and rooms that are not there, are refused', async () => {
  const { offering, ids } = await withRooms()
  const resource = present(ids[0], 'a room')
  const other = actingAs(inMay, applicant())
  expect(await moveResource(other, { resource, way: 'down' })).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
  expect(await addResources(other, { offering, resources: rooms })).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
  const unknown = { resource: newId(), isOpen: false }
  expect(await editResource(runner(inMay), unknown)).toMatchObject({
    refusal: { code: 'resource_unknown' },
  })
})
