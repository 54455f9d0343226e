/** Files that are no plan, or try to be too much: each is refused in a sentence, none throws. */
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it, test } from 'vitest'
import { readPlanTable } from '../../src/domain/plan-table/read.ts'
import { readPlanFile } from '../../src/formats/plan-table/open.ts'
import { toCsv, toDocx, toXlsx, toZip } from './plan-files.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const head = ['番号', '事業名', '予算', '計画規模', '実績']
const small = [head, ['1', '相談', '約1億円', '10人', '12人']]

async function refusalOf(bytes: Uint8Array, name: string): Promise<string | null> {
  const sheet = await readPlanFile(bytes, name)
  if (!sheet.ok) return sheet.refusal.code
  const read = readPlanTable(sheet.value)
  return read.ok ? null : read.refusal.code
}

/** A zip whose first part inflates to `size` zeros, though its headers say one byte. */
function bomb(size: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(size))
  const plain = Buffer.from(toZip([['xl/workbook.xml', 'X'.repeat(packed.length)]]))
  const local = plain.indexOf('PK\u0003\u0004')
  const central = plain.indexOf('PK\u0001\u0002')
  packed.copy(plain, plain.indexOf('XXXX'))
  plain.writeUInt16LE(8, local + 8)
  plain.writeUInt32LE(1, local + 22)
  plain.writeUInt16LE(8, central + 10)
  plain.writeUInt32LE(1, central + 24)
  return plain
}

describe('a file that cannot be read', () => {
  test.each([
    ['nothing', () => encode(''), 'plan_file_empty'],
    ['blanks', () => encode(' \n\t\n'), 'plan_file_empty'],
    ['a PDF', () => encode('%PDF-1.7 …'), 'plan_file_kind_unknown'],
    ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'plan_file_kind_unknown'],
    ['an old workbook', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), 'plan_file_kind_unknown'],
    ['a web page', () => encode('<!DOCTYPE html><p>a</p>'), 'plan_file_kind_unknown'],
    ['another zip', () => toZip([['a.txt', 'a']]), 'plan_file_kind_unknown'],
    ['a zip cut short', async () => (await toXlsx(small)).subarray(0, 900), 'plan_file_broken'],
    ['a workbook without sheets', () => toZip([['xl/workbook.xml', '<a>']]), 'plan_file_broken'],
    ['a document without text', () => toZip([['word/document.xml', '<a>']]), 'plan_file_broken'],
    ['a zip that unpacks without end', () => bomb(200_000_000), 'plan_file_too_large'],
    ['33 MB', () => new Uint8Array(33 * 1024 * 1024), 'plan_file_too_large'],
    ['20,001 rows', () => encode('1,a\n'.repeat(20_001)), 'plan_file_too_large'],
    ['201 columns', () => encode(`${'a,'.repeat(200)}a\n`), 'plan_file_too_large'],
    ['a cell of a book', () => encode(`1,${'あ'.repeat(10_001)}\n`), 'plan_file_too_large'],
    ['an open quote', () => encode('1,"a\n2,b\n'), 'plan_text_quotes_broken'],
    ['a shopping list', () => encode('品名,値段\n米,10円\n'), 'plan_table_not_found'],
    ['headings alone', () => toCsv([head]), 'plan_table_has_no_programmes'],
    ['a letter', () => toDocx(['拝啓', '敬具']), 'plan_table_not_found'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(await bytes(), 'plan')).toBe(code)
  })

  it('refuses cells in the far corners of a workbook before laying them out', async () => {
    const cells = new Map([['60000,16000', { value: 'z' }]])
    const bytes = await writeXlsx({ sheets: [{ name: 'x', rows: [['a']], cells }] }).catch(
      () => null,
    )
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1"/></row><row r="60000"><c r="XFD60000"/></row></sheetData></worksheet>'
    const made = toZip([
      ['xl/workbook.xml', '<a/>'],
      ['xl/worksheets/sheet1.xml', sheet],
    ])
    for (const file of bytes ? [bytes, made] : [made]) {
      expect(await refusalOf(file, 'x.xlsx')).toBe('plan_file_too_large')
    }
  })

  it('names the formula that has no saved value', async () => {
    const cells = new Map([['1,3', { value: null, formula: 'SUM(D5:D9)' }]])
    const bytes = await writeXlsx({
      sheets: [{ name: '計画', rows: [[...head], ['1', 'a']], cells }],
    })
    const read = await readPlanFile(bytes, 'x.xlsx')
    expect(read).toMatchObject({ ok: false, refusal: { code: 'plan_formula_without_value' } })
    expect(read.ok ? '' : read.refusal.message.ja).toContain('「計画」シートのD2')
  })
})

describe('a workbook', () => {
  it('gives numbers as its sheet shows them, formulas as their values, and no hidden sheet', async () => {
    const cells = new Map([
      ['0,0', { value: 1065, style: { numFmt: '#,##0"社"' } }],
      ['0,1', { value: 0.1 + 0.2 }],
      ['0,2', { value: '12社', formula: 'A1&"社"', formulaResult: '12社' }],
      ['0,3', { value: 1340 }],
    ])
    const bytes = await writeXlsx({
      sheets: [
        { name: '見せる', rows: [[null, null, null, null]], cells },
        { name: '隠す', rows: [['秘密']], hidden: true },
      ],
    })
    const read = await readPlanFile(bytes, 'x.xlsx')
    expect(read.ok && read.value.rows.map((row) => row.cells)).toEqual([
      ['1,065社', '0.3', '12社', '1340'],
    ])
  })

  it('leaves covered cells empty and keeps line breaks', async () => {
    const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }]
    const read = await readPlanFile(await toXlsx([['a', '', 'b\nc']], merges), 'x.xlsx')
    expect(read.ok && read.value.rows[0]?.cells).toEqual(['a', '', 'b\nc'])
  })
})

describe('any bytes', () => {
  it('are read or refused, never thrown at', async () => {
    const starts = [[], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf]]
    const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom('a.csv', 'a.xlsx', ''),
        async ([start, rest], name) => {
          const refused = await refusalOf(Uint8Array.from([...start, ...rest]), name)
          expect(refused === null || /^(plan|text)_/.test(refused)).toBe(true)
        },
      ),
    )
  })

  it('do no harm inside a workbook or a document either', async () => {
    const files = [await toXlsx(small), toDocx(['令和5年度'])]
    const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
      minLength: 1,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, async (file, changes) => {
        const bytes = Uint8Array.from(file)
        for (const [at, byte] of changes) bytes[Math.floor(at * bytes.length)] = byte
        const refused = await refusalOf(bytes, 'x')
        expect(refused === null || /^(plan|text)_/.test(refused)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
