/** The published table, read from every kind of file, with the findings that it must give rise to. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { planDifferences } from '../../src/domain/plan-table/difference.ts'
import { linesOfDraft } from '../../src/domain/plan-table/draft.ts'
import { isImportable } from '../../src/domain/plan-table/finding.ts'
import { planFromDraft } from '../../src/domain/plan-table/plan-from-draft.ts'
import { type PlanReading, readPlanTable } from '../../src/domain/plan-table/read.ts'
import { formatPlanDocument, parsePlanDocument } from '../../src/domain/plan-document.ts'
import { readPlanFile } from '../../src/formats/plan-table/open.ts'
import { present } from '../../src/kit/check.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import {
  type Rows,
  rowsOfText,
  toCsv,
  toDocx,
  toShiftJis,
  toUtf16,
  toXlsx,
  type WordCell,
} from './plan-files.ts'

const path = new URL('../../examples/tokyo-2023/published/status-r5.txt', import.meta.url)
const bytes = readFileSync(path)
const text = bytes.toString('utf8')
const rows = rowsOfText(text)

async function read(file: Uint8Array, name: string): Promise<PlanReading> {
  const sheet = await readPlanFile(file, name)
  if (!sheet.ok) throw new Error(sheet.refusal.message.en)
  const reading = readPlanTable(sheet.value)
  if (!reading.ok) throw new Error(reading.refusal.message.en)
  return reading.value
}

/** What a table says, without where it says it. Dashes differ between encodings. */
function gist({ draft, findings }: PlanReading) {
  return {
    title: draft.title,
    year: draft.year,
    pillars: draft.pillars.map(({ no, name }) => [no, name]),
    unread: draft.unread,
    lines: linesOfDraft(draft).map(({ line }) =>
      [
        [line.code, line.name, line.outline, line.unitNote],
        [line.budget.text, line.target.text, line.result.text],
      ].map((texts) => texts.map((one) => one.replaceAll(/[—―]/g, '—').replaceAll(/[～〜]/g, '~'))),
    ),
    findings: findings.map(({ code, line, column }) => `${line} ${column} ${code}`),
  }
}

/** The same table as Word holds it: merged headings, pillars over the whole width. */
function asDocx(table: Rows): Uint8Array {
  const blocks: (string | WordCell[][])[] = []
  for (const row of table) {
    const cells = row.map((cell): WordCell => ({ text: cell }))
    const current = blocks.at(-1)
    if (row.length === 1) {
      blocks.push(row[0] ?? '')
    } else if (typeof current === 'object') {
      current.push(wordRow(row, cells))
    } else blocks.push([wordRow(row, cells)])
  }
  return toDocx(blocks)
}

function wordRow(row: readonly string[], cells: readonly WordCell[]): WordCell[] {
  const spare = cells.slice(7)
  if (row[1] === '重点事業') {
    return [
      { text: '', down: 'starts' },
      { text: '重点事業', down: 'starts' },
      { text: '事業概要', down: 'starts' },
      { text: '計画', across: 2 },
      { text: '実績', across: 2 },
      ...spare,
    ]
  }
  if (row[3] === '予算') {
    const covered: WordCell = { text: '', down: 'goes-on' }
    return [covered, covered, covered, ...cells.slice(3)]
  }
  const isPillar = row[0] !== '' && row.slice(1).every((cell) => cell === '')
  return isPillar ? [{ text: row[0] ?? '', across: row.length }] : [...cells]
}

let published: PlanReading
beforeAll(async () => {
  published = await read(bytes, 'status-r5.txt')
})

describe('the published table', () => {
  it('is read whole', () => {
    const { draft } = published
    const lines = linesOfDraft(draft)
    expect(draft.title).toBe('令和5年度 就労支援事業計画 事業の実施状況')
    expect(draft.year).toBe(2023)
    expect(draft.pillars.map(({ programmes }) => programmes.length)).toEqual([7, 13, 10, 9])
    expect(draft.pillars[2]?.name).toBe('東京の持続的な成長を支える産業人材の育成・確保')
    expect(lines.filter(({ isComponent }) => isComponent)).toHaveLength(15)
    expect(lines).toHaveLength(54)
    expect([draft.unread, draft.astray, draft.unreadColumns]).toEqual([[], [], []])
    expect(isImportable(published.findings)).toBe(true)
  })

  it('puts the shifted rows of one page back in their columns', () => {
    const components = published.draft.pillars[2]?.programmes[4]?.components ?? []
    expect(
      components.map((one) => [one.code, one.budget.text, one.target.text, one.result.text]),
    ).toEqual([
      ['25-1', '', '企業訪問330社', '372社'],
      ['25-2', '', '60社/60人', '17社/17人'],
      [
        '25-3',
        '',
        '啓発セミナー （年4回） 大企業等の専門人材と中小企業との交流会（年2回） 好事例発信（副業・兼業、DX・GX推進等）',
        '①年4回 ②年2回',
      ],
    ])
    expect(components[1]?.unitNote).toBe('交付決定件数')
    expect(components[1]?.place).toEqual({ part: null, row: 42 })
  })

  test.each([
    ['2', 'TOKYO障害者マッチング応援フェスタ'],
    ['33-1', '専門家派遣'],
    ['35-1', 'パパと協力! ママコース'],
    ['37-1', 'シンポジウム等の実施'],
    ['39-1', 'テレワーク定着促進フォローアップ事業'],
  ])('names line %s %s', (code, name) => {
    expect(lineOf(code).name).toBe(name)
  })

  it('takes the markup out of outlines and keeps the rest', () => {
    const outline = lineOf('29').outline
    expect(outline).not.toContain('<')
    expect(outline).toMatch(/^○育業しない理由や.*挙げられている。 ?○このため、.*後押しする。$/)
  })

  it('makes these findings, and no others', () => {
    expect(published.findings.map(({ code, line }) => `${line} ${code}`).toSorted()).toEqual(
      [
        ...['6', '7', '18', '19', '38', '39-3'].map((line) => `${line} target_missing`),
        ...['26', '32'].map((line) => `${line} one_target_for_several_results`),
        ...['33-2', '35-2', '37-1'].map((line) => `${line} units_differ`),
        ...['13', '19', '25-2', '35-1', '36'].map((line) => `${line} label_contradicts_unit`),
        ...['31', '32'].map((line) => `${line} separators_missing`),
        '27 basis_stated_once',
        '16 bases_mixed',
        '6 figure_in_words',
        '25-3 piece_not_read',
        '38 piece_not_read',
      ].toSorted(),
    )
  })

  it('says in each finding what stands where', () => {
    const finding = present(
      published.findings.find(({ line, code }) => line === '35-2' && code === 'units_differ'),
      'the finding about 35-2',
    )
    expect(finding).toMatchObject({ column: 'result', place: { row: 66 }, severity: 'look' })
    expect(finding.message.ja).toContain('計画「600回」の単位は「回」')
    expect(finding.message.en).toContain('"2社(延べ4回)" in 社')
  })

  it('changes nothing in the shipped plan but one name that was shortened there', () => {
    const shipped = readTokyoPlan()
    const plan = planFromDraft(published.draft, shipped, present(published.draft.year, 'a year'))
    expect(planDifferences(shipped, plan)).toEqual([
      expect.objectContaining({ line: '25-1', field: 'name' }),
    ])
    expect(plan.gates).toEqual(shipped.gates)
    const document = parsePlanDocument(formatPlanDocument(plan))
    expect(document.ok).toBe(true)
  })
})

describe('the same table in another file', () => {
  test.each([
    ['csv', () => toCsv(rows)],
    ['csv in Shift_JIS', () => toShiftJis(rows)],
    ['csv behind a UTF-8 mark', () => Buffer.concat([Buffer.from('\uFEFF'), toCsv(rows)])],
    ['text in UTF-16LE', () => toUtf16(text, 'le', true)],
    ['text in UTF-16BE without a mark', () => toUtf16(text, 'be', false)],
    ['text with Windows line ends', () => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['xlsx', () => toXlsx(rows)],
    ['docx', () => asDocx(rows)],
  ])('%s reads the same', async (name, write) => {
    const reading = await read(await write(), `plan.${name.slice(0, 3)}`)
    expect(gist(reading)).toEqual(gist(published))
  })

  it('points at its own rows', async () => {
    const row = 66
    const inSheet = await read(await toXlsx(rows), 'plan.xlsx')
    const finding = inSheet.findings.find(({ line }) => line === '35-2')
    expect(finding?.place).toEqual({ part: { kind: 'sheet', name: '計画' }, row })
    const inWord = await read(asDocx(rows), 'plan.docx')
    const place = inWord.findings.find(({ line }) => line === '35-2')?.place
    expect(place).toEqual({ part: { kind: 'table', no: 5 }, row: 14 })
  })
})

function lineOf(code: string) {
  const placed = linesOfDraft(published.draft).find(({ line }) => line.code === code)
  return present(placed, `line ${code}`).line
}
