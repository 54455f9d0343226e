/**
 * From the rows of a file to a draft of the plan and everything about it that a person should
 * see.
 */
import { ok, refuse, type Result } from '../../kit/result.ts'
import { buildDraft } from './build.ts'
import { linesOfDraft, type PlanDraft, type UnreadReason } from './draft.ts'
import { figureFindings } from './figure-cells.ts'
import { fieldNames, type Finding, tableFinding } from './finding.ts'
import { labelFindings } from './label.ts'
import { numberingFindings } from './numbering.ts'
import { pairingFindings } from './pairing.ts'
import { splitSections } from './section.ts'
import type { PlanSheet } from './sheet.ts'
import { sumFindings } from './sums.ts'

/** A table as it was read. */
export type PlanReading = { readonly draft: PlanDraft; readonly findings: readonly Finding[] }

/**
 * Reads a plan table. Refuses rows in which no table of programmes is found; whatever else is wrong
 * is a finding. Findings come in the order of the table's lines, after those about the whole table.
 */
export function readPlanTable(sheet: PlanSheet): Result<PlanReading> {
  const sections = splitSections(sheet.rows)
  if (sections.sections.length === 0) {
    return refuse(
      'plan_table_not_found',
      '事業の表が見つかりません。「重点事業」（または「事業名」）と、「予算」「規模」「実績」などの見出しがある表を選んでください。',
      'No table of programmes was found. Choose a file whose table has headings such as 重点事業 (or 事業名), 予算, 規模 and 実績.',
    )
  }
  const draft = buildDraft(sections)
  if (linesOfDraft(draft).length === 0) {
    return refuse(
      'plan_table_has_no_programmes',
      '表の見出しはありますが、事業の行が1つも読めません。番号と事業名の列を確かめてください。',
      'The table has headings but no row could be read as a programme. Check its columns of numbers and names.',
    )
  }
  return ok({ draft, findings: findingsOf(draft) })
}

/** Everything about a draft that a person should see. */
export function findingsOf(draft: PlanDraft): readonly Finding[] {
  const lines = linesOfDraft(draft)
  const byLine = [
    ...numberingFindings(draft),
    ...figureFindings(draft, lines),
    ...lines.flatMap(pairingFindings),
    ...lines.flatMap(({ line }) => labelFindings(line)),
    ...sumFindings(draft),
    ...astrayCells(draft),
  ]
  const order = new Map(lines.map(({ line }, index) => [line.code, index]))
  const at = (finding: Finding) => order.get(finding.line ?? '') ?? lines.length
  return [...tableFindings(draft), ...byLine.toSorted((one, other) => at(one) - at(other))]
}

function tableFindings(draft: PlanDraft): readonly Finding[] {
  return [...yearFinding(draft), ...columnFindings(draft), ...unreadRows(draft)]
}

function yearFinding(draft: PlanDraft): readonly Finding[] {
  if (draft.year !== null) return []
  return [
    tableFinding('year_not_stated', null, [
      '表の題名から年度が読み取れません。取り込むときに年度を指定してください。',
      'The title states no fiscal year. Name the year when you import the table.',
    ]),
  ]
}

function columnFindings(draft: PlanDraft): readonly Finding[] {
  const missing = (['budget', 'target', 'result'] as const)
    .filter((field) => !draft.fields.has(field))
    .map((field) =>
      tableFinding('column_missing', null, [
        `${fieldNames[field].ja}の列がありません。どの事業も空欄として読みました。`,
        `There is no column for the ${fieldNames[field].en}. It is read as blank for every programme.`,
      ]),
    )
  const unread = draft.unreadColumns.map(({ word, place }) =>
    tableFinding('column_not_read', place, [
      `見出し「${word}」の列は読みませんでした。`,
      `The column headed "${word}" was not read.`,
    ]),
  )
  return [...missing, ...unread]
}

function unreadRows(draft: PlanDraft): readonly Finding[] {
  return draft.unread.map(({ place, text, reason }) =>
    tableFinding('row_not_read', place, [
      `「${shorten(text)}」の行は読みませんでした。${reasons[reason].ja}`,
      `The row "${shorten(text)}" was not read: ${reasons[reason].en}`,
    ]),
  )
}

function astrayCells(draft: PlanDraft): readonly Finding[] {
  return draft.astray.map(({ code, place, text }) => ({
    ...tableFinding('cell_not_read', place, [
      `番号${code}の行のセル「${shorten(text)}」は、見出しのある列の外にあるため読みませんでした。`,
      `The cell "${shorten(text)}" in the row of number ${code} was not read: no known heading stands over it.`,
    ]),
    line: code,
  }))
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const reasons: Readonly<Record<UnreadReason, { readonly ja: string; readonly en: string }>> = {
  before_the_table: { ja: '表の前にあります。', en: 'it stands before the table.' },
  only_one_cell: {
    ja: '1つのセルだけで、柱の見出し（「1 〜」）の形ではありません。',
    en: 'it has one cell only, and not the form of a pillar ("1 …").',
  },
  number_unclear: {
    ja: '番号の列が、番号としても内訳としても読めません。',
    en: 'its number cell is neither a number nor that of a component.',
  },
  no_programme_above: {
    ja: '番号がなく、上に事業もありません。',
    en: 'it has no number and no programme stands above it.',
  },
  a_total: { ja: '合計の行です。', en: 'it is a row of totals.' },
  shift_unclear: {
    ja: 'セルが見出しの列からずれていて、どの列のものか決められません。',
    en: 'its cells stand beside the columns of the header, and it is not clear by how many.',
  },
}
