/**
 * Saving what only consultations and bookings need in the settings of an offering, and what their
 * counsellors and rooms have of their own. Slots follow in the same act.
 */
import { parseBookingSettings, parseRoomDetails } from '../../domain/delivery/booking/settings.ts'
import { parseConsultationSettings } from '../../domain/delivery/consultation/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { parseSlotResource } from '../../domain/delivery/slot-resource.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { updateOffering } from '../../store/offering.ts'
import { findResource, updateResource } from '../../store/session.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { renew, type SlotsKept } from './keep-slots.ts'

/** A change of what only the kind of an offering needs. */
export type KindSettingsEdit = {
  readonly offering: string
  /** The version that was looked at. */
  readonly version: number
  /** What is said anew; everything else stays. */
  readonly details: Readonly<Record<string, unknown>>
}

/** What came of saving: the slots that followed; null where nobody has said any hours. */
export type KindSettingsSaved = { readonly version: number; readonly slots: SlotsKept | null }

/** Saves settings of a consultation or of bookings. Refuses what their kind does not know. */
export async function saveKindSettings(
  context: ActorContext,
  given: KindSettingsEdit,
): Promise<Result<Done<KindSettingsSaved>>> {
  const of = { offering: given.offering }
  const act = { name: 'offering.details', input: given, of, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    if (!found.ok) return found
    const offering = found.value
    if (offering.version !== given.version) return changedMeanwhile
    const details = { ...offering.settings.details, ...given.details } as Details
    const read = parserOf[offering.kind]?.(details) ?? otherKind
    if (!read.ok) return read
    const version = offering.version + 1
    const edited = { ...offering, version, settings: { ...offering.settings, details } }
    await updateOffering(running.books, edited, running)
    return withSlots(running, edited, version)
  })
}

/** Saves what a counsellor or a room has of its own. What is absent stays. */
export async function saveSlotResource(
  context: ActorContext,
  given: { readonly resource: string; readonly details: Readonly<Record<string, unknown>> },
): Promise<Result<Done<KindSettingsSaved>>> {
  const act = { name: 'resource.details', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books } = running
    const found = await findResource(books, given.resource)
    if (!found) return resourceUnknown
    const by = { by: context.by, act: 'offering.edit' } as const
    const offering = await getOfferingFor(books, found.offering, by)
    if (!offering.ok) return offering
    // Read once more, now that nobody else can change it.
    const resource = await findResource(books, given.resource)
    if (!resource) return resourceUnknown
    const details = { ...resource.details, ...given.details }
    const own = parseSlotResource(details)
    if (!own.ok) return own
    const room = parseRoomDetails(details)
    if (!room.ok) return room
    await updateResource(books, { ...resource, details })
    return withSlots(running, offering.value, offering.value.version)
  })
}

type Details = Offering['settings']['details']

const parserOf: Readonly<Record<string, ((details: Details) => Result<unknown>) | undefined>> = {
  consultation: parseConsultationSettings,
  booking: parseBookingSettings,
}

async function withSlots(
  running: Running,
  offering: Offering,
  version: number,
): Promise<Result<KindSettingsSaved>> {
  const hasPlan = (offering.settings.details['slots'] ?? null) !== null
  if (!hasPlan) return ok({ version, slots: null })
  const slots = await renew(running, offering)
  return slots.ok ? ok({ version, slots: slots.value }) : slots
}

const changedMeanwhile = refuse(
  'offering_changed_meanwhile',
  'ほかの人がこの募集を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this offering. Open the page again, and make your change once more.',
)

const otherKind = refuse(
  'offering_of_another_kind',
  'この募集には、予約の枠の設定はありません。',
  'This offering has no settings of slots.',
)

const resourceUnknown = refuse(
  'resource_unknown',
  'この相談員・部屋は見つかりません。一覧から選び直してください。',
  'This counsellor or room cannot be found. Choose it from the list again.',
)
