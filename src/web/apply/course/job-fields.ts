/** The fields of a job that was found, for whoever found it and for the desk. */
import { employmentForms } from '../../../domain/delivery/course/outcome.ts'
import { choiceField, dateField, textField } from '../../form/fields.ts'

/** A job that was found. No field is called `form`: that name is the form's own. */
export const jobFields = {
  employment: choiceField({
    label: { ja: '働き方', en: 'Form of employment' },
    required: true,
    choices: Object.entries(employmentForms).map(([value, label]) => ({ value, label })),
  }),
  employer: textField({
    label: { ja: '勤め先', en: 'Employer' },
    hint: { ja: '書かなくても構いません。', en: 'You may leave it blank.' },
    required: false,
    longest: 200,
  }),
  hiredOn: dateField({
    label: { ja: '採用日（働き始めた日）', en: 'Day of hiring' },
    required: true,
  }),
}
