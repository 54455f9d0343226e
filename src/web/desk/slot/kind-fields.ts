/** The fields of what only consultations, or only bookings, need beside their opening hours. */
import { parseBookingSettings } from '../../../domain/delivery/booking/settings.ts'
import {
  callers,
  parseConsultationSettings,
  usualKeepMonths,
} from '../../../domain/delivery/consultation/settings.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { ValuesOf } from '../../form/field.ts'
import {
  checkField,
  choiceField,
  longTextField,
  numberField,
  textField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

/** The rules of bookings. */
export const bookingFields = {
  mostAhead: numberField({
    label: { ja: '1人が先に持てる予約の数', en: 'Bookings one person may have ahead' },
    hint: {
      ja: '空のときは制限しません。窓口で職員が入れる予約は数えません。',
      en: 'Left blank: without limit. What staff book for somebody is not counted.',
    },
    required: false,
    least: 1,
    greatest: 100,
    unit: { ja: '件まで', en: 'at most' },
  }),
}

/** The rules of consultations. */
export const consultationFields = {
  messages: checkField({
    label: { ja: 'メッセージでの相談', en: 'By message' },
    text: { ja: 'メッセージでも相談を受ける', en: 'People may also ask by message' },
    required: false,
  }),
  urgentJa: longTextField({
    label: { ja: 'お急ぎの方への案内', en: 'Where to turn when it cannot wait, in Japanese' },
    hint: {
      ja: '命に関わることなど、返事を待てないときの連絡先です。相談を書く画面に出ます（例：いのちの電話などの電話番号と受付時間）。',
      en: 'Telephone lines for matters of life and death, with their hours. Shown where one writes.',
    },
    required: false,
    longest: 2000,
    rows: 3,
  }),
  urgentEn: longTextField({
    label: { ja: 'お急ぎの方への案内（英語）', en: 'The same in English' },
    required: false,
    longest: 2000,
    rows: 3,
  }),
  caller: choiceField({
    label: { ja: '電話での相談', en: 'By telephone' },
    hint: {
      ja: '参加の方法に「電話」を選んだときに使います。',
      en: 'Used where "By telephone" is one of the ways of taking part.',
    },
    required: true,
    choices: Object.entries(callers).map(([value, label]) => ({ value, label })),
  }),
  number: textField({
    label: { ja: '電話番号', en: 'Telephone number' },
    hint: {
      ja: 'かけていただく番号、または相談員からかける番号です。',
      en: 'The number to call, or from which the call comes.',
    },
    required: false,
    longest: 100,
  }),
  keepMonths: numberField({
    label: { ja: '相談の文章を残す期間', en: 'How long texts are kept' },
    hint: {
      ja: '終わってからこの期間が過ぎると、やりとりと相談記録は消えます。件数は残ります。',
      en: 'After that time messages and records are erased. The numbers stay.',
    },
    required: true,
    least: 1,
    greatest: 120,
    unit: { ja: 'か月', en: 'months' },
  }),
}

/** The details of a consultation that were typed. */
export function consultationDetails(values: ValuesOf<typeof consultationFields>) {
  const { messages, urgentJa, urgentEn, caller, number, keepMonths } = values
  const ja = urgentJa ?? ''
  return {
    messages,
    urgent: { ja, en: urgentEn ?? ja },
    telephone: { caller, number: number ?? '' },
    keepMonths,
  }
}

/** What is known of an offering, as these fields show it. */
export function knownKind({ kind, settings }: Offering): KnownValues {
  if (kind === 'booking') {
    const read = parseBookingSettings(settings.details)
    return { mostAhead: read.ok ? read.value.mostAhead : null }
  }
  const read = parseConsultationSettings(settings.details)
  if (!read.ok) return { caller: 'office', keepMonths: usualKeepMonths }
  const { messages, urgent, telephone, keepMonths } = read.value
  const urgentEn = urgent.en === urgent.ja ? '' : urgent.en
  return { messages, urgentJa: urgent.ja, urgentEn, ...telephone, keepMonths }
}
