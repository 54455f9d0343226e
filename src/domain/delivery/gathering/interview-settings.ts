/**
 * How a gathering's interviews are reserved and called, as its operator set it up: kept in the
 * settings of the offering under `interviews`.
 */
import { z } from 'zod'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { Offering } from '../offering.ts'
import { callRule } from './call-queue.ts'

/** The settings with their bounds and what holds where nothing was said. */
export const interviewSettings = callRule.extend({
  /** How many companies one visitor may reserve; 0 where nothing is reserved. */
  most: z.int().min(0).max(20).default(3),
  /** Between the end of one interview and the start of the next. */
  gapMinutes: z.int().min(0).max(120).default(0),
  /** Whether visitors may take numbers and queue. */
  tickets: z.boolean().default(true),
})

/** The settings with every default filled in. */
export type InterviewSettings = Readonly<z.output<typeof interviewSettings>>

/** The settings of an offering; the defaults where it has none of its own. */
export function interviewSettingsOf(offering: Pick<Offering, 'settings'>): InterviewSettings {
  const given = offering.settings.details[settingsKey]
  const read = interviewSettings.safeParse(given ?? {})
  return read.success ? read.data : interviewSettings.parse({})
}

/** The details of an offering with these settings in them. Refuses what is out of bounds. */
export function withInterviewSettings(
  details: Offering['settings']['details'],
  given: unknown,
): Result<Offering['settings']['details']> {
  const read = interviewSettings.safeParse(given)
  if (read.success) return ok({ ...details, [settingsKey]: read.data })
  const { place, fault } = schemaFaultOf(read.error)
  return refuse(
    'interview_settings_not_valid',
    `面接の設定の「${place.ja}」を直してください。${fault.ja}。`,
    `Mend "${place.en}" in the settings of the interviews: ${fault.en}.`,
  )
}

const settingsKey = 'interviews'
