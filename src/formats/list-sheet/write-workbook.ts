/**
 * Lists as Excel workbooks (ECMA-376), written while they are read. The library that reads them
 * writes two sheets only from memory, where 50,000 rows hold the program up for seconds.
 */
import type { Language } from '../../kit/bilingual.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { displayWidth } from '../report/width.ts'
import { guardFormula } from '../sheet/formula-guard.ts'
import { yesNoWords } from './cell-reader.ts'
import type { AnyColumn, CellForm, ListCell } from './column.ts'
import { explainColumns, explanationName } from './explanation.ts'
import { type CellStyle, cellStyles, escapeXml, fixedParts, workbookPart } from './workbook-xml.ts'
import type { WrittenList } from './list.ts'
import { zipParts } from './zip-writer.ts'

/** The most rows that a sheet can have below its headings. Excel knows no more. */
const sheetRowLimit = 2 ** 20 - 1

/** The bytes of a workbook with the list, and a sheet that explains its columns. */
export function formatWorkbook<Row>(list: WrittenList<Row>): AsyncIterable<Uint8Array> {
  const names = [sheetName(list.title, list.language), explanationName[list.language]] as const
  return zipParts([
    ...fixedParts,
    { name: 'xl/workbook.xml', text: [workbookPart(names)] },
    { name: 'xl/worksheets/sheet1.xml', text: listSheet(list) },
    { name: 'xl/worksheets/sheet2.xml', text: explanationSheet(list) },
  ])
}

const sheetStart =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'

const frozenHeadings =
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'

async function* listSheet<Row>(list: WrittenList<Row>): AsyncGenerator<string> {
  const { columns, rows, language } = list
  const widths = columns.map((column) => columnWidth(column, language))
  yield `${sheetStart}${sheetView(true)}${columnWidths(widths)}<sheetData>`
  yield rowXml(
    1,
    columns.map(({ heading }) => cellXml(heading[language], 'heading')),
  )
  let row = 1
  for await (const each of rows) {
    row += 1
    check(row <= sheetRowLimit + 1, `a workbook has room for ${sheetRowLimit} rows`)
    const cells = columns.map((column) =>
      listCell(column.write(each, language), column.form, language),
    )
    yield rowXml(row, cells)
  }
  yield `</sheetData><autoFilter ref="A1:${columnLetters(columns.length - 1)}${row}"/>`
  yield `${validations(columns, language)}${margins}</worksheet>`
}

function* explanationSheet<Row>({ columns, language }: WrittenList<Row>): Generator<string> {
  yield `${sheetStart}${sheetView(false)}${columnWidths([24, 24, 14, 30, 36, 60])}<sheetData>`
  for (const [at, texts] of explainColumns(columns, language).entries()) {
    yield rowXml(
      at + 1,
      texts.map((text) => cellXml(text, at === 0 ? 'heading' : 'text')),
    )
  }
  yield `</sheetData>${margins}</worksheet>`
}

const margins =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'

/** A list is opened at its top, its headings staying where they are. */
function sheetView(isFirst: boolean): string {
  const view = `<sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>`
  const fits = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
  return `${fits}<sheetViews>${view}${frozenHeadings}</sheetView></sheetViews>`
}

function columnWidths(widths: readonly number[]): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  return `<cols>${columns.join('')}</cols>`
}

/** In characters; room for the heading with its button, and for what usually stands below. */
function columnWidth({ heading, form, choices = [] }: AnyColumn, language: Language): number {
  const labels = choices.map((choice) => displayWidth(choice[language]))
  const usual = {
    text: 28,
    code: 16,
    number: 10,
    date: 12,
    time: 8,
    moment: 18,
    choice: 10,
    'yes-no': 8,
  }
  return Math.min(60, Math.max(usual[form], displayWidth(heading[language]) + 5, ...labels) + 1)
}

/** `cells` in the order of the columns; empty ones are nothing. */
function rowXml(row: number, cells: readonly ((reference: string) => string)[]): string {
  const written = cells.map((cell, at) => cell(`${columnLetters(at)}${row}`))
  return `<row r="${row}">${written.join('')}</row>`
}

function listCell(cell: ListCell, form: CellForm, language: Language) {
  if (cell === null || cell === '') return () => ''
  if (typeof cell === 'boolean') return cellXml(yesNoWords[cell ? 'yes' : 'no'][language], 'code')
  if (typeof cell === 'number') return numberXml(cell, 'number')
  if (form === 'date' && isCalendarDate(cell)) return numberXml(serialOf(cell), 'date')
  return cellXml(cell.replaceAll(/\r\n?/g, '\n'), form === 'text' ? 'text' : 'code')
}

function numberXml(value: number, style: CellStyle) {
  check(Number.isFinite(value), 'a cell holds a finite number')
  return (reference: string) => `<c r="${reference}" s="${cellStyles[style]}"><v>${value}</v></c>`
}

/** The longest text that Excel opens, in characters. */
const longestCell = 32_767

/**
 * A text in its place in the sheet, where nothing takes it for a formula. One that begins with the
 * guard of a CSV gets another, which reading takes off.
 */
function cellXml(text: string, style: CellStyle) {
  if (text === '') return () => ''
  check(text.length < longestCell, 'a text fits into a cell')
  const kept = text.startsWith("'") ? guardFormula(text) : text
  return (reference: string) =>
    `<c r="${reference}" s="${cellStyles[style]}" t="inlineStr"><is><t xml:space="preserve">` +
    `${escapeXml(kept)}</t></is></c>`
}

/** Days since 1899-12-30, which is how Excel counts from March 1900 on. */
function serialOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
}

/** Lists to choose from, in the columns that have them. Other words can be typed all the same. */
function validations(columns: readonly AnyColumn[], language: Language): string {
  const lists = columns.flatMap(({ form, choices = [] }, at) => {
    const labels = form === 'yes-no' ? Object.values(yesNoWords) : form === 'choice' ? choices : []
    const formula = labels.map((label) => label[language]).join(',')
    const isPossible = formula !== '' && formula.length <= 255 && !formula.includes('"')
    const isPlain = labels.every((label) => !label[language].includes(','))
    return isPossible && isPlain ? [validation(columnLetters(at), formula)] : []
  })
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

function validation(letters: string, formula: string): string {
  const place = `${letters}2:${letters}${sheetRowLimit + 1}`
  return (
    `<dataValidation type="list" allowBlank="1" sqref="${place}">` +
    `<formula1>"${escapeXml(formula)}"</formula1></dataValidation>`
  )
}

/** A, B … Z, AA: a column's letters, counted from 0. */
function columnLetters(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26))
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last
}

/** Excel takes at most 31 characters, and some not at all. */
function sheetName(title: string, language: Language): string {
  const name = title
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .replaceAll(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
  const isFree = name !== '' && name !== explanationName[language]
  return isFree ? name : language === 'ja' ? '一覧' : 'List'
}
