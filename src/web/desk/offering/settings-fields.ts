/** The fields of an offering's settings, and the way between them and the settings themselves. */
import {
  channels,
  type Offering,
  type OfferingSettings,
} from '../../../domain/delivery/offering.ts'
import type { OpenKind } from '../../../domain/delivery/register.ts'
import { tags } from '../../../domain/fact/definition.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { Choice, ValuesOf } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  choicesField,
  longTextField,
  numberField,
  textField,
} from '../../form/fields.ts'
import { formatMoment, momentField } from '../../form/moment-field.ts'
import type { KnownValues } from '../../ui/form/form.tsx'
import { tagsOfKind, usualSettings } from './kind-words.ts'

const choicesOf = (labels: Readonly<Record<string, Bilingual>>): readonly Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** The texts in Japanese, which everyone is shown. */
export const japaneseTexts = {
  titleJa: textField({
    label: { ja: '題名', en: 'Title in Japanese' },
    hint: { ja: '例：合同就職面接会 in 立川', en: 'It stands in lists and mails.' },
    required: true,
    longest: 200,
  }),
  summaryJa: longTextField({
    label: { ja: '一覧に載せる説明', en: 'Summary in Japanese' },
    hint: { ja: '1文か2文で書いてください。', en: 'A sentence or two, for lists.' },
    required: false,
    longest: 400,
    rows: 2,
  }),
  descriptionJa: longTextField({
    label: { ja: '詳しい説明', en: 'Description in Japanese' },
    hint: {
      ja: '対象、内容、持ち物、費用など。空の行で段落が分かれます。',
      en: 'Who may take part, what to bring, what it costs. A blank line parts paragraphs.',
    },
    required: false,
    longest: 8000,
    rows: 8,
  }),
  contactJa: longTextField({
    label: { ja: '問い合わせ先', en: 'Contact in Japanese' },
    hint: { ja: '申し込んだ方へのメールにも載ります。', en: 'It stands in mails too.' },
    required: false,
    longest: 400,
    rows: 2,
  }),
}

/** The same in English; where they are left out, the Japanese is shown. */
export const englishTexts = {
  titleEn: textField({
    label: { ja: '題名（英語）', en: 'Title in English' },
    required: false,
    longest: 200,
  }),
  summaryEn: longTextField({
    label: { ja: '一覧に載せる説明（英語）', en: 'Summary in English' },
    required: false,
    longest: 400,
    rows: 2,
  }),
  descriptionEn: longTextField({
    label: { ja: '詳しい説明（英語）', en: 'Description in English' },
    required: false,
    longest: 8000,
    rows: 6,
  }),
  contactEn: longTextField({
    label: { ja: '問い合わせ先（英語）', en: 'Contact in English' },
    required: false,
    longest: 400,
    rows: 2,
  }),
}

/** When applications are taken, in Japan time. */
export const windowFields = {
  opensAt: momentField({
    label: { ja: '受付の始まり', en: 'Applications open' },
    hint: {
      ja: '日本時間です。空のときは、公開したときから受け付けます。',
      en: 'In Japan time. Left blank: as soon as it is published.',
    },
    required: false,
  }),
  closesAt: momentField({
    label: { ja: '受付の終わり', en: 'Applications close' },
    hint: {
      ja: '日本時間です。空のときは、締め切るまで受け付けます。',
      en: 'In Japan time. Left blank: until it is closed by hand.',
    },
    required: false,
  }),
}

/** The ways of taking part in a kind: nobody comes to a gathering by telephone. */
export function channelFields(kind: OpenKind) {
  const { telephone, ...others } = channels
  return {
    channels: choicesField({
      label: { ja: '参加の方法', en: 'Ways of taking part' },
      required: kind !== 'booking',
      choices: choicesOf(kind === 'consultation' ? { ...others, telephone } : others),
    }),
  }
}

/** Seats and how they are given. */
export const seatFields = {
  capacity: numberField({
    label: { ja: '定員', en: 'Seats' },
    hint: {
      ja: '空のときは、定員なしです。日程ごとの定員は、あとで日程ごとに変えられます。',
      en: 'Left blank: without limit. Each session may differ later.',
    },
    required: false,
    least: 1,
    greatest: 1_000_000,
    unit: { ja: '人', en: 'people' },
  }),
  waitList: checkField({
    label: { ja: 'キャンセル待ち', en: 'Wait list' },
    text: {
      ja: '満席のときは、キャンセル待ちを受け付ける',
      en: 'When all seats are taken, people may join a wait list',
    },
    required: false,
  }),
  offerHours: numberField({
    label: { ja: '空いた席を取り置く時間', en: 'How long a freed seat is kept' },
    hint: {
      ja: 'この時間のうちに返事がなければ、次の方へ回ります。',
      en: 'Without an answer within that time it goes to the next in line.',
    },
    required: true,
    least: 1,
    greatest: 336,
    unit: { ja: '時間', en: 'hours' },
  }),
  groupLimit: numberField({
    label: { ja: '一度に申し込める人数', en: 'People in one reservation' },
    required: true,
    least: 1,
    greatest: 50,
    unit: { ja: '人まで', en: 'at most' },
  }),
  anonymous: checkField({
    label: { ja: '匿名での申込', en: 'Without a name' },
    text: { ja: '名前を言わずに申し込める', en: 'People may apply without a name' },
    required: false,
  }),
}

/** Where the seats are counted; fixed once the offering is made. */
export const seatsPerField = choiceField({
  label: { ja: '定員の数え方', en: 'How seats are counted' },
  hint: { ja: '作ったあとは変えられません。', en: 'This cannot be changed later.' },
  required: true,
  choices: [
    {
      value: 'session',
      label: { ja: '日程ごと', en: 'Each session has its seats' },
      hint: { ja: '面接会、セミナー、相談、施設など', en: 'Fairs, seminars, slots' },
    },
    {
      value: 'offering',
      label: { ja: '全体で', en: 'Seats are for the whole' },
      hint: { ja: '続けて通う講座など', en: 'Courses of several sessions' },
    },
  ],
})

/** The tags of a kind in words; absent where the kind has none. */
export function tagFields(kind: OpenKind) {
  const names = tagsOfKind(kind)
  return {
    tags: choicesField({
      label: { ja: '実績の区分', en: 'What its results count as' },
      hint: {
        ja: '数値を分けて数えるための区分です。当てはまるものを選んでください。',
        en: 'Figures may count these apart. Choose those that apply.',
      },
      required: false,
      choices: names.map((name) => ({ value: name, label: tags[name] })),
    }),
  }
}

/** All fields of the settings of a kind. */
export function settingsFields(kind: OpenKind) {
  return {
    ...japaneseTexts,
    ...englishTexts,
    ...windowFields,
    ...channelFields(kind),
    ...seatFields,
    ...tagFields(kind),
  }
}

/** What the fields are read into. */
export type SettingsValues = ValuesOf<ReturnType<typeof settingsFields>>

/** The settings that were typed; what no field shows stays as it is in `known`. */
export function settingsOf(
  kind: OpenKind,
  values: SettingsValues,
  known: Pick<OfferingSettings, 'seatsPer' | 'details'>,
): Readonly<Record<string, unknown>> {
  const text = (ja: string | null, en: string | null) => ({ ja: ja ?? '', en: en ?? '' })
  const { waitList, offerHours, groupLimit, anonymous } = values
  return {
    title: text(values.titleJa, values.titleEn),
    summary: text(values.summaryJa, values.summaryEn),
    description: text(values.descriptionJa, values.descriptionEn),
    contact: text(values.contactJa, values.contactEn),
    channels: kind === 'booking' ? ['in-person'] : values.channels,
    tags: values.tags,
    seatsPer: known.seatsPer,
    capacity: values.capacity,
    waitList,
    offerHours,
    groupLimit,
    anonymous,
    details: known.details,
  }
}

/** How the fields of a new offering of a kind begin. */
export function usualValues(kind: OpenKind): KnownValues {
  const { seatsPer, capacity, waitList } = usualSettings[kind]
  return { channels: ['in-person'], offerHours: 48, groupLimit: 1, seatsPer, capacity, waitList }
}

/** The fields of an offering that there is. English that only repeats the Japanese is left out. */
export function knownValues(
  offering: Pick<Offering, 'opensAt' | 'closesAt' | 'settings'>,
): KnownValues {
  const { settings, opensAt, closesAt } = offering
  const english = ({ ja, en }: Bilingual) => (en === ja ? '' : en)
  return {
    ...settings,
    titleJa: settings.title.ja,
    titleEn: english(settings.title),
    summaryJa: settings.summary.ja,
    summaryEn: english(settings.summary),
    descriptionJa: settings.description.ja,
    descriptionEn: english(settings.description),
    contactJa: settings.contact.ja,
    contactEn: english(settings.contact),
    opensAt: opensAt && formatMoment(opensAt),
    closesAt: closesAt && formatMoment(closesAt),
    title: null,
    summary: null,
    description: null,
    contact: null,
    details: null,
  }
}
