import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { drawTicketCode, formatTicketCode } from './ticket.ts'
import { type AttendanceRow, type ExpectedVisitor, matchAttendance } from './attendance-list.ts'

const codeOf = (value: number) => drawTicketCode(() => value)

const visitor = (index: number, name: string | null, reading: string | null): ExpectedVisitor => ({
  application: `a${index}`,
  number: codeOf(index),
  name,
  reading,
})

const expected: readonly ExpectedVisitor[] = [
  visitor(0, '青葉 花子', 'アオバ ハナコ'),
  visitor(1, '青葉 花子', 'アオバ カコ'),
  visitor(2, '髙橋 一郎', 'タカハシ イチロウ'),
  visitor(3, '緑野 葵', 'ミドリノ アオイ'),
  visitor(4, null, null),
]

const row = (line: number, given: Partial<AttendanceRow>): AttendanceRow => ({
  line,
  number: '',
  name: '',
  reading: '',
  ...given,
})

/** Each row's finding in short. */
const findings = (rows: readonly AttendanceRow[]) =>
  matchAttendance(rows, expected).map(({ finding }) => {
    if (finding.found === 'matched') return finding.application
    if (finding.found === 'proposed') {
      return finding.candidates.map(({ application, by }) => `${application}? (${by})`).join(' ')
    }
    if (finding.found === 'repeated') return `as line ${finding.line}`
    return finding.found === 'unreadable' ? finding.refusal.code : finding.found
  })

describe('a row of a paper list', () => {
  test.each<[string, Partial<AttendanceRow>, string]>([
    ['with a number', { number: codeOf(3) }, 'a3'],
    ['with a number as it is printed', { number: ` ${formatTicketCode(codeOf(3))} ` }, 'a3'],
    [
      'with a name and a reading',
      { name: '青葉花子', reading: 'あおばはなこ' },
      'a0? (name-and-reading) a1? (name)',
    ],
    ['with a name that two have', { name: '青葉　花子' }, 'a0? (name) a1? (name)'],
    ['with a reading', { reading: 'ﾐﾄﾞﾘﾉ ｱｵｲ' }, 'a3? (reading)'],
    ['with a variant character', { name: '高橋 一郎' }, 'a2? (name)'],
    ['with a name that nobody has', { name: '山野 次郎' }, 'walk-in'],
    ['with a reading that differs', { name: '緑野 葵', reading: 'ミドリノ マモル' }, 'a3? (name)'],
    ['with an unknown number and a name', { number: codeOf(20), name: '緑野 葵' }, 'a3? (name)'],
    ['with an unknown number only', { number: codeOf(20) }, 'attendance_number_unknown'],
    ['with a mistyped number only', { number: '2222222A' }, 'ticket_code_is_mistyped'],
    ['with nothing', { number: ' ', name: '　' }, 'attendance_row_is_blank'],
  ])('%s', (_, given, finding) => {
    expect(findings([row(1, given)])).toEqual([finding])
  })

  it('is never merged by a name, even if it is the only one', () => {
    expect(findings([row(1, { name: '緑野 葵', reading: 'ミドリノ アオイ' })])).toEqual([
      'a3? (name-and-reading)',
    ])
  })

  it('does not propose whom a number names elsewhere in the list', () => {
    expect(findings([row(1, { name: '青葉 花子' }), row(2, { number: codeOf(0) })])).toEqual([
      'a1? (name)',
      'a0',
    ])
  })

  it('tells who stands in the list twice', () => {
    const rows = [
      row(1, { number: codeOf(0) }),
      row(2, { number: formatTicketCode(codeOf(0)) }),
      row(3, { name: '山野 次郎', reading: 'ヤマノ ジロウ' }),
      row(4, { name: '山野次郎', reading: 'やまの じろう' }),
      row(5, { name: '山野 次郎' }),
      row(6, { name: '山野 次郎' }),
    ]
    expect(findings(rows)).toEqual([
      'a0',
      'as line 1',
      'walk-in',
      'as line 3',
      'walk-in',
      'walk-in',
    ])
  })

  it('says where the name is not that of the number', () => {
    const rows = [
      row(1, { number: codeOf(3), name: '青葉 花子' }),
      row(2, { number: codeOf(2), name: '高橋一郎' }),
      row(3, { number: codeOf(4), name: '山野 次郎' }),
      row(4, { number: codeOf(0), name: '葉 花子', reading: 'アオバ ハナコ' }),
    ]
    const different = matchAttendance(rows, expected).map(
      ({ finding, note }) =>
        finding.found === 'matched' && finding.isNameDifferent && note?.ja.includes('確かめて'),
    )
    expect(different).toEqual([true, false, false, false])
  })

  it('notes beside a name what is wrong with its number', () => {
    const [match] = matchAttendance([row(1, { number: '2222222A', name: '緑野 葵' })], expected)
    expect(match?.note?.ja).toContain('打ち間違い')
  })
})

describe('a list', () => {
  it('gives each row one finding, and each reservation at most one row by number', () => {
    const rows = fc.array(
      fc.record({
        number: fc.constantFrom('', ...[0, 1, 2, 20].map(codeOf), 'x'),
        name: fc.constantFrom('', '青葉 花子', '山野 次郎'),
        reading: fc.constantFrom('', 'アオバ ハナコ'),
      }),
    )
    fc.assert(
      fc.property(rows, (given) => {
        const list = given.map((each, index) => ({ line: index + 1, ...each }))
        const matches = matchAttendance(list, expected)
        expect(matches.map((match) => match.row)).toEqual(list)
        const sure = matches.flatMap(({ finding }) =>
          finding.found === 'matched' ? [finding.application] : [],
        )
        expect(new Set(sure).size).toBe(sure.length)
        const proposed = matches.flatMap(({ finding }) =>
          finding.found === 'proposed' ? finding.candidates.map((each) => each.application) : [],
        )
        expect(proposed.filter((application) => sure.includes(application))).toEqual([])
      }),
    )
  })
})
