/** Answers of acts: what came of one, with the id under which it stands in the record of acts. */
import type { Done } from '../commands/run.ts'
import type { RowFault } from '../domain/fact/record-fault.ts'
import { ok, type Result } from '../kit/result.ts'

/**
 * What came of an act. An endpoint names the fields that it answers: an outcome that comes from the
 * books again has all that was kept, in another order.
 */
export function answered<T, A extends object>(
  done: Result<Done<T>>,
  write: (outcome: T) => A,
): Result<A & { readonly command: string }> {
  if (!done.ok) return done
  const { command, outcome } = done.value
  return ok({ command, ...write(outcome) })
}

/** The same of an act that may have been tried only: then there is no record of it. */
export function answeredOrTried<T, A extends object>(
  done: Result<Done<T>>,
  dryRun: boolean,
  write: (outcome: T) => A,
): Result<A & { readonly command: string | null }> {
  const answer = answered(done, write)
  return answer.ok && dryRun ? ok({ ...answer.value, command: null }) : answer
}

/** The faults of a list's rows, as they are answered. */
export const faultsOf = (faults: readonly RowFault[]) =>
  faults.map(({ row, code, message }) => ({ row, code, message }))
