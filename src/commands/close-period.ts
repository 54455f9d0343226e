/** Closing a fiscal year, for all programmes or for one, and opening it again. */
import { ok, type Result } from '../kit/result.ts'
import { insertPeriodEvent } from '../store/period.ts'
import type { Context } from './context.ts'
import { reasonMissing } from './correct-facts.ts'
import { type Done, runAct } from './run.ts'

/** A fiscal year closed or opened, with the reason for it. */
export type PeriodChange = {
  readonly year: number
  /** A programme's key; empty for all programmes. */
  readonly programme: string
  readonly closes: boolean
  readonly reason: string
}

/** Closes or opens the period. Facts that come later into a closed one need a reason. */
export async function changePeriod(
  context: Context,
  given: PeriodChange,
): Promise<Result<Done<PeriodChange>>> {
  if (given.reason.trim() === '') return reasonMissing
  const { reason } = given
  const act = { name: 'period.change', input: given, reason, lock: 'publishing' } as const
  return runAct(context, act, async ({ books, command }) => {
    await insertPeriodEvent(books, { ...given, command })
    return ok(given)
  })
}
