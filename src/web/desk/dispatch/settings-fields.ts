/** The fields of the settings of a dispatch, and how they are kept. */
import {
  type DispatchSettings,
  feeBases,
  yearScopes,
} from '../../../domain/delivery/dispatch/settings.ts'
import type { ValuesOf } from '../../form/field.ts'
import { checkField, choiceField, longTextField, numberField } from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

const times = { ja: '回', en: 'visits' }
const minutes = { ja: '分', en: 'minutes' }

/** How many visits, and how long. */
export const limitFields = {
  visitsPerRequest: numberField({
    label: { ja: '1件の申込で訪問できる回数', en: 'Visits for one request' },
    required: true,
    ...{ least: 1, greatest: 100, unit: times },
  }),
  visitMinutes: numberField({
    label: { ja: '1回の訪問の上限', en: 'Longest visit' },
    hint: { ja: '2時間のときは120です。', en: 'Two hours are 120.' },
    required: true,
    ...{ least: 10, greatest: 1440, unit: minutes },
  }),
  visitsPerYear: numberField({
    label: { ja: '同じ会社に1年度に訪問できる回数', en: 'Visits to a company in a fiscal year' },
    hint: { ja: '空のときは、年度の上限はありません。', en: 'Left blank: no limit of the year.' },
    required: false,
    ...{ least: 1, greatest: 1000, unit: times },
  }),
  minutesPerYear: numberField({
    label: { ja: '同じ会社の1年度の時間の上限', en: 'Minutes for a company in a fiscal year' },
    hint: { ja: '空のときは、年度の上限はありません。', en: 'Left blank: no limit of the year.' },
    required: false,
    ...{ least: 10, greatest: 100_000, unit: minutes },
  }),
  yearScope: choiceField({
    label: { ja: '1年度の上限を数える範囲', en: 'What counts against the limits of the year' },
    required: true,
    choices: Object.entries(yearScopes).map(([value, label]) => ({ value, label })),
  }),
}

/** What is paid. */
export const feeFields = {
  feeYen: numberField({
    label: { ja: '専門家の謝金', en: 'Fee of the expert' },
    hint: { ja: '空のときは、謝金の請求はありません。', en: 'Left blank: no fees are claimed.' },
    required: false,
    ...{ least: 1, greatest: 10_000_000, unit: { ja: '円', en: 'yen' } },
  }),
  feePer: choiceField({
    label: { ja: '謝金の単位', en: 'The fee is paid' },
    required: true,
    choices: Object.entries(feeBases).map(([value, label]) => ({ value, label })),
  }),
}

/** What is offered, and by when it is reported. */
export const offerFields = {
  fields: longTextField({
    label: { ja: '専門分野', en: 'Fields' },
    hint: {
      ja: '1行に1つ。英語の名前は「／」のあとに書きます（例：IT活用／IT）。専門家の登録と同じ言葉にしてください。',
      en: 'One a line, the English name after a slash: IT活用／IT. Use the words of the register of experts.',
    },
    required: false,
    rows: 6,
  }),
  isOnlinePossible: checkField({
    label: { ja: 'オンライン', en: 'Online' },
    text: { ja: 'オンラインでの訪問もできる', en: 'Visits may be held online' },
    required: false,
  }),
  reportDays: numberField({
    label: { ja: '報告の期限', en: 'A visit is reported within' },
    required: true,
    ...{ least: 1, greatest: 365, unit: { ja: '日以内', en: 'days' } },
  }),
}

/** Every field. */
export const dispatchFields = { ...limitFields, ...feeFields, ...offerFields }

/** What was typed, as the settings keep it. */
export function settingsOf(values: ValuesOf<typeof dispatchFields>): Record<string, unknown> {
  const { feeYen, feePer, fields, isOnlinePossible, ...rest } = values
  return {
    ...rest,
    isOnlinePossible,
    fee: feeYen === null ? null : { yen: feeYen, per: feePer },
    fields: linesOf(fields ?? '').map((line) => {
      const [ja = '', en = ''] = line.split(/[/／]/u).map((part) => part.trim())
      return { ja, en }
    }),
  }
}

/** What holds, as the fields show it. */
export function knownSettings({ fee, fields, ...rest }: DispatchSettings): KnownValues {
  return {
    ...rest,
    feeYen: fee?.yen ?? null,
    feePer: fee?.per ?? 'visit',
    fields: fields.map(({ ja, en }) => (ja === en ? ja : `${ja}／${en}`)).join('\n'),
  }
}

/** The lines of a long text that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
