/** Where the work list leads to, for each sort of work. */
import { mayAct } from '../../domain/access/capability.ts'
import type { OfferingWork, SessionWork } from '../../store/work-list.ts'
import type { AnyVisit } from '../personal.ts'

type Link<W> = (work: W, visit: AnyVisit) => string | null

/** The links; null where the visitor has no page for it. */
export const workLinks = {
  awaiting: ((work, visit) => applications(work, visit)) satisfies Link<OfferingWork>,
  offers: ((work, visit) => applications(work, visit)) satisfies Link<OfferingWork>,
  unmarked: ((work, visit) => applications(work, visit)) satisfies Link<OfferingWork>,
  session: ((work, visit) => applications(work, visit)) satisfies Link<SessionWork>,
  failedNotices: (visit: AnyVisit): string => visit.to.desk(),
}

function applications(work: OfferingWork | SessionWork, { to, visitor }: AnyVisit): string | null {
  const may = mayAct(visitor.actor, 'application.list', { programme: work.programme })
  return may.ok ? to.deskOffering({ offering: work.offering }) : null
}
