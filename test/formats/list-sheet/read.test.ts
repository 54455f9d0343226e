/** Lists as people hand them in: other headings, other forms, and mistakes. */
import Encoding from 'encoding-japanese'
import { type CellValue, writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { fileByteLimit, readListSheet, rowLimit } from '../../../src/formats/list-sheet/read.ts'
import { zipParts } from '../../../src/formats/list-sheet/zip-writer.ts'
import { check } from '../../../src/kit/check.ts'
import { visitorColumns } from './visitors.ts'

const open = (content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return readListSheet({ columns: visitorColumns, bytes, name: '来場者.csv' })
}

async function read(content: string | Uint8Array) {
  const sheet = await open(content)
  check(sheet.ok, `the list was read: ${sheet.ok ? '' : sheet.refusal.code}`)
  return sheet.value
}

async function refusalOf(content: string | Uint8Array): Promise<string> {
  const sheet = await open(content)
  return sheet.ok ? 'read' : sheet.refusal.code
}

const workbook = (rows: CellValue[][], more: readonly string[] = []) =>
  writeXlsx({
    sheets: [{ name: 'a', rows }, ...more.map((name) => ({ name, rows: [['x']] }))],
  })

const headings = '受付番号,氏名'

describe('headings', () => {
  it('are known in either language, in any order, and by other names', async () => {
    const { rows } = await read('First time,お名前,ｔｉｍｅ,受付番号（必須）\nyes,山田,9時半,7\n')
    expect(rows).toEqual([
      { row: 2, values: { first: true, name: '山田', at: '09:30', code: '7' } },
    ])
  })

  it('that name no column are reported, and what stands below them is left out', async () => {
    const { rows, unknown, notes } = await read(`${headings},血液型\nA-1,山田,O\n`)
    expect(rows[0]?.values).toEqual({ code: 'A-1', name: '山田' })
    expect(unknown).toEqual(['血液型'])
    expect(notes).toEqual([
      { ja: '次の列は取り込みません: 血液型。', en: 'These columns are not imported: 血液型.' },
    ])
  })

  it('say what the sheet calls its columns', async () => {
    const { headings: called } = await read('Reference,お名前\nA-1,山田\n')
    expect([...called]).toEqual([
      ['code', 'Reference'],
      ['name', 'お名前'],
    ])
  })
})

describe('cells', () => {
  it('tell a blank from a column that is not there', async () => {
    const { rows } = await read(`${headings},人数\nA-1,山田,\n`)
    expect(rows[0]?.values).toEqual({ code: 'A-1', name: '山田', seats: null })
  })

  it.each([
    ['人数', '１，２００', { seats: 1200 }],
    ['人数', '3.0', { seats: 3 }],
    ['人数', '△5', { seats: -5 }],
    ['来場日', '令和8年5月14日', { day: '2026-05-14' }],
    ['来場日', '2026/5/14 10:00', { day: '2026-05-14' }],
    ['時刻', '13:00:00', { at: '13:00' }],
    ['申込日時', '2026/5/1　7:10', { asked: '2026-04-30T22:10:00.000Z' }],
    ['申込日時', 'R8.5.1 午前7時10分', { asked: '2026-04-30T22:10:00.000Z' }],
    ['初めて', '○', { first: true }],
    ['初めて', 'ＮＯ', { first: false }],
    ['状態', 'Cancelled', { state: 'cancelled' }],
    ['備考', "'=1+1", { remark: '=1+1' }],
  ])('of %s take %j', async (heading, cell, expected) => {
    const { rows, faults } = await read(`${headings},${heading}\nA-1,山田,${cell}\n`)
    expect(faults).toEqual([])
    expect(rows[0]?.values).toMatchObject(expected)
  })

  it('of a workbook may be dates, times and numbers of days', async () => {
    const bytes = await workbook([
      ['受付番号', '氏名', '来場日', '時刻', '申込日時', '人数', '初めて'],
      [7, '山田', new Date('2026-05-14'), 0.375, new Date('2026-05-01T07:10:00Z'), 3, true],
      ['08', '佐藤', 46156, new Date('1899-12-30T13:05:00Z'), 46143.5, '4', 'いいえ'],
      [9, '鈴木', '2026/5/14', '9:00', '2026-05-01 07:10', null, null],
    ])
    const { rows, faults } = await read(bytes)
    expect(faults).toEqual([])
    const day = '2026-05-14'
    expect(rows.map(({ values }) => values)).toMatchObject([
      { code: '7', day, at: '09:00', asked: '2026-04-30T22:10:00.000Z', seats: 3, first: true },
      { code: '08', day, at: '13:05', asked: '2026-05-01T03:00:00.000Z', seats: 4, first: false },
      { code: '9', day, at: '09:00', asked: '2026-04-30T22:10:00.000Z', seats: null, first: null },
    ])
  })

  it('that cannot be read are faults, each with its row, column and what to do', async () => {
    const sheet = await read(
      'お名前,受付番号,人数,状態,初めて,来場日,時刻,申込日時\n' +
        '山田,A-1,10000,未定,たぶん,2026-02-30,25:00,2026-05-01\n' +
        '佐藤,A-2,,,,,,\n' +
        ',A-3,多数,,,,,\n' +
        '#N/A,A-4,,,,,,\n',
    )
    expect(sheet.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '人数', 'cell_is_no_number_within_bounds'],
      [2, '状態', 'cell_is_no_known_choice'],
      [2, '初めて', 'cell_says_neither_yes_nor_no'],
      [2, '来場日', 'date_does_not_exist'],
      [2, '時刻', 'time_form_unknown'],
      [2, '申込日時', 'moment_form_unknown'],
      [4, 'お名前', 'required_cell_is_blank'],
      [4, '人数', 'cell_is_no_number_within_bounds'],
      [5, 'お名前', 'cell_is_an_error'],
    ])
    expect(sheet.faults[1]?.message).toEqual({
      ja: '「未定」は使えません。次のどれかにしてください: 予約済み、取消。',
      en: '"未定" cannot be used. Write one of these: reserved, cancelled.',
    })
    expect(sheet.rows.map(({ row }) => row)).toEqual([3])
  })
})

describe('a row', () => {
  it('that is wider than the headings, or has a stray mark, is faulty; the others are read', async () => {
    const { rows, faults } = await read(`${headings}\nA-1,山田,太郎\nA-2,"佐藤\nA-3,鈴木\n\n`)
    expect(faults.map(({ row, code }) => [row, code])).toEqual([
      [2, 'row_wider_than_headings'],
      [3, 'quote_not_closed'],
    ])
    expect(rows.map(({ row }) => row)).toEqual([4])
  })
})

describe('a file', () => {
  const text = `${headings}\nA-1,髙橋 ①\n`
  const sjis = Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' })
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['Shift_JIS', Uint8Array.from(sjis)],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['UTF-8 with tabs', new TextEncoder().encode(text.replaceAll(',', '\t'))],
  ])('is read in %s', async (_, bytes) => {
    const { rows } = await read(bytes)
    expect(rows).toEqual([{ row: 2, values: { code: 'A-1', name: '髙橋 ①' } }])
  })

  it.each([
    ['that is empty', '', 'sheet_is_empty'],
    ['without a row below the headings', `${headings}\n`, 'sheet_has_no_records'],
    ['without a required column', '氏名\n山田\n', 'required_columns_missing'],
    ['with a column twice', `${headings},Name\nA-1,山田,山田\n`, 'heading_stands_twice'],
    ['of an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0]), 'file_is_no_sheet'],
  ])('%s is refused', async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code)
  })

  it('with more rows than a list may have is refused; with as many it is read', async () => {
    const most = `${headings}\n${'A-1,山田\n'.repeat(rowLimit)}`
    expect((await read(most)).rows).toHaveLength(rowLimit)
    expect(await refusalOf(`${most}A-1,山田\n`)).toBe('list_has_too_many_rows')
  })

  it('that is too large is refused', async () => {
    expect(await refusalOf(new Uint8Array(fileByteLimit + 1))).toBe('list_file_is_too_large')
  })

  it('that would unpack beyond measure is refused unopened', async () => {
    const spaces = ' '.repeat(2 ** 20)
    const bomb = Array.from({ length: 40 }, () => spaces)
    const pieces: Uint8Array[] = []
    for await (const piece of zipParts([{ name: 'xl/worksheets/sheet1.xml', text: bomb }])) {
      pieces.push(piece)
    }
    expect(await refusalOf(Buffer.concat(pieces))).toBe('workbook_unpacks_too_large')
  })

  it('with more sheets says that only the first is read, except for our own explanation', async () => {
    const rows = [
      ['受付番号', '氏名'],
      ['A-1', '山田'],
    ]
    expect((await read(await workbook(rows, ['説明']))).notes).toEqual([])
    expect((await read(await workbook(rows, ['説明', '控え']))).notes.map(({ en }) => en)).toEqual([
      'The workbook has several sheets; only the first is imported.',
    ])
  })
})
