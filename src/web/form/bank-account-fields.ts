/** The fields of a bank account, for whoever is paid and whoever pays. */
import { depositTypes } from '../../domain/bank/account.ts'
import { choiceField, textField } from './fields.ts'

/** The fields of a bank account. */
export const accountFields = {
  bank: textField({
    label: { ja: '銀行コード（4桁）', en: 'Bank code (4 digits)' },
    hint: {
      ja: 'ゆうちょ銀行は9900と入力し、支店に記号、口座番号に番号を入力できます。',
      en: 'For Japan Post Bank enter 9900, and the two numbers of the passbook.',
    },
    ...{ required: true, longest: 40, inputmode: 'numeric' as const },
  }),
  branch: textField({
    label: { ja: '支店コード（3桁）', en: 'Branch code (3 digits)' },
    ...{ required: true, longest: 40, inputmode: 'numeric' as const },
  }),
  type: choiceField({
    label: { ja: '預金の種類', en: 'Kind of deposit' },
    required: true,
    choices: Object.entries(depositTypes).map(([value, label]) => ({ value, label })),
  }),
  number: textField({
    label: { ja: '口座番号', en: 'Account number' },
    ...{ required: true, longest: 40, inputmode: 'numeric' as const },
  }),
  holder: textField({
    label: { ja: '口座名義（カタカナ）', en: 'Holder, in katakana' },
    hint: { ja: '例: カ）アオバショウジ', en: 'Such as カ）アオバショウジ' },
    ...{ required: true, longest: 100 },
  }),
}

/** At which field a fault of an account is said. */
export const accountFaults: Readonly<Record<string, string>> = {
  bank_code_is_not_4_digits: 'bank',
  branch_code_is_not_3_digits: 'branch',
  deposit_type_unknown: 'type',
  account_number_is_not_7_digits: 'number',
  payer_code_is_not_10_digits: 'code',
}
