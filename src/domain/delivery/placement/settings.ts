/**
 * What only placements need in the settings of an offering (`settings.details`): what may be wished
 * for, which criteria count in proposing a match and how much, how long a placement may last, and
 * from which age people may take part.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type CalendarDate, isCalendarDate } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { Offering } from '../offering.ts'

/** Something to choose from: an area, a kind of work, something needed at the workplace. */
export type PlacementOption = { readonly key: string; readonly label: Bilingual }

/** What a person and a position are compared by. */
export const criterionLabels = {
  area: { ja: '地域', en: 'Area' },
  work: { ja: '仕事の種類', en: 'Kind of work' },
  days: { ja: '週の日数', en: 'Days a week' },
  hours: { ja: '週の時間', en: 'Hours a week' },
  start: { ja: '始める時期', en: 'When it begins' },
  needs: { ja: '職場での配慮', en: 'What is needed at the workplace' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type CriterionKey = keyof typeof criterionLabels

/** The criteria in the order in which they are said. */
export const criterionKeys = Object.keys(criterionLabels) as readonly CriterionKey[]

/** A criterion that counts, and how much a match gains where it is met. */
export type PlacementCriterion = { readonly key: CriterionKey; readonly points: number }

/** From which age people may take part. */
export type AgeRule = {
  /** In completed years. */
  readonly atLeast: number
  /** The day on which they must have it; null for the first day of the placement. */
  readonly on: CalendarDate | null
}

/** The settings of placements, with every default filled in. */
export type PlacementSettings = {
  readonly areas: readonly PlacementOption[]
  readonly works: readonly PlacementOption[]
  readonly needs: readonly PlacementOption[]
  readonly criteria: readonly PlacementCriterion[]
  /** The longest placement with all extensions, in weeks; null without limit. */
  readonly mostWeeks: number | null
  readonly age: AgeRule | null
}

const option = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  label: z.strictObject({ ja: plainText(60).min(1), en: plainText(60).min(1) }),
})
const options = z.array(option).max(100).default([])

const shape = z.object({
  areas: options,
  works: options,
  needs: options,
  criteria: z
    .array(
      z.strictObject({
        key: z.enum(criterionKeys as [CriterionKey, ...CriterionKey[]]),
        points: z.int().min(1).max(100),
      }),
    )
    .max(criterionKeys.length)
    .default(criterionKeys.map((key) => ({ key, points: 1 }))),
  mostWeeks: z.int().min(1).max(260).nullable().default(null),
  age: z
    .strictObject({
      atLeast: z.int().min(15).max(100),
      on: z.string().refine(isCalendarDate).nullable().default(null),
    })
    .nullable()
    .default(null),
})

/**
 * Reads the details of an offering of placements. One that says nothing counts every criterion
 * once. Refuses what has the wrong shape, and an option or a criterion that stands twice.
 */
export function parsePlacementSettings(
  details: Offering['settings']['details'],
): Result<PlacementSettings> {
  const read = shape.safeParse(details)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'placement_settings_are_not_valid',
      `マッチングの設定の「${place.ja}」: ${fault.ja}。直してもう一度保存してください。`,
      `In the settings of the placements, "${place.en}": ${fault.en}. Mend it and save again.`,
    )
  }
  const { areas, works, needs, criteria } = read.data
  const counted = criteria.map(({ key }) => ({ key, label: criterionLabels[key] }))
  const twice = [areas, works, needs, counted].flatMap((all) => findTwice(all) ?? []).at(0)
  return twice === undefined ? ok(read.data) : refuseTwice(twice)
}

/** The details as they are kept beside the offering's other settings. */
export function formatPlacementSettings(
  settings: PlacementSettings,
): Offering['settings']['details'] {
  const { areas, works, needs, criteria, mostWeeks, age } = settings
  const written = (all: readonly PlacementOption[]) =>
    all.map(({ key, label }) => ({ key, label: { ...label } }))
  return {
    areas: written(areas),
    works: written(works),
    needs: written(needs),
    criteria: criteria.map((each) => ({ ...each })),
    mostWeeks,
    age: age && { ...age },
  }
}

/** The labels of chosen options, in the order of the settings; what is no option is left out. */
export function labelsOf(
  all: readonly PlacementOption[],
  chosen: readonly string[],
): readonly Bilingual[] {
  return all.flatMap(({ key, label }) => (chosen.includes(key) ? [label] : []))
}

/** The label of the first that shares its key or its name with one before it. */
function findTwice(all: readonly PlacementOption[]): Bilingual | null {
  const seen = new Set<string>()
  for (const { key, label } of all) {
    const names = [`key:${key}`, `ja:${label.ja}`]
    if (names.some((name) => seen.has(name))) return label
    for (const name of names) seen.add(name)
  }
  return null
}

const refuseTwice = ({ ja, en }: Bilingual) =>
  refuse(
    'placement_option_stands_twice',
    `「${ja}」が2回あります。片方を消すか、別の名前にしてください。`,
    `"${en}" stands twice. Take one away, or give it another name.`,
  )
