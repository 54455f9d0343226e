/**
 * What staff do with a placement, step by step, as data: the act whose right and states decide
 * whether it is offered, its fields, and the command that does it.
 */
import type { ActorContext } from '../../../commands/context.ts'
import { cancelDecision, decidePlacement } from '../../../commands/placement/decision.ts'
import { answerMatch, planVisit, withdrawMatch } from '../../../commands/placement/match.ts'
import { changePeriod, endPlacement, undoEnd } from '../../../commands/placement/period.ts'
import { recordPlacementResult, undoResult } from '../../../commands/placement/result.ts'
import { recordRetention } from '../../../commands/placement/retention.ts'
import { startPlacement, undoStart } from '../../../commands/placement/start.ts'
import { recordVisit } from '../../../commands/placement/visit.ts'
import { type RetentionMonths, retentionMonths } from '../../../domain/delivery/lifecycle.ts'
import { visitOutcomes } from '../../../domain/delivery/placement/reason.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Result } from '../../../kit/result.ts'
import { type FieldTable, readFields, type ValuesOf } from '../../form/field.ts'
import { checkField, choiceField, dateField, textField } from '../../form/fields.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import { refusalFields, resultField, resultOf, wordsField } from '../../apply/placement/fields.ts'

/** One thing to do. */
export type DeskStep = {
  readonly label: Bilingual
  /** The act of the person's application that says who may, and when. */
  readonly act: string
  readonly fields: FieldTable
  /** Whether it stands behind a heading that opens: ways back, and refusals. */
  readonly isQuiet: boolean
  readonly run: (
    context: ActorContext,
    application: string,
    form: SubmittedForm,
  ) => Promise<Result<unknown, FormRefusal>>
}

function stepOf<F extends FieldTable>(given: {
  readonly label: Bilingual
  readonly act: string
  readonly fields: F
  readonly isQuiet?: boolean
  readonly run: (
    context: ActorContext,
    application: string,
    values: ValuesOf<F>,
  ) => Promise<Result<unknown, FormRefusal>>
}): DeskStep {
  const { run, isQuiet = false, ...rest } = given
  return {
    ...rest,
    isQuiet,
    run: async (context, application, form) => {
      const values = readFields(form, given.fields)
      return values.ok ? run(context, application, values.value) : values
    },
  }
}

const reason = textField({
  label: { ja: '理由', en: 'Reason' },
  hint: {
    ja: '記録に残ります。個人の名前や連絡先は書かないでください。',
    en: 'It is kept in the record. Do not write names or addresses.',
  },
  required: true,
  longest: 400,
})

const lateReason = textField({
  label: { ja: '理由（締めた年度のとき）', en: 'Reason, for a closed year' },
  hint: {
    ja: '締められた年度の日付のときだけ、書いてください。',
    en: 'Needed only where the fiscal year of the day has been closed.',
  },
  required: false,
  longest: 400,
})

const day = (ja: string, en: string) => dateField({ label: { ja, en }, required: true })

const yes = { says: 'yes', reason: null, words: null } as const

/** The steps by their names, in the order in which a placement goes on. */
export const deskSteps = {
  'person-yes': stepOf({
    label: { ja: '本人が紹介を受けた', en: 'The person accepts' },
    act: 'agree',
    fields: {},
    run: (context, application) => answerMatch(context, { ...yes, application, by: 'person' }),
  }),
  'company-yes': stepOf({
    label: { ja: '企業が会ってみたいと答えた', en: 'The company would like to meet' },
    act: 'agree',
    fields: {},
    run: (context, application) => answerMatch(context, { ...yes, application, by: 'company' }),
  }),
  'plan-visit': stepOf({
    label: { ja: '職場見学の日を決める', en: 'Set the day of the visit' },
    act: 'visit-workplace',
    fields: {
      on: dateField({ label: { ja: '見学の日', en: 'Day of the visit' }, required: false }),
    },
    run: (context, application, { on }) => planVisit(context, { application, on }),
  }),
  visit: stepOf({
    label: { ja: '職場見学を記録する', en: 'Record a visit to the workplace' },
    act: 'visit-workplace',
    fields: {
      visitedOn: day('見学した日', 'Day of the visit'),
      outcome: choiceField({
        label: { ja: '見学の結果', en: 'How it went' },
        required: true,
        choices: Object.entries(visitOutcomes).map(([value, label]) => ({ value, label })),
      }),
      words: wordsField,
    },
    run: (context, application, values) => recordVisit(context, { application, ...values }),
  }),
  decide: stepOf({
    label: { ja: '派遣を決定する', en: 'Decide' },
    act: 'decide',
    fields: {
      from: day('就労の初日', 'First day of work'),
      to: day('就労の最終日', 'Last day of work'),
      decidedOn: dateField({
        label: { ja: '決定の日', en: 'Day of the decision' },
        hint: { ja: '空のときは今日です。', en: 'Left blank: today.' },
        required: false,
      }),
      withLetter: checkField({
        label: { ja: '通知書', en: 'Letter' },
        text: { ja: '決定通知書を発行する', en: 'Issue the letter' },
        required: false,
      }),
      reason: textField({
        label: { ja: '年齢の条件の例外とする理由', en: 'Why the condition of age is set aside' },
        hint: { ja: '条件を満たす方には要りません。', en: 'Not needed where it is met.' },
        required: false,
        longest: 400,
      }),
    },
    run: (context, application, values) => decidePlacement(context, { application, ...values }),
  }),
  start: stepOf({
    label: { ja: '就労の開始を記録する', en: 'Record the first day of work' },
    act: 'start',
    fields: { startedOn: day('働き始めた日', 'First day of work'), reason: lateReason },
    run: (context, application, values) => startPlacement(context, { application, ...values }),
  }),
  end: stepOf({
    label: { ja: '就労の終了を記録する', en: 'Record the last day of work' },
    act: 'end',
    fields: { endedOn: day('働いた最後の日', 'Last day of work') },
    run: (context, application, { endedOn }) => endPlacement(context, { application, endedOn }),
  }),
  period: stepOf({
    label: { ja: '期間を変える・延ばす', en: 'Change or extend the period' },
    act: 'change-period',
    isQuiet: true,
    fields: {
      from: day('就労の初日', 'First day of work'),
      to: day('就労の最終日', 'Last day of work'),
      reason,
    },
    run: (context, application, values) => changePeriod(context, { application, ...values }),
  }),
  result: stepOf({
    label: { ja: '採用の結果を記録する', en: 'Record the result' },
    act: 'hire',
    fields: {
      reason: resultField,
      on: day('採用・不採用の日', 'Day of the result'),
      words: wordsField,
      lateReason,
    },
    run: (context, application, values) =>
      recordPlacementResult(context, { application, result: resultOf(values.reason), ...values }),
  }),
  retention: stepOf({
    label: { ja: '定着を記録する', en: 'Record whether the job has held' },
    act: 'retain-3',
    fields: {
      months: choiceField({
        label: { ja: '採用からの月数', en: 'Months since hiring' },
        required: true,
        choices: retentionMonths.map((months) => ({
          value: String(months),
          label: { ja: `${months}か月`, en: `${months} months` },
        })),
      }),
      held: choiceField({
        label: { ja: '働き続けているか', en: 'Still employed' },
        required: true,
        choices: [
          { value: 'yes', label: { ja: '働き続けている', en: 'Yes' } },
          { value: 'no', label: { ja: '離職した', en: 'No' } },
        ],
      }),
      words: wordsField,
      reason: lateReason,
    },
    run: (context, application, { months, held, ...values }) =>
      recordRetention(context, {
        application,
        months: Number(months) as RetentionMonths,
        held: held === 'yes',
        ...values,
      }),
  }),
  'person-no': stepOf({
    label: { ja: '本人が紹介を断った', en: 'The person refuses' },
    act: 'unmatch',
    isQuiet: true,
    fields: refusalFields.person,
    run: (context, application, values) =>
      answerMatch(context, { application, by: 'person', says: 'no', ...values }),
  }),
  'company-no': stepOf({
    label: { ja: '企業が紹介を断った', en: 'The company refuses' },
    act: 'unmatch',
    isQuiet: true,
    fields: refusalFields.company,
    run: (context, application, values) =>
      answerMatch(context, { application, by: 'company', says: 'no', ...values }),
  }),
  unmatch: stepOf({
    label: { ja: '紹介を取りやめる', en: 'Take the proposal back' },
    act: 'unmatch',
    isQuiet: true,
    fields: { reason },
    run: (context, application, values) => withdrawMatch(context, { application, ...values }),
  }),
  cancel: stepOf({
    label: { ja: '派遣の決定を取り消す', en: 'Cancel the decision' },
    act: 'cancel',
    isQuiet: true,
    fields: { reason },
    run: (context, application, values) => cancelDecision(context, { application, ...values }),
  }),
  'undo-start': stepOf({
    label: { ja: '就労の開始を取り消す', en: 'Take the start back' },
    act: 'undo-start',
    isQuiet: true,
    fields: { reason },
    run: (context, application, values) => undoStart(context, { application, ...values }),
  }),
  'undo-end': stepOf({
    label: { ja: '就労の終了を取り消す', en: 'Take the end back' },
    act: 'undo-end',
    isQuiet: true,
    fields: { reason },
    run: (context, application, values) => undoEnd(context, { application, ...values }),
  }),
  'undo-result': stepOf({
    label: { ja: '採用の結果を取り消す', en: 'Take the result back' },
    act: 'undo-result',
    isQuiet: true,
    fields: { reason },
    run: (context, application, values) => undoResult(context, { application, ...values }),
  }),
} as const satisfies Readonly<Record<string, DeskStep>>

export type DeskStepName = keyof typeof deskSteps

/** Their names. */
export const deskStepNames = Object.keys(deskSteps) as readonly DeskStepName[]

/** At which field a refusal of a step's command is said. */
export const stepFaults: Readonly<Record<string, string>> = {
  placement_is_too_long: 'to',
  placement_ends_before_it_starts: 'to',
  person_is_too_young: 'reason',
  birth_date_is_missing: 'reason',
  reason_missing: 'reason',
  visit_lies_ahead: 'visitedOn',
  start_lies_ahead: 'startedOn',
  start_lies_after_the_period: 'startedOn',
  end_lies_ahead: 'endedOn',
  result_lies_ahead: 'on',
  result_lies_before_the_start: 'on',
  retention_is_not_due: 'months',
  person_has_left_the_job: 'held',
}
