/**
 * How the people of a course intake are chosen, as data that an operator sets up: by order of
 * application, by points, or by lot; who comes first; and how long the reserve list is.
 */
import { z } from 'zod'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'

/** The ways of choosing with their labels. */
export const selectionMethods = {
  'first-come': { ja: '先着順', en: 'first come, first served' },
  rank: { ja: '選考（点数順）', en: 'by points' },
  lottery: { ja: '抽選', en: 'by lot' },
} as const

export type SelectionMethod = keyof typeof selectionMethods

const methodNames = Object.keys(selectionMethods) as readonly SelectionMethod[]

const bilingual = z.object({ ja: plainText(200).min(1), en: plainText(200).min(1) })
const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/)
const points = z.int().min(-1000).max(1000)

/**
 * What earns points: the options that were chosen (the best of them counts), a number that reaches
 * a step (the highest step reached counts), or what staff give by hand.
 */
const criterion = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('choice'),
    key,
    label: bilingual,
    question: key,
    points: z.record(key, points),
  }),
  z.strictObject({
    from: z.literal('number'),
    key,
    label: bilingual,
    question: key,
    steps: z.array(z.strictObject({ atLeast: z.number(), points })).min(1),
  }),
  z.strictObject({ from: z.literal('hand'), key, label: bilingual, most: points.min(1) }),
])

/**
 * People who come before others. With `seats`, so many of them do and the rest stand with everyone
 * else; without, all of them do.
 */
const priorityClass = z.strictObject({
  key,
  label: bilingual,
  when: z.strictObject({ question: key, chose: z.array(key).min(1) }),
  seats: z.int().min(1).nullable().default(null),
})

const selectionSettings = z.strictObject({
  method: z.enum(methodNames),
  /** How many may stand on the reserve list; null for everyone who is left. */
  reserve: z.int().min(0).nullable().default(null),
  /** Earlier classes go before later ones. */
  classes: z.array(priorityClass).max(20).default([]),
  criteria: z.array(criterion).max(50).default([]),
  /** The points that are needed to be accepted at all; null where none are. */
  minimum: z.int().nullable().default(null),
  /** What a draw takes in that nobody knows before the deadline (docs/concepts/lottery.md). */
  publicValue: bilingual.nullable().default(null),
})

/** How an intake chooses, with every default filled in. */
export type SelectionSettings = Readonly<z.output<typeof selectionSettings>>
/** What earns points. */
export type Criterion = SelectionSettings['criteria'][number]
/** People who come before others. */
export type PriorityClass = SelectionSettings['classes'][number]

/** Reads the settings; refuses what has the wrong shape, or says two things with one key. */
export function parseSelectionSettings(input: unknown): Result<SelectionSettings> {
  const read = selectionSettings.safeParse(input)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'selection_settings_are_not_valid',
      `選考の設定の「${place.ja}」: ${fault.ja}。直してもう一度保存してください。`,
      `In the settings of the selection, "${place.en}": ${fault.en}. Mend it and save again.`,
    )
  }
  const settings = read.data
  const keys = [...settings.criteria, ...settings.classes].map((each) => each.key)
  const twice = keys.find((each, index) => keys.indexOf(each) !== index)
  if (twice !== undefined) return refuseTwice(twice)
  return settings.method === 'rank' && settings.criteria.length === 0 ? noCriteria : ok(settings)
}

const refuseTwice = (twice: string): Result<SelectionSettings> =>
  refuse(
    'selection_key_stands_twice',
    `選考の設定にキー「${twice}」が2回あります。片方を別のキーにしてください。`,
    `The key "${twice}" stands twice in the settings of the selection. Give one of them another.`,
  )

const noCriteria = refuse(
  'selection_by_points_lacks_criteria',
  '点数順で選考するには、採点の項目が1つ以上必要です。項目を足すか、別の選考方法にしてください。',
  'To select by points, at least one criterion is needed. Add one, or choose another way.',
)
