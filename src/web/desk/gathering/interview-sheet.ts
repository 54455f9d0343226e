/** The results of interviews as a spreadsheet: given out, filled in, and taken in again. */
import type { ToldResult } from '../../../commands/gathering/result.ts'
import {
  formatTicketCode,
  parseTicketCode,
  type TicketCode,
} from '../../../domain/delivery/ticket.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import { choiceCells, readDate, textReader } from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import { writeListSheet } from '../../../formats/list-sheet/write.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { timeOfDay } from '../../../kit/time-of-day.ts'
import { type InterviewResult, listResults } from '../../../store/interview.ts'
import { outcomeOf, outcomeWords } from '../../door/result-form.tsx'
import type { PrivateFile } from '../../personal.ts'
import { inBooks } from '../books.ts'
import type { SentSheet } from '../course/sheet-form.tsx'
import { openGathering } from './open-day.ts'

const outcomes = choiceCells(outcomeWords)

/** The columns. Who met whom is only given out. */
const interviewColumns = [
  {
    key: 'interview',
    heading: { ja: '面接番号', en: 'Interview' },
    aliases: ['番号', 'Number'],
    hint: { ja: 'この一覧の番号です。変えないでください。', en: 'Leave it as it is.' },
    form: 'code',
    required: true,
    write: ({ code }) => formatTicketCode(code as TicketCode),
    read: textReader(40),
  },
  {
    key: 'company',
    heading: { ja: '企業', en: 'Company' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'text',
    write: ({ boothName }, language) => boothName[language],
  },
  {
    key: 'when',
    heading: { ja: '時刻・整理番号', en: 'Time or number' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'text',
    write: ({ startsAt, number }) =>
      startsAt === null ? String(number ?? '') : timeOfDay(startsAt),
  },
  {
    key: 'name',
    heading: { ja: '氏名', en: 'Name' },
    hint: { ja: '見るためだけの列です。', en: 'For reading only.' },
    form: 'text',
    write: ({ name }) => name,
  },
  {
    ...outcomes,
    key: 'outcome',
    heading: { ja: '結果', en: 'Result' },
    aliases: ['採否'],
    hint: { ja: '採用、不採用、未定のどれかです。', en: 'Hired, not hired, or not known yet.' },
    write: (result, language) => outcomes.format(outcomeOf(result), language),
  },
  {
    key: 'decidedOn',
    heading: { ja: '採用が決まった日', en: 'Day of the decision' },
    aliases: ['採用日', '決定日'],
    hint: {
      ja: '採用のときだけ。空のときは取り込んだ日です。',
      en: 'For a hire; left blank, today.',
    },
    form: 'date',
    write: () => null,
    read: readDate,
  },
] as const satisfies readonly ListColumn<InterviewResult>[]

/** The workbook, for those who may take applications out. */
export const interviewSheetFile: PrivateFile<'interviewSheet'> = {
  for: 'application.export',
  write: async (visit) => {
    const { language, params } = visit
    const id = params.offering
    const read = await inBooks(visit, async (books) => {
      const found = await openGathering(books, visit, { id, act: 'application.export' })
      if (!found.ok) return found
      const results = await listResults(books, { offering: id })
      return ok({ results, title: found.value.settings.title[language] })
    })
    if (!read.ok) return read
    const { results, title } = read.value
    const written = await writeListSheet({
      columns: interviewColumns,
      rows: inTurn(results),
      format: 'xlsx',
      language,
      title: `${language === 'ja' ? '面接の結果' : 'interviews'}-${title.slice(0, 40)}`,
    })
    if (!written.ok) return written
    const { name, mediaType, bytes } = written.value
    return ok({ type: mediaType, saveAs: name, content: chunksOf(bytes) })
  },
}

async function* inTurn(rows: readonly InterviewResult[]): AsyncGenerator<InterviewResult> {
  yield* rows
}

async function* chunksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}

/** What was read of a file. */
export type ReadInterviews = {
  readonly results: readonly ToldResult[]
  readonly faults: readonly RowFault[]
  readonly notes: readonly Bilingual[]
}

/** Reads a file against the interviews that took place. Rows without a result are left out. */
export async function readInterviewSheet(
  { bytes, name }: SentSheet,
  known: readonly InterviewResult[],
): Promise<Result<ReadInterviews>> {
  const read = await readListSheet({ columns: interviewColumns, bytes, name })
  if (!read.ok) return read
  const byCode = new Map(known.map((each) => [each.code, each]))
  const results = new Map<string, ToldResult>()
  const faults = [...read.value.faults]
  for (const { row, values } of read.value.rows) {
    const { interview: code, outcome, decidedOn } = values
    if (!outcome) continue
    const parsed = parseTicketCode(code)
    const interview = parsed.ok ? byCode.get(parsed.value) : undefined
    if (!parsed.ok) faults.push({ row, column: null, ...parsed.refusal })
    else if (!interview) faults.push({ row, column: null, ...unknownHere(code).refusal })
    else {
      const day = outcome === 'hired' ? (decidedOn ?? null) : null
      results.set(interview.id, { interview: interview.id, outcome, decidedOn: day })
    }
  }
  return ok({ results: [...results.values()], faults, notes: read.value.notes })
}

const unknownHere = (code: string) =>
  refuse(
    'interview_unknown',
    `面接番号「${code.slice(0, 40)}」は、この催しの面接済みの一覧にありません。`,
    `"${code.slice(0, 40)}" is not among the interviews of this gathering.`,
  )
