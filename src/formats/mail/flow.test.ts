import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../report/width.ts'
import { flowText, parseFlowedText } from './flow.ts'

const parts = fc.constantFrom(
  '会',
  '、',
  '「',
  '」',
  'a',
  'word ',
  'long-word-without-an-end ',
  '> ',
  ' ',
  'From ',
  'ｶﾅ',
  '😀',
  'https://example.jp/apply/0190c0de-0000-7000-8000-000000000000?x=y ',
)
const line = fc.array(parts, { maxLength: 60 }).map((words) => words.join('').trimEnd())

describe('flowed text', () => {
  it('reads back as it was', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        expect(parseFlowedText(flowText(lines))).toEqual(lines)
      }),
    )
  })

  it('has no line of more than 76 columns, but for an address', () => {
    fc.assert(
      fc.property(line, (given) => {
        const written = flowText([given]).split('\r\n')
        const long = written.filter((each) => displayWidth(each) > 76)
        expect(long.filter((each) => !each.includes('https://'))).toEqual([])
      }),
    )
  })

  it('cuts Japanese between characters, and English between words', () => {
    const [first, second] = flowText(['会'.repeat(40)]).split('\r\n')
    expect(first).toBe(`${'会'.repeat(36)} `)
    expect(second).toBe('会'.repeat(4))
    const english = flowText(['word '.repeat(20).trimEnd()]).split('\r\n')
    expect(english[0]).toBe(`${'word '.repeat(14)} `)
  })

  it('begins no line with a full stop, and ends none with an opening bracket', () => {
    const [first, second] = flowText([`${'会'.repeat(36)}。次`]).split('\r\n')
    expect(first).toBe(`${'会'.repeat(35)} `)
    expect(second).toBe('会。次')
    expect(flowText([`${'会'.repeat(35)}「会」`]).split('\r\n')[0]).toBe(`${'会'.repeat(35)} `)
  })

  it('never cuts an address', () => {
    const address = `https://example.jp/${'x'.repeat(120)}`
    expect(flowText([`ページ：${address}`]).split('\r\n')).toContain(address)
  })
})
