/** Where the work list leads to, for each sort of work. */
import { mayAct } from '../../domain/access/capability.ts'
import type { OfferingWork, SessionWork } from '../../store/work-list.ts'
import type { AnyVisit } from '../personal.ts'

type Link<W> = (work: W, visit: AnyVisit) => string | null

/** The links; null where the visitor has no page for it. */
export const workLinks: {
  readonly awaiting: Link<OfferingWork>
  readonly offers: Link<OfferingWork>
  readonly unmarked: Link<OfferingWork>
  readonly session: Link<SessionWork>
  failedNotices(visit: AnyVisit): string
} = {
  awaiting: applications,
  offers: applications,
  unmarked: applications,
  session: (work, { to, visitor }) => {
    const may = mayAct(visitor.actor, 'offering.read', { programme: work.programme })
    if (!may.ok) return null
    const { offering, session } = work
    return session === null
      ? to.offeringSessions({ offering }, { at: 'all', time: 'coming' })
      : to.deskSession({ offering, session })
  },
  failedNotices: ({ to }) => to.desk(),
}

function applications(work: OfferingWork | SessionWork, { to, visitor }: AnyVisit): string | null {
  const may = mayAct(visitor.actor, 'application.list', { programme: work.programme })
  return may.ok ? to.deskOffering({ offering: work.offering }) : null
}
