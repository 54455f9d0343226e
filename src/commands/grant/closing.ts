/**
 * A call whose budget is gone: it closes itself in the act that takes the last of it, and those who
 * still wait are told by one act. Where money comes free later, an officer opens it again.
 */
import { checkCallComplete, leastAward } from '../../domain/delivery/grant/settings.ts'
import { yenWords } from '../../domain/delivery/grant/yen.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { deleteClosing, insertClosing } from '../../store/grant-closing.ts'
import { updateOffering } from '../../store/offering.ts'
import { readSeats } from '../../store/seats.ts'
import type { Running } from '../run.ts'
import { type GrantCall, grantCallOf } from './open-grant.ts'

/** Closes a call that is held, where less is left than its smallest award; whether it did. */
export async function closeIfGone(
  running: Running,
  { offering, settings }: GrantCall,
): Promise<boolean> {
  const { books, command, recordedAt } = running
  const [leftYen, leastYen] = [await readLeft(books, offering.id), leastAward(settings)]
  if (offering.state !== 'open' || leftYen === null || leastYen === null) return false
  if (leftYen >= leastYen) return false
  await insertClosing(books, { offering: offering.id, leftYen, closedAt: recordedAt, command })
  const version = offering.version + 1
  await updateOffering(books, { ...offering, state: 'closed', version }, running)
  return true
}

/** What is left of a call's budget; null where it has no ceiling. */
async function readLeft(books: Books, offering: string): Promise<number | null> {
  const { capacity, taken } = present(
    (await readSeats(books, [offering])).get(offering),
    'the budget of a call',
  )
  return capacity === null ? null : capacity - taken
}

/**
 * Sees to it that a call may take applications: it has courses and a ceiling, and something left to
 * award. The note that it closed itself goes.
 */
export async function prepareCall({ books }: Running, offering: Offering): Promise<Result<void>> {
  const call = grantCallOf(offering)
  if (!call.ok) return call
  const { settings } = call.value
  const complete = checkCallComplete(settings, offering.settings.capacity)
  if (!complete.ok) return complete
  if (offering.settings.seatsPer !== 'offering') return budgetPerSession
  const [leftYen, leastYen] = [await readLeft(books, offering.id), leastAward(settings)]
  if (leftYen !== null && leastYen !== null && leftYen < leastYen) {
    return nothingLeft(leftYen, leastYen)
  }
  await deleteClosing(books, offering.id)
  return ok(undefined)
}

function nothingLeft(leftYen: number, leastYen: number) {
  const [left, least] = [yenWords(leftYen), yenWords(leastYen)]
  return refuse(
    'budget_is_gone',
    `予算の残りは${left.ja}で、最も小さい交付額の${least.ja}に足りません。予算額を増やすか、確定や取下げで予算が空いてから再開してください。`,
    `${left.en} are left, less than the smallest award of ${least.en}. Raise the ceiling, or open the call again once money comes free.`,
  )
}

const budgetPerSession = refuse(
  'grant_budget_is_for_the_whole_call',
  '助成金・奨励金の予算額は募集全体の額です。「定員」を「募集全体で」にした募集を作ってください。',
  'The budget of a grant call is for the call as a whole. Make an offering with that setting.',
)

/** Why a call takes no applications any more, as pages, the API and the desk say it. */
export const budgetGoneWords = {
  ja: '予算額に達したため受付を終了しました',
  en: 'Applications are closed: the budget of this call is used up',
}
