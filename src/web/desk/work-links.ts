/** Where the work list leads to, for each sort of work. */
import { type DeskAct, mayAct } from '../../domain/access/capability.ts'
import { type Instant, japanDate } from '../../kit/calendar.ts'
import type { SupportWork } from '../../store/support-list.ts'
import type { PlacementWork } from '../../store/placement-list.ts'
import type { OfferingWork, SessionWork } from '../../store/work-list.ts'
import type { AnyVisit } from '../personal.ts'

type Link<W> = (work: W, visit: AnyVisit) => string | null

/** The links; null where the visitor has no page for it. */
export const workLinks: {
  readonly awaiting: Link<OfferingWork>
  readonly supports: Link<SupportWork>
  /** The requests of a dispatch, with their visits. */
  readonly requests: Link<OfferingWork>
  readonly offers: Link<OfferingWork>
  readonly unmarked: Link<OfferingWork>
  readonly session: Link<SessionWork>
  readonly placements: Link<PlacementWork>
  certified(
    work: OfferingWork,
    visit: AnyVisit,
    query: Readonly<Record<string, string>>,
  ): string | null
  failedNotices(visit: AnyVisit): string
} = {
  awaiting: (work, visit) => {
    if (work.kind === 'consultation') return visit.to.consultationQueue()
    if (work.kind === 'dispatch') return requests(work, visit)
    if (work.kind === 'support') return visit.to.supportBoard({ offering: work.offering })
    return applications(work, visit, 'awaiting')
  },
  requests: (work, visit) => requests(work, visit),
  supports: ({ offering, need }, { to }) => {
    const narrowed = need === 'awaiting' ? {} : { need: need === 'retention' ? need : 'due' }
    return to.supportBoard({ offering, ...narrowed })
  },
  offers: (work, visit) => applications(work, visit, `${work.kind}/offered`),
  unmarked: (work, visit) => dayOf(work, work.since, visit) ?? applications(work, visit, null),
  session: (work, visit) => {
    const { to, visitor } = visit
    const day = dayOf(work, work.startsAt, visit)
    if (day !== null) return day
    const may = mayAct(visitor.actor, 'offering.read', { programme: work.programme })
    if (!may.ok) return null
    const { offering, session } = work
    return session === null
      ? to.offeringSessions({ offering }, { at: 'all', time: 'coming' })
      : to.deskSession({ offering, session })
  },
  certified: ({ programme, offering }, { to, visitor }, query) =>
    mayAct(visitor.actor, 'application.list', { programme }).ok
      ? to.certifiedList({ offering }, query)
      : null,
  placements: ({ offering, programme, need }, { to, visitor }) => {
    const may = mayAct(visitor.actor, 'application.list', { programme })
    return may.ok ? to.placements({ offering }, { need }) : null
  },
  failedNotices: ({ to }) => to.deskNotices({ state: 'failed' }),
}

/** The day of counsellors or rooms, where a kind has one that the visitor may see. */
function dayOf(
  { kind, programme }: OfferingWork | SessionWork,
  at: Instant,
  { to, visitor }: AnyVisit,
): string | null {
  const date = japanDate(new Date(at))
  const sees = (act: DeskAct) => mayAct(visitor.actor, act, { programme }).ok
  if (kind === 'consultation' && sees('consultation.day')) return to.deskConsultations({ date })
  return kind === 'booking' && sees('booking.day') ? to.deskBookings({ date }) : null
}

function requests({ programme, offering }: OfferingWork, { to, visitor }: AnyVisit): string | null {
  const may = mayAct(visitor.actor, 'application.list', { programme })
  return may.ok ? to.dispatchRequests({ offering }) : null
}

/** The applications of an offering, those in a state where one is named. */
function applications(
  { programme, offering }: OfferingWork,
  { to, visitor }: AnyVisit,
  state: string | null,
): string | null {
  const may = mayAct(visitor.actor, 'application.list', { programme })
  return may.ok ? to.offeringApplications({ offering }, state === null ? {} : { state }) : null
}
