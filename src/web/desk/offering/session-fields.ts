/** The fields of sessions: one by itself, a series, lines from a table, and the slots of a day. */
import type { Session } from '../../../domain/delivery/session.ts'
import { parseDays, parseHours, parseSessionLines } from '../../../domain/delivery/series.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { parseTimeOfDay, timeOfDay } from '../../../kit/time-of-day.ts'
import { weekdayNames } from './weekdays.ts'
import type { Field } from '../../form/field.ts'
import {
  choicesField,
  dateField,
  type FieldSpec,
  longTextField,
  numberField,
  parsedField,
  textField,
} from '../../form/fields.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

const timeField = (label: Bilingual) =>
  parsedField({ label, required: true, type: 'time', parse: parseTimeOfDay })

/** When one session takes place, in Japan time. */
export const whenFields = {
  date: dateField({ label: { ja: '日付', en: 'Day' }, required: true }),
  from: timeField({ ja: '始まり', en: 'From' }),
  to: timeField({ ja: '終わり', en: 'To' }),
}

/** Where, and what it is called. */
export const whereFields = {
  placeJa: textField({
    label: { ja: '場所', en: 'Place in Japanese' },
    hint: { ja: '例：東京しごとセンター 3階 講堂', en: 'It stands in mails and on tickets.' },
    required: false,
  }),
  placeEn: textField({
    label: { ja: '場所（英語）', en: 'Place in English' },
    required: false,
  }),
  titleJa: textField({
    label: { ja: '日程の名前', en: 'Name of the session in Japanese' },
    hint: {
      ja: '「第1回」「午前の部」など。募集の題名で足りるときは空のままで。',
      en: 'Such as "First day". Leave it blank where the title of the offering says enough.',
    },
    required: false,
    longest: 100,
  }),
  titleEn: textField({
    label: { ja: '日程の名前（英語）', en: 'Name of the session in English' },
    required: false,
    longest: 100,
  }),
  onlineLink: parsedField({
    label: { ja: 'オンラインの参加先', en: 'Link for taking part online' },
    hint: {
      ja: '席のある方だけに、始まる前に示します。',
      en: 'Shown only to those who have a seat.',
    },
    required: false,
    type: 'url',
    longest: 1000,
    parse: parseLink,
  }),
}

/** How many seats the sessions have that are added. */
export const capacityField = numberField({
  label: { ja: '定員', en: 'Seats' },
  hint: {
    ja: '空のときは、募集の設定と同じです。',
    en: 'Left blank: as the settings of the offering say.',
  },
  required: false,
  least: 1,
  greatest: 1_000_000,
  unit: { ja: '人', en: 'people' },
})

/** On which days a series takes place. */
export const dayFields = {
  first: dateField({ label: { ja: '最初の日', en: 'First day' }, required: true }),
  last: dateField({ label: { ja: '最後の日', en: 'Last day' }, required: true }),
  weekdays: choicesField({
    label: { ja: '曜日', en: 'Weekdays' },
    hint: { ja: '選ばないときは毎日です。', en: 'None chosen: every day.' },
    required: false,
    choices: weekdayNames.map((label, index) => ({ value: String(index), label })),
  }),
  except: linesField({
    label: { ja: '除く日', en: 'Days without' },
    hint: {
      ja: '祝日や休館日。1行に1日ずつ（例：2023-05-03）。',
      en: 'Holidays, one a line (such as 2023-05-03).',
    },
    required: false,
    rows: 2,
    parse: parseDays,
  }),
}

/** The times of a series, the same on each of its days. */
export const hoursField = linesField({
  label: { ja: '時間', en: 'Times' },
  hint: {
    ja: '1行に1回ずつ（例：10:00-12:00）。どの日も同じ時間になります。',
    en: 'One a line (such as 10:00-12:00), the same on every day.',
  },
  required: true,
  rows: 3,
  parse: parseHours,
})

/** Sessions as lines. */
export const linesOfSessions = linesField({
  label: { ja: '日程', en: 'Sessions' },
  hint: {
    ja: '1行に1回ずつ（例：2023-06-01 13:00-15:00 立川会場）。表計算ソフトの「日付・始まり・終わり・場所」の列を貼り付けることもできます。',
    en: 'One a line (such as 2023-06-01 13:00-15:00 Tachikawa). Columns of a spreadsheet (day, from, to, place) can be pasted too.',
  },
  required: true,
  rows: 8,
  parse: parseSessionLines,
})

/** How the day of a counsellor or a room is divided. */
export const divisionFields = {
  from: timeField({ ja: '最初の枠の始まり', en: 'The first slot begins' }),
  to: timeField({ ja: '最後の枠の終わり', en: 'The last slot is over' }),
  minutes: numberField({
    label: { ja: '1枠の長さ', en: 'Length of a slot' },
    required: true,
    least: 5,
    greatest: 1440,
    unit: { ja: '分', en: 'minutes' },
  }),
  pauseMinutes: numberField({
    label: { ja: '枠と枠の間', en: 'Between two slots' },
    required: true,
    least: 0,
    greatest: 240,
    unit: { ja: '分', en: 'minutes' },
  }),
}

/** When no slot takes place. */
export const breaksField = linesField({
  label: { ja: '休憩', en: 'Breaks' },
  hint: { ja: '1行に1つ（例：12:00-13:00）。', en: 'One a line (such as 12:00-13:00).' },
  required: false,
  rows: 2,
  parse: parseHours,
})

/** What is known of a session, as its fields show it. */
export function knownSession(session: Session): KnownValues {
  const { startsAt, endsAt, title, place, onlineLink } = session
  const english = ({ ja, en }: Bilingual) => (en === ja ? '' : en)
  return {
    date: japanDate(new Date(startsAt)),
    from: timeOfDay(startsAt),
    to: timeOfDay(endsAt),
    titleJa: title.ja,
    titleEn: english(title),
    placeJa: place.ja,
    placeEn: english(place),
    onlineLink,
  }
}

/** A text in both languages; where the English is left out, the Japanese stands for it. */
export const inBoth = (ja: string | null, en: string | null): Bilingual => ({
  ja: ja ?? '',
  en: en ?? ja ?? '',
})

/** Several lines that a parser of the domain understands; nothing where they are blank. */
export function linesField<T>(
  spec: FieldSpec<boolean> & {
    readonly rows: number
    readonly parse: (text: string) => Result<readonly T[]>
  },
): Field<readonly T[]> {
  const field = longTextField({ ...spec, longest: 20_000 })
  return {
    ...field,
    read: (form, name) => {
      const text = field.read(form, name)
      if (!text.ok) return text
      return text.value === null ? ok([]) : spec.parse(text.value)
    },
  }
}

function parseLink(text: string): Result<string> {
  const isLink = /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
  return isLink ? ok(text) : refuseLink(text)
}

const refuseLink = (text: string) =>
  refuse(
    'link_not_an_address',
    `「${text.slice(0, 60)}」はWebページのアドレスではありません。https:// で始まるアドレスを入力してください。`,
    `"${text.slice(0, 60)}" is no address of a web page. Enter one that begins with https://.`,
  )
