/** What staff have to see to in certifications: committees, reports that are missing, and ends. */
import {
  parseCertificationSettings,
  type CertificationSettings,
} from '../../domain/delivery/certification/settings.ts'
import { addDays, type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { type CertifiedOrganisation, listCertified } from '../../store/certification-register.ts'
import { listWithoutCommittee } from '../../store/certification-work.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import type { OfferingWork, WorkScope } from '../../store/work-list.ts'
import { type ReportStanding, standingOf } from './read-examination.ts'

/** An organisation with its reports. */
export type CertifiedWithReports = CertifiedOrganisation & {
  readonly standing: ReportStanding
}

/** Within so many days before its end a certificate is in the work list. */
const endingDays = 60

/** The organisations of a scope, each with what it owes. */
export async function readCertified(
  books: Books,
  scope: {
    readonly programmes?: readonly string[] | null
    readonly offering?: string
    readonly endedSince: CalendarDate
  },
  today: CalendarDate,
): Promise<readonly CertifiedWithReports[]> {
  const found = await listCertified(books, scope)
  const settings = await readSettings(books, found)
  return found.map((each) => {
    const reportDue = settings.get(each.offering)?.reportDue ?? '06-30'
    const held = [{ sort: each.sort, from: each.since, until: each.until }]
    return { ...each, standing: standingOf(held, { received: each.reports, reportDue, today }) }
  })
}

async function readSettings(
  books: Books,
  found: readonly CertifiedOrganisation[],
): Promise<ReadonlyMap<string, CertificationSettings>> {
  const settings = new Map<string, CertificationSettings>()
  for (const id of new Set(found.map(({ offering }) => offering))) {
    const offering = await findOffering(books, id)
    const read = offering && parseCertificationSettings(offering.settings.details)
    if (read?.ok) settings.set(id, read.value)
  }
  return settings
}

/** The work on certifications, offering by offering. */
export type CertificationWork = {
  /** Examined, and no committee is on record since. */
  readonly committees: readonly OfferingWork[]
  /** Organisations whose yearly report has come due and has not come. */
  readonly reportsMissing: readonly OfferingWork[]
  /** Certificates that end within {@link endingDays}, without a request for the next one. */
  readonly ending: readonly OfferingWork[]
}

/** Reads the work of the programmes in a scope. */
export async function readCertificationWork(
  books: Books,
  scope: WorkScope,
  now: Instant,
): Promise<CertificationWork> {
  if (scope.kinds && !scope.kinds.includes('certification')) return nothing
  const today = japanDate(new Date(now))
  const { programmes } = scope
  const inForce = await readCertified(books, { programmes, endedSince: addDays(today, 1) }, today)
  const holding = inForce.filter(({ endedOn }) => endedOn === null)
  return {
    committees: await listWithoutCommittee(books, scope),
    reportsMissing: byOffering(holding, ({ standing }) => standing.missing[0]?.dueOn ?? null),
    ending: byOffering(holding, ({ state, until }) =>
      running.has(state) && until <= addDays(today, endingDays) ? until : null,
    ),
  }
}

const nothing: CertificationWork = { committees: [], reportsMissing: [], ending: [] }

/** What is being examined holds until its result. */
const running: ReadonlySet<string> = new Set(['provisional', 'certified', 'renewed'])

function byOffering(
  organisations: readonly CertifiedWithReports[],
  dayOf: (each: CertifiedWithReports) => CalendarDate | null,
): readonly OfferingWork[] {
  const work = new Map<string, OfferingWork>()
  for (const each of organisations) {
    const day = dayOf(each)
    if (day === null) continue
    const since = instantAt(day, '00:00' as TimeOfDay)
    const known = work.get(each.offering)
    const { offering, programme, component, certification: title } = each
    work.set(offering, {
      ...{ offering, kind: 'certification', title, programme, component },
      count: (known?.count ?? 0) + 1,
      since: known && known.since < since ? known.since : since,
    })
  }
  return [...work.values()].toSorted((one, other) => (one.since < other.since ? -1 : 1))
}
