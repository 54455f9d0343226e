/** Anonymous head-counts: people who were seen at a session and not named. */
import { mayWith } from '../../domain/access/capability.ts'
import { runnersAndDoor } from '../../domain/delivery/lifecycle.ts'
import type { Channel, Offering } from '../../domain/delivery/offering.ts'
import type { FactKind } from '../../domain/fact/kind.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { insertActivities } from '../../store/activity.ts'
import { insertFacts } from '../../store/new-fact.ts'
import { findOffering } from '../../store/offering.ts'
import { readSessions } from '../../store/session.ts'
import { fileFacts, tagsOf } from '../application/write-steps.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import type { OfOffering } from './offering.ts'

/** Heads that were counted at a session, beside those who were named. */
export type HeadCount = {
  readonly session: string
  readonly heads: number
  readonly channel?: Channel | null
  readonly reason?: string | null
}

/** What nameless attendance is recorded as, where the kind of delivery has it. */
const kinds: Readonly<Record<string, FactKind | undefined>> = {
  gathering: 'gathering.attended',
  course: 'course.attended',
  consultation: 'consultation.held',
}

const counting = { label: { ja: '人数を記録する', en: 'Count heads' }, roles: runnersAndDoor }

/** Records how many people came without a name: 1 to 100,000. */
export async function countHeads(
  context: ActorContext,
  given: HeadCount,
): Promise<Result<Done<OfOffering<{ readonly heads: number }>>>> {
  const { session: id, heads, channel = null, reason = null } = given
  if (!Number.isInteger(heads) || heads < 1 || heads > 100_000) return headsNotANumber
  const act = { name: 'session.heads', input: given, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt, recordedBy, command } = running
    const session = (await readSessions(books, [id])).get(id)
    const offering = session && (await findOffering(books, session.offering))
    if (!session || !offering || !kinds[offering.kind]) return sessionUnknown
    const place = { programme: offering.programme, session: id }
    const allowed = mayWith(context.by, counting, place)
    if (!allowed.ok) return allowed
    const happenedOn = japanDate(new Date(session.startsAt))
    if (japanDate(new Date(recordedAt)) < happenedOn) return notYet
    const counted = { offering, session: id, heads, happenedOn, channel, reason }
    const recorded = await recordHeads(running, counted)
    if (!recorded.ok) return recorded
    await insertActivities(books, [
      {
        id: newId(),
        offering: offering.id,
        session: id,
        application: null,
        sort: 'heads',
        once: null,
        happenedAt: recordedAt,
        channel,
        quantity: heads,
        details: {},
        enteredBy: recordedBy,
        command,
      },
    ])
    return ok({ offering: offering.id, heads })
  })
}

/** Heads that were counted on a day. */
export type CountedHeads = {
  readonly offering: Offering
  /** Null where they came without any session. */
  readonly session: string | null
  readonly heads: number
  readonly happenedOn: CalendarDate
  readonly channel: Channel | null
  readonly reason: string | null
}

/** Records counted heads as a fact. Refuses a closed period without a reason. */
export async function recordHeads(
  { books, command, recordedAt, recordedBy }: Running,
  { offering, session, heads, happenedOn, channel, reason }: CountedHeads,
): Promise<Result<void>> {
  const kind = present(kinds[offering.kind], `nameless attendance of ${offering.kind}`)
  const filed = await fileFacts(books, [
    {
      programme: offering.programme,
      component: offering.component,
      kind,
      party: null,
      partyType: null,
      offering: offering.id,
      session,
      application: null,
      quantity: heads,
      unit: 'entry',
      tags: tagsOf(kind, offering, channel),
      occurredOn: happenedOn,
      reason,
      ...{ recordedAt, recordedBy, command },
    },
  ])
  if (!filed.ok) return filed
  await insertFacts(books, filed.value)
  return ok(undefined)
}

const headsNotANumber = refuse(
  'heads_not_a_number',
  '人数は1から100,000までの整数で入力してください。',
  'Enter the number of people as a whole number from 1 to 100,000.',
)

const sessionUnknown = refuse(
  'session_unknown',
  'この日程は見つかりません。一覧から選び直してください。',
  'This session cannot be found. Choose it from the list again.',
)

const notYet = refuse(
  'session_day_not_reached',
  'この日程はまだ先です。当日になってから人数を入力してください。',
  'The day of this session has not come. Count on the day.',
)
