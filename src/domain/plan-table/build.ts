/**
 * Rows become a draft: each row is a pillar, a programme, a component of the one above, or
 * unread.
 */
import { parseCell } from '../notation/cell.ts'
import { readUnit } from '../notation/unit.ts'
import { fold, isMark, oneLine, plainCell, readNumber, tidyName } from './cell-text.ts'
import { readComponentText } from './component-name.ts'
import type {
  AstrayCell,
  DraftLine,
  DraftPillar,
  DraftProgramme,
  PlanDraft,
  UnreadReason,
  UnreadRow,
} from './draft.ts'
import type { Columns, Field } from './header.ts'
import { statedMoneyUnit } from './header.ts'
import { findTitle, readHeading, type Heading } from './heading.ts'
import { type AlignedRow, rowText, type Section, type Sections } from './section.ts'

/** Makes the draft of a table. */
export function buildDraft({ preamble, sections }: Sections): PlanDraft {
  const title = findTitle(preamble)
  const moneyUnit = preamble.map((row) => statedMoneyUnit(rowText(row))).find(Boolean) ?? null
  const books: Books = {
    title: title.text,
    numbered: sections.some((section) => section.rows.some(hasNumber)),
    pillars: [],
    unread: preamble
      .filter((row) => !title.rows.includes(row) && statedMoneyUnit(rowText(row)) === null)
      .map((row) => ({ place: row.place, text: rowText(row), reason: 'before_the_table' })),
    astray: [],
  }
  for (const section of sections) {
    const units = unitsOf(section.columns, moneyUnit)
    for (const row of section.rows) takeRow(books, row, units)
  }
  return {
    title: title.text,
    year: title.year,
    pillars: books.pillars.filter((pillar) => pillar.programmes.length > 0 || pillar.name !== ''),
    unread: books.unread,
    astray: books.astray,
    unreadColumns: sections.flatMap(unreadColumns),
    fields: new Set(sections.flatMap((section) => [...section.columns.at.keys()])),
  }
}

type Units = ReadonlyMap<Field, string>
type OpenProgramme = Omit<DraftProgramme, 'components'> & { readonly components: DraftLine[] }
type OpenPillar = Omit<DraftPillar, 'programmes'> & { readonly programmes: OpenProgramme[] }

/** What the rows so far came to. */
type Books = {
  readonly title: string
  /** Whether programmes carry numbers; without, each row with a name is one. */
  readonly numbered: boolean
  readonly pillars: OpenPillar[]
  readonly unread: UnreadRow[]
  readonly astray: AstrayCell[]
}

function takeRow(books: Books, row: AlignedRow, units: Units): void {
  const refused = (reason: UnreadReason): void => {
    books.unread.push({ place: row.place, text: row.filled.join(' '), reason })
  }
  if (row.shiftUnclear) return refused('shift_unclear')
  const [only, ...others] = row.filled
  if (only !== undefined && others.length === 0) {
    if (books.title !== '' && fold(only) === fold(books.title)) return
    const heading = readHeading(only)
    if (heading === null) return refused('only_one_cell')
    return openPillar(books, heading)
  }
  if (isTotal(row)) return refused('a_total')
  const no = numberOf(books, row)
  if (no !== null) return addProgramme(books, no, lineOf(row, String(no), units))
  const programme = books.pillars.at(-1)?.programmes.at(-1)
  if (!programme) return refused('no_programme_above')
  const code = componentCode(row.fields.no, programme)
  if (code === null) return refused('number_unclear')
  return addComponent(books, programme, componentOf(row, code, units))
}

/** Null for a component: a row below a programme without a number of its own. */
function numberOf(books: Books, row: AlignedRow): number | null {
  if (books.numbered) return readNumber(row.fields.no)
  if (fold(row.fields.name) === '') return null
  return books.pillars.reduce((sum, pillar) => sum + pillar.programmes.length, 1)
}

/** A heading that is repeated after a page break goes on with its pillar. */
function openPillar(books: Books, heading: Heading): void {
  const known = books.pillars.find(
    (pillar) => pillarName(pillar.name) === pillarName(heading.name) && pillar.name !== '',
  )
  if (known && known === books.pillars.at(-1)) return
  const taken = new Set(books.pillars.map((pillar) => pillar.no))
  const next = Math.max(0, ...taken) + 1
  const no = heading.no === null || taken.has(heading.no) ? next : heading.no
  books.pillars.push({ no, name: heading.name, programmes: [] })
}

const pillarName = (name: string): string => fold(name).replace(/\((?:続き|つづき)\)$/, '')

function addProgramme(books: Books, no: number, { line, astray }: TakenLine): void {
  const pillar = books.pillars.at(-1)
  const programme = { ...line, no, components: [] }
  if (pillar) pillar.programmes.push(programme)
  else books.pillars.push({ no: 1, name: '', programmes: [programme] })
  books.astray.push(...astray)
}

function addComponent(books: Books, programme: OpenProgramme, taken: TakenLine): void {
  programme.components.push(taken.line)
  books.astray.push(...taken.astray)
}

type TakenLine = { readonly line: DraftLine; readonly astray: readonly AstrayCell[] }

function lineOf(row: AlignedRow, code: string, units: Units): TakenLine {
  const { fields } = row
  const name = tidyName(fields.name)
  const outline = oneLine(fields.outline)
  const line = {
    code,
    name,
    nameStated: true,
    outline,
    text: [name, outline].filter(Boolean).join(' '),
    budget: cellOf('budget', row, units),
    target: cellOf('target', row, units),
    result: cellOf('result', row, units),
    unitNote: plainCell(fields.unitNote),
    place: row.place,
  }
  return { line, astray: row.astray.map((text) => ({ code, place: row.place, text })) }
}

/** A component's name stands in the name column, or with its outline in one cell. */
function componentOf(row: AlignedRow, code: string, units: Units): TakenLine {
  const taken = lineOf(row, code, units)
  if (taken.line.name !== '') return taken
  const read = readComponentText(row.fields.outline)
  return { ...taken, line: { ...taken.line, ...read, text: taken.line.outline } }
}

/** By its order, or by its own number (25-2). Null where the number cell says something else. */
function componentCode(text: string, programme: OpenProgramme): string | null {
  if (fold(text) === '' || isMark(text)) {
    return `${programme.no}-${programme.components.length + 1}`
  }
  const stated = new RegExp(`^${programme.no}[-(](\\d{1,3})\\)?$`).exec(fold(text))?.[1]
  return stated === undefined ? null : `${programme.no}-${Number(stated)}`
}

/** A bare number is read in the unit that its column states, or else the row's unit column. */
function cellOf(field: 'budget' | 'target' | 'result', row: AlignedRow, units: Units) {
  const text = plainCell(row.fields[field])
  const unit = units.get(field) ?? (field === 'budget' ? undefined : unitOfRow(row))
  const bare = /^約?[△▲-]?\d[\d,]*(?:\.\d+)?$/.test(fold(text))
  return parseCell(bare && unit !== undefined ? text + unit : text)
}

/** The unit note where it is a unit and nothing else: 人. */
function unitOfRow(row: AlignedRow): string | undefined {
  const note = oneLine(row.fields.unitNote).normalize('NFKC')
  const found = readUnit(note, 0)
  return found?.end === note.length ? note : undefined
}

function unitsOf(columns: Columns, moneyUnit: string | null): Units {
  const units = new Map(columns.units)
  if (moneyUnit !== null && !units.has('budget')) units.set('budget', moneyUnit)
  return units
}

function isTotal(row: AlignedRow): boolean {
  return [row.fields.no, row.fields.name].some((text) =>
    /^(?:小計|合計|総計|計|総合計)$/.test(fold(text)),
  )
}

const hasNumber = (row: AlignedRow): boolean =>
  row.filled.length > 1 && readNumber(row.fields.no) !== null

function unreadColumns(section: Section) {
  return [...section.columns.unread.values()].map((word) => ({ word, place: section.place }))
}
