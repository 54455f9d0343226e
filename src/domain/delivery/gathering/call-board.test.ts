import { describe, expect, it, test } from 'vitest'
import type { Instant } from '../../../kit/calendar.ts'
import { addMinutes } from '../../../kit/time-of-day.ts'
import { board, type WaitRange } from './call-board.ts'
import { callRule, nameOf, type QueuedInterview } from './call-queue.ts'

const ten = '2023-11-05T01:00:00.000Z' as Instant
const at = (minutes: number) => addMinutes(ten, minutes)

const interview = (number: number, given: Partial<QueuedInterview> = {}): QueuedInterview => ({
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

/** Interviews that took so many minutes, one after the other, the last of them over at ten. */
const over = (...durations: readonly number[]): readonly QueuedInterview[] => {
  let end = 0
  return durations.toReversed().map((minutes, index) => {
    const metAt = at(end)
    end -= minutes
    return interview(900 + index, { state: 'met', calledAt: at(end), metAt })
  })
}

const waiting = (count: number) => Array.from({ length: count }, (_, index) => interview(index + 1))
const running = (minutes: number) => interview(500, { state: 'called', calledAt: at(-minutes) })

const lineOf = (interviews: readonly QueuedInterview[], desks = 1) => {
  const rule = callRule.parse({ desks })
  const [line] = board({ interviews, booths: ['A'], now: ten, rule })
  return line
}

describe('the board', () => {
  it('shows who is served, who comes next and how many wait, booth by booth', () => {
    const interviews = [
      ...waiting(7),
      interview(20, { state: 'called', calledAt: at(-3) }),
      interview(30, { state: 'reserved', startsAt: at(30) }),
      interview(31, { state: 'reserved', startsAt: at(-1) }),
      interview(1, { booth: 'B', id: 'b1' }),
    ]
    const lines = board({ interviews, booths: ['A', 'B', 'C'], now: ten, rule: callRule.parse({}) })
    const shown = lines.map(({ booth, serving, next, waitingCount, appointedCount }) => [
      booth,
      serving.map(({ number }) => number),
      next.map(({ number }) => number),
      waitingCount,
      appointedCount,
    ])
    expect(shown).toEqual([
      ['A', [20], [31, 1, 2, 3, 4], 8, 1],
      ['B', [], [1], 1, 0],
      ['C', [], [], 0, 0],
    ])
  })

  it('names people by number, or by the time of their appointment', () => {
    expect(nameOf({ number: 4, startsAt: at(0) }).ja).toBe('4番')
    expect(nameOf({ number: null, startsAt: at(90) }).ja).toBe('11:30の方')
    expect(nameOf({ number: null, startsAt: null }).en).toBe('Someone without a number')
  })
})

describe('the wait', () => {
  test.each<[string, readonly QueuedInterview[], WaitRange | null]>([
    ['is none at a free desk', [], { fromMinutes: 0, toMinutes: 0 }],
    ['is not guessed', [...over(10, 10), ...waiting(2)], null],
    ['is a range', [...over(10, 12, 18), ...waiting(2)], { fromMinutes: 20, toMinutes: 40 }],
    [
      'is a range where all were alike',
      [...over(10, 10, 10), ...waiting(2)],
      { fromMinutes: 20, toMinutes: 25 },
    ],
    [
      'counts what is left of the running one',
      [...over(10, 10, 20), ...waiting(1), running(5)],
      { fromMinutes: 15, toMinutes: 35 },
    ],
    [
      'does not go below nothing when that takes long',
      [...over(10, 10, 20), running(50)],
      { fromMinutes: 0, toMinutes: 5 },
    ],
    [
      'goes by the last ten',
      [...over(60, 60, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10), ...waiting(1)],
      { fromMinutes: 10, toMinutes: 15 },
    ],
    [
      'leaves the longest and the shortest aside',
      [...over(1, 10, 10, 10, 10, 10, 10, 90), ...waiting(1)],
      { fromMinutes: 10, toMinutes: 15 },
    ],
  ])('%s', (_, interviews, expected) => {
    expect(lineOf(interviews)?.wait).toEqual(expected)
  })

  it('is shared by the desks of a booth', () => {
    const interviews = [...over(10, 10, 10), ...waiting(4)]
    expect(lineOf(interviews, 2)?.wait).toEqual({ fromMinutes: 20, toMinutes: 25 })
  })

  it('is not shorter for one who comes later', () => {
    const tos = [1, 2, 3, 4, 5].map(
      (count) => lineOf([...over(7, 9, 14), ...waiting(count)])?.wait?.toMinutes ?? 0,
    )
    expect(tos).toEqual(tos.toSorted((one, other) => one - other))
  })
})
