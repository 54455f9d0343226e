/**
 * Every URL of the site. Pages stand in Japanese under the path and in English under /en; so do the
 * files whose words depend on the language. Links are made from this table and nowhere else.
 */
import type { Language } from '../kit/bilingual.ts'

/** The table of contents. `:name` is a value; `:name.csv` a value with an ending. */
export const routes = {
  home: { path: '/', kind: 'page' },
  programme: { path: '/programmes/:year/:code', kind: 'page' },
  reportJson: { path: '/reports/:year.json', kind: 'file' },
  reportCsv: { path: '/reports/:year.csv', kind: 'file' },
  reportLongCsv: { path: '/reports/:year.long.csv', kind: 'file' },
  report: { path: '/reports/:year', kind: 'page' },
  editionReportJson: { path: '/reports/:year/editions/:edition.json', kind: 'file' },
  editionReportCsv: { path: '/reports/:year/editions/:edition.csv', kind: 'file' },
  editionReportLongCsv: { path: '/reports/:year/editions/:edition.long.csv', kind: 'file' },
  editionReport: { path: '/reports/:year/editions/:edition', kind: 'page' },
  editions: { path: '/editions/:year', kind: 'page' },
  edition: { path: '/editions/:year/:edition', kind: 'page' },
  editionExport: { path: '/editions/:year/:edition/export.json', kind: 'file' },
  newestFigure: { path: '/figures/:year/:line/:indicator', kind: 'page' },
  figureCsv: { path: '/figures/:year/:edition/:line/:indicator.csv', kind: 'file' },
  figureJson: { path: '/figures/:year/:edition/:line/:indicator.json', kind: 'file' },
  figure: { path: '/figures/:year/:edition/:line/:indicator', kind: 'page' },
  counting: { path: '/counting', kind: 'page' },
  accessibility: { path: '/accessibility', kind: 'page' },
  health: { path: '/health', kind: 'service' },
  asset: { path: '/assets/:name', kind: 'service' },
  font: { path: '/assets/fonts/:version/:name', kind: 'service' },
} as const satisfies Readonly<Record<string, Route>>

/** A page is for readers, a file for downloading, a service for programs. */
export type Route = { readonly path: string; readonly kind: 'page' | 'file' | 'service' }

/** A name in the table. */
export type RouteName = keyof typeof routes
/** The names of one kind of route. */
export type RouteNameOf<K extends Route['kind']> = {
  [N in RouteName]: (typeof routes)[N]['kind'] extends K ? N : never
}[RouteName]

/** The values that a route's path holds. */
export type Params<N extends RouteName> = Readonly<
  Record<NamesIn<(typeof routes)[N]['path']>, string>
>

/** What a link is made of: the values of the path, and a query. */
export type Links = {
  readonly [N in RouteName]: NamesIn<(typeof routes)[N]['path']> extends never
    ? (query?: Query) => string
    : (
        params: Readonly<Record<NamesIn<(typeof routes)[N]['path']>, Value>>,
        query?: Query,
      ) => string
}

/** Every route as a function that gives its address in a language. */
export function linksIn(language: Language): Links {
  return links[language]
}

/** The same place in another language. `place` is a path with its query, without /en. */
export function placeIn(language: Language, place: string): string {
  return language === 'ja' ? place : `/en${place}`
}

/** Which language a path is in, and the path without it. */
export function splitLanguage(path: string): {
  readonly language: Language
  readonly place: string
} {
  const english = path === '/en' || path.startsWith('/en/')
  return english
    ? { language: 'en', place: path.slice('/en'.length) || '/' }
    : { language: 'ja', place: path }
}

/** The route's pattern as the router writes it, with the names of its values. */
export function routerPattern(name: RouteName, language: Language): string {
  const pattern = routes[name].path.replaceAll(
    valueForm,
    (_, value: string, ending: string | undefined) =>
      ending === undefined ? `:${value}` : `:${value}{[^/.]+${ending.replaceAll('.', '\\.')}}`,
  )
  return placeIn(language, pattern)
}

/** The values of a path as the router read them, without their endings. */
export function readParams<N extends RouteName>(
  name: N,
  read: Readonly<Record<string, string>>,
): Params<N> {
  const values = [...routes[name].path.matchAll(valueForm)].map(([, value = '', ending = '']) => {
    const text = read[value] ?? ''
    return [value, ending === '' ? text : text.slice(0, -ending.length)]
  })
  return Object.fromEntries(values) as Params<N>
}

type Value = string | number
type Query = Readonly<Record<string, Value>>

type NamesIn<P extends string> = P extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? WithoutEnding<Name> | NamesIn<`/${Tail}`>
    : WithoutEnding<Rest>
  : never

type WithoutEnding<N extends string> = N extends `${infer Base}.${string}` ? Base : N

const valueForm = /:([a-zA-Z]+)((?:\.[a-z]+)+)?/g

function makeLinks(language: Language): Links {
  const entries = Object.entries(routes).map(([name, { path, kind }]) => {
    const hasValues = path.includes(':')
    const link = (first: Query = {}, second: Query = {}) => {
      const filled = hasValues ? fill(path, first) : path
      const place = kind === 'service' ? filled : placeIn(language, filled)
      return place + formatQuery(hasValues ? second : first)
    }
    return [name, link]
  })
  return Object.fromEntries(entries) as Links
}

function fill(path: string, params: Query): string {
  return path.replaceAll(
    valueForm,
    (_, value: string, ending: string | undefined) =>
      encodeURIComponent(String(params[value] ?? '')) + (ending ?? ''),
  )
}

function formatQuery(query: Query): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) pairs.set(name, String(value))
  return pairs.size === 0 ? '' : `?${pairs.toString()}`
}

const links = { ja: makeLinks('ja'), en: makeLinks('en') } as const
