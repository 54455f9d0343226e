/** How the person and the counsellor talk at the booked time: in person, online or by telephone. */
import type { Channel } from '../../domain/delivery/offering.ts'
import { channels } from '../../domain/delivery/offering.ts'
import { parseTelephone } from '../../domain/account/profile.ts'
import { idFrom } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication } from '../../store/application.ts'
import { writeTelephone } from '../../store/consultation-way.ts'
import { findOffering } from '../../store/offering.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { runAct } from '../run.ts'
import { consultationUnknown } from './person.ts'

/** A choice of the way. */
export type WayChoice = {
  readonly application: string
  readonly way: string
  /** The number to call; what was known stays where it is blank. */
  readonly telephone: string
  /** The form's key. */
  readonly key: string
}

/** Chooses the way. Refuses one that the offering does not have, and a number that is none. */
export async function chooseWay(
  context: ActorContext,
  { application: id, way, key, ...given }: WayChoice,
): Promise<Result<void>> {
  const telephone = given.telephone.trim() === '' ? ok(null) : parseTelephone(given.telephone)
  if (!telephone.ok) return telephone
  // The number is personal: the act's key follows from it, and does not tell it.
  const acting = { ...context, idempotencyKey: idFrom(key, way, telephone.value ?? '') }
  const act = {
    name: 'consultation.way',
    input: { application: id, way },
    lock: 'writing',
  } as const
  const done = await runAct(acting, act, async (running) => {
    const { books, recordedAt: now } = running
    const application = await findApplication(books, id)
    const offering = application && (await findOffering(books, application.offering))
    if (application?.lifecycle !== 'consultation' || !offering) return consultationUnknown
    const channel = offering.settings.channels.find((each) => each === way)
    if (!channel) return wayUnknown(offering.settings.channels)
    const asked = { act: 'choose-way', applications: [id], by: context.by, now, reason: null }
    const performed = await perform(running, { ...asked, channel })
    if (!performed.ok) return performed
    if (telephone.value !== null) await writeTelephone(books, id, telephone.value)
    return ok({ application: id })
  })
  return done.ok ? ok(undefined) : done
}

function wayUnknown(known: readonly Channel[]): Result<never> {
  const [ja, en] = [known.map((each) => channels[each].ja), known.map((each) => channels[each].en)]
  return refuse(
    'consultation_way_unknown',
    `相談の方法は、次から選んでください：${ja.join('、')}`,
    `Choose how to talk from: ${en.join(', ')}`,
  )
}
