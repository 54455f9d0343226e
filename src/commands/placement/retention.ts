/** Whether a job still holds after three, six and twelve months. A no is noted without a fact. */
import type { RetentionMonths } from '../../domain/delivery/lifecycle.ts'
import { retentionDueOn } from '../../domain/delivery/placement/term.ts'
import { type CalendarDate, formatDate, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { listRetention, writeRetention } from '../../store/placement-term.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPair, termOf } from './open-placement.ts'
import type { PlacementOfPerson } from './start.ts'
import { noonOf } from './visit.ts'

/** What was found out. */
export type RetentionGiven = {
  readonly application: string
  readonly months: RetentionMonths
  readonly held: boolean
  readonly words: string | null
  /** Needed where the day lies in a closed year. */
  readonly reason: string | null
}

/** Records it. A yes is a fact of the day on which it fell due. Refuses days that have not come. */
export async function recordRetention(
  context: ActorContext,
  given: RetentionGiven,
): Promise<Result<Done<PlacementOfPerson>>> {
  const { words: _words, ...input } = given
  const reason = given.reason?.trim() || null
  const act = { name: 'placement.retention', input, reason, lock: 'writing' } as const
  return runAct(context, act, (running) => noteRetention(running, context.by, { ...given, reason }))
}

/** The same within a running command. */
async function noteRetention(
  running: Running,
  by: ActorContext['by'],
  { application, months, held, words, reason }: RetentionGiven,
): Promise<Result<PlacementOfPerson>> {
  const { books, recordedAt: now, command } = running
  const pair = await lockPair(books, application)
  if (!pair.ok) return pair
  const term = termOf(pair.value)
  if (!term.ok) return term
  const { match } = pair.value
  const acting = { by, now, reason, brings: ['match'] } as const
  const dueOn =
    term.value.result === 'hired'
      ? retentionDueOn(present(term.value.resultOn, 'the day of hiring'), months)
      : null
  const today = japanDate(new Date(now))
  if (dueOn !== null && dueOn > today) return notDueYet(dueOn)
  const known = await listRetention(books, [match.id])
  if (held && known.some((each) => !each.held && each.months < months)) return hasLeft
  const done = await perform(running, {
    act: held ? `retain-${months}` : 'not-retain',
    applications: [application],
    ...(held && dueOn !== null && { happenedAt: noonOf(dueOn) }),
    ...(!held && { details: { months } }),
    ...acting,
  })
  if (!done.ok) return done
  const noted = { match: match.id, months, held, notedOn: today, words: words?.trim() || null }
  await writeRetention(books, noted, command)
  return ok({ application })
}

function notDueYet(dueOn: CalendarDate): Refused {
  return refuse(
    'retention_is_not_due',
    `定着を確かめる日は${formatDate(dueOn, 'ja')}です。その日が来てから記録してください。`,
    `Retention is asked on ${formatDate(dueOn, 'en')}. Record it once that day has come.`,
  )
}

const hasLeft = refuse(
  'person_has_left_the_job',
  'それより前の月に、定着しなかったと記録されています。誤りのときは、結果を取り消してやり直してください。',
  'An earlier check says that the job did not hold. If that is wrong, take the result back first.',
)
