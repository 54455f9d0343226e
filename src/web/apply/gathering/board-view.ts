/** What the hall may see of a day's booths: numbers and times, and how long it takes. No names. */
import { readBoard } from '../../../commands/gathering/call.ts'
import type { BoothLine, WaitRange } from '../../../domain/delivery/gathering/call-board.ts'
import { nameOf } from '../../../domain/delivery/gathering/call-queue.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { findOffering } from '../../../store/offering.ts'
import { readSessions } from '../../../store/session.ts'

/** One booth as the hall sees it. */
export type BoothView = {
  readonly booth: string
  readonly name: Bilingual
  /** Who is called or being interviewed, and who is next. */
  readonly serving: readonly Bilingual[]
  readonly next: readonly Bilingual[]
  readonly waitingCount: number
  readonly appointedCount: number
  readonly wait: WaitRange | null
}

/** A day of a gathering that the public may see. */
export type PublicDay = { readonly offering: Offering; readonly session: Session }

/** The day that an address names. Refuses drafts, other kinds, and what there is not. */
export async function findPublicDay(books: Books, id: string): Promise<Result<PublicDay>> {
  const session = isId(id) ? (await readSessions(books, [id])).get(id) : undefined
  const offering = session && (await findOffering(books, session.offering))
  const isPublic = offering?.kind === 'gathering' && offering.state !== 'draft'
  if (!session || !isPublic || session.resource !== null) return dayUnknown
  return ok({ offering, session })
}

/** The booths of a day, in their order. */
export async function viewBoard(
  books: Books,
  day: PublicDay,
  now: Instant,
): Promise<readonly BoothView[]> {
  const { booths } = await readBoard(books, day, now)
  return booths.map(({ resource, ...line }) => ({ ...viewLine(line), name: resource.name }))
}

function viewLine(line: BoothLine): Omit<BoothView, 'name'> {
  const { booth, serving, next, waitingCount, appointedCount, wait } = line
  return {
    booth,
    serving: serving.map(nameOf),
    next: next.map(nameOf),
    waitingCount,
    appointedCount,
    wait,
  }
}

const dayUnknown = refuse(
  'session_unknown',
  'この日程の呼出板はありません。会場の案内に示された住所（URL）を確かめてください。',
  'There is no call board under this address. Check the one that is shown in the hall.',
)
