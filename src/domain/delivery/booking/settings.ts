/** What only bookings need: in the settings of an offering, and in those of a room. */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import { parseSlotPlan, type SlotPlan } from '../opening-hours.ts'
import type { Offering } from '../offering.ts'

/** The settings of bookings, with every default filled in. */
export type BookingSettings = {
  /** Null where nobody has said yet when the rooms are open. */
  readonly slots: SlotPlan | null
  /** How many bookings one person may have before them; null without limit. */
  readonly mostAhead: number | null
}

/** What a room has. */
export type RoomDetails = {
  /** A line each: a projector, a whiteboard. */
  readonly equipment: readonly Bilingual[]
  /** For how many people it is; null where nobody has said. */
  readonly people: number | null
}

const rest = z.object({ mostAhead: z.int().min(1).max(100).nullable().default(null) })

const room = z.object({
  equipment: z
    .array(z.strictObject({ ja: plainText(200).min(1), en: plainText(200).min(1) }))
    .max(100)
    .default([]),
  people: z.int().min(1).max(10_000).nullable().default(null),
})

/** Reads the details of an offering of bookings. Refuses what has the wrong shape. */
export function parseBookingSettings(
  details: Offering['settings']['details'],
): Result<BookingSettings> {
  const slots = parseSlotPlan(details['slots'])
  if (!slots.ok) return slots
  const read = rest.safeParse(details)
  return read.success ? ok({ slots: slots.value, ...read.data }) : notValid(read.error)
}

/** Reads the details of a room. Refuses what has the wrong shape. */
export function parseRoomDetails(details: Readonly<Record<string, unknown>>): Result<RoomDetails> {
  const read = room.safeParse(details)
  return read.success ? ok(read.data) : notValid(read.error)
}

function notValid(error: z.core.$ZodError): Result<never> {
  const { place, fault } = schemaFaultOf(error)
  return refuse(
    'booking_settings_not_valid',
    `施設予約の設定の「${place.ja}」を直してください。${fault.ja}。`,
    `Mend "${place.en}" in the settings of the bookings: ${fault.en}.`,
  )
}
