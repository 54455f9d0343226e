/** The columns of a list of who came: whom a row names, the session, and whether they came. */
import type { Presence } from '../../../domain/delivery/attendance-row.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import { formatTicketCode, parseTicketCode } from '../../../domain/delivery/ticket.ts'
import {
  choiceCells,
  codeReader,
  formatMomentCell,
  readMoment,
  readTime,
  textReader,
} from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { foldForMatching } from '../../../kit/text.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Attendee } from '../../../store/attendance-list.ts'

/** A row of the list: somebody in a session. */
export type AttendanceLine = {
  readonly attendee: Attendee
  /** Null for a gathering that has several and whose seats are for all of them. */
  readonly session: Session | null
  /** Null where nothing is known yet. */
  readonly presence: Presence | null
}

const labels: Readonly<Record<Presence, Bilingual>> = {
  'in-person': { ja: '出席', en: 'present' },
  online: { ja: 'オンライン', en: 'online' },
  absent: { ja: '欠席', en: 'absent' },
}

const presences = choiceCells(labels)

/** Other words that lists are filled in with. */
const words: ReadonlyMap<string, Presence> = new Map(
  Object.entries({
    'in-person': '○ 〇 ◯ 来場 会場 参加 1 yes はい came attended',
    online: 'ウェブ web zoom',
    absent: '× ✕ 来場なし 不参加 0 no いいえ',
  }).flatMap(([presence, said]) =>
    said.split(' ').map((word) => [foldForMatching(word), presence as Presence] as const),
  ),
)

function readPresence(text: string): Result<Presence> {
  const known = words.get(foldForMatching(text))
  return known === undefined ? presences.read(text) : ok(known)
}

/** The columns. A row says who by the number, the person number or the mail address. */
export const attendanceColumns = [
  {
    key: 'number',
    heading: { ja: '申込番号', en: 'Number' },
    aliases: ['受付番号', '受講番号', '入場券', '番号', 'Ticket'],
    hint: {
      ja: '申込や入場券の8文字の番号です。',
      en: 'The eight characters of the application or the ticket.',
    },
    form: 'code',
    write: ({ attendee }) => formatTicketCode(attendee.number),
    read: parseTicketCode,
  },
  {
    key: 'person',
    heading: { ja: '利用者番号', en: 'Person number' },
    hint: {
      ja: '事務局の台帳の番号です。申込番号の代わりに使えます。',
      en: 'The number in the office’s own register, in place of the other.',
    },
    form: 'code',
    write: ({ attendee }) => attendee.persons[0] ?? null,
    read: codeReader(100),
  },
  {
    key: 'mail',
    heading: { ja: 'メール', en: 'Mail' },
    aliases: ['メールアドレス', 'Mail address'],
    hint: { ja: '申込番号の代わりに使えます。', en: 'In place of a number.' },
    form: 'text',
    write: ({ attendee }) => attendee.mail,
    read: textReader(254),
  },
  {
    key: 'name',
    heading: { ja: '氏名', en: 'Name' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'text',
    write: ({ attendee }) => attendee.name,
  },
  {
    key: 'kana',
    heading: { ja: 'フリガナ', en: 'Reading' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'text',
    write: ({ attendee }) => attendee.kana,
  },
  {
    key: 'session',
    heading: { ja: '日程', en: 'Session' },
    aliases: ['日時'],
    hint: {
      ja: '日程の始まりの日時です。1つに決まるときは空でかまいません。',
      en: 'When the session begins; may be blank where it can be only one.',
    },
    form: 'moment',
    write: ({ session }) => session && formatMomentCell(session.startsAt),
    read: readMoment,
  },
  {
    ...presences,
    key: 'presence',
    heading: { ja: '出欠', en: 'Attendance' },
    aliases: ['出席', '来場', '参加'],
    hint: {
      ja: '空の行は取り込みません。○と×でもかまいません。',
      en: 'Rows where it is blank are left out. ○ and × will do.',
    },
    required: false,
    write: ({ presence }, language) => presences.format(presence, language),
    read: readPresence,
  },
  {
    key: 'at',
    heading: { ja: '時刻', en: 'Time' },
    aliases: ['来場時刻', '受付時刻'],
    hint: {
      ja: '来た時刻です。空でかまいません。',
      en: 'When they came; may be blank.',
    },
    form: 'time',
    write: () => null,
    read: readTime,
  },
] as const satisfies readonly ListColumn<AttendanceLine>[]
