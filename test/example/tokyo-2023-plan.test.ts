/** The example's plan: the whole published table, in a document that the product can read. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTokyoPlan } from './plan-file.ts'
import { formatPlanDocument, parsePlanDocument } from '../../src/domain/plan-document.ts'
import { type Line, linesOf } from '../../src/domain/plan.ts'

const plan = readTokyoPlan()
const lines = linesOf(plan).map(({ line }) => line)
const line = (code: string): Line | undefined => lines.find((one) => one.code === code)

describe("the plan of Tokyo's 39 programmes", () => {
  it('has the 54 lines of the table, in its order', () => {
    expect(plan.pillars.map(({ programmes }) => programmes.length)).toEqual([7, 13, 10, 9])
    expect(lines).toHaveLength(54)
    const programmes = plan.pillars.flatMap((pillar) => pillar.programmes)
    expect(programmes.map(({ no }) => no)).toEqual(Array.from({ length: 39 }, (_, i) => i + 1))
    expect(programmes.every(({ no, code }) => code === String(no))).toBe(true)
    expect(lines.filter(({ code }) => code.includes('-')).map(({ code }) => code)).toEqual(
      '25-1 25-2 25-3 33-1 33-2 34-1 34-2 35-1 35-2 37-1 37-2 37-3 39-1 39-2 39-3'.split(' '),
    )
  })

  it('stays the same when it is written and read again', () => {
    const again = parsePlanDocument(JSON.parse(JSON.stringify(formatPlanDocument(plan))))
    expect(again).toEqual({ ok: true, value: plan })
  })

  it('counts each line that prints a number, and prints every count', () => {
    const printed = lines.map((one) => [
      one.code,
      [...one.resultLayout.ja.matchAll(/\{([a-z-]+)\}/g)].map((found) => found[1]),
    ])
    expect(printed).toEqual(lines.map((one) => [one.code, one.indicators.map(({ key }) => key)]))
    const wordsOnly = lines.filter(({ indicators }) => indicators.length === 0)
    expect(wordsOnly.map(({ code }) => code)).toEqual('25 33 34 35 37 39'.split(' '))
    expect(new Set(wordsOnly.map(({ resultLayout }) => resultLayout.ja))).toEqual(
      new Set(['各事業欄記載']),
    )
  })

  it('keeps the spelling of the table', () => {
    expect(line('2')?.name.ja).toBe('TOKYO障害者マッチング応援フェスタ')
    expect(line('7')?.name.ja).toContain('適性化')
    expect(line('4')?.target.text).toBe('9,500社（調査対象） 5社（トライアル雇用）')
    expect([line('6')?.target.text, line('18')?.target.text]).toEqual(['－', '—'])
    expect(line('35-2')?.target.text).toBe('600回')
  })

  it('reads every budget and target that states a figure', () => {
    expect(lines.filter(({ budget }) => budget.unread.length > 0)).toEqual([])
    const blank = lines.filter(({ budget }) => budget.state === 'blank')
    expect(blank).toEqual(lines.filter(({ code }) => code.includes('-')))
    expect(line('1')?.budget.quantities[0]).toMatchObject({ value: 60_000_000, approximate: true })
    expect(line('27')?.target.quantities[0]).toMatchObject({ value: 300, basis: 'total' })
  })

  it('says everything in both languages, the outlines in whole sentences', () => {
    const texts = lines.flatMap((one) => [one.name, one.outline, one.resultLayout])
    expect(texts.filter(({ ja, en }) => ja === '' || en === '' || ja === en)).toEqual([])
    const outlines = lines.map(({ outline }) => outline)
    expect(outlines.filter(({ ja, en }) => !/^[^○◎<]*。$/.test(ja) || !en.endsWith('.'))).toEqual(
      [],
    )
    expect(lines.filter(({ unitNote }) => unitNote.ja === '').map(({ code }) => code)).toEqual([
      '6',
    ])
  })

  it('says that its records are made up', () => {
    expect(plan.synthetic).toBe(true)
    expect(plan.source.ja).toContain('架空')
    expect(plan.source.en).toContain('made up')
    const readme = readFileSync(new URL('../../examples/tokyo-2023/README.md', import.meta.url))
    expect(readme.toString()).toContain('架空')
  })
})
