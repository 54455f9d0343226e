import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Instant } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import { digest } from '../../../kit/id.ts'
import type { Result } from '../../../kit/result.ts'
import { addMinutes, timeOfDay } from '../../../kit/time-of-day.ts'
import {
  appointedAt,
  type BoothMoment,
  callNext,
  callOne,
  callRule,
  meet,
  missCall,
  nextQueueNumber,
  putBack,
  type QueuedInterview,
  servingAt,
  waitingAt,
} from './call-queue.ts'

const ten = '2023-11-05T01:00:00.000Z' as Instant
const at = (minutes: number) => addMinutes(ten, minutes)

const ticket = (number: number, given: Partial<QueuedInterview> = {}): QueuedInterview => ({
  id: `i${number}`,
  booth: 'A',
  person: `p${number}`,
  number,
  state: 'queued',
  startsAt: null,
  isHere: true,
  calledAt: null,
  calls: 0,
  behind: null,
  metAt: null,
  ...given,
})

const appointment = (number: number, minutes: number, given: Partial<QueuedInterview> = {}) =>
  ticket(number, { state: 'reserved', startsAt: at(minutes), ...given })

const momentOf = (
  interviews: readonly QueuedInterview[],
  minutes = 0,
  rule: object = {},
): BoothMoment => ({ interviews, booth: 'A', now: at(minutes), rule: callRule.parse(rule) })

const answer = (result: Result<QueuedInterview>): string =>
  result.ok ? `${result.value.number} ${result.value.state}` : result.refusal.code

/** The list with one interview as it is now. */
const withOne = (interviews: readonly QueuedInterview[], result: Result<QueuedInterview>) => {
  check(result.ok, result.ok ? '' : result.refusal.code)
  const changed = result.value
  return interviews.map((each) => (each.id === changed.id ? changed : each))
}

const numbersOf = (interviews: readonly QueuedInterview[]) => interviews.map(({ number }) => number)

describe('who is called next', () => {
  test.each<[string, readonly QueuedInterview[], string]>([
    ['the lowest number', [ticket(3), ticket(1), ticket(2)], '1 called'],
    ['an appointment that is due, before any number', [ticket(1), appointment(9, 0)], '9 called'],
    ['the earlier of two that are due', [appointment(1, 0), appointment(2, -20)], '2 called'],
    ['a number, while an appointment is far', [ticket(1), appointment(9, 6)], '1 called'],
    ['nobody before an appointment', [ticket(1), appointment(9, 5)], 'appointment_begins_soon'],
    [
      'a number, where the appointed is not here',
      [ticket(1), appointment(9, 0, { isHere: false }), appointment(8, 5, { isHere: false })],
      '1 called',
    ],
    ['nobody before their time', [appointment(9, 1)], 'nobody_waits_at_the_booth'],
    ['nobody', [], 'nobody_waits_at_the_booth'],
    ['nobody of another booth', [ticket(1, { booth: 'B' })], 'nobody_waits_at_the_booth'],
    [
      'nobody who is met, absent or cancelled',
      [
        ticket(1, { state: 'met' }),
        ticket(2, { state: 'absent' }),
        ticket(3, { state: 'cancelled' }),
      ],
      'nobody_waits_at_the_booth',
    ],
    [
      'nobody while the desk is taken',
      [ticket(1, { state: 'called' }), ticket(2)],
      'booth_is_busy',
    ],
    [
      'whoever is not called at another booth',
      [
        ticket(1, { person: 'x' }),
        ticket(2),
        ticket(7, { booth: 'B', person: 'x', state: 'called' }),
      ],
      '2 called',
    ],
    [
      'nobody, where all are called elsewhere',
      [ticket(1, { person: 'x' }), ticket(7, { booth: 'B', person: 'x', state: 'called' })],
      'everyone_waiting_is_elsewhere',
    ],
  ])('%s', (_, interviews, expected) => {
    expect(answer(callNext(momentOf(interviews)))).toBe(expected)
  })

  it('is called now, once more', () => {
    const next = callNext(momentOf([ticket(1, { calls: 1, calledAt: at(-9) })], 3))
    expect(next).toMatchObject({ value: { calls: 2, calledAt: at(3) } })
  })

  it('comes to a second desk where the booth has one, and one is kept for an appointment', () => {
    const two = { desks: 2 }
    const busy = [ticket(1, { state: 'called' }), ticket(2)]
    expect(answer(callNext(momentOf(busy, 0, two)))).toBe('2 called')
    const near = [...busy, appointment(9, 4)]
    expect(answer(callNext(momentOf(near, 0, two)))).toBe('appointment_begins_soon')
    expect(answer(callNext(momentOf([ticket(2), appointment(9, 4)], 0, two)))).toBe('2 called')
  })

  it('says who is in the way', () => {
    const refused = callNext(momentOf([appointment(9, -3, { state: 'called' }), ticket(2)]))
    expect(refused.ok || refused.refusal.message.ja).toMatch(/^9番の面接中です/)
    const soon = callNext(momentOf([ticket(1), appointment(9, 5, { number: null })]))
    expect(soon.ok || soon.refusal.message.ja).toMatch(/^まもなく10:05の方の予約の時刻です/)
  })

  it('may be chosen by hand, but not twice', () => {
    expect(answer(callOne(ticket(5), at(0)))).toBe('5 called')
    expect(answer(callOne(appointment(5, 60, { isHere: false }), at(0)))).toBe('5 called')
    expect(answer(callOne(ticket(5, { state: 'absent' }), at(0)))).toBe('5 called')
    for (const state of ['called', 'met', 'cancelled'] as const) {
      expect(answer(callOne(ticket(5, { state }), at(0)))).toBe('interview_stands_elsewhere')
    }
  })
})

describe('a missed call', () => {
  const five = [ticket(1), ticket(2), ticket(3), ticket(4), ticket(5)]

  it('is repeated after three others, and then the visitor is absent', () => {
    let list: readonly QueuedInterview[] = withOne(five, callNext(momentOf(five)))
    list = withOne(list, missCall(momentOf(list, 2), 'i1'))
    expect(numbersOf(waitingAt(momentOf(list, 2)))).toEqual([2, 3, 4, 1, 5])
    const again = callOne(list[0] ?? ticket(0), at(9))
    list = withOne(list, again)
    expect(answer(missCall(momentOf(list, 10), 'i1'))).toBe('1 absent')
  })

  it('comes after others who missed theirs before', () => {
    let list: readonly QueuedInterview[] = five
    for (const [minutes, id] of [
      [1, 'i1'],
      [3, 'i2'],
    ] as const) {
      list = withOne(list, callNext(momentOf(list, minutes)))
      list = withOne(list, missCall(momentOf(list, minutes + 1, { othersBetween: 2 }), id))
    }
    expect(numbersOf(waitingAt(momentOf(list, 9)))).toEqual([3, 1, 2, 4, 5])
  })

  it('is next again where nobody else waits', () => {
    const alone = [ticket(7, { state: 'called', calls: 1, calledAt: at(0) })]
    const list = withOne(alone, missCall(momentOf(alone, 1), 'i7'))
    expect(answer(callNext(momentOf(list, 1)))).toBe('7 called')
  })

  it('of an appointment waits in the queue', () => {
    const list = [appointment(9, 0, { state: 'called', calls: 1 }), appointment(8, 0), ticket(1)]
    const missed = withOne(list, missCall(momentOf(list, 5), 'i9'))
    expect(numbersOf(waitingAt(momentOf(missed, 5)))).toEqual([8, 1, 9])
  })

  it('is none where nobody was called', () => {
    expect(answer(missCall(momentOf(five), 'i1'))).toBe('interview_stands_elsewhere')
    expect(() => missCall(momentOf(five), 'nobody')).toThrow('is not among')
  })
})

describe('somebody who comes after all', () => {
  it('stands behind all who wait, those who missed a call too, and before later ones', () => {
    const list = [
      ticket(1, { state: 'absent', calls: 2, calledAt: at(-30) }),
      ticket(2, { calls: 1, calledAt: at(-5), behind: { number: 4, since: at(-4) } }),
      ticket(4),
    ]
    const back = withOne(list, putBack(momentOf(list), 'i1'))
    const later = [...back, ticket(5)]
    expect(numbersOf(waitingAt(momentOf(later, 1)))).toEqual([4, 2, 1, 5])
    expect(back[0]?.calls).toBe(0)
  })

  it('was absent', () => {
    expect(answer(putBack(momentOf([ticket(1)]), 'i1'))).toBe('interview_stands_elsewhere')
  })
})

describe('an interview', () => {
  it('is over when it is met, called or not', () => {
    const met = meet(ticket(1, { state: 'called', calledAt: at(0) }), at(12))
    expect(met).toMatchObject({ value: { state: 'met', metAt: at(12) } })
    expect(answer(meet(ticket(1), at(0)))).toBe('1 met')
    expect(answer(meet(ticket(1, { state: 'cancelled' }), at(0)))).toBe(
      'interview_stands_elsewhere',
    )
  })

  it('gets the number after the highest of its booth, cancelled ones included', () => {
    const list = [ticket(3, { state: 'cancelled' }), ticket(1), ticket(9, { booth: 'B' })]
    expect(nextQueueNumber(list, 'A')).toBe(4)
    expect(nextQueueNumber(list, 'C')).toBe(1)
    expect(
      numbersOf(appointedAt(momentOf([appointment(2, 9), appointment(1, 5), ticket(4)]))),
    ).toEqual([1, 2])
    expect(timeOfDay(ten)).toBe('10:00')
  })
})

const someDay = fc
  .record({ count: fc.integer({ min: 1, max: 14 }), salt: fc.nat(), desks: fc.constantFrom(1, 2) })
  .map(({ count, salt, desks }) => {
    const dice = (sides: number, name: string) =>
      Number.parseInt(digest(`${salt} ${name}`).slice(0, 8), 16) % sides
    const interviews = Array.from({ length: count }, (_, index) => {
      const [booth, person] = [`B${dice(2, `b${index}`)}`, `p${dice(6, `p${index}`)}`]
      const given = { booth, person, id: `i${index}` }
      return dice(3, `s${index}`) === 0
        ? appointment(index + 1, dice(30, `t${index}`) * 5, given)
        : ticket(index + 1, given)
    })
    return { interviews, dice, rule: callRule.parse({ desks }), salt }
  })

describe('a day', () => {
  it('calls everyone until they are met or absent, and nobody at two booths at once', () => {
    fc.assert(
      fc.property(someDay, ({ interviews, dice, rule }) => {
        const isOpen = ({ state }: QueuedInterview) => state !== 'met' && state !== 'absent'
        let list: readonly QueuedInterview[] = interviews
        const settle = (moment: BoothMoment, each: QueuedInterview) => {
          if (dice(3, `${each.id} ${moment.now}`) > 0) return
          const comes = dice(4, `${each.id} ${each.calls}`) > 0
          list = withOne(list, comes ? meet(each, moment.now) : missCall(moment, each.id))
        }
        for (let minute = 0; minute < 600 && list.some(isOpen); minute += 1) {
          for (const booth of ['B0', 'B1']) {
            const moment = { interviews: list, booth, now: at(minute), rule }
            const next = callNext(moment)
            list = next.ok ? withOne(list, next) : list
            const running = servingAt({ ...moment, interviews: list })
            expect(running.length).toBeLessThanOrEqual(rule.desks)
            for (const each of running) settle({ ...moment, interviews: list }, each)
            const persons = list
              .filter(({ state }) => state === 'called')
              .map((each) => each.person)
            expect(new Set(persons).size).toBe(persons.length)
          }
        }
        expect(list.filter(isOpen)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('calls the same one in whatever order the interviews are handed in', () => {
    fc.assert(
      fc.property(someDay, fc.nat(200), ({ interviews, rule, salt }, minute) => {
        const shuffled = interviews.toSorted((one, other) =>
          digest(`${salt}${one.id}`) < digest(`${salt}${other.id}`) ? -1 : 1,
        )
        for (const booth of ['B0', 'B1']) {
          const moment = { interviews, booth, now: at(minute), rule }
          expect(callNext({ ...moment, interviews: shuffled })).toEqual(callNext(moment))
        }
      }),
    )
  })

  it('never calls a number before a lower one that waits as long', () => {
    fc.assert(
      fc.property(someDay, fc.nat(200), ({ interviews, rule }, minute) => {
        const moment = { interviews, booth: 'B0', now: at(minute), rule }
        const next = callNext(moment)
        const called = next.ok ? next.value : null
        fc.pre(called !== null && called.startsAt === null)
        const own = called.number ?? 0
        const lower = waitingAt(moment).filter(
          ({ number, startsAt }) => startsAt === null && (number ?? 0) < own,
        )
        expect(lower).toEqual([])
      }),
    )
  })
})
