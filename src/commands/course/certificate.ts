/** Issuing certificates of completion: each with a number of its own, once, and kept as it is. */
import type { CertificateNumber } from '../../domain/delivery/course/certificate.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { type FiscalYear, fiscalYearOf } from '../../domain/fiscal-year.ts'
import { findLine } from '../../domain/plan.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { idFrom } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { findAuthority } from '../../store/authority.ts'
import { findApplication } from '../../store/application.ts'
import {
  type CertificateDocument,
  insertCertificates,
  type IssuedCertificate,
  readCertificates,
  readLastSerial,
} from '../../store/course-certificate.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { findPlan } from '../../store/plan-version.ts'
import { isOwn } from '../application/scene.ts'
import type { ActorContext } from '../context.ts'
import { type Running, runAct } from '../run.ts'
import { listCourseSessions } from './learners.ts'
import { type Course, findCourse } from './open-course.ts'
import { courseRights } from './rights.ts'

/**
 * Issues certificates to those who have none yet, in the order given. The act goes in turn: no
 * number is given twice. Refuses where the programme's line cannot stand in a number.
 */
export async function issueCertificates(
  { books, command, recordedAt }: Pick<Running, 'books' | 'command' | 'recordedAt'>,
  course: Course,
  applications: readonly string[],
): Promise<Result<readonly IssuedCertificate[]>> {
  const known = await readCertificates(books, applications)
  const open = applications.filter((application) => !known.has(application))
  if (open.length === 0) return ok([])
  const issuedOn = japanDate(new Date(recordedAt))
  const year = fiscalYearOf(issuedOn)
  const line = await lineOf(books, course, year)
  if (!line.ok) return line
  const last = await readLastSerial(books, { year, line: line.value })
  const document = await documentOf(books, course, issuedOn)
  const issued = open.map((application, index) => {
    const number: CertificateNumber = { year, line: line.value, serial: last + index + 1 }
    return { application, number, issuedOn, document }
  })
  await insertCertificates(books, issued, command)
  return ok(issued)
}

/** The number of the programme's line in the plan of the year, or in the newest one. */
async function lineOf(
  books: Books,
  { offering }: Course,
  year: FiscalYear,
): Promise<Result<string>> {
  const plan = (await findPlan(books, year)) ?? (await findPlan(books, null))
  const key = offering.component === '' ? offering.programme : offering.component
  const code = plan && findLine(plan.plan, key)?.line.code
  if (code === undefined) return lineUnknown
  return code.length <= 8 ? ok(code) : refuseLong(code)
}

async function documentOf(
  books: Books,
  { offering, settings }: Course,
  issuedOn: CalendarDate,
): Promise<CertificateDocument> {
  const sessions = await listCourseSessions(books, offering.id)
  const dayOf = (at: string | undefined) => (at ? japanDate(new Date(at)) : issuedOn)
  const authority = present(await findAuthority(books), 'the authority of the books')
  return {
    course: offering.settings.title,
    from: dayOf(sessions[0]?.startsAt),
    to: dayOf(
      sessions
        .map(({ endsAt }) => endsAt)
        .toSorted()
        .at(-1),
    ),
    authority: authority.name,
    ...settings.certificate,
  }
}

/**
 * The certificate of an application, for whom it is about and those who run the course. Whoever has
 * completed it and has none yet is issued one.
 */
export async function getCertificate(
  context: ActorContext,
  application: string,
): Promise<Result<IssuedCertificate>> {
  const { database, authority } = context
  const found = await withAuthority(database, authority, async (books) => {
    const allowed = await openCompleted(books, context, application)
    if (!allowed.ok) return allowed
    return ok((await readCertificates(books, [application])).get(application))
  })
  if (!found.ok) return found
  return found.value ? ok(found.value) : issueLate(context, application)
}

/** Once, whoever asks first: the key is the application's. */
async function issueLate(
  context: ActorContext,
  application: string,
): Promise<Result<IssuedCertificate>> {
  const idempotencyKey = idFrom('certificate', application)
  const act = { name: 'course.certify', input: { application }, lock: 'in-turn' } as const
  const done = await runAct({ ...context, idempotencyKey }, act, async (running) => {
    const open = await openCompleted(running.books, context, application)
    if (!open.ok) return open
    const issued = await issueCertificates(running, open.value, [application])
    return issued.ok ? ok({ issued: issued.value.length }) : issued
  })
  if (!done.ok) return done
  const known = await withAuthority(context.database, context.authority, (books) =>
    readCertificates(books, [application]),
  )
  return ok(present(known.get(application), 'the certificate that was issued'))
}

async function openCompleted(
  books: Books,
  { by }: ActorContext,
  id: string,
): Promise<Result<Course>> {
  const application = await findApplication(books, id)
  if (application?.lifecycle !== 'course') return certificateUnknown
  const course = await findCourse(books, application.offering)
  if (!course.ok) return course
  const place = { programme: course.value.offering.programme }
  const isTheirs = isOwn(application, by) || mayWith(by, courseRights.complete, place).ok
  if (!isTheirs) return certificateUnknown
  return application.state === 'completed' ? course : notCompleted
}

const lineUnknown = refuse(
  'certificate_line_unknown',
  'この講座の事業が計画に見つからないため、修了証の番号を付けられません。計画を取り込んでから発行してください。',
  'The programme of this course stands in no plan, so its certificate can have no number. Import the plan first.',
)

const refuseLong = (code: string): Refused =>
  refuse(
    'certificate_line_too_long',
    `事業番号「${code}」が長すぎて、修了証の番号に入りません。計画の事業番号を8文字までにしてください。`,
    `The programme's number "${code}" is too long for a certificate. Keep it to 8 characters in the plan.`,
  )

const certificateUnknown = refuse(
  'certificate_unknown',
  'この修了証は見つかりません。マイページから開き直してください。',
  'This certificate cannot be found. Open it from your page again.',
)

const notCompleted = refuse(
  'course_not_completed',
  'この講座はまだ修了していません。修了すると、修了証を受け取れます。',
  'This course has not been completed yet. The certificate comes with the completion.',
)
