/** Lines about a plan: what was read of a table, what was found, what changes. */
import type { PlanDifference } from '../domain/plan-table/difference.ts'
import { fieldNames, type Finding, findingCodes } from '../domain/plan-table/finding.ts'
import { formatPlace } from '../domain/plan-table/sheet.ts'
import type { Bilingual, Language } from '../kit/bilingual.ts'
import { inColumns, short } from './columns.ts'
import { countsOfFile, linesOfFile, type PlanFile } from './plan-file.ts'

/** What was read: the counts, and every line with its figures. */
export function readingLines(file: PlanFile, language: Language): readonly string[] {
  const counted = countsOfFile(file)
  const title = file.kind === 'document' ? file.plan.title[language] : file.draft.title
  const heading = headings.map((each) => each[language])
  const rows = linesOfFile(file).map(({ code, name, budget, target, result }) => [
    code,
    short(name),
    ...[budget, target, result].map((cell) => short(cell?.text ?? '', 24)),
  ])
  return [short(title, 80), countLine(counted, language), ...inColumns([heading, ...rows])]
}

type Counts = ReturnType<typeof countsOfFile>

function countLine({ lines, pillars, programmes, components }: Counts, language: Language) {
  return language === 'ja'
    ? `${lines}行を読みました（柱 ${pillars}、事業 ${programmes}、内訳 ${components}）。`
    : `${lines} lines read: ${pillars} pillars, ${programmes} programmes, ${components} components.`
}

const headings: readonly Bilingual[] = [
  { ja: '番号', en: 'No.' },
  { ja: '事業', en: 'Programme' },
  { ja: '予算', en: 'Budget' },
  { ja: '計画', en: 'Target' },
  { ja: '実績（表の記載）', en: 'Result (as printed)' },
]

/** The findings, each with its line, its place and its sentence. */
export function findingLines(findings: readonly Finding[], language: Language): readonly string[] {
  const title = language === 'ja' ? `指摘 ${findings.length}件` : `${findings.length} findings`
  return [title, ...findings.map((finding) => `  ${findingLine(finding, language)}`)]
}

function findingLine(
  { code, severity, line, place, message }: Finding,
  language: Language,
): string {
  const mark = severity === 'stop' ? `${mustMend[language]} ` : ''
  const where = [line ?? '', place === null ? '' : `(${formatPlace(place)[language]})`]
  return [`${mark}[${findingCodes[code][language]}]`, ...where, message[language]]
    .filter((part) => part !== '')
    .join(' ')
}

const mustMend: Bilingual = { ja: '要修正', en: 'MEND' }

/** What an import changes in the plan, line by line. */
export function differenceLines(
  differences: readonly PlanDifference[],
  language: Language,
): readonly string[] {
  const title = language === 'ja' ? `変更 ${differences.length}件` : `${differences.length} changes`
  return [
    title,
    ...differences.map(({ line, field, before, after }) => {
      const [from, to] = [before, after].map((text) => (text === null ? '—' : short(text, 40)))
      return `  ${line} ${fieldName(field)[language]}: ${from ?? ''} → ${to ?? ''}`
    }),
  ]
}

function fieldName(field: PlanDifference['field']): Bilingual {
  if (field === 'line') return { ja: '行', en: 'line' }
  if (field === 'number') return fieldNames.no
  return field === 'pillar' ? { ja: '柱', en: 'pillar' } : fieldNames[field]
}
