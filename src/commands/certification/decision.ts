/**
 * Deciding a certification: provisionally, in full, or again. Each gives a certificate with the
 * next number of the programme's year, and leaves its fact.
 */
import type { CertificateSort, Validity } from '../../domain/delivery/certification/period.ts'
import { renewedValidity, validityFrom } from '../../domain/delivery/certification/period.ts'
import {
  type CertificationNumber,
  formatCertificationNumber,
} from '../../domain/delivery/certification/number.ts'
import { criteriaNotMet, openCriteria } from '../../domain/delivery/certification/standing.ts'
import { fiscalYearOf } from '../../domain/fiscal-year.ts'
import { type CalendarDate, formatDate, japanDate } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import {
  insertCertificate,
  listCertificates,
  takeSerial,
} from '../../store/certification-certificate.ts'
import { listMeetings } from '../../store/certification-file.ts'
import { findEntry } from '../../store/certification-register.ts'
import type { Books } from '../../store/database.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { findOutcomes, moveAlone } from './checking.ts'
import { dayAhead } from './consultation.ts'
import { lockCertification, type OpenCertification } from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** What is decided. */
export type CertificationDecision = {
  readonly application: string
  readonly sort: CertificateSort
  /** The day of the decision, from which a first certificate is valid; today where absent. */
  readonly on?: CalendarDate | null
  /** Why, where not all criteria are met, no committee is on record, or the year is closed. */
  readonly reason?: string | null
}

/** What came of it. */
export type Certified = {
  readonly number: CertificationNumber
  readonly validity: Validity
  readonly letter: string
}

const acts = {
  provisional: 'certify-provisionally',
  full: 'certify',
  renewal: 'renew',
} as const satisfies Readonly<Record<CertificateSort, string>>

/**
 * Certifies an organisation. Refuses criteria that are not met or were not looked at, and deciding
 * without a committee's record, unless a reason is given; a renewal follows on the certificate
 * before it.
 */
export async function certify(
  context: ActorContext,
  given: CertificationDecision,
): Promise<Result<Done<Certified>>> {
  const reason = given.reason?.trim() || null
  const act = {
    name: `application.${acts[given.sort]}`,
    input: { ...given, reason },
    reason,
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt } = running
    const asked = { by: context.by, right: certificationRights.decide }
    const opened = await lockCertification(books, given.application, asked)
    if (!opened.ok) return opened
    const today = japanDate(new Date(recordedAt))
    const on = given.on ?? today
    const timely = checkDay(opened.value, on, today)
    if (!timely.ok) return timely
    const able =
      reason === null ? await checkGround(books, opened.value, given.sort) : ok(undefined)
    if (!able.ok) return able
    const moved = await moveAlone(running, context, {
      ...{ act: acts[given.sort], id: given.application, reason },
      brings: ['criteria', 'period'],
      happenedAt: instantAt(on, '12:00' as TimeOfDay),
    })
    if (!moved.ok) return moved
    const validity = await validityOf(books, opened.value, { sort: given.sort, on })
    if (!validity.ok) return validity
    return give(running, opened.value, { sort: given.sort, on, validity: validity.value })
  })
}

function checkDay(
  { application }: OpenCertification,
  on: CalendarDate,
  today: CalendarDate,
): Result<void> {
  const ahead = dayAhead(on, today)
  if (!ahead.ok) return ahead
  const appliedOn = japanDate(new Date(application.appliedAt))
  return on < appliedOn ? beforeApplication(on, appliedOn) : ok(undefined)
}

/** What a decision rests on: the criteria as they were checked, and a committee's record. */
async function checkGround(
  books: Books,
  { application, settings }: OpenCertification,
  sort: CertificateSort,
): Promise<Result<void>> {
  const before = (await listCertificates(books, [application.id])).at(-1)
  // A renewal is decided by how things are now.
  const since = sort === 'renewal' ? (before?.command ?? 0) : 0
  const found = await findOutcomes(books, application.id, { since })
  const open = openCriteria(settings.criteria, found, sort)
  if (open.length > 0) return criteriaNotMet(open)
  if (!settings.committee) return ok(undefined)
  const meetings = await listMeetings(books, application.id)
  // A meeting about an earlier certificate says nothing of this one.
  const from = before?.from ?? japanDate(new Date(application.appliedAt))
  return meetings.some(({ heldOn }) => heldOn >= from) ? ok(undefined) : committeeMissing
}

async function validityOf(
  books: Books,
  { application, settings }: OpenCertification,
  { sort, on }: Pick<Giving, 'sort' | 'on'>,
): Promise<Result<Validity>> {
  if (sort === 'provisional') return ok(validityFrom(on, settings.provisionalMonths))
  if (sort === 'full') return ok(validityFrom(on, settings.fullMonths))
  const last = (await listCertificates(books, [application.id])).at(-1)
  return last ? ok(renewedValidity(last, settings.fullMonths)) : nothingToRenew
}

type Giving = {
  readonly sort: CertificateSort
  readonly on: CalendarDate
  readonly validity: Validity
}

/** Numbers a certificate, prints it, and keeps it. */
async function give(
  running: Running,
  { application, offering, settings }: OpenCertification,
  { sort, on, validity }: Giving,
): Promise<Result<Certified>> {
  const { books, command } = running
  const year = fiscalYearOf(on)
  const { programme } = offering
  const serial = await takeSerial(books, { programme, year })
  const number = { year, serial }
  const entry = await findEntry(books, application.id)
  const letter = await issueLetter(running, {
    sort: sort === 'provisional' ? 'certification-provisional' : 'certification-certificate',
    application: application.id,
    values: {
      certificateNumber: {
        ja: formatCertificationNumber(number, 'ja'),
        en: formatCertificationNumber(number, 'en'),
      },
      site: entry?.name ?? null,
      address: entry && entry.place.ja !== '' ? entry.place : null,
      period: { from: validity.from, to: validity.until },
      rule: settings.rule,
    },
    conditions: settings.conditions,
  })
  if (!letter.ok) return letter
  const own = { application: application.id, command, sort, programme, year, serial }
  await insertCertificate(books, { ...own, ...validity, letter: letter.value.letter })
  return ok({ number, validity, letter: letter.value.letter })
}

function beforeApplication(on: CalendarDate, appliedOn: CalendarDate): Refused {
  const [ja, en] = [formatDate(on, 'ja'), formatDate(on, 'en')]
  const [firstJa, firstEn] = [formatDate(appliedOn, 'ja'), formatDate(appliedOn, 'en')]
  return refuse(
    'decision_lies_before_the_application',
    `決定の日「${ja}」が、申込の日（${firstJa}）より前です。日付を確かめてください。`,
    `The day of the decision, ${en}, lies before the application (${firstEn}). Check the date.`,
  )
}

const committeeMissing = refuse(
  'committee_record_missing',
  '審査会の記録がありません。先に審査会の結果を記録するか、審査会を開かずに決定する理由を入力してください。',
  'No committee is on record. Record its result first, or give the reason for deciding without one.',
)

const nothingToRenew = refuse(
  'nothing_to_renew',
  '更新する認証がありません。画面を開き直してください。',
  'There is no certificate to renew. Open the page again.',
)
