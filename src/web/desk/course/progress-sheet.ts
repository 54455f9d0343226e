/** The file of a learning platform, read row by row into progress. */
import { parseProgressRow, type ProgressRow } from '../../../domain/delivery/course/progress.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type CalendarDate } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { SentSheet } from './sheet-form.tsx'

/** What was read of a file. */
export type ReadProgress = {
  readonly rows: readonly { readonly row: number; readonly progress: ProgressRow }[]
  readonly faults: readonly RowFault[]
  readonly notes: readonly Bilingual[]
}

const asTyped = (text: string): Result<string> => ok(text)

/** The columns, by the names that learning platforms give them. */
const progressColumns = [
  {
    key: 'learner',
    heading: { ja: '申込番号・メールアドレス', en: 'Learner' },
    aliases: [
      ...[
        '受講番号',
        '申込番号',
        '受付番号',
        '番号',
        '受講者',
        'メールアドレス',
        'メール',
        'ユーザー',
        'ユーザーID',
      ],
      ...['Number', 'Mail', 'Mail address', 'E-mail', 'Email', 'Email address', 'User'],
    ],
    hint: {
      ja: '申込の番号（8文字）か、申込のときのメールアドレスです。',
      en: 'The number of the application (8 characters), or the mail address of the applicant.',
    },
    form: 'text',
    required: true,
    write: () => null,
    read: asTyped,
  },
  {
    key: 'unit',
    heading: { ja: '単元', en: 'Unit' },
    aliases: ['単元名', 'コース', 'コース名', '教材', '教材名', '章', 'Course', 'Lesson', 'Module'],
    hint: { ja: '単元の名前です。', en: 'The name of the unit.' },
    form: 'text',
    required: true,
    write: () => null,
    read: asTyped,
  },
  {
    key: 'percent',
    heading: { ja: '進み具合（％）', en: 'Progress (%)' },
    aliases: ['進み具合', '進捗', '進捗率', '進捗率（％）', '達成率', 'Progress', 'Percent'],
    hint: { ja: '0から100までの整数です。', en: 'A whole number from 0 to 100.' },
    form: 'number',
    required: true,
    write: () => null,
    read: asTyped,
  },
  {
    key: 'lastOn',
    heading: { ja: '最終学習日', en: 'Last activity' },
    aliases: [
      '最終学習日時',
      '最終アクセス',
      '最終アクセス日',
      '最終ログイン',
      'Last access',
      'Date',
    ],
    hint: {
      ja: '最後に学んだ日です。空でも構いません。',
      en: 'The day of the last activity; may be blank.',
    },
    form: 'date',
    write: () => null,
    read: asTyped,
  },
] as const satisfies readonly ListColumn<unknown>[]

/** Reads a file. Refuses what is no list; what is wrong with single rows comes as faults. */
export async function readProgressSheet(
  sheet: SentSheet,
  today: CalendarDate,
): Promise<Result<ReadProgress>> {
  const { bytes, name } = sheet
  const read = await readListSheet({ columns: progressColumns, bytes, name })
  if (!read.ok) return read
  const rows: { row: number; progress: ProgressRow }[] = []
  const faults = [...read.value.faults]
  for (const { row, values } of read.value.rows) {
    const { learner, unit, percent, lastOn } = values
    const cells = { learner, unit, percent, lastOn: dayOf(lastOn ?? '') }
    const progress = parseProgressRow(cells, today)
    if (progress.ok) rows.push({ row, progress: progress.value })
    else faults.push({ row, column: null, ...progress.refusal })
  }
  return ok({ rows, faults, notes: read.value.notes })
}

/** Platforms often give the time of day too. */
const dayOf = (text: string): string => text.replace(/[\sT]+\d{1,2}:\d{2}(?::\d{2})?.*$/u, '')
