/** The fields of a support's forms. */
import { retentionMonths } from '../../../domain/delivery/lifecycle.ts'
import type { Agency } from '../../../domain/delivery/support/agency.ts'
import type { Owing } from '../../../domain/delivery/support/due.ts'
import { contactWays } from '../../../domain/delivery/support/record.ts'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { choiceField, dateField, longTextField, numberField, textField } from '../../form/fields.ts'
import { supportWords } from './words.ts'

/** Why, where something is closed, opened again or taken back. */
export const reasonFields = {
  reason: longTextField({
    label: { ja: '理由', en: 'Reason' },
    required: true,
    longest: 400,
    rows: 2,
  }),
}

/** Why, where the year may be closed. */
const lateReason = textField({
  label: { ja: '理由（締めた年度のことを記録するときだけ）', en: 'Reason (only in a closed year)' },
  required: false,
  longest: 400,
})

/** Why it is on the list, and whom the company turns to. */
export const standingFields = {
  area: textField({ label: { ja: '地域', en: 'Area' }, required: false, longest: 100 }),
  why: longTextField({
    label: { ja: '働きかける理由', en: 'Why it is on the list' },
    hint: { ja: '企業には見えません。', en: 'The company does not see it.' },
    required: false,
    longest: 1000,
    rows: 3,
  }),
  contactName: textField({
    label: { ja: '企業に知らせる担当者', en: 'Whom the company turns to' },
    hint: { ja: '企業のマイページに出ます。', en: 'Shown on the company’s own page.' },
    required: false,
    longest: 100,
  }),
  contactTelephone: textField({
    label: { ja: '担当者の電話番号', en: 'Their telephone number' },
    required: false,
    type: 'tel',
    longest: 40,
  }),
}

/** A goal. */
export const goalFields = {
  goal: longTextField({
    label: { ja: '目標', en: 'Goal' },
    hint: { ja: '企業のマイページに出ます。', en: 'Shown on the company’s own page.' },
    required: true,
    longest: 1000,
    rows: 2,
  }),
  goalDue: dateField({ label: { ja: 'いつまでに', en: 'By when' }, required: false }),
}

/** Who owes something: the company, or one of the agencies. */
function owingChoices(agencies: readonly Agency[]) {
  return [
    { value: 'company', label: supportWords.company },
    ...agencies.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'body', label: supportWords.body },
  ]
}

/** Reads who owes something. */
export function owingOf(value: string, person: string | null): Owing {
  if (value === 'company') return { side: 'company' }
  return { side: 'agency', agency: value === 'body' ? null : value, person: person ?? '' }
}

/** What comes next. */
export function stepFields(agencies: readonly Agency[]) {
  return {
    step: textField({
      label: { ja: '次にすること', en: 'What comes next' },
      hint: { ja: '企業のマイページに出ます。', en: 'Shown on the company’s own page.' },
      required: true,
      longest: 1000,
    }),
    stepOn: dateField({ label: { ja: 'いつまでに', en: 'By when' }, required: true }),
    stepBy: choiceField({
      label: { ja: 'だれがするか', en: 'Who does it' },
      required: true,
      choices: owingChoices(agencies),
    }),
    stepPerson: textField({
      label: { ja: '担当者の名前', en: 'Name of the person' },
      required: false,
      longest: 100,
    }),
  }
}

/** When to get in touch again. */
export function followUpFields(agencies: readonly Agency[]) {
  return {
    follow: textField({
      label: { ja: 'フォローすること', en: 'What for' },
      required: true,
      longest: 1000,
    }),
    followOn: dateField({ label: { ja: 'フォローする日', en: 'On which day' }, required: true }),
    followBy: choiceField({
      label: { ja: 'だれがするか', en: 'Who does it' },
      required: true,
      choices: owingChoices(agencies),
    }),
  }
}

/** Whether a job has held. */
export const heldFields = (today: CalendarDate) => ({
  held: choiceField({
    label: { ja: '雇用は続いていますか', en: 'Are they still employed?' },
    required: true,
    choices: [
      { value: 'yes', label: { ja: '続いている', en: 'Yes' } },
      { value: 'no', label: { ja: '続いていない', en: 'No' } },
    ],
  }),
  heldOn: dateField({
    label: { ja: '確かめた日', en: 'Asked on' },
    required: true,
    max: today,
  }),
  heldPersons: numberField({
    label: { ja: '続いている人数', en: 'How many are still employed' },
    hint: { ja: '空のままなら、採用した全員です。', en: 'Blank: all who were hired.' },
    required: false,
    least: 1,
    greatest: 10_000,
    unit: { ja: '人', en: 'persons' },
  }),
  heldReason: lateReason,
})

/** Who did it: the agencies for which somebody may act. */
function agencyField(agencies: readonly Agency[], isBodyToo: boolean) {
  return choiceField({
    label: { ja: '対応した機関', en: 'Which agency did it' },
    required: true,
    choices: [
      ...agencies.map(({ id, name }) => ({ value: id, label: name })),
      ...(isBodyToo ? [{ value: 'body', label: supportWords.body }] : []),
    ],
  })
}

const words = {
  ours: textField({
    label: { ja: '対応した人', en: 'Who went or called' },
    required: false,
    longest: 200,
  }),
  theirs: textField({
    label: { ja: '相手', en: 'Whom they met' },
    required: false,
    longest: 200,
  }),
  said: longTextField({
    label: { ja: '話したこと', en: 'What was said' },
    hint: {
      ja: 'この支援を受け持つ人だけが読みます。企業には見えません。',
      en: 'Read by those who share this support. The company does not see it.',
    },
    required: false,
    longest: 4000,
  }),
  minutes: longTextField({
    label: { ja: '議事録', en: 'Minutes' },
    required: false,
    longest: 20_000,
    rows: 8,
  }),
}

/** A contact or a visit. */
export const contactFields = (agencies: readonly Agency[], by: RecordBy) => ({
  agency: agencyField(agencies, by.isBodyToo),
  way: choiceField({
    label: { ja: '方法', en: 'Way' },
    required: true,
    choices: Object.entries(contactWays).map(([value, label]) => ({ value, label })),
  }),
  on: dateField({ label: { ja: '対応した日', en: 'Day' }, required: true, max: by.today }),
  ...words,
  reason: lateReason,
})

/** A hiring. */
export const hiringFields = (agencies: readonly Agency[], by: RecordBy) => ({
  agency: agencyField(agencies, by.isBodyToo),
  hiredOn: dateField({
    label: { ja: '採用した日', en: 'Hired on' },
    required: true,
    max: by.today,
  }),
  persons: numberField({
    label: { ja: '採用した人数', en: 'How many' },
    required: true,
    least: 1,
    greatest: 10_000,
    unit: { ja: '人', en: 'persons' },
  }),
  said: words.said,
  reason: lateReason,
})

/** Who records, and on which day. */
export type RecordBy = { readonly isBodyToo: boolean; readonly today: CalendarDate }

/** The months at which it may be asked whether a job has held. */
export const monthChoices = retentionMonths.map((months) => ({
  value: String(months),
  label: { ja: `${months}か月`, en: `${months} months` },
}))

/** The day of a registration. */
export const registerFields = (today: CalendarDate) => ({
  on: dateField({
    label: { ja: '登録した日', en: 'Registered on' },
    required: true,
    max: today,
  }),
})
