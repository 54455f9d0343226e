/** One application with everything that staff see of it, for somebody who may. */
import type { Application, ApplicationDetail } from '../../../domain/delivery/application.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { present } from '../../../kit/check.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { findApplication, readDetails } from '../../../store/application.ts'
import type { Books } from '../../../store/database.ts'
import { findOffering } from '../../../store/offering.ts'
import { readSessions } from '../../../store/session.ts'
import type { AnyVisit } from '../../personal.ts'

/** An application with what it is for and who it is from. */
export type OpenApplication = {
  readonly application: Application
  readonly offering: Offering
  readonly session: Session | null
  /** Undefined where it was erased. */
  readonly detail: ApplicationDetail | undefined
}

/** Reads the application. Refuses an address that names none, and programmes of others. */
export async function openApplication(
  books: Books,
  { visitor }: Pick<AnyVisit, 'visitor'>,
  id: string,
): Promise<Result<OpenApplication>> {
  const application = isId(id) ? await findApplication(books, id) : undefined
  if (!application) return applicationUnknown(id)
  const offering = present(
    await findOffering(books, application.offering),
    'the offering of an application',
  )
  const place = { programme: offering.programme }
  const allowed = mayAct(visitor.actor, 'application.list', place)
  if (!allowed.ok) return allowed
  const { session: at } = application
  const session = at === null ? null : ((await readSessions(books, [at])).get(at) ?? null)
  const detail = (await readDetails(books, [id])).get(id)
  return ok({ application, offering, session, detail })
}

function applicationUnknown(id: string) {
  return refuse(
    'application_unknown',
    `申込「${id.slice(0, 40)}」は見つかりません。申込の一覧から選び直してください。`,
    `There is no application "${id.slice(0, 40)}". Choose it from the list again.`,
  )
}
