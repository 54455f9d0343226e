/**
 * Fixing the sum (額の確定, 適正化法 第15条): never above what was decided, nor above what the rule gives
 * for what was spent. What is left of the decided sum goes back to the budget of the call.
 */
import { claimDeadline } from '../../domain/delivery/grant/deadline.ts'
import { checkFixed, fixAmount, type SpentGrant } from '../../domain/delivery/grant/award.ts'
import { readRequest } from '../../domain/delivery/grant/asked.ts'
import { findGrantCourse } from '../../domain/delivery/grant/settings.ts'
import { parseStoredAnswers } from '../../domain/question/stored-answers.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import type { Books } from '../../store/database.ts'
import { readConditions, writeAward } from '../../store/grant-award.ts'
import { listSubmissions } from '../../store/submission.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, runAct } from '../run.ts'
import { awardMissing, type GrantCase, lockGrantCase } from './open-grant.ts'

/** A fixing. */
export type GrantFixing = {
  readonly application: string
  /** Null for the most that decision and report allow. */
  readonly yen: number | null
  /** What was spent, as the officer recognises it; absent: as it was reported. */
  readonly spent?: SpentGrant | null
  /** Why it differs from the decision; needed where it does. */
  readonly reason?: string | null
}

/** What came of it. */
export type GrantFixed = {
  readonly application: string
  readonly yen: number
  /** What goes back to the budget. */
  readonly freedYen: number
  readonly letter: string
}

/** Fixes the sum of an award, by a letter. */
export async function fixGrant(
  context: ActorContext,
  given: GrantFixing,
): Promise<Result<Done<GrantFixed>>> {
  const reason = given.reason?.trim() || null
  const act = { name: 'grant.fix', input: { ...given, reason }, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, command, recordedAt } = running
    const held = await lockGrantCase(books, given.application)
    if (!held.ok) return held
    const { application, award, settings } = held.value
    if (!award) return awardMissing
    const id = application.id
    const standing = award.decidedYen - award.revokedYen
    const most = await mostFixed(books, held.value, given.spent ?? null)
    if (!most.ok) return most
    const fixed = checkFixed(given.yen ?? most.value.yen, most.value)
    if (!fixed.ok) return fixed
    const yen = fixed.value
    if (yen < standing && (reason === null || isBlank(reason))) return reasonNeeded
    const acted = await perform(running, {
      ...{ act: 'fix', applications: [id], by: context.by, now: recordedAt, reason },
      brings: ['amount'],
      own: new Map([[id, { weight: yen }]]),
    })
    if (!acted.ok) return acted
    const on = japanDate(new Date(recordedAt))
    const version = award.version + 1
    const { persons } = most.value
    const conditions = await readConditions(books, id)
    const by = { act: 'fix', conditions, command }
    await writeAward(books, { ...award, persons, fixed: { yen, on }, version }, by)
    const letter = await issueLetter(running, {
      sort: 'grant-fixing',
      application: id,
      values: {
        ...{ amount: yen, decided: award.decidedYen, payable: yen, decidedOn: award.decidedOn },
        claimDue: yen > 0 ? claimDeadline(settings, on) : null,
        differs: yen < standing && reason !== null ? [reason] : null,
      },
    })
    if (!letter.ok) return letter
    return ok({ application: id, yen, freedYen: standing - yen, letter: letter.value.letter })
  })
}

/** What was spent by the last report, as far as its answers say it. */
async function readSpent(
  books: Books,
  { application, settings }: Pick<GrantCase, 'application' | 'settings'>,
): Promise<SpentGrant> {
  const reports = await listSubmissions(books, application.id, 'report')
  const answers = parseStoredAnswers(reports.at(-1)?.answers ?? {})
  const { costYen, persons } = readRequest(settings, answers).asked
  return { costYen, persons }
}

/** The most that an award can be fixed at, by what was spent. */
async function mostFixed(
  books: Books,
  held: Pick<GrantCase, 'application' | 'settings' | 'award'>,
  given: SpentGrant | null,
) {
  const { award, settings } = held
  if (!award) return awardMissing
  const course = findGrantCourse(settings, award.course)
  const standing = { yen: award.decidedYen - award.revokedYen, persons: award.persons }
  // Where the call lacks the course, or nothing was reported, the sum stands as decided.
  if (!course) return ok(standing)
  const spent = given ?? (await readSpent(books, held))
  const isUnreported = held.application.state === 'decided'
  if (isUnreported && given === null) return ok(standing)
  return fixAmount(standing, spent, course)
}

const reasonNeeded = refuse(
  'reason_missing',
  '確定額が交付決定額と違います。違う理由を書いてください。通知書に載ります。',
  'The fixed sum differs from the decision. Say why: it goes into the letter.',
)
