/**
 * Claims: making applications. Claims on the same place that come at the same time share one
 * transaction; each is an act of its own, with its own key and its own answer. Seats are taken by
 * one conditional update, in the order of asking.
 */
import { canonicalJson } from '../../kit/canonical.ts'
import { toInstant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { digest } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import { type CommandRow, findCommandsByKeys } from '../../store/command.ts'
import { type Books, isTaken, readAtOnce, transact } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { keyReused } from '../run.ts'
import { mostAheadOf } from './ahead.ts'
import { holdParents, noParents } from './claim-parent.ts'
import {
  type ClaimAnswer,
  type Claimed,
  type ClaimRequest,
  markOfPlace,
  type OpenRequest,
} from './claim-request.ts'
import {
  areInVain,
  type ClaimedPlace,
  type Claiming,
  holdPlace,
  lookAtPlace,
  offeringUnknown,
  type SeenPlace,
  sortClaims,
  takeAllotted,
} from './seat-claims.ts'
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
      return await settle(context, requests)
    } catch (error) {
      const isRace = error instanceof KeyTaken || isTaken(error)
      if (!isRace || left === 1) throw error
    }
  }
}

async function settle(
  { database, authority, clock }: Context,
  given: readonly ClaimRequest[],
): Promise<readonly ClaimAnswer[]> {
  const now = toInstant(clock.now())
  const requests: readonly OpenRequest[] = given.map((request) => ({
    ...request,
    inputDigest: digest(canonicalJson({ claim: request.claim, reason: request.reason })),
  }))
  const claiming = { requests, now }
  const seen = await readAtOnce(database, authority, (books) => lookAtPlace(books, requests))
  // Those who are turned away are answered from what is read: there is nothing to hold or write.
  if (!seen || canOnlyBeRefused(seen, claiming)) {
    return readAtOnce(database, authority, (books) => answerAll(books, seen, claiming))
  }
  return transact(database, authority, {
    lock: 'writing',
    beginsWithWork: true,
    keep: () => true,
    work: (books) => answerAll(books, seen, claiming),
  })
}

/** Whether the answer to every claim is in what can be read at once. */
function canOnlyBeRefused(seen: SeenPlace, claiming: Claiming): boolean {
  const isCounted = [...seen.scene.offerings.values()].some((each) => mostAheadOf(each) !== null)
  const hasParents = claiming.requests.some(({ claim: { parent } }) => parent !== null)
  return !isCounted && !hasParents && areInVain(seen, claiming)
}

async function answerAll(
  books: Books,
  seen: SeenPlace | undefined,
  { requests, now }: Claiming,
): Promise<readonly ClaimAnswer[]> {
  const keys = requests.map(({ key }) => key)
  // Reservations are held before seats, as in every act on them.
  const parents = seen ? await holdParents(books, requests) : noParents
  // Keys are looked up last: a retry may find the seat taken by its own first try.
  const [on, earlier] = await Promise.all([
    seen && holdPlace(books, seen, { requests, now, parents }),
    findCommandsByKeys(books, keys),
  ])
  const fresh = requests.filter(
    ({ key }, index) => !earlier.has(key) && keys.indexOf(key) === index,
  )
  const answers = on ? await answerFresh(books, on, fresh) : new Map<string, ClaimAnswer>()
  return requests.map(({ key, inputDigest }) => {
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
  const { seated, refused, taken } = await sortClaims(books, on, fresh)
  const [written] = await Promise.all([
    writeClaims(books, { ...on, seated }),
    takeAllotted(books, on.place, taken),
  ])
  return new Map<string, ClaimAnswer>([...refused, ...written])
}

function repeat(earlier: CommandRow, inputDigest: string): ClaimAnswer {
  if (earlier.inputDigest !== inputDigest) return keyReused
  return ok({ command: earlier.id, outcome: earlier.outcome as Claimed })
}
