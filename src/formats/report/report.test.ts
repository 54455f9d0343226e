import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CellState } from '../../domain/quantity.ts'
import { parsePlanDocument } from '../../domain/plan-document.ts'
import { layOutReport, type Report } from '../../domain/report.ts'
import { guardFormula } from '../sheet/formula-guard.ts'
import { formatReportCsv } from './csv.ts'
import { formatReportJson, reportJson } from './json.ts'
import { formatReportLongCsv, longColumns } from './long-csv.ts'
import { formatReportText } from './text.ts'
import { displayWidth } from './width.ts'

const both = (ja: string, en = ja) => ({ ja, en })
const rule = (kind: string, distinct: string) => ({
  version: 2,
  terms: [{ kinds: [kind], distinct }],
})
const visits = (key: string, unit: string, distinct: string) => ({
  key,
  name: both(key),
  unit: both(unit),
  rule: rule('dispatch.visited', distinct),
})

/** A line of the plan with what differs from an empty one. */
function line(code: string, change: object) {
  return {
    code,
    key: `line-${code}`,
    name: both(`事業${code}`, `Programme ${code}`),
    outline: both('概要', 'Outline'),
    budget: '',
    target: '',
    unitNote: both('', ''),
    resultLayout: both('－', '–'),
    ...change,
  }
}

/** Three lines that hold what is hard: two quantities, an injection, a dash, a component, a 0. */
function exampleReport(edition: number | null = 3): Report {
  const plan = parsePlanDocument({
    year: 2023,
    title: both('令和5年度 就労支援事業計画', 'Employment support plan, FY2023'),
    source: both('架空'),
    synthetic: true,
    pillars: [
      {
        no: 1,
        name: both('障害者などへの支援', 'Support'),
        programmes: [
          {
            ...line('1', {
              budget: '約2千6百万円',
              target: '60社',
              unitNote: both('=HYPERLINK("x")'),
              indicators: [
                visits('companies', '社', 'party'),
                { ...visits('visits', '回', 'entry'), label: '延べ' },
              ],
              resultLayout: both('{companies}社(延べ{visits}回)', '{companies} ({visits} visits)'),
            }),
            no: 1,
          },
          {
            ...line('2', {
              budget: '853百万円',
              target: '①調査1,000社 ②3社',
              indicators: [visits('surveyed', '社', 'party')],
              resultLayout: both('{surveyed}社', '{surveyed}'),
            }),
            no: 2,
            components: [line('2-1', { target: '集計中', resultLayout: both('各事業欄記載') })],
          },
        ],
      },
    ],
  })
  if (!plan.ok) throw new Error(plan.refusal.message.en)
  const counts = new Map([
    ['1/companies', { value: 45, anonymous: 0 }],
    ['1/visits', { value: 12_536, anonymous: 4 }],
    ['2/surveyed', { value: 0, anonymous: 0 }],
  ])
  return layOutReport(plan.value, counts, edition)
}

/** The CSV as objects by their headings; csv-parse takes off the mark. */
const objects = (csv: string) => parse<Record<string, string>>(csv, { bom: true, columns: true })

describe('formatReportCsv', () => {
  it('writes one row for each printed line, with the official columns', () => {
    const csv = formatReportCsv(exampleReport())
    expect(csv.startsWith('\uFEFF柱,番号,重点事業,')).toBe(true)
    expect(
      objects(csv).map((row) => [row['番号'], row['計画（規模）'], row['実績（規模）']]),
    ).toEqual([
      ['1', '60社', '45社(延べ12,536回)'],
      ['2', '①調査1,000社 ②3社', '0社'],
      ['2-1', '集計中', '各事業欄記載'],
    ])
  })

  it('writes the same table in English', () => {
    const [first] = objects(formatReportCsv(exampleReport(), 'en'))
    expect(first).toMatchObject({ Programme: 'Programme 1', Result: '45 (12,536 visits)' })
  })

  it('guards against formulas in any column', () => {
    const notes = objects(formatReportCsv(exampleReport())).map((row) => row['実績（単位の説明）'])
    expect(notes[0]).toBe('\'=HYPERLINK("x")')
  })
})

describe('guardFormula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['＝１＋１', "'＝１＋１"],
    ['+81', "'+81"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['－', '－'],
    ['-', '-'],
    ['△988', '△988'],
    ['65社', '65社'],
    ['', ''],
  ])('%j becomes %j', (text, guarded) => {
    expect(guardFormula(text)).toBe(guarded)
  })

  it('never lets a cell begin like a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', 'a', '＝') }),
        (text) => {
          expect(guardFormula(text)).not.toMatch(/^\s*(?:[=+@＝＋＠]|-(?!-*\s*$))/u)
        },
      ),
    )
  })
})

describe('formatReportLongCsv', () => {
  const rows = objects(formatReportLongCsv(exampleReport()))
  const data = rows.map((row) =>
    ['line', 'measure', 'item', 'indicator', 'value', 'unit', 'state'].map((key) => row[key]),
  )

  it('gives one datum in each row, and never a zero for a blank', () => {
    expect(data).toEqual([
      ['1', 'budget', '1', '', '26000000', '円', 'number'],
      ['1', 'target', '1', '', '60', '社', 'number'],
      ['1', 'result', '1', 'companies', '45', '社', 'number'],
      ['1', 'result', '2', 'visits', '12536', '回', 'number'],
      ['2', 'budget', '1', '', '853000000', '円', 'number'],
      ['2', 'target', '1', '', '1000', '社', 'number'],
      ['2', 'target', '2', '', '3', '社', 'number'],
      ['2', 'result', '1', 'surveyed', '0', '社', 'zero'],
      ['2-1', 'budget', '1', '', '', '', 'blank'],
      ['2-1', 'target', '1', '', '', '', 'not-yet-known'],
      ['2-1', 'result', '1', '', '', '', 'words'],
    ])
  })

  it('states year, edition, basis, precision, nameless heads and the rule version', () => {
    expect(rows[3]).toMatchObject({
      year: '2023',
      edition: '3',
      pillar: '1',
      label: '延べ',
      basis: 'total',
      approximate: 'false',
      anonymous: '4',
      rule_version: '2',
    })
    expect(rows[0]).toMatchObject({
      approximate: 'true',
      basis: '',
      rule_version: '',
      anonymous: '',
    })
    expect(objects(formatReportLongCsv(exampleReport(null)))[0]).toMatchObject({ edition: '' })
  })

  it('is described, columns and states, by its page', () => {
    const page = readFileSync('docs/reference/report-files.md', 'utf8')
    const section = page.slice(page.indexOf('## long-csv'), page.indexOf('## json'))
    const named = [...section.matchAll(/^\| `([a-z_-]+)` \|/gm)].map((match) => match[1])
    const states = ['number', 'zero', 'not-applicable', 'not-yet-known', 'words', 'blank']
    expect(named).toEqual([...longColumns, ...(states satisfies readonly string[] as CellState[])])
  })
})

describe('formatReportJson', () => {
  it('gives the documented shape', () => {
    const { rows, ...report } = reportJson(exampleReport())
    const [first, second, third] = rows
    expect(report).toEqual({ year: 2023, edition: 3 })
    expect(first).toMatchObject({
      no: 1,
      component: null,
      pillar: '1 障害者などへの支援',
      name: '事業1',
      budget: { text: '約2千6百万円', yen: 26_000_000, approximate: true },
      target: { text: '60社' },
      result: { text: '45社(延べ12,536回)' },
      comparison: { state: 'compared', ratio: 0.75, reason: null },
    })
    expect(
      first?.result.indicators.map(({ key, value, unit, basis }) => [key, value, unit, basis]),
    ).toEqual([
      ['companies', 45, '社', 'unique'],
      ['visits', 12_536, '回', 'total'],
    ])
    expect(first?.result.indicators[0]?.rule).toMatchObject({
      version: 2,
      sentence: { ja: expect.stringContaining('専門家の訪問') },
    })
    expect(second?.comparison).toMatchObject({ state: 'not-comparable', ratio: null, pairs: [] })
    expect(third).toMatchObject({
      no: 2,
      component: '2-1',
      budget: { text: '', yen: null, approximate: false },
      comparison: { state: 'no-target' },
    })
  })

  it('has the fields of every row in one order, and nothing that JSON leaves out', () => {
    const value = reportJson(exampleReport(null))
    expect(JSON.parse(formatReportJson(exampleReport(null)))).toEqual(value)
    const orders = new Set(value.rows.map((row) => Object.keys(row).join()))
    expect([...orders]).toEqual([
      'no,component,pillar,name,budget,target,result,unitNote,comparison,outline,nameEn',
    ])
  })
})

describe('formatReportText', () => {
  it.each(['ja', 'en'] as const)('keeps every line within the width in %s', (language) => {
    for (const width of [60, 80, 120]) {
      const lines = formatReportText(exampleReport(), language, width).split('\n')
      expect(lines.filter((each) => each.includes('|') && displayWidth(each) > width)).toEqual([])
    }
  })

  it('stands its columns under each other', () => {
    const lines = formatReportText(exampleReport(), 'ja').split('\n')
    const rows = lines.filter((each) => each.includes(' | '))
    const places = rows.map((row) => displayWidth(row.slice(0, row.indexOf(' | '))))
    expect(new Set(places)).toEqual(new Set([4]))
  })

  it('says what it shows: pillars, results, rates, and that records are made up', () => {
    const text = formatReportText(exampleReport(), 'ja')
    expect(text).toContain('令和5年度 · 第3版 · 記録は架空です')
    expect(text).toContain('■ 1 障害者などへの支援')
    expect(text).toMatch(/60社 +\| 45社\(延べ12,536回\) +\| 75.0%/)
    expect(formatReportText(exampleReport(null), 'en')).toContain('not published')
  })
})
