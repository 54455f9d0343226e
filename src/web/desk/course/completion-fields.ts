/**
 * The fields that say when a course is completed, what its e-learning is, and what is certified.
 */
import type { CourseSettings } from '../../../domain/delivery/course/settings.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { ValuesOf } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  longTextField,
  numberField,
  parsedField,
  textField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'
import { bothOf, english } from './selection-values.ts'

const percent = { ja: '％', en: '%' }

/** When the course is completed. */
export const completionFields = {
  sessionsBy: choiceField({
    label: { ja: '出席', en: 'Attendance' },
    required: true,
    choices: [
      { value: 'none', label: { ja: '条件にしない', en: 'Not needed' } },
      { value: 'count', label: { ja: '回数で決める', en: 'A number of sessions' } },
      { value: 'percent', label: { ja: '割合で決める', en: 'A share of the sessions' } },
    ],
  }),
  sessionsLeast: numberField({
    label: { ja: '必要な出席（回数または％）', en: 'Attendance needed (sessions, or %)' },
    required: false,
    least: 1,
    greatest: 1000,
  }),
  onlineCounts: checkField({
    label: { ja: 'オンラインの出席', en: 'Attending online' },
    text: { ja: 'オンラインの出席も数える', en: 'Attending online counts too' },
    required: false,
  }),
  progress: numberField({
    label: { ja: '必要なeラーニングの進み具合', en: 'E-learning needed' },
    hint: { ja: '空のときは、条件にしません。', en: 'Left blank: none is needed.' },
    required: false,
    least: 1,
    greatest: 100,
    unit: percent,
  }),
  examination: checkField({
    label: { ja: '試験', en: 'Examination' },
    text: { ja: '試験の合格を条件にする', en: 'The examination must be passed' },
    required: false,
  }),
}

/** The units of the e-learning. */
export const unitFields = {
  units: longTextField({
    label: { ja: 'eラーニングの単元', en: 'Units of the e-learning' },
    hint: {
      ja: '1行に1つ、学習システムでの名前のとおりに書いてください。空のときは、取り込んだファイルにある単元の平均になります。',
      en: 'One a line, named as the learning platform names them. Left blank: those that its files name.',
    },
    required: false,
    longest: 8000,
    rows: 5,
  }),
}

/** What stands on the certificate. */
export const certificateFields = {
  hours: parsedField({
    label: { ja: '受講時間', en: 'Hours of teaching' },
    hint: {
      ja: '時間の数です（例：30、22.5）。空のときは、修了証に載せません。',
      en: 'Such as 30 or 22.5. Left blank: the certificate does not state them.',
    },
    required: false,
    inputmode: 'decimal',
    parse: parseHours,
  }),
  signatoryJa: textField({
    label: { ja: '修了証の名義', en: 'Who signs, in Japanese' },
    hint: { ja: '例：理事長　東京 花子', en: 'Office and name' },
    required: false,
    longest: 200,
  }),
  signatoryEn: textField({
    label: { ja: '修了証の名義（英語）', en: 'Who signs, in English' },
    required: false,
    longest: 200,
  }),
}

function parseHours(text: string): Result<number> {
  const hours = Number(text.normalize('NFKC').trim())
  return hours > 0 && hours <= 10_000 && Number.isInteger(hours * 2) ? ok(hours) : refuseHours(text)
}

const refuseHours = (text: string): Result<number> =>
  refuse(
    'course_hours_form_unknown',
    `「${text.slice(0, 20)}」は時間の数として使えません。30や22.5のように、0.5時間きざみで入力してください。`,
    `"${text.slice(0, 20)}" cannot be used. Enter hours in steps of a half, such as 30 or 22.5.`,
  )

const allFields = { ...completionFields, ...unitFields, ...certificateFields }

/** What the fields are read into. */
export type CompletionValues = ValuesOf<typeof allFields>

/** The settings as the fields show them. */
export function knownCompletion({ completion, units, certificate }: CourseSettings): KnownValues {
  const { sessions, onlineCounts, progress, examination } = completion ?? {
    ...{ sessions: null, onlineCounts: true, progress: null, examination: false },
  }
  return {
    sessionsBy: sessions?.by ?? 'none',
    sessionsLeast: sessions?.least,
    ...{ onlineCounts, progress, examination },
    units: units.join('\n'),
    hours: certificate.hours,
    signatoryJa: certificate.signatory?.ja,
    signatoryEn: english(certificate.signatory),
  }
}

/** What was typed, as `parseCourseSettings` reads it. A rule that asks for nothing is none. */
export function completionOf(values: CompletionValues): Readonly<Record<string, unknown>> {
  const { sessionsBy, sessionsLeast, onlineCounts, progress, examination } = values
  const sessions = sessionsBy === 'none' ? null : { by: sessionsBy, least: sessionsLeast }
  const asksNothing = sessions === null && progress === null && !examination
  return {
    completion: asksNothing ? null : { sessions, onlineCounts, progress, examination },
    units: (values.units ?? '')
      .split('\n')
      .map((unit) => unit.trim())
      .filter((unit) => unit !== ''),
    certificate: {
      hours: values.hours,
      signatory: bothOf(values.signatoryJa, values.signatoryEn),
    },
  }
}
