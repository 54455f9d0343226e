/** The list on paper: entered in one act, marked so, and taken back as a whole. */
import { expect, it } from 'vitest'
import { enterPaperList, undoPaperList } from '../../src/commands/gathering/paper.ts'
import { newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { readTally } from '../../src/store/door.ts'
import { listPaperLists } from '../../src/store/paper-list.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, runner, taken } from '../world/delivery.ts'
import { countStanding, letIn, openDoorOf, openFair, reserveSeat } from '../world/gathering.ts'

const { context, database } = await cloneDatabase()
const nextDay = at(runner(context), '2023-06-02T03:00:00Z')

it('checks in, lets in and counts in one act; what cannot be entered is named', async () => {
  const fair = await openFair(context, { settings: { capacity: 4 } })
  const [one, two, late] = [
    await reserveSeat(context, fair),
    await reserveSeat(context, fair),
    await reserveSeat(context, fair),
  ]
  await letIn(context, [late])
  const other = await reserveSeat(context, await openFair(context))
  const list = {
    session: fair.session,
    checkIns: [one, two, late, other].map(({ application }, index) => ({
      ...{ row: index + 1, application },
    })),
    walkIns: [
      { row: 5, name: '飛入 太郎', kana: null },
      { row: 6, name: '飛入 次郎', kana: null },
    ],
    heads: 7,
    reason: null,
  }
  const acting = { ...nextDay, idempotencyKey: newId() }
  const { outcome, command } = taken(await enterPaperList(acting, list))
  expect(outcome).toMatchObject({ checkedIn: 2, already: 1, walkedIn: 1, heads: 7 })
  expect(outcome.faults.map(({ row, code }) => [row, code])).toEqual([
    [4, 'reservation_of_another_session'],
    [6, 'no_seat_left'],
  ])
  taken(await enterPaperList(acting, list))
  const attended = () => countStanding(context, 'gathering.attended', fair.offering)
  expect(await attended()).toBe(3 + 1 + 7)
  const lists = () =>
    withAuthority(database, context.authority, (books) => listPaperLists(books, fair.session))
  expect(await lists()).toMatchObject([{ people: 3, heads: 7, isUndone: false }])
  const days = await withAuthority(database, context.authority, async ({ client }) => {
    const found = await client.query<{ day: string; reason: string }>(
      'select distinct occurred_on as day, reason from fact where command > $1 and session = $2',
      [0, fair.session],
    )
    return found.rows.filter(({ reason }) => reason === '紙の名簿から入力')
  })
  expect(days).toEqual([{ day: '2023-06-01', reason: '紙の名簿から入力' }])
  const undo = { session: fair.session, id: command, reason: '別の日の名簿だった' }
  expect(await undoPaperList(nextDay, { ...undo, reason: ' ' })).toMatchObject({
    refusal: { code: 'reason_missing' },
  })
  taken(await undoPaperList(nextDay, undo))
  expect(await undoPaperList(nextDay, undo)).toMatchObject({ refusal: { code: 'already_undone' } })
  expect(await attended()).toBe(1)
  expect(await lists()).toMatchObject([{ isUndone: true }])
  const tally = await withAuthority(database, context.authority, (books) => readTally(books, fair))
  expect(tally).toMatchObject({ persons: 1, anonymous: 0, expected: 2 })
})

it('is not for volunteers at the door', async () => {
  const fair = await openFair(context)
  const { by } = await openDoorOf(context, fair.session)
  const list = { session: fair.session, checkIns: [], walkIns: [], heads: 1, reason: null }
  expect(await enterPaperList(by, list)).toMatchObject({ refusal: { code: 'act_not_allowed' } })
})
