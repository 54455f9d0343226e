/** The fields of a call's courses: what one applies for, and how its sum is worked out. */
import type { GrantCourse } from '../../../domain/delivery/grant/grant-course.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import { choiceField, longTextField, numberField, textField } from '../../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import type { KnownValues } from '../../ui/form/form.tsx'
import { keysFor, readLines } from './settings-fields.ts'

const waysToPay = {
  rate: { ja: '対象経費の割合', en: 'A share of the eligible cost' },
  tier: { ja: '定額（区分から選ぶ）', en: 'One of fixed sums' },
  person: { ja: '1人につき定額', en: 'So much for each person' },
} as const

const yen = (ja: string, en: string) =>
  numberField({
    ...{ label: { ja, en }, required: false, least: 1, greatest: 999_999_999_999 },
    unit: { ja: '円', en: 'yen' },
  })
const part = (ja: string, en: string) =>
  numberField({ label: { ja, en }, required: false, least: 1, greatest: 1000 })

/** The fields of the course in a row. */
export function courseRow(row: number) {
  return {
    [`courseName${row}`]: textField({
      label: { ja: 'コースの名前', en: 'Name of the course' },
      hint: {
        ja: '英語を付けるときは「日本語｜English」と書きます。空のコースは消えます。',
        en: 'The English behind ｜. A course without a name goes.',
      },
      required: false,
    }),
    [`courseBy${row}`]: choiceField({
      label: { ja: '金額の決め方', en: 'How the sum is worked out' },
      required: false,
      as: 'select',
      choices: Object.entries(waysToPay).map(([value, label]) => ({ value, label })),
    }),
    [`courseShare${row}`]: part('割合の分子（2/3なら2）', 'Share: numerator (2 of 2/3)'),
    [`courseOf${row}`]: part('割合の分母（2/3なら3）', 'Share: denominator (3 of 2/3)'),
    [`courseCap${row}`]: yen('上限額', 'At most'),
    [`courseLeast${row}`]: yen('下限額', 'At least'),
    [`coursePerson${row}`]: yen('1人あたりの額', 'For each person'),
    [`coursePersons${row}`]: numberField({
      label: { ja: '人数の上限', en: 'People at most' },
      ...{ required: false, least: 1, greatest: 100_000, unit: { ja: '人', en: 'people' } },
    }),
    [`courseTiers${row}`]: longTextField({
      label: { ja: '定額の区分', en: 'Fixed sums' },
      hint: { ja: '1行に1つ。例: 1人目｜First｜300000', en: 'One a line: 1人目｜First｜300000' },
      required: false,
      rows: 3,
    }),
  } as const satisfies FieldTable
}

/** The values of the rows as the settings have them. */
export function knownCourses(courses: readonly GrantCourse[]): KnownValues {
  return Object.fromEntries(
    courses.flatMap(({ label, amount }, index) => {
      const row = index + 1
      const values = {
        Name: label.ja === label.en ? label.ja : `${label.ja}｜${label.en}`,
        By: amount.by,
        ...(amount.by === 'rate' && {
          ...{ Share: amount.numerator, Of: amount.denominator, Cap: amount.capYen },
          Least: amount.leastYen,
        }),
        ...(amount.by === 'person' && { Person: amount.yen, Persons: amount.mostPersons }),
        ...(amount.by === 'tier' && {
          Tiers: amount.tiers
            .map((tier) => [tier.label.ja, tier.label.en, tier.yen].join('｜'))
            .join('\n'),
        }),
      }
      return Object.entries(values).map(([name, value]) => [`course${name}${row}`, value] as const)
    }),
  )
}

/** Reads the rows of courses. Refuses a course without its figures. */
export function readCourses(
  form: SubmittedForm,
  rows: number,
  before: readonly GrantCourse[],
): Result<readonly unknown[], FormRefusal> {
  const courses: unknown[] = []
  const names = Array.from({ length: rows }, (_, index) => form.text(`courseName${index + 1}`))
  const known = before.map(({ key, label }) => ({ key, text: label }))
  for (const [index, name] of names.entries()) {
    const row = index + 1
    const [label] = readLines(name)
    if (!label) continue
    const read = readFields(form, courseRow(row) as FieldTable)
    if (!read.ok) return read
    const amount = amountOf((field) => read.value[`course${field}${row}`], before[index])
    if (amount === null) return atField(`courseBy${row}`, figuresMissing)
    const [key = ''] = before[index] ? [before[index].key] : keysFor([label], known)
    courses.push({
      key: courses.length === 0 || before[index] ? key : `${key}-${row}`,
      label,
      amount,
    })
  }
  return ok(courses)
}

type Typed = (field: string) => unknown

/** The rule of a sum; null where its figures are not whole. */
function amountOf(typed: Typed, before: GrantCourse | undefined): unknown {
  const by = typed('By')
  const number = (field: string) => (typeof typed(field) === 'number' ? Number(typed(field)) : null)
  if (by === 'rate') {
    const [numerator, denominator, capYen] = [number('Share'), number('Of'), number('Cap')]
    const isWhole = numerator !== null && denominator !== null && capYen !== null
    const roundDownTo = before?.amount.by === 'rate' ? before.amount.roundDownTo : 1000
    const figures = { by, numerator, denominator, capYen, roundDownTo, leastYen: number('Least') }
    return isWhole ? figures : null
  }
  if (by === 'person') {
    const [yenEach, mostPersons] = [number('Person'), number('Persons')]
    return yenEach !== null && mostPersons !== null ? { by, yen: yenEach, mostPersons } : null
  }
  const text = typed('Tiers')
  const tiers = typeof text === 'string' ? readTiers(text) : []
  return by === 'tier' && tiers.length > 0 ? { by, tiers } : null
}

/** Reads lines of a name, its English and yen, with bars between. */
function readTiers(text: string) {
  return text.split('\n').flatMap((line, index) => {
    const parts = line.split(/[｜|]/).map((each) => each.trim())
    const sum = Number((parts.at(-1) ?? '').normalize('NFKC').replaceAll(/[,円\s]/g, ''))
    const [ja = '', en = ''] = parts.slice(0, -1)
    const isTier = ja !== '' && Number.isSafeInteger(sum) && sum > 0
    return isTier ? [{ key: `t${index + 1}`, label: { ja, en: en || ja }, yen: sum }] : []
  })
}

const figuresMissing = refuse(
  'course_figures_missing',
  '金額の決め方と、それに必要な数（割合と上限額、1人あたりの額と人数、または定額の区分）を入力してください。',
  'Choose how the sum is worked out, and enter its figures.',
)
