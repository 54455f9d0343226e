/** People who were advised on the spot and did not say who they are: counted, not named. */
import { mayWith } from '../../domain/access/capability.ts'
import { runners } from '../../domain/delivery/lifecycle.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { insertActivities } from '../../store/activity.ts'
import { findOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import { recordHeads } from '../offering/head-count.ts'
import { type Done, runAct } from '../run.ts'
import { consultationUnknown } from './person.ts'

/** Heads that were counted. */
export type ConsultationHeads = {
  readonly offering: string
  readonly heads: number
  readonly on: CalendarDate
  readonly channel: Channel | null
  readonly reason: string | null
}

const counting = {
  label: { ja: '相談の人数を記録する', en: 'Count consultations' },
  roles: ['counsellor', ...runners],
} as const

/** Records how many were advised on a day: 1 to 1,000. Refuses days to come. */
export async function countConsultations(
  context: ActorContext,
  given: ConsultationHeads,
): Promise<Result<Done<{ readonly heads: number }>>> {
  const { offering: id, heads, on, channel, reason } = given
  if (!Number.isInteger(heads) || heads < 1 || heads > 1000) return notANumber
  const act = { name: 'consultation.heads', input: given, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt, recordedBy: enteredBy, command } = running
    const offering = await findOffering(books, id)
    if (offering?.kind !== 'consultation') return consultationUnknown
    const allowed = mayWith(context.by, counting, { programme: offering.programme })
    if (!allowed.ok) return allowed
    const today = japanDate(new Date(recordedAt))
    if (on > today) return notYet
    const counted = { offering, session: null, heads, happenedOn: on, channel, reason }
    const recorded = await recordHeads(running, counted)
    if (!recorded.ok) return recorded
    const happenedAt = on === today ? recordedAt : instantAt(on, '12:00' as TimeOfDay)
    const of = { offering: id, session: null, application: null, sort: 'heads', once: null }
    await insertActivities(books, [
      { id: newId(), ...of, happenedAt, channel, quantity: heads, details: {}, enteredBy, command },
    ])
    return ok({ heads })
  })
}

const notANumber = refuse(
  'heads_not_a_number',
  '人数は1から1,000までの整数で入力してください。',
  'Enter the number of people as a whole number from 1 to 1,000.',
)

const notYet = refuse(
  'day_not_reached',
  'その日はまだ来ていません。今日までの日付にしてください。',
  'That day has not come. Enter today or an earlier one.',
)
