/** Whose account pays: what the bank gave the body when it agreed to take transfer files. */
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type BankAccount, parseBankAccount, type TypedAccount } from './account.ts'

/** The account that pays. Its holder's name is the payer's, in the letters of banks. */
export type Payer = BankAccount & {
  /** 委託者コード, ten digits. */
  readonly code: string
}

/** What was typed. */
export type TypedPayer = TypedAccount & { readonly code: string }

/** Reads who pays. Refuses what does not fit the header of a transfer file. */
export function parsePayer(typed: TypedPayer): Result<Payer> {
  const code = typed.code.normalize('NFKC').replaceAll(/[\s-]/gu, '')
  if (!/^\d{10}$/.test(code)) {
    return refuse(
      'payer_code_is_not_10_digits',
      `委託者コード「${typed.code.slice(0, 40)}」は10桁の数字ではありません。銀行との契約の番号を入力してください。`,
      `The payer's code "${typed.code.slice(0, 40)}" is not 10 digits. Enter the one that the bank gave.`,
    )
  }
  const account = parseBankAccount(typed)
  if (account.ok) return ok({ code, ...account.value })
  const [first] = account.refusal
  return first ? { ok: false, refusal: first.refusal } : notValid
}

const notValid = refuse(
  'payer_not_fit_for_transfers',
  '支払元の口座を確かめて、もう一度入力してください。',
  'Check the account that pays, and enter it again.',
)
