/** Proposing a company to a person, taking the proposal back, and what both say to it. */
import { ownerOf } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { runners } from '../../domain/delivery/lifecycle.ts'
import { comparePlacement } from '../../domain/delivery/placement/match.ts'
import {
  companyRefusals,
  isNameIn,
  personRefusals,
} from '../../domain/delivery/placement/reason.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import {
  closeMatch,
  insertMatch,
  type MatchCloser,
  writeAnswer,
  writeVisitDay,
} from '../../store/placement-match.ts'
import { readOfferedPositions } from '../../store/placement-position.ts'
import { readProfiles } from '../../store/placement-profile.ts'
import { lockApplications } from '../../store/application.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPair, lockPlacement, type Pair } from './open-placement.ts'
import { positionUnknown } from './position.ts'

/** Whom to propose to which position. */
export type MatchProposal = {
  readonly application: string
  readonly position: string
}

/** A proposal that was made or changed. */
export type MatchDone = { readonly application: string; readonly match: string }

/**
 * Proposes a position to a person; both are told. Keeps what the criteria say now. Refuses
 * positions that are closed or taken, and companies that are no hosts.
 */
export async function proposeMatch(
  context: ActorContext,
  given: MatchProposal,
): Promise<Result<Done<MatchDone>>> {
  const act = { name: 'placement.match', input: given, lock: 'writing' } as const
  return runAct(context, act, (running) => makeMatch(running, context.by, given))
}

/** The same within a running command. */
export async function makeMatch(
  running: Running,
  by: ActorContext['by'],
  { application, position: id }: MatchProposal,
): Promise<Result<MatchDone>> {
  const { books, recordedAt: now, command } = running
  const position = (await readOfferedPositions(books, [id])).get(id)
  if (!position) return positionUnknown
  await lockApplications(books, [application, position.host])
  const opened = await lockPlacement(books, application, 'placement')
  if (!opened.ok) return opened
  const { settings, offering } = opened.value
  if (position.offering !== offering.id) return positionUnknown
  // Read once more, now that the company's side is held.
  const held = (await readOfferedPositions(books, [id])).get(id)
  if (!held?.isOpen || held.taken >= held.seats) return positionNotFree
  const profile = (await readProfiles(books, [application])).get(application)?.profile ?? null
  const acting = { by, now, reason: null, brings: ['match'] } as const
  const done = await perform(running, { act: 'match', applications: [application], ...acting })
  if (!done.ok) return done
  const told = await perform(running, { act: 'hear-of', applications: [held.host], ...acting })
  if (!told.ok) return told
  const { verdicts: criteria } = comparePlacement(settings, profile, held.position)
  const match = newId()
  const row = { id: match, application, host: held.host, position: id, criteria, visitOn: null }
  await insertMatch(books, { ...row, proposedAt: now }, command)
  return ok({ application, match })
}

/** What one side says to a proposal. */
export type AnswerGiven = {
  /** The person's application. */
  readonly application: string
  readonly by: 'person' | 'company'
  readonly says: 'yes' | 'no'
  /** The name of a reason in the list of that side; needed for a no. */
  readonly reason: string | null
  readonly words: string | null
}

/**
 * Notes what a person or a company says, by themselves or by staff for them. A no takes the
 * proposal back, and the person waits for another one.
 */
export async function answerMatch(
  context: ActorContext,
  given: AnswerGiven,
): Promise<Result<Done<MatchDone>>> {
  const { words: _words, ...input } = given
  const act = { name: 'placement.answer', input, lock: 'writing' } as const
  return runAct(context, act, (running) => noteAnswer(running, context.by, given))
}

/** The same within a running command. */
export async function noteAnswer(
  running: Running,
  by: ActorContext['by'],
  given: AnswerGiven,
): Promise<Result<MatchDone>> {
  const list: Words = given.by === 'person' ? personRefusals : companyRefusals
  const { says, reason } = given
  const isReason = reason !== null && isNameIn(list, reason)
  if (says === 'no' && !isReason) return reasonOfRefusalMissing
  const pair = await lockPair(running.books, given.application)
  if (!pair.ok) return pair
  const { match, person, host } = pair.value
  if (person.state !== 'matched') return answeredTooLate
  const acting = { by, now: running.recordedAt, reason: null, brings: ['match'] } as const
  const answered =
    given.by === 'company'
      ? await perform(running, { act: 'answer-match', applications: [host.id], ...acting })
      : await noteOfPerson(running, by, { person, says })
  if (!answered.ok) return answered
  const words = given.words?.trim() || null
  const answer = { says, saidAt: running.recordedAt, reason: says === 'no' ? reason : null, words }
  await writeAnswer(running.books, match.id, { by: given.by, answer })
  if (says === 'no') {
    // Whoever may answer has been asked above; the step is the consequence of their no.
    const on = ownerOf(running.recordedBy)
    const label = given.by === 'person' ? refusedByPerson : refusedByCompany
    const closed = await endMatch(running, pair.value, { by: on, closer: given.by, reason: label })
    if (!closed.ok) return closed
  }
  return ok({ application: person.id, match: match.id })
}

type Words = Readonly<Record<string, Bilingual>>

const [refusedByPerson, refusedByCompany] = ['本人が辞退', '企業が辞退']

/** A yes is an act; a no is one by the act that follows. Whether they may is the same question. */
function noteOfPerson(
  running: Running,
  by: ActorContext['by'],
  { person, says }: { readonly person: Pair['person']; readonly says: 'yes' | 'no' },
) {
  const acting = { by, now: running.recordedAt, reason: null, brings: ['match'] } as const
  return perform(running, {
    act: 'agree',
    applications: [person.id],
    details: { says },
    ...acting,
  })
}

type Ending = {
  readonly by: ActorContext['by']
  readonly closer: MatchCloser
  readonly reason: string
}

async function endMatch(
  running: Running,
  { person, match }: Pair,
  { by, closer, reason }: Ending,
): Promise<Result<void>> {
  const now = running.recordedAt
  const acting = { by, now, reason, brings: ['match'] } as const
  const done = await perform(running, { act: 'unmatch', applications: [person.id], ...acting })
  if (!done.ok) return done
  await closeMatch(running.books, match.id, { by: closer, at: now })
  return ok(undefined)
}

/** Takes a proposal back, by staff. Refuses without a reason. */
export async function withdrawMatch(
  context: ActorContext,
  given: { readonly application: string; readonly reason: string },
): Promise<Result<Done<MatchDone>>> {
  const reason = given.reason.trim()
  const act = {
    name: 'placement.unmatch',
    input: { ...given, reason },
    reason,
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const pair = await lockPair(running.books, given.application)
    if (!pair.ok) return pair
    const ending = { by: context.by, closer: 'staff', reason } as const
    const done = await endMatch(running, pair.value, ending)
    const { person, match } = pair.value
    return done.ok ? ok({ application: person.id, match: match.id }) : done
  })
}

/** Says on which day the workplace is to be visited; null takes it back. */
export async function planVisit(
  context: ActorContext,
  given: { readonly application: string; readonly on: CalendarDate | null },
): Promise<Result<Done<MatchDone>>> {
  const act = { name: 'placement.plan-visit', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const pair = await lockPair(running.books, given.application)
    if (!pair.ok) return pair
    const { match, person, offering } = pair.value
    const place = { programme: offering.programme }
    const allowed = mayWith(context.by, { label: visitLabel, roles: runners }, place)
    if (!allowed.ok) return allowed
    if (person.state !== 'matched') return answeredTooLate
    await writeVisitDay(running.books, match.id, given.on)
    return ok({ application: person.id, match: match.id })
  })
}

const visitLabel = { ja: '職場見学の日を決める', en: 'Set the day of the visit' } as const

const positionNotFree = refuse(
  'position_is_not_free',
  'この求人は、募集を終えたか、人数がいっぱいです。ほかの求人を選んでください。',
  'This position is closed, or all of it is taken. Choose another one.',
)

const reasonOfRefusalMissing = refuse(
  'reason_of_refusal_missing',
  '断る理由を、一覧から選んでください。',
  'Choose the reason for the refusal from the list.',
)

const answeredTooLate = refuse(
  'match_is_answered_too_late',
  'この紹介は、もう次の段階に進んでいます。変更は担当者に連絡してください。',
  'This proposal has moved on. Tell your contact of any change.',
)
