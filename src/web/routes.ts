/**
 * Every URL of the site. Pages stand in Japanese under the path and in English under /en; so do the
 * files whose words depend on the language. Links are made from this table and nowhere else.
 */
import type { Language } from '../kit/bilingual.ts'
import { accountRoutes } from './routes/account.ts'
import { applyRoutes } from './routes/apply.ts'
import { deskRoutes } from './routes/desk.ts'
import { doorRoutes } from './routes/gathering.ts'
import { portalRoutes } from './routes/portal.ts'
import type { Route, RouteTable } from './routes/route.ts'

/**
 * The table of contents, room by room. `:name` is a value; `:name.csv` a value with an ending. A
 * new route is a line in its room's table.
 */
export const routes = {
  ...portalRoutes,
  ...applyRoutes,
  ...accountRoutes,
  ...deskRoutes,
  ...doorRoutes,
} as const satisfies RouteTable

/** A name in the table. */
export type RouteName = keyof typeof routes
/** The names of one kind of route. */
export type RouteNameOf<K extends Route['kind']> = {
  [N in RouteName]: (typeof routes)[N]['kind'] extends K ? N : never
}[RouteName]

/** The names of routes whose addresses hold no values. */
export type PlainRouteName = {
  [N in RouteName]: (typeof routes)[N]['path'] extends `${string}:${string}` ? never : N
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
