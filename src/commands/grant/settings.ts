/** Saving what only grant calls have in their settings. */
import { formatGrantSettings, parseGrantSettings } from '../../domain/delivery/grant/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { listInStates } from '../../store/grant-closing.ts'
import { updateOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor, type OfferingWritten } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'
import { grantCallOf } from './open-grant.ts'

/** What a call's settings are to be. */
export type GrantSettingsEdit = {
  readonly offering: string
  /** The version that was looked at. */
  readonly version: number
  /** What is said anew, as {@link parseGrantSettings} reads it; everything else stays. */
  readonly details: Offering['settings']['details']
}

/** Saves the settings. Refuses another checklist while reviews go by the one that is. */
export async function saveGrantSettings(
  context: ActorContext,
  given: GrantSettingsEdit,
): Promise<Result<Done<OfferingWritten>>> {
  const act = { name: 'grant.settings', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    const call = found.ok ? grantCallOf(found.value) : found
    if (!call.ok) return call
    const { offering, settings: before } = call.value
    if (offering.version !== given.version) return changedMeanwhile
    const read = parseGrantSettings({ ...offering.settings.details, ...given.details })
    if (!read.ok) return read
    const isSame = canonicalJson(before.checklist) === canonicalJson(read.value.checklist)
    const reviewing = { states: ['reviewing'], limit: 1 }
    const [one] = await listInStates(running.books, offering.id, reviewing)
    if (!isSame && one !== undefined) return reviewsUnderWay
    const version = offering.version + 1
    const details = formatGrantSettings(read.value)
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

const reviewsUnderWay = refuse(
  'reviews_are_under_way',
  '審査中の申請があるため、チェックリストは変えられません。審査が終わってから変えてください。',
  'Applications are under review, so the checklist cannot change. Change it once they are decided.',
)
