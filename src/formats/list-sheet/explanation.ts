/** The second sheet of a workbook, which says what stands in the columns of the first. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { type AnyColumn, cellForms } from './column.ts'

/** What the sheet is called. */
export const explanationName: Bilingual = { ja: '説明', en: 'Explanation' }

/** Whether a sheet's name is that of an explanation, in either language. */
export const isExplanation = (name: string): boolean =>
  name === explanationName.ja || name === explanationName.en

/** The rows of the sheet as texts, its row of headings first. */
export function explainColumns(
  columns: readonly AnyColumn[],
  language: Language,
): readonly (readonly string[])[] {
  return [
    headings.map((heading) => heading[language]),
    ...columns.map((column) => explainColumn(column, language)),
    [],
    ...symbols.map(({ symbol, meaning }) => [symbol[language], '', '', '', '', meaning[language]]),
  ]
}

const headings: readonly Bilingual[] = [
  { ja: '列', en: 'Column' },
  { ja: '英語の見出し', en: 'Japanese heading' },
  { ja: '必須', en: 'Required' },
  { ja: '書き方', en: 'Form' },
  { ja: '選べる値', en: 'Choices' },
  { ja: '説明', en: 'Meaning' },
]

function explainColumn(column: AnyColumn, language: Language): readonly string[] {
  const { heading, hint, form, choices = [], read, required } = column
  const need = !read ? words.writtenOnly : required === true ? words.required : words.optional
  return [
    heading[language],
    heading[language === 'ja' ? 'en' : 'ja'],
    need[language],
    cellForms[form][language],
    choices.map((choice) => choice[language]).join(language === 'ja' ? '、' : ', '),
    hint[language],
  ]
}

const words = {
  required: { ja: '必須', en: 'required' },
  optional: { ja: '任意', en: 'optional' },
  writtenOnly: { ja: '読み取り専用', en: 'not read back' },
} as const satisfies Readonly<Record<string, Bilingual>>

const symbols: readonly { readonly symbol: Bilingual; readonly meaning: Bilingual }[] = [
  {
    symbol: { ja: '（空欄）', en: '(blank)' },
    meaning: {
      ja: '値がないか、分かっていません。0とは違います。',
      en: 'There is no value, or it is not known. It is not a zero.',
    },
  },
  {
    symbol: { ja: "'", en: "'" },
    meaning: {
      ja: 'CSVで、数式と間違えられる文字の前に付く印です。取り込むと外れます。',
      en: 'In CSV, it stands before a text that could be taken for a formula. Reading takes it off.',
    },
  },
  {
    symbol: { ja: '見出し', en: 'headings' },
    meaning: {
      ja: '取り込むときは、日本語・英語のどちらの見出しでも、どの順番でも読み取ります。',
      en: 'They are read back in either language and in any order.',
    },
  },
  {
    symbol: { ja: '列を消すと', en: 'deleted columns' },
    meaning: {
      ja: '取り込むとき、表にない任意の列の値は変わりません。',
      en: 'What an optional column holds stays as it is where the sheet does not have the column.',
    },
  },
]
