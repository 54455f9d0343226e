/** Everything that is on record about one certification, for those who examine it. */
import type { Actor } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import type { Criterion, Outcome } from '../../domain/delivery/certification/criterion.ts'
import {
  type CertificateSort,
  type DueReport,
  nextReport,
  reportedYear,
  reportsDue,
} from '../../domain/delivery/certification/period.ts'
import { openCriteria } from '../../domain/delivery/certification/standing.ts'
import { type FiscalYear } from '../../domain/fiscal-year.ts'
import { type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { listActivities } from '../../store/activity.ts'
import {
  type CertificationCertificate,
  listCertificates,
} from '../../store/certification-certificate.ts'
import {
  type ConsultationNote,
  type KeptCheck,
  listChecks,
  listMeetings,
  listNotes,
  type Meeting,
} from '../../store/certification-file.ts'
import {
  findEntry,
  type ReceivedReport,
  type RegisterEntry,
} from '../../store/certification-register.ts'
import type { Books } from '../../store/database.ts'
import { findCertification, type OpenCertification } from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** A criterion with how it was found last, and before that. */
export type CheckedCriterion = {
  readonly criterion: Criterion
  readonly check: KeptCheck | null
  /** How often it was looked at. */
  readonly times: number
}

/** One certification. */
export type Examination = OpenCertification & {
  readonly notes: readonly ConsultationNote[]
  readonly criteria: readonly CheckedCriterion[]
  readonly meetings: readonly Meeting[]
  readonly certificates: readonly CertificationCertificate[]
  readonly reports: ReportStanding
  readonly entry: RegisterEntry | null
}

/** The reports of an organisation: which came, which are missing, and the one that is due next. */
export type ReportStanding = {
  readonly received: readonly ReceivedReport[]
  readonly missing: readonly DueReport[]
  readonly next: DueReport | null
}

/** Reads a certification for somebody at the desk. Refuses those who have no part in it. */
export async function readExamination(
  books: Books,
  id: string,
  { by, now }: { readonly by: Actor; readonly now: Instant },
): Promise<Result<Examination>> {
  const opened = await findCertification(books, id)
  if (!opened.ok) return opened
  const { offering, settings } = opened.value
  const may = mayWith(by, certificationRights.see, { programme: offering.programme })
  if (!may.ok) return may
  const checks = await listChecks(books, id)
  const certificates = await listCertificates(books, [id])
  const received = await readReports(books, id)
  return ok({
    ...opened.value,
    notes: await listNotes(books, id),
    criteria: settings.criteria.map((criterion) => {
      const all = checks.filter((each) => each.criterion === criterion.key)
      return { criterion, check: all[0] ?? null, times: all.length }
    }),
    meetings: await listMeetings(books, id),
    certificates,
    reports: standingOf(certificates, {
      received,
      reportDue: settings.reportDue,
      today: japanDate(new Date(now)),
    }),
    entry: (await findEntry(books, id)) ?? null,
  })
}

async function readReports(books: Books, id: string): Promise<readonly ReceivedReport[]> {
  const sent = await listActivities(books, {
    ...{ application: id, sorts: ['yearly-report'], limit: 200 },
  })
  return sent.map(({ details, happenedAt }) => ({
    year: typeof details['year'] === 'number' ? (details['year'] as FiscalYear) : null,
    receivedOn: japanDate(new Date(happenedAt)),
  }))
}

/** The reports of whoever holds these certificates; none are due of a provisional one. */
export function standingOf(
  certificates: readonly Pick<CertificationCertificate, 'sort' | 'from' | 'until'>[],
  given: {
    readonly received: readonly ReceivedReport[]
    readonly reportDue: string
    readonly today: CalendarDate
  },
): ReportStanding {
  const { received, reportDue, today } = given
  const full = certificates.filter(({ sort }) => sort !== 'provisional')
  const [first, last] = [full[0], full.at(-1)]
  if (!first || !last) return { received, missing: [], next: null }
  const duty = { since: first.from, until: last.until, reportDue }
  const years = new Set<number>(
    received.map(({ year, receivedOn }) => year ?? reportedYear(receivedOn)),
  )
  const missing = reportsDue(duty, today).filter(({ year }) => !years.has(year))
  return { received, missing, next: nextReport(duty, today) }
}

/** The criteria that stand in the way of a certificate. */
export function openIn(
  { criteria, certificates }: Pick<Examination, 'criteria' | 'certificates'>,
  sort: CertificateSort,
): readonly Criterion[] {
  const since = sort === 'renewal' ? (certificates.at(-1)?.command ?? 0) : 0
  const found = new Map<string, Outcome>(
    criteria.flatMap(({ criterion, check }) =>
      check && check.command > since ? [[criterion.key, check.outcome]] : [],
    ),
  )
  return openCriteria(
    criteria.map(({ criterion }) => criterion),
    found,
    sort,
  )
}
