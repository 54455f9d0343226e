/** A figure: its rule in words, its value, and the records behind it, page by page. */
import type { Child } from 'hono/jsx'
import { formatDate } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { additivitySentence, ruleSentence, standingRules } from '../../domain/counting/sentence.ts'
import type { Breakdown } from '../../domain/counting/breakdown.ts'
import { basisOf } from '../../domain/counting/rule.ts'
import type { Entry } from '../../domain/edition/edition.ts'
import { firstDay, lastDay } from '../../domain/fiscal-year.ts'
import { formatNumber } from '../../domain/report.ts'
import { Digest } from '../ui/digest.tsx'
import { Anonymous, Value } from '../ui/figure-value.tsx'
import { editionName, publishedOn, yearName } from './edition-name.ts'
import { EntryTable } from './entry-table.tsx'
import {
  findFigure,
  type OpenFigure,
  pagesOf,
  placeOf,
  readPageNumber,
  readShownEntries,
} from './entry-pages.ts'
import { MonthTable } from './month-table.tsx'
import { NewerNotice } from './newer-notice.tsx'
import type { Page, Visit } from './page.ts'
import { newestNumber, type OpenEdition } from './shelf.ts'
import { Verification } from './verification.tsx'

/** The address without an edition leads to the newest one. */
export const newestFigurePage: Page<'newestFigure'> = async (visit) => {
  const { params, shelf, catalogue, to } = visit
  const opened = await shelf.open(catalogue, params.year)
  if (!opened.ok) return opened
  const found = findFigure(opened.value, params)
  if (!found.ok) return found
  const { year, number } = opened.value.edition
  return ok({ state: 'moved', href: to.figure({ ...params, year, edition: number }) })
}

/** A figure of an edition, and a page of its records. */
export const figurePage: Page<'figure'> = async (visit) => {
  const { params, shelf, catalogue, language, query, to } = visit
  const opened = await shelf.open(catalogue, params.year, params.edition)
  if (!opened.ok) return opened
  const found = findFigure(opened.value, params)
  if (!found.ok) return found
  const pages = pagesOf(found.value.figure)
  const page = readPageNumber(query.get('page'), pages)
  if (!page.ok) return page
  const entries = await readShownEntries(shelf.source, found.value, page.value)
  const { placed, indicator, figure } = found.value
  const breakdown = await shelf.breakDown({
    place: placeOf(found.value),
    rule: indicator.rule,
    entries: figure.entries,
  })
  const { line } = placed
  const { year } = opened.value.edition
  const paging = { page: page.value, pages }
  return ok({
    state: 'shown',
    title: `${indicator.name[language]} ${line.name[language]}`,
    trail: [
      { name: texts[language].home, href: to.home() },
      { name: line.name[language], href: to.programme({ year, code: line.code }) },
      { name: indicator.name[language] },
    ],
    open: opened.value,
    body: (
      <Body
        open={opened.value}
        found={found.value}
        breakdown={breakdown}
        entries={entries}
        paging={paging}
        visit={visit}
      />
    ),
  })
}

type BodyProps = {
  readonly open: OpenEdition
  readonly found: OpenFigure
  readonly breakdown: Breakdown
  readonly entries: readonly Entry[]
  readonly paging: { readonly page: number; readonly pages: number }
  readonly visit: Visit<'figure'>
}

const texts = {
  ja: {
    home: '事業を探す',
    rule: '数え方',
    particulars: 'この数値について',
    period: '数える期間',
    periodIn: (year: string, period: string) => `${year}（${period}）`,
    periodOf: (from: string, to: string) => `${from}から${to}まで`,
    cumulative: (to: string) => `はじめから${to}まで`,
    edition: '版',
    published: (when: string) => `${when}公表`,
    asOf: '反映した記録',
    asOfText: (position: string) => `操作番号${position}までに登録された記録`,
    ruleVersion: '算定規則',
    ruleVersionText: (version: string) => `第${version}版`,
    additivity: '足し算',
    records: 'もとの記録',
    recordsText: (count: string) => `${count}件`,
    digest: '記録の一覧の照合値',
  },
  en: {
    home: 'Programmes',
    rule: 'How it is counted',
    particulars: 'About this figure',
    period: 'Period',
    periodIn: (year: string, period: string) => `${year} (${period})`,
    periodOf: (from: string, to: string) => `${from} to ${to}`,
    cumulative: (to: string) => `From the beginning to ${to}`,
    edition: 'Edition',
    published: (when: string) => `published ${when}`,
    asOf: 'Records included',
    asOfText: (position: string) => `Those recorded up to act number ${position}`,
    ruleVersion: 'Counting rule',
    ruleVersionText: (version: string) => `Version ${version}`,
    additivity: 'Adding up',
    records: 'Records behind it',
    recordsText: (count: string) => count,
    digest: 'Digest of the list of records',
  },
} as const

function Body({ open, found, breakdown, entries, paging, visit }: BodyProps): Child {
  const { language, to, catalogue } = visit
  const { edition, figure, placed, indicator } = found
  const { year, number } = edition
  const say = texts[language]
  const newest = newestNumber(catalogue, year)
  const place = { year, line: figure.line, indicator: figure.indicator }
  return (
    <>
      <p class="over-title">
        {placed.line.code}{' '}
        <a href={to.programme({ year, code: placed.line.code })}>{placed.line.name[language]}</a>
      </p>
      <h1>{indicator.name[language]}</h1>
      <NewerNotice
        shown={number}
        newest={newest}
        href={to.newestFigure(place)}
        language={language}
      />
      <Value
        figure={figure}
        unit={indicator.unit}
        basis={basisOf(indicator.rule)}
        language={language}
      />
      <Anonymous
        figure={figure}
        unit={indicator.unit}
        basis={basisOf(indicator.rule)}
        language={language}
      />
      <section aria-labelledby="rule">
        <h2 id="rule">{say.rule}</h2>
        <p class="rule">{ruleSentence(indicator.rule, open.plan.year)[language]}</p>
        <ul class="standing-rules">
          {standingRules.map((rule) => (
            <li>{rule[language]}</li>
          ))}
        </ul>
      </section>
      <MonthTable breakdown={breakdown} indicator={indicator} language={language} />
      <Particulars open={open} found={found} visit={visit} />
      <EntryTable {...{ open, found, entries, paging, visit }} />
      <Verification edition={edition} language={language} to={to} />
    </>
  )
}

function Particulars({ open, found, visit }: Pick<BodyProps, 'open' | 'found' | 'visit'>): Child {
  const { language, to } = visit
  const { edition, figure, indicator } = found
  const say = texts[language]
  const [from, until] = [firstDay(open.plan.year), lastDay(open.plan.year)]
  const end = formatDate(until, language)
  const isCumulative = indicator.rule.window === 'cumulative'
  const period = isCumulative ? say.cumulative(end) : say.periodOf(formatDate(from, language), end)
  const terms: readonly (readonly [string, Child])[] = [
    [say.period, say.periodIn(yearName(edition.year, language), period)],
    [
      say.edition,
      <>
        <a href={to.edition({ year: edition.year, edition: edition.number })}>
          {editionName(edition.number, language)}
        </a>{' '}
        {say.published(publishedOn(edition, language))}
      </>,
    ],
    [say.asOf, say.asOfText(formatNumber(edition.asOf, language))],
    [say.ruleVersion, say.ruleVersionText(formatNumber(figure.ruleVersion, language))],
    [say.additivity, additivitySentence(indicator.rule)[language]],
    [say.records, say.recordsText(formatNumber(figure.entries, language))],
    [say.digest, <Digest value={figure.digest} whole />],
  ]
  return (
    <section aria-labelledby="particulars">
      <h2 id="particulars">{say.particulars}</h2>
      <dl class="terms">
        {terms.map(([term, description]) => (
          <div>
            <dt>{term}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
