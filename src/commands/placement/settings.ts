/** Saving what only placements have in the settings of their offering. */
import {
  formatPlacementSettings,
  parsePlacementSettings,
} from '../../domain/delivery/placement/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { updateOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor, type OfferingWritten } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'
import { placementOf } from './open-placement.ts'

/** What the settings are to be. */
export type PlacementEdit = {
  readonly offering: string
  /** The version that was looked at. */
  readonly version: number
  /** As {@link parsePlacementSettings} reads it. */
  readonly details: Offering['settings']['details']
}

/** Saves the settings. Matches that were proposed keep what the criteria said at that time. */
export async function savePlacementSettings(
  context: ActorContext,
  given: PlacementEdit,
): Promise<Result<Done<OfferingWritten>>> {
  const settings = parsePlacementSettings(given.details)
  if (!settings.ok) return settings
  const act = { name: 'placement.edit', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    const placement = found.ok ? placementOf(found.value) : found
    if (!placement.ok) return placement
    const { offering } = placement.value
    if (offering.version !== given.version) return changedMeanwhile
    const version = offering.version + 1
    const details = { ...offering.settings.details, ...formatPlacementSettings(settings.value) }
    const edited = { ...offering, version, settings: { ...offering.settings, details } }
    await updateOffering(running.books, edited, running)
    return ok({ offering: offering.id, version })
  })
}

const changedMeanwhile = refuse(
  'offering_changed_meanwhile',
  'ほかの人がこの募集を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this offering. Open the page again, and make your change once more.',
)
