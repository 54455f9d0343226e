/**
 * Offerings: what can be asked for in a programme. An operator sets one up as data: its words, its
 * window, its seats and its rules. What only one kind needs lies in `details`, for it to read.
 */
import { z } from 'zod'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../kit/schema-fault.ts'
import { type Tag, tagNames } from '../fact/definition.ts'
import type { OpenKind } from './register.ts'

/** How far an offering is: only an open one takes applications. */
export const offeringStates = {
  draft: { ja: '下書き', en: 'Draft' },
  open: { ja: '公開中', en: 'Published' },
  closed: { ja: '終了', en: 'Closed' },
  cancelled: { ja: '中止', en: 'Cancelled' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type OfferingState = keyof typeof offeringStates

/** By which way people take part. */
export const channels = {
  'in-person': { ja: '会場', en: 'In person' },
  online: { ja: 'オンライン', en: 'Online' },
  telephone: { ja: '電話', en: 'By telephone' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Channel = keyof typeof channels

/** Japanese comes first; where the English is left out, the Japanese is shown in its place. */
const inBoth = (limit: number, least: 0 | 1) =>
  z
    .strictObject({ ja: plainText(limit).min(least), en: plainText(limit).default('') })
    .transform(({ ja, en }) => ({ ja, en: en.trim() === '' ? ja : en }))

/** The settings of an offering, as an operator gives them. */
export const offeringSettings = z.strictObject({
  title: inBoth(200, 1),
  /** A sentence or two for lists. */
  summary: inBoth(400, 0),
  /** Who may take part, what to bring, what it costs: as paragraphs. */
  description: inBoth(8000, 0),
  /** Whom to ask, and how. */
  contact: inBoth(400, 0),
  channels: z.array(z.enum(Object.keys(channels) as [Channel, ...Channel[]])).min(1),
  /** The tags that its facts carry, for counting rules. */
  tags: z.array(z.enum(tagNames as [Tag, ...Tag[]])).default([]),
  /** Whether each session has its seats, or the offering as a whole. */
  seatsPer: z.enum(['session', 'offering']),
  /** Seats of a new session, or of the offering; of a grant, yen. Null without limit. */
  capacity: z.int().min(1).max(1_000_000_000_000).nullable(),
  waitList: z.boolean().default(true),
  /** How long an offered seat is kept. */
  offerHours: z.int().min(1).max(336).default(48),
  /** How many may come in one reservation. */
  groupLimit: z.int().min(1).max(50).default(1),
  /** Whether one may ask without a name. */
  anonymous: z.boolean().default(false),
  /** What only this kind of delivery needs. */
  details: z.record(z.string(), z.json()).default({}),
})

/** The settings as they stand in the books. */
export type OfferingSettings = Readonly<z.output<typeof offeringSettings>>

/** An offering as the books hold it. */
export type Offering = {
  readonly id: string
  /** The programme's key; the component's key, or an empty text. */
  readonly programme: string
  readonly component: string
  readonly kind: OpenKind
  readonly state: OfferingState
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  readonly settings: OfferingSettings
  readonly version: number
}

/** Reads settings that come from outside. Refuses with the field that is wrong. */
export function parseOfferingSettings(given: unknown): Result<OfferingSettings> {
  const read = offeringSettings.safeParse(given)
  if (read.success) return ok(read.data)
  const { place, fault } = schemaFaultOf(read.error)
  return refuse(
    'offering_settings_not_valid',
    `募集の設定の「${place.ja}」を直してください。${fault.ja}。`,
    `Mend "${place.en}" in the settings of the offering: ${fault.en}.`,
  )
}
