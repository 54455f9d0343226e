/**
 * Calling visitors to a booth: the next in line, one by hand, those who missed their call, and
 * noting that an interview took place. One day's calls follow each other: nobody is called twice.
 */
import type { Actor } from '../../domain/access/actor.ts'
import { board, type BoothLine } from '../../domain/delivery/gathering/call-board.ts'
import {
  type BoothMoment,
  callNext,
  callOne,
  meet,
  missCall,
  putBack,
  type QueuedInterview,
} from '../../domain/delivery/gathering/call-queue.ts'
import { lineId } from '../../domain/delivery/gathering/booth-line.ts'
import { interviewSettingsOf } from '../../domain/delivery/gathering/interview-settings.ts'
import type { Resource } from '../../domain/delivery/session.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Instant } from '../../kit/calendar.ts'
import type { Books } from '../../store/database.ts'
import { type DayInterview, listInterviews, writeCall } from '../../store/interview.ts'
import { listResources } from '../../store/session.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { type Door, holdDoor } from './door.ts'
import { servingAs } from './serving.ts'

/** A booth on a day. */
export type BoothDay = { readonly session: string; readonly booth: string }

/** One interview of a booth on a day. */
export type InterviewAtBooth = BoothDay & { readonly interview: string }

/** How an interview stands after a call. */
export type Called = { readonly interview: string; readonly number: number | null }

/** Calls the next visitor. Refuses while every desk is taken, and where nobody can be called. */
export function callNextVisitor(
  context: ActorContext,
  given: BoothDay,
): Promise<Result<Done<Called>>> {
  return atBooth(context, { ...given, name: 'interview.call-next' }, callNext)
}

/** What can be done to one interview at its booth. */
export const boothActs = ['call', 'miss', 'requeue', 'meet', 'undo-meet'] as const
export type BoothAct = (typeof boothActs)[number]

/** Does one of {@link boothActs} to an interview. Refuses what does not follow. */
export function actAtBooth(
  context: ActorContext,
  { act, ...given }: InterviewAtBooth & { readonly act: BoothAct },
): Promise<Result<Done<Called>>> {
  return atBooth(context, { ...given, name: `interview.${act}` }, (moment) => {
    const interview = moment.interviews.find(({ id }) => id === given.interview)
    if (interview?.booth !== given.booth) return interviewUnknown
    return moves[act](moment, interview)
  })
}

type Move = (moment: BoothMoment, interview: QueuedInterview) => Result<QueuedInterview>

const moves: Readonly<Record<BoothAct, Move>> = {
  call: ({ now }, interview) => callOne(interview, now),
  // An appointment that nobody keeps is missed without having been called.
  miss: (moment, interview) =>
    interview.state === 'called'
      ? missCall(moment, interview.id)
      : ok({ ...interview, state: 'absent' }),
  requeue: (moment, interview) =>
    interview.state === 'absent' ? putBack(moment, interview.id) : missCall(moment, interview.id),
  meet: ({ now }, interview) => meet(interview, now),
  'undo-meet': (_moment, interview) =>
    interview.state === 'met'
      ? ok({ ...interview, state: 'called', metAt: null })
      : interviewUnknown,
}

/** What the hall sees of a day: its booths with their lines, in their order. */
export type DayBoard = {
  readonly booths: readonly (BoothLine & { readonly resource: Resource })[]
  readonly interviews: readonly DayInterview[]
}

/** The board of a day at a moment. Booths that are closed are left out. */
export async function readBoard(books: Books, door: Door, now: Instant): Promise<DayBoard> {
  const { session: day, offering } = door
  const resources = await listResources(books, offering.id)
  const booths = resources.filter(({ sort, isOpen }) => sort === 'booth' && isOpen)
  const interviews = await listInterviews(books, day)
  const rule = interviewSettingsOf(offering)
  const lines = board({ interviews, booths: booths.map(({ id }) => id), now, rule })
  return {
    interviews,
    booths: lines.map((line, index) => ({ ...line, resource: present(booths[index], 'a booth') })),
  }
}

type Named = BoothDay & { readonly name: string; readonly interview?: string }

async function atBooth(
  context: ActorContext,
  { name, ...given }: Named,
  move: (moment: BoothMoment) => Result<QueuedInterview>,
): Promise<Result<Done<Called>>> {
  const act = { name, input: given, lock: 'writing' } as const
  return runAct<Called>(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const held = await holdDoor(books, given.session, context.by)
    if (!held.ok) return held
    const { offering, session: day } = held.value
    const interviews = await listInterviews(books, day)
    const rule = interviewSettingsOf(offering)
    const moved = move({ interviews, booth: given.booth, now, rule })
    if (!moved.ok) return moved
    const before = present(
      interviews.find(({ id }) => id === moved.value.id),
      'the interview before',
    )
    const by = servingAs(context.by, day, [before.session])
    const written = await write(running, { before, after: moved.value, by })
    if (!written.ok) return written
    const isQueued = before.session === lineId(day.id, before.booth)
    await writeCall(books, moved.value, isQueued ? before.session : null)
    return ok({ interview: moved.value.id, number: moved.value.number })
  })
}

type Writing = {
  readonly before: DayInterview
  readonly after: QueuedInterview
  readonly by: Actor
}

async function write(running: Running, { before, after, by }: Writing): Promise<Result<void>> {
  const act = actInto(before, after)
  const reason = act === 'undo-meet' ? 'ブースでの押し間違い' : null
  const asked = { act, applications: [before.id], by, now: running.recordedAt, reason }
  const done = await perform(running, asked)
  return done.ok ? ok(undefined) : done
}

/** The act of the lifecycle that leads from one state of the line to another. */
function actInto(before: QueuedInterview, { state }: QueuedInterview): BoothAct {
  if (before.state === 'met') return 'undo-meet'
  if (state === 'called') return 'call'
  if (state === 'met') return 'meet'
  return state === 'absent' ? 'miss' : 'requeue'
}

const interviewUnknown = refuse(
  'interview_unknown',
  'この面接は、このブースの一覧にありません。画面を読み込み直してください。',
  'This interview is not among those of the booth. Load the page again.',
)
