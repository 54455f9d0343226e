import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { toDocx, toShiftJis, toUtf16, toXlsx, toZip } from '../../../test/plan-table/plan-files.ts'
import { examineFile } from './examine-file.ts'
import { cleanFileName, maxFileBytes, maxNameLength, showBytes } from './file-limit.ts'
import { mediaTypeNames, sniffMediaType } from './media-type.ts'

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)))

const sniffed = (content: Uint8Array, name = 'x') => {
  const found = sniffMediaType(content, name)
  return found.known ? found.type : found.what.ja
}

const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0])

describe('sniffMediaType', () => {
  test.each<[string, Uint8Array, string]>([
    ['a PDF', bytes('%PDF-1.7\n', [0xe2, 0xe3, 0xcf, 0xd3]), 'pdf'],
    ['a PDF behind a scanner’s lines', bytes('scan 1\r\n\r\n%PDF-1.4\n', [0, 1]), 'pdf'],
    ['a PNG', png, 'png'],
    ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe1, 0, 0]), 'jpeg'],
    ['a HEIC of a telephone', bytes([0, 0, 0, 0x24], 'ftypheic', [0, 0, 0, 0], 'mif1'), 'heic'],
    ['a film', bytes([0, 0, 0, 0x20], 'ftypisom', [0, 0, 2, 0]), '種類の分からないファイル'],
    ['a Word document', toDocx(['本文']), 'docx'],
    ['a plain zip', toZip([['a.txt', 'a']]), 'ZIPなど別の種類のファイル'],
    [
      'a workbook with macros',
      toZip([
        ['[Content_Types].xml', ''],
        ['xl/workbook.xml', ''],
        ['xl/vbaProject.bin', ''],
      ]),
      'マクロ付きのOfficeファイル',
    ],
    ['a zip that is cut short', toDocx(['本文']).slice(0, 200), '壊れたZIPまたはOfficeファイル'],
    [
      'an old workbook',
      bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      '古い形式（.xls、.doc）またはパスワード付きのOfficeファイル',
    ],
    ['a program', bytes('MZ', [0x90, 0]), 'プログラム'],
    ['a GIF', bytes('GIF89a'), 'GIF画像'],
    ['a web page', bytes('\n<!DOCTYPE html><script>'), 'WebページまたはXML'],
    ['a drawing with scripts', bytes('<svg xmlns="x">'), 'WebページまたはXML'],
    ['text', bytes('名前：山田\n'), 'txt'],
    ['text of Windows', toShiftJis([['名前', '山田']]), 'txt'],
    ['text in UTF-16', toUtf16('名前', 'le', true), 'txt'],
    ['binary rubbish', bytes([1, 2, 3, 0, 0xff]), '種類の分からないファイル'],
    ['nothing', bytes(), '空のファイル'],
  ])('%s', (_, content, type) => {
    expect(sniffed(content)).toBe(type)
  })

  it('tells a workbook, and believes a name only between CSV and other text', async () => {
    expect(sniffed(await toXlsx([['a']]))).toBe('xlsx')
    expect(sniffed(bytes('a,b\n'), 'list.CSV')).toBe('csv')
    expect(sniffed(bytes('a,b\n'), 'list.pdf')).toBe('txt')
    expect(sniffed(png, 'list.csv')).toBe('png')
  })

  it('has an answer to any bytes, and to any damaged archive', () => {
    const docx = toDocx(['x'])
    const damaged = fc
      .tuple(fc.nat(docx.length - 1), fc.nat(255))
      .map(([at, byte]) => docx.with(at, byte))
    const content = fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged)
    fc.assert(
      fc.property(content, (drawn) => {
        const found = sniffMediaType(drawn, 'x')
        expect(found.known ? mediaTypeNames : [found.what.ja]).not.toEqual([''])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('examineFile', () => {
  const setting = { kind: 'file', types: ['pdf', 'png'], maxBytes: 12, count: 1 } as const

  it('gives what is kept of a file', () => {
    expect(examineFile(setting, { name: String.raw`C:\写真\顔 写真.png`, bytes: png })).toEqual({
      ok: true,
      value: { name: '顔 写真.png', type: 'png', size: 10 },
    })
  })

  test.each<[string, Uint8Array, readonly [code: string, ja: string]]>([
    [
      '名簿.xlsx',
      toZip([['a', '']]),
      [
        'file_type_not_allowed',
        '「名簿.xlsx」はZIPなど別の種類のファイルです。添付できるのはPDF、画像（PNG）です。',
      ],
    ],
    [
      'a.txt',
      bytes('text'),
      ['file_type_not_allowed', '「a.txt」はテキストです。添付できるのはPDF、画像（PNG）です。'],
    ],
    [
      'a.pdf',
      bytes('%PDF-1.7 12345'),
      ['file_too_large', '「a.pdf」は14 Bあります。12 Bまでのファイルを添付してください。'],
    ],
    [
      'b.pdf',
      new Uint8Array(maxFileBytes + 1),
      ['file_too_large', '「b.pdf」は10.1 MBあります。12 Bまでのファイルを添付してください。'],
    ],
  ])('refuses %s', (name, content, [code, ja]) => {
    expect(examineFile(setting, { name, bytes: content })).toMatchObject({
      refusal: { code, message: { ja } },
    })
  })
})

describe('cleanFileName', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['a"b<c>.pdf', 'abc.pdf'],
    ['gpj.\u202Efdp.exe', 'gpj.fdp.exe'],
    ['か\u3099.pdf', 'が.pdf'],
    ['.htaccess', 'htaccess'],
    [' \n ', 'file'],
    ['', 'file'],
    [`${'長'.repeat(300)}.pdf`, `${'長'.repeat(maxNameLength - 4)}.pdf`],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean)
  })

  it('gives a name that it would leave as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanFileName(name)
        expect(cleanFileName(clean)).toBe(clean)
        expect(Array.from(clean).length).toBeLessThanOrEqual(maxNameLength)
        expect(clean).toMatch(/^[^/\\\p{Cc}]+$/u)
      }),
    )
  })
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1025, '2 KB'],
  [1_048_576, '1 MB'],
  [1_572_864, '1.5 MB'],
  [10_485_760, '10 MB'],
])('%d bytes are %s', (size, text) => {
  expect(showBytes(size)).toBe(text)
})
