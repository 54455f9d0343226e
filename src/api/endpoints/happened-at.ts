/** When something happened: staff may say it of what lies behind; others act now. */
import { deskActs, programmesFor } from '../../domain/access/capability.ts'
import type { Instant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { nowOf } from '../books.ts'
import type { Call } from '../endpoint.ts'

/** Refuses a moment to come, and any moment that is said by somebody who is no staff. */
export function checkHappenedAt(
  call: Pick<Call, 'context' | 'caller'>,
  happenedAt: Instant | null,
): Result<void> {
  if (happenedAt === null) return ok(undefined)
  if (programmesFor(call.caller.actor, 'consultation.day')?.length === 0) return forStaff
  return happenedAt > nowOf(call) ? toCome : ok(undefined)
}

const [ja, en] = [deskActs['desk.open'].label.ja, deskActs['desk.open'].label.en]

const forStaff = refuse(
  'act_not_allowed',
  `起きた日時（happenedAt）を書けるのは、「${ja}」ことができる職員だけです。書かずに送ってください。`,
  `Only staff, who may "${en}", can say when it happened. Leave happenedAt out.`,
)

const toCome = refuse(
  'moment_not_reached',
  '起きた日時（happenedAt）がまだ来ていません。日時を直してください。',
  'What is said in happenedAt has not come yet. Mend the moment.',
)
