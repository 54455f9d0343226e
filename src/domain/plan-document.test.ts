import { describe, expect, it } from 'vitest'
import { check } from '../kit/check.ts'
import { formatPlanDocument, parsePlanDocument, validatePlan } from './plan-document.ts'

const both = (ja: string, en = ja) => ({ ja, en })

const counts = (distinct: string, change: object = {}) => ({
  terms: [{ kinds: ['dispatch.visited'], distinct, ...change }],
})

const gate = (change: object = {}) => ({
  key: 'held',
  name: both('点検'),
  line: '1',
  left: counts('party'),
  relation: 'at-most',
  right: counts('party'),
  severity: 'stop',
  ...change,
})

const line = (change: object = {}) => ({
  code: '1',
  key: 'visits',
  name: both('派遣'),
  outline: both(''),
  budget: '約6千万円',
  target: '2社',
  unitNote: both(''),
  indicators: [
    { key: 'companies', name: both('社数'), unit: both('社'), rule: counts('party') },
    { key: 'visits', name: both('回数'), unit: both('回'), rule: counts('entry') },
  ],
  resultLayout: both('{companies}社(延べ{visits}回)'),
  ...change,
})

const document = (change: object = {}, ofLine: object = {}) => ({
  year: 2023,
  title: both('計画'),
  source: both('架空'),
  pillars: [{ no: 1, name: both('柱'), programmes: [{ ...line(ofLine), no: 1 }] }],
  gates: [gate()],
  ...change,
})

const withLines = (...components: readonly object[]) =>
  document({
    pillars: [{ no: 1, name: both('柱'), programmes: [{ ...line(), no: 1, components }] }],
  })

/** The sentences of the refusal; empty where the document was taken. */
function refusalOf(input: unknown): { readonly ja: string; readonly en: string } {
  const read = parsePlanDocument(input)
  return read.ok ? { ja: '', en: '' } : read.refusal.message
}

/** Japanese sentences hold no English ones: no two English words in a row. */
const english = /[A-Za-z]{2,} [A-Za-z]{2,}/

describe('a plan document', () => {
  it('is taken as it is, and written again', () => {
    const read = parsePlanDocument(document())
    check(read.ok, 'the document is valid')
    expect(parsePlanDocument(formatPlanDocument(read.value))).toEqual(read)
    expect(validatePlan(read.value)).toEqual(read)
  })

  it.each<[string, object, string, string]>([
    ['a typed result', document({}, { resultLayout: both('9,999社') }), '{companies}', '"1"'],
    [
      'a typed result beside the slots',
      document(
        {},
        { resultLayout: both('{companies}社(延べ{visits}回) 9,999人', '{companies}{visits}') },
      ),
      '9,999人',
      'typed into it',
    ],
    [
      'a typed result of a line without indicators',
      document({}, { indicators: [], resultLayout: both('9,999人') }),
      '9,999人',
      'typed into it',
    ],
    ['a gate key twice', document({ gates: [gate(), gate()] }), '「held」が2回', 'gate key held'],
    ['a gate elsewhere', document({ gates: [gate({ line: '9' })] }), '「9」', 'line 9'],
    [
      'a gate whose left cannot be counted',
      document({ gates: [gate({ left: counts('party', { aggregate: 'sum' }) })] }),
      '1件ごと（entry）',
      'a sum is over entries',
    ],
    [
      'a gate whose right cannot be counted',
      document({ gates: [gate({ right: counts('entry', { unit: 'view' }) })] }),
      '閲覧数（view）',
      'views are added up',
    ],
    [
      'a gate that makes a total equal a unique count',
      document({ gates: [gate({ relation: 'equal', right: counts('entry') })] }),
      '延べと実を比べています',
      'held against a unique count',
    ],
    [
      'a gate that keeps a total under a unique count',
      document({ gates: [gate({ left: counts('entry') })] }),
      '延べと実を比べています',
      'held against a unique count',
    ],
    [
      'a gate with both bases on one side',
      document({
        gates: [gate({ left: { terms: [...counts('entry').terms, ...counts('party').terms] } })],
      }),
      '片側の中で',
      'one side mixes',
    ],
    ['a code twice', withLines(line({ key: 'b' })), '番号「1」が2回', 'code 1 stands twice'],
    ['a key twice', withLines(line({ code: '1-1' })), 'キー「visits」が2回', 'key visits'],
    [
      'an unknown tag',
      document(
        {},
        { indicators: [{ ...line().indicators[0], rule: counts('party', { tags: ['x'] }) }] },
      ),
      '次のいずれか',
      'use one of these: in-person',
    ],
    ['a year in words', document({ year: '2023' }), '数が必要です', 'a number is needed'],
    ['a year too early', document({ year: 1900 }), '1,950以上', 'at least 1,950'],
    ['a year too late', document({ year: 2300 }), '2,200以下', 'at most 2,200'],
    ['no terms', document({ gates: [gate({ left: { terms: [] } })] }), '1個以上', 'at least 1'],
    ['an unknown field', document({ colour: 1 }), '知らない項目「colour」', 'field "colour"'],
    ['a key with capitals', document({}, { key: 'Visits' }), '決められた形', 'the form'],
    ['no group', document({ title: '計画' }), '項目の組', 'a group of fields'],
    ['no document', [], '「全体」', 'the whole'],
  ])('is refused with the place, in each language: %s', (...[, input, ja, en]) => {
    const refusal = refusalOf(input)
    expect(refusal.ja).toContain(ja)
    expect(refusal.en).toContain(en)
    expect(refusal.ja).not.toMatch(english)
    expect(refusal.ja).not.toMatch(/Invalid|expected|Too|Unrecognized/)
  })

  it('lets a unique count be at most a total, and equal a unique count', () => {
    expect(refusalOf(document({ gates: [gate({ right: counts('entry') })] })).en).toBe('')
    expect(refusalOf(document({ gates: [gate({ relation: 'equal' })] })).en).toBe('')
  })

  it.each<[string, string, string]>([
    ['a NUL', '派遣\u0000', '制御文字'],
    ['an escape', '\u001B[2J', '制御文字'],
    ['half a character', '派遣\uD83D', '片割れ'],
    ['the other half', '\uDE00派遣', '片割れ'],
    ['a very long text', 'あ'.repeat(10_001), '10,000文字以下'],
  ])('takes no text that cannot be kept: %s', (_, text, ja) => {
    const places: readonly [object, string][] = [
      [document({ title: both(text, 'x') }), 'title.ja'],
      [document({ source: both('x', text) }), 'source.en'],
      [document({}, { name: both(text) }), 'pillars.0.programmes.0.name.ja'],
      [document({}, { budget: text }), 'pillars.0.programmes.0.budget'],
      [document({}, { target: text }), 'pillars.0.programmes.0.target'],
      [document({}, { resultLayout: both(text) }), 'pillars.0.programmes.0.resultLayout.ja'],
      [document({ gates: [gate({ name: both(text) })] }), 'gates.0.name.ja'],
    ]
    for (const [input, place] of places) {
      expect(refusalOf(input).ja).toContain(`「${place}」`)
      expect(refusalOf(input).ja).toContain(ja)
    }
    const marked = [{ ...line().indicators[0], marker: text }, line().indicators[1]]
    expect(refusalOf(document({}, { indicators: marked })).ja).toContain('indicators.0.marker')
    expect(refusalOf(document({}, { key: text })).ja).not.toBe('')
    expect(refusalOf(document({ gates: [gate({ key: text })] })).ja).not.toBe('')
    expect(refusalOf(document({ gates: [gate({ line: text })] })).ja).not.toBe('')
  })

  it('takes characters of every plane, line ends and the longest text', () => {
    const text = `😀𠮟\n\t${'あ'.repeat(9_994)}`
    expect(text).toHaveLength(10_000)
    expect(refusalOf(document({}, { outline: both(text) })).ja).toBe('')
  })

  it('says nothing of a document that would not be seen', () => {
    const refusal = refusalOf(document({ ['\u0000\uD83D'.repeat(100)]: 1 }))
    expect(refusal.ja).not.toMatch(/\p{Cc}|\p{Cs}/u)
    expect(refusal.ja.length).toBeLessThan(300)
  })
})
