/** A list with a column of each form, for the tests. */
import {
  choiceCells,
  codeReader,
  formatMomentCell,
  readDate,
  readMoment,
  readTime,
  readYesNo,
  textReader,
  wholeNumberReader,
} from '../../../src/formats/list-sheet/cell-reader.ts'
import type { ListColumn, ListValues } from '../../../src/formats/list-sheet/column.ts'
import type { CalendarDate, Instant } from '../../../src/kit/calendar.ts'
import type { TimeOfDay } from '../../../src/kit/time-of-day.ts'

/** A row of the list. */
export type Visitor = {
  readonly code: string
  readonly name: string
  readonly state: 'reserved' | 'cancelled' | null
  readonly seats: number | null
  readonly day: CalendarDate | null
  readonly at: TimeOfDay | null
  readonly asked: Instant | null
  readonly first: boolean | null
  readonly remark: string | null
}

const states = choiceCells({
  reserved: { ja: '予約済み', en: 'reserved' },
  cancelled: { ja: '取消', en: 'cancelled' },
})

const hint = { ja: '試験のための列です。', en: 'A column for a test.' }

/** The list's columns; `length` is only written. */
export const visitorColumns = [
  {
    key: 'code',
    heading: { ja: '受付番号', en: 'Reference' },
    hint,
    form: 'code',
    required: true,
    write: ({ code }) => code,
    read: codeReader(),
  },
  {
    key: 'name',
    heading: { ja: '氏名', en: 'Name' },
    aliases: ['お名前'],
    hint,
    form: 'text',
    required: true,
    write: ({ name }) => name,
    read: textReader(),
  },
  {
    ...states,
    key: 'state',
    heading: { ja: '状態', en: 'State' },
    hint,
    write: ({ state }, language) => states.format(state, language),
  },
  {
    key: 'seats',
    heading: { ja: '人数', en: 'Seats' },
    hint,
    form: 'number',
    write: ({ seats }) => seats,
    read: wholeNumberReader(-5, 9999),
  },
  {
    key: 'day',
    heading: { ja: '来場日', en: 'Day' },
    hint,
    form: 'date',
    write: ({ day }) => day,
    read: readDate,
  },
  {
    key: 'at',
    heading: { ja: '時刻', en: 'Time' },
    hint,
    form: 'time',
    write: ({ at }) => at,
    read: readTime,
  },
  {
    key: 'asked',
    heading: { ja: '申込日時', en: 'Asked at' },
    hint,
    form: 'moment',
    write: ({ asked }) => asked && formatMomentCell(asked),
    read: readMoment,
  },
  {
    key: 'first',
    heading: { ja: '初めて', en: 'First time' },
    hint,
    form: 'yes-no',
    write: ({ first }) => first,
    read: readYesNo,
  },
  {
    key: 'remark',
    heading: { ja: '備考', en: 'Remarks' },
    hint,
    form: 'text',
    write: ({ remark }) => remark,
    read: textReader(2000),
  },
  {
    key: 'length',
    heading: { ja: '氏名の長さ', en: 'Length of name' },
    hint,
    form: 'number',
    write: ({ name }) => name.length,
  },
] as const satisfies readonly ListColumn<Visitor>[]

/** What a sheet says of a visitor. */
export type VisitorValues = ListValues<(typeof visitorColumns)[number]>

/** A visitor with a value in every column. */
export const visitor: Visitor = {
  code: '00042',
  name: '髙橋 吉二郎',
  state: 'reserved',
  seats: 3,
  day: '2026-05-14' as CalendarDate,
  at: '09:05' as TimeOfDay,
  asked: '2026-04-30T22:10:00.000Z' as Instant,
  first: true,
  remark: '車椅子の席\n入口の近く',
}

/** A visitor without any value that may be absent. */
export const plainVisitor: Visitor = {
  code: 'B-1',
  name: 'Zoe',
  state: null,
  seats: null,
  day: null,
  at: null,
  asked: null,
  first: null,
  remark: null,
}
