/** The words that stand on the papers, beside what is given to them. */
import type { Language } from '../../kit/bilingual.ts'

const ja = {
  certificate: {
    title: '修了証',
    numbered: (number: string) => `第 ${number} 号`,
    lead: '',
    honorific: '様',
    statement: 'あなたは下記の講座の課程を修了したことを証します。',
    course: '講座名',
    period: '受講期間',
    hours: '受講時間',
    hoursOf: (hours: number) => `${hours}時間`,
    check: 'この修了証は、次のページで確かめられます。',
  },
  ticket: {
    title: '入場券',
    reference: '申込番号',
    scan: '受付でこのコードをお見せください（スマートフォンの画面でも受け付けます）。',
    name: 'お名前',
    organisation: 'ご所属',
    when: '日時',
    place: '会場',
    opens: (time: string) => `受付開始 ${time}`,
    interviews: '面接の予約',
    time: '時刻',
    booth: 'ブース',
    company: '企業名',
    notes: 'お知らせ',
    office: 'お問い合わせ',
  },
  sheet: {
    title: '出席簿',
    row: '行',
    number: '番号',
    name: '氏名',
    present: '出席',
    note: '備考',
    when: '日時',
    place: '会場',
    people: (count: number) => `名簿 ${count}名`,
    printed: (date: string) => `${date}現在`,
    blank: '当日参加',
  },
  letter: {
    numbered: (number: string) => number,
    honorifics: { person: '様', organisation: '御中' },
    certified: '殿',
    lead: '',
    particulars: '記',
    conditions: '条件',
    end: '以上',
    attachments: '添付書類',
    translation: '',
    office: 'お問い合わせ',
  },
  seal: '印',
  page: (page: string, pages: string) => `${page} / ${pages}`,
  codeAlt: (text: string) => `QRコード（${text}）`,
  missing: (codes: string) => `〓は、この書体にない文字です（${codes}）。`,
} as const

/** The words of one language, in the shape of the Japanese ones. */
export type PaperWords = Widened<typeof ja>

type Widened<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : { readonly [K in keyof T]: Widened<T[K]> }

const en: PaperWords = {
  certificate: {
    title: 'Certificate of Completion',
    numbered: (number) => `No. ${number}`,
    lead: 'This is to certify that',
    honorific: '',
    statement: 'has completed the following course.',
    course: 'Course',
    period: 'Period',
    hours: 'Hours',
    hoursOf: (hours) => `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    check: 'This certificate can be checked on this page.',
  },
  ticket: {
    title: 'Ticket',
    reference: 'Application number',
    scan: 'Show this code at the door, on paper or on your telephone.',
    name: 'Name',
    organisation: 'Organisation',
    when: 'Date and time',
    place: 'Place',
    opens: (time) => `Doors open at ${time}`,
    interviews: 'Your interviews',
    time: 'Time',
    booth: 'Booth',
    company: 'Company',
    notes: 'Please note',
    office: 'Questions',
  },
  sheet: {
    title: 'Attendance sheet',
    row: 'Row',
    number: 'Number',
    name: 'Name',
    present: 'Present',
    note: 'Remarks',
    when: 'Date and time',
    place: 'Place',
    people: (count) => `${count} ${count === 1 ? 'name' : 'names'}`,
    printed: (date) => `as of ${date}`,
    blank: 'Walk-in',
  },
  letter: {
    numbered: (number) => `Ref. ${number}`,
    honorifics: { person: '', organisation: '' },
    certified: '',
    lead: 'This is to certify that',
    particulars: 'Particulars',
    conditions: 'Conditions',
    end: '',
    attachments: 'Enclosed',
    translation:
      'This is a translation. What counts is the letter in Japanese under the same number.',
    office: 'Questions',
  },
  seal: 'Seal',
  page: (page, pages) => `${page} / ${pages}`,
  codeAlt: (text) => `QR code (${text})`,
  missing: (codes) => `〓 stands for a character that this font lacks (${codes}).`,
}

/** The words in a language. */
export const paperWords = (language: Language): PaperWords => (language === 'ja' ? ja : en)
