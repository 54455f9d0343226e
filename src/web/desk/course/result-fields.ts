/** The fields of an examination's result. */
import { choiceField, dateField, textField } from '../../form/fields.ts'

/** The result of an examination. */
export const examinationFields = {
  qualification: textField({
    label: { ja: '試験・資格の名前', en: 'Examination or qualification' },
    required: true,
    longest: 200,
  }),
  result: choiceField({
    label: { ja: '結果', en: 'Result' },
    required: true,
    choices: [
      { value: 'passed', label: { ja: '合格', en: 'Passed' } },
      { value: 'failed', label: { ja: '不合格', en: 'Failed' } },
    ],
  }),
  takenOn: dateField({ label: { ja: '受験日', en: 'Day of the examination' }, required: true }),
}

/** Why, where the year of the day has been closed. */
export const lateReasonField = textField({
  label: { ja: '理由', en: 'Reason' },
  hint: {
    ja: '締められた年度の記録を加えるときだけ、書いてください。',
    en: 'Needed only where the fiscal year has been closed.',
  },
  required: false,
  longest: 400,
})
