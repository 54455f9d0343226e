import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { linesOfDraft } from './draft.ts'
import { isImportable } from './finding.ts'
import { type PlanReading, readPlanTable } from './read.ts'
import type { PlanSheet } from './sheet.ts'

/** Rows as they look in a table; columns are set apart by |. */
function sheet(...lines: readonly string[]): PlanSheet {
  return {
    rows: lines.map((line, index) => ({
      cells: line.split('|').map((cell) => cell.trim()),
      place: { part: null, row: index + 1 },
    })),
  }
}

function read(...lines: readonly string[]): PlanReading {
  const reading = readPlanTable(sheet(...lines))
  if (!reading.ok) throw new Error(reading.refusal.message.en)
  return reading.value
}

/** The findings of a table of programmes under the usual headings. */
function findings(...programmes: readonly string[]): readonly string[] {
  return findingsOf(read(title, head, ...programmes))
}

const findingsOf = (reading: PlanReading): readonly string[] =>
  reading.findings.map(({ line, column, code }) => [line, column, code].filter(Boolean).join(' '))

const title = '令和5年度 計画'
const head = '番号 | 事業名 | 事業概要 | 予算 | 計画規模 | 実績規模 | 単位の説明'
const good = '1 | 相談 | 窓口 | 約1億円 | 1,000人 | 1,200人 | 相談者数'

describe('headings', () => {
  const row = { name: '相談', budget: '5億円', target: '10人', result: '12人' }

  test.each([
    ['one row', ['番号|事業名|予算額|目標|実績', '1|相談|5億円|10人|12人']],
    ['two rows', ['|重点事業|計画||実績', '||予算|規模|規模', '1|相談|5億円|10人|12人']],
    ['another order', ['事業名|No.|実績|計画（規模）|当初予算', '相談|1|12人|10人|5億円']],
    ['wide letters', ['Ｎｏ|事 業 名|予　算|規模（計画）|規模（実績）', '１|相談|5億円|10人|12人']],
    ['no number', ['事業名|予算|計画|実績', '相談|5億円|10人|12人']],
    ['units above', ['事業名|予算（億円）|計画（人）|実績（人）', '相談|5|10|12']],
    ['a column of units', ['No.|事業名|予算|目標|実績|単位', '1|相談|5億円|10|12|人']],
    ['zeros in front', ['No.|事業名|予算|目標|実績', '01|相談|5億円|10人|12人']],
    ['the year in front', ['番号|事業名|令和5年度予算額|規模|実績', '1|相談|5億円|10人|12人']],
  ])('%s', (_, lines) => {
    const [placed, ...others] = linesOfDraft(read(title, ...lines).draft)
    expect(others).toEqual([])
    const line = placed?.line
    expect({
      name: line?.name,
      budget: line?.budget.quantities[0]?.value === 500_000_000 ? '5億円' : line?.budget.text,
      target: line?.target.text,
      result: line?.result.text,
    }).toEqual(row)
  })

  it('reads money in thousands, stated in the heading or above the table', () => {
    const inHead = read('事業名|予算（千円）|計画|実績', '相談|12,345|10人|12人')
    const above = read('（単位：千円）', '事業名|予算|計画|実績', '相談|12,345|10人|12人')
    for (const { draft } of [inHead, above]) {
      const budget = linesOfDraft(draft)[0]?.line.budget
      expect(budget?.quantities[0]).toMatchObject({ value: 12_345_000, unit: '円' })
      expect(draft.unread).toEqual([])
    }
  })

  it('says what it has no column for, and which column it did not read', () => {
    const reading = read(title, '事業名|予算|実績|所管課', '相談|5億円|12人|労働課')
    expect(findingsOf(reading)).toEqual(['column_missing', 'column_not_read'])
  })

  test.each([['品名|値段'], ['事業名|担当'], ['番号|事業名|備考'], ['予算|実績|単位の説明']])(
    'finds no plan under %s',
    (line) => {
      const reading = readPlanTable(sheet(line, '1|a|b'))
      expect(reading).toMatchObject({ ok: false, refusal: { code: 'plan_table_not_found' } })
    },
  )
})

describe('rows', () => {
  it('takes pillars in several forms, and goes on with one that is repeated', () => {
    const { draft } = read(
      title,
      head,
      '1 就労',
      good,
      head,
      '1 就労（続き）',
      '2|a||1円|1人|1人|',
      'Ⅱ 女性',
      '3|b||1円|1人|1人|',
      '第3章 若者',
      '4|c||1円|1人|1人|',
      '【その他】',
      '5|d||1円|1人|1人|',
    )
    expect(draft.pillars.map(({ no, name, programmes }) => [no, name, programmes.length])).toEqual([
      [1, '就労', 2],
      [2, '女性', 1],
      [3, '若者', 1],
      [4, 'その他', 1],
    ])
  })

  it('lists what it did not read, with the reason', () => {
    const { draft } = read(
      '資料1',
      title,
      head,
      '|親なし||1円|1人|1人|',
      good,
      '※ 注',
      '|合計||2円|||',
      'A-1|x||1円|1人|1人|',
      '0|y||1円|1人|1人|',
    )
    expect(draft.unread.map(({ text, reason }) => [text.split(' ')[0], reason])).toEqual([
      ['資料1', 'before_the_table'],
      ['親なし', 'no_programme_above'],
      ['※', 'only_one_cell'],
      ['合計', 'a_total'],
      ['A-1', 'number_unclear'],
      ['0', 'number_unclear'],
    ])
  })

  it('numbers components in their order, or by their own number', () => {
    const { draft } = read(
      title,
      head,
      good,
      '||1 面接 ◎会う||10人|10人|',
      '(2)|講座|||10人|10人|',
      '1-5|催し|||10人|10人|',
    )
    const lines = linesOfDraft(draft).map(({ line }) => [line.code, line.name, line.outline])
    expect(lines.slice(1)).toEqual([
      ['1-1', '面接', '◎会う'],
      ['1-2', '講座', ''],
      ['1-5', '催し', ''],
    ])
  })

  test.each([
    ['the figures by one', '||面接||||10人|11人|面接者数', true],
    ['the figures by two', '||面接|||||10人|11人|面接者数', true],
    ['every cell by two', '||||面接||10人|11人|面接者数', true],
    ['a stray note', '1-1|面接|x|1円|10人|11人|面接者数|※', false],
  ])('shifted: %s', (_, line, shifted) => {
    const { draft } = read(title, head, good, line)
    const component = linesOfDraft(draft)[1]?.line
    expect([component?.name, component?.target.text, component?.result.text]).toEqual([
      '面接',
      '10人',
      '11人',
    ])
    expect(component?.unitNote).toBe('面接者数')
    expect(draft.astray.map(({ text }) => text)).toEqual(shifted ? [] : ['※'])
  })

  it('does not guess a shift that could be two', () => {
    const { draft } = read(title, `${head}|||`, good, '||面接|||||10人|11人')
    expect(draft.unread.map(({ reason }) => reason)).toEqual(['shift_unclear'])
    const settled = read(
      title,
      `${head}|||`,
      good,
      '||面接||||||10人|11人',
      '||講座||||||1人|2人|人数',
    ).draft
    expect(linesOfDraft(settled).map(({ line }) => line.result.text)).toEqual([
      '1,200人',
      '11人',
      '2人',
    ])
  })
})

describe('findings', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['nothing', [good], []],
    ['a number twice', [good, '1|a||1円|1人|1人|'], ['1 no number_twice']],
    ['a number skipped', [good, '4|a||1円|1人|1人|'], ['4 no number_skipped']],
    [
      'numbers out of order',
      [good, '3|a||1円|1人|1人|', '2|b||1円|1人|1人|'],
      ['3 no number_skipped', '2 no number_out_of_order'],
    ],
    ['a name twice, in another width', [good, '2|相　談||1円|1人|1人|'], ['2 name name_twice']],
    ['no name', [good, '2||x|1円|1人|1人|'], ['2 name name_missing']],
    ['a blank target beside others', [good, '2|a||1円||1人|'], ['2 target figure_blank']],
    ['a blank result beside others', [good, '2|a||1円|1人||'], ['2 result figure_blank']],
    ['blank results everywhere', ['1|a||1円|1人||', '2|b||1円|1人||'], []],
    ['no unit', ['1|a||1円|10|1人|'], ['1 target unit_missing']],
    ['words', ['1|a||1円|1校|モデル事業を実施|'], ['1 result figure_in_words']],
    ['a formula', ['1|=A1||1円|1人|1人|'], ['1 name formula_in_cell']],
    ['－ against a figure', ['1|a||1円|－|1人|'], ['1 target target_missing']],
    ['－ against －', ['1|a||1円|－|－|'], []],
    ['not yet counted', ['1|a||1円|10人|集計中|'], []],
    ['one against two', ['1|a||1円|10人|①1人 ②2人|'], ['1 target one_target_for_several_results']],
    ['two against one', ['1|a||1円|①10人 ②5人|7人|'], ['1 result several_targets_for_one_result']],
    ['another unit', ['1|a||1円|10回|10社|'], ['1 result units_differ']],
    ['persons under two names', ['1|a||1円|10人|10名|'], []],
    ['the same again in brackets', ['1|a||1円|10社|1社(延べ5回)|'], []],
    ['延べ against 実', ['1|a||1円|延べ10人|実10人|'], ['1 result bases_differ']],
    ['延べ on one side', ['1|a||1円|延べ10人|10人|参加者数'], ['1 result basis_stated_once']],
    ['延べ on one side and in the note', ['1|a||1円|延べ10人|10人|延べ参加者数'], []],
    ['実 in the note only', ['1|a||1円|10人|10人|派遣実人数'], []],
    ['a note that mixes', ['1|a||1円|10人|10人|人数（通信は延べ）'], ['1 unitNote bases_mixed']],
    [
      'a label of another unit',
      ['1|a||1円|10件|10件|企業数'],
      ['1 unitNote label_contradicts_unit'],
    ],
    [
      'a label for each mark',
      ['1|a||1円|①1社 ②1人|①1社 ②1人|①社数 ②件数'],
      ['1 unitNote label_contradicts_unit'],
    ],
    ['a label that names no unit', ['1|a||1円|10社|10社|訪問数'], []],
    [
      'separators in one line only',
      [good, '2|a||1円|1人|2000人|'],
      ['2 result separators_missing'],
    ],
    ['separators nowhere', ['1|a||1円|1000人|2000人|'], []],
    ['a cell under no heading', [`${good}|※`], ['1 cell_not_read']],
  ])('%s', (_, programmes, expected) => {
    expect(findings(...programmes)).toEqual(expected)
  })

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['add up', '1億円|10社|12社', ['|4千万円|6社|7社', '|6千万円|4社|5社'], []],
    [
      'budget',
      '1億円|10社|12社',
      ['|4千万円|6社|7社', '|5千万円|4社|5社'],
      ['1 budget components_do_not_add_up'],
    ],
    [
      'target and result',
      '1億円|10社|12社',
      ['||6社|7社', '||5社|4社'],
      ['1 target components_do_not_add_up', '1 result components_do_not_add_up'],
    ],
    ['within rounding', '約1億円|10社|12社', ['|約3.3千万円|6社|7社', '|66百万円|4社|5社'], []],
    ['unique counts', '1億円|実10社|実12社', ['||実6社|実7社', '||実5社|実6社'], []],
    ['another unit beside', '1億円|10社|12社', ['||6社|7社', '||4社|5社', '||3回|4回'], []],
    ['shares that are blank', '1億円|10社|12社', ['|4千万円|10社|12社', '||3回|4回'], []],
  ])('components: %s', (...[, whole, parts, expected]) => {
    const lines = parts.map((part, index) => `|部分${index}|${part}|`)
    expect(findings(`1|a||${whole}|`, ...lines)).toEqual(expected)
  })

  it('stops the import for what no plan can hold, and for nothing else', () => {
    expect(isImportable(read(title, head, good, '1|a||1円|1人|1人|').findings)).toBe(false)
    expect(isImportable(read(title, head, '1|a||1円|－|1人|').findings)).toBe(true)
  })

  it('asks for the year where the title has none', () => {
    expect(findingsOf(read(head, good))).toEqual(['year_not_stated'])
    expect(read('R6年度 事業一覧', head, good).draft.year).toBe(2024)
    expect(read('平成31年度', '事業一覧', head, good).draft).toMatchObject({
      year: 2019,
      title: '平成31年度 事業一覧',
    })
  })
})

it('never throws, and reads or reports every filled row', () => {
  const words = [
    ...head.split('|'),
    ...good.split('|'),
    '計画',
    '実績',
    '規模',
    '',
    '',
    '1 柱',
    '①3人 ②',
    '合計',
    '（',
    '1-2',
    '令和5年度',
  ]
  const cell = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12, unit: 'grapheme' }))
  const rows = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 25 })
  fc.assert(
    fc.property(rows, (cells) => {
      const lines = cells.map((row) => row.map((one) => one.replaceAll(/[|\n]/g, '')).join('|'))
      const reading = readPlanTable(sheet(title, head, ...lines))
      if (!reading.ok) return
      const { draft, findings: made } = reading.value
      expect(made.filter(({ code }) => code === 'row_not_read')).toHaveLength(draft.unread.length)
      for (const { message } of made) expect(message.ja).not.toBe(message.en)
    }),
    { numRuns: 300 },
  )
})
