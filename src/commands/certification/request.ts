/**
 * What organisations send on paper, entered by staff: applications, requests for the full
 * certificate and for renewal, yearly reports. And returning a request while a certificate holds.
 */
import { formatFiscalYear, type FiscalYear, fiscalYearOf } from '../../domain/fiscal-year.ts'
import { renewalOpensOn } from '../../domain/delivery/certification/period.ts'
import type { FormPurpose } from '../../domain/question/form-place.ts'
import { type CalendarDate, formatDate, japanDate } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { isBlank } from '../../kit/text.ts'
import { listActivities } from '../../store/activity.ts'
import { listCertificates } from '../../store/certification-certificate.ts'
import type { Books } from '../../store/database.ts'
import { insertReturnItems } from '../../store/return-item.ts'
import type { Acted } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { moveAlone } from './checking.ts'
import { dayAhead } from './consultation.ts'
import {
  findCertification,
  lockCertification,
  type OpenCertification,
} from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** The acts that send papers, and may be entered for those who sent them by post. */
export const paperActs = ['apply', 'resubmit', 'ask-full', 'ask-renewal'] as const
export type PaperAct = (typeof paperActs)[number]

/** Papers that came by post or by hand. */
export type PaperRequest = { readonly application: string; readonly act: PaperAct }

/** Enters papers that came by post. Refuses a renewal before it may be asked for. */
export async function enterPapers(
  context: ActorContext,
  { application: id, act: name }: PaperRequest,
): Promise<Result<Done<Acted>>> {
  const act = { name: `application.${name}`, input: { id, name }, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt } = running
    const asked = { by: context.by, right: certificationRights.check }
    const opened = await lockCertification(books, id, asked)
    if (!opened.ok) return opened
    if (name === 'ask-renewal') {
      const may = await mayAskRenewal(books, opened.value, japanDate(new Date(recordedAt)))
      if (!may.ok) return may
    }
    return moveAlone(running, context, { act: name, id, brings: ['answers'] })
  })
}

/** Whether the renewal may be asked for on a day: not before its time. */
async function mayAskRenewal(
  books: Books,
  { application, settings }: Pick<OpenCertification, 'application' | 'settings'>,
  today: CalendarDate,
): Promise<Result<void>> {
  const last = (await listCertificates(books, [application.id])).at(-1)
  if (!last) return ok(undefined)
  const opensOn = renewalOpensOn(last, settings.renewalMonths)
  return today < opensOn ? renewalNotOpen(opensOn, last.until) : ok(undefined)
}

/**
 * Looks at what was sent for a certification: a renewal is asked for in its time. Refuses one that
 * comes too early.
 */
export async function checkSentForCertification(
  { books, recordedAt }: Pick<Running, 'books' | 'recordedAt'>,
  sent: { readonly application: { readonly id: string }; readonly purpose: FormPurpose },
): Promise<Result<void>> {
  if (sent.purpose !== 'renewal') return ok(undefined)
  const opened = await findCertification(books, sent.application.id)
  if (!opened.ok) return opened
  return mayAskRenewal(books, opened.value, japanDate(new Date(recordedAt)))
}

/** A yearly report that came by post or by mail. */
export type ReportGiven = {
  readonly application: string
  /** The fiscal year that it is about. */
  readonly year: FiscalYear
  readonly receivedOn: CalendarDate
}

/** Enters a yearly report. Refuses a year that has not ended, and one that is on record already. */
export async function enterReport(
  context: ActorContext,
  given: ReportGiven,
): Promise<Result<Done<Acted>>> {
  const { application: id, year, receivedOn } = given
  const act = { name: 'application.report', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt } = running
    const asked = { by: context.by, right: certificationRights.check }
    const opened = await lockCertification(books, id, asked)
    if (!opened.ok) return opened
    const ahead = dayAhead(receivedOn, japanDate(new Date(recordedAt)))
    if (!ahead.ok) return ahead
    if (year >= fiscalYearOf(receivedOn)) return yearNotOver(year)
    const known = await listActivities(books, {
      ...{ application: id, sorts: ['yearly-report'], limit: 200 },
    })
    if (known.some(({ details }) => details['year'] === year)) return reportedAlready(year)
    return moveAlone(running, context, {
      ...{ act: 'report', id, brings: ['report'], details: { year } },
      happenedAt: instantAt(receivedOn, '12:00' as TimeOfDay),
    })
  })
}

/** What is returned while a certificate holds. */
export type RequestReturn = {
  readonly application: string
  /** At least one remark. `question` null: in general. */
  readonly items: readonly { readonly question: string | null; readonly remark: string }[]
}

const returns: Readonly<
  Record<string, { readonly act: string; readonly purpose: FormPurpose } | undefined>
> = {
  completing: { act: 'return-full', purpose: 'papers' },
  renewing: { act: 'return-renewal', purpose: 'renewal' },
}

/**
 * Returns a request for the full certificate or for renewal, with what is to be mended; the
 * certificate holds meanwhile. Refuses without anything to mend.
 */
export async function returnRequest(
  context: ActorContext,
  given: RequestReturn,
): Promise<Result<Done<Acted>>> {
  const { application: id } = given
  const items = given.items.filter(({ remark }) => !isBlank(remark))
  const asked = items.map(({ question }) => question)
  const input = { application: id, items: asked }
  const act = { name: 'certification.return', input, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, command } = running
    const right = { by: context.by, right: certificationRights.check }
    const opened = await lockCertification(books, id, right)
    if (!opened.ok) return opened
    const way = returns[opened.value.application.state]
    if (!way) return nothingToReturn
    if (items.length === 0) return itemsMissing
    const moved = await moveAlone(running, context, { act: way.act, id, brings: ['items'] })
    if (!moved.ok) return moved
    await insertReturnItems(books, { application: id, command, purpose: way.purpose, items })
    return moved
  })
}

function renewalNotOpen(opensOn: CalendarDate, until: CalendarDate): Refused {
  const [ja, en] = [formatDate(opensOn, 'ja'), formatDate(opensOn, 'en')]
  const [endJa, endEn] = [formatDate(until, 'ja'), formatDate(until, 'en')]
  return refuse(
    'renewal_not_open',
    `認証の期限は${endJa}です。更新の申請は、${ja}から受け付けます。`,
    `The certificate holds until ${endEn}. Its renewal may be asked for from ${en}.`,
  )
}

const yearNotOver = (year: FiscalYear): Refused =>
  refuse(
    'reported_year_not_over',
    `${formatFiscalYear(year, 'ja')}は、受け取った日にはまだ終わっていません。年度を確かめてください。`,
    `${formatFiscalYear(year, 'en')} was not over on the day on which it came. Check the year.`,
  )

const reportedAlready = (year: FiscalYear): Refused =>
  refuse(
    'year_reported_already',
    `${formatFiscalYear(year, 'ja')}の報告は、すでに記録されています。`,
    `The report on ${formatFiscalYear(year, 'en')} is on record already.`,
  )

const nothingToReturn = refuse(
  'nothing_to_return',
  '差し戻す申請がありません。画面を開き直してください。',
  'There is no request to return. Open the page again.',
)

const itemsMissing = refuse(
  'items_missing',
  '直していただく項目がありません。どう直すかを書いてください。',
  'There is nothing to mend. Say what is to be mended, and how.',
)
