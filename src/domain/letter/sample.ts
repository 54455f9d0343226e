/** Values by which a text of letters can be tried before it is saved. */
import { calendarDate } from '../../kit/calendar.ts'
import { kindOf, type LetterField, type LetterFieldKind, type LetterFieldValues } from './field.ts'
import { letterSorts, type LetterSort } from './sort.ts'

/** A value for each place of a sort; those that are words say which place they stand for. */
export function sampleValues(sort: LetterSort): Readonly<Record<string, unknown>> {
  const fields: readonly (readonly [string, LetterField])[] = Object.entries(
    letterSorts[sort].fields,
  )
  return Object.fromEntries(
    fields.map(([name, field]) => [name, samples[kindOf(field)](field)] as const),
  )
}

type Samples = { readonly [K in LetterFieldKind]: (field: LetterField) => LetterFieldValues[K] }

const samples: Samples = {
  text: ({ label }) => ({ ja: `（${label.ja}）`, en: `(${label.en})` }),
  lines: ({ label }) =>
    [1, 2].map((row) => ({ ja: `（${label.ja}の${row}つ目）`, en: `(${label.en}, line ${row})` })),
  yen: () => 500_000,
  number: () => 5,
  day: () => calendarDate(2024, 3, 31),
  period: () => ({ from: calendarDate(2023, 7, 1), to: calendarDate(2024, 3, 31) }),
}
