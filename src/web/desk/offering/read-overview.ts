/** What the overview of an offering shows, read in one transaction. */
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { countByState, type StateCount } from '../../../store/application-list.ts'
import type { Books } from '../../../store/database.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { readSeats } from '../../../store/seats.ts'
import { countSessions, type ListedSession, sliceSessions } from '../../../store/session-list.ts'
import type { AnyVisit } from '../../personal.ts'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'
import { openOffering } from './open-offering.ts'

/** Everything that the page shows. */
export type OverviewRead = {
  readonly offering: Offering
  readonly lines: PlanLines
  readonly counts: readonly StateCount[]
  readonly sessions: readonly ListedSession[]
  readonly count: { readonly all: number; readonly coming: number; readonly slots: number }
  readonly seats: { readonly capacity: number | null; readonly taken: number } | null
  readonly questions: number
}

/** How many of the coming sessions are shown. */
const sessionsShown = 8

/** Reads an offering with where it stands. */
export async function readOverview(
  books: Books,
  visit: Pick<AnyVisit, 'visitor'>,
  asked: { readonly id: string; readonly now: Instant },
): Promise<Result<OverviewRead>> {
  const { now } = asked
  const found = await openOffering(books, visit, { id: asked.id })
  if (!found.ok) return found
  const offering = found.value
  const { id, settings } = offering
  const coming = await sliceSessions(books, {
    offering: id,
    resource: null,
    time: { side: 'coming', at: now },
    isDescending: false,
    slice: { at: null, limit: sessionsShown },
  })
  const seats = settings.seatsPer === 'offering' ? await readSeats(books, [id]) : null
  return ok({
    offering,
    lines: await readPlanLines(books),
    counts: await countByState(books, { offering: id }),
    sessions: coming.rows,
    count: await countSessions(books, id, now),
    seats: seats?.get(id) ?? null,
    questions: (await getQuestionForm(books, { offering: id, purpose: 'application' })).questions
      .length,
  })
}
