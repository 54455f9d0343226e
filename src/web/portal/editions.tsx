/** Every edition of a year, newest first. */
import type { Child } from 'hono/jsx'
import { ok } from '../../kit/result.ts'
import type { Edition } from '../../domain/edition/edition.ts'
import { formatNumber } from '../../domain/report.ts'
import { Digest } from '../ui/digest.tsx'
import { editionName, publishedOn, yearName } from './edition-name.ts'
import type { Page, Visit } from './page.ts'

/** The list, with what each edition is and why it was made. */
export const editionsPage: Page<'editions'> = async (visit) => {
  const { catalogue, language, params, shelf, to } = visit
  const opened = await shelf.open(catalogue, params.year)
  if (!opened.ok) return opened
  const { year } = opened.value.edition
  const numbers = catalogue.years.find((one) => one.year === year)?.numbers ?? []
  const all = await Promise.all(
    numbers.map((number) => shelf.open(catalogue, params.year, `${number}`)),
  )
  const say = texts[language]
  const title = say.editionsOf(yearName(year, language))
  return ok({
    state: 'shown',
    title,
    trail: [{ name: say.home, href: to.home() }, { name: title }],
    open: opened.value,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.promise}</p>
        <ol class="editions">
          {all.map((one) => one.ok && <EditionItem edition={one.value.edition} visit={visit} />)}
        </ol>
      </>
    ),
  })
}

const texts = {
  ja: {
    home: '事業を探す',
    editionsOf: (year: string) => `${year} 公表した版`,
    promise:
      '公表した報告は「版」として固定し、変えません。あとから記録が届いたり訂正があったりしたときは、違いと理由を付けた新しい版を公表します。最初の版も、いつまでも読めます。',
    first: '最初の公表です。',
    open: '表を見る',
    digest: '照合値',
    differenceCount: (count: string) => `${count}個の数値が変わりました。`,
  },
  en: {
    home: 'Programmes',
    editionsOf: (year: string) => `Published editions of ${year}`,
    promise:
      'A published report is frozen as an edition and does not change. When records arrive late or are corrected, a new edition is published with every difference and its reason. The first edition stays readable for ever.',
    first: 'The first publication.',
    open: 'See the report',
    digest: 'Digest',
    differenceCount: (count: string) => `Figures that changed: ${count}.`,
  },
} as const

type ItemProps = {
  readonly edition: Edition
  readonly visit: Pick<Visit, 'language' | 'to'>
}

function EditionItem({ edition, visit: { language, to } }: ItemProps): Child {
  const say = texts[language]
  const { year, number } = edition
  return (
    <li>
      <h2>
        <a href={to.edition({ year, edition: number })}>{editionName(number, language)}</a>
      </h2>
      <p>{publishedOn(edition, language)}</p>
      <p>
        {edition.reason === null ? say.first : <span lang="ja">{edition.reason}</span>}{' '}
        {number > 1 && say.differenceCount(formatNumber(edition.differences.length, language))}
      </p>
      <p>
        <a
          href={to.editionReport({ year, edition: number })}
          aria-label={`${say.open} (${editionName(number, language)})`}
        >
          {say.open}
        </a>{' '}
        <span class="aside">
          {say.digest} <Digest value={edition.digest} />
        </span>
      </p>
    </li>
  )
}
