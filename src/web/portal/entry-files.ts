/** Files with every record behind a figure, and the whole edition, written while they are read. */
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../kit/bilingual.ts'
import type { Entry, ExportedEdition } from '../../domain/edition/edition.ts'
import { tags } from '../../domain/fact/definition.ts'
import { factKind } from '../../domain/fact/kind.ts'
import { partyTypes } from '../../domain/party.ts'
import { figureKey } from '../../domain/report.ts'
import { guardFormula } from '../../formats/sheet/formula-guard.ts'
import { eachEntryPage, type EditionSource } from './edition-source.ts'
import { type OpenFigure, placeOf } from './entry-pages.ts'
import type { OpenEdition } from './shelf.ts'

/** The records as CSV with a header line: UTF-8 with a byte order mark, so that Excel reads it. */
export async function* writeEntriesCsv(
  source: EditionSource,
  open: OpenFigure,
  language: Language,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLines([headings[language]])}`
  for await (const page of eachEntryPage(source, placeOf(open), open.figure.entries)) {
    yield csvLines(page.map((entry) => cellsOf(entry, language)))
  }
}

/** The records as JSON, with the figure and the edition that they belong to. */
export async function* writeEntriesJson(
  source: EditionSource,
  open: OpenFigure,
): AsyncGenerator<string> {
  const { authority, year, number, digest } = open.edition
  const edition = { authority, year, number, digest }
  yield `{"edition":${JSON.stringify(edition)},"figure":${JSON.stringify(open.figure)},"entries":`
  yield* writeList(eachEntryPage(source, placeOf(open), open.figure.entries))
  yield '}\n'
}

/** An edition with all its lists, as `jisseki verify --file` reads it ({@link ExportedEdition}). */
export async function* writeExport(
  source: EditionSource,
  { edition }: OpenEdition,
): AsyncGenerator<string> {
  const format: ExportedEdition['format'] = 'jisseki-edition-1'
  yield `{"format":"${format}","edition":${JSON.stringify(edition)},"entries":{`
  for (const [index, figure] of edition.figures.entries()) {
    const key = JSON.stringify(figureKey(figure.line, figure.indicator))
    yield `${index === 0 ? '' : ','}\n${key}:`
    yield* writeList(eachEntryPage(source, placeOf({ edition, figure }), figure.entries))
  }
  yield '}}\n'
}

const headings = {
  ja: [
    '記録',
    '発生日',
    '記録日',
    '記録の種類',
    '種類の名前',
    '対象者（仮名）',
    '対象者の種別',
    '募集・提供枠',
    '区分',
    '数量',
    '数量の単位',
  ],
  en: [
    'fact',
    'occurred on',
    'recorded on',
    'kind',
    'name of kind',
    'party (pseudonym)',
    'party type',
    'offering',
    'tags',
    'quantity',
    'unit of quantity',
  ],
} as const satisfies Readonly<Record<Language, readonly string[]>>

function cellsOf(entry: Entry, language: Language): readonly (string | number)[] {
  return [
    entry.fact,
    entry.occurredOn,
    entry.recordedOn,
    entry.kind,
    factKind(entry.kind).label[language],
    entry.party ?? '',
    entry.partyType === null ? '' : partyTypes[entry.partyType][language],
    entry.offering ?? '',
    entry.tags.map((tag) => tags[tag][language]).join(' '),
    entry.quantity,
    entry.unit,
  ]
}

/** Lines of CSV; a text that a spreadsheet would take for a formula is guarded. */
function csvLines(rows: readonly (readonly (string | number)[])[]): string {
  const guarded = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell)),
  )
  return stringify(guarded, { record_delimiter: '\r\n' })
}

async function* writeList(pages: AsyncGenerator<readonly Entry[]>): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const page of pages) {
    if (page.length === 0) continue
    yield separator + page.map((entry) => JSON.stringify(entry)).join(',\n')
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]' : '\n]'
}
