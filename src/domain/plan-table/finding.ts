/**
 * What an import points out about a plan table. The list of codes is closed; each sentence is built
 * from the printed values. `stop` means that no plan can be made before it is mended, `look` that a
 * person should look: the table is imported as it stands.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { DraftLine } from './draft.ts'
import type { Field } from './header.ts'
import type { RowPlace } from './sheet.ts'

/** Every finding that an import can make, with what it means. */
export const findingCodes = {
  year_not_stated: { ja: '年度が読み取れない', en: 'the fiscal year is not stated' },
  column_missing: { ja: '列がない', en: 'the table lacks a column' },
  column_not_read: { ja: '読まなかった列', en: 'a column was not read' },
  row_not_read: { ja: '読まなかった行', en: 'a row was not read' },
  cell_not_read: { ja: '読まなかったセル', en: 'a cell was not read' },
  piece_not_read: { ja: 'セルの中の読めない部分', en: 'part of a cell was not read' },
  figure_in_words: { ja: '言葉で書かれた規模', en: 'a figure is given in words' },
  formula_in_cell: { ja: '数式のままのセル', en: 'a cell holds a formula as text' },
  number_twice: { ja: '番号の重複', en: 'a number stands twice' },
  number_skipped: { ja: '番号の欠け', en: 'a number is skipped' },
  number_out_of_order: { ja: '番号の順序', en: 'numbers are out of order' },
  name_missing: { ja: '名称の空欄', en: 'a name is missing' },
  name_twice: { ja: '名称の重複', en: 'a name stands twice' },
  figure_blank: { ja: '数値の空欄', en: 'a figure is blank' },
  unit_missing: { ja: '単位がない数値', en: 'a figure has no unit' },
  target_missing: { ja: '計画のない実績', en: 'a result without a target' },
  one_target_for_several_results: {
    ja: '複数の実績に1つの計画',
    en: 'one target for several results',
  },
  several_targets_for_one_result: {
    ja: '1つの実績に複数の計画',
    en: 'several targets for one result',
  },
  units_differ: { ja: '計画と実績の単位の違い', en: 'target and result in different units' },
  bases_differ: { ja: '延べと実数の違い', en: 'target and result on different bases' },
  basis_stated_once: { ja: '延べ・実の片方だけの記載', en: 'the basis is stated on one side only' },
  bases_mixed: { ja: '延べと実数の混在', en: 'a result mixes bases' },
  label_contradicts_unit: { ja: '単位の説明と単位の食い違い', en: 'a label contradicts its unit' },
  separators_missing: { ja: '桁区切りの抜け', en: 'thousands separators are missing' },
  components_do_not_add_up: { ja: '内訳の合計の不一致', en: 'components do not add up' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type FindingCode = keyof typeof findingCodes

/** One thing to see, with where it stands and its sentence in both languages. */
export type Finding = {
  readonly code: FindingCode
  readonly severity: 'stop' | 'look'
  /** The code of the line ("25-2"); null for what concerns no line. */
  readonly line: string | null
  readonly column: Field | null
  /** Null for what concerns the table as a whole. */
  readonly place: RowPlace | null
  readonly message: Bilingual
}

/** Whether a plan can be made from the draft as it stands. */
export function isImportable(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity === 'look')
}

/** A finding about a column of a line; `message` is its sentence in Japanese and in English. */
export function lineFinding(
  code: FindingCode,
  [line, column]: readonly [DraftLine, Field],
  message: readonly [string, string],
): Finding {
  const [ja, en] = message
  const severity = stops.has(code) ? 'stop' : 'look'
  return { code, severity, line: line.code, column, place: line.place, message: { ja, en } }
}

/** A finding about the table, or a row from which no line was made. */
export function tableFinding(
  code: FindingCode,
  place: RowPlace | null,
  message: readonly [string, string],
): Finding {
  const [ja, en] = message
  return { code, severity: 'look', line: null, column: null, place, message: { ja, en } }
}

const stops: ReadonlySet<FindingCode> = new Set(['number_twice', 'name_missing'])

/** The columns as the sentences name them. */
export const fieldNames: Readonly<Record<Field, Bilingual>> = {
  no: { ja: '番号', en: 'number' },
  name: { ja: '事業名', en: 'name' },
  outline: { ja: '事業概要', en: 'outline' },
  budget: { ja: '予算', en: 'budget' },
  target: { ja: '計画の規模', en: 'target' },
  result: { ja: '実績の規模', en: 'result' },
  unitNote: { ja: '単位の説明', en: 'unit note' },
}
