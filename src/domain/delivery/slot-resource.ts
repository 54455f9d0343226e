/** What a counsellor or a room has of its own where slots are made from opening hours. */
import { z } from 'zod'
import type { Bilingual } from '../../kit/bilingual.ts'
import { type CalendarDate, isCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../kit/schema-fault.ts'
import { type OpeningHours, parseOwnHours } from './opening-hours.ts'
import type { Resource } from './session.ts'

/** Its own hours and place. */
export type SlotResource = {
  /** Null where the offering's hours hold. */
  readonly hours: OpeningHours | null
  /** Days on which it is closed beside those of the offering: a counsellor's leave. */
  readonly closed: readonly CalendarDate[]
  /** Where to go; empty where nobody has said. */
  readonly place: Bilingual
  /** The way in for those who take part online. */
  readonly onlineLink: string | null
}

const rest = z.object({
  closed: z.array(z.string().refine(isCalendarDate)).max(1000).default([]),
  place: z.strictObject({ ja: plainText(200), en: plainText(200) }).default({ ja: '', en: '' }),
  onlineLink: plainText(1000).nullable().default(null),
})

/** Reads them from the details of a resource. Refuses what has the wrong shape. */
export function parseSlotResource(details: Resource['details']): Result<SlotResource> {
  const hours = parseOwnHours(details['hours'])
  if (!hours.ok) return hours
  const read = rest.safeParse(details)
  if (read.success) return ok({ hours: hours.value, ...read.data })
  const { place, fault } = schemaFaultOf(read.error)
  return refuse(
    'slot_resource_not_valid',
    `相談員・部屋の設定の「${place.ja}」を直してください。${fault.ja}。`,
    `Mend "${place.en}" in the settings of the counsellor or room: ${fault.en}.`,
  )
}
