/** What comes after a report: the company confirms and rates a visit, and staff take one back. */
import { parseConfirmation, type Visit } from '../../domain/delivery/dispatch/visit.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import {
  findVisit,
  keepWords,
  lockVisit,
  takeBackVisit,
  updateVisit,
} from '../../store/dispatch-visit.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { openRequest } from './open-request.ts'
import { type OnVisit, visitUnknown } from './visit.ts'

/** How a company found a visit. */
export type Confirmation = OnVisit & {
  /** 1 to 5; 5 is the best. */
  readonly rating: number
  readonly words: string
}

/** Confirms that a visit was made, with a rating. Once for each visit. */
export async function confirmVisit(
  context: ActorContext,
  given: Confirmation,
): Promise<Result<Done<OnVisit>>> {
  const said = parseConfirmation(given)
  if (!said.ok) return said
  const { application, visit: id } = given
  const act = { name: 'dispatch.confirm', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: at, command } = running
    const opened = await openRequest(books, application, 'held')
    if (!opened.ok) return opened
    const visit = reportedVisit(await findIn(id, (known) => findVisit(books, known)), given)
    if (!visit.ok) return visit
    if (visit.value.rating !== null) return confirmedAlready
    const { rating, words } = said.value
    const done = await perform(running, {
      ...{ act: 'confirm', applications: [application], brings: ['report'] },
      ...{ by: context.by, now: at, reason: null, details: { visit: id, rating } },
    })
    if (!done.ok) return done
    await updateVisit(books, id, { confirmation: { rating, at, command } })
    if (words !== '') await keepWords(books, id, { words, at })
    return ok({ application, visit: id })
  })
}

/**
 * Takes the report of a visit back, with that visit's fact alone. Refuses one whose fee is claimed:
 * the claim is to be returned first.
 */
export async function undoVisit(
  context: ActorContext,
  given: OnVisit & { readonly reason: string },
): Promise<Result<Done<OnVisit>>> {
  const { application, visit: id } = given
  const reason = given.reason.trim()
  const input = { application, visit: id, reason }
  const act = { name: 'dispatch.undo-visit', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt, recordedBy, command } = running
    const opened = await openRequest(books, application, 'held')
    if (!opened.ok) return opened
    const visit = reportedVisit(await findIn(id, (known) => lockVisit(books, known)), given)
    if (!visit.ok) return visit
    if (visit.value.claim !== null) return claimedAlready
    const done = await perform(running, {
      ...{ act: 'undo-visit', applications: [application], brings: ['report'] },
      ...{ by: context.by, now: recordedAt, reason: reason || null },
    })
    if (!done.ok) return done
    await takeBackVisit(books, visit.value, { command, recordedAt, recordedBy, reason })
    await updateVisit(books, id, { state: 'taken-back' })
    return ok({ application, visit: id })
  })
}

async function findIn(
  id: string,
  find: (id: string) => Promise<Visit | undefined>,
): Promise<Visit | undefined> {
  return isId(id) ? find(id) : undefined
}

function reportedVisit(visit: Visit | undefined, { application }: OnVisit): Result<Visit> {
  if (!visit || visit.application !== application) return visitUnknown
  return visit.state === 'reported' ? ok(visit) : notReported
}

const notReported = refuse(
  'visit_is_not_reported',
  'この訪問は報告されていないか、取り消されています。画面を開き直してください。',
  'This visit has not been reported, or was taken back. Open the page again.',
)

const confirmedAlready = refuse(
  'visit_confirmed_already',
  'この訪問は、すでに確認と評価が済んでいます。',
  'This visit has been confirmed and rated already.',
)

const claimedAlready = refuse(
  'visit_is_in_a_fee_claim',
  'この訪問は謝金の請求に入っています。先に「謝金の請求」で差し戻してください。',
  'This visit is part of a fee claim. Return the claim first, under fee claims.',
)
