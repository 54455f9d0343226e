/** Numbers in the line of a company's booth, for those who were let in. */
import type { Application } from '../../domain/delivery/application.ts'
import { lineAt } from '../../domain/delivery/gathering/booth-line.ts'
import { nextQueueNumber } from '../../domain/delivery/gathering/call-queue.ts'
import { interviewSettingsOf } from '../../domain/delivery/gathering/interview-settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Resource, Session } from '../../domain/delivery/session.ts'
import { parseTicketCode } from '../../domain/delivery/ticket.ts'
import { type Instant, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'
import { findApplicationsByNumber } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import {
  type InterviewEntry,
  listInterviews,
  listInterviewsOf,
  writeCall,
} from '../../store/interview.ts'
import { insertSeats } from '../../store/seats.ts'
import {
  findResource,
  insertSessions,
  lockSession,
  readSessions,
  updateSession,
} from '../../store/session.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { servingAs } from './serving.ts'
import { holdVisitor, makeInterview } from './visitor.ts'

/** A number that is wished for, by the visitor's reservation or by the code on their ticket. */
export type NumberWish = {
  /** The gathering's session. */
  readonly session: string
  readonly booth: string
} & ({ readonly application: string } | { readonly code: string })

/** The number that was given. */
export type NumberGiven = { readonly interview: string; readonly number: number }

/** Gives a visitor who was let in the next number in the line of a booth. */
export async function takeNumber(
  context: ActorContext,
  wish: NumberWish,
): Promise<Result<Done<NumberGiven>>> {
  const act = { name: 'interview.take-ticket', input: wish, lock: 'writing' } as const
  return runAct<NumberGiven>(context, act, async (running) => {
    const { books } = running
    const day = isId(wish.session) ? await lockSession(books, wish.session) : undefined
    const booth = isId(wish.booth) ? await findResource(books, wish.booth) : undefined
    if (!day || booth?.offering !== day.offering || booth.sort !== 'booth') return boothUnknown
    const found = await findVisitor(books, wish)
    if (!found.ok) return found
    const held = await holdVisitor(books, found.value, { by: context.by, session: day.id })
    if (!held.ok) return held
    const { visitor, offering } = held.value
    const fit = checkVisitor(visitor, { day, booth, offering, now: running.recordedAt })
    if (!fit.ok) return fit
    const waiting = await listInterviewsOf(books, [visitor.id])
    const there = waiting.find((each) => each.booth === booth.id && underWay.has(each.state))
    if (there) return inLineAlready(there)
    const line = await openLine(running, day, booth)
    const actor = servingAs(context.by, day, [line.id])
    const made = await makeInterview(running, {
      ...{ session: line.id, act: 'take-ticket', actor, visitor },
    })
    if (!made.ok) return made
    const number = nextQueueNumber(await listInterviews(books, day), booth.id)
    const interview = { ...freshCall, id: made.value, booth: booth.id, person: visitor.id, number }
    await writeCall(books, { ...interview, state: 'queued' }, line.id)
    return ok({ interview: made.value, number })
  })
}

const freshCall = {
  startsAt: null,
  isHere: true,
  calledAt: null,
  calls: 0,
  behind: null,
  metAt: null,
} as const

/** The states of an interview that is still to take place, or is taking place. */
const underWay: ReadonlySet<string> = new Set(['reserved', 'queued', 'called'])

async function findVisitor(books: Books, wish: NumberWish): Promise<Result<string>> {
  if ('application' in wish) return ok(wish.application)
  const code = parseTicketCode(wish.code)
  if (!code.ok) return code
  const found = (await findApplicationsByNumber(books, [code.value])).get(code.value)
  return found ? ok(found.id) : codeUnknown(wish.code)
}

type Place = {
  readonly day: Session
  readonly booth: Resource
  readonly offering: Offering
  readonly now: Instant
}

function checkVisitor(visitor: Application, { day, booth, offering, now }: Place): Result<void> {
  const isHere = visitor.session === day.id || visitor.session === null
  if (visitor.offering !== day.offering || !isHere) return visitorElsewhere
  if (visitor.state !== 'checked-in') return notLetIn
  const [today, last] = [now, day.endsAt].map((moment) => japanDate(new Date(moment)))
  if ((today ?? '') > (last ?? '')) return dayOver
  const hasLine = interviewSettingsOf(offering).tickets && booth.isOpen
  return hasLine ? ok(undefined) : noLine(booth)
}

/** The line of a booth; opened when its first number is given, and for as long as the day lasts. */
async function openLine({ books, command }: Running, day: Session, booth: Resource) {
  const line = lineAt(day, booth.id)
  const known = (await readSessions(books, [line.id])).get(line.id)
  if (known === undefined) {
    await insertSessions(books, [line], command)
    await insertSeats(books, [{ place: line.id, offering: line.offering, capacity: null }])
  } else if (known.startsAt !== line.startsAt || known.endsAt !== line.endsAt) {
    await updateSession(books, { ...line, revision: known.revision })
  }
  return line
}

const boothUnknown = refuse(
  'resource_unknown',
  'このブースは見つかりません。一覧から選び直してください。',
  'This booth cannot be found. Choose it from the list again.',
)

const visitorElsewhere = refuse(
  'reservation_of_another_session',
  'この入場券は、別の日程のものです。',
  'This ticket is for another session.',
)

const notLetIn = refuse(
  'visitor_not_checked_in',
  '会場の受付が済んでから、整理番号を取れます。先に受付で入場券を見せてください。',
  'Numbers are given to those who have been checked in. Show your ticket at the door first.',
)

const dayOver = refuse(
  'session_is_over',
  'この催しは終わりました。整理番号はもう取れません。',
  'This gathering is over: no more numbers are given.',
)

const codeUnknown = (code: string): Refused =>
  refuse(
    'ticket_code_unknown',
    `「${code.slice(0, 40)}」の予約は見つかりません。申込番号を確かめてください。`,
    `There is no reservation "${code.slice(0, 40)}". Check the application number.`,
  )

const noLine = ({ name }: Resource): Refused =>
  refuse(
    'booth_has_no_line',
    `${name.ja}のブースでは、整理番号を配っていません。`,
    `The booth of ${name.en} gives no numbers.`,
  )

function inLineAlready({ boothName, number, startsAt }: InterviewEntry): Refused {
  const [ja, en] =
    number === null
      ? [`${timeOfDay(present(startsAt, 'a time'))}の予約`, `an appointment`]
      : [`${number}番の整理番号`, `number ${number}`]
  return refuse(
    'in_line_already',
    `${boothName.ja}には、すでに${ja}があります。`,
    `There is ${en} with ${boothName.en} already.`,
  )
}
