/** Rows of a sheet as records of one kind. Every fault of a row is named, not only the first. */
import { parseCorporateNumber } from '../../domain/codes.ts'
import type { FactUnit } from '../../domain/fact/definition.ts'
import type { FactRecord } from '../../domain/fact/fact.ts'
import { type FactKind, factKind } from '../../domain/fact/kind.ts'
import type { NumberedRecord, RecordBatch, RowFault } from '../../domain/fact/record-fault.ts'
import type { Refusal, Result } from '../../kit/result.ts'
import { ok } from '../../kit/result.ts'
import { readCellDate, readWorkbookDate } from '../sheet/cell-date.ts'
import { isBlankRow, type SheetRow, trim } from '../sheet/row.ts'
import { blankCell, findWidthFault } from '../sheet/row-fault.ts'
import {
  readCode,
  readLine,
  readPartyType,
  readQuantity,
  readTags,
  readText,
  readUnit,
} from './cell-reader.ts'
import { columnKeys, type ColumnKey, factColumns, type FactHeadings } from './column.ts'
import { Memo } from './memo.ts'
import { type PartyCells, type PartyFault, readParty } from './party-cells.ts'

/** How a sheet is to be read. */
export type ReaderSettings = {
  readonly kind: FactKind
  readonly headings: FactHeadings
  /** Where a workbook counts its days from; null for text, which has dates in words only. */
  readonly epoch: 1900 | 1904 | null
}

/** Reads rows as records of a kind. */
export class RecordReader {
  readonly #kind: FactKind
  readonly #headings: FactHeadings
  readonly #places: Readonly<Record<ColumnKey, number>>
  readonly #readers: ReturnType<typeof readersFor>
  readonly #defaultUnit: FactUnit
  #row: SheetRow = { row: 0, cells: [], faults: [] }
  #faults: RowFault[] = []

  constructor(settings: ReaderSettings) {
    const { kind, headings } = settings
    this.#kind = kind
    this.#headings = headings
    this.#readers = readersFor(settings)
    this.#defaultUnit = factKind(kind).units[0] ?? 'entry'
    this.#places = Object.fromEntries(
      columnKeys.map((key) => [key, headings.columns.get(key)?.at ?? -1]),
    ) as Record<ColumnKey, number>
  }

  /** Reads rows that follow the row of headings; blank ones are skipped. */
  read(rows: readonly SheetRow[]): RecordBatch {
    const records: NumberedRecord[] = []
    this.#faults = []
    for (const row of rows) {
      if (row.faults.length > 0) this.#faults.push(...row.faults)
      else if (!isBlankRow(row.cells)) this.#readRow(row, records)
    }
    return { records, faults: this.#faults }
  }

  #readRow(row: SheetRow, records: NumberedRecord[]): void {
    this.#row = row
    const faultsBefore = this.#faults.length
    const width = findWidthFault(row, this.#headings.width)
    if (width) this.#faults.push(width)
    const record = this.#record()
    if (record && this.#faults.length === faultsBefore) records.push({ row: row.row, record })
  }

  /** Null where a required cell or one that does not read makes no record of the row. */
  #record(): FactRecord | null {
    const readers = this.#readers
    const line = this.#required('line', readers.line)
    const occurredOn = this.#required('occurredOn', readers.occurredOn)
    const party = this.#party()
    const quantity = this.#optional('quantity', readers.quantity) ?? 1
    const unit = this.#unit()
    if (party && unit === 'entry' && quantity !== 1) this.#faultNamedEntry(quantity)
    const record = this.#code('record')
    const tags = this.#optional('tags', readers.tags) ?? noTags
    const offering = this.#code('offering')
    const session = this.#code('session')
    const application = this.#code('application')
    if (line === null || occurredOn === null || party === undefined || unit === null) return null
    const kind = this.#kind
    return {
      record,
      line,
      kind,
      party,
      offering,
      session,
      application,
      quantity,
      unit,
      tags,
      occurredOn,
    }
  }

  /** Null where the cell does not read. */
  #unit(): FactUnit | null {
    const isBlank = this.#cell('unit') === ''
    return isBlank ? this.#defaultUnit : this.#optional('unit', this.#readers.unit)
  }

  /** Undefined where the party's cells do not hold together. */
  #party(): FactRecord['party'] | undefined {
    const faultsBefore = this.#faults.length
    const cells: PartyCells = {
      kind: this.#kind,
      type: this.#optional('partyType', this.#readers.partyType),
      id: this.#code('partyId'),
      corporateNumber: this.#optional('corporateNumber', this.#readers.corporateNumber),
      name: this.#optional('name', this.#readers.name),
    }
    if (this.#faults.length > faultsBefore) return undefined
    const party = readParty(cells)
    if (party === null || 'scheme' in party) return party
    this.#faultParty(party)
    return undefined
  }

  #cell(key: ColumnKey): string {
    const place = this.#places[key]
    return place < 0 ? '' : trim(this.#row.cells[place] ?? '')
  }

  #required<T>(key: ColumnKey, memo: Memo<Result<T>>): T | null {
    const cell = this.#cell(key)
    if (cell !== '') return this.#value(key, memo.get(cell))
    this.#fault(key, blankCell)
    return null
  }

  #optional<T>(key: ColumnKey, memo: Memo<Result<T>>): T | null {
    const cell = this.#cell(key)
    return cell === '' ? null : this.#value(key, memo.get(cell))
  }

  /** A number or code of its own, which seldom repeats. */
  #code(key: ColumnKey): string | null {
    const cell = this.#cell(key)
    return cell === '' ? null : this.#value(key, readCode(cell))
  }

  #value<T>(key: ColumnKey, read: Result<T>): T | null {
    if (read.ok) return read.value
    this.#fault(key, read.refusal)
    return null
  }

  #fault(key: ColumnKey | null, { code, message }: Refusal): void {
    const column = key && (this.#headings.columns.get(key)?.text ?? factColumns[key].ja[0])
    this.#faults.push({ row: this.#row.row, column, code, message })
  }

  #faultParty({ column, refusal }: PartyFault): void {
    this.#fault(column, refusal)
  }

  #faultNamedEntry(quantity: number): void {
    this.#fault('quantity', {
      code: 'a_named_entry_is_one',
      message: {
        ja: `対象者を示す記録は1行で1件です（数量が${quantity}）。数量を1にし、別の対象者は別の行に書いてください。`,
        en: `A record that names a party is one entry, not ${quantity}. Make it 1, and give other parties rows of their own.`,
      },
    })
  }
}

const noTags: FactRecord['tags'] = []

function readersFor({ kind, epoch }: ReaderSettings) {
  return {
    line: new Memo(readLine),
    occurredOn: new Memo(
      epoch === null ? readCellDate : (text: string) => readWorkbookDate(text, epoch),
    ),
    partyType: new Memo(readPartyType),
    corporateNumber: new Memo((text) => asText(parseCorporateNumber(text))),
    name: new Memo(readText),
    quantity: new Memo(readQuantity),
    unit: new Memo((text) => readUnit(text, kind)),
    tags: new Memo((text) => readTags(text, kind)),
  }
}

const asText = (read: Result<string>): Result<string> => (read.ok ? ok(read.value) : read)
