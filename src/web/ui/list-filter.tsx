/** The filter of a list: an ordinary form by GET, so that a filtered list has an address. */
import type { Child } from 'hono/jsx'
import { listAddress, type ListQuery } from '../list.ts'
import type { AnyVisit } from '../personal.ts'

/** A field of the filter. Texts are in the page's language. */
export type ListFilterField =
  | { readonly kind: 'search' | 'date'; readonly name: string; readonly label: string }
  | {
      readonly kind: 'select'
      readonly name: string
      readonly label: string
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }

/** What the filter is made of. */
export type ListFilterProps = {
  readonly visit: Pick<AnyVisit, 'language' | 'here' | 'query'>
  readonly filters: readonly ListFilterField[]
  readonly sorts: readonly { readonly sort: string; readonly label: string }[]
  readonly asked: ListQuery
}

/** The fields, the order, and a link that takes every filter off. */
export function ListFilter({ visit, filters, sorts, asked }: ListFilterProps): Child {
  const { language, here, query } = visit
  const say = texts[language]
  const isFiltered = filters.some(({ name }) => asked.filter(name) !== '')
  const own = new Set(['after', 'before', 'sort', ...filters.map(({ name }) => name)])
  const cleared = Object.fromEntries(filters.map(({ name }) => [name, null]))
  return (
    <search class="list-filter">
      <form action={here} method="get">
        {[...query]
          .filter(([name]) => !own.has(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        {filters.map((field) => (
          <div class="field">
            <label for={`filter-${field.name}`}>{field.label}</label>
            <FilterControl field={field} value={asked.filter(field.name)} all={say.all} />
          </div>
        ))}
        {sorts.length > 1 && <SortControl {...{ visit, sorts, asked }} />}
        <button type="submit" class="secondary">
          {say.show}
        </button>
        {isFiltered && <a href={listAddress(here, query, cleared)}>{say.clear}</a>}
      </form>
    </search>
  )
}

const texts = {
  ja: {
    all: 'すべて',
    show: '絞り込む',
    clear: '条件をすべて外す',
    sort: '並び順',
    ascending: (label: string) => `${label}（昇順）`,
    descending: (label: string) => `${label}（降順）`,
  },
  en: {
    all: 'All',
    show: 'Show',
    clear: 'Clear the filter',
    sort: 'Order',
    ascending: (label: string) => `${label} (ascending)`,
    descending: (label: string) => `${label} (descending)`,
  },
} as const

type ControlProps = {
  readonly field: ListFilterField
  readonly value: string
  readonly all: string
}

function FilterControl({ field, value, all }: ControlProps): Child {
  const { name } = field
  const id = `filter-${name}`
  if (field.kind !== 'select') return <input id={id} name={name} type={field.kind} value={value} />
  return (
    <select id={id} name={name}>
      <option value="">{all}</option>
      {field.options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function SortControl({ visit, sorts, asked }: Omit<ListFilterProps, 'filters'>): Child {
  const say = texts[visit.language]
  return (
    <div class="field">
      <label for="filter-sort">{say.sort}</label>
      <select id="filter-sort" name="sort">
        {sorts.flatMap(({ sort, label }) => [
          <option value={sort} selected={asked.sort === sort && !asked.isDescending}>
            {say.ascending(label)}
          </option>,
          <option value={`-${sort}`} selected={asked.sort === sort && asked.isDescending}>
            {say.descending(label)}
          </option>,
        ])}
      </select>
    </div>
  )
}
