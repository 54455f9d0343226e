/**
 * Bank accounts that money is sent to, in the form of the 全銀 records: bank 4 digits, branch 3, kind
 * of deposit, number 7, and the holder in the letters of banks. ゆうちょ銀行 prints another pair of
 * numbers in its passbooks, which is read too.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { parseHolderName } from './holder-kana.ts'

/** The kinds of deposits that take transfers, by their code in the 全銀 records. */
export const depositTypes = {
  '1': { ja: '普通', en: 'ordinary' },
  '2': { ja: '当座', en: 'current' },
  '4': { ja: '貯蓄', en: 'savings' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type DepositType = keyof typeof depositTypes

/** The codes of the kinds, in the order in which they are offered. */
export const depositTypeNames = Object.keys(depositTypes) as readonly DepositType[]

/** An account as it is kept. Personal data where its holder is a person. */
export type BankAccount = {
  /** Four digits: 0001. */
  readonly bank: string
  /** Three digits: 001. */
  readonly branch: string
  readonly type: DepositType
  /** Seven digits, zeros in front. */
  readonly number: string
  /** In half-width capital kana. */
  readonly holder: string
}

/** What was typed into the fields of an account. */
export type TypedAccount = Readonly<Record<keyof BankAccount, string>>

/** What is wrong with one field. */
export type BankAccountFault = { readonly field: keyof BankAccount; readonly refusal: Refusal }

/**
 * Reads an account. Refuses with a fault for each field that is wrong. The numbers of a ゆうちょ
 * passbook (記号 in the field of the branch, 番号 in the field of the number) become those that
 * transfers use; {@link findPostalAccount} says so in words.
 */
export function parseBankAccount(
  typed: TypedAccount,
): Result<BankAccount, readonly BankAccountFault[]> {
  const postal = findPostalAccount(typed)
  const given = postal === null ? typed : { ...typed, ...postal.account }
  const bank = readDigits(given.bank, /^\d{4}$/)
  const branch = readDigits(given.branch, /^\d{3}$/)
  const number = readDigits(given.number, /^\d{1,7}$/)
  const type = depositTypeOf(given.type)
  const holder = parseHolderName(given.holder)
  if (bank !== null && branch !== null && type !== null && number !== null && holder.ok) {
    const padded = number.padStart(7, '0')
    return ok({ bank, branch, type, number: padded, holder: holder.value })
  }
  const read = { bank, branch, type, number }
  const wrong = plainFields.filter((field) => read[field] === null)
  const faults: readonly BankAccountFault[] = wrong.map((field) => faultOf(field, typed[field]))
  const unnamed = holder.ok ? [] : [{ field: 'holder', refusal: holder.refusal } as const]
  return { ok: false, refusal: [...faults, ...unnamed] }
}

/** An account as people read it, its number cut to the last three digits: 0001-001 普通 ****567. */
export function formatBankAccount(account: BankAccount): Bilingual {
  const { bank, branch, type, number } = account
  const hidden = `****${number.slice(-3)}`
  return {
    ja: `${bank}-${branch} ${depositTypes[type].ja} ${hidden}`,
    en: `${bank}-${branch} ${depositTypes[type].en} ${hidden}`,
  }
}

/** The numbers for transfers that a ゆうちょ passbook stands for, and the sentence that says so. */
export type PostalAccount = {
  readonly account: Pick<BankAccount, 'bank' | 'branch' | 'type' | 'number'>
  readonly sentence: Bilingual
}

/**
 * Recognises the 記号 and 番号 of a ゆうちょ passbook: five digits that begin with 1, and up to eight
 * that end in 1. The branch for transfers is the 記号's second and third digit with an 8 behind them,
 * the account is the 番号 without its last digit, the bank 9900. Null for other numbers, and where
 * another bank is named.
 */
export function findPostalAccount(
  typed: Pick<TypedAccount, 'bank' | 'branch' | 'number'>,
): PostalAccount | null {
  const [bank = '', symbol = '', digits = ''] = [typed.bank, typed.branch, typed.number].map(
    foldDigits,
  )
  const isPostalBank = bank === '' || bank === postalBank
  if (!isPostalBank || !/^1\d{4}$/.test(symbol) || !/^\d{1,7}1$/.test(digits)) return null
  const branch = `${symbol.slice(1, 3)}8`
  const number = digits.slice(0, -1).padStart(7, '0')
  return {
    account: { bank: postalBank, branch, type: '1', number },
    sentence: {
      ja: `ゆうちょ銀行の記号「${symbol}」番号「${digits}」を、振込用の店番${branch}、普通、口座番号${number}（銀行コード${postalBank}）に直しました。`,
      en: `The passbook of Japan Post Bank (${symbol}, ${digits}) stands for branch ${branch}, ordinary account ${number} of bank ${postalBank}.`,
    },
  }
}

const postalBank = '9900'

const foldDigits = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s\-‐‑‒–—―−ー]/gu, '')

function readDigits(text: string, form: RegExp): string | null {
  const digits = foldDigits(text)
  return form.test(digits) ? digits : null
}

function depositTypeOf(text: string): DepositType | null {
  const wanted = text.normalize('NFKC').trim()
  const found = depositTypeNames.find((type) => {
    const { ja, en } = depositTypes[type]
    return [type, ja, `${ja}預金`, en].includes(wanted)
  })
  return found ?? null
}

const plainFields = ['bank', 'branch', 'type', 'number'] as const

function faultOf(field: (typeof plainFields)[number], typed: string): BankAccountFault {
  const { ja, en } = faultWords[field](typed.slice(0, 40))
  return { field, refusal: refuse(faultCodes[field], ja, en).refusal }
}

const faultCodes = {
  bank: 'bank_code_is_not_4_digits',
  branch: 'branch_code_is_not_3_digits',
  type: 'deposit_type_unknown',
  number: 'account_number_is_not_7_digits',
} as const

const faultWords: Readonly<Record<keyof typeof faultCodes, (typed: string) => Bilingual>> = {
  bank: (typed) => ({
    ja: `銀行コード「${typed}」は4桁の数字ではありません。0001のように4桁で入力してください。`,
    en: `The bank code "${typed}" is not 4 digits. Enter it as 0001.`,
  }),
  branch: (typed) => ({
    ja: `支店コード「${typed}」は3桁の数字ではありません。001のように3桁で入力してください。`,
    en: `The branch code "${typed}" is not 3 digits. Enter it as 001.`,
  }),
  type: (typed) => ({
    ja: `預金の種類「${typed}」は使えません。普通、当座、貯蓄のどれかを選んでください。`,
    en: `The kind of deposit "${typed}" is not known. Choose ordinary, current or savings.`,
  }),
  number: (typed) => ({
    ja: `口座番号「${typed}」は7桁までの数字ではありません。通帳の口座番号を確かめてください。`,
    en: `The account number "${typed}" is not a number of up to 7 digits. Check the passbook.`,
  }),
}
