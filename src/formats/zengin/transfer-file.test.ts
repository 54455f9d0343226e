import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { calendarDate } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { layouts, recordBytes } from './record.ts'
import {
  formatTransferFile,
  monthDayOf,
  parseTransferFile,
  totalsOf,
  type Transfer,
  type TransferFile,
} from './transfer-file.ts'

const account = {
  bank: '0005',
  branch: '123',
  type: '1',
  number: '0012345',
  holder: 'ｶ)ｱｵﾊﾞｼﾖｳｼﾞ',
} as const
const transfer: Transfer = { account, yen: 500_000, reference: '7KMX39AP' }
const file: TransferFile = {
  payer: {
    code: '0123456789',
    name: 'ｻﾞｲ)ﾄｳｷﾖｳｼｺﾞﾄｻﾞｲﾀﾞﾝ',
    bank: '0001',
    branch: '001',
    type: '1',
    number: '7654321',
  },
  payOn: '0131',
  transfers: [transfer, { ...transfer, yen: 1, reference: 'B' }],
}

function written(given: TransferFile): Uint8Array {
  const bytes = formatTransferFile(given)
  check(bytes.ok, 'the file can be written')
  return bytes.value
}

test.each(Object.entries(layouts))('the record %s has 120 bytes', (_, layout) => {
  let bytes = 0
  for (const field of layout) bytes += field.bytes
  expect(bytes).toBe(recordBytes)
})

describe('a file of two transfers', () => {
  const lines = new TextDecoder('shift_jis').decode(written(file)).split('\r\n')

  it('has its records, each ended by CR LF', () => {
    expect(lines.map((line) => line.length)).toEqual([120, 120, 120, 120, 120, 0])
    expect(written(file)).toHaveLength(5 * 122)
  })

  it('reads byte for byte as the bank expects it', () => {
    const [header, first, second, trailer, end] = lines
    expect(header).toBe(
      `12100123456789${'ｻﾞｲ)ﾄｳｷﾖｳｼｺﾞﾄｻﾞｲﾀﾞﾝ'.padEnd(40)}0131` +
        `0001${' '.repeat(15)}001${' '.repeat(15)}17654321${' '.repeat(17)}`,
    )
    expect(first).toBe(
      `20005${' '.repeat(15)}123${' '.repeat(15)}${' '.repeat(4)}10012345` +
        `${'ｶ)ｱｵﾊﾞｼﾖｳｼﾞ'.padEnd(30)}00005000000${'7KMX39AP'.padEnd(20)}7${' '.repeat(8)}`,
    )
    expect(second).toContain('00000000010B ')
    expect(trailer).toBe(`8000002000000500001${' '.repeat(101)}`)
    expect(end).toBe(`9${' '.repeat(119)}`)
  })

  it('says the day without its year', () => {
    expect(monthDayOf(calendarDate(2024, 1, 31))).toBe('0131')
  })

  it('is in JIS X 0201: a byte for each letter', () => {
    const bytes = written(file)
    expect([...bytes.slice(14, 18)]).toEqual([0xbb, 0xde, 0xb2, 0x29])
  })

  it('is read without line ends too, and with the mark of an old end of file', () => {
    const bytes = written(file).filter((byte) => byte !== 13 && byte !== 10)
    expect(parseTransferFile(bytes)).toEqual({ ok: true, value: file })
    expect(parseTransferFile(Uint8Array.from([...bytes, 0x1a]))).toEqual({ ok: true, value: file })
  })
})

const digits = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789')),
    minLength: length,
    maxLength: length,
  })
const name = (most: number) =>
  fc
    .string({
      unit: fc.constantFrom(...Array.from('ｱｶﾞﾊﾟﾝABZ09 ()-./')),
      minLength: 1,
      maxLength: most,
    })
    .filter((text) => text.trim() === text)
const type = fc.constantFrom('1', '2', '4')
const anyFile: fc.Arbitrary<TransferFile> = fc.record({
  payer: fc.record({
    code: digits(10),
    name: name(40),
    bank: digits(4),
    branch: digits(3),
    type,
    number: digits(7),
  }),
  payOn: fc.constantFrom('0101', '0229', '1231'),
  transfers: fc.array(
    fc.record({
      account: fc.record({
        bank: digits(4),
        branch: digits(3),
        type,
        number: digits(7),
        holder: name(30),
      }),
      yen: fc.integer({ min: 1, max: 9_999_999_999 }),
      reference: digits(13),
    }),
    { minLength: 1, maxLength: 30 },
  ),
})

it('is read as it was written, with the totals of its transfers', () => {
  fc.assert(
    fc.property(anyFile, (given) => {
      const bytes = written(given)
      expect(bytes).toHaveLength((given.transfers.length + 3) * 122)
      expect(parseTransferFile(bytes)).toEqual({ ok: true, value: given })
      const { count, yen } = totalsOf(given)
      const trailer = new TextDecoder('shift_jis').decode(bytes.slice(-244, -225))
      expect(trailer).toBe(`8${String(count).padStart(6, '0')}${String(yen).padStart(12, '0')}`)
    }),
  )
})

const withAccount = (change: Partial<typeof account | { holder: string; number: string }>) => ({
  ...file,
  transfers: [{ ...transfer, account: { ...account, ...change } }],
})
const withTransfer = (change: Partial<Transfer>) => ({
  ...file,
  transfers: [{ ...transfer, ...change }],
})

test.each<[string, string, TransferFile, RegExp]>([
  [
    '11 digits',
    'transfer_amount_not_possible',
    withTransfer({ yen: 10_000_000_000 }),
    /10,000,000,000円/,
  ],
  ['nothing', 'transfer_amount_not_possible', withTransfer({ yen: 0 }), /7KMX39AP/],
  ['a fraction', 'transfer_amount_not_possible', withTransfer({ yen: 1.5 }), /1.5円/],
  ['no transfer', 'transfer_file_is_empty', { ...file, transfers: [] }, /1件もありません/],
  ['kanji', 'transfer_has_other_letters', withAccount({ holder: '青葉' }), /青葉/],
  ['31 letters', 'transfer_has_other_letters', withAccount({ holder: 'ｱ'.repeat(31) }), /ｱｱ/],
  ['a short number', 'transfer_has_other_letters', withAccount({ number: '12345' }), /12345/],
  ['a reference', 'transfer_has_other_letters', withTransfer({ reference: 'a-1' }), /a-1/],
  [
    'the code of who pays',
    'payer_code_is_not_10_digits',
    { ...file, payer: { ...file.payer, code: '12' } },
    /「12」/,
  ],
  ['the day', 'payer_not_fit_for_transfers', { ...file, payOn: '1301' }, /1301/],
  [
    'the sum of all',
    'transfer_total_too_large',
    {
      ...file,
      transfers: Array.from({ length: 101 }, () => ({ ...transfer, yen: 9_999_999_999 })),
    },
    /101件/,
  ],
])('is refused for %s: %s', (...row) => {
  const [, code, given, sentence] = row
  const answer = formatTransferFile(given)
  expect(answer).toMatchObject({ ok: false, refusal: { code } })
  expect(answer.ok ? '' : answer.refusal.message.ja).toMatch(sentence)
})

test.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
  ['empty', () => new Uint8Array(), 'transfer_file_not_valid'],
  ['cut off', (bytes) => bytes.slice(0, 300), 'transfer_file_not_valid'],
  ['of letters that are none', (bytes) => bytes.with(20, 0x81), 'transfer_file_not_valid'],
  ['of salaries', (bytes) => bytes.with(1, 0x31), 'transfer_file_not_valid'],
  ['with a letter in a number', (bytes) => bytes.with(123, 0x41), 'transfer_file_not_valid'],
  ['with another amount', (bytes) => bytes.with(122 + 89, 0x39), 'transfer_totals_differ'],
])('a file that is %s is refused', (...row) => {
  const [, change, code] = row
  expect(parseTransferFile(change(written(file)))).toMatchObject({ ok: false, refusal: { code } })
})
