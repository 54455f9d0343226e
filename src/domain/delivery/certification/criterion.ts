/**
 * The criteria of a certification, as data, and how each is judged: by yes or no, by a number, or
 * by a share of a whole with a least number. For a social firm: at least 3 people in difficulty who
 * are at least 20 % of the workforce (東京都ソーシャルファームの認証に関する指針).
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { plainText } from '../../../kit/schema-fault.ts'

const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/)

const words = (limit: number) =>
  z.strictObject({ ja: plainText(limit).min(1), en: plainText(limit).min(1) })

const count = z.int().min(1).max(1_000_000)

const judging = z.discriminatedUnion('by', [
  /** Whoever looks at the evidence says whether it is met. */
  z.strictObject({ by: z.literal('yes-no') }),
  /** A number of at least so many: hours a week, months of business. */
  z.strictObject({ by: z.literal('number'), least: count, unit: words(20) }),
  /** Some of all: at least so many, and at least so many per cent. */
  z.strictObject({
    by: z.literal('share'),
    /** Who is counted, and of whom: 就労困難者 of 従業員. */
    part: words(100),
    whole: words(100),
    least: count,
    percent: z.int().min(1).max(100),
  }),
])

/** The schema of a criterion in the settings. */
export const criterionSchema = z.strictObject({
  key,
  label: words(400),
  judging,
  /** The question whose answer or file shows it; null where nothing single does. */
  evidence: key.nullable().default(null),
  /** Whether a provisional certificate asks for it too; a plan may take the place of the others. */
  provisional: z.boolean().default(false),
})

/** A criterion of a certification. */
export type Criterion = Readonly<z.output<typeof criterionSchema>>
/** How a criterion is judged. */
export type Judging = Criterion['judging']

/** What a criterion was found to be, with its labels. */
export const outcomes = {
  met: { ja: '満たしている', en: 'met' },
  'not-met': { ja: '満たしていない', en: 'not met' },
  'not-applicable': { ja: '該当しない', en: 'does not apply' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Outcome = keyof typeof outcomes

/** The names of the outcomes, in the order in which they are offered. */
export const outcomeNames = Object.keys(outcomes) as [Outcome, ...Outcome[]]

/** What a share comes to. */
export type ShareFigures = {
  /** How many of the part are needed for this whole. */
  readonly needed: number
  /** Tenths of a per cent, rounded down: 19.99 % never reads as 20 %. */
  readonly permille: number
  readonly isMet: boolean
}

/**
 * What so many of so many come to against a least number and a percentage. Worked out in whole
 * numbers: `part × 100 ≥ whole × percent`.
 */
export function shareFigures(
  { least, percent }: { readonly least: number; readonly percent: number },
  { part, whole }: { readonly part: number; readonly whole: number },
): ShareFigures {
  const needed = Math.max(least, Math.ceil((whole * percent) / 100))
  const permille = whole === 0 ? 0 : Math.floor((part * 1000) / whole)
  return { needed, permille, isMet: part >= least && part * 100 >= whole * percent && whole > 0 }
}

/** How many numbers a criterion asks for. */
function numbersAsked({ by }: Judging): 0 | 1 | 2 {
  return by === 'yes-no' ? 0 : by === 'number' ? 1 : 2
}

/**
 * What the numbers say of a criterion; null where it is judged by yes or no. Refuses numbers that
 * are missing, no counts, or of which the part exceeds the whole.
 */
export function judgeNumbers(
  { judging: way, label }: Pick<Criterion, 'judging' | 'label'>,
  numbers: readonly number[],
): Result<'met' | 'not-met' | null> {
  if (way.by === 'yes-no') return ok(null)
  const isWhole = numbers.every((each) => Number.isSafeInteger(each) && each >= 0)
  const [first = 0, second = 0] = numbers
  if (numbers.length !== numbersAsked(way) || !isWhole) return numbersMissing(label)
  if (way.by === 'number') return ok(first >= way.least ? 'met' : 'not-met')
  if (second < 1 || first > second) return partExceedsWhole(way, first, second)
  return ok(shareFigures(way, { part: first, whole: second }).isMet ? 'met' : 'not-met')
}

/** A criterion's bound in a sentence; null where it is judged by yes or no. */
export function boundSentence({ judging: way }: Pick<Criterion, 'judging'>): Bilingual | null {
  if (way.by === 'yes-no') return null
  if (way.by === 'number') {
    return { ja: `${way.least}${way.unit.ja}以上`, en: `at least ${way.least} ${way.unit.en}` }
  }
  const { part, whole, least, percent } = way
  return {
    ja: `${part.ja}が${least}人以上で、${whole.ja}の${percent}％以上`,
    en: `${part.en}: at least ${least}, and at least ${percent} % of ${whole.en}`,
  }
}

/** What was counted, in a sentence: "5人中2人（40.0％）". Null where nothing was. */
export function countedSentence(
  { judging: way }: Pick<Criterion, 'judging'>,
  numbers: readonly number[],
): Bilingual | null {
  const [first, second] = numbers
  if (way.by === 'yes-no' || first === undefined) return null
  if (way.by === 'number') return { ja: `${first}${way.unit.ja}`, en: `${first} ${way.unit.en}` }
  const { permille, needed } = shareFigures(way, { part: first, whole: second ?? 0 })
  const percent = `${Math.floor(permille / 10)}.${permille % 10}`
  return {
    ja: `${second ?? 0}人中${first}人（${percent}％）。この人数では${needed}人以上が必要`,
    en: `${first} of ${second ?? 0} (${percent} %); ${needed} are needed for this number`,
  }
}

const numbersMissing = (label: Bilingual): Refused =>
  refuse(
    'criterion_numbers_missing',
    `基準「${label.ja}」の人数などを、0以上の整数で入力してください。`,
    `Enter the numbers of the criterion "${label.en}" as whole numbers, 0 or more.`,
  )

function partExceedsWhole(
  { part, whole }: { readonly part: Bilingual; readonly whole: Bilingual },
  first: number,
  second: number,
): Refused {
  return refuse(
    'criterion_part_exceeds_whole',
    `「${part.ja}」（${first}）が「${whole.ja}」（${second}）を超えています。人数を確かめてください。`,
    `"${part.en}" (${first}) exceeds "${whole.en}" (${second}). Check the numbers.`,
  )
}
