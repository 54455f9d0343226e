/** One edition: when, as of what, why, and every difference from the edition before. */
import type { Child } from 'hono/jsx'
import { ok } from '../../kit/result.ts'
import type { Edition } from '../../domain/edition/edition.ts'
import { formatNumber } from '../../domain/report.ts'
import { Digest } from '../ui/digest.tsx'
import { Differences } from './differences.tsx'
import { editionName, publishedOn, yearName } from './edition-name.ts'
import { NewerNotice } from './newer-notice.tsx'
import type { Page, Visit } from './page.ts'
import { newestNumber } from './shelf.ts'
import { Verification } from './verification.tsx'

/** The edition by its year and number. */
export const editionPage: Page<'edition'> = async (visit) => {
  const { catalogue, language, params, shelf, to } = visit
  const opened = await shelf.open(catalogue, params.year, params.edition)
  if (!opened.ok) return opened
  const { edition } = opened.value
  const { year } = edition
  const newest = newestNumber(catalogue, year)
  const say = texts[language]
  const title = `${yearName(year, language)} ${editionName(edition.number, language)}`
  return ok({
    state: 'shown',
    title,
    trail: [
      { name: say.home, href: to.home() },
      { name: say.editionsOf(yearName(year, language)), href: to.editions({ year }) },
      { name: editionName(edition.number, language) },
    ],
    open: opened.value,
    body: (
      <>
        <h1>{title}</h1>
        <NewerNotice
          shown={edition.number}
          newest={newest}
          href={to.edition({ year, edition: newest })}
          language={language}
        />
        <Particulars edition={edition} visit={visit} />
        <Differences open={opened.value} visit={visit} />
        <Verification edition={edition} language={language} to={to} />
      </>
    ),
  })
}

const texts = {
  ja: {
    home: '事業を探す',
    editionsOf: (year: string) => `${year} 公表した版`,
    published: '公表した日時',
    asOf: '反映した記録',
    asOfText: (position: string) => `操作番号${position}までに登録された記録`,
    planVersion: '計画',
    planVersionText: (version: string) => `第${version}回の登録`,
    reason: '改めた理由',
    digest: '照合値',
    previousDigest: '前の版の照合値',
    noPrevious: 'なし（最初の版）',
    report: 'この版の表を見る',
  },
  en: {
    home: 'Programmes',
    editionsOf: (year: string) => `Published editions of ${year}`,
    published: 'Published',
    asOf: 'Records included',
    asOfText: (position: string) => `Those recorded up to act number ${position}`,
    planVersion: 'Plan',
    planVersionText: (version: string) => `Version ${version}`,
    reason: 'Why it was amended',
    digest: 'Digest',
    previousDigest: 'Digest of the edition before',
    noPrevious: 'None (the first edition)',
    report: 'See the report of this edition',
  },
} as const

type ParticularsProps = {
  readonly edition: Edition
  readonly visit: Pick<Visit, 'language' | 'to'>
}

function Particulars({ edition, visit: { language, to } }: ParticularsProps): Child {
  const say = texts[language]
  const { year, number, previousDigest } = edition
  const previous = { year, edition: number - 1 }
  return (
    <>
      <dl class="terms">
        <div>
          <dt>{say.published}</dt>
          <dd>{publishedOn(edition, language)}</dd>
        </div>
        <div>
          <dt>{say.asOf}</dt>
          <dd>{say.asOfText(formatNumber(edition.asOf, language))}</dd>
        </div>
        <div>
          <dt>{say.planVersion}</dt>
          <dd>{say.planVersionText(formatNumber(edition.planVersion, language))}</dd>
        </div>
        {edition.reason !== null && (
          <div>
            <dt>{say.reason}</dt>
            <dd lang="ja">{edition.reason}</dd>
          </div>
        )}
        <div>
          <dt>{say.digest}</dt>
          <dd>
            <Digest value={edition.digest} whole />
          </dd>
        </div>
        <div>
          <dt>{say.previousDigest}</dt>
          <dd>
            {previousDigest === null ? (
              say.noPrevious
            ) : (
              <>
                <Digest value={previousDigest} whole />{' '}
                <a href={to.edition(previous)}>{editionName(number - 1, language)}</a>
              </>
            )}
          </dd>
        </div>
      </dl>
      <p>
        <a href={to.editionReport({ year, edition: number })}>{say.report}</a>
      </p>
    </>
  )
}
