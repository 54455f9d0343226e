/** Lists that are written and read again, in every format and language. */
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type ListFormat, listFormats } from '../../../src/formats/list-sheet/list.ts'
import { type ListSheet, readListSheet } from '../../../src/formats/list-sheet/read.ts'
import { writeListSheet } from '../../../src/formats/list-sheet/write.ts'
import { type Language, languages } from '../../../src/kit/bilingual.ts'
import { addDays, calendarDate, toInstant } from '../../../src/kit/calendar.ts'
import { check } from '../../../src/kit/check.ts'
import type { Result } from '../../../src/kit/result.ts'
import type { TimeOfDay } from '../../../src/kit/time-of-day.ts'
import {
  plainVisitor,
  type Visitor,
  visitor,
  visitorColumns,
  type VisitorValues,
} from './visitors.ts'

type Sheet = ListSheet<(typeof visitorColumns)[number]>
type Way = { readonly format?: ListFormat; readonly language?: Language; readonly title?: string }

async function* oneByOne<T>(rows: Iterable<T>): AsyncGenerator<T> {
  yield* rows
}

async function write(rows: readonly Visitor[], way: Way = {}): Promise<Result<Uint8Array>> {
  const { format = 'csv', language = 'ja', title = '来場者' } = way
  const written = await writeListSheet({
    columns: visitorColumns,
    rows: oneByOne(rows),
    format,
    language,
    title,
  })
  if (!written.ok) return written
  const pieces: Uint8Array[] = []
  for await (const piece of written.value.bytes) pieces.push(piece)
  return { ok: true, value: Buffer.concat(pieces) }
}

async function writeWhole(rows: readonly Visitor[], way?: Way): Promise<Uint8Array> {
  const written = await write(rows, way)
  check(written.ok, 'the list was written')
  return written.value
}

async function read(bytes: Uint8Array): Promise<Sheet> {
  const sheet = await readListSheet({ columns: visitorColumns, bytes, name: 'list' })
  check(sheet.ok, `the list was read, not refused: ${sheet.ok ? '' : sheet.refusal.message.en}`)
  return sheet.value
}

const ways = listFormats.flatMap((format) => languages.map((language) => ({ format, language })))

describe('a list that is written and read again', () => {
  it('has the types of what its columns read', () => {
    expectTypeOf<VisitorValues['code']>().toEqualTypeOf<string>()
    expectTypeOf<VisitorValues['state']>().toEqualTypeOf<Visitor['state'] | undefined>()
    expectTypeOf<VisitorValues['seats']>().toEqualTypeOf<number | null | undefined>()
    expectTypeOf<keyof VisitorValues>().toEqualTypeOf<keyof Visitor>()
  })

  it.each(ways)('says the same: $format, $language', async (way) => {
    const sheet = await read(await writeWhole([visitor, plainVisitor], way))
    expect(sheet.faults).toEqual([])
    expect(sheet.rows).toEqual([
      { row: 2, values: visitor },
      { row: 3, values: plainVisitor },
    ])
    expect([sheet.notes, sheet.unknown]).toEqual([[], []])
  })

  /** Texts as the program keeps them: without controls, and without spaces around them. */
  const texts = (unit: fc.Arbitrary<string>) =>
    fc.string({ unit, minLength: 1, maxLength: 12 }).map((each) => each.trim())
  const plain = texts(
    fc.constantFrom(...Array.from(`'"=+-@＝－,;\t\n a0あ髙<&>_x`), '_x0041_', '#N/A'),
  )
  const anything = texts(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }))
  /** What a text of the books is: no controls, nothing broken; and no error of a spreadsheet. */
  const isReadable = (given: string) =>
    given !== '' &&
    given !== '#N/A' &&
    !/\p{Cc}|\p{Cs}|\uFFFD|\uFFFE|\uFFFF/u.test(given.replaceAll(/[\n\t]/g, ''))
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
  const visitors = (unit: fc.Arbitrary<string>): fc.Arbitrary<Visitor> =>
    fc.record({
      code: fc.stringMatching(/^[0-9A-Z-]{1,8}$/).filter(isReadable),
      name: unit.filter(isReadable),
      state: optional(fc.constantFrom('reserved', 'cancelled')),
      seats: optional(fc.integer({ min: -5, max: 9999 })),
      day: optional(
        fc.integer({ min: 0, max: 80_000 }).map((days) => addDays(calendarDate(1900, 3, 1), days)),
      ),
      at: optional(
        fc
          .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
          .map(
            (clock) => clock.map((part) => String(part).padStart(2, '0')).join(':') as TimeOfDay,
          ),
      ),
      asked: optional(
        fc
          .integer({ min: 0, max: 40_000_000 })
          .map((minutes) => toInstant(new Date(minutes * 60_000))),
      ),
      first: optional(fc.boolean()),
      remark: optional(unit.filter(isReadable)),
    })

  it.each([
    ['csv', fc.oneof(plain, anything)],
    ['csv-sjis', plain],
    ['xlsx', fc.oneof(plain, anything)],
  ] as const)('says the same whatever it says: %s', async (format, unit) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(visitors(unit), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...languages),
        async (rows, language) => {
          const sheet = await read(await writeWhole(rows, { format, language }))
          expect(sheet.faults).toEqual([])
          expect(sheet.rows.map(({ values }) => values)).toEqual(rows)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a CSV', () => {
  const text = async (way: Way, row: Visitor = visitor) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeWhole([row], way))

  it('has its mark, CRLF line ends, western dates and plain numbers', async () => {
    expect(await text({ language: 'en' })).toBe(
      '\uFEFFReference,Name,State,Seats,Day,Time,Asked at,First time,Remarks,Length of name\r\n' +
        '00042,髙橋 吉二郎,reserved,3,2026-05-14,09:05,2026-05-01 07:10,yes,"車椅子の席\n入口の近く",6\r\n',
    )
  })

  it('guards what could be taken for a formula, but no number', async () => {
    const row = { ...plainVisitor, name: '=HYPERLINK("http://x")', seats: -5, remark: '－' }
    expect(await text({}, row)).toContain(`\r\nB-1,"'=HYPERLINK(""http://x"")",,-5,,,,,－,`)
  })

  it('is refused in Shift_JIS where that lacks a character, which is named with its row', async () => {
    const written = await write([plainVisitor, { ...visitor, name: '𠮷野' }], {
      format: 'csv-sjis',
    })
    check(!written.ok, 'it was refused')
    expect(written.refusal.code).toBe('list_has_characters_outside_shift_jis')
    expect(written.refusal.message.ja).toContain('「𠮷」')
    expect(written.refusal.message.ja).toContain('00042,𠮷野')
  })
})

describe('a workbook', () => {
  const open = async (title: string) => {
    const bytes = await writeWhole([visitor], { format: 'xlsx', title })
    return (await readXlsx(bytes, { readStyles: true })).sheets
  }

  it('keeps codes as text and dates as dates, below headings that stay where they are', async () => {
    const [list] = await open('a')
    expect(list?.rows[1]?.slice(0, 5)).toEqual([
      '00042',
      '髙橋 吉二郎',
      '予約済み',
      3,
      new Date('2026-05-14'),
    ])
    expect(list?.freezePane).toMatchObject({ rows: 1 })
    expect(list?.cells?.get('1,0')?.style?.numFmt).toBe('@')
    expect(list?.cells?.get('0,0')?.style?.font?.bold).toBe(true)
    expect(list?.dataValidations?.map(({ range, values }) => [range, values])).toEqual([
      ['C2:C1048576', ['予約済み', '取消']],
      ['H2:H1048576', ['はい', 'いいえ']],
    ])
  })

  it('explains its columns on a second sheet', async () => {
    const sheets = await open('来場者/5月')
    expect(sheets.map(({ name }) => name)).toEqual(['来場者 5月', '説明'])
    const explanation = sheets[1]
    expect(explanation?.rows.slice(0, 2)).toEqual([
      ['列', '英語の見出し', '必須', '書き方', '選べる値', '説明'],
      [
        '受付番号',
        'Reference',
        '必須',
        '番号・記号（そのままの文字）',
        null,
        '試験のための列です。',
      ],
    ])
    expect(explanation?.rows[10]?.[2]).toBe('読み取り専用')
  })

  it('has no formula, whatever the list says', async () => {
    const bytes = await writeWhole([{ ...visitor, name: '=1+1', remark: '@x' }], { format: 'xlsx' })
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]?.rows[1]).toContain('=1+1')
    const formulas = [...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula)
    expect(formulas).toEqual([])
  })

  it('is the same file for the same list', async () => {
    const way = { format: 'xlsx' } as const
    expect(await writeWhole([visitor], way)).toEqual(await writeWhole([visitor], way))
  })

  it('ends the reading of the list when nobody takes its bytes any more', async () => {
    let end: (word: string) => void = () => {}
    const ended = new Promise<string>((resolve) => {
      end = resolve
    })
    async function* rows(): AsyncGenerator<Visitor> {
      try {
        for (;;) yield visitor
      } finally {
        end('ended')
      }
    }
    const written = await writeListSheet({
      columns: visitorColumns,
      rows: rows(),
      format: 'xlsx',
      language: 'ja',
      title: 'a',
    })
    check(written.ok, 'it was written')
    let length = 0
    for await (const piece of written.value.bytes) {
      length += piece.length
      if (length > 50_000) break
    }
    expect(await ended).toBe('ended')
  })

  it('fails where reading the list fails', async () => {
    async function* rows(): AsyncGenerator<Visitor> {
      yield visitor
      throw new Error('the database went away')
    }
    const written = await writeListSheet({
      columns: visitorColumns,
      rows: rows(),
      format: 'xlsx',
      language: 'ja',
      title: 'a',
    })
    check(written.ok, 'it was begun')
    const { bytes } = written.value
    const take = async () => {
      for await (const piece of bytes) check(piece.length > 0, 'a piece has something in it')
    }
    await expect(take()).rejects.toThrow('the database went away')
  })
})
