/**
 * What only a dispatch of experts needs in the settings of an offering (`settings.details`): the
 * limits of times and hours, the fee, the fields that are offered, and the deadlines.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { Offering } from '../offering.ts'

/** In which offerings the visits to the same company count against the limits of a year. */
export const yearScopes = {
  offering: { ja: 'この募集だけ', en: 'this offering alone' },
  programme: { ja: 'この事業のすべての募集', en: 'all offerings of the programme' },
  authority: { ja: 'すべての事業', en: 'all programmes' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type YearScope = keyof typeof yearScopes

/** What an expert is paid by. */
export const feeBases = {
  visit: { ja: '1回につき', en: 'per visit' },
  hour: { ja: '1時間につき', en: 'per hour' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type FeeBasis = keyof typeof feeBases

/** What an expert is paid, in whole yen. */
export type Fee = { readonly yen: number; readonly per: FeeBasis }

const both = z
  .strictObject({ ja: plainText(100).min(1), en: plainText(100).default('') })
  .transform(({ ja, en }) => ({ ja, en: en.trim() === '' ? ja : en }))

const schema = z.object({
  /** At most so many visits for one request. */
  visitsPerRequest: z.int().min(1).max(100).default(5),
  /** At most so many minutes a visit. */
  visitMinutes: z.int().min(10).max(1440).default(120),
  /** At most so many visits to the same company in a fiscal year; null without limit. */
  visitsPerYear: z.int().min(1).max(1000).nullable().default(5),
  /** At most so many minutes for the same company in a fiscal year; null without limit. */
  minutesPerYear: z.int().min(10).max(100_000).nullable().default(null),
  yearScope: z.enum(Object.keys(yearScopes) as [YearScope, ...YearScope[]]).default('programme'),
  fee: z
    .strictObject({
      yen: z.int().min(1).max(10_000_000),
      per: z.enum(Object.keys(feeBases) as [FeeBasis, ...FeeBasis[]]),
    })
    .nullable()
    .default(null),
  /** The fields (専門分野) that can be asked for; without any, whatever the company names. */
  fields: z.array(both).max(100).default([]),
  /** Whether a visit may be held online. */
  isOnlinePossible: z.boolean().default(false),
  /** An expert reports within so many days after a visit. */
  reportDays: z.int().min(1).max(365).default(14),
})

/** The settings of a dispatch, with every default filled in. */
export type DispatchSettings = {
  readonly visitsPerRequest: number
  readonly visitMinutes: number
  readonly visitsPerYear: number | null
  readonly minutesPerYear: number | null
  readonly yearScope: YearScope
  readonly fee: Fee | null
  readonly fields: readonly Bilingual[]
  readonly isOnlinePossible: boolean
  readonly reportDays: number
}

/**
 * Reads the details of a dispatch. What is not said is as usual: 5 visits of 2 hours, and 5 a year.
 * Refuses what has the wrong shape, and a field that stands twice.
 */
export function parseDispatchSettings(
  details: Offering['settings']['details'],
): Result<DispatchSettings> {
  const read = schema.safeParse(details)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'dispatch_settings_not_valid',
      `専門家派遣の設定の「${place.ja}」を直してください。${fault.ja}。`,
      `Mend "${place.en}" in the settings of the dispatch: ${fault.en}.`,
    )
  }
  const names = read.data.fields.map(({ ja }) => ja)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  return twice === undefined ? ok(read.data) : fieldTwice(twice)
}

/** The details as they are kept beside the offering's other settings. */
export function formatDispatchSettings(
  settings: DispatchSettings,
): Offering['settings']['details'] {
  const { fee, fields, ...rest } = settings
  return { ...rest, fee: fee && { ...fee }, fields: fields.map((field) => ({ ...field })) }
}

/** A field by its name, in both languages as far as the offering names it. */
export function fieldWords({ fields }: DispatchSettings, name: string): Bilingual {
  return fields.find(({ ja }) => ja === name) ?? { ja: name, en: name }
}

function fieldTwice(name: string): Result<never> {
  return refuse(
    'dispatch_field_stands_twice',
    `専門分野「${name}」が2回あります。片方を消してください。`,
    `The field "${name}" stands twice. Take one away.`,
  )
}
