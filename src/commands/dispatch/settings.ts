/** The settings of a dispatch of experts: limits, fee, fields and deadlines. */
import {
  formatDispatchSettings,
  parseDispatchSettings,
} from '../../domain/delivery/dispatch/settings.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { updateOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor, type OfferingWritten } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'

/** What the settings are to be. */
export type DispatchSettingsEdit = {
  readonly offering: string
  /** The version that was looked at. */
  readonly version: number
  /** What is said anew, as `parseDispatchSettings` reads it; everything else stays. */
  readonly details: Readonly<Record<string, unknown>>
}

/** Saves the settings. What was decided before keeps what it was decided with. */
export async function saveDispatchSettings(
  context: ActorContext,
  given: DispatchSettingsEdit,
): Promise<Result<Done<OfferingWritten>>> {
  const act = { name: 'dispatch.edit', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    if (!found.ok) return found
    const offering = found.value
    if (offering.kind !== 'dispatch') return otherKind
    if (offering.version !== given.version) return changedMeanwhile
    const { details: before } = offering.settings
    const settings = parseDispatchSettings({ ...before, ...given.details } as typeof before)
    if (!settings.ok) return settings
    const version = offering.version + 1
    const details = { ...before, ...formatDispatchSettings(settings.value) }
    const edited = { ...offering, version, settings: { ...offering.settings, details } }
    await updateOffering(running.books, edited, running)
    return ok({ offering: offering.id, version })
  })
}

const otherKind = refuse(
  'offering_of_another_kind',
  'この募集は専門家派遣ではありません。',
  'This offering is no dispatch of experts.',
)

const changedMeanwhile = refuse(
  'offering_changed_meanwhile',
  'ほかの人がこの募集を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this offering. Open the page again, and make your change once more.',
)
