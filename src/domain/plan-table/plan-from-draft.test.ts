import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { present } from '../../kit/check.ts'
import { toFiscalYear } from '../fiscal-year.ts'
import { formatPlanDocument, parsePlanDocument } from '../plan-document.ts'
import { findLine, linesOf, type Plan } from '../plan.ts'
import { planDifferences } from './difference.ts'
import { isImportable } from './finding.ts'
import { planFromDraft } from './plan-from-draft.ts'
import { readPlanTable } from './read.ts'

const year = toFiscalYear(2023)
const head = '番号|事業名|事業概要|予算|計画規模|実績|単位の説明'

function plan(existing: Plan | null, ...lines: readonly string[]): Plan {
  const reading = readPlanTable({
    rows: ['令和5年度 計画', head, ...lines].map((line, index) => ({
      cells: line.split('|'),
      place: { part: null, row: index + 1 },
    })),
  })
  if (!reading.ok) throw new Error(reading.refusal.message.en)
  return planFromDraft(reading.value.draft, existing, year)
}

/** A plan that a person has worked on since its import. */
function tended(...lines: readonly string[]): Plan {
  const imported = plan(null, ...lines)
  return {
    ...imported,
    gates: linesOf(imported).map(({ line }) => ({
      key: `gate-${line.code}`,
      name: { ja: '関門', en: 'Gate' },
      line: line.code,
      relation: 'at-most',
      severity: 'warn',
      left: rule,
      right: rule,
    })),
    pillars: imported.pillars.map((pillar) => ({
      ...pillar,
      name: { ...pillar.name, en: 'Work' },
      programmes: pillar.programmes.map((programme) => ({
        ...tend(programme),
        components: programme.components.map(tend),
      })),
    })),
  }
}

const rule = { version: 1, terms: [], dateField: 'occurredOn', window: 'fiscal-year' } as const

function tend<L extends Plan['pillars'][number]['programmes'][number]['components'][number]>(
  one: L,
): L {
  return {
    ...one,
    name: { ...one.name, en: `English ${one.code}` },
    outline: { ja: '私たちの言葉', en: 'Our words' },
    procedures: ['grant'],
  }
}

const before = tended(
  '1 就労',
  '1|相談|窓口|1億円|10人|12人|相談者数',
  '2|助成|||各事業欄記載|各事業欄記載|',
  '||(1) 企業に支給する。||5社|6社|支給企業数',
  '||1 講座 ◎学ぶ||3回|4回|開催回数',
)

describe('planFromDraft', () => {
  it('gives new lines a key of the year, their name in both languages and no indicators', () => {
    const first = plan(null, '1|相談|窓口|1億円|10人|12人|相談者数', '||面接||5人|6人|')
    expect(linesOf(first).map(({ line }) => line.key)).toEqual(['fy2023-1', 'fy2023-1-1'])
    expect(first.pillars).toMatchObject([{ no: 1, name: { ja: '全事業' } }])
    expect(findLine(first, '1')?.line).toMatchObject({
      name: { ja: '相談', en: '相談' },
      outline: { ja: '窓口', en: '窓口' },
      target: { text: '10人' },
      indicators: [],
      resultLayout: { ja: '－', en: '－' },
    })
  })

  it('never takes the published result over', () => {
    expect(JSON.stringify(before)).not.toContain('12人')
  })

  it('prints the words by which a programme points at its components', () => {
    expect(findLine(before, '2')?.line.resultLayout.ja).toBe('各事業欄記載')
  })

  it.each(['5校を対象に実施', '{x}を実施', '延べ2,000人が参加した'])(
    'never takes a number over that stands in words: %s',
    (words) => {
      const made = plan(null, `1|助成|||各事業欄記載|${words}|`, '||企業に支給する。||5社|6社|')
      expect(findLine(made, '1')?.line.resultLayout).toEqual({ ja: '－', en: '－' })
      expect(parsePlanDocument(formatPlanDocument(made))).toEqual({ ok: true, value: made })
    },
  )

  it('keeps what the table does not hold, wherever a line has moved to', () => {
    const after = plan(
      before,
      '1 就 労',
      '1|助成|||各事業欄記載|各事業欄記載|',
      '||(1) 企業に長く支給する。||8社|6社|支給企業数',
      '||1 講座 ◎学ぶ||3回|4回|開催回数',
      '2|相談|別の言葉|2億円|10人|12人|相談者数',
    )
    const moved = present(findLine(after, '2'), 'line 2').line
    expect(moved).toMatchObject({
      key: 'fy2023-1',
      name: { ja: '相談', en: 'English 1' },
      outline: { ja: '私たちの言葉' },
      budget: { text: '2億円' },
      procedures: ['grant'],
    })
    expect(after.pillars[0]?.name.en).toBe('Work')
    expect(after.gates.map(({ line }) => line)).toEqual(['2', '1', '1-1', '1-2'])
    expect(planDifferences(before, after)).toEqual([
      { line: '1', field: 'number', before: '2', after: '1' },
      { line: '1-1', field: 'number', before: '2-1', after: '1-1' },
      { line: '1-1', field: 'target', before: '5社', after: '8社' },
      { line: '1-2', field: 'number', before: '2-2', after: '1-2' },
      { line: '2', field: 'number', before: '1', after: '2' },
      { line: '2', field: 'budget', before: '1億円', after: '2億円' },
    ])
  })

  it('takes a mended name for the same line, and another name for another line', () => {
    const old = tended('1|学校の規模と配置の適性化||1円|1校|1校|')
    const mended = plan(old, '1|学校の規模と配置の適正化||1円|1校|1校|')
    expect(planDifferences(old, mended)).toMatchObject([{ line: '1', field: 'name' }])
    const other = plan(old, '1|企業への助成||1円|1校|1校|')
    expect(findLine(other, '1')?.line.key).toBe('fy2023-1-v2')
    expect(planDifferences(old, other)).toEqual([
      { line: '1', field: 'line', before: null, after: '企業への助成' },
      { line: '1', field: 'line', before: '学校の規模と配置の適性化', after: null },
    ])
    expect(other.gates).toEqual([])
  })

  it('finds no difference in the same table', () => {
    const again = plan(
      before,
      ...['1 就労', '1|相談|窓口|1億円|10人|12人|相談者数'],
      '2|助成|||各事業欄記載|各事業欄記載|',
      '||(1) 企業に支給する。||5社|6社|支給企業数',
      '||1 講座 ◎学ぶ||3回|4回|開催回数',
    )
    expect(planDifferences(before, again)).toEqual([])
    expect(again).toEqual(before)
  })
})

it('makes a plan that can be kept of every table that it lets through', () => {
  const words = [
    '1',
    '2',
    '3',
    '1-2',
    '①',
    '',
    '',
    'あ',
    'い',
    '3人',
    '約1億円',
    '－',
    '第2章 柱',
    '各欄記載',
  ]
  const row = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  let kept = 0
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.boolean(), (rows, revises) => {
      const reading = readPlanTable({
        rows: [head.split('|'), ...rows].map((cells, index) => ({
          cells,
          place: { part: null, row: index + 1 },
        })),
      })
      if (!reading.ok || !isImportable(reading.value.findings)) return
      const made = planFromDraft(reading.value.draft, revises ? before : null, year)
      expect(parsePlanDocument(formatPlanDocument(made))).toEqual({ ok: true, value: made })
      kept += 1
    }),
    { numRuns: 400 },
  )
  expect(kept).toBeGreaterThan(20)
})
