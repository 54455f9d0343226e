/** A report's row in words, in either language: what the table for people shows in each column. */
import type { Language } from '../../kit/bilingual.ts'
import { formatCell } from '../../domain/notation/cell-format.ts'
import { type ReportRow, resultText } from '../../domain/report.ts'

/** The columns of the official table, in its order. */
export const officialColumns = {
  pillar: { ja: '柱', en: 'Pillar' },
  no: { ja: '番号', en: 'No.' },
  name: { ja: '重点事業', en: 'Programme' },
  outline: { ja: '事業概要', en: 'Outline' },
  budget: { ja: '計画（予算）', en: 'Budget' },
  target: { ja: '計画（規模）', en: 'Target' },
  result: { ja: '実績（規模）', en: 'Result' },
  unitNote: { ja: '実績（単位の説明）', en: 'What is counted' },
} as const

export type OfficialColumn = keyof typeof officialColumns

/** The text of each column. What the plan published is kept as it is in Japanese. */
export function rowText(
  row: ReportRow,
  language: Language,
): Readonly<Record<OfficialColumn, string>> {
  const { line, figures } = row
  const isJapanese = language === 'ja'
  return {
    pillar: pillarText(row, language),
    no: line.code,
    name: line.name[language],
    outline: line.outline[language],
    budget: isJapanese ? line.budget.text : formatCell(line.budget, language),
    target: isJapanese ? line.target.text : formatCell(line.target, language),
    result: resultText(line.resultLayout[language], figures, language),
    unitNote: line.unitNote[language],
  }
}

/** A pillar's number and name, as the table prints them: 1 障害者など…. */
export function pillarText({ pillar }: ReportRow, language: Language): string {
  return `${pillar.no} ${pillar.name[language]}`
}
