/** The fields of the acts on a grant application at the desk. */
import type { ItemFinding } from '../../../domain/delivery/grant/review.ts'
import { findings, findingNames } from '../../../domain/delivery/grant/review.ts'
import type { ChecklistItem, GrantSettings } from '../../../domain/delivery/grant/settings.ts'
import type { AwardCondition } from '../../../store/grant-award.ts'
import type { FieldTable } from '../../form/field.ts'
import {
  choiceField,
  choicesField,
  dateField,
  longTextField,
  numberField,
} from '../../form/fields.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { keysFor, readLines } from './settings-fields.ts'

const yen = { least: 0, greatest: 999_999_999_999, unit: { ja: '円', en: 'yen' } }
const yenField = (ja: string, en: string) =>
  numberField({ label: { ja, en }, required: false, ...yen })

/** Finding and note for each item of the checklist. */
export function reviewFields(checklist: readonly ChecklistItem[]): FieldTable {
  return Object.fromEntries(
    checklist.flatMap(({ key, label }) => [
      [
        `finding.${key}`,
        choiceField({
          label,
          required: true,
          as: 'radio',
          choices: findingNames.map((value) => ({ value, label: findings[value] })),
        }),
      ],
      [
        `note.${key}`,
        longTextField({
          label: {
            ja: `「${label.ja}」についてのメモ（不適のときは必要）`,
            en: `Note on "${label.en}" (needed where it is not in order)`,
          },
          required: false,
          rows: 2,
          longest: 2000,
        }),
      ],
    ]),
  )
}

/** What was found, as the command reads it. */
export function findingsOf(form: SubmittedForm, checklist: readonly ChecklistItem[]) {
  return Object.fromEntries(
    checklist.map(({ key }) => {
      const finding = form.text(`finding.${key}`) as ItemFinding['finding']
      return [key, { finding, note: form.text(`note.${key}`) }]
    }),
  )
}

/** Why it is refused, revoked or not recognised. */
export const reasonsField = longTextField({
  label: { ja: '理由', en: 'Reasons' },
  hint: { ja: '1行に1つ。通知書に載ります。', en: 'One a line. They stand in the letter.' },
  required: true,
  rows: 3,
})

/** The decision. */
export function decideFields({ conditions, courses }: GrantSettings) {
  return {
    yen: numberField({
      label: { ja: '交付決定額', en: 'Sum to grant' },
      hint: {
        ja: '空のときは、下の数から求めた額の全部です。',
        en: 'Blank: all that the rule gives.',
      },
      ...{ required: false, least: 1, greatest: 999_999_999_999, unit: { ja: '円', en: 'yen' } },
    }),
    course: choiceField({
      label: { ja: 'コース（申請と違うとき）', en: 'Course, where it differs' },
      required: false,
      as: 'select',
      choices: courses.map(({ key, label }) => ({ value: key, label })),
    }),
    tier: choiceField({
      label: { ja: '区分（申請と違うとき）', en: 'Fixed sum, where it differs' },
      required: false,
      as: 'select',
      choices: courses.flatMap(({ amount }) =>
        amount.by === 'tier' ? amount.tiers.map(({ key, label }) => ({ value: key, label })) : [],
      ),
    }),
    cost: yenField('認める対象経費（申請と違うとき）', 'Recognised cost, where it differs'),
    persons: numberField({
      label: { ja: '認める人数（申請と違うとき）', en: 'Recognised people, where it differs' },
      ...{ required: false, least: 1, greatest: 100_000, unit: { ja: '人', en: 'people' } },
    }),
    endsOn: dateField({
      label: { ja: '事業が終わる日（申請と違うとき）', en: 'Last day, where it differs' },
      required: false,
    }),
    chosen: choicesField({
      label: { ja: '付ける条件', en: 'Conditions' },
      required: false,
      choices: conditions.map(({ key, text }) => ({ value: key, label: text })),
    }),
    own: longTextField({
      label: { ja: 'この交付だけに付ける条件', en: 'Conditions of this award alone' },
      hint: {
        ja: '1行に1つ。英語を付けるときは「日本語｜English」と書きます。',
        en: 'One a line: the Japanese, and the English behind ｜.',
      },
      required: false,
      rows: 3,
    }),
    reason: longTextField({
      label: { ja: '要件を満たさないのに決定する理由', en: 'Why, where a rule is not met' },
      required: false,
      rows: 2,
    }),
  }
}

/** The conditions as they were chosen and added. */
export function conditionsFrom(
  { conditions }: GrantSettings,
  { chosen, own }: { readonly chosen: readonly string[]; readonly own: string | null },
): readonly AwardCondition[] {
  const taken = conditions.filter(({ key }) => chosen.includes(key))
  const added = readLines(own)
  const keys = keysFor(added, taken)
  return [
    ...taken.map(({ key, text }) => ({ key, text })),
    ...added.map((text, index) => ({ key: `own-${keys[index] ?? index}`, text })),
  ]
}

/** Fixing the sum. */
export const fixFields = {
  yen: yenField('確定額（空のときは上限まで）', 'Sum to fix (blank: all that is allowed)'),
  cost: yenField('認める実績の経費（報告と違うとき）', 'Cost that was spent, where it differs'),
  persons: numberField({
    label: { ja: '認める実績の人数（報告と違うとき）', en: 'People, where it differs' },
    ...{ required: false, least: 0, greatest: 100_000, unit: { ja: '人', en: 'people' } },
  }),
  reason: longTextField({
    label: { ja: '決定額と違う理由', en: 'Why it differs from the decision' },
    required: false,
    rows: 2,
  }),
}

/** Approving a change. */
export const changeFields = {
  changes: longTextField({
    label: { ja: '承認する内容', en: 'What is approved' },
    hint: { ja: '1行に1つ。通知書に載ります。', en: 'One a line. It stands in the letter.' },
    required: true,
    rows: 3,
  }),
  yen: yenField('変更後の交付決定額（変わるとき）', 'Sum after the change, where it changes'),
  cost: yenField('変更後の対象経費（変わるとき）', 'Cost after the change, where it changes'),
}

/** Revoking. */
export const revokeFields = {
  yen: yenField('取り消す額（空のときは全部）', 'Sum to revoke (blank: all of it)'),
  reasons: reasonsField,
}

/** Money that came back. */
export const repayFields = {
  yen: numberField({ label: { ja: '入金額', en: 'Sum that came in' }, required: true, ...yen }),
  paidOn: dateField({ label: { ja: '入金日', en: 'Day' }, required: true }),
}
