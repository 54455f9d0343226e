/** The day of a gathering that an address of the desk names, for somebody who may work on it. */
import { type DeskAct, mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { findOffering } from '../../../store/offering.ts'
import { readSessions } from '../../../store/session.ts'
import type { AnyVisit } from '../../personal.ts'
import { openOffering } from '../offering/open-offering.ts'

/** A day of a gathering. */
export type Day = { readonly offering: Offering; readonly session: Session }

/** Reads the day. Refuses what is no day of a gathering, and programmes of others. */
export async function openDay(
  books: Books,
  { visitor }: Pick<AnyVisit, 'visitor'>,
  { id, act = 'application.list' }: { readonly id: string; readonly act?: DeskAct },
): Promise<Result<Day>> {
  const session = isId(id) ? (await readSessions(books, [id])).get(id) : undefined
  const offering = session && (await findOffering(books, session.offering))
  if (!session || offering?.kind !== 'gathering' || session.resource !== null) return dayUnknown
  const allowed = mayAct(visitor.actor, act, { programme: offering.programme })
  return allowed.ok ? ok({ offering, session }) : allowed
}

/** The gathering that an address names. Refuses other kinds. */
export async function openGathering(
  books: Books,
  visit: Pick<AnyVisit, 'visitor'>,
  asked: { readonly id: string; readonly act?: DeskAct },
): Promise<Result<Offering>> {
  const offering = await openOffering(books, visit, asked)
  return offering.ok && offering.value.kind !== 'gathering' ? dayUnknown : offering
}

const dayUnknown = refuse(
  'session_unknown',
  'この日程は、催しの日程ではありません。募集の一覧から選び直してください。',
  'This is no session of a gathering. Choose it from the list of offerings again.',
)
