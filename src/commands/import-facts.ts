/**
 * Imports a sheet of records of one kind: each becomes a fact, unless the books hold it already.
 * Good rows are not held back by bad ones unless asked. A dry run does everything, keeps nothing.
 */
import type { BookColumns, RecordBatch, RowFault } from '../domain/fact/record-fault.ts'
import type { FactKind } from '../domain/fact/kind.ts'
import { fiscalYearOf, toFiscalYear } from '../domain/fiscal-year.ts'
import { linesOf, type Plan, type PlacedLine } from '../domain/plan.ts'
import { japanDate } from '../kit/calendar.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { importRecords, type Rejection } from '../store/fact-import/import.ts'
import type { StagedRecord } from '../store/fact-import/stage.ts'
import { type ClosedPeriods, readClosedPeriods } from '../store/period.ts'
import { findPlan } from '../store/plan-version.ts'
import type { Context } from './context.ts'
import { planMissing } from './count-report.ts'
import { type Done, type Running, runAct } from './run.ts'

/** A sheet to import: its kind, its year, its rows, and how strict to be. */
export type FactsImport = {
  readonly kind: FactKind
  /** The year whose plan gives the lines their numbers; null for the newest one. */
  readonly year: number | null
  /** The file's name and the digest of its bytes. */
  readonly file: { readonly name: string; readonly digest: string }
  readonly batches: AsyncIterable<RecordBatch> | Iterable<RecordBatch>
  /** What the sheet calls its columns, for naming faults. */
  readonly columns?: BookColumns
  /** Needed for facts of a closed period. */
  readonly reason?: string | null
  readonly dryRun?: boolean
  /** Refuse the whole sheet when one row is faulty. */
  readonly wholeOrNothing?: boolean
  /** Told now and then how many rows were read. */
  onProgress?(rows: number): void
}

/** What came of an import, in rows. */
export type FactsImported = {
  readonly file: string
  readonly read: number
  readonly added: number
  readonly known: number
  readonly newParties: number
  readonly late: number
  /** Records of days outside the plan's fiscal year: they count in no figure of it. */
  readonly outsideYear: number
  /** How many rows were faulty, and the first of their faults. */
  readonly faulty: number
  readonly faults: readonly RowFault[]
}

/** Runs the import. Refuses without a plan, and a faulty sheet under `wholeOrNothing`. */
export async function importFacts(
  context: Context,
  given: FactsImport,
): Promise<Result<Done<FactsImported>>> {
  const { kind, year, file, reason = null, dryRun = false } = given
  const act = {
    name: 'facts.import',
    input: { kind, year, file, reason },
    reason,
    dryRun,
    // What a faulty row held may be anything, a name in the wrong column too: it is not kept.
    keeps: (outcome: FactsImported) => ({ ...outcome, faults: [] }),
  } as const
  return runAct(context, act, async (running) => {
    const plan = await findPlan(running.books, year === null ? null : toFiscalYear(year))
    if (!plan) return planMissing(year)
    const sheet = new Sheet(given, {
      plan: plan.plan,
      closed: await readClosedPeriods(running.books),
      today: japanDate(context.clock.now()),
    })
    const outcome = await importRecords(running.books, sheet.staged(), importedBy(running, reason))
    for (const rejection of outcome.rejections)
      sheet.addFault(faultOf(rejection, sheet.columns.record))
    const faulty = sheet.faulty + outcome.rejected - outcome.rejections.length
    if (given.wholeOrNothing === true && faulty > 0) return notWhole(faulty, sheet.faults[0])
    return ok({
      file: file.name,
      read: outcome.staged + sheet.unreadable,
      added: outcome.added,
      known: outcome.known,
      newParties: outcome.newParties,
      late: sheet.late,
      outsideYear: sheet.outsideYear,
      faulty,
      faults: sheet.faults.toSorted((one, other) => one.row - other.row),
    })
  })
}

const faultLimit = 1000

const usualColumns: BookColumns = { record: '記録番号', line: '事業番号', occurredOn: '日付' }

/** A sheet on its way into staging: places each record in the plan and keeps count of faults. */
class Sheet {
  late = 0
  outsideYear = 0
  faulty = 0
  unreadable = 0
  readonly faults: RowFault[] = []
  readonly columns: BookColumns
  #lastFaultyRow = 0
  readonly #lines: ReadonlyMap<string, PlacedLine>
  readonly #given: FactsImport
  readonly #rules: { readonly plan: Plan; readonly closed: ClosedPeriods; readonly today: string }

  constructor(
    given: FactsImport,
    rules: { readonly plan: Plan; readonly closed: ClosedPeriods; readonly today: string },
  ) {
    this.#given = given
    this.columns = given.columns ?? usualColumns
    this.#rules = rules
    this.#lines = new Map(
      linesOf(rules.plan).flatMap((placed) => [
        [placed.line.code, placed],
        [placed.line.key, placed],
      ]),
    )
  }

  async *staged(): AsyncGenerator<readonly StagedRecord[]> {
    let rows = 0
    for await (const batch of this.#given.batches) {
      for (const fault of batch.faults) this.addUnreadable(fault)
      const staged: StagedRecord[] = []
      for (const { row, record } of batch.records) {
        const placed = this.#place(row, record)
        if ('code' in placed) this.addUnreadable(placed)
        else staged.push(placed)
      }
      rows += batch.records.length
      this.#given.onProgress?.(rows + this.unreadable)
      yield staged
    }
  }

  /** Takes in a fault of a row that does not reach staging; a row may have several. */
  addUnreadable(fault: RowFault): void {
    if (fault.row !== this.#lastFaultyRow) this.unreadable++
    this.addFault(fault)
  }

  addFault(fault: RowFault): void {
    if (fault.row !== this.#lastFaultyRow) this.faulty++
    this.#lastFaultyRow = fault.row
    if (this.faults.length < faultLimit) this.faults.push(fault)
  }

  #place(row: number, record: StagedRecord['record']): StagedRecord | RowFault {
    const placed = this.#lines.get(record.line)
    const { line, occurredOn } = this.columns
    if (!placed) return { ...unknownLine(row, record.line), column: line }
    if (record.occurredOn > this.#rules.today) {
      return { ...inTheFuture(row, record.occurredOn), column: occurredOn }
    }
    const programme = placed.programme.key
    const late = this.#rules.closed.isClosed(fiscalYearOf(record.occurredOn), programme)
    if (late && !this.#given.reason) {
      return { ...closedPeriod(row, record.occurredOn), column: occurredOn }
    }
    if (late) this.late++
    if (fiscalYearOf(record.occurredOn) !== this.#rules.plan.year) this.outsideYear++
    return { row, record, programme, component: placed.component?.key ?? '', late }
  }
}

/** A fault without its column. */
type PlacelessFault = Omit<RowFault, 'column'>

function importedBy({ command, recordedAt, recordedBy }: Running, reason: string | null) {
  return { command, recordedAt, recordedBy, reason }
}

function notWhole(faulty: number, first: RowFault | undefined) {
  const [ja, en] = [first?.message.ja ?? '', first?.message.en ?? '']
  return refuse(
    'sheet_has_faulty_rows',
    `${faulty}行に誤りがあるため、何も取り込みませんでした。最初の誤り: ${first?.row ?? ''}行目 ${ja}`,
    `${faulty} faulty rows, so nothing was imported. First: row ${first?.row ?? ''}: ${en}`,
  )
}

function unknownLine(row: number, line: string): PlacelessFault {
  return {
    row,
    code: 'line_unknown_to_plan',
    message: {
      ja: `計画に「${line}」という事業はありません。事業番号（例: 8、25-2）を確かめてください。`,
      en: `The plan has no programme "${line}". Check the programme's number (such as 8 or 25-2).`,
    },
  }
}

function inTheFuture(row: number, date: string): PlacelessFault {
  return {
    row,
    code: 'date_in_the_future',
    message: {
      ja: `日付 ${date} はまだ来ていません。日付を確かめてください。`,
      en: `The date ${date} has not come yet. Check the date.`,
    },
  }
}

function closedPeriod(row: number, date: string): PlacelessFault {
  return {
    row,
    code: 'period_closed',
    message: {
      ja: `日付 ${date} の年度は締められています。理由を添えて（--reason）取り込んでください。`,
      en: `The fiscal year of ${date} is closed. Import the record with a reason (--reason).`,
    },
  }
}

const rejectionMessages = {
  record_stands_twice_in_file: {
    ja: '同じ記録番号がこのファイルに2回出てきます。どちらが正しいか確かめて、1行にしてください。',
    en: 'The same record number stands twice in this file. Check which is right and keep one row.',
  },
  record_differs_from_books: {
    ja: '同じ記録番号の記録が、別の内容で登録されています。先に元の記録を訂正してください。',
    en: 'The books hold a record of this number with other content. Correct that record first.',
  },
} as const

function faultOf({ row, code }: Rejection, column: string): RowFault {
  return { row, column, code, message: rejectionMessages[code] }
}
