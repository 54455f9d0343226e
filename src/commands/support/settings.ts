/** The settings of a support: which agencies take part, when it is asked, and what counts. */
import type { Offering } from '../../domain/delivery/offering.ts'
import {
  formatSupportSettings,
  parseSupportSettings,
} from '../../domain/delivery/support/settings.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { updateOffering } from '../../store/offering.ts'
import { readAgencies } from '../../store/support-agency.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor, type OfferingWritten } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'

/** What a support's settings are to be. */
export type SupportEdit = {
  readonly offering: string
  /** The version that was looked at. */
  readonly version: number
  /** As {@link parseSupportSettings} reads it. What it does not say stays. */
  readonly details: Offering['settings']['details']
}

/** Saves the settings. Refuses agencies of other programmes. */
export async function saveSupportSettings(
  context: ActorContext,
  given: SupportEdit,
): Promise<Result<Done<OfferingWritten>>> {
  const act = { name: 'support.edit', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    if (!found.ok) return found
    const offering = found.value
    if (offering.kind !== 'support') return otherKind
    if (offering.version !== given.version) return changedMeanwhile
    const before = offering.settings.details
    const settings = parseSupportSettings({ ...before, ...given.details })
    if (!settings.ok) return settings
    const { agencies } = settings.value
    const known = await readAgencies(running.books, agencies)
    const isOwn = agencies.every((id) => known.get(id)?.programme === offering.programme)
    if (!isOwn) return otherProgramme
    const version = offering.version + 1
    const details = { ...before, ...formatSupportSettings(settings.value) }
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

/** The offering is of another kind. */
export const otherKind = refuse(
  'offering_is_no_support',
  'この募集は伴走支援ではありません。募集の一覧から選び直してください。',
  'This offering is no support. Choose it from the offerings again.',
)

const otherProgramme = refuse(
  'agency_of_another_programme',
  'ほかの事業の支援機関は選べません。この事業の支援機関から選んでください。',
  'An agency of another programme takes no part here. Choose agencies of this programme.',
)
