/** The fields of a job that was found, for whoever found it and for the desk. */
import type { Class } from '../../../commands/course/learners.ts'
import { employmentForms, type OutcomeTime } from '../../../domain/delivery/course/outcome.ts'
import { type CalendarDate, japanDate } from '../../../kit/calendar.ts'
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

/** Between which days something after a course can have happened. */
export function outcomeTime(sessions: Class['sessions'], now: string): OutcomeTime {
  const today = japanDate(new Date(now))
  const [first] = sessions
  const beganOn = first ? japanDate(new Date(first.startsAt)) : ('2000-01-01' as CalendarDate)
  return { beganOn, today }
}
