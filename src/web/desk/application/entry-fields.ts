/** The fields of an application that staff enter for somebody: who, how, and when it came. */
import { parseMailAddress } from '../../../domain/account/mail-address.ts'
import { parsePersonName } from '../../../domain/account/profile.ts'
import { parseCorporateNumber } from '../../../domain/codes.ts'
import { parseCompanyName } from '../../../domain/company-name.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { lifecycleOf } from '../../../domain/delivery/register.ts'
import { labelOf, type WayIn, waysInto } from '../../../domain/delivery/way-in.ts'
import { readPlain } from '../../../domain/question/read-text.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import {
  checkField,
  choiceField,
  dateField,
  longTextField,
  parsedField,
} from '../../form/fields.ts'

/** How an application reached the desk. The Japanese stands in the record of the act. */
export const arrivals = {
  telephone: { ja: '電話', en: 'By telephone' },
  counter: { ja: '窓口', en: 'At the counter' },
  paper: { ja: '紙（郵送・ファクス）', en: 'On paper' },
  mail: { ja: 'メール', en: 'By mail' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Which company it is. */
export const companyFields = {
  corporateNumber: parsedField({
    label: { ja: '法人番号', en: 'Corporate number' },
    hint: { ja: '13桁の数字です。', en: '13 digits.' },
    required: true,
    parse: parseCorporateNumber,
  }),
  company: parsedField({
    label: { ja: '会社の名前', en: 'Company' },
    required: true,
    parse: parseCompanyName,
  }),
}

/** Who it is. */
export const personFields = {
  name: parsedField({
    label: { ja: '氏名', en: 'Name' },
    required: false,
    parse: parsePersonName,
  }),
  kana: parsedField({
    label: { ja: 'フリガナ', en: 'Reading' },
    required: false,
    parse: (text) => readPlain('kana', text),
  }),
  mail: parsedField({
    label: { ja: 'メールアドレス', en: 'Mail address' },
    hint: {
      ja: 'あれば、お知らせがメールで届きます。',
      en: 'With an address, notices reach them by mail.',
    },
    required: false,
    type: 'email',
    parse: parseMailAddress,
  }),
  telephone: parsedField({
    label: { ja: '電話番号', en: 'Telephone' },
    required: false,
    type: 'tel',
    parse: (text) => readPlain('telephone', text),
  }),
  language: choiceField({
    label: { ja: 'お知らせの言語', en: 'Language of notices' },
    required: true,
    choices: [
      { value: 'ja', label: { ja: '日本語', en: 'Japanese' } },
      { value: 'en', label: { ja: '英語', en: 'English' } },
    ],
  }),
  companions: longTextField({
    label: { ja: '一緒に来る方の氏名', en: 'Names of those who come along' },
    hint: { ja: '1行に1人ずつ。', en: 'One a line.' },
    required: false,
    rows: 3,
  }),
  isNameless: checkField({
    label: { ja: '匿名', en: 'Without a name' },
    text: { ja: '名前を聞かない', en: 'No name is taken' },
    required: false,
  }),
}

/** How and when it came. */
export const arrivalFields = {
  arrival: choiceField({
    label: { ja: '受け付けた方法', en: 'How it came' },
    required: true,
    choices: Object.entries(arrivals).map(([value, label]) => ({ value, label })),
  }),
  receivedOn: dateField({
    label: { ja: '受け付けた日', en: 'Day on which it came' },
    hint: { ja: '今日なら空のままで。', en: 'Left blank: today.' },
    required: false,
  }),
  waits: checkField({
    label: { ja: '満席のとき', en: 'When all seats are taken' },
    text: { ja: 'キャンセル待ちに入れる', en: 'Put them on the wait list' },
    required: false,
  }),
}

/** The ways in which staff enter an application: those of applicants, and those of the counter. */
export function entryWays(offering: Offering, sessions: number): readonly WayIn[] {
  const own = waysInto(offering, sessions)
  const has = (act: string) => own.some((way) => way.act === act)
  const { kind: lifecycle } = offering
  const { acts } = lifecycleOf(lifecycle)
  const any = { lifecycle, otherwise: null } as const
  const extra: readonly WayIn[] = [
    { ...any, on: 'session', act: 'walk-in', takesSeat: true },
    { ...any, on: 'offering', act: 'request', takesSeat: false },
    { ...any, on: sessions > 0 ? 'session' : 'offering', act: 'receive', takesSeat: true },
    { ...any, on: 'offering', act: 'apply', takesSeat: false },
    { ...any, on: 'offering', act: 'approach', takesSeat: false },
  ]
  const isFirst = (act: string) => acts[act]?.from.length === 0
  return [...own, ...extra.filter(({ act }) => isFirst(act) && !has(act))]
}

/** The ways as a field. */
export function wayField(ways: readonly WayIn[]) {
  return choiceField({
    label: { ja: '申込のしかた', en: 'What is asked for' },
    required: true,
    choices: ways.map((way) => ({ value: way.act, label: labelOf(way, way.act) })),
  })
}
