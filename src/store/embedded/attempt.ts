/** One attempt to open the database: done with, or to be tried again for a while. */
import type { Bilingual } from '../../kit/bilingual.ts'
import { type Refused, refuse } from '../../kit/result.ts'

/** What an attempt comes to. */
export type Attempt<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly refused: Refused }
  /** Worth trying again; `refused` says why it did not go on, if the patience runs out. */
  | { readonly state: 'wait'; readonly refused: Refused }

/** An attempt to repeat, which ends in this refusal if it must. */
export const wait = (refused: Refused): { readonly state: 'wait'; readonly refused: Refused } => ({
  state: 'wait',
  refused,
})

/** How long another program's end, or an orphan's, is waited for. */
const patienceMilliseconds = 30_000
const pauseMilliseconds = 50
/** Waits shorter than this are not worth a message. */
const silenceMilliseconds = 1000

/** Repeats attempts until one is done or refused, telling once about each thing waited for. */
export async function insist<T>(
  attempt: () => Promise<Attempt<T>>,
  tell: (message: Bilingual) => void,
): Promise<{ readonly ok: true; readonly value: T } | Refused> {
  const start = Date.now()
  const told = new Set<string>()
  for (;;) {
    const outcome = await attempt()
    if (outcome.state === 'done') return { ok: true, value: outcome.value }
    const waited = Date.now() - start
    const { code, message } = outcome.refused.refusal
    if (outcome.state === 'refused' || waited > patienceMilliseconds) return outcome.refused
    if (waited > silenceMilliseconds && !told.has(code)) {
      told.add(code)
      tell({ ja: `待っています: ${message.ja}`, en: `Waiting: ${message.en}` })
    }
    await pause(pauseMilliseconds)
  }
}

/** Lets the given time pass. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** PostgreSQL is starting, recovering or stopping. */
export const refuseBusy = (path: string, pid: number | null): Refused =>
  refuse(
    'database_is_busy',
    `${path} のデータベース（pid ${pid ?? '不明'}）は起動中か停止中です。少し待ってからやり直してください。`,
    `The database in ${path} (pid ${pid ?? 'unknown'}) is starting or stopping. Try again soon.`,
  )
