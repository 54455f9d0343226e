/**
 * Sending notices: over a few lines at once, each of which claims one notice, sends it and writes
 * down what came of it before it claims the next. See decisions/009-notices-outbox.md.
 */
import {
  type Attempt,
  countDueNotices,
  forgetOldNotices,
  keepNotices,
  settleAttempt,
  takeNextNotice,
} from '../../commands/notice/deliver.ts'
import type { Context } from '../../commands/context.ts'
import type { ClaimedNotice } from '../../store/notice/turn.ts'
import type { Job } from '../job.ts'
import { type Line, type MailServer, openLine } from './line.ts'
import { messageOf, type Sender } from './mail.ts'

/** How mail goes out. */
export type MailRoute = {
  readonly server: MailServer
  readonly sender: Sender
  /** Lines that are open at once; four where absent. */
  readonly lines?: number
  /** Told of a notice that cannot be written: a bug, which holds up no other notice. */
  readonly onUnwritable: (error: unknown) => void
}

/** The name by which the sending of notices is woken. */
export const sending = 'notice.send'

/** The jobs of the queue. Without a route, notices are kept for the desk to read. */
export function noticeJobs(route: MailRoute | null, keepDays: number): readonly Job[] {
  const forget: Job = {
    name: 'notice.forget',
    everySeconds: 6 * 3600,
    run: (context) => forgetOldNotices(context, keepDays),
  }
  // Keeping is not woken: nobody waits for it.
  if (route === null) return [{ name: 'notice.keep', everySeconds: 5, run: keepNotices }, forget]
  const run: Job['run'] = (context, signal) => sendNotices(context, route, signal)
  return [{ name: sending, everySeconds: 5, run }, forget]
}

/** Sends what is due. Throws where the mail server is at fault, once every line has ended. */
export async function sendNotices(
  context: Context,
  route: MailRoute,
  signal: AbortSignal,
): Promise<void> {
  const due = await countDueNotices(context, route.lines ?? 4)
  const lines = Array.from({ length: due }, () => sendOverOneLine(context, route, signal))
  const ended = await Promise.allSettled(lines)
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}

async function sendOverOneLine(
  context: Context,
  route: MailRoute,
  signal: AbortSignal,
): Promise<void> {
  let line: Line | null = null
  try {
    while (!signal.aborted) {
      line ??= await openLine(route.server)
      const claimed = await takeNextNotice(context)
      if (!claimed) return
      const attempt = await sendOne(line, claimed, route)
      await settleAttempt(context, claimed, attempt)
      if (attempt.result === 'sent') continue
      if (attempt.result === 'not-tried') {
        throw new Error(`the mail server refuses the sender: ${attempt.errorCode}`)
      }
      // What state the line is in after a refusal is the server's affair: the next gets a new one.
      line.close()
      line = null
    }
  } finally {
    line?.close()
  }
}

async function sendOne(
  line: Line,
  claimed: ClaimedNotice,
  { sender, onUnwritable }: MailRoute,
): Promise<Attempt> {
  const { address } = claimed
  if (address === null) return unwritable
  try {
    const message = await messageOf({ ...claimed, address }, sender)
    return await line.send(message)
  } catch (error) {
    onUnwritable(error)
    return unwritable
  }
}

const unwritable: Attempt = { result: 'refused', errorCode: 'notice_unwritable' }
