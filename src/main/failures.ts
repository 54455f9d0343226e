/** Where failures are written down, so that the sentence on the screen can stay a sentence. */
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFailure } from '../cli/failure.ts'
import { newId } from '../kit/id.ts'

/** Appends a failure to the day's log. `file` is null where nothing can be written. */
export async function noteFailure(
  folder: string,
  error: unknown,
  about = '',
): Promise<{ readonly reference: string; readonly file: string | null }> {
  const reference = newId().slice(-8)
  const now = new Date().toISOString()
  const log = join(folder, 'log')
  const file = join(log, `failure-${now.slice(0, 10)}.log`)
  try {
    await mkdir(log, { recursive: true })
    await appendFile(file, `${now} ${reference} ${about}\n${describeFailure(error)}\n\n`)
    return { reference, file }
  } catch {
    return { reference, file: null }
  }
}
