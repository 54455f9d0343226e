/** The fields of an expert's entry, and how they are kept. */
import type { ExpertEntry } from '../../../domain/delivery/dispatch/expert.ts'
import type { ValuesOf } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  longTextField,
  numberField,
  textField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'
import { linesOf } from './settings-fields.ts'

/** Accounts that may be an expert's, by their ids. */
export type Accounts = ReadonlyMap<string, string>

/** The fields; an account is one of those that have the role. */
export function expertFields(accounts: Accounts) {
  const nobody = { value: '', label: { ja: 'なし', en: 'None' } }
  return {
    name: textField({ label: { ja: '氏名', en: 'Name' }, required: true, longest: 100 }),
    account: choiceField({
      label: { ja: 'アカウント', en: 'Account' },
      hint: {
        ja: '専門家の権限を持つ方から選びます。本人が訪問を報告できるようになります。',
        en: 'One of those with the role of an expert: they can then report their visits.',
      },
      required: false,
      as: 'select',
      choices: [
        nobody,
        ...[...accounts].map(([value, name]) => ({ value, label: { ja: name, en: name } })),
      ],
    }),
    fields: longTextField({
      label: { ja: '専門分野', en: 'Fields' },
      hint: {
        ja: '1行に1つ。募集の専門分野と同じ言葉で書いてください。',
        en: 'One a line, in the (Japanese) words of the offerings.',
      },
      required: false,
      rows: 4,
    }),
    areas: longTextField({
      label: { ja: '担当の地域', en: 'Areas' },
      hint: {
        ja: '区市町村の名前かコードを1行に1つ。空のときは、どこへでも行けます。',
        en: 'Names or codes of municipalities, one a line. Left blank: everywhere.',
      },
      required: false,
      rows: 4,
    }),
    contracts: longTextField({
      label: { ja: '契約中の会社（法人番号）', en: 'Companies under contract (法人番号)' },
      hint: {
        ja: '1行に1つ。この会社には派遣できなくなります。',
        en: 'One a line. They cannot be sent to these companies.',
      },
      required: false,
      rows: 4,
    }),
    capacity: numberField({
      label: { ja: '同時に受け持てる件数', en: 'Requests at once' },
      hint: { ja: '空のときは、上限はありません。', en: 'Left blank: no limit.' },
      required: false,
      ...{ least: 0, greatest: 1000, unit: { ja: '件', en: 'requests' } },
    }),
    isOpen: checkField({
      label: { ja: '受付', en: 'Taking requests' },
      text: { ja: 'いま新しい派遣を受け付ける', en: 'Takes new requests now' },
      required: false,
    }),
  }
}

/** What was typed, as the register keeps it. */
export function entryOf(values: ValuesOf<ReturnType<typeof expertFields>>): ExpertEntry {
  const { name, account, fields, areas, contracts, capacity, isOpen } = values
  return {
    ...{ name, capacity, isOpen },
    account: account || null,
    fields: linesOf(fields ?? ''),
    areas: linesOf(areas ?? ''),
    contracts: linesOf(contracts ?? ''),
  }
}

/** What holds, as the fields show it. */
export function knownEntry(entry: ExpertEntry): KnownValues {
  const { name, account, capacity, isOpen } = entry
  const [fields, areas, contracts] = [entry.fields, entry.areas, entry.contracts].map((lines) =>
    lines.join('\n'),
  )
  return { name, account: account ?? '', capacity, isOpen, fields, areas, contracts }
}

/** At which field a refusal of the command is said. */
export const expertFaults: Readonly<Record<string, string>> = {
  expert_name_is_missing: 'name',
  account_is_no_experts: 'account',
  account_of_another_expert: 'account',
  corporate_number_is_not_13_digits: 'contracts',
  corporate_number_check_digit_differs: 'contracts',
}
