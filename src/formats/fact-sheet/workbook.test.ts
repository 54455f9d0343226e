import { deflateRawSync } from 'node:zlib'
import { type CellValue, writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import type { FactRecord } from '../../domain/fact/fact.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { openFactSheet } from './open.ts'

const kind = 'gathering.attended'
const headings = ['事業番号', '日付', '種別', '対象者番号']

/** A workbook of parts, packed as archives are. */
function pack(parts: Readonly<Record<string, string>>, statedBytes?: number): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text)
    const stated = name.includes('sheet1.xml') ? statedBytes : undefined
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(8, 4)
    header.writeUInt32LE(packed.length, 14)
    header.writeUInt32LE(stated ?? Buffer.byteLength(text), 18)
    header.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), header, Buffer.from(name), packed])
    const position = Buffer.alloc(14)
    position.writeUInt32LE(offset, 10)
    const version = Buffer.from([20, 0])
    const signature = Buffer.from('PK\u0001\u0002')
    central.push(Buffer.concat([signature, version, header, position, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (id: string, type: string, target: string) => {
  const relation = `<Relationship Id="${id}" Type="${relationType}/${type}" Target="${target}"/>`
  return `<Relationships>${relation}</Relationships>`
}

/** The parts of a workbook whose first sheet has these rows of XML. */
function partsOf(rows: string, workbook = ''): Readonly<Record<string, string>> {
  const sheets = '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>'
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations('r1', 'officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook>${workbook}${sheets}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  }
}

const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
const headingCells = headings.map((each, at) => text(`${'ABCD'[at]}1`, each))
const headingRow = `<row r="1">${headingCells.join('')}</row>`

async function read(bytes: Uint8Array) {
  const opened = await openFactSheet({ bytes, name: 'sheet.xlsx', kind })
  if (!opened.ok) return opened.refusal.code
  const records: FactRecord[] = []
  const faults: RowFault[] = []
  for await (const batch of opened.value.batches) {
    records.push(...batch.records.map(({ record }) => record))
    faults.push(...batch.faults)
  }
  return { records, faults, notes: opened.value.notes }
}

const written = (rows: CellValue[][], more: CellValue[][][] = []) =>
  writeXlsx({ sheets: [rows, ...more].map((each, at) => ({ name: `s${at}`, rows: each })) })

describe('a workbook', () => {
  it('gives its dates, numbers and texts, and leaves out blank rows and other sheets', async () => {
    const bytes = await written(
      [
        headings,
        [25, new Date('2023-04-01'), '個人', 'P-1'],
        [],
        ['25-2', '令和5年4月2日', '個人', 1234567890123],
        [8, 45019, '個人', 'P-3'],
        [8, 20230404, '個人', '=1+1'],
      ],
      [[['別のシート']]],
    )
    const found = await read(bytes)
    if (typeof found === 'string') throw new Error(found)
    expect(found.faults).toEqual([])
    expect(found.records.map((each) => [each.line, each.occurredOn, each.party?.value])).toEqual([
      ['25', '2023-04-01', 'P-1'],
      ['25-2', '2023-04-02', '1234567890123'],
      ['8', '2023-04-03', 'P-3'],
      ['8', '2023-04-04', '=1+1'],
    ])
    expect(found.notes.map(({ en }) => en)).toEqual([
      'The workbook has several sheets; only the first is imported.',
    ])
  })

  it('numbers rows as the spreadsheet does', async () => {
    const bytes = await written([headings, [], [8, 'いつか', '個人', 'P-1'], [], [8]])
    const found = await read(bytes)
    const faults = typeof found === 'string' ? [] : found.faults
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [3, '日付'],
      [5, '日付'],
    ])
  })

  it.each([
    ['the last day before the one that is not', '59', '', '1900-02-28'],
    ['the day that is not', '60', '', 'date_does_not_exist'],
    ['the first day after it', '61', '', '1900-03-01'],
    ['a day with its time', '45017.75', '', '2023-04-01'],
    ['a day counted from 1904', '43555', '<workbookPr date1904="1"/>', '2023-04-01'],
  ])('counts %s', async (...[, serial, workbook, expected]) => {
    const row = `<row r="2"><c r="A2"><v>8</v></c><c r="B2"><v>${serial}</v></c></row>`
    const found = await read(pack(partsOf(headingRow + row, workbook)))
    if (typeof found === 'string') throw new Error(found)
    expect([found.records[0]?.occurredOn ?? found.faults[0]?.code]).toEqual([expected])
  })

  it('takes the stored value of a formula, and names one that has none', async () => {
    const cells = `${text('A2', '8')}${text('B2', '2023-04-01')}${text('C2', '個人')}`
    const valued = `<row r="2">${cells}<c r="D2" t="str"><f>A1&amp;"x"</f><v>P-1</v></c></row>`
    const unvalued = `<row r="3">${cells.replaceAll('2"', '3"')}<c r="D3"><f>A1</f></c></row>`
    const found = await read(pack(partsOf(headingRow + valued + unvalued)))
    if (typeof found === 'string') throw new Error(found)
    expect(found.records.map(({ party }) => party?.value)).toEqual(['P-1'])
    expect(
      found.faults.map(({ row, code, message }) => [row, code, message.en.slice(0, 22)]),
    ).toEqual([[3, 'formula_without_value', 'The formula in cell D3']])
  })

  it('is refused where it is cut short, or is no workbook', async () => {
    const bytes = await written([headings, [8, '2023-04-01', '個人', 'P-1']])
    expect(await read(bytes.slice(0, 400))).toBe('workbook_is_broken')
    expect(await read(pack({ 'hello.txt': 'hello' }))).toBe('workbook_is_broken')
    expect(await read(pack(partsOf('<row')))).toBe('sheet_is_blank')
  })

  it('is refused where it would unpack beyond measure, or to more than it says', async () => {
    const blanks = partsOf(headingRow + ' '.repeat(40 * 2 ** 20))
    expect(await read(pack(blanks))).toBe('workbook_unpacks_too_large')
    expect(await read(pack(blanks, 1000))).toBe('workbook_is_broken')
  })
})
