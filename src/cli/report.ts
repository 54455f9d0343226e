/** `report`: the year's report, counted now or as an edition published it. */
import type { Context } from '../commands/context.ts'
import { countReport } from '../commands/count-report.ts'
import { editionMissing } from '../commands/verify.ts'
import { reportOfEdition } from '../domain/edition/report.ts'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import type { Report } from '../domain/report.ts'
import { formatReportCsv } from '../formats/report/csv.ts'
import { renderReportDocument } from '../formats/report/html.tsx'
import { formatReportJson } from '../formats/report/json.ts'
import { formatReportLongCsv } from '../formats/report/long-csv.ts'
import { formatReportText } from '../formats/report/text.ts'
import type { Language } from '../kit/bilingual.ts'
import { ok, type Result } from '../kit/result.ts'
import { withAuthority } from '../store/database.ts'
import { findEdition } from '../store/edition.ts'
import { defineCommand } from './definition.ts'
import { choice, edition, out, year } from './option.ts'
import { deliver } from './file.ts'
import { withBooks } from './session.ts'

const formats = ['text', 'json', 'csv', 'long-csv', 'html'] as const
type Format = (typeof formats)[number]

/** `report`. */
export const reportCommand = defineCommand({
  name: 'report',
  says: {
    ja: '実施状況の報告書を出力する（今の記録から数える。--edition で公表版）',
    en: 'print the report, counted now from the records (or, with --edition, as published)',
  },
  options: {
    year,
    format: choice(
      '--format <format>',
      { ja: `形式（${formats.join('、')}）`, en: `the format (${formats.join(', ')})` },
      formats,
    ),
    edition,
    out,
  },
  examples: [
    'jisseki report --year 2023',
    'jisseki report --year 2023 --format csv --edition 1 --out 報告書.csv',
  ],
  run: async (session, { options }) => {
    const report = await withBooks(session, ({ context }) =>
      readReport(context, options.year, options.edition),
    )
    if (!report.ok) return report
    const format = session.asJson ? 'json' : options.format
    const { terminal } = session.services
    const { language } = session
    const text = formatters[format](report.value, { language, columns: terminal.columns })
    return deliver([text], options.out, terminal)
  },
})

async function readReport(
  context: Context,
  of: FiscalYear,
  number: number | null,
): Promise<Result<Report>> {
  if (number === null) return countReport(context, of)
  const { database, authority } = context
  const found = await withAuthority(database, authority, (books) => findEdition(books, of, number))
  return found ? ok(reportOfEdition(found)) : editionMissing(of, number)
}

type Look = { readonly language: Language; readonly columns: number | null }

const formatters: Readonly<Record<Format, (report: Report, look: Look) => string>> = {
  text: (report, { language, columns }) => formatReportText(report, language, columns ?? undefined),
  json: formatReportJson,
  csv: (report, { language }) => formatReportCsv(report, language),
  'long-csv': formatReportLongCsv,
  html: (report, { language }) => renderReportDocument(report, language),
}
