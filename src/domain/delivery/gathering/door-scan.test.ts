import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Instant } from '../../../kit/calendar.ts'
import { addMinutes } from '../../../kit/time-of-day.ts'
import { drawTicketCode, formatTicketCode } from '../ticket.ts'
import {
  admissionsOf,
  correctTime,
  type DoorBefore,
  type KeptScan,
  type ScannedReservation,
  type Sending,
  type SentScan,
  settleScans,
} from './door-scan.ts'

const ten = '2023-11-05T01:00:00.000Z' as Instant
const at = (minutes: number) => addMinutes(ten, minutes)

/** A code that is made of one value, 0 to 22. */
const codeOf = (value: number) => drawTicketCode(() => value)

const states = ['reserved', 'reserved', 'checked-in', 'no-show', 'cancelled', 'waiting', 'offered']
const reservations: readonly ScannedReservation[] = states.map((state, index) => ({
  application: `a${index}`,
  code: codeOf(index),
  state,
}))

const doorOf = (kept: readonly KeptScan[] = []): DoorBefore => ({
  kept,
  reservations,
  elsewhere: new Map([[codeOf(20), { ja: '11月6日', en: '6 November' }]]),
  session: { startsAt: ten, endsAt: at(240) },
})

const scan = (entry: string, value: number | null, minutes: number): SentScan => ({
  entry,
  text: value === null ? null : codeOf(value),
  heads: 1,
  at: at(minutes),
})

const sendingOf = (scans: readonly SentScan[], given: Partial<Sending> = {}): Sending => ({
  door: '東口',
  sentAt: at(60),
  receivedAt: at(60),
  isOffline: false,
  scans,
  ...given,
})

const settle = (kept: readonly KeptScan[], sending: Sending) => {
  const settled = settleScans(doorOf(kept), sending)
  return { kept: [...kept, ...settled.keep], answers: settled.answers }
}

const words = (sending: Sending, kept: readonly KeptScan[] = []) =>
  settle(kept, sending).answers.map(({ outcome, message }) => `${outcome}: ${message.ja}`)

describe('a scan', () => {
  test.each<[string, SentScan, string]>([
    ['of a ticket', scan('e', 0, 3), 'checked-in: 10:03に受付しました。'],
    [
      'of a ticket typed by hand',
      { ...scan('e', 0, 3), text: ` ${formatTicketCode(codeOf(0)).toLowerCase()} ` },
      'checked-in: 10:03に受付しました。',
    ],
    ['of one that was written off', scan('e', 3, 3), 'checked-in: 10:03に受付しました。'],
    [
      'of a cancelled reservation',
      scan('e', 4, 3),
      'cancelled: この予約は取り消されています。窓口で確かめます。',
    ],
    [
      'of one on the wait list',
      scan('e', 5, 3),
      'waits: この方はキャンセル待ちで、席が決まっていません。窓口で確かめます。',
    ],
    [
      'of a ticket for another day',
      scan('e', 20, 3),
      'elsewhere: 別の日程の入場券です（11月6日）。窓口に案内してください。',
    ],
    [
      'of a ticket for something else',
      scan('e', 21, 3),
      `unknown: 「${formatTicketCode(codeOf(21))}」は、この催しの予約にありません。窓口で確かめます。`,
    ],
    [
      'of a menu',
      { ...scan('e', 0, 3), text: 'https://example.jp/menu' },
      'unknown: 「https://example.jp/menu」は、この催しの予約にありません。窓口で確かめます。',
    ],
    [
      'of the day before',
      scan('e', 0, -24 * 60),
      'other-day: この催しの日の受付ではありません。端末の時計を確かめてください。窓口で確かめます。',
    ],
    [
      'of three people without a ticket',
      { ...scan('e', null, 3), heads: 3 },
      'anonymous: 予約のない方3人を記録しました。',
    ],
    [
      'of people without a ticket, the day before',
      scan('e', null, -24 * 60),
      'other-day: この催しの日の受付ではありません。端末の時計を確かめてください。窓口で確かめます。',
    ],
  ])('%s', (_, sent, expected) => {
    expect(words(sendingOf([sent]))).toEqual([expected])
  })

  it('of one who is in already says since when, and at which door', () => {
    const first = settle([], sendingOf([scan('e1', 0, 3)], { door: '西口' })).kept
    expect(words(sendingOf([scan('e2', 0, 9)]), first)).toEqual([
      'already: 10:03に受付「西口」で受付済みです。',
    ])
    expect(words(sendingOf([scan('e3', 0, 9)], { door: '西口' }), first)).toEqual([
      'already: 10:03にこの受付で受付済みです。',
    ])
  })

  it('of one who was let in without a scan says since when', () => {
    const other = { entry: 'other', door: '', at: at(1), isOffline: false, application: 'a2' }
    const kept = [{ ...other, standing: 'admitted', text: null, heads: 1 }] as const
    expect(words(sendingOf([scan('e1', 2, 9)]), kept)).toEqual(['already: 10:01に受付済みです。'])
  })

  it('that was taken back lets nobody in, however often it is sent', () => {
    const sending = sendingOf([scan('e1', 0, 3)])
    const kept = settle([], sending).kept.map((each) => ({ ...each, standing: 'undone' as const }))
    expect(words(sending, kept)).toEqual(['undone: この受付は、あとで取り消されました。'])
    expect(admissionsOf(settle(kept, sending).kept).size).toBe(0)
    expect(words(sendingOf([scan('e2', 0, 9)]), kept)).toEqual([
      'checked-in: 10:09に受付しました。',
    ])
  })

  it('belongs to every day of a session that lasts for days', () => {
    const before = { ...doorOf(), session: { startsAt: ten, endsAt: at(24 * 60) } }
    const next = { sentAt: at(48 * 60), receivedAt: at(48 * 60) }
    const outcomes = [0, 23 * 60, 37 * 60, 38 * 60].map((minutes, index) => {
      const sending = sendingOf([scan(`e${index}`, 0, minutes)], next)
      return settleScans(before, sending).answers[0]?.outcome
    })
    expect(outcomes).toEqual(['checked-in', 'checked-in', 'checked-in', 'other-day'])
  })

  it('that comes in late but was made first counts', () => {
    const first = settle([], sendingOf([scan('e1', 0, 9)])).kept
    const late = settle(first, sendingOf([scan('e2', 0, 3)], { isOffline: true }))
    expect(late.answers[0]?.outcome).toBe('checked-in')
    expect(admissionsOf(late.kept).get('a0')).toMatchObject({
      entry: 'e2',
      at: at(3),
      isOffline: true,
    })
    expect(words(sendingOf([scan('e1', 0, 9)]), late.kept)[0]).toMatch(/^already: 10:03に/)
  })

  it('that is sent again is answered again, and kept once', () => {
    const sending = sendingOf([scan('e1', 0, 3), scan('e1', 0, 3), scan('e2', 4, 5)])
    const first = settle([], sending)
    const again = settle(first.kept, { ...sending, receivedAt: at(90) })
    expect(first.kept).toHaveLength(2)
    expect(again.kept).toEqual(first.kept)
    expect(again.answers).toEqual(first.answers)
  })

  it('of a cancelled reservation that the desk has let in is answered as in', () => {
    const before = settle([], sendingOf([scan('e1', 4, 3)])).kept
    const letIn = before.map((each) => ({ ...each, standing: 'admitted' as const }))
    expect(words(sendingOf([scan('e2', 4, 9)]), letIn)).toEqual([
      'already: 10:03にこの受付で受付済みです。',
    ])
  })
})

describe('the time of a scan', () => {
  test.each<[string, number, number, number, number]>([
    ['is that of the telephone', 3, 60, 60, 3],
    ['also when sending took a while', 3, 60, 61, 3],
    ['is set right where the clock is slow', 3, 50, 60, 13],
    ['is set right where the clock is fast', 33, 90, 60, 3],
    ['is never later than its arrival', 61, 60, 60, 60],
  ])('%s', (...[, made, sent, received, expected]) => {
    const times = { sentAt: at(sent), receivedAt: at(received) }
    expect(correctTime(at(made), times)).toBe(at(expected))
  })
})

function tally(kept: readonly KeptScan[]) {
  const anonymous = kept.filter(({ standing }) => standing === 'anonymous')
  return {
    scans: kept.length - anonymous.length,
    persons: admissionsOf(kept).size,
    anonymous: anonymous.reduce((sum, { heads }) => sum + heads, 0),
    forDesk: kept.filter(({ standing }) => standing === 'for-desk').length,
  }
}

describe('the numbers of a door', () => {
  it('are two: scans and persons', () => {
    const { kept } = settle(
      [],
      sendingOf([
        scan('e1', 0, 1),
        scan('e2', 0, 2),
        scan('e3', 1, 3),
        scan('e4', 4, 4),
        scan('e5', 20, 5),
        { ...scan('e6', null, 6), heads: 4 },
      ]),
    )
    expect(tally(kept)).toEqual({ scans: 5, persons: 2, anonymous: 4, forDesk: 2 })
  })

  const sendings = fc.array(
    fc.record({
      door: fc.constantFrom('東口', '西口'),
      isOffline: fc.boolean(),
      scans: fc.array(
        fc
          .record({
            value: fc.option(fc.nat(8)),
            minutes: fc.integer({ min: -30, max: 59 }),
          })
          .map(({ value, minutes }) => scan('', value, minutes)),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 5 },
  )

  it('do not depend on when telephones send, in what order, or how often', () => {
    fc.assert(
      fc.property(sendings, (given) => {
        const named = given.map(({ door, isOffline, scans: made }, index) => {
          const scans = made.map((each, place) => ({ ...each, entry: `e${index}-${place}` }))
          return sendingOf(scans, { door, isOffline })
        })
        const all = (order: readonly Sending[]) =>
          order.reduce<readonly KeptScan[]>((kept, sending) => settle(kept, sending).kept, [])
        const forwards = all(named)
        const backwards = all([...named.toReversed(), ...named])
        const single = all(
          named.flatMap((each) => each.scans.map((one) => ({ ...each, scans: [one] }))),
        )
        const sorted = (kept: readonly KeptScan[]) =>
          [...admissionsOf(kept)].toSorted(([one], [other]) => (one < other ? -1 : 1))
        for (const kept of [backwards, single]) {
          expect(sorted(kept)).toEqual(sorted(forwards))
          expect(tally(kept)).toEqual(tally(forwards))
        }
        const { scans, persons, forDesk } = tally(forwards)
        expect(persons + forDesk).toBeLessThanOrEqual(scans)
      }),
    )
  })
})
