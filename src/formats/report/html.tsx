/**
 * The report in the layout in which the table is published: pillars as rows, a programme's
 * components below it, and a header of two rows (計画: 予算, 規模; 実績: 規模, 単位の説明). The site's
 * report page and the document for printing share the table.
 */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { Pillar } from '../../domain/plan.ts'
import type { Report, ReportRow } from '../../domain/report.ts'
import { renderDocument } from '../html-document.ts'
import {
  BudgetCell,
  type FigureLink,
  isSingleNumber,
  Phrases,
  ResultText,
  TargetCell,
} from './cell.tsx'
import { reportStyles } from './styles.ts'

/** Where lines and figures open; without it the table is text. */
export type ReportLinks = {
  readonly programme: (code: string) => string
  readonly figure: FigureLink
}

/** What the table is made of. `imprint` stands at the foot of every printed page. */
export type ReportTableProps = {
  readonly report: Report
  readonly language: Language
  readonly caption: string
  readonly imprint: string
  readonly links?: ReportLinks
}

/**
 * The table. On narrow screens its style sheet turns lines into cards; the roles keep the table a
 * table for assistive technology there.
 */
export function ReportTable(props: ReportTableProps): Child {
  const { report, language } = props
  return (
    <table class="report" role="table">
      <caption>{props.caption}</caption>
      <thead role="rowgroup">
        <Head language={language} />
      </thead>
      {report.plan.pillars.map((pillar) => (
        <tbody role="rowgroup">
          <PillarRow pillar={pillar} language={language} />
          {report.rows
            .filter((row) => row.pillar === pillar)
            .map((row) => (
              <Row row={row} {...props} />
            ))}
        </tbody>
      ))}
      <tfoot class="imprint" role="rowgroup">
        <tr role="row">
          <td role="cell" colspan={columns}>
            {props.imprint}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

/** The report as one HTML document that stands by itself: no links, styles inside, A4 landscape. */
export function renderReportDocument(report: Report, language: Language): string {
  const title = report.plan.title[language]
  const imprint =
    report.edition === null ? words.counted[language] : words.edition(report.edition)[language]
  const document = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: reportStyles() }} />
      </head>
      <body class="report-document">
        <main>
          <h1>{title}</h1>
          {report.plan.synthetic && <p class="report-synthetic">{words.synthetic[language]}</p>}
          <p class="report-source">{report.plan.source[language]}</p>
          <ReportTable report={report} language={language} caption={title} imprint={imprint} />
        </main>
      </body>
    </html>
  )
  return renderDocument(document)
}

const columns = 7

const words = {
  number: { ja: '番号', en: 'No.' },
  programme: { ja: '重点事業', en: 'Programme' },
  outline: { ja: '事業概要', en: 'Outline' },
  plan: { ja: '計画', en: 'Plan' },
  budget: { ja: '予算', en: 'Budget' },
  target: { ja: '規模', en: 'Scale' },
  results: { ja: '実績', en: 'Result' },
  result: { ja: '規模', en: 'Scale' },
  unitNote: { ja: '単位の説明', en: 'What is counted' },
  counted: { ja: '公表前の集計', en: 'Counted just now, not published' },
  edition: (number: number) => ({ ja: `第${number}版`, en: `Edition ${number}` }),
  synthetic: {
    ja: '【架空の記録】この表の実績は、実演のために作った架空の記録から数えたものです。',
    en: '[Synthetic records] The results in this table are counted from records made up for demonstration.',
  },
} as const satisfies Readonly<Record<string, Bilingual | ((number: number) => Bilingual)>>

function Head({ language }: { readonly language: Language }): Child {
  const tall = { rowspan: 2, scope: 'col', role: 'columnheader' }
  const wide = { colspan: 2, scope: 'colgroup', role: 'columnheader' }
  const low = { scope: 'col', role: 'columnheader' }
  return (
    <>
      <tr role="row">
        <th class="no" {...tall}>
          {words.number[language]}
        </th>
        <th class="name" {...tall}>
          {words.programme[language]}
        </th>
        <th class="outline" {...tall}>
          {words.outline[language]}
        </th>
        <th {...wide}>{words.plan[language]}</th>
        <th {...wide}>{words.results[language]}</th>
      </tr>
      <tr role="row">
        <th class="budget" {...low}>
          {words.budget[language]}
        </th>
        <th class="target" {...low}>
          {words.target[language]}
        </th>
        <th class="result" {...low}>
          {words.result[language]}
        </th>
        <th class="unit-note" {...low}>
          {words.unitNote[language]}
        </th>
      </tr>
    </>
  )
}

function PillarRow({
  pillar,
  language,
}: {
  readonly pillar: Pillar
  readonly language: Language
}): Child {
  return (
    <tr class="pillar" role="row">
      <th scope="rowgroup" role="rowheader" colspan={columns}>
        {pillar.no} {pillar.name[language]}
      </th>
    </tr>
  )
}

function Row({ row, language, links }: ReportTableProps & { readonly row: ReportRow }): Child {
  const { line } = row
  const label = (of: Bilingual, over?: Bilingual) =>
    over ? `${over[language]}・${of[language]}` : of[language]
  return (
    <tr class={row.component ? 'component' : 'programme'} id={`line-${line.code}`} role="row">
      <td class="no" role="cell">
        {line.code}
      </td>
      <th class="name" scope="row" role="rowheader">
        {links ? (
          <a href={links.programme(line.code)}>{line.name[language]}</a>
        ) : (
          line.name[language]
        )}
      </th>
      <td class="outline" role="cell">
        {line.outline[language]}
      </td>
      <td
        class={blankable('budget num', line.budget.text)}
        role="cell"
        data-label={label(words.budget, words.plan)}
      >
        <span>
          <BudgetCell cell={line.budget} language={language} />
        </span>
      </td>
      <td
        class={blankable(isSingleNumber(line.target) ? 'target num' : 'target', line.target.text)}
        role="cell"
        data-label={label(words.target, words.plan)}
      >
        <span>
          <TargetCell line={line} language={language} />
        </span>
      </td>
      <td
        class={isSingleResult(row) ? 'result num' : 'result'}
        role="cell"
        data-label={label(words.result, words.results)}
      >
        <span>
          <ResultText row={row} language={language} link={links?.figure} />
        </span>
      </td>
      <td
        class={blankable('unit-note', line.unitNote[language])}
        role="cell"
        data-label={words.unitNote[language]}
      >
        <span>
          <Phrases text={line.unitNote[language]} />
        </span>
      </td>
    </tr>
  )
}

/** Cards leave out what a table shows as an empty cell. */
const blankable = (name: string, text: string): string => (text === '' ? `${name} blank` : name)

/** A number with its unit, which is then set to the right; words that hold a number are not. */
function isSingleResult({ line, figures }: ReportRow): boolean {
  return figures.length === 1 && line.resultLayout.ja.startsWith('{')
}
