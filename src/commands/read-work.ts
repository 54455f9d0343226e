/** What waits for somebody at the desk, and since when: the work list of pages and programs. */
import type { Actor } from '../domain/access/actor.ts'
import { programmesFor } from '../domain/access/capability.ts'
import { addDays, type Instant, japanDate } from '../kit/calendar.ts'
import { addMinutes, instantAt, type TimeOfDay } from '../kit/time-of-day.ts'
import { listContactsDue, listFollowUps } from '../store/consultation-queue.ts'
import type { Books } from '../store/database.ts'
import { listPlacementWork, type PlacementWork } from '../store/placement-list.ts'
import { findWaitingClaims, listOverdueReports, listUnconfirmed } from '../store/dispatch-work.ts'
import { listAwaitingAgencies, listSupportWork, type SupportWork } from '../store/support-list.ts'
import {
  countFailedNotices,
  hasOfferings,
  listAwaiting,
  listDraftOfferings,
  listOffers,
  listSessionsOn,
  listUnheld,
  listUnmarked,
  type OfferingWork,
  type SessionWork,
  type WorkScope,
} from '../store/work-list.ts'
import { type CertificationWork, readCertificationWork } from './certification/due.ts'
import { supportScopeOf } from './support/open-support.ts'

/** The work of a desk, sort by sort; each sort has 100 rows at most. */
export type Work = {
  /** Applications that wait for staff. */
  readonly awaiting: readonly OfferingWork[]
  /** Offered seats that lapse within a day. */
  readonly offers: readonly OfferingWork[]
  /** Reservations whose time is over, without a result. */
  readonly unmarked: readonly OfferingWork[]
  /** Consultations in which the person has written again. */
  readonly followUps: readonly OfferingWork[]
  /** Consultations whose day to get in touch has come. */
  readonly contacts: readonly OfferingWork[]
  /** What is due in supports: steps, days to get in touch, jobs to ask about. */
  readonly supports: readonly SupportWork[]
  /** What placements wait for, need by need. */
  readonly placements: readonly PlacementWork[]
  /** Visits of experts whose report is overdue. */
  readonly overdueReports: readonly OfferingWork[]
  /** Reports of visits that their companies have not confirmed. */
  readonly unconfirmed: readonly OfferingWork[]
  /** Fee claims of experts that wait for approval; null where there are none. */
  readonly feeClaims: { readonly count: number; readonly since: Instant } | null
  /** Committees to record, yearly reports that are missing, certificates that end. */
  readonly certifications: CertificationWork
  readonly drafts: readonly OfferingWork[]
  /** The sessions of today and tomorrow. */
  readonly today: readonly SessionWork[]
  /** Sessions that are over and not marked as held. */
  readonly unheld: readonly SessionWork[]
  /** How many notices could not be sent. */
  readonly failed: number
  /** Whether there is any offering in whose work one could have a part. */
  readonly hasAny: boolean
}

/** An offer that ends within so many hours is said to lapse soon. */
const soonHours = 24

/** Reads the work of the programmes that the actor works for. */
export async function readWork(books: Books, actor: Actor, now: Instant): Promise<Work> {
  const scope = scopeOf(actor)
  const today = japanDate(new Date(now))
  const from = instantAt(today, '00:00' as TimeOfDay)
  const to = instantAt(addDays(today, 2), '00:00' as TimeOfDay)
  const supports = await supportScopeOf(books, actor)
  const { agencies } = supports
  const notices = programmesFor(actor, 'notice.list')
  return {
    awaiting: await listAwaiting(books, scope),
    offers: await listOffers(books, scope, addMinutes(now, soonHours * 60)),
    unmarked: await listUnmarked(books, scope, now),
    followUps: await listFollowUps(books, scope),
    contacts: await listContactsDue(books, scope, today),
    overdueReports: scope.kinds ? [] : await listOverdueReports(books, scope, today),
    unconfirmed: scope.kinds ? [] : await listUnconfirmed(books, scope, today),
    feeClaims: await waitingClaims(books, actor),
    supports: [
      ...(await listAwaitingAgencies(books, agencies)),
      ...(await listSupportWork(books, supports, today)),
    ],
    placements: scope.kinds ? [] : await listPlacementWork(books, scope, today),
    certifications: await readCertificationWork(books, scope, now),
    drafts: scope.kinds ? [] : await listDraftOfferings(books, scope),
    today: await listSessionsOn(books, scope, { from, to }),
    unheld: await listUnheld(books, scope, now),
    failed: notices?.length === 0 ? 0 : await countFailedNotices(books, { programmes: notices }),
    hasAny: agencies.length > 0 || (await hasOfferings(books, scope)),
  }
}

/** Claims are looked at by those who may settle them. */
function waitingClaims(books: Books, actor: Actor): Promise<Work['feeClaims']> {
  const programmes = programmesFor(actor, 'fee.settle')
  return programmes?.length === 0 ? Promise.resolve(null) : findWaitingClaims(books, { programmes })
}

/** What somebody may look at: everything by those who read, consultations by counsellors. */
function scopeOf(actor: Actor): WorkScope {
  const programmes = programmesFor(actor, 'offering.read')
  if (programmes === null || programmes.length > 0) return { programmes }
  const given = actor.grants.filter(({ role }) => role === 'counsellor')
  const isEverywhere = given.some(({ programme }) => programme === '')
  const own = isEverywhere ? null : given.map(({ programme }) => programme)
  return { programmes: own, kinds: ['consultation'] }
}
