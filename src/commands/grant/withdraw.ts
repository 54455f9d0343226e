/** Withdrawing after the decision (適正化法 第9条), within the days of the call. */
import { checkInTime, withdrawalDeadline } from '../../domain/delivery/grant/deadline.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { runners } from '../../domain/delivery/lifecycle.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { awardMissing, lockGrantCase } from './open-grant.ts'

/** Withdraws. After the deadline only staff may, with a reason. */
export async function withdrawAward(
  context: ActorContext,
  given: { readonly application: string; readonly reason?: string | null },
): Promise<Result<Done<{ readonly application: string }>>> {
  const reason = given.reason?.trim() || null
  const act = {
    name: 'grant.withdraw',
    input: { ...given, reason },
    reason,
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const held = await lockGrantCase(running.books, given.application)
    if (!held.ok) return held
    const { application, award, settings, offering } = held.value
    if (!award) return awardMissing
    const deadline = withdrawalDeadline(settings, award.decidedOn)
    const day = japanDate(new Date(running.recordedAt))
    const staff = { label: { ja: '取下げを認める', en: 'Allow it' }, roles: runners }
    const isStaff = mayWith(context.by, staff, { programme: offering.programme }).ok
    const inTime = checkInTime('withdrawal', { deadline, day })
    if (!inTime.ok && (!isStaff || reason === null)) return inTime
    const acted = await perform(running, {
      ...{ act: 'withdraw-award', applications: [application.id], by: context.by },
      ...{ now: running.recordedAt, reason, brings: ['in-time'] },
    })
    return acted.ok ? ok({ application: application.id }) : acted
  })
}
