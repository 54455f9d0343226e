/** The door: who is let in by a scan, a name, a head-count; at two doors, and without a network. */
import { describe, expect, it } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { actingAs } from '../../src/commands/context.ts'
import { letInByName, undoCheckIn, undoHeads } from '../../src/commands/gathering/let-in.ts'
import { endPass, makeDoorPass, openDoor } from '../../src/commands/gathering/pass.ts'
import {
  type DoorSending,
  reportScans,
  settleDoor,
  settleOpenScan,
} from '../../src/commands/gathering/scan.ts'
import { cancelSession } from '../../src/commands/offering/session.ts'
import type { ActorContext } from '../../src/commands/context.ts'
import { newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findByName, listOpenScans, readTally } from '../../src/store/door.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, instant, juneFirst, runner, taken } from '../world/delivery.ts'
import {
  countStanding,
  factsOf,
  inMay,
  onTheDay,
  openDoorOf,
  openFair,
  reserveSeat,
  scanOf,
} from '../world/gathering.ts'

const { context, database } = await cloneDatabase()

const tallyOf = (fair: { readonly session: string; readonly offering: string }) =>
  withAuthority(database, context.authority, (books) => readTally(books, fair))

/**
 * Sends scans of the door that `by` opens, and gives what was said of each: the outcome and the
 * sentence.
 */
async function send(
  by: ActorContext,
  scans: DoorSending['scans'],
  change: Partial<DoorSending> = {},
): Promise<readonly string[]> {
  const sentAt = instant(onTheDay)
  const session = by.by.grants[0]?.session ?? ''
  const sending = { session, door: '正面入口', sentAt, isOffline: false, scans, ...change }
  const done = taken(await settleDoor(by, sending))
  return done.outcome.answers.map(({ outcome, message }) => `${outcome}: ${message.ja}`)
}

describe('a link to the door', () => {
  it('is shown once, opens this session only, and ends a day after it', async () => {
    const fair = await openFair(context)
    const staff = at(runner(context), inMay)
    const key = { ...staff, idempotencyKey: newId() }
    const wish = { session: fair.session, label: ' 正面入口 ' }
    const first = taken(await makeDoorPass(key, wish))
    expect(first.outcome.token).toMatch(/^[\w-]{43}$/)
    expect(taken(await makeDoorPass(key, wish)).outcome).toEqual({
      pass: first.outcome.pass,
      token: null,
    })
    const token = first.outcome.token ?? ''
    const opened = taken(await openDoor(at(context, onTheDay), token))
    expect(opened.pass).toMatchObject({ label: '正面入口', expiresAt: '2023-06-02T06:00:00.000Z' })
    expect(opened.actor.grants).toEqual([
      { role: 'door', programme: expect.any(String), session: fair.session },
    ])
    const later = await openDoor(at(context, '2023-06-02T06:00:00Z'), token)
    expect(later).toMatchObject({ refusal: { code: 'pass_has_ended' } })
    expect(await openDoor(context, 'nothing')).toMatchObject({ refusal: { code: 'pass_unknown' } })
    const stored = await withAuthority(database, context.authority, async ({ client }) => {
      const rows = await client.query<{ text: string }>(
        `select row_to_json(link)::text || coalesce(outcome::text, '') as text
        from pass as link join command on position = link.command`,
      )
      return rows.rows.map(({ text }) => text).join()
    })
    expect(stored).not.toContain(token)
  })

  it('can be ended at once, by those who set up the offering', async () => {
    const fair = await openFair(context)
    const { token, door, by } = await openDoorOf(context, fair.session)
    expect(await endPass(by, { pass: door.pass.id })).toMatchObject({
      refusal: { code: 'act_not_allowed' },
    })
    taken(await endPass(at(runner(context), onTheDay), { pass: door.pass.id }))
    expect(await openDoor(at(context, onTheDay), token)).toMatchObject({
      refusal: { code: 'pass_has_ended' },
    })
  })
})

describe('a scan', () => {
  it('checks in once, however often and at whichever door it is made', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const [main, east] = [
      await openDoorOf(context, fair.session),
      await openDoorOf(context, fair.session, '東口'),
    ]
    expect(await send(main.by, [scanOf(visitor.code)])).toEqual([
      'checked-in: 13:30に受付しました。',
    ])
    expect(await send(main.by, [scanOf(visitor.code)])).toEqual([
      'already: 13:30にこの受付で受付済みです。',
    ])
    const second = await send(east.by, [scanOf(`JSK:${visitor.code}`)], {
      door: '東口',
    })
    expect(second).toEqual(['already: 13:30に受付「正面入口」で受付済みです。'])
    expect(await factsOf(context, 'gathering.attended', fair.session)).toHaveLength(1)
    expect(await tallyOf(fair)).toEqual({
      ...{ scans: 3, persons: 1, anonymous: 0 },
      ...{ expected: 0, forDesk: 0, offline: 0 },
    })
  })

  it('made at two doors at the same moment checks in once', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const { by } = await openDoorOf(context, fair.session)
    const answers = await Promise.all(
      ['西口', '東口', '南口'].map((door) => send(by, [scanOf(visitor.code)], { door })),
    )
    const outcomes = answers.flat().map((answer) => answer.split(':')[0])
    expect(outcomes.filter((outcome) => outcome === 'checked-in')).toHaveLength(1)
    expect(await factsOf(context, 'gathering.attended', fair.session)).toHaveLength(1)
  })

  it('of another session, a cancelled one, or of nothing lets nobody in', async () => {
    const day = { startsAt: instant('2023-06-20T13:00:00+09:00') }
    const other = { ...juneFirst, ...day, endsAt: instant('2023-06-20T15:00:00+09:00') }
    const fair = await openFair(context, { others: [other] })
    const [elsewhere, gone] = [
      await reserveSeat(context, fair, { session: fair.sessions[1] ?? '' }),
      await reserveSeat(context, fair),
    ]
    const cancelling = actingAs(at(context, inMay), gone.actor)
    taken(await actOnApplications(cancelling, { act: 'cancel', applications: [gone.application] }))
    const { by } = await openDoorOf(context, fair.session)
    const texts = [elsewhere.code, gone.code, '2222-2222', 'https://example.jp/menu']
    expect(
      await send(
        by,
        texts.map((text) => scanOf(text)),
      ),
    ).toEqual([
      'elsewhere: 別の日程の入場券です（合同面接会、令和5年6月20日 13:00）。窓口に案内してください。',
      'cancelled: この予約は取り消されています。窓口で確かめます。',
      'unknown: 「2222-2222」は、この催しの予約にありません。窓口で確かめます。',
      'unknown: 「https://example.jp/menu」は、この催しの予約にありません。窓口で確かめます。',
    ])
    expect(await factsOf(context, 'gathering.attended', fair.session)).toEqual([])
    expect(await tallyOf(fair)).toMatchObject({ scans: 4, persons: 0, forDesk: 4 })
    const open = await withAuthority(database, context.authority, (books) =>
      listOpenScans(books, fair.session),
    )
    const one = { session: fair.session, scan: open[0]?.id ?? '' }
    taken(await settleOpenScan(by, one))
    expect(await settleOpenScan(by, one)).toMatchObject({
      refusal: { code: 'scan_settled_already' },
    })
    expect(await tallyOf(fair)).toMatchObject({ scans: 4, forDesk: 3 })
  })

  it('of a session that was called off says that the reservation was cancelled', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const cancelled = { session: fair.session, reason: '台風のため' }
    taken(await cancelSession(at(runner(context), inMay), cancelled))
    const { by } = await openDoorOf(context, fair.session)
    expect(await send(by, [scanOf(visitor.code)])).toEqual([
      'cancelled: この予約は取り消されています。窓口で確かめます。',
    ])
  })

  it('by a volunteer of another session is refused, and nothing is kept', async () => {
    const [here, there] = [await openFair(context), await openFair(context)]
    const visitor = await reserveSeat(context, here)
    const { by } = await openDoorOf(context, there.session)
    const sending = {
      ...{ session: here.session, door: '正面入口', sentAt: instant(onTheDay), isOffline: false },
      scans: [scanOf(visitor.code)],
    }
    expect(await settleDoor(by, sending)).toMatchObject({ refusal: { code: 'act_not_allowed' } })
    expect(await tallyOf(here)).toMatchObject({ scans: 0, persons: 0, expected: 1 })
  })

  it('is answered again by its entry', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const { by } = await openDoorOf(context, fair.session)
    const scan = scanOf(visitor.code)
    await send(by, [scan])
    const { session } = fair
    expect(await reportScans(by, { session, entries: [newId(), scan.entry] })).toMatchObject([
      { answer: { outcome: 'checked-in' }, initials: 'ヤ・ハ', scan: { entry: scan.entry } },
    ])
  })

  it('of somebody whom the desk let in says since when', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const staff = at(runner(context), '2023-06-01T04:10:00Z')
    taken(
      await actOnApplications(staff, {
        ...{ act: 'check-in', applications: [visitor.application] },
      }),
    )
    const { by } = await openDoorOf(context, fair.session)
    expect(await send(by, [scanOf(visitor.code)])).toEqual(['already: 13:10に受付済みです。'])
  })
})

describe('what was scanned without a network', () => {
  it('is settled in any order, sent as often as you like, and marked so', async () => {
    const fair = await openFair(context)
    const [one, two] = [await reserveSeat(context, fair), await reserveSeat(context, fair)]
    const { by } = await openDoorOf(context, fair.session)
    // The network is there for one door at 13:30, and comes back to the other an hour later.
    await send(by, [scanOf(one.code)])
    const batch = [
      scanOf(one.code, { at: '2023-06-01T04:20:00Z' }),
      scanOf(two.code, { at: '2023-06-01T04:21:00Z' }),
      scanOf(null, { at: '2023-06-01T04:22:00Z', heads: 3 }),
    ]
    const late = at(by, '2023-06-01T05:30:00Z')
    const offline = { isOffline: true, door: '東口', sentAt: instant('2023-06-01T05:30:00Z') }
    const said = await send(late, batch, offline)
    expect(said).toEqual([
      'checked-in: 13:20に受付しました。',
      'checked-in: 13:21に受付しました。',
      'anonymous: 予約のない方3人を記録しました。',
    ])
    expect(await send(late, batch, offline)).toEqual(said)
    const facts = await factsOf(context, 'gathering.attended', fair.session)
    expect(facts.map(({ quantity }) => quantity)).toEqual([1, 1, 3])
    expect(await tallyOf(fair)).toEqual({
      ...{ scans: 3, persons: 2, anonymous: 3 },
      ...{ expected: 0, forDesk: 0, offline: 3 },
    })
    expect(await send(late, [scanOf(one.code)])).toEqual([
      'already: 13:20に受付「東口」で受付済みです。',
    ])
  })

  it('is put right where the clock of the telephone is wrong', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const { by } = await openDoorOf(context, fair.session)
    // Three hours fast: it says 16:25 where it is 13:25, and sends at what it takes for 16:30.
    const fast = { isOffline: true, sentAt: instant('2023-06-01T07:30:00Z') }
    const scan = scanOf(visitor.code, { at: '2023-06-01T07:25:00Z' })
    expect(await send(by, [scan], fast)).toEqual(['checked-in: 13:25に受付しました。'])
  })

  it('of one who cancelled meanwhile waits for the desk', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const staff = at(runner(context), onTheDay)
    const cancelled = { act: 'cancel', applications: [visitor.application] }
    taken(await actOnApplications(staff, cancelled))
    const { by } = await openDoorOf(context, fair.session)
    const scan = scanOf(visitor.code, { at: '2023-06-01T04:20:00Z' })
    expect(await send(by, [scan], { isOffline: true })).toEqual([
      'cancelled: この予約は取り消されています。窓口で確かめます。',
    ])
  })
})

describe('taking back', () => {
  it('a check-in strikes its scans out, and the scan is not settled anew', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const { by } = await openDoorOf(context, fair.session)
    const scan = scanOf(visitor.code)
    await send(by, [scan])
    const undone = { session: fair.session, application: visitor.application }
    taken(await undoCheckIn(by, undone))
    expect(await countStanding(context, 'gathering.attended', fair.offering)).toBe(0)
    expect(await tallyOf(fair)).toMatchObject({ scans: 0, persons: 0, expected: 1 })
    expect(await send(by, [scan])).toEqual(['undone: この受付は、あとで取り消されました。'])
    expect(await undoCheckIn(by, undone)).toMatchObject({
      refusal: { code: 'act_does_not_follow' },
    })
    expect(await send(by, [scanOf(visitor.code)])).toEqual(['checked-in: 13:30に受付しました。'])
  })

  it('heads takes back as many', async () => {
    const fair = await openFair(context)
    const { by } = await openDoorOf(context, fair.session)
    const [five, two] = [scanOf(null, { heads: 5 }), scanOf(null, { heads: 2 })]
    await send(by, [five, two])
    const undone = { session: fair.session, entry: two.entry }
    expect(taken(await undoHeads(by, undone)).outcome).toEqual({ heads: 2 })
    expect(await undoHeads(by, undone)).toMatchObject({ refusal: { code: 'nothing_to_undo' } })
    expect(await countStanding(context, 'gathering.attended', fair.offering)).toBe(5)
    expect(await tallyOf(fair)).toMatchObject({ anonymous: 5 })
  })
})

describe('somebody without a ticket', () => {
  it('who gives a name takes a seat and counts as a person', async () => {
    const fair = await openFair(context, { settings: { capacity: 1 } })
    const { by } = await openDoorOf(context, fair.session)
    const walkIn = { session: fair.session, language: 'ja', key: newId() } as const
    const made = taken(await letInByName(by, { ...walkIn, name: '飛入 太郎' }))
    expect(taken(await letInByName(by, { ...walkIn, name: '飛入 太郎' }))).toEqual(made)
    expect(await tallyOf(fair)).toMatchObject({ scans: 0, persons: 1 })
    expect(await send(by, [scanOf(made.number)])).toEqual(['already: 13:30に受付済みです。'])
    const full = await letInByName(by, { ...walkIn, key: newId(), name: '佐藤' })
    expect(full).toMatchObject({ refusal: { code: 'no_seat_left_at_the_door' } })
    const nameless = await letInByName(by, { ...walkIn, key: newId(), name: ' ' })
    expect(nameless).toMatchObject({ refusal: { code: 'walk_in_name_missing' } })
  })

  it('is found by the beginning of a name or its reading, spaces aside', async () => {
    const fair = await openFair(context)
    await reserveSeat(context, fair, { name: '山田 花子', kana: 'ヤマダ ハナコ' })
    await reserveSeat(context, fair, { name: '山下 次郎', kana: 'ヤマシタ ジロウ' })
    const find = (name: string, kana: string) =>
      withAuthority(database, context.authority, async (books) => {
        const found = await findByName(books, fair, { name, kana, limit: 8 })
        return found.map((each) => each.name)
      })
    expect(await find('山', 'x')).toEqual(['山下 次郎', '山田 花子'])
    expect(await find('山田花', 'x')).toEqual(['山田 花子'])
    expect(await find('x', 'ヤマシタジ')).toEqual(['山下 次郎'])
    expect(await find('%', '%')).toEqual([])
  })
})
