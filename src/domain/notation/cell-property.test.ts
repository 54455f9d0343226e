import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, type Quantity, sameMeaning } from '../quantity.ts'
import { formatCell } from './cell-format.ts'
import { parseCell } from './cell.ts'
import { describeQuantities } from './described.ts'

const fragments = [
  ...[
    '1',
    '20',
    '0',
    '1,200',
    '1,2345',
    '5社',
    '10人',
    '社',
    '人',
    '回',
    '円',
    '%',
    '年',
    '月',
    '㎡',
  ],
  ...[
    '約',
    '延べ',
    '実',
    '以上',
    '程度',
    '累計',
    '年間',
    '月間',
    '現在',
    '2月末',
    '計',
    'うち',
    '実施',
  ],
  ...[
    '企業',
    '女性',
    'こども',
    '契約',
    'セミナー',
    'A',
    'O',
    'R5',
    'の',
    'を',
    'に',
    '注',
    '第',
    '最大',
  ],
  ...[
    '（',
    '）',
    '(',
    ')',
    '【',
    '】',
    '（都内）',
    '①',
    '②',
    '(1)',
    '○',
    '※',
    '：',
    ' ',
    '　',
    '\n',
    '\t',
  ],
  ...[
    '、',
    '・',
    '/',
    '。',
    '.',
    ',',
    '-',
    '－',
    '〜',
    '△',
    '¥',
    '千',
    '万',
    '億',
    '\u200B',
    'ﾞ',
    '\uD800',
  ],
  ...['なし', '集計中'],
]
const fragmentText = fc
  .array(fc.constantFrom(...fragments), { maxLength: 14 })
  .map((pieces) => pieces.join(''))
const anyText = fc.oneof(
  { weight: 4, arbitrary: fragmentText },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

describe('any text at all', () => {
  test('is kept, and printing it and reading it again means the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = parseCell(text)
        expect(cell.text).toBe(text)
        expect(sameMeaning(parseCell(formatCell(cell)), cell)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  test('what is unread are pieces of the original, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let from = 0
        for (const piece of parseCell(text).unread) {
          const at = text.indexOf(piece, from)
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + piece.length
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('the state follows from what was read, and no digit is lost', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = parseCell(text)
        expect(cell.state === 'number' || cell.state === 'zero').toBe(cell.quantities.length > 0)
        const kept = [describeQuantities(cell.quantities), ...cell.unread].join('')
        expect(/\p{Nd}/u.test(kept)).toBe(/\p{Nd}/u.test(text))
      }),
      { numRuns: 2_000 },
    )
  })
})

/** A quantity, and one of the many ways to print it. */
type Printed = { readonly quantity: Quantity; readonly text: string }

const wide = (text: string): string =>
  text.replace(/[0-9,.%()/]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))

const grouped = (value: number): string => value.toLocaleString('en-US')

/** The digits of a value, grouped or not, or with multipliers where they come out even. */
function digitsOf(value: number): fc.Arbitrary<string> {
  const ways = [grouped(value), String(value)]
  if (value > 0 && value % 1_000 === 0) ways.push(`${grouped(value / 1_000)}千`)
  if (value > 0 && value % 10_000 === 0) ways.push(`${grouped(value / 10_000)}万`)
  if (value > 0 && value % 1_000_000 === 0) {
    ways.push(`${value / 1_000_000}百万`, `${value / 100_000_000}億`)
  }
  return fc.constantFrom(...ways)
}

const value = fc.oneof(
  fc.nat(30_000),
  fc.nat(999).map((thousands) => thousands * 1_000),
  fc.nat(4_000).map((millions) => millions * 1_000_000),
)
const unit = fc.constantFrom('人', '名', '社', '件', '回', '校', '円', 'PV', '%', 'か所', '事業所')
const label = fc.constantFrom(
  '企業訪問',
  '啓発セミナー',
  '女性',
  '研修・相談',
  'こども',
  'DX推進',
  '交流会',
)

const said = fc.record({
  value,
  unit,
  label: fc.option(label, { nil: null }),
  basis: fc.constantFrom('total' as const, 'unique' as const, null, null),
  time: fc.constantFrom('cumulative' as const, 'monthly' as const, 'yearly' as const, null, null),
  approximate: fc.boolean(),
  atLeast: fc.boolean(),
})

const printed: fc.Arbitrary<Printed> = said.chain((one) =>
  fc
    .record({
      digits: digitsOf(one.value),
      about: fc.constantFrom('約', 'おおむね', '概ね', 'およそ'),
      isAboutBehind: fc.boolean(),
      isBracketed: fc.boolean(),
      labelPlace: fc.constantFrom('glued', 'space', 'colon', 'brackets', 'line'),
      gap: fc.constantFrom('', '', ' '),
      isWide: fc.boolean(),
    })
    .map((way) => ({ quantity: { marker: null, ...one }, text: print(one, way) })),
)

type Way = {
  digits: string
  about: string
  isAboutBehind: boolean
  isBracketed: boolean
  labelPlace: string
  gap: string
  isWide: boolean
}

const times = { cumulative: '累計', monthly: '月間', yearly: '年間', 'as-of': '現在' } as const

function print(one: Omit<Quantity, 'marker'>, way: Way): string {
  const basis = one.basis === null ? '' : one.basis === 'total' ? '延べ' : '実'
  const time = one.time === null ? '' : times[one.time]
  const bracketed = [time, basis].filter((part) => part !== '').join('・')
  const number = [
    way.isBracketed ? '' : `${time}${basis}`,
    one.approximate && !way.isAboutBehind ? way.about : '',
    `${way.digits}${way.gap}${one.unit ?? ''}`,
    one.approximate && way.isAboutBehind ? '程度' : '',
    one.atLeast ? '以上' : '',
    way.isBracketed && bracketed !== '' ? `(${bracketed})` : '',
  ].join('')
  const text = withLabel(one.label, number, way)
  return way.isWide ? wide(text) : text
}

function withLabel(name: string | null, number: string, way: Way): string {
  if (name === null) return number
  if (way.labelPlace === 'brackets') return `${number}（${name}）`
  if (way.labelPlace === 'line') return `${number}\n（${name}）`
  if (way.labelPlace === 'colon') return `${name}：${number}`
  const isGlued = way.labelPlace === 'glued' && /^[\d約おか概延年月累]/u.test(number)
  return isGlued && !number.startsWith('月間') ? `${name}${number}` : `${name} ${number}`
}

/** A label on a line of its own needs the line to end: what follows a space would be labelled. */
const jointAfter = (part: Printed, joint: string): string =>
  part.text.includes('\n') ? '\n' : joint

const summary = (cell: Cell): readonly Quantity[] => cell.quantities

describe('quantities in varied notation', () => {
  test('one is read as what it says', () => {
    fc.assert(
      fc.property(printed, ({ quantity, text }) => {
        const cell = parseCell(text)
        expect(summary(cell)).toEqual([quantity])
        expect(cell.unread).toEqual([])
      }),
      { numRuns: 3_000 },
    )
  })

  test('several are read apart, whatever separates them', () => {
    const joints = fc.constantFrom('、', '・', '/', '／', ' / ', '，', '\n', '\t', ' ', '　', ' ・')
    fc.assert(
      fc.property(fc.array(fc.tuple(printed, joints), { minLength: 2, maxLength: 4 }), (parts) => {
        const text = parts.map(([part, joint]) => part.text + jointAfter(part, joint)).join('')
        const cell = parseCell(text)
        expect(summary(cell)).toEqual(parts.map(([part]) => part.quantity))
        expect(cell.unread).toEqual([])
        expect(sameMeaning(parseCell(formatCell(cell)), cell)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('marks stay with what follows them', () => {
    const marks = ['①', '②', '③', '④']
    fc.assert(
      fc.property(
        fc.array(printed, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (parts, lines) => {
          const text = parts.map((part, index) => `${marks[index]}${part.text}`)
          const cell = parseCell(text.join(lines ? '\n' : ' '))
          const expected = parts.map((part, index) => ({ ...part.quantity, marker: marks[index] }))
          expect(summary(cell)).toEqual(expected)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
