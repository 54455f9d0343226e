/** The columns of a list of applications: who, when, how it stands, and one for each question. */
import { parseCorporateNumber } from '../../../domain/codes.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import type { ApplicationDetail } from '../../../domain/delivery/application.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { type Answers, findAnswer } from '../../../domain/question/answer.ts'
import { formatAnswerCell, parseAnswerCell } from '../../../domain/question/answer-cell.ts'
import type { Question, QuestionForm } from '../../../domain/question/question.ts'
import {
  choiceCells,
  codeReader,
  formatMomentCell,
  readMoment,
  textReader,
} from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { ok } from '../../../kit/result.ts'
import type { ListedApplication } from '../../../store/application-list.ts'

/** A row of the list. */
export type ApplicationLine = {
  readonly application: ListedApplication
  readonly detail: ApplicationDetail | undefined
  readonly answers: Answers
  /** The number that the person is known by. */
  readonly person: string | null
  /** The company that applies: its 法人番号 and its name. */
  readonly corporateNumber: string | null
  readonly company: string | null
  /** By which way they take part, where that is known. */
  readonly channel: Channel | null
}

const channelCells = choiceCells(channels)

/** The columns that every offering's list has. */
export const applicationColumns = [
  {
    key: 'number',
    heading: { ja: '申込番号', en: 'Number' },
    aliases: ['受付番号', '受講番号'],
    hint: {
      ja: '申込ごとの番号です。この募集の申込にある番号の行は、そのまま残します。',
      en: 'The number of the application. Rows whose number is here already are left out.',
    },
    form: 'code',
    write: ({ application }) => formatTicketCode(application.number as TicketCode),
    read: codeReader(40),
  },
  {
    key: 'session',
    heading: { ja: '日程', en: 'Session' },
    aliases: ['日時'],
    hint: {
      ja: '日程の始まりの日時です。日程が1つだけのときは空でかまいません。',
      en: 'When the session begins; may be blank where there is only one.',
    },
    form: 'moment',
    write: ({ application: { startsAt } }) => startsAt && formatMomentCell(startsAt),
    read: readMoment,
  },
  {
    key: 'name',
    heading: { ja: '氏名', en: 'Name' },
    aliases: ['お名前', '名前'],
    hint: { ja: '申し込んだ人の名前です。', en: 'Who applied.' },
    form: 'text',
    required: true,
    write: ({ application }) => application.name,
    read: textReader(100),
  },
  {
    key: 'kana',
    heading: { ja: 'フリガナ', en: 'Reading' },
    aliases: ['ふりがな'],
    hint: { ja: '名前の読みです。', en: 'The reading of the name.' },
    form: 'text',
    write: ({ application }) => application.kana,
    read: textReader(100),
  },
  {
    key: 'mail',
    heading: { ja: 'メール', en: 'Mail' },
    aliases: ['メールアドレス', 'Mail address'],
    hint: { ja: 'お知らせを送る先です。', en: 'Where notices are sent.' },
    form: 'text',
    write: ({ detail }) => detail?.mail ?? null,
    read: textReader(254),
  },
  {
    key: 'telephone',
    heading: { ja: '電話', en: 'Telephone' },
    aliases: ['電話番号'],
    hint: { ja: '電話番号です。', en: 'The telephone number.' },
    form: 'code',
    write: ({ detail }) => detail?.telephone ?? null,
    read: codeReader(20),
  },
  {
    key: 'person',
    heading: { ja: '利用者番号', en: 'Person number' },
    hint: {
      ja: '事務局の台帳の番号です。同じ番号の人は、同じ人として数えます。',
      en: 'The number in the office’s own register: the same number is the same person.',
    },
    form: 'code',
    write: ({ person }) => person,
    read: codeReader(100),
  },
  {
    key: 'corporateNumber',
    heading: { ja: '法人番号', en: 'Corporate number' },
    hint: { ja: '企業として申し込むときの13桁の番号です。', en: 'The 13 digits of the company.' },
    form: 'code',
    write: ({ corporateNumber }) => corporateNumber,
    read: parseCorporateNumber,
  },
  {
    key: 'company',
    heading: { ja: '会社の名前', en: 'Company' },
    aliases: ['企業名', '法人名'],
    hint: { ja: '法人番号の会社の名前です。', en: 'The name of the company.' },
    form: 'text',
    write: ({ company }) => company,
    read: textReader(200),
  },
  {
    key: 'channel',
    heading: { ja: '参加の方法', en: 'Way' },
    hint: {
      ja: '会場、オンライン、電話のどれか。分からないときは空でかまいません。',
      en: 'In person, online or by telephone; blank where it is not known.',
    },
    form: 'choice',
    choices: channelCells.choices,
    write: ({ channel }, language) => channelCells.format(channel, language),
    read: channelCells.read,
  },
  {
    key: 'state',
    heading: { ja: '状態', en: 'State' },
    hint: { ja: 'いまの状態です。', en: 'How it stands.' },
    form: 'text',
    write: ({ application: { lifecycle, state } }, language) =>
      stateIn(lifecycle, state).label[language],
  },
  {
    key: 'applied',
    heading: { ja: '申込日時', en: 'Applied at' },
    hint: { ja: '申し込んだ日時です。', en: 'When it came in.' },
    form: 'moment',
    write: ({ application }) => formatMomentCell(application.appliedAt),
  },
] as const satisfies readonly ListColumn<ApplicationLine>[]

/** The columns of a form's questions, behind the others. Files are named and not read back. */
export function questionColumns(form: QuestionForm): readonly ListColumn<ApplicationLine>[] {
  const taken = new Set<string>(applicationColumns.flatMap(({ heading }) => Object.values(heading)))
  return form.questions.map((question) => {
    const { key, label, answer } = question
    const isTaken = taken.has(label.ja) || taken.has(label.en)
    const heading = isTaken ? { ja: `${label.ja}（${key}）`, en: `${label.en} (${key})` } : label
    for (const text of Object.values(heading)) taken.add(text)
    return {
      key: columnKeyOf(question),
      heading,
      hint: question.hint ?? { ja: '申込の質問の答えです。', en: 'An answer of the application.' },
      aliases: [key],
      form: 'text',
      write: ({ answers }) => formatAnswerCell(question, findAnswer(answers, key)) || null,
      ...(answer.kind !== 'file' && {
        read: (text: string) => parseAnswerCell(question, text),
      }),
    }
  })
}

/** The key of a question's column. */
const columnKeyOf = ({ key }: Question): string => `question:${key}`

/** The answers of a row that was read. */
export function answersOf(form: QuestionForm, values: Readonly<Record<string, unknown>>) {
  const entries = form.questions.flatMap((question) => {
    const value = values[columnKeyOf(question)]
    return value === null || value === undefined ? [] : [[question.key, value] as const]
  })
  return ok(Object.fromEntries(entries))
}
