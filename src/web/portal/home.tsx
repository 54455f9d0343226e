/** Home: what was planned and what was reached, programme by programme. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { ok } from '../../kit/result.ts'
import type { Pillar, Programme } from '../../domain/plan.ts'
import { formatNumber } from '../../domain/report.ts'
import { BudgetCell } from '../../formats/report/cell.tsx'
import { Digest } from '../ui/digest.tsx'
import { Measure } from '../ui/measure.tsx'
import { SearchForm } from '../ui/search-form.tsx'
import { editionName, publishedOn, yearName } from './edition-name.ts'
import type { Page, Visit } from './page.ts'
import { findProgrammes } from './search.ts'
import type { Catalogue, OpenEdition } from './shelf.ts'

/** The newest edition of the newest year, or of `?year=`; what to do where there is none yet. */
export const homePage: Page<'home'> = async (visit) => {
  const { catalogue, language, query, shelf } = visit
  const year = query.get('year')
  const opened =
    year === null ? ok(await shelf.findNewest(catalogue)) : await shelf.open(catalogue, year)
  if (!opened.ok) return opened
  const open = opened.value
  if (!open) return ok(emptyHome(language))
  const search = { words: query.get('q')?.trim() ?? '', pillar: query.get('pillar') ?? '' }
  const found = findProgrammes(open.plan, search)
  const say = texts[language]
  return ok({
    state: 'shown',
    title: open.plan.title[language],
    trail: [{ name: say.home }],
    open,
    status: found.ok ? 200 : 400,
    body: (
      <>
        <h1>{open.plan.title[language]}</h1>
        <p class="lead">{say.lead}</p>
        <EditionFacts open={open} visit={visit} />
        <OtherYears catalogue={catalogue} year={open.edition.year} visit={visit} />
        <SearchForm language={language} {...search} pillars={open.plan.pillars} year={year} />
        {!found.ok && (
          <p class="alert" role="alert">
            {found.refusal.message[language]}
          </p>
        )}
        <Programmes open={open} visit={visit} found={found.ok ? found.value : null} />
      </>
    ),
  })
}

const texts = {
  ja: {
    home: '事業を探す',
    lead: '計画に掲げた事業ごとに、約束した規模と、届いた実績を並べています。実績はすべて1件ごとの記録から数えたもので、どの数値からも、もとになった記録まで開けます。',
    edition: '版',
    published: '公表',
    programmes: '事業の数',
    digest: '照合値',
    years: 'ほかの年度',
    found: (count: string) => `${count}件の事業が見つかりました。`,
    all: 'すべての事業を見る',
    none: '当てはまる事業はありません。ことばを短くするか、柱を「すべての柱」にして探してください。',
    number: '番号',
    legend: '棒は計画に対する実績の割合です。黒い縦線が計画（100%）の位置で、棒の右端は200%です。',
    budget: '予算',
    emptyTitle: 'まだ公表された実績がありません',
    empty: '公表されると、このページに事業ごとの計画と実績が並びます。',
    emptySteps: '公表は、記録を取り込んだあと、次の命令で行います。',
  },
  en: {
    home: 'Programmes',
    lead: 'For each programme of the plan: what was promised, and what was reached. Every result is counted from records, and every figure opens to the records behind it.',
    edition: 'Edition',
    published: 'Published',
    programmes: 'Programmes',
    digest: 'Digest',
    years: 'Other years',
    found: (count: string) => `Programmes found: ${count}.`,
    all: 'See all programmes',
    none: 'No programme matches. Use fewer words, or choose “All pillars”.',
    number: 'No.',
    legend:
      'A bar is the result as a share of the target. The black upright line is the target (100%); the right end of the bar is 200%.',
    budget: 'Budget',
    emptyTitle: 'No results have been published yet',
    empty: 'Once they are, this page shows the plan and result of every programme.',
    emptySteps: 'To publish, import the records and then give this command.',
  },
} as const

function emptyHome(language: Language) {
  const say = texts[language]
  return {
    state: 'shown',
    title: say.emptyTitle,
    trail: [{ name: say.home }],
    open: null,
    body: (
      <>
        <h1>{say.emptyTitle}</h1>
        <p class="lead">{say.empty}</p>
        <p>{say.emptySteps}</p>
        <pre class="command">
          <code>npx jisseki publish --year 2023</code>
        </pre>
      </>
    ),
  } as const
}

type Part = { readonly open: OpenEdition; readonly visit: Visit<'home'> }

function EditionFacts({ open: { edition, plan }, visit: { language, to } }: Part): Child {
  const say = texts[language]
  const place = { year: edition.year, edition: edition.number }
  const count = plan.pillars.reduce((sum, pillar) => sum + pillar.programmes.length, 0)
  return (
    <dl class="facts">
      <div>
        <dt>{say.edition}</dt>
        <dd>
          <a href={to.edition(place)}>{editionName(edition.number, language)}</a>
        </dd>
      </div>
      <div>
        <dt>{say.published}</dt>
        <dd>{publishedOn(edition, language)}</dd>
      </div>
      <div>
        <dt>{say.programmes}</dt>
        <dd>{formatNumber(count, language)}</dd>
      </div>
      <div>
        <dt>{say.digest}</dt>
        <dd>
          <Digest value={edition.digest} />
        </dd>
      </div>
    </dl>
  )
}

type YearsProps = {
  readonly catalogue: Catalogue
  readonly year: number
  readonly visit: Visit<'home'>
}

function OtherYears({ catalogue, year: shown, visit: { language, to } }: YearsProps): Child {
  const others = catalogue.years.filter(({ year }) => year !== shown)
  if (others.length === 0) return null
  return (
    <p class="years">
      {texts[language].years}{' '}
      {others.map(({ year }) => (
        <a href={to.home({ year })}>{yearName(year, language)}</a>
      ))}
    </p>
  )
}

type ListProps = Part & { readonly found: ReadonlySet<Programme> | null }

function Programmes({ open, visit, found }: ListProps): Child {
  const { language, query, to } = visit
  const say = texts[language]
  const isSearch = Boolean(query.get('q')?.trim()) || Boolean(query.get('pillar'))
  const shown = (pillar: Pillar) => pillar.programmes.filter((one) => !found || found.has(one))
  return (
    <>
      {found && isSearch && (
        <p class="found" role="status">
          {found.size === 0 ? say.none : say.found(formatNumber(found.size, language))}{' '}
          <a href={to.home()}>{say.all}</a>
        </p>
      )}
      {found?.size !== 0 && <p class="legend">{say.legend}</p>}
      {open.plan.pillars
        .filter((pillar) => shown(pillar).length > 0)
        .map((pillar) => (
          <section class="pillar-section" aria-labelledby={`pillar-${pillar.no}`}>
            <h2 id={`pillar-${pillar.no}`}>
              <span class="pillar-number">{pillar.no}</span> {pillar.name[language]}
            </h2>
            <ol class="programmes">
              {shown(pillar).map((programme) => (
                <ProgrammeItem open={open} visit={visit} programme={programme} />
              ))}
            </ol>
          </section>
        ))}
    </>
  )
}

function ProgrammeItem({
  open,
  visit,
  programme,
}: Part & { readonly programme: Programme }): Child {
  const { language, to } = visit
  const { year, number } = open.edition
  const rows = open.report.rows.filter((row) => row.programme === programme)
  const figure = (line: string, indicator: string) =>
    to.figure({ year, edition: number, line, indicator })
  return (
    <li class="programme-item">
      {rows
        .filter((row) => row.component || programme.components.length === 0)
        .map((row, index) => (
          <>
            {index === 0 && (
              <div class={row.component ? 'programme-head with-components' : 'programme-head'}>
                <span class="programme-number">{programme.no}</span>
                <div>
                  <h3>
                    <a href={to.programme({ year, code: programme.code })}>
                      {programme.name[language]}
                    </a>
                  </h3>
                  <p class="programme-budget">
                    {texts[language].budget}{' '}
                    <BudgetCell cell={programme.budget} language={language} />
                  </p>
                </div>
              </div>
            )}
            {row.component && (
              <p class="component-name">
                <span class="programme-number">{row.component.code}</span>
                <a href={to.programme({ year, code: row.component.code })}>
                  {row.component.name[language]}
                </a>
              </p>
            )}
            <div class="programme-measure">
              <Measure row={row} language={language} figure={figure} />
            </div>
          </>
        ))}
    </li>
  )
}
