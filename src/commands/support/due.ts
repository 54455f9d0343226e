/** What is due in a support: saying what comes next, when to get in touch, and what came of it. */
import {
  answersTo,
  type Due,
  type DueAnswer,
  dueAnswers,
  type Owing,
} from '../../domain/delivery/support/due.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { withAuthority } from '../../store/database.ts'
import { insertCorrections } from '../../store/fact.ts'
import {
  answerDue as writeAnswer,
  findAnswering,
  findDue,
  insertDues,
  listDues,
  reopenAnswered,
} from '../../store/support-due.ts'
import { findRecord, takeBackActivitiesOf } from '../../store/support-record.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { reasonMissing } from '../correct-facts.ts'
import type { Done, Running } from '../run.ts'
import {
  actOnSupport,
  agencyNotSharing,
  dayOf,
  noonOf,
  notAhead,
  type OpenedSupport,
} from './open-support.ts'

/** What is due from now on. */
export type DuePlanned = { readonly application: string; readonly due: string }

/** Something to be done by a day. */
export type Planned = {
  readonly application: string
  readonly text: string
  readonly on: CalendarDate
}

/**
 * Says what comes next, who owes it, and by when. The step before it is settled: done, unless it
 * was dropped.
 */
export function planNextStep(
  context: ActorContext,
  given: Planned & { readonly owing: Owing; readonly before?: 'done' | 'dropped' },
): Promise<Result<Done<DuePlanned>>> {
  const act = { name: 'support.next-step', input: given, application: given.application }
  return actOnSupport(context, act, async (running, opened) => {
    const { books, command, recordedAt } = running
    const checked = checkPlanned(opened, given)
    if (!checked.ok) return checked
    const open = (await listDues(books, given.application)).find(
      ({ sort, answer }) => sort === 'next-step' && answer === null,
    )
    const answer = given.before ?? 'done'
    if (open) await writeAnswer(books, open.id, { answer, on: dayOf(recordedAt), command })
    return plan(running, { ...given, sort: 'next-step' })
  })
}

/** Sets a day on which to get in touch again. */
export function planFollowUp(
  context: ActorContext,
  given: Planned & { readonly owing: Owing },
): Promise<Result<Done<DuePlanned>>> {
  const act = { name: 'support.follow-up', input: given, application: given.application }
  return actOnSupport(context, act, async (running, opened) => {
    const checked = checkPlanned(opened, given)
    return checked.ok ? plan(running, { ...given, sort: 'follow-up' }) : checked
  })
}

async function plan(
  { books, command }: Running,
  { application, text, on, owing, sort }: Planned & Pick<Due, 'owing' | 'sort'>,
) {
  const due = newId()
  const entered = { id: due, application, sort, on, months: null, record: null, text, owing }
  await insertDues(books, [entered], command)
  return ok({ due })
}

function checkPlanned(
  { shares }: OpenedSupport,
  { text, owing }: Planned & { readonly owing: Owing },
): Result<void> {
  const words = owing.side === 'agency' ? [text, owing.person] : [text]
  const isText = words.every((each) => plainText(1000).safeParse(each).success)
  if (!isText || text.trim() === '') return stepWithoutText
  if (owing.side === 'company' || owing.agency === null) return ok(undefined)
  const isSharing = shares.some(({ agency }) => agency === owing.agency)
  return isSharing ? ok(undefined) : agencyNotSharing
}

/** An answer to something that is due. */
export type Answered = {
  readonly due: string
  readonly answer: DueAnswer
  /** The day of the answer: of a retention check the day on which the job was seen to hold. */
  readonly on: CalendarDate
  /** Of a retention check: for how many of those who were hired; all of them where absent. */
  readonly persons?: number | null
  /** Where the year is closed. */
  readonly reason?: string | null
}

/**
 * Settles something that is due. A job that has held leaves its fact; one that has not is noted
 * without one, and is not asked about again.
 */
export async function answerDue(
  context: ActorContext,
  given: Answered,
): Promise<Result<Done<DuePlanned>>> {
  const found = await find(context, given.due)
  if (!found.ok) return found
  const { application } = found.value
  const { reason = null } = given
  const act = { name: 'support.answer', input: given, application, reason }
  return actOnSupport(context, act, async (running) => {
    const { books, command, recordedAt } = running
    const due = present(await findDue(books, given.due), 'what is due')
    if (due.answer !== null) return answeredAlready(due.answer)
    if (!answersTo(due.sort).includes(given.answer)) return answerUnfit
    const day = notAhead(given.on, recordedAt)
    if (!day.ok) return day
    if (due.sort === 'retention') {
      const held = await checkHeld(running, context.by, { due, given })
      if (!held.ok) return held
    }
    const settled = { answer: given.answer, on: given.on, command }
    await writeAnswer(books, due.id, settled)
    if (given.answer === 'no') await dropLater(running, due, given.on)
    return ok({ due: due.id })
  })
}

type Checking = { readonly due: Due; readonly given: Answered }

async function checkHeld(
  running: Running,
  by: ActorContext['by'],
  { due, given }: Checking,
): Promise<Result<void>> {
  if (given.answer === 'no') return ok(undefined)
  if (given.on < due.on) return notReached(due.on)
  const hiring = present(await findRecord(running.books, due.record ?? ''), 'its hiring')
  const hired = hiring.persons ?? 1
  const persons = given.persons ?? hired
  if (!Number.isInteger(persons) || persons < 1 || persons > hired) return tooMany(persons, hired)
  const measure = { quantity: persons, unit: 'person' } as const
  const done = await perform(running, {
    ...{ act: `retain-${due.months ?? ''}`, applications: [due.application], by },
    ...{ now: running.recordedAt, reason: given.reason ?? null, brings: ['agency', 'record'] },
    happenedAt: noonOf(given.on),
    details: { due: due.id },
    own: new Map([[due.application, { measure }]]),
  })
  return done.ok ? ok(undefined) : done
}

/** Nobody asks after twelve months about a job that was gone after three. */
async function dropLater(
  { books, command }: Running,
  { application, record, on }: Due,
  answeredOn: CalendarDate,
): Promise<void> {
  const later = (await listDues(books, application)).filter(
    (due) => due.record === record && due.answer === null && due.on > on,
  )
  const dropped = { answer: 'dropped', on: answeredOn, command } as const
  for (const due of later) await writeAnswer(books, due.id, dropped)
}

/** Takes an answer back with the fact that it left: it is asked again. */
export async function undoAnswer(
  context: ActorContext,
  given: { readonly due: string; readonly reason: string },
): Promise<Result<Done<DuePlanned>>> {
  const { due: id, reason } = given
  if (reason.trim() === '') return reasonMissing
  const found = await find(context, id)
  if (!found.ok) return found
  const { application } = found.value
  const act = { name: 'support.undo-answer', input: given, application, reason }
  return actOnSupport(context, act, async (running) => {
    const { books, command } = running
    const due = present(await findDue(books, id), 'what is due')
    const answering = await findAnswering(books, id)
    if (answering === null) return notAnswered
    const isOther = due.sort === 'next-step' && (await hasOpenStep(running, application))
    if (isOther) return stepFollowed
    await reopenAnswered(books, due.sort === 'retention' ? { command: answering } : { due: id })
    await takeBackActivitiesOf(books, [answering], command)
    await insertCorrections(books, { command: answering }, { ...running, reason })
    return ok({ due: id })
  })
}

async function hasOpenStep({ books }: Running, application: string): Promise<boolean> {
  const dues = await listDues(books, application)
  return dues.some(({ sort, answer }) => sort === 'next-step' && answer === null)
}

async function find({ database, authority }: ActorContext, id: string): Promise<Result<Due>> {
  const due = isId(id)
    ? await withAuthority(database, authority, (books) => findDue(books, id))
    : undefined
  return due ? ok(due) : dueUnknown
}

const dueUnknown = refuse(
  'support_due_unknown',
  'この予定は見つかりません。画面を開き直してください。',
  'This cannot be found among what is due. Open the page again.',
)

const stepWithoutText = refuse(
  'support_step_without_text',
  '予定の内容を、1,000文字以内で入力してください。',
  'Say what is to be done, in at most 1,000 characters.',
)

const answeredAlready = (answer: DueAnswer) =>
  refuse(
    'support_due_answered_already',
    `すでに「${dueAnswers[answer].ja}」と記録されています。直すときは、先に取り消してください。`,
    `This was answered already: "${dueAnswers[answer].en}". Take that back first to change it.`,
  )

const answerUnfit = refuse(
  'support_answer_does_not_fit',
  'この予定には、その答えは選べません。表示されている答えから選んでください。',
  'This cannot be answered so. Choose one of the answers that are shown.',
)

const notReached = (on: CalendarDate) =>
  refuse(
    'retention_day_not_reached',
    `定着の確認は${on}からできます。確認した日をその日以降にしてください。`,
    `Whether the job has held can be said from ${on} on. Enter that day or a later one.`,
  )

const tooMany = (persons: number, hired: number) =>
  refuse(
    'retained_persons_not_in_range',
    `定着した人数は、採用した${hired}人までで入力してください（入力: ${persons}）。`,
    `Enter how many are still employed, at most the ${hired} who were hired (entered: ${persons}).`,
  )

const notAnswered = refuse(
  'support_due_not_answered',
  'まだ答えが記録されていません。画面を開き直してください。',
  'Nothing has been answered here. Open the page again.',
)

const stepFollowed = refuse(
  'support_step_was_followed',
  'すでに新しい次の予定があります。新しい予定を済みにしてから取り消してください。',
  'Another next step stands by now. Settle that one first.',
)
