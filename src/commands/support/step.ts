/** Where a support stands: registering, closing, opening again; and whom the company turns to. */
import type { CalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { type SupportStanding, writeSupportStanding } from '../../store/support.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import type { Done } from '../run.ts'
import { actOnSupport, noonOf, notAhead } from './open-support.ts'

/** The steps of a support that its agencies take. */
export const supportSteps = ['register', 'close', 'reopen'] as const
export type SupportStep = (typeof supportSteps)[number]

/** The support that an act was about. */
export type SupportChanged = { readonly application: string }

/** Takes a step. Closing and opening again need a reason. */
export function stepSupport(
  context: ActorContext,
  given: {
    readonly application: string
    readonly step: SupportStep
    /** The day of a registration; today where absent. */
    readonly on?: CalendarDate | null
    readonly reason?: string | null
  },
): Promise<Result<Done<SupportChanged>>> {
  const { application, step, on = null, reason = null } = given
  const act = { name: `support.${step}`, input: given, application, reason }
  return actOnSupport(context, act, async (running) => {
    const { recordedAt: now } = running
    const day = on === null ? ok(undefined) : notAhead(on, now)
    if (!day.ok) return day
    const done = await perform(running, {
      ...{ act: step, applications: [application], by: context.by, now, reason },
      brings: ['agency'],
      happenedAt: on === null ? null : noonOf(on),
    })
    return done.ok ? ok({}) : done
  })
}

/** Writes why a company is on the list, and whom it turns to. What is absent stays. */
export function describeSupport(
  context: ActorContext,
  given: { readonly application: string; readonly standing: Partial<SupportStanding> },
): Promise<Result<Done<SupportChanged>>> {
  const { application, standing } = given
  const act = { name: 'support.describe', input: given, application }
  return actOnSupport(context, act, async ({ books }) => {
    const isText = Object.values(standing).every((text) => plainText(1000).safeParse(text).success)
    if (!isText) return wordsTooLong
    await writeSupportStanding(books, application, standing)
    return ok({})
  })
}

const wordsTooLong = refuse(
  'support_words_too_long',
  'それぞれ1,000文字以内にし、見えない制御文字を除いてください。',
  'Use at most 1,000 characters each, without invisible ones.',
)
