/**
 * Running a command: one act, one transaction. The act's row, its idempotency key and everything
 * it writes stand or fall together; a refusal or a dry run leaves nothing behind.
 */
import { canonicalJson } from '../kit/canonical.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { digest, newId } from '../kit/id.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { findCommandByKey, insertCommand, noteOutcome } from '../store/command.ts'
import { type Books, transact } from '../store/database.ts'
import type { LockMode } from '../store/lock.ts'
import type { Context } from './context.ts'

/** An act as it stands in the record of acts. */
export type Act<T = unknown> = {
  /** The act's name: "facts.import". */
  readonly name: string
  /** What the act was given; its digest tells a retry from another act under the same key. */
  readonly input: unknown
  readonly reason?: string | null
  readonly undoes?: number | null
  /** What it may pass beside; `in-turn` where absent. */
  readonly lock?: LockMode
  /** The offering that it concerns, where its outcome names none: by it people find the act. */
  readonly of?: { readonly offering: string }
  /** What of the outcome the books keep, where it is not all of it. */
  readonly keeps?: (outcome: T) => T
  /** Do everything, look at what came of it, and leave nothing behind. */
  readonly dryRun?: boolean
}

/** The running act: where its writes point, and when and by whom they are recorded. */
export type Running = {
  readonly books: Books
  readonly command: number
  readonly id: string
  readonly recordedAt: Instant
  readonly recordedBy: string
}

/** What came of an act. `command` is the id of its row. */
export type Done<T> = { readonly command: string; readonly outcome: T }

/**
 * Runs `work` as the act. A retry under the same key gives the first outcome again; the same key
 * with other input is refused.
 */
export async function runAct<T>(
  context: Context,
  act: Act<T>,
  work: (running: Running) => Promise<Result<T>>,
): Promise<Result<Done<T>>> {
  const input = digest(canonicalJson(act.input ?? null))
  return transact(context.database, context.authority, {
    lock: act.lock ?? 'in-turn',
    keep: (result) => result.ok && act.dryRun !== true,
    work: async (books) => {
      const recordedAt = toInstant(context.clock.now())
      const row = await insertCommand(books, {
        act: act.name,
        actor: context.actor,
        idempotencyKey: context.idempotencyKey ?? newId(),
        inputDigest: input,
        recordedAt,
        reason: act.reason ?? null,
        undoes: act.undoes ?? null,
      })
      if (!row) return repeat<T>(books, context.idempotencyKey, input)
      const { position: command, id } = row
      const result = await work({ books, command, id, recordedAt, recordedBy: context.actor })
      if (!result.ok) return result
      const kept = act.keeps?.(result.value) ?? result.value
      await noteOutcome(books, command, act.of ? { ...kept, of: act.of } : kept)
      return ok({ command: id, outcome: result.value })
    },
  })
}

/** Answers an act that was run before, or that something else has forestalled. */
async function repeat<T>(
  books: Books,
  key: string | undefined,
  input: string,
): Promise<Result<Done<T>>> {
  const earlier = key === undefined ? undefined : await findCommandByKey(books, key)
  if (!earlier) return alreadyUndone
  if (earlier.inputDigest !== input) return keyReused
  return ok({ command: earlier.id, outcome: withoutOf(earlier.outcome) as T })
}

/** An outcome as the act gave it. */
function withoutOf(outcome: unknown): unknown {
  if (typeof outcome !== 'object' || outcome === null || !('of' in outcome)) return outcome
  const { of: _of, ...own } = outcome
  return own
}

/** A key that stands for another act already. */
export const keyReused = refuse(
  'idempotency_key_reused',
  '同じ操作番号が、別の内容の操作にすでに使われています。新しい操作番号でやり直してください。',
  'This idempotency key was used for an act with other input. Use a new key.',
)

const alreadyUndone = refuse(
  'already_undone',
  'すでに取り消されています。',
  'This has been undone already.',
)
