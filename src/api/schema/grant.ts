/** The schemas of grants: awards, reviews, payment runs. */
import { z } from 'zod'
import { isCalendarDate } from '../../kit/calendar.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { bothLanguages, command, date, id } from './basic.ts'

/** A day as it is handed in: 2023-06-01. */
export const givenDate = z
  .string()
  .refine((text) => isCalendarDate(text), {
    params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
  })
  .transform((text) => text)
  .meta({ format: 'date' })

/** Whole yen as they are handed in; the act says what it may be. */
export const givenYen = z.number().min(0).max(1_000_000_000_000)

/** Words that a letter bears: reasons, changes. */
export const sentences = z.array(plainText(2000)).max(20)

/** What the sum is worked out from. */
export const basis = z
  .strictObject({
    course: z.string().max(60),
    tier: z.string().max(60).nullable().default(null),
    costYen: z.int().min(0).nullable().default(null),
    persons: z.int().min(0).nullable().default(null),
  })
  .nullable()
  .default(null)
  .meta({ description: 'Other figures than were applied for; null for those.' })

/** Conditions, word for word. */
export const conditions = z
  .array(
    z.strictObject({
      key: z.string().max(60),
      text: z.strictObject({ ja: plainText(4000), en: plainText(4000).default('') }),
    }),
  )
  .max(100)

/** An award as it stands. */
export const award = z
  .strictObject({
    course: z.string(),
    tier: z.string().nullable(),
    costYen: z.int().nullable(),
    persons: z.int().nullable(),
    computedYen: z.int(),
    decidedYen: z.int(),
    decidedOn: date,
    endsOn: date.nullable(),
    fixedYen: z.int().nullable(),
    fixedOn: date.nullable(),
    paidYen: z.int(),
    paidOn: date.nullable(),
    revokedYen: z.int(),
    repayYen: z.int().nullable(),
    repayDueOn: date.nullable(),
    conditions: z.array(z.strictObject({ key: z.string(), text: bothLanguages })),
  })
  .meta({ id: 'Award' })

/** A letter that was issued with an act. */
export const decidedGrant = z
  .strictObject({
    command,
    application: id,
    yen: z.int(),
    isInPart: z.boolean(),
    isCallClosed: z.boolean(),
    letter: id,
  })
  .meta({ id: 'GrantDecided' })

/** A payment run. */
export const paymentRun = z
  .strictObject({
    id,
    number: z.int(),
    programme: z.string(),
    state: z.enum(['planned', 'sent', 'paid', 'cancelled']),
    transferOn: date,
    transfers: z.int(),
    yen: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'PaymentRun' })
