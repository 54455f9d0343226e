/** Links through a long list, page by page, and a form for going to a page by its number. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { formatNumber } from '../../domain/report.ts'

/** Pages are numbered from 1. `href` is the list's address without its page. */
export type PageLinksProps = {
  readonly page: number
  readonly pages: number
  readonly href: string
  readonly language: Language
}

/** Nothing where there is one page only. */
export function PageLinks({ page, pages, href, language }: PageLinksProps): Child {
  if (pages < 2) return null
  const say = texts[language]
  const address = (number: number) =>
    number === 1 ? `${href}#entries` : `${href}?page=${number}#entries`
  return (
    <nav class="page-links" aria-label={say.label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={address(page - 1)} rel="prev">
              {say.previous}
            </a>
          </li>
        )}
        {shownPages(page, pages).map((number) =>
          number === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a href={address(number)} aria-current={number === page ? 'page' : undefined}>
                {formatNumber(number, language)}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <a href={address(page + 1)} rel="next">
              {say.next}
            </a>
          </li>
        )}
      </ul>
      {pages > 7 && (
        <form action={`${href}#entries`} method="get">
          <label for="page-number">{say.goTo(formatNumber(pages, language))}</label>
          <input id="page-number" name="page" inputmode="numeric" value={String(page)} size={6} />
          <button type="submit">{say.open}</button>
        </form>
      )}
    </nav>
  )
}

/** First, last and the neighbours of the current page; null stands for those left out. */
export function shownPages(page: number, pages: number): readonly (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages)
  return [...new Set(shown)].flatMap((one, index, all) => {
    const before = all[index - 1] ?? 0
    return one - before > 1 ? [null, one] : [one]
  })
}

const texts = {
  ja: {
    label: '記録のページ',
    previous: '前へ',
    next: '次へ',
    goTo: (pages: string) => `ページ番号（全${pages}ページ）`,
    open: '開く',
  },
  en: {
    label: 'Pages of records',
    previous: 'Previous',
    next: 'Next',
    goTo: (pages: string) => `Page number (of ${pages})`,
    open: 'Open',
  },
} as const
