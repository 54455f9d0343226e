/** One run of a command: who it speaks to, and what it may reach. */
import type { Language } from '../kit/bilingual.ts'
import type { Result } from '../kit/result.ts'
import type { OpenBooks, Services } from './services.ts'
import type { Progress } from './terminal.ts'

/** What a command is run with. */
export type Session = {
  readonly language: Language
  readonly services: Services
  readonly progress: Progress
  /** Results are wanted as JSON. */
  readonly asJson: boolean
}

/** Says that the program was asked to end while it worked. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/**
 * Waits for work, but not past the program being asked to end: then `abandon` cuts off what it
 * reaches, and {@link Interrupted} is thrown.
 */
export async function unlessInterrupted<T>(
  interrupted: Promise<void>,
  work: Promise<T>,
  abandon: () => Promise<void>,
): Promise<T> {
  const state = { isOver: false, isCut: false }
  const cut = interrupted.then(async (): Promise<never> => {
    state.isCut = true
    if (!state.isOver) await abandon()
    throw new Interrupted()
  })
  // Where the work is done first, nobody waits for this one.
  cut.catch(() => undefined)
  // Work that fails because it was cut off waits for the cut to be finished.
  const result = work.catch((error: unknown) => {
    if (state.isCut) return cut
    throw error
  })
  result.catch(() => undefined)
  try {
    return await Promise.race([result, cut])
  } finally {
    state.isOver = true
  }
}

/** Opens the books, does the work, and closes them whatever comes. */
export async function withBooks<T>(
  { services, progress }: Session,
  work: (books: OpenBooks) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await services.openBooks(progress)
  if (!opened.ok) return opened
  const books = opened.value
  try {
    const { abandon } = books
    const result = await unlessInterrupted(services.interrupted, work(books), abandon)
    await books.close()
    return result
  } catch (error) {
    if (!(error instanceof Interrupted)) await books.close()
    throw error
  }
}
