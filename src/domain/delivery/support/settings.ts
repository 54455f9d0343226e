/** What only supports need in the settings of an offering (`settings.details`). */
import { z } from 'zod'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { schemaFaultOf } from '../../../kit/schema-fault.ts'
import { type RetentionMonths, retentionMonths } from '../lifecycle.ts'
import type { Offering } from '../offering.ts'

/** The settings of a support, with every default filled in. */
export type SupportSettings = {
  /** The agencies that take part, by their ids; a support is shared with none but these. */
  readonly agencies: readonly string[]
  /** The months after a hiring at which it is asked whether the job has held. */
  readonly followUpMonths: readonly RetentionMonths[]
  /** Whether a visit to a company that has not registered counts as a visit. */
  readonly countsUnregistered: boolean
}

const shape = z.object({
  agencies: z.array(z.uuid()).max(200).default([]),
  followUpMonths: z
    .array(z.literal([...retentionMonths]))
    .max(retentionMonths.length)
    .default([...retentionMonths]),
  countsUnregistered: z.boolean().default(true),
})

/** Reads the details of a support offering. Refuses what has the wrong shape. */
export function parseSupportSettings(
  details: Offering['settings']['details'],
): Result<SupportSettings> {
  const read = shape.safeParse(details)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'support_settings_not_valid',
      `伴走支援の設定の「${place.ja}」を直してください。${fault.ja}。`,
      `Mend "${place.en}" in the settings of the support: ${fault.en}.`,
    )
  }
  const { agencies, followUpMonths, countsUnregistered } = read.data
  const asked = retentionMonths.filter((months) => followUpMonths.includes(months))
  return ok({ agencies: [...new Set(agencies)], followUpMonths: asked, countsUnregistered })
}

/** The details as they are kept beside the offering's other settings. */
export function formatSupportSettings(settings: SupportSettings): Offering['settings']['details'] {
  const { agencies, followUpMonths, countsUnregistered } = settings
  return { agencies: [...agencies], followUpMonths: [...followUpMonths], countsUnregistered }
}
