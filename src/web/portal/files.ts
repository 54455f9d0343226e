/** Which file answers which route. */
import type { Language } from '../../kit/bilingual.ts'
import { ok, type Result } from '../../kit/result.ts'
import { formatReportCsv } from '../../formats/report/csv.ts'
import { formatReportJson } from '../../formats/report/json.ts'
import { formatReportLongCsv } from '../../formats/report/long-csv.ts'
import type { Params, RouteNameOf } from '../routes.ts'
import { exportName } from './edition-name.ts'
import { writeEntriesCsv, writeEntriesJson, writeExport } from './entry-files.ts'
import { findFigure } from './entry-pages.ts'
import type { Catalogue, OpenEdition, Shelf } from './shelf.ts'

/** A file to save. Long ones are written while they are sent. */
export type DownloadedFile = {
  readonly type: string
  readonly saveAs: string
  readonly content: string | AsyncGenerator<string>
}

/** What a file is asked for with. */
export type FileRequest<N extends FileName> = {
  readonly language: Language
  readonly params: Params<N>
  readonly catalogue: Catalogue
  readonly shelf: Shelf
}

type FileName = RouteNameOf<'file'>
type FileWriter<N extends FileName> = (request: FileRequest<N>) => Promise<Result<DownloadedFile>>

/** Every file of the table of routes. */
export const files: { readonly [N in FileName]: FileWriter<N> } = {
  reportJson: (request) => writeReport(request, 'json'),
  reportCsv: (request) => writeReport(request, 'csv'),
  reportLongCsv: (request) => writeReport(request, 'long.csv'),
  editionReportJson: (request) => writeReport(request, 'json'),
  editionReportCsv: (request) => writeReport(request, 'csv'),
  editionReportLongCsv: (request) => writeReport(request, 'long.csv'),
  editionExport: async ({ params, catalogue, shelf }) => {
    const opened = await shelf.open(catalogue, params.year, params.edition)
    if (!opened.ok) return opened
    const saveAs = exportName(opened.value.edition)
    return ok({ type: json, saveAs, content: writeExport(shelf.source, opened.value) })
  },
  figureCsv: (request) => writeEntries(request, 'csv'),
  figureJson: (request) => writeEntries(request, 'json'),
}

const json = 'application/json; charset=utf-8'
const csv = 'text/csv; charset=utf-8'

type ReportRequest = FileRequest<'editionReportJson'> | FileRequest<'reportJson'>
type ReportForm = 'json' | 'csv' | 'long.csv'

async function writeReport(
  request: ReportRequest,
  form: ReportForm,
): Promise<Result<DownloadedFile>> {
  const { params, catalogue, shelf, language } = request
  const number = 'edition' in params ? params.edition : undefined
  const opened = await shelf.open(catalogue, params.year, number)
  if (!opened.ok) return opened
  const { edition, report } = opened.value
  const saveAs = `jisseki-${edition.year}-edition-${edition.number}-report.${form}`
  return ok({
    type: form === 'json' ? json : csv,
    saveAs,
    content: formats[form](report, language),
  })
}

const formats: Readonly<
  Record<ReportForm, (report: OpenEdition['report'], language: Language) => string>
> = {
  json: formatReportJson,
  csv: formatReportCsv,
  'long.csv': formatReportLongCsv,
}

async function writeEntries(
  request: FileRequest<'figureCsv'>,
  form: 'csv' | 'json',
): Promise<Result<DownloadedFile>> {
  const { params, catalogue, shelf, language } = request
  const opened = await shelf.open(catalogue, params.year, params.edition)
  if (!opened.ok) return opened
  const found = findFigure(opened.value, params)
  if (!found.ok) return found
  const { edition, figure } = found.value
  const name = [edition.year, 'edition', edition.number, figure.line, figure.indicator].join('-')
  const content =
    form === 'csv'
      ? writeEntriesCsv(shelf.source, found.value, language)
      : writeEntriesJson(shelf.source, found.value)
  return ok({ type: form === 'csv' ? csv : json, saveAs: `jisseki-${name}.${form}`, content })
}
