/**
 * What only grant calls need in the settings of an offering (`settings.details`): the courses and
 * their sums, who may apply, how awards are chosen and reviewed, the conditions that go with an
 * award, and every deadline. A body's own rules differ, so none of this is code.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { Offering } from '../offering.ts'
import { eligibilityRuleSchema, settingDate } from './eligibility-rule.ts'
import {
  bilingualText,
  type GrantCourse,
  grantCourseSchema,
  leastOf,
  settingKey,
} from './grant-course.ts'

/** 助成金 repays costs after a report, by an amount that is fixed; 奨励金 is a sum set beforehand. */
export const grantVariants = {
  cost: { ja: '助成金（実績報告と額の確定あり）', en: 'repays costs, after a report' },
  'fixed-sum': { ja: '奨励金（定額、実績報告なし）', en: 'a fixed sum, without a report' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Who comes first where the money does not suffice. */
export const grantIntakes = {
  'first-come': { ja: '先着順', en: 'first come, first served' },
  lottery: { ja: '抽選', en: 'by lot' },
  reviewed: { ja: '審査', en: 'by review' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Where a deadline goes that falls on a day on which offices are closed. */
export const holidayRules = {
  'working-day-before': { ja: '前の開庁日に繰り上げる', en: 'moves to the working day before' },
  'working-day-after': { ja: '次の開庁日に繰り下げる', en: 'moves to the next working day' },
  'as-is': { ja: 'そのまま', en: 'stays' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type HolidayRule = keyof typeof holidayRules

const namesOf = <N extends string>(labels: Readonly<Record<N, Bilingual>>) =>
  Object.keys(labels) as [N, ...N[]]

const days = z.int().min(1).max(3660)

const checklistItem = z.strictObject({
  key: settingKey,
  label: bilingualText(400),
  /** The question whose answer or document shows it; null where nothing single does. */
  evidence: settingKey.nullable().default(null),
})

const condition = z.strictObject({
  key: settingKey,
  text: bilingualText(4000),
  /** Whether a new award has it from the start; the others are there to be chosen. */
  standard: z.boolean().default(true),
})

const grantSettings = z.strictObject({
  variant: z.enum(namesOf(grantVariants)).default('cost'),
  courses: z.array(grantCourseSchema).max(50).default([]),
  intake: z.enum(namesOf(grantIntakes)).default('first-come'),
  /** Whether one enters (事前エントリー) before one applies. */
  preEntry: z.boolean().default(false),
  eligibility: z.array(eligibilityRuleSchema).max(50).default([]),
  /** Once on this call, or once across all programmes that are listed (its own among them). */
  onceFor: z
    .union([z.literal('call'), z.array(z.string().min(1).max(60)).min(1).max(100)])
    .default('call'),
  checklist: z.array(checklistItem).max(100).default([]),
  reviewers: z.int().min(1).max(5).default(2),
  conditions: z.array(condition).max(100).default([]),
  /** 標準処理期間 (適正化法 第6条第2項の標準的な期間): from the application to its decision. */
  decidesWithinDays: days.nullable().default(null),
  /** 適正化法 第9条: 10 or 15 days are seen, 14 often. */
  withdrawWithinDays: days.default(14),
  /** After the end of the funded activity, and never after the latest day. */
  reportWithinDays: days.default(30),
  reportLatestOn: settingDate.nullable().default(null),
  /** After the notice of the fixed amount, or of the decision where nothing is fixed. */
  claimWithinDays: days.default(30),
  /** After the day of the order. */
  repayWithinDays: days.default(20),
  deadlineOnHoliday: z.enum(namesOf(holidayRules)).default('as-is'),
  /** Whether a change may raise an award above what was decided. */
  changeMayRaise: z.boolean().default(false),
  /** Hundredths of a per cent a year: 1095 is 10.95 % (適正化法 第19条). */
  interestBasisPoints: z.int().min(0).max(3000).default(1095),
  /** The programme that pays, where it is not the one that calls. */
  paysProgramme: z.string().min(1).max(60).nullable().default(null),
})

/** The settings of a grant call, with every default filled in. */
export type GrantSettings = Readonly<z.output<typeof grantSettings>>
/** Something that each reviewer looks at. */
export type ChecklistItem = GrantSettings['checklist'][number]

/**
 * Reads the details of a call. A call that says nothing has no courses yet, so that it can be kept
 * as a draft. Refuses what has the wrong shape, and keys that stand twice.
 */
export function parseGrantSettings(
  details: Offering['settings']['details'],
): Result<GrantSettings> {
  const read = grantSettings.safeParse(details)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'grant_settings_are_not_valid',
      `助成金・奨励金の設定の「${place.ja}」: ${fault.ja}。直してもう一度保存してください。`,
      `In the settings of the grant call, "${place.en}": ${fault.en}. Mend it and save again.`,
    )
  }
  const twice = findKeyTwice(read.data)
  if (twice !== undefined) return refuseTwice(twice)
  return ok(read.data)
}

/** The details as they are kept beside the offering's other settings. */
export function formatGrantSettings(settings: GrantSettings): Offering['settings']['details'] {
  return z.record(z.string(), z.json()).parse(settings)
}

/**
 * What must be said before a call can be opened: its courses, and its budget, which is the capacity
 * of the offering in yen.
 */
export function checkCallComplete(
  { courses }: GrantSettings,
  ceilingYen: number | null,
): Result<void> {
  if (courses.length === 0) return noCourse
  return ceilingYen === null ? noCeiling : ok(undefined)
}

/** The course with a key, where the call has it. */
export function findGrantCourse(settings: GrantSettings, key: string): GrantCourse | undefined {
  return settings.courses.find((course) => course.key === key)
}

/**
 * The smallest sum that can still be awarded, in yen: a call of which less is left closes itself.
 * Null for a call without courses.
 */
export function leastAward({ courses }: GrantSettings): number | null {
  return courses.length === 0 ? null : Math.min(...courses.map(leastOf))
}

function findKeyTwice({ courses, checklist, conditions }: GrantSettings): string | undefined {
  const tiers = courses.map(({ amount }) => (amount.by === 'tier' ? amount.tiers : []))
  const lists: readonly (readonly { readonly key: string }[])[] = [
    courses,
    checklist,
    conditions,
    ...tiers,
  ]
  for (const list of lists) {
    const keys = list.map(({ key }) => key)
    const twice = keys.find((key, index) => keys.indexOf(key) !== index)
    if (twice !== undefined) return twice
  }
  return undefined
}

const refuseTwice = (key: string): Refused =>
  refuse(
    'grant_key_stands_twice',
    `助成金・奨励金の設定にキー「${key}」が2回あります。片方を別のキーにしてください。`,
    `The key "${key}" stands twice in the settings of the grant call. Give one of them another.`,
  )

const noCourse = refuse(
  'grant_call_lacks_course',
  'この募集にはコースがありません。公開する前に、コースと金額を1つ以上設定してください。',
  'This call has no course. Set at least one course with its sum before you open the call.',
)

const noCeiling = refuse(
  'grant_call_lacks_ceiling',
  'この募集には予算の上限額がありません。公開する前に、予算の上限額を設定してください。',
  'This call has no budget ceiling. Set the ceiling in yen before you open the call.',
)
