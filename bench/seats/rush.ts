/**
 * A rush for seats over HTTP: people claim, some of them try again under the same key as if the
 * answer had been lost, and some give their seat back. What was answered is held against the books.
 */
import { newId } from '../../src/kit/id.ts'
import { check } from '../../src/kit/check.ts'
import { type Answer, openWay, type Run, run } from './load.ts'
import { tokenOf } from './people.ts'

/** What a rush is made of. `retries` and `cancellations` are shares of the requests. */
export type Rush = {
  readonly origin: string
  readonly offering: string
  readonly count: number
  readonly connections: number
  readonly retries: number
  readonly cancellations: number
  /** The number of the first person. */
  readonly from: number
}

type Claimed = {
  readonly person: number
  readonly key: string
  answer: Answer
  cancelled: boolean
}

/** What came of it: the times, and what every person was told in the end. */
export type Rushed = {
  readonly run: Run
  /** The applications that were acknowledged and not given back. */
  readonly standing: readonly string[]
  readonly refused: number
}

/** Runs a rush. Every answer must be clear: a reservation, or the sentence that all is taken. */
export async function rush(given: Rush): Promise<Rushed> {
  const way = openWay(given.origin, given.connections)
  const claimed: Claimed[][] = Array.from({ length: given.connections }, () => [])
  const next = sequence(given.from)
  const random = randomNumbers(20_231_101)
  const path = `/api/v1/offerings/${given.offering}/applications`
  const claim = (person: number, key: string) =>
    way.post(path, { token: tokenOf(person), key, body: '{"act":"reserve"}' })
  const times = await run(given, async (_index, connection) => {
    const own = claimed[connection] ?? []
    const dice = random()
    const known = own[Math.floor(random() * own.length)]
    if (known && dice < given.retries) {
      const again = await claim(known.person, known.key)
      // Whoever was refused may be seated by a later try; what was given is given.
      if (known.answer.status !== 201) known.answer = again
      else check(again.body === known.answer.body, 'a retry is answered the same')
      return
    }
    const held = own.find(({ answer, cancelled }) => answer.status === 201 && !cancelled)
    if (held && dice < given.retries + given.cancellations) {
      held.cancelled = true
      const [id] = idsIn(held.answer)
      const cancelled = await way.post(`/api/v1/applications/${id}/acts/cancel`, {
        token: tokenOf(held.person),
        key: newId(),
        body: '{}',
      })
      check(
        cancelled.status === 200,
        `a cancellation is answered ${cancelled.status} ${cancelled.body}`,
      )
      return
    }
    const [person, key] = [next(), newId()]
    const answer = await claim(person, key)
    const isClear =
      answer.status === 201 || (answer.status === 409 && answer.body.includes('no_seat_left'))
    check(isClear, `a claim is answered ${answer.status} ${answer.body}`)
    if (answer.status === 201 || own.length < 50)
      own.push({ person, key, answer, cancelled: false })
  })
  way.close()
  const all = claimed.flat()
  const standing = all.filter(({ answer, cancelled }) => answer.status === 201 && !cancelled)
  return {
    run: times,
    standing: standing.flatMap(({ answer }) => idsIn(answer)),
    refused: all.filter(({ answer }) => answer.status !== 201).length,
  }
}

/** The applications that an answer acknowledges. */
export function idsIn(answer: Answer): readonly string[] {
  const read = JSON.parse(answer.body) as { readonly applications?: readonly { id: string }[] }
  return (read.applications ?? []).map(({ id }) => id)
}

function sequence(from: number) {
  let number = from
  return () => number++
}

/** Numbers from 0 to 1 that look like chance and are the same in each run (mulberry32). */
function randomNumbers(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
