/** A programme, or one of its components: what it does, what was promised and what was reached. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { ok, refuse } from '../../kit/result.ts'
import { deliveryKinds } from '../../domain/delivery-kind.ts'
import { linesOf } from '../../domain/plan.ts'
import { formatNumber, type ReportFigure, type ReportRow } from '../../domain/report.ts'
import { basisName } from '../ui/figure-value.tsx'
import { BudgetCell, Phrases, ResultText, TargetCell } from '../../formats/report/cell.tsx'
import type { Links } from '../routes.ts'
import { Measure } from '../ui/measure.tsx'
import type { Page, Visit } from './page.ts'
import type { OpenEdition } from './shelf.ts'

/** The line with this code in the newest edition of the year. */
export const programmePage: Page<'programme'> = async (visit) => {
  const { params, language, to } = visit
  const opened = await visit.shelf.open(visit.catalogue, params.year)
  if (!opened.ok) return opened
  const open = opened.value
  const row = open.report.rows.find(({ line }) => line.code === params.code)
  if (!row) return noLine
  const { year } = open.edition
  const { programme, component, line } = row
  const trail = [
    { name: texts[language].home, href: to.home() },
    ...(component
      ? [
          { name: programme.name[language], href: to.programme({ year, code: programme.code }) },
          { name: component.name[language] },
        ]
      : [{ name: programme.name[language] }]),
  ]
  return ok({
    state: 'shown',
    title: line.name[language],
    trail,
    open,
    body: (
      <article>
        <p class="over-title">
          {row.pillar.no} {row.pillar.name[language]}
        </p>
        <h1>
          <span class="title-number">{line.code}</span> {line.name[language]}
        </h1>
        <p class="lead">{line.outline[language]}</p>
        {visit.hasOfferings && (
          <p>
            <a class="button-link" href={to.offerings({ programme: programme.key })}>
              {texts[language].offerings}
            </a>
          </p>
        )}
        <Terms row={row} language={language} />
        {line.indicators.length > 0 && <Results open={open} row={row} visit={visit} />}
        {!component && programme.components.length > 0 && (
          <Components open={open} row={row} visit={visit} />
        )}
        <Neighbours open={open} row={row} to={to} language={language} />
      </article>
    ),
  })
}

const noLine = refuse(
  'programme_not_found',
  'その番号の事業は、この年度の計画にありません。番号を確かめるか、事業名で探してください。',
  'The plan of this year has no programme with that number. Check the number, or search by name.',
)

const texts = {
  ja: {
    home: '事業を探す',
    offerings: 'この事業の募集・予約を見る',
    budget: '予算',
    target: '計画の規模',
    result: '実績',
    unitNote: '単位の説明',
    procedures: '行うこと',
    results: '計画と実績',
    figures: '数値ごとの根拠',
    figure: '数値',
    value: '値',
    basis: '数え方',
    records: 'もとの記録',
    recordsOf: (count: string) => `${count}件を見る`,
    components: '内訳',
    previous: '前の事業',
    next: '次の事業',
    neighbours: '前後の事業',
  },
  en: {
    home: 'Programmes',
    offerings: 'What you can apply for in this programme',
    budget: 'Budget',
    target: 'Target',
    result: 'Result',
    unitNote: 'What is counted',
    procedures: 'Means',
    results: 'Target and result',
    figures: 'What stands behind each figure',
    figure: 'Figure',
    value: 'Value',
    basis: 'Counted as',
    records: 'Records',
    recordsOf: (count: string) => `See ${count}`,
    components: 'Components',
    previous: 'Previous programme',
    next: 'Next programme',
    neighbours: 'Programmes before and after',
  },
} as const

type Part = {
  readonly open: OpenEdition
  readonly row: ReportRow
  readonly visit: Visit<'programme'>
}

function Terms({ row, language }: { readonly row: ReportRow; readonly language: Language }): Child {
  const say = texts[language]
  const { line } = row
  const procedures = line.procedures.map((kind) => deliveryKinds[kind][language])
  const terms: readonly (readonly [string, Child])[] = [
    [
      say.budget,
      line.budget.state !== 'blank' && <BudgetCell cell={line.budget} language={language} />,
    ],
    [say.target, line.target.state !== 'blank' && <TargetCell line={line} language={language} />],
    [say.result, <ResultText row={row} language={language} />],
    [say.unitNote, line.unitNote[language] !== '' && <Phrases text={line.unitNote[language]} />],
    [say.procedures, procedures.length > 0 && procedures.join(language === 'ja' ? '、' : ', ')],
  ]
  return (
    <dl class="terms">
      {terms
        .filter(([, description]) => description !== false)
        .map(([term, description]) => (
          <div>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
    </dl>
  )
}

function Results({ open, row, visit }: Part): Child {
  const { language, to } = visit
  const say = texts[language]
  const { year, number } = open.edition
  const figure = (line: string, indicator: string) =>
    to.figure({ year, edition: number, line, indicator })
  return (
    <>
      <section aria-labelledby="results">
        <h2 id="results">{say.results}</h2>
        <Measure row={row} language={language} figure={figure} />
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">{say.figures}</h2>
        <div class="scroll" tabindex={0} role="group" aria-labelledby="figures">
          <table class="plain">
            <caption class="visually-hidden">{say.figures}</caption>
            <thead>
              <tr>
                <th scope="col">{say.figure}</th>
                <th scope="col" class="num">
                  {say.value}
                </th>
                <th scope="col">{say.basis}</th>
                <th scope="col">{say.records}</th>
              </tr>
            </thead>
            <tbody>
              {row.figures.map((one) => (
                <FigureRow figure={one} open={open} row={row} visit={visit} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}

function FigureRow({ figure, open, row, visit }: Part & { readonly figure: ReportFigure }): Child {
  const { language, to } = visit
  const { indicator, count, basis } = figure
  const { year, number } = open.edition
  const name = indicator.name[language]
  const records = texts[language].recordsOf(formatNumber(recordCount(open, row, figure), language))
  const href = to.figure({ year, edition: number, line: row.line.code, indicator: indicator.key })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="num">
        {formatNumber(count.value, language)}
        {language === 'ja' ? '' : ' '}
        {indicator.unit[language]}
      </td>
      <td>{basisName(basis, language)}</td>
      <td>
        <a href={href} aria-label={`${records} (${name})`}>
          {records}
        </a>
      </td>
    </tr>
  )
}

function recordCount({ edition }: OpenEdition, row: ReportRow, figure: ReportFigure): number {
  const frozen = edition.figures.find(
    (one) => one.line === row.line.code && one.indicator === figure.indicator.key,
  )
  return frozen?.entries ?? 0
}

function Components({ open, row, visit: { language, to } }: Part): Child {
  const { year, number } = open.edition
  const rows = open.report.rows.filter((one) => one.component && one.programme === row.programme)
  return (
    <section aria-labelledby="components">
      <h2 id="components">{texts[language].components}</h2>
      {rows.map((one) => (
        <section class="component" id={one.line.code} aria-labelledby={`name-${one.line.code}`}>
          <h3 id={`name-${one.line.code}`}>
            <span class="title-number">{one.line.code}</span>{' '}
            <a href={to.programme({ year, code: one.line.code })}>{one.line.name[language]}</a>
          </h3>
          <p>{one.line.outline[language]}</p>
          <Measure
            row={one}
            language={language}
            figure={(line, indicator) => to.figure({ year, edition: number, line, indicator })}
          />
        </section>
      ))}
    </section>
  )
}

type NeighboursProps = {
  readonly open: OpenEdition
  readonly row: ReportRow
  readonly to: Links
  readonly language: Language
}

/** The lines of the same depth before and after this one. */
function Neighbours({ open, row, to, language }: NeighboursProps): Child {
  const say = texts[language]
  const lines = linesOf(open.plan).filter(
    ({ component }) => (component === null) === (row.component === null),
  )
  const at = lines.findIndex(({ line }) => line === row.line)
  const link = (
    rel: 'prev' | 'next',
    name: string,
    line = lines[at + (rel === 'prev' ? -1 : 1)]?.line,
  ) =>
    line && (
      <a rel={rel} href={to.programme({ year: open.edition.year, code: line.code })}>
        <span class="direction">{name}</span>
        <span>
          {line.code} {line.name[language]}
        </span>
      </a>
    )
  return (
    <nav class="neighbours" aria-label={say.neighbours}>
      {link('prev', say.previous)}
      {link('next', say.next)}
    </nav>
  )
}
