/**
 * The figures of a year as they stand at this moment, counted from the records. The public sees
 * them once they are published; who delivers a programme sees here that what was done has counted.
 */
import type { Child } from 'hono/jsx'
import { countReportOfToday } from '../../commands/count-report.ts'
import { programmesFor } from '../../domain/access/capability.ts'
import { formatFiscalYear } from '../../domain/fiscal-year.ts'
import { formatNumber, type ReportFigure, type ReportRow } from '../../domain/report.ts'
import { TargetCell } from '../../formats/report/cell.tsx'
import type { Language } from '../../kit/bilingual.ts'
import { readListQuery } from '../list.ts'
import { contextOf, type PersonalPage, shown } from '../personal.ts'
import { basisName } from '../ui/figure-value.tsx'
import { ListFilter } from '../ui/list-filter.tsx'
import { formatMoment } from '../ui/when.ts'
import { inBooks, nowOf } from './books.ts'
import { deskNames } from './offering/frame.tsx'
import { programmeOptions, readPlanLines } from './plan-lines.ts'

const order = { sorts: ['line'], usual: 'line' } as const

/** The page: every programme of the visitor's, or the one that the address names by its key. */
export const figuresPage: PersonalPage<'deskFigures'> = {
  for: 'figure.read',
  show: async (visit) => {
    const report = await countReportOfToday(contextOf(visit))
    if (!report.ok) return report
    const { language, to, visitor } = visit
    const say = texts[language]
    const lines = await inBooks(visit, readPlanLines)
    const asked = readListQuery(visit.query, order)
    const own = programmesFor(visitor.actor, 'figure.read')
    const programme = asked.filter('programme')
    const rows = report.value.rows
      .filter((row) => own === null || own.includes(row.programme.key))
      .filter((row) => programme === '' || row.programme.key === programme)
    const options = programmeOptions(visit, lines, 'figure.read')
    const filters = [{ kind: 'select', name: 'programme', label: say.programme, options }] as const
    return shown({
      title: say.title,
      trail: [{ name: deskNames.desk[language], href: to.desk() }, { name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">
            {say.lead(
              formatFiscalYear(report.value.year, language),
              formatMoment(nowOf(visit), language),
            )}
          </p>
          <ListFilter visit={visit} filters={filters} sorts={[]} asked={asked} />
          {rows.length === 0 ? <p>{say.none}</p> : <Figures rows={rows} language={language} />}
        </>
      ),
    })
  },
}

type FiguresProps = { readonly rows: readonly ReportRow[]; readonly language: Language }

function Figures({ rows, language }: FiguresProps): Child {
  const say = texts[language]
  return (
    <table class="plain stacked">
      <caption class="for-readers">{say.title}</caption>
      <thead>
        <tr>
          {[say.programme, say.counted, say.planned].map((label) => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              {row.line.code} {row.line.name[language]}
            </th>
            <td data-label={say.counted}>
              {row.figures.length === 0 ? say.notCounted : <Counts {...{ row, language }} />}
            </td>
            <td data-label={say.planned}>
              <TargetCell line={row.line} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Counts({
  row,
  language,
}: {
  readonly row: ReportRow
  readonly language: Language
}): Child {
  return (
    <ul class="plain-list">
      {row.figures.map((figure) => (
        <li>{sentenceOf(figure, language)}</li>
      ))}
    </ul>
  )
}

/** 支援を受けた人 12人（実数）: what is counted, how many, and how. */
function sentenceOf({ indicator, count, basis }: ReportFigure, language: Language): string {
  const number = formatNumber(count.value, language)
  const unit = indicator.unit[language]
  const how = basisName(basis, language)
  return language === 'ja'
    ? `${indicator.name.ja} ${number}${unit}（${how}）`
    : `${indicator.name.en}: ${number} ${unit} (${how})`
}

const texts = {
  ja: {
    title: 'いまの実績',
    lead: (year: string, when: string) =>
      `${year}の実績を、${when}までの記録から数えています。公表前の数です。`,
    programme: '事業',
    counted: '実績',
    planned: '計画の規模',
    notCounted: '数える項目はありません。',
    none: '見ることのできる事業はありません。',
  },
  en: {
    title: 'Figures now',
    lead: (year: string, when: string) =>
      `The results of ${year}, counted from the records up to ${when}. They are not published yet.`,
    programme: 'Programme',
    counted: 'Result',
    planned: 'Planned scale',
    notCounted: 'Nothing is counted here.',
    none: 'There is no programme that you may see.',
  },
} as const
