/**
 * The file of a payment run for the bank: 総合振込 in the fixed-length format of 全銀協. A header, a
 * record for each transfer, the totals and an end, each of 120 bytes and a line end. What is
 * written here is read again as it was, so that a file can be held against its payment run.
 */
import { type BankAccount, type DepositType, depositTypeNames } from '../../domain/bank/account.ts'
import { isBankText } from '../../domain/bank/holder-kana.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { decodeJisX0201, encodeJisX0201 } from './jis-x-0201.ts'
import {
  findWrongField,
  formatRecord,
  parseRecord,
  type RecordKind,
  type RecordValues,
  recordBytes,
} from './record.ts'

/** Who pays: what the bank gave the body when it agreed to take files. */
export type TransferPayer = {
  /** 委託者コード, ten digits. */
  readonly code: string
  /** In the letters of banks, at most 40. */
  readonly name: string
  readonly bank: string
  readonly branch: string
  readonly type: DepositType
  /** Seven digits. */
  readonly number: string
}

/** One transfer. */
export type Transfer = {
  readonly account: BankAccount
  readonly yen: number
  /** What the payment is found again by, in capital letters and digits, at most 20. */
  readonly reference: string
}

/** A file of transfers. */
export type TransferFile = {
  readonly payer: TransferPayer
  /** The day of payment as the file says it: month and day, 0131. It has no year. */
  readonly payOn: string
  readonly transfers: readonly Transfer[]
}

/** The day of payment as a file says it. */
export function monthDayOf(date: CalendarDate): string {
  return date.slice(5).replace('-', '')
}

/** How many transfers a file has, and what they come to. */
export type TransferTotals = { readonly count: number; readonly yen: number }

/** The totals, as they stand in the file's trailer. */
export function totalsOf({ transfers }: TransferFile): TransferTotals {
  let yen = 0
  for (const transfer of transfers) yen += transfer.yen
  return { count: transfers.length, yen }
}

/**
 * Writes a file. Refuses one without transfers, amounts and totals that have no room in their
 * fields, and letters that banks do not take; it names the transfer by its reference.
 */
export function formatTransferFile(file: TransferFile): Result<Uint8Array<ArrayBuffer>> {
  const fault = findPayerFault(file) ?? findTransferFault(file) ?? findTotalFault(file)
  if (fault) return fault
  const { count, yen } = totalsOf(file)
  const records = [
    formatRecord('1', { kind: '21', code: '0', ...payerValues(file) }),
    ...file.transfers.map((transfer) => formatRecord('2', transferValues(transfer))),
    formatRecord('8', { count: String(count), totalYen: String(yen) }),
    formatRecord('9', {}),
  ]
  const bytes = encodeJisX0201(records.map((record) => `${record ?? ''}\r\n`).join(''))
  const isWhole = bytes instanceof Uint8Array && bytes.length === records.length * (recordBytes + 2)
  check(isWhole, 'what was checked fits its fields')
  return ok(bytes)
}

/**
 * Reads a file, with line ends or without. Refuses what is no such file, naming the record, and a
 * file whose totals differ from its transfers.
 */
export function parseTransferFile(bytes: Uint8Array): Result<TransferFile> {
  const text = decodeJisX0201(bytes)
  const records = text?.replaceAll(/[\r\n\u001A]/g, '').match(/.{1,120}/gu) ?? []
  const kinds = records.map((record) => record.charAt(0)).join('')
  if (!/^12+89$/.test(kinds)) return refuseRecord(1)
  const read: RecordValues[] = []
  for (const [index, record] of records.entries()) {
    const kind = record.charAt(0) as RecordKind
    const values = parseRecord(kind, record)
    const isWrong = record.length !== recordBytes || findWrongField(kind, values) !== undefined
    if (isWrong) return refuseRecord(index + 1)
    read.push(values)
  }
  return assemble(read)
}

function assemble(read: readonly RecordValues[]): Result<TransferFile> {
  const [header, trailer] = [read[0] ?? {}, read.at(-2) ?? {}]
  const transfers: Transfer[] = []
  for (const [index, values] of read.slice(1, -2).entries()) {
    const transfer = transferOf(values)
    if (transfer === null) return refuseRecord(index + 2)
    transfers.push(transfer)
  }
  const type = depositTypeOf(header['type'])
  const isTransfers = header['kind'] === '21' && header['code'] === '0' && type !== null
  if (!isTransfers) return refuseRecord(1)
  const payer = {
    code: at(header, 'payerCode'),
    name: at(header, 'payerName'),
    bank: at(header, 'bank'),
    branch: at(header, 'branch'),
    type,
    number: at(header, 'number'),
  }
  const file = { payer, payOn: at(header, 'payOn'), transfers }
  const [count, yen] = [Number(trailer['count']), Number(trailer['totalYen'])]
  const totals = totalsOf(file)
  return totals.count === count && totals.yen === yen
    ? ok(file)
    : refuseTotals(totals, { count, yen })
}

function payerValues({ payer, payOn }: TransferFile): RecordValues {
  const { code, name, bank, branch, type, number } = payer
  return { payerCode: code, payerName: name, payOn, bank, branch, type, number }
}

/** The way 7 is テレ振込: the bank passes it on by wire. */
function transferValues({ account, yen, reference }: Transfer): RecordValues {
  return { ...account, yen: String(yen), isNew: '0', reference, way: '7' }
}

function transferOf(values: RecordValues): Transfer | null {
  const type = depositTypeOf(values['type'])
  if (type === null) return null
  const account = {
    bank: at(values, 'bank'),
    branch: at(values, 'branch'),
    type,
    number: at(values, 'number'),
    holder: at(values, 'holder'),
  }
  return { account, yen: Number(values['yen']), reference: at(values, 'reference') }
}

const at = (values: RecordValues, name: string): string => values[name] ?? ''

const depositTypeOf = (text: string | undefined): DepositType | null =>
  depositTypeNames.find((type) => type === text) ?? null

/** A text that stays as it is in a field of blanks. */
const isField = (text: string, bytes: number): boolean =>
  isBankText(text) && text.trim() === text && text !== '' && text.length <= bytes

const isAccount = ({ bank, branch, number }: Omit<BankAccount, 'holder'>): boolean =>
  /^\d{4}$/.test(bank) && /^\d{3}$/.test(branch) && /^\d{7}$/.test(number)

function findPayerFault({ payer, payOn }: TransferFile): Refused | null {
  if (!/^\d{10}$/.test(payer.code)) {
    return refuse(
      'payer_code_is_not_10_digits',
      `委託者コード「${payer.code.slice(0, 40)}」は10桁の数字ではありません。支払元の設定を直してください。`,
      `The payer's code "${payer.code.slice(0, 40)}" is not 10 digits. Mend the settings of who pays.`,
    )
  }
  const isDay = /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(payOn)
  if (isDay && isField(payer.name, 40) && isAccount(payer)) return null
  return refuse(
    'payer_not_fit_for_transfers',
    `支払元「${payer.name.slice(0, 60)}」の名義（半角カタカナ40字まで）、口座か、振込日「${payOn.slice(0, 20)}」が振込の形式に合いません。支払元の設定を直してください。`,
    `The name "${payer.name.slice(0, 60)}" (half-width kana, up to 40 letters), the account of who pays or the day "${payOn.slice(0, 20)}" does not fit. Mend the settings.`,
  )
}

const mostYen = 9_999_999_999

function findTransferFault({ transfers }: TransferFile): Refused | null {
  for (const { account, yen, reference } of transfers) {
    if (!/^[0-9A-Z]{1,20}$/.test(reference)) return refuseTransfer(reference, reference)
    if (!isField(account.holder, 30)) return refuseTransfer(reference, account.holder)
    if (!isAccount(account)) return refuseTransfer(reference, account.number)
    if (!Number.isSafeInteger(yen) || yen < 1 || yen > mostYen) return refuseYen(reference, yen)
  }
  return null
}

/** Six digits of transfers, twelve of yen. */
function findTotalFault(file: TransferFile): Refused | null {
  const { count, yen } = totalsOf(file)
  if (count === 0) {
    return refuse(
      'transfer_file_is_empty',
      '振込が1件もありません。支払う交付を選んでください。',
      'There is no transfer. Choose the awards that are to be paid.',
    )
  }
  if (count <= 999_999 && yen <= 999_999_999_999) return null
  const said = totalWords({ count, yen })
  return refuse(
    'transfer_total_too_large',
    `振込${said.ja}は、1つのファイルに入りません。分けて作成してください。`,
    `${said.en} do not go into one file. Make several.`,
  )
}

function totalWords({ count, yen }: TransferTotals): Bilingual {
  const [counted, sum] = [count.toLocaleString('en-GB'), yen.toLocaleString('en-GB')]
  return { ja: `${counted}件（合計${sum}円）`, en: `${counted} transfers of ${sum} yen` }
}

function refuseYen(reference: string, yen: number): Refused {
  const shown = yen.toLocaleString('en-GB')
  return refuse(
    'transfer_amount_not_possible',
    `振込「${reference}」の金額${shown}円は振り込めません。1円から9,999,999,999円までにしてください。`,
    `The transfer "${reference}" of ${shown} yen is not possible. It must be from 1 to 9,999,999,999 yen.`,
  )
}

function refuseTransfer(reference: string, wrong: string): Refused {
  const [name, shown] = [reference.slice(0, 40), wrong.slice(0, 60)]
  return refuse(
    'transfer_has_other_letters',
    `振込「${name}」の「${shown}」は、振込の形式に合いません。口座の登録を直してください。`,
    `In the transfer "${name}", "${shown}" does not fit the form of transfers. Mend the account.`,
  )
}

function refuseRecord(number: number): Refused {
  return refuse(
    'transfer_file_not_valid',
    `総合振込のファイルとして読めません（${number}番目のレコード）。全銀形式（120バイト）のファイルを選んでください。`,
    `This is no file of transfers in the 全銀 format: record ${number} is not as it should be. Choose such a file.`,
  )
}

function refuseTotals(found: TransferTotals, told: TransferTotals): Refused {
  const [sum, trailer] = [totalWords(found), totalWords(told)]
  return refuse(
    'transfer_totals_differ',
    `明細${sum.ja}が、トレーラー${trailer.ja}と違います。ファイルを作り直してください。`,
    `The transfers come to ${sum.en}, the trailer says ${trailer.en}. Make the file again.`,
  )
}
