/** One paper of each kind, for the tests. */
import type {
  AttendanceSheet,
  Certificate,
  OfficialLetter,
  Ticket,
} from '../../../src/formats/pdf/paper.ts'
import { calendarDate } from '../../../src/kit/calendar.ts'

const session = {
  name: '第2回',
  date: calendarDate(2026, 5, 14),
  opens: '12:30',
  starts: '13:00',
  ends: '17:00',
  place: '就業支援センター 講堂\n千代田区飯田橋3-10-3',
}

const office = { name: 'ひかり財団 事業課', lines: ['電話 03-0000-0000'] }

/** A certificate in Japanese. */
export const certificate: Certificate = {
  kind: 'certificate',
  language: 'ja',
  authority: 'ひかり財団',
  date: calendarDate(2026, 3, 31),
  number: '2025-0012',
  person: '髙橋 吉二郎',
  course: 'はじめてのプログラミング講座',
  period: { from: calendarDate(2026, 1, 13), to: calendarDate(2026, 3, 27) },
  hours: 60,
  signatory: '理事長　渡邉 花子',
  checkUrl: 'https://jisseki.example.jp/c/0193b2c8',
}

/** A ticket with two interviews. */
export const ticket: Ticket = {
  kind: 'ticket',
  language: 'ja',
  authority: 'ひかり財団',
  date: calendarDate(2026, 5, 1),
  offering: '合同就職面接会',
  session,
  person: '髙橋 吉二郎',
  organisation: null,
  reference: 'G-7K3M-92QX',
  code: 'https://jisseki.example.jp/t/7K3M92QX',
  interviews: [
    { time: '13:20', booth: 'A-3', company: '株式会社みらい製作所' },
    { time: '14:00', booth: 'B-1', company: '社会福祉法人あおぞら会' },
  ],
  notes: ['履歴書を3部お持ちください。'],
  office,
}

/** An attendance sheet of some pages. */
export const attendanceSheet: AttendanceSheet = {
  kind: 'attendance-sheet',
  language: 'ja',
  authority: 'ひかり財団',
  date: calendarDate(2026, 5, 13),
  offering: '合同就職面接会',
  session,
  people: Array.from({ length: 60 }, (_, at) => ({
    number: `C-${String(at + 1).padStart(4, '0')}`,
    name: `山田 太郎${at + 1}`,
    reading: at % 2 === 0 ? 'やまだ たろう' : null,
    note: at === 0 ? '車椅子の席' : null,
  })),
  blankLines: 3,
}

/** The letter of a decision, with its conditions. */
export const letter: OfficialLetter = {
  kind: 'letter',
  language: 'ja',
  authority: 'ひかり財団',
  date: calendarDate(2026, 4, 10),
  number: '8ひ財事第123号',
  addressee: {
    type: 'organisation',
    name: '株式会社みらい製作所',
    lines: ['東京都千代田区千代田1-1'],
  },
  signatory: '理事長　渡邉 花子',
  subject: '奨励金の交付決定について（通知）',
  paragraphs: ['申請のあった奨励金について、下記のとおり交付することを決定しました。'],
  particulars: [{ label: '交付決定額', text: '金1,200,000円' }],
  conditions: ['申請の内容を変更するときは、あらかじめ承認を受けること。'],
  attachments: [],
  notes: [],
  office,
}

/** A certificate for an organisation. */
export const letterCertificate: OfficialLetter = {
  ...letter,
  kind: 'letter-certificate',
  subject: '認証書',
  paragraphs: ['認証の基準に適合すると認め、ここに認証します。'],
  particulars: [{ label: '有効期間', text: '令和8年5月1日から令和13年4月30日まで' }],
}
