/** The settings of a certification: its criteria, and the days that it goes by. */
import {
  formatCertificationSettings,
  parseCertificationSettings,
} from '../../domain/delivery/certification/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { updateOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor, type OfferingWritten } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'

/** What the settings are to be. */
export type CertificationEdit = {
  readonly offering: string
  /** The version that was looked at. */
  readonly version: number
  /** As {@link parseCertificationSettings} reads it. */
  readonly details: Offering['settings']['details']
}

/** Saves the settings. Refuses what cannot be read, and what somebody else changed meanwhile. */
export async function saveCertificationSettings(
  context: ActorContext,
  given: CertificationEdit,
): Promise<Result<Done<OfferingWritten>>> {
  const settings = parseCertificationSettings(given.details)
  if (!settings.ok) return settings
  const act = { name: 'certification.edit', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    if (!found.ok) return found
    const offering = found.value
    if (offering.kind !== 'certification') return notACertification
    if (offering.version !== given.version) return changedMeanwhile
    const version = offering.version + 1
    const own = formatCertificationSettings(settings.value)
    const details = { ...offering.settings.details, ...own }
    const edited = { ...offering, version, settings: { ...offering.settings, details } }
    await updateOffering(running.books, edited, running)
    return ok({ offering: offering.id, version })
  })
}

const notACertification = refuse(
  'offering_is_no_certification',
  'この募集は認証ではありません。募集の一覧から選び直してください。',
  'This offering is no certification. Choose it from the list of offerings again.',
)

const changedMeanwhile = refuse(
  'offering_changed_meanwhile',
  'ほかの人がこの募集を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this offering. Open the page again, and make your change once more.',
)
