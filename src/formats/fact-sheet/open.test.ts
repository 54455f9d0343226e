import { stringify } from 'csv-stringify/sync'
import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FactRecord } from '../../domain/fact/fact.ts'
import type { FactKind } from '../../domain/fact/kind.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { digest } from '../../kit/id.ts'
import { type FactSheet, openFactSheet } from './open.ts'

type Read = { readonly records: readonly FactRecord[]; readonly faults: readonly RowFault[] }

/** Opens a text or bytes; gives the refusal's code where the sheet is refused. */
async function open(
  content: string | Uint8Array,
  kind: FactKind = 'gathering.attended',
): Promise<FactSheet | string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const opened = await openFactSheet({ bytes, name: 'sheet.csv', kind })
  return opened.ok ? opened.value : opened.refusal.code
}

async function read(content: string | Uint8Array, kind?: FactKind): Promise<Read> {
  const sheet = await open(content, kind)
  if (typeof sheet === 'string') throw new Error(`the sheet was refused: ${sheet}`)
  const records: FactRecord[] = []
  const faults: RowFault[] = []
  for await (const batch of sheet.batches) {
    records.push(...batch.records.map(({ record }) => record))
    faults.push(...batch.faults)
  }
  return { records, faults }
}

const places = ({ faults }: Read) => faults.map(({ row, column, code }) => [row, column, code])

const person = '事業番号,日付,対象者の種別,対象者番号\n'

describe('openFactSheet', () => {
  it('reads every column, in Japanese', async () => {
    const { records, faults } = await read(
      '記録番号,事業番号,日付,対象者の種別,対象者番号,法人番号,名称,数量,単位,タグ,募集,日程,申込\n' +
        'R-1,２５－２,令和5年4月1日,企業,C-7,8700110005901,株式会社 山田,１,件,対面；セミナー,fair-1,S-3,A-9\n',
    )
    expect(faults).toEqual([])
    expect(records).toEqual([
      {
        record: 'R-1',
        line: '25-2',
        kind: 'gathering.attended',
        party: {
          type: 'company',
          scheme: 'corporate-number',
          value: '8700110005901',
          name: '株式会社 山田',
        },
        offering: 'fair-1',
        session: 'S-3',
        application: 'A-9',
        quantity: 1,
        unit: 'entry',
        tags: ['in-person', 'seminar'],
        occurredOn: '2023-04-01',
      },
    ])
  })

  it('reads headings in English, in any order and width', async () => {
    const { records } = await read('Ｄａｔｅ, party type ,Party_ID,LINE\n2023/4/1,person,P-1,25\n')
    expect(records[0]).toMatchObject({
      line: '25',
      occurredOn: '2023-04-01',
      party: { type: 'person', scheme: 'local', value: 'P-1', name: null },
    })
  })

  it('counts an anonymous head-count by its heads', async () => {
    const { records } = await read('事業番号,日付,数量,単位\n8,2023-04-01,"1,200",人\n')
    expect(records[0]).toMatchObject({ party: null, quantity: 1200, unit: 'entry' })
  })

  it('tells organisations by their folded name where nothing else is given', async () => {
    const { records } = await read(
      '事業番号,日付,種別,名称\n8,2023-04-01,企業,ＡＢＣ　商会\n',
      'grant.decided',
    )
    expect(records[0]?.party).toEqual({
      type: 'company',
      scheme: 'name',
      value: 'ABC 商会',
      name: 'ＡＢＣ　商会',
    })
  })

  it('leaves formulas in a CSV as text, and skips blank lines', async () => {
    const { records, faults } = await read(`${person}\n , ,,\n8,2023-04-01,個人,=1+1\n`)
    expect([records[0]?.party?.value, records.length, faults]).toEqual(['=1+1', 1, []])
  })

  it('names columns that it leaves out, once', async () => {
    const sheet = await open('事業番号,日付,数量,備考,担当\n8,2023-04-01,3,a,b\n')
    expect(typeof sheet === 'string' ? sheet : sheet.notes).toEqual([
      {
        ja: '次の列は取り込みません: 備考、担当。',
        en: 'These columns are not imported: 備考, 担当.',
      },
    ])
  })

  it('gives the digest of the bytes, and can be read twice', async () => {
    const text = `${person}8,2023-04-01,個人,P-1\n`
    const sheet = await open(text)
    if (typeof sheet === 'string') throw new Error(sheet)
    expect(sheet.digest).toBe(digest(text))
    const counts = []
    for (let time = 0; time < 2; time++) {
      let count = 0
      for await (const { records } of sheet.batches) count += records.length
      counts.push(count)
    }
    expect(counts).toEqual([1, 1])
    expect(sheet.bytesRead()).toBe(sheet.totalBytes)
  })

  it('reads from a file, in batches', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'fact-sheet-')), 'records.csv')
    const rows = Array.from({ length: 30_000 }, (_, at) => `8,2023-04-01,個人,P-${at}`)
    writeFileSync(path, person + rows.join('\r\n'))
    const opened = await openFactSheet({ path, name: 'records.csv', kind: 'gathering.attended' })
    if (!opened.ok) throw new Error(opened.refusal.code)
    const sizes: number[] = []
    const values: (string | undefined)[] = []
    for await (const { records } of opened.value.batches) {
      sizes.push(records.length)
      values.push(...records.map(({ record }) => record.party?.value))
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000)
    expect(values).toEqual(rows.map((_, at) => `P-${at}`))
  })

  it('reads back any names and numbers that csv-stringify writes', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((each) => each.trim() === each && !/[\u0000-\u001F\u007F]|^#/u.test(each))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (pairs) => {
        const rows = pairs.map(([id, name]) => ['8', '2023-04-01', '個人', id, name])
        const sheet = stringify([['事業番号', '日付', '種別', '対象者番号', '名称'], ...rows])
        const { records } = await read(sheet)
        expect(records.map(({ party }) => [party?.value, party?.name])).toEqual(
          pairs.map(([id, name]) => [id.normalize('NFKC').trim(), name]),
        )
      }),
    )
  })
})

describe('encodings', () => {
  const text = `${person}8,2023-04-01,個人,山田①髙\n9,2023-04-02,個人,P-2\n`
  const asSjis = (some: string) =>
    new Uint8Array(Encoding.convert(Encoding.stringToCode(some), { to: 'SJIS', from: 'UNICODE' }))
  const asUtf16 = (some: string, mark: boolean) =>
    new Uint8Array(Buffer.from((mark ? '\uFEFF' : '') + some, 'utf16le'))
  const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16())
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['Shift_JIS', asSjis(text)],
    ['UTF-16LE', asUtf16(text, true)],
    ['UTF-16BE', swapped(asUtf16(text, true))],
    ['UTF-16LE without a mark', asUtf16(text, false)],
  ])('reads %s', async (_, bytes) => {
    const { records, faults } = await read(bytes)
    expect(faults).toEqual([])
    expect(records.map(({ party }) => party?.value)).toEqual(['山田1髙', 'P-2'])
  })

  it('reads Shift_JIS that begins with a hundred thousand plain rows', async () => {
    const head = 'line,date,quantity,name\n' + '8,2023-04-01,1,\n'.repeat(100_000)
    const bytes = Buffer.concat([Buffer.from(head), asSjis('8,2023-04-01,1,山田\n')])
    const { faults } = await read(bytes)
    expect(places({ records: [], faults })).toEqual([
      [100_002, '対象者の種別', 'party_type_missing'],
    ])
  })

  it('refuses characters that break off', async () => {
    const cut = new TextEncoder().encode(`${person}8,2023-04-01,個人,山`).slice(0, -1)
    expect(await open(cut)).toBe('text_has_broken_characters')
    expect(await open(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), asSjis(text)]))).toBe(
      'text_has_broken_characters',
    )
  })
})

describe('a sheet is refused', () => {
  it.each([
    ['empty', '', 'sheet_is_empty'],
    ['blank', '\n \n,,\n', 'sheet_is_blank'],
    ['only headings', '事業番号,日付\n\n', 'sheet_has_no_records'],
    ['missing columns', '事業番号,氏名\n8,山田\n', 'required_columns_missing'],
    ['a heading twice', '事業番号,日付,実施日\n8,2023-04-01,2023-04-02\n', 'heading_stands_twice'],
    ['a heading with a stray mark', '"事業番号,日付\n8,2023-04-01\n', 'quote_not_closed'],
  ])('%s', async (_, text, code) => {
    expect(await open(text)).toBe(code)
  })

  it('binary junk, an old workbook, an archive of something else', async () => {
    const junk = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array<number>(60).fill(0)])
    expect([await open(junk), await open(old), await open(zip)]).toEqual([
      'file_is_no_sheet',
      'workbook_is_old_or_locked',
      'workbook_is_broken',
    ])
  })

  it('a path without a file, a folder', async () => {
    const kind = 'gathering.attended'
    const [missing, folder] = [
      await openFactSheet({ path: join(tmpdir(), 'no-such-sheet.csv'), name: 'a', kind }),
      await openFactSheet({ path: tmpdir(), name: 'b', kind }),
    ]
    expect([missing, folder].map((each) => (each.ok ? 'ok' : each.refusal.code))).toEqual([
      'sheet_not_found',
      'sheet_is_a_folder',
    ])
  })
})

describe('a row is faulty', () => {
  const headings = '事業番号,日付,種別,対象者番号,法人番号,名称,数量,単位,タグ\n'
  const rows: readonly [string, FactKind, string, string, string][] = [
    [',2023-04-01,個人,P,,,,,', 'gathering.attended', '事業番号', 'required_cell_is_blank', ''],
    [
      '2025-02-25,2023-04-01,個人,P,,,,,',
      'gathering.attended',
      '事業番号',
      'line_became_a_date',
      '',
    ],
    ['8,2023-02-29,個人,P,,,,,', 'gathering.attended', '日付', 'date_does_not_exist', '2023-02-29'],
    ['8,きのう,個人,P,,,,,', 'gathering.attended', '日付', 'date_form_unknown', 'きのう'],
    ['8,2023-04-01,会社員,P,,,,,', 'gathering.attended', '種別', 'party_type_unknown', '会社員'],
    ['8,2023-04-01,個人,P,,,,光年,', 'gathering.attended', '単位', 'unit_unknown', '光年'],
    ['8,2023-04-01,個人,P,,,,円,', 'gathering.attended', '単位', 'unit_unknown_to_kind', '円'],
    ['8,2023-04-01,個人,P,,,,,夜間', 'gathering.attended', 'タグ', 'tag_unknown', '夜間'],
    ['8,2023-04-01,個人,P,,,,,動画', 'gathering.attended', 'タグ', 'tag_unknown_to_kind', '動画'],
    ['8,2023-04-01,,,,,,,', 'course.applied', '対象者番号', 'party_missing', ''],
    ['8,2023-04-01,企業,,,,,,', 'course.applied', '対象者番号', 'party_missing', ''],
    ['8,2023-04-01,個人,,,,30,,', 'course.attended', '対象者番号', 'party_number_missing', ''],
    ['8,2023-04-01,,P,,,,,', 'course.applied', '種別', 'party_type_missing', ''],
    ['8,2023-04-01,個人,,,山田,,,', 'course.applied', '対象者番号', 'a_person_needs_a_number', ''],
    ['8,2023-04-01,企業,C,,,,,', 'article.published', '対象者番号', 'kind_has_no_party', ''],
    ['8,2023-04-01,個人,P,,,2,,', 'gathering.attended', '数量', 'a_named_entry_is_one', '2'],
    ['8,2023-04-01,,,,,-3,,', 'gathering.attended', '数量', 'quantity_is_negative', '-3'],
    ['8,2023-04-01,,,,,△3,,', 'gathering.attended', '数量', 'quantity_is_negative', '△3'],
    ['8,2023-04-01,,,,,1.5,,', 'gathering.attended', '数量', 'quantity_is_fractional', '1.5'],
    ['8,2023-04-01,,,,,約30,,', 'gathering.attended', '数量', 'quantity_is_no_number', '約30'],
    ['8,2023-04-01,,,,,"1,2",,', 'gathering.attended', '数量', 'quantity_is_no_number', '1,2'],
    [
      '8,2023-04-01,企業,,8700110005902,,,,',
      'grant.decided',
      '法人番号',
      'corporate_number_check_digit_differs',
      '8700110005902',
    ],
    [
      '8,2023-04-01,個人,P,8700110005901,,,,',
      'course.applied',
      '法人番号',
      'a_person_has_no_corporate_number',
      '',
    ],
    ['8,2023-04-01,個人,#N/A,,,,,', 'course.applied', '対象者番号', 'cell_is_an_error', '#N/A'],
    [
      `8,2023-04-01,個人,P,,${'名'.repeat(501)},,,`,
      'course.applied',
      '名称',
      'text_too_long',
      '501',
    ],
    [
      '8,2023-04-01,個人,P\u0007,,,,,',
      'course.applied',
      '対象者番号',
      'text_has_control_characters',
      '',
    ],
  ]
  it.each(rows)('%.40s (%s): %s', async (...[row, kind, column, code, quoted]) => {
    const good = kind === 'article.published' ? '8,2023-04-01,,,,,,,' : '8,2023-04-01,企業,C,,,,,'
    const found = await read(`${headings}${row}\n${good}\n`, kind)
    expect(places(found)).toEqual([[2, column, code]])
    expect(found.records).toHaveLength(1)
    const { message } = found.faults[0] ?? { message: { ja: '', en: '' } }
    expect([message.ja.includes(quoted), message.en.includes(quoted)]).toEqual([true, true])
  })

  it('names every fault of a row, and a row wider than its headings', async () => {
    const found = await read(`${person}8,いつか,宇宙人,P-1\n8,2023-04-01,個人,P-1,山田, 太郎\n`)
    expect(places(found)).toEqual([
      [2, '日付', 'date_form_unknown'],
      [2, '対象者の種別', 'party_type_unknown'],
      [3, null, 'row_wider_than_headings'],
    ])
  })

  it('goes on after a row with a stray quotation mark', async () => {
    const found = await read(`${person}8,2023-04-01,個人,"P-1\n8,2023-04-01,個人,P-2\n`)
    expect(places(found)).toEqual([[2, null, 'quote_not_closed']])
    expect(found.records.map(({ party }) => party?.value)).toEqual(['P-2'])
  })
})

describe('what cells take', () => {
  it.each<[FactKind, string, object]>([
    ['grant.decided', '5,000,000,円', { quantity: 5_000_000, unit: 'yen' }],
    ['grant.decided', '３,人', { quantity: 3, unit: 'person' }],
    ['article.viewed', '12536,回', { quantity: 12_536, unit: 'view' }],
    ['article.viewed', '0,', { quantity: 0, unit: 'view' }],
    ['gathering.held', '2.0,', { quantity: 2, unit: 'entry' }],
  ])('%s: %s', async (kind, cells, expected) => {
    const [quantity, unit] = [cells.slice(0, cells.lastIndexOf(',')), cells.split(',').at(-1)]
    const party = kind === 'grant.decided' ? '企業,C-1' : ','
    const sheet = `事業番号,日付,種別,対象者番号,数量,単位\n8,R5.4.1,${party},"${quantity}",${unit}\n`
    const found = await read(sheet, kind)
    expect(places(found)).toEqual([])
    expect(found.records[0]).toMatchObject(expected)
  })

  it.each([
    ['in person; seminar', ['in-person', 'seminar']],
    ['対面、ＥＸＰＯ', ['expo', 'in-person']],
    ['オンライン　セミナー', ['online', 'seminar']],
    ['online seminar online', ['online', 'seminar']],
  ])('tags %j', async (tags, expected) => {
    const found = await read(`事業番号,日付,タグ\n8,2023-04-01 10:30,${tags}\n`)
    expect(found.records[0]?.tags).toEqual(expected)
  })
})
