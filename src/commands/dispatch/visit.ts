/**
 * Visits: planning them, writing the report bit by bit, and sending it. A report is a fact; it is
 * measured against the limits while the request and the company are held, so that two reports at
 * once never exceed them.
 */
import { dispatch as table } from '../../domain/delivery/dispatch.ts'
import { feeOf, type Used, withinLimits } from '../../domain/delivery/dispatch/limit.ts'
import {
  alreadyHeld,
  parseReport,
  parseReportDraft,
  parseVisitPlan,
  type Visit,
  type VisitPlan,
  type VisitReport,
} from '../../domain/delivery/dispatch/visit.ts'
import { type FiscalYear, fiscalYearOf } from '../../domain/fiscal-year.ts'
import { japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import type { Books } from '../../store/database.ts'
import { listSameCompany, lockCompany, tallyOfYear } from '../../store/dispatch-request.ts'
import {
  findVisit,
  insertVisit,
  keepReport,
  tallyOfRequest,
  updateVisit,
} from '../../store/dispatch-visit.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { actingExpert, type DispatchRequest, openRequest } from './open-request.ts'

/** The visit that an act was about. */
export type OnVisit = { readonly application: string; readonly visit: string }

/** Plans a visit, or moves one that is planned. Refuses more than the limits leave. */
export async function planVisit(
  context: ActorContext,
  given: {
    readonly application: string
    /** The visit to move; null for a new one. */
    readonly visit: string | null
    /** As `parseVisitPlan` reads it. */
    readonly plan: Readonly<Record<string, unknown>>
  },
): Promise<Result<Done<OnVisit>>> {
  const plan = parseVisitPlan(given.plan)
  if (!plan.ok) return plan
  const input = { ...given, plan: plan.value }
  const act = { name: 'dispatch.plan', input, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books } = running
    const opened = await openFor(running, context, given)
    if (!opened.ok) return opened
    const { request, visit, expert } = opened.value
    const fits = await checkPlan(books, request, { plan: plan.value, visit })
    if (!fits.ok) return fits
    const { application } = given
    if (visit) {
      await updateVisit(books, visit.id, { plan: plan.value })
      return ok({ application, visit: visit.id })
    }
    const id = newId()
    await insertVisit(books, { id, application, expert, ...plan.value }, running.command)
    return ok({ application, visit: id })
  })
}

/** Calls a planned visit off. */
export async function cancelVisit(
  context: ActorContext,
  given: OnVisit,
): Promise<Result<Done<OnVisit>>> {
  const act = { name: 'dispatch.cancel-visit', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const opened = await openFor(running, context, given)
    if (!opened.ok) return opened
    await updateVisit(running.books, given.visit, { state: 'cancelled' })
    return ok({ application: given.application, visit: given.visit })
  })
}

/** Keeps a report as far as it has been written. */
export async function saveReportDraft(
  context: ActorContext,
  given: OnVisit & { readonly report: VisitReport },
): Promise<Result<Done<OnVisit>>> {
  const report = parseReportDraft(given.report)
  if (!report.ok) return report
  const { application, visit } = given
  // What is written is erasable, and stays out of the record of acts.
  const act = { name: 'dispatch.draft', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const opened = await openFor(running, context, given)
    if (!opened.ok) return opened
    const { books, recordedAt: at } = running
    await keepReport(books, visit, { report: report.value, at })
    return ok({ application, visit })
  })
}

/** A visit as it was, and what is reported of it. */
export type ReportedVisit = OnVisit & {
  readonly plan: Readonly<Record<string, unknown>>
  readonly report: VisitReport
  /** Where the year of the visit is closed. */
  readonly reason?: string | null
}

/**
 * Reports a visit: it counts from now on. Refuses what exceeds the limits of a request, of a visit
 * or of the company's fiscal year, and a day that has not come.
 */
export async function reportVisit(
  context: ActorContext,
  given: ReportedVisit,
): Promise<Result<Done<OnVisit>>> {
  const [plan, report] = [parseVisitPlan(given.plan), parseReport(given.report)]
  if (!plan.ok) return plan
  if (!report.ok) return report
  const reason = given.reason?.trim() || null
  const act = { name: 'dispatch.visit', input: given, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: at, command } = running
    const { application: id, visit } = given
    const opened = await openFor(running, context, given)
    if (!opened.ok) return opened
    const { request } = opened.value
    const fits = await checkReport(running, request, plan.value)
    if (!fits.ok) return fits
    const { minutes } = plan.value
    const done = await performVisit(running, context, { ...plan.value, id, visit, reason })
    if (!done.ok) return done
    const yen = feeOf(request.settings.fee, minutes)
    const change = { plan: plan.value, state: 'reported', report: { at, command, yen } } as const
    await updateVisit(books, visit, change)
    await keepReport(books, visit, { report: report.value, at })
    return ok({ application: id, visit })
  })
}

type Performed = VisitPlan & {
  readonly id: string
  readonly visit: string
  readonly reason: string | null
}

function performVisit(running: Running, context: ActorContext, given: Performed) {
  const { id, visit, heldOn, beginsAt, minutes, channel, reason } = given
  const asked = { by: context.by, now: running.recordedAt, reason, applications: [id] }
  return perform(running, {
    ...asked,
    act: 'visit',
    brings: ['report'],
    channel,
    happenedAt: instantAt(heldOn, beginsAt ?? ('12:00' as TimeOfDay)),
    details: { visit, minutes },
  })
}

type Opened = {
  readonly request: DispatchRequest
  /** Planned; null where there is none yet. */
  readonly visit: Visit | null
  readonly expert: string
}

/** The request and the planned visit, for its expert or for those who run the programme. */
async function openFor(
  { books }: Running,
  { by }: ActorContext,
  { application, visit: id }: { readonly application: string; readonly visit: string | null },
): Promise<Result<Opened>> {
  const request = await openRequest(books, application, 'held')
  if (!request.ok) return request
  const { offering, dispatch } = request.value
  const visit = id === null ? ok(null) : await visitOf(books, application, id)
  if (!visit.ok) return visit
  const asked = { offering, expert: visit.value?.expert ?? dispatch?.expert ?? null }
  const expert = await actingExpert(books, by, asked)
  if (!expert.ok) return expert
  if (visit.value && visit.value.state !== 'planned') return notPlanned
  if (!goingOn.includes(request.value.application.state)) return notGoingOn
  return ok({ request: request.value, visit: visit.value, expert: expert.value })
}

async function visitOf(books: Books, application: string, id: string): Promise<Result<Visit>> {
  const visit = isId(id) ? await findVisit(books, id) : undefined
  return visit?.application === application ? ok(visit) : visitUnknown
}

/** The states in which visits are made. */
const goingOn: readonly string[] = table.acts.visit.from

async function checkPlan(
  books: Books,
  { application, dispatch, settings }: DispatchRequest,
  { plan, visit }: { readonly plan: VisitPlan; readonly visit: Visit | null },
): Promise<Result<void>> {
  const online = onlineAllowed(settings, plan)
  if (!online.ok) return online
  const { visits } = present(dispatch, 'the decision on a request with an expert')
  const all = await tallyOfRequest(books, application.id, ['planned', 'reported'])
  const request = { ...all, visits: all.visits - (visit ? 1 : 0) }
  const used = { request, year: { visits: 0, minutes: 0 } }
  const limits = { ...settings, visits, visitsPerYear: null, minutesPerYear: null }
  return withinLimits(limits, used, plan.minutes)
}

async function checkReport(
  { books, recordedAt, command }: Running,
  request: DispatchRequest,
  plan: VisitPlan,
): Promise<Result<void>> {
  const held = alreadyHeld(plan.heldOn, japanDate(new Date(recordedAt)))
  if (!held.ok) return held
  const online = onlineAllowed(request.settings, plan)
  if (!online.ok) return online
  const { visits } = present(request.dispatch, 'the decision on a request with an expert')
  const [first] = await companyOf(books, request)
  if (first !== undefined) await lockCompany(books, first, command)
  const used = await countUsed(books, request, fiscalYearOf(plan.heldOn))
  return withinLimits({ ...request.settings, visits }, used, plan.minutes)
}

const companyOf = (books: Books, { application: { party } }: DispatchRequest) =>
  party === null ? Promise.resolve([]) : listSameCompany(books, party)

/** What counts against the limits of a request, and of its company in a fiscal year. */
export async function countUsed(
  books: Books,
  request: DispatchRequest,
  year: FiscalYear,
): Promise<Used> {
  const { application, offering, settings } = request
  const parties = await companyOf(books, request)
  return {
    request: await tallyOfRequest(books, application.id, ['reported']),
    year: await tallyOfYear(books, { parties, year, scope: settings.yearScope, offering }),
  }
}

function onlineAllowed(
  { isOnlinePossible }: DispatchRequest['settings'],
  { channel }: VisitPlan,
): Result<void> {
  return channel === 'online' && !isOnlinePossible ? noOnline : ok(undefined)
}

/** There is no such visit, or it is of another request. */
export const visitUnknown: Refused = refuse(
  'visit_unknown',
  'この訪問は見つかりません。訪問の一覧から選び直してください。',
  'This visit cannot be found. Choose it from the list again.',
)

const notPlanned = refuse(
  'visit_is_no_longer_planned',
  'この訪問は、すでに報告したか、中止・取消になっています。画面を開き直してください。',
  'This visit has been reported, called off or taken back already. Open the page again.',
)

const notGoingOn = refuse(
  'dispatch_is_not_going_on',
  'この派遣は、いま訪問できる段階ではありません。画面を開き直して、状態を確かめてください。',
  'This dispatch is not at a stage for visits. Open the page again to see where it stands.',
)

const noOnline = refuse(
  'online_visits_not_offered',
  'この募集では、オンラインの訪問はできません。「訪問」を選んでください。',
  'This offering has no online visits. Choose "in person".',
)
