/**
 * The courses (コース) of a grant call: what one applies for, and how its sum is worked out. A sum is
 * one of fixed steps, a share of the eligible cost up to a cap, or so much for each person.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { plainText } from '../../../kit/schema-fault.ts'
import { mostYen, yenWords } from './yen.ts'

/** A key that an operator gives to a part of the settings. */
export const settingKey = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/)

/** A text in both languages, neither of them empty. */
export const bilingualText = (limit: number) =>
  z.strictObject({ ja: plainText(limit).min(1), en: plainText(limit).min(1) })

const yen = z.int().min(1).max(mostYen)

const amountRule = z.discriminatedUnion('by', [
  /** One of fixed sums: 定額. */
  z.strictObject({
    by: z.literal('tier'),
    tiers: z
      .array(z.strictObject({ key: settingKey, label: bilingualText(200), yen }))
      .min(1)
      .max(50),
  }),
  /** numerator/denominator of the eligible cost (補助率), rounded down, up to a cap (上限額). */
  z.strictObject({
    by: z.literal('rate'),
    numerator: z.int().min(1).max(1000),
    denominator: z.int().min(1).max(1000),
    capYen: yen,
    /** Amounts below this (1,000 yen as a rule) are cut off. */
    roundDownTo: z.int().min(1).max(1_000_000).default(1000),
    /** The smallest sum that is awarded (下限額); null for the smallest that rounding leaves. */
    leastYen: yen.nullable().default(null),
  }),
  /** So much for each person, for at most so many. */
  z.strictObject({
    by: z.literal('person'),
    yen,
    mostPersons: z.int().min(1).max(100_000),
  }),
])

/** The schema of a course in the settings of a call. */
export const grantCourseSchema = z.strictObject({
  key: settingKey,
  label: bilingualText(200),
  amount: amountRule,
})

/** A course of a call. */
export type GrantCourse = Readonly<z.output<typeof grantCourseSchema>>
/** How the sum of a course is worked out. */
export type AmountRule = GrantCourse['amount']

/** The smallest sum that can still be awarded on a course, in yen. */
export function leastOf({ amount }: GrantCourse): number {
  if (amount.by === 'tier') return Math.min(...amount.tiers.map((tier) => tier.yen))
  return amount.by === 'rate' ? (amount.leastYen ?? amount.roundDownTo) : amount.yen
}

/** The greatest sum that one award on a course can have, in yen. */
export function mostOf({ amount }: GrantCourse): number {
  if (amount.by === 'tier') return Math.max(...amount.tiers.map((tier) => tier.yen))
  return amount.by === 'rate' ? amount.capYen : amount.yen * amount.mostPersons
}

/** How the sum is worked out, in words: 対象経費の2/3（上限500,000円、1,000円未満切捨て）. */
export function amountSentence({ amount }: GrantCourse): Bilingual {
  if (amount.by === 'tier') return tierSentence(amount)
  return amount.by === 'rate' ? rateSentence(amount) : personSentence(amount)
}

function tierSentence({ tiers }: Extract<AmountRule, { by: 'tier' }>): Bilingual {
  return {
    ja: tiers.map((tier) => `${tier.label.ja} ${yenWords(tier.yen).ja}`).join('、'),
    en: tiers.map((tier) => `${tier.label.en} ${yenWords(tier.yen).en}`).join(', '),
  }
}

function rateSentence(amount: Extract<AmountRule, { by: 'rate' }>): Bilingual {
  const share = `${amount.numerator}/${amount.denominator}`
  const [cap, unit] = [yenWords(amount.capYen), yenWords(amount.roundDownTo)]
  const [least, leastEn] =
    amount.leastYen === null
      ? ['', '']
      : [`、下限${yenWords(amount.leastYen).ja}`, `, at least ${yenWords(amount.leastYen).en}`]
  return {
    ja: `対象経費の${share}（上限${cap.ja}${least}、${unit.ja}未満切捨て）`,
    en: `${share} of the eligible cost, up to ${cap.en}${leastEn}, rounded down to ${unit.en}`,
  }
}

function personSentence(amount: Extract<AmountRule, { by: 'person' }>): Bilingual {
  const [each, most] = [yenWords(amount.yen), amount.mostPersons.toLocaleString('en-GB')]
  return {
    ja: `1人につき${each.ja}（${most}人まで）`,
    en: `${each.en} a person, for up to ${most}`,
  }
}
