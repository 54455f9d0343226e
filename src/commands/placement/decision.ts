/**
 * Deciding a placement: its period, a place of the position, a letter. A person has one at a time,
 * and a position takes no more people than it is for, however many decide at once.
 */
import { checkAge, checkPeriod, type Period } from '../../domain/delivery/placement/term.ts'
import { labelsOf } from '../../domain/delivery/placement/settings.ts'
import type { LetterValues } from '../../domain/letter/sort.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { readDetails } from '../../store/application.ts'
import { closeMatch } from '../../store/placement-match.ts'
import {
  freePosition,
  type OfferedPosition,
  readOfferedPositions,
  takePosition,
} from '../../store/placement-position.ts'
import { readProfiles } from '../../store/placement-profile.ts'
import { insertTerm, updateTerm } from '../../store/placement-term.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPair, type Pair, termOf } from './open-placement.ts'
import { noonOf } from './visit.ts'

/** What is decided. */
export type DecisionGiven = Period & {
  readonly application: string
  /** The day of the decision; today where it is null. */
  readonly decidedOn: CalendarDate | null
  /** Why somebody is sent who does not meet the condition of age; null where they do. */
  readonly reason: string | null
  /** Whether a letter is issued. */
  readonly withLetter: boolean
}

/** The decision. `letter`: the id of its letter, where one was issued. */
export type PlacementDecided = {
  readonly application: string
  readonly match: string
  readonly letter: string | null
}

/** Decides. Refuses a second placement at a time, a period that is too long, full positions. */
export async function decidePlacement(
  context: ActorContext,
  given: DecisionGiven,
): Promise<Result<Done<PlacementDecided>>> {
  const reason = given.reason?.trim() || null
  const act = { name: 'placement.decide', input: given, reason, lock: 'writing' } as const
  return runAct(context, act, (running) => makeDecision(running, context.by, { ...given, reason }))
}

/** The same within a running command. */
export async function makeDecision(
  running: Running,
  by: ActorContext['by'],
  given: DecisionGiven,
): Promise<Result<PlacementDecided>> {
  const { books, recordedAt: now, command } = running
  const { application: id, from, to, reason } = given
  const found = await lockPair(books, id)
  if (!found.ok) return found
  const { person, match } = found.value
  const fit = await againstRules(running, found.value, given)
  if (!fit.ok) return fit
  const position = (await readOfferedPositions(books, [match.position])).get(match.position)
  if (!(await takePosition(books, match.position))) return positionIsFull
  const decidedOn = given.decidedOn ?? japanDate(new Date(now))
  const whose = { person: person.party ?? person.account ?? person.id, application: id }
  const term = { match: match.id, ...whose, decidedOn, startsOn: from, endsOn: to }
  if (!(await insertTerm(books, term, command))) return oneAtATime
  const done = await perform(running, {
    act: 'decide',
    applications: [id],
    happenedAt: given.decidedOn === null ? null : noonOf(given.decidedOn),
    ...{ by, now, reason, brings: ['match', 'period'] },
  })
  if (!done.ok) return done
  if (!given.withLetter) return ok({ application: id, match: match.id, letter: null })
  const issued = await issueLetter(running, {
    sort: 'placement-decision',
    application: id,
    values: await letterValues(running, found.value, {
      position: present(position, 'it'),
      from,
      to,
    }),
  })
  return issued.ok ? ok({ application: id, match: match.id, letter: issued.value.letter }) : issued
}

/** Both must not have said no; the company must be a host; age, and the length of the period. */
async function againstRules(
  { books }: Running,
  { person, host, match, settings }: Pair,
  { from, to, reason }: DecisionGiven,
): Promise<Result<void>> {
  if (host.state !== 'accepted' && host.state !== 'hosting') return hostIsNone
  if (match.person?.says !== 'yes') return personHasNotAgreed
  if (match.company?.says !== 'yes') return companyHasNotAgreed
  const period = checkPeriod({ from, to }, settings)
  if (!period.ok) return period
  const profile = (await readProfiles(books, [person.id])).get(person.id)?.profile
  const age = checkAge(settings.age, profile?.birthDate ?? null, from)
  return age.ok || reason !== null ? ok(undefined) : age
}

type Lettered = Period & { readonly position: OfferedPosition }

async function letterValues(
  { books }: Running,
  { person, settings }: Pair,
  { position: { position, company }, from, to }: Lettered,
): Promise<LetterValues<'placement-decision'>> {
  const detail = (await readDetails(books, [person.id])).get(person.id)
  const [work] = labelsOf(settings.works, [position.work])
  const hours = hoursWords(position)
  return {
    period: { from, to },
    company: company ?? '—',
    ...(detail?.name && { person: detail.name }),
    work: work ? { ja: `${position.title}（${work.ja}）`, en: position.title } : position.title,
    ...(position.place !== null && { venue: position.place }),
    ...(hours && { hours }),
    ...(position.pay !== null && { pay: position.pay }),
  }
}

/** Days and hours a week in words; null where neither is said. */
export function hoursWords(of: {
  readonly daysWeek: number | null
  readonly hoursWeek: number | null
}): Bilingual | null {
  const { daysWeek: days, hoursWeek: hours } = of
  if (days === null && hours === null) return null
  const ja = [days === null ? '' : `週${days}日`, hours === null ? '' : `週${hours}時間`]
  const en = [days === null ? '' : `${days} days`, hours === null ? '' : `${hours} hours`]
  const filled = (parts: readonly string[]) => parts.filter((part) => part !== '')
  return { ja: filled(ja).join('、'), en: `${filled(en).join(', ')} a week` }
}

/** Cancels a decision before anybody has begun to work: the person waits for another proposal. */
export async function cancelDecision(
  context: ActorContext,
  given: { readonly application: string; readonly reason: string },
): Promise<Result<Done<{ readonly application: string }>>> {
  const reason = given.reason.trim()
  const input = { ...given, reason }
  const act = { name: 'placement.cancel', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const pair = await lockPair(books, given.application)
    if (!pair.ok) return pair
    const term = termOf(pair.value)
    if (!term.ok) return term
    const { person, match } = pair.value
    const acting = { by: context.by, now, reason, brings: ['match'] } as const
    const done = await perform(running, { act: 'cancel', applications: [person.id], ...acting })
    if (!done.ok) return done
    await freePosition(books, match.position)
    await updateTerm(books, match.id, { cancelledAt: now })
    await closeMatch(books, match.id, { by: 'decision', at: now })
    return ok({ application: person.id })
  })
}

const hostIsNone = refuse(
  'company_is_no_host',
  'この企業は、いま受入企業ではありません。紹介を取りやめて、ほかの企業を紹介してください。',
  'This company is no host now. Take the proposal back, and propose another one.',
)

const personHasNotAgreed = refuse(
  'person_has_not_agreed',
  '本人がまだ紹介を受けていません。本人の返事を確かめて、記録してから決定してください。',
  'The person has not accepted the proposal. Record their answer first.',
)

const companyHasNotAgreed = refuse(
  'company_has_not_agreed',
  '企業がまだ承諾していません。企業の返事を確かめて、記録してから決定してください。',
  'The company has not accepted the proposal. Record its answer first.',
)

const positionIsFull = refuse(
  'position_is_full',
  'この求人は、受け入れる人数がいっぱいになりました。ほかの求人を紹介してください。',
  'All of this position is taken. Propose another one.',
)

/** The person has a placement that is neither over nor cancelled. */
export const oneAtATime = refuse(
  'person_has_a_placement_already',
  'この方には、終わっていない派遣がほかにあります。そちらを終えるか取り消してから操作してください。',
  'This person has another placement that is not over. End or cancel that one first.',
)
