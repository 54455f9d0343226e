/**
 * A long list at the desk: a filter, the rows as a table that sorts by its headings, links to turn
 * on, and the way to and from spreadsheets. On narrow screens each row stands as a block.
 */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import type { Slice } from '../../kit/slice.ts'
import { formatCursor, listAddress, type ListQuery } from '../list.ts'
import type { AnyVisit } from '../personal.ts'
import { ListFilter, type ListFilterField } from './list-filter.tsx'
import { type ListLink, ListLinks } from './list-links.tsx'

/** A column of a list. */
export type Column<T> = {
  readonly label: string
  readonly cell: (row: T) => Child
  /** The name under which the list can be sorted by it. */
  readonly sort?: string
  readonly isNumber?: boolean
}

/** What a list is made of. Texts are in the page's language. */
export type ListPageProps<T> = {
  readonly visit: Pick<AnyVisit, 'language' | 'here' | 'query'>
  readonly title: string
  /** Whether the page has its heading already, as the pages of one offering do. */
  readonly isHeaded?: boolean
  readonly lead?: Child
  readonly asked: ListQuery
  readonly slice: Slice<T>
  /** The first names the row. */
  readonly columns: readonly Column<T>[]
  readonly filters?: readonly ListFilterField[]
  /** How many there are in all; absent where counting them would take long. */
  readonly total?: number
  /** What to do where there is nothing yet. */
  readonly empty: Child
  /** Adding, importing, exporting. */
  readonly links?: readonly ListLink[]
}

/** The list with its heading. */
export function ListPage<T>(props: ListPageProps<T>): Child {
  const { visit, title, lead, slice, filters = [], links = [], columns, asked } = props
  const isFiltered = filters.some(({ name }) => asked.filter(name) !== '')
  const sorts = columns.flatMap(({ sort, label }) => (sort === undefined ? [] : [{ sort, label }]))
  return (
    <>
      {props.isHeaded !== true && <h1>{title}</h1>}
      {lead !== undefined && <p class="lead">{lead}</p>}
      <ListLinks links={links} />
      {(filters.length > 0 || sorts.length > 0) && (
        <ListFilter visit={visit} filters={filters} sorts={sorts} asked={asked} />
      )}
      <Count {...props} />
      {slice.rows.length === 0 ? <Empty {...props} isFiltered={isFiltered} /> : <Rows {...props} />}
      <Turning {...props} />
    </>
  )
}

const texts = {
  ja: {
    all: (shown: string, total: string) => `全${total}件のうち${shown}件を表示しています。`,
    some: (shown: string) => `${shown}件を表示しています。`,
    none: '条件に合うものはありません。',
    clear: '条件をすべて外す',
    turning: '一覧のページ',
    previous: '前へ',
    next: '次へ',
    first: '先頭へ',
    sortBy: (label: string) => `「${label}」で並べ替える`,
  },
  en: {
    all: (shown: string, total: string) => `Showing ${shown} of ${total}.`,
    some: (shown: string) => `Showing ${shown}.`,
    none: 'Nothing matches.',
    clear: 'Clear the filter',
    turning: 'Pages of the list',
    previous: 'Previous',
    next: 'Next',
    first: 'To the first',
    sortBy: (label: string) => `Sort by ${label}`,
  },
} as const

const formatCount = (count: number, language: Language): string =>
  count.toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB')

function Count<T>({ visit: { language }, slice, total }: ListPageProps<T>): Child {
  if (slice.rows.length === 0) return null
  const shown = formatCount(slice.rows.length, language)
  const say = texts[language]
  return (
    <p class="list-count" role="status">
      {total === undefined ? say.some(shown) : say.all(shown, formatCount(total, language))}
    </p>
  )
}

function Empty<T>(props: ListPageProps<T> & { readonly isFiltered: boolean }): Child {
  const { visit, asked, empty, isFiltered } = props
  const say = texts[visit.language]
  const isElsewhere = isFiltered || asked.slice.at !== null
  return (
    <div class="empty" role="status">
      {isElsewhere ? (
        <p>
          {say.none} <a href={visit.here}>{isFiltered ? say.clear : say.first}</a>
        </p>
      ) : (
        empty
      )}
    </div>
  )
}

function Rows<T>(props: ListPageProps<T>): Child {
  const { title, columns, slice } = props
  return (
    <table class="plain stacked list">
      <caption class="for-readers">{title}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading {...props} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {slice.rows.map((row) => (
          <tr>
            {columns.map(({ cell, label, isNumber }, index) =>
              index === 0 ? (
                <th scope="row">{cell(row)}</th>
              ) : (
                <td class={isNumber ? 'num' : undefined} data-label={label}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A heading turns the order round where the list is sorted by it already. */
function Heading<T>(props: ListPageProps<T> & { readonly column: Column<T> }): Child {
  const { visit, asked, column } = props
  const { label, sort, isNumber } = column
  const look = isNumber ? 'num' : undefined
  if (sort === undefined) {
    return (
      <th scope="col" class={look}>
        {label}
      </th>
    )
  }
  const isSorted = asked.sort === sort
  const next = isSorted && !asked.isDescending ? `-${sort}` : sort
  const order = asked.isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" class={look} aria-sort={isSorted ? order : undefined}>
      <a
        href={listAddress(visit.here, visit.query, { sort: next })}
        title={texts[visit.language].sortBy(label)}
      >
        {label}
        {isSorted && <span aria-hidden="true">{asked.isDescending ? ' ▼' : ' ▲'}</span>}
      </a>
    </th>
  )
}

function Turning<T>({ visit, slice }: ListPageProps<T>): Child {
  const { previous, next } = slice
  if (previous === null && next === null) return null
  const say = texts[visit.language]
  const address = (side: string, key: readonly string[]) =>
    listAddress(visit.here, visit.query, { [side]: formatCursor(key) })
  return (
    <nav class="page-links" aria-label={say.turning}>
      <ul>
        {previous !== null && (
          <li>
            <a href={address('before', previous)} rel="prev">
              {say.previous}
            </a>
          </li>
        )}
        {next !== null && (
          <li>
            <a href={address('after', next)} rel="next">
              {say.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
