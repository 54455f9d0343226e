/** The report in the official layout, of the newest edition or of a given one. */
import type { Child } from 'hono/jsx'
import { ok } from '../../kit/result.ts'
import { ReportTable } from '../../formats/report/html.tsx'
import { Digest } from '../ui/digest.tsx'
import { editionName, imprintOf, publishedOn, yearName } from './edition-name.ts'
import { NewerNotice } from './newer-notice.tsx'
import type { Page, Shown, Visit } from './page.ts'
import { newestNumber, type OpenEdition } from './shelf.ts'

/** The newest edition's report. */
export const reportPage: Page<'report'> = async (visit) => {
  const opened = await visit.shelf.open(visit.catalogue, visit.params.year)
  return opened.ok ? ok(showReport(opened.value, visit)) : opened
}

/** The report of an edition by its number. */
export const editionReportPage: Page<'editionReport'> = async (visit) => {
  const { year, edition } = visit.params
  const opened = await visit.shelf.open(visit.catalogue, year, edition)
  return opened.ok ? ok(showReport(opened.value, visit)) : opened
}

type AnyVisit = Pick<Visit, 'language' | 'to' | 'catalogue'>

function showReport(open: OpenEdition, visit: AnyVisit): Shown {
  const { language, to, catalogue } = visit
  const { edition, report, plan } = open
  const { year } = edition
  const say = texts[language]
  const title = plan.title[language]
  return {
    state: 'shown',
    title: `${title} ${editionName(edition.number, language)}`,
    trail: [
      { name: say.home, href: to.home() },
      { name: `${yearName(year, language)} ${say.report}` },
    ],
    open,
    body: (
      <>
        <h1>{title}</h1>
        <NewerNotice
          shown={edition.number}
          newest={newestNumber(catalogue, year)}
          href={to.report({ year })}
          language={language}
        />
        <p class="edition-line">
          <a href={to.edition({ year, edition: edition.number })}>
            {editionName(edition.number, language)}
          </a>{' '}
          {say.published(publishedOn(edition, language))} {say.digest}{' '}
          <Digest value={edition.digest} />
        </p>
        <Downloads open={open} visit={visit} />
        <p class="screen-only">{say.howToRead}</p>
        <ReportTable
          report={report}
          language={language}
          caption={say.caption(yearName(year, language))}
          imprint={imprintOf(edition, language)}
          links={{
            programme: (code) => to.programme({ year, code }),
            figure: (line, indicator) =>
              to.figure({ year, edition: edition.number, line, indicator }),
          }}
        />
      </>
    ),
  }
}

const texts = {
  ja: {
    home: '事業を探す',
    report: '実施状況の表',
    published: (when: string) => `${when}公表`,
    digest: '照合値',
    caption: (year: string) => `${year} 事業ごとの計画と実績`,
    howToRead:
      '実績の数を選ぶと、その数え方ともとの記録が開きます。「－」「—」は該当する規模がないこと、空欄は記載がないことを表し、どちらも0ではありません。',
    downloads: 'この表のデータ',
    csv: 'CSV（表の形）',
    longCsv: 'CSV（1行に1数値）',
    json: 'JSON',
    export: '版の全体（JSON、もとの記録を含む）',
    print: '印刷すると、A4横の表になります。',
  },
  en: {
    home: 'Programmes',
    report: 'Report',
    published: (when: string) => `Published ${when}.`,
    digest: 'Digest',
    caption: (year: string) => `${year}: plan and result of every programme`,
    howToRead:
      'Choose a number in the results to see how it was counted, and the records behind it. “－” and “—” mean that there is no such scale; an empty cell, that none was stated. Neither is zero.',
    downloads: 'Data of this table',
    csv: 'CSV (as the table)',
    longCsv: 'CSV (one figure a line)',
    json: 'JSON',
    export: 'The whole edition (JSON, with the records behind it)',
    print: 'Printed, it becomes a table on A4 landscape.',
  },
} as const

function Downloads({
  open,
  visit,
}: {
  readonly open: OpenEdition
  readonly visit: AnyVisit
}): Child {
  const { language, to } = visit
  const say = texts[language]
  const place = { year: open.edition.year, edition: open.edition.number }
  const files: readonly (readonly [string, string])[] = [
    [to.editionReportCsv(place), say.csv],
    [to.editionReportLongCsv(place), say.longCsv],
    [to.editionReportJson(place), say.json],
    [to.editionExport(place), say.export],
  ]
  return (
    <section class="downloads" aria-labelledby="downloads">
      <h2 id="downloads">{say.downloads}</h2>
      <ul>
        {files.map(([href, name]) => (
          <li>
            <a href={href} download>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p>{say.print}</p>
    </section>
  )
}
