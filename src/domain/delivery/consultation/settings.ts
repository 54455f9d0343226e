/** What only consultations need in the settings of an offering (`settings.details`). */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import { parseSlotPlan, type SlotPlan } from '../opening-hours.ts'
import type { Offering } from '../offering.ts'

/** Who calls whom at the booked time. */
export const callers = {
  office: { ja: '相談員からお電話します', en: 'A counsellor calls you' },
  person: { ja: '相談する方から電話をかけます', en: 'The person who asks calls us' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type CallerSide = keyof typeof callers

/** The settings of a consultation, with every default filled in. */
export type ConsultationSettings = {
  /** Null where nobody has said yet when counsellors are there. */
  readonly slots: SlotPlan | null
  /** Whether one may also ask by message. Without any slots that is the only way. */
  readonly messages: boolean
  readonly telephone: {
    readonly caller: CallerSide
    /** The number to call, or from which the call comes. */
    readonly number: string
  }
  /** Where to turn when it cannot wait: shown wherever a message is written. */
  readonly urgent: Bilingual
  /** Months after which messages and records of what is over are erased. */
  readonly keepMonths: number
}

/** How long messages and records are kept where nothing else is said. */
export const usualKeepMonths = 36

const rest = z.object({
  messages: z.boolean().default(false),
  telephone: z
    .strictObject({
      caller: z.enum(['office', 'person']).default('office'),
      number: plainText(100).default(''),
    })
    .default({ caller: 'office', number: '' }),
  urgent: z.strictObject({ ja: plainText(2000), en: plainText(2000) }).default({ ja: '', en: '' }),
  keepMonths: z.int().min(1).max(120).default(usualKeepMonths),
})

/** Reads the details of a consultation. Refuses what has the wrong shape. */
export function parseConsultationSettings(
  details: Offering['settings']['details'],
): Result<ConsultationSettings> {
  const slots = parseSlotPlan(details['slots'])
  if (!slots.ok) return slots
  const read = rest.safeParse(details)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'consultation_settings_not_valid',
      `相談の設定の「${place.ja}」を直してください。${fault.ja}。`,
      `Mend "${place.en}" in the settings of the consultation: ${fault.en}.`,
    )
  }
  return ok({ slots: slots.value, ...read.data })
}
