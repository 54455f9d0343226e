/**
 * Claims: making applications. Claims on the same place that come at the same time share one
 * transaction; each is an act of its own, with its own key and its own answer. Seats are taken by
 * one conditional update, in the order of asking.
 */
import { canonicalJson } from '../../kit/canonical.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { digest } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import { type CommandRow, findCommandsByKeys } from '../../store/command.ts'
import { type Books, isTaken, transact } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { keyReused } from '../run.ts'
import {
  type ClaimAnswer,
  type Claimed,
  type ClaimRequest,
  markOfPlace,
  type OpenRequest,
} from './claim-request.ts'
import { type ClaimedPlace, offeringUnknown, openPlace, seatClaims } from './seat-claims.ts'
import { KeyTaken, writeClaims } from './write-claims.ts'

/** Makes one claim in a transaction of its own. */
export async function claim(context: Context, request: ClaimRequest): Promise<ClaimAnswer> {
  const [answer] = await claimTogether(context, [request])
  return present(answer, 'the answer of a claim')
}

/** How often claims are made anew where somebody else was first. */
const tries = 4

/**
 * Makes claims on one place in one transaction. Gives an answer to each, in their order. A refused
 * claim leaves nothing behind and bars none of the others.
 */
export async function claimTogether(
  context: Context,
  requests: readonly ClaimRequest[],
): Promise<readonly ClaimAnswer[]> {
  const [first] = requests
  if (!first) return []
  const mark = markOfPlace(first.claim)
  check(
    requests.every((request) => markOfPlace(request.claim) === mark),
    'claims that are made together are on one place',
  )
  for (let left = tries; ; left--) {
    try {
      return await transact(context.database, context.authority, {
        lock: 'writing',
        keep: () => true,
        work: (books) => settle(books, toInstant(context.clock.now()), requests),
      })
    } catch (error) {
      const isRace = error instanceof KeyTaken || isTaken(error)
      if (!isRace || left === 1) throw error
    }
  }
}

async function settle(
  books: Books,
  now: Instant,
  requests: readonly ClaimRequest[],
): Promise<readonly ClaimAnswer[]> {
  const opened: readonly OpenRequest[] = requests.map((request) => ({
    ...request,
    inputDigest: digest(canonicalJson({ claim: request.claim, reason: request.reason })),
  }))
  const on = await openPlace(books, now, opened)
  const keys = opened.map(({ key }) => key)
  // Keys are looked up last: a retry may find the seat taken by its own first try.
  const earlier = await findCommandsByKeys(books, keys)
  const fresh = opened.filter(({ key }, index) => !earlier.has(key) && keys.indexOf(key) === index)
  const answers = on ? await answerFresh(books, on, fresh) : new Map<string, ClaimAnswer>()
  return opened.map(({ key, inputDigest }) => {
    const known = earlier.get(key)
    if (known) return repeat(known, inputDigest)
    const asked = fresh.find((each) => each.key === key)
    return asked?.inputDigest === inputDigest ? (answers.get(key) ?? offeringUnknown) : keyReused
  })
}

async function answerFresh(
  books: Books,
  on: ClaimedPlace,
  fresh: readonly OpenRequest[],
): Promise<ReadonlyMap<string, ClaimAnswer>> {
  const { seated, refused } = await seatClaims(books, on, fresh)
  const written = await writeClaims(books, { ...on, seated })
  return new Map<string, ClaimAnswer>([...refused, ...written])
}

function repeat(earlier: CommandRow, inputDigest: string): ClaimAnswer {
  if (earlier.inputDigest !== inputDigest) return keyReused
  return ok({ command: earlier.id, outcome: earlier.outcome as Claimed })
}
