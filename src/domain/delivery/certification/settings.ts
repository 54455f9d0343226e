/**
 * What only certifications need in the settings of an offering (`settings.details`): the criteria,
 * how long certificates last, when reports are due, and when a renewal may be asked for.
 */
import { z } from 'zod'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { Offering } from '../offering.ts'
import { criterionSchema } from './criterion.ts'

const words = (limit: number) =>
  z.strictObject({ ja: plainText(limit).min(1), en: plainText(limit).min(1) })

/** A day that every year has: "06-30", never "02-29". */
const monthDay = z
  .string()
  .regex(
    /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/,
  )

const schema = z.object({
  criteria: z.array(criterionSchema).max(50).default([]),
  /** Whether a committee's record is needed before a decision. */
  committee: z.boolean().default(true),
  /** Months that a provisional certificate lasts. */
  provisionalMonths: z.int().min(1).max(60).default(6),
  /** Months that a full certificate and a renewal last. */
  fullMonths: z.int().min(1).max(120).default(36),
  /** A renewal may be asked for from so many months before the end. */
  renewalMonths: z.int().min(1).max(24).default(6),
  /** The day by which the report on a fiscal year is due in the next one: "06-30". */
  reportDue: monthDay.default('06-30'),
  /** What the rule is called under which it is certified; letters say it. */
  rule: words(200).nullable().default(null),
  /** What a certified organisation has to keep to; printed on the certificate. */
  conditions: z.array(words(400)).max(30).default([]),
})

/** The settings of a certification, with every default filled in. */
export type CertificationSettings = Readonly<z.output<typeof schema>>

/** Reads the details of a certification. Refuses what has the wrong shape, and a key twice. */
export function parseCertificationSettings(
  details: Offering['settings']['details'],
): Result<CertificationSettings> {
  const read = schema.safeParse(details)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'certification_settings_are_not_valid',
      `認証の設定の「${place.ja}」: ${fault.ja}。直してもう一度保存してください。`,
      `In the settings of the certification, "${place.en}": ${fault.en}. Mend it and save again.`,
    )
  }
  const keys = read.data.criteria.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  return twice === undefined ? ok(read.data) : refuseTwice(twice)
}

/** The details as they are kept beside the offering's other settings. */
export function formatCertificationSettings(
  settings: CertificationSettings,
): Offering['settings']['details'] {
  const { criteria, conditions } = settings
  return {
    ...settings,
    criteria: criteria.map((each) => ({ ...each })),
    conditions: conditions.map((each) => ({ ...each })),
  }
}

const refuseTwice = (key: string): Result<CertificationSettings> =>
  refuse(
    'criterion_key_stands_twice',
    `基準の記号「${key}」が2回あります。片方を別の記号にしてください。`,
    `The key "${key}" of a criterion stands twice. Give one of them another key.`,
  )
