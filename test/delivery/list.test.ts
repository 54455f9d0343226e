/** Lists from spreadsheets: each row decided by itself, and taken back as a whole. */
import { expect, test } from 'vitest'
import { enterApplications, undoList } from '../../src/commands/application/enter-list.ts'
import { drawFreeCodes } from '../../src/commands/application/write-claims.ts'
import type { TicketCode } from '../../src/domain/delivery/ticket.ts'
import { present } from '../../src/kit/check.ts'
import { listApplicationsOf } from '../../src/store/application.ts'
import { listCommandsById } from '../../src/store/command.ts'
import { withAuthority } from '../../src/store/database.ts'
import { readSeats } from '../../src/store/seats.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, openOffering, runner, taken } from '../world/delivery.ts'
import { person } from '../world/records.ts'

const { context, database } = await cloneDatabase()
const inMay = runner(at(context, '2023-05-10T03:00:00Z'))

async function list(names: readonly (string | null)[]) {
  const { offering, sessions } = await openOffering(context, {
    settings: { capacity: 3, waitList: true },
  })
  const session = present(sessions[0], 'a session')
  const rows = names.map((name, index) => ({
    row: index + 2,
    session,
    party: name?.startsWith('P-') ? person(name) : name === null ? 'nobody' : 'new',
    detail: { name, kana: null, mail: null, telephone: null, language: 'ja', answers: {} },
    channel: null,
    happenedAt: null,
  })) as Parameters<typeof enterApplications>[1]['rows']
  return {
    session,
    given: {
      offering,
      lifecycle: 'gathering' as const,
      act: 'reserve',
      otherwise: null,
      file: { name: 'list.csv', digest: offering },
      rows,
    },
  }
}

const takenAt = (place: string) =>
  withAuthority(database, context.authority, async (books) =>
    present((await readSeats(books, [place])).get(place), 'seats'),
  )

test('good rows are entered, the others are named, and the whole can be taken back', async () => {
  const { given, session } = await list(['P-1', 'P-2', 'P-1', '山田花子', '佐藤次郎'])
  const dry = taken(await enterApplications(inMay, { ...given, dryRun: true }))
  expect(dry.outcome).toMatchObject({ read: 5, added: 3, faulty: 2 })
  expect(await takenAt(session)).toMatchObject({ taken: 0 })
  const done = taken(await enterApplications(inMay, given))
  expect(done.outcome.faults.map(({ row, code }) => [row, code])).toEqual([
    [4, 'applied_already'],
    [6, 'no_seat_left'],
  ])
  expect(await takenAt(session)).toMatchObject({ taken: 3 })
  const undone = taken(await undoList(inMay, { id: done.command, reason: '別の日の一覧' }))
  expect(undone.outcome).toEqual({ voided: 3 })
  expect(await takenAt(session)).toMatchObject({ taken: 0 })
})

test('a row without a name is entered as nobody; all fall with one where that is asked', async () => {
  const { given, session } = await list(['P-3', null])
  const whole = await enterApplications(inMay, { ...given, wholeOrNothing: true })
  expect(whole).toMatchObject({ ok: true })
  expect(await takenAt(session)).toMatchObject({ taken: 2 })
  const again = await enterApplications(inMay, {
    ...given,
    file: { name: 'again.csv', digest: 'x' },
    wholeOrNothing: true,
  })
  expect(again).toMatchObject({ refusal: { code: 'sheet_has_faulty_rows' } })
})

test('a number that somebody has is not given to somebody else on a list', async () => {
  const { given } = await list(['P-4'])
  const { command } = taken(await enterApplications(inMay, given))
  const [theirs, free, other] = await withAuthority(database, context.authority, async (books) => {
    const [found] = await listCommandsById(books, command)
    const [made] = await listApplicationsOf(books, present(found, 'the list').position)
    return [present(made, 'an application').number, '2222222F', '3333333E'] as TicketCode[]
  })
  const drawn = [theirs, free, free, theirs, other].values()
  const codes = await withAuthority(database, context.authority, (books) =>
    drawFreeCodes(books, 2, () => present(drawn.next().value, 'a code')),
  )
  expect([...codes]).toEqual([free, other])
})
