/** What answers that were sent for a grant must say: a sum that is possible, a report in time. */
import { mayWith } from '../../domain/access/capability.ts'
import { listAwardFaults } from '../../domain/delivery/grant/award.ts'
import { readRequest } from '../../domain/delivery/grant/asked.ts'
import { checkInTime, reportDeadline } from '../../domain/delivery/grant/deadline.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { runners } from '../../domain/delivery/lifecycle.ts'
import type { Answers } from '../../domain/question/answer.ts'
import type { FormPurpose } from '../../domain/question/form-place.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { findAward } from '../../store/grant-award.ts'
import { findOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import type { Running } from '../run.ts'
import { grantCallOf } from './open-grant.ts'

/** What was sent, and for which application. */
export type SentForGrant = {
  readonly application: Application
  readonly purpose: FormPurpose
  readonly answers: Answers
}

/** Refuses a sum that the course does not give, and a report that comes too late from outside. */
export async function checkSentForGrant(
  running: Running,
  { application, purpose, answers }: SentForGrant,
  by: ActorContext['by'],
): Promise<Result<void>> {
  const { books, recordedAt } = running
  const call = grantCallOf(await findOffering(books, application.offering))
  if (!call.ok) return call
  const { settings, offering } = call.value
  if (purpose === 'application' || purpose === 'papers') {
    const { course, asked } = readRequest(settings, answers)
    const [refusal] = course === null ? [] : listAwardFaults(course, asked)
    const isSaid = asked.costYen !== null || asked.persons !== null || asked.yen !== null
    return refusal && isSaid ? { ok: false, refusal } : ok(undefined)
  }
  if (purpose !== 'report') return ok(undefined)
  const late = { label: { ja: '報告を受け付ける', en: 'Take a report' }, roles: runners }
  if (mayWith(by, late, { programme: offering.programme }).ok) return ok(undefined)
  const award = await findAward(books, application.id)
  const ended = award?.endsOn ?? settings.reportLatestOn
  if (ended === null) return ok(undefined)
  const deadline = reportDeadline(settings, ended)
  return checkInTime('report', { deadline, day: japanDate(new Date(recordedAt)) })
}
