import { describe, expect, it } from 'vitest'
import {
  linksIn,
  placeIn,
  readParams,
  type RouteName,
  routerPattern,
  routes,
  splitLanguage,
} from './routes.ts'

describe('links', () => {
  const to = linksIn('ja')

  it('fill in values and endings, escaped', () => {
    expect(to.figure({ year: 2023, edition: 2, line: '25-2', indicator: 'companies' })).toBe(
      '/figures/2023/2/25-2/companies',
    )
    expect(to.reportLongCsv({ year: 2023 })).toBe('/reports/2023.long.csv')
    expect(to.programme({ year: 2023, code: 'a/b?c' })).toBe('/programmes/2023/a%2Fb%3Fc')
    expect(to.home({ q: 'AI & 研修' })).toBe('/?q=AI+%26+%E7%A0%94%E4%BF%AE')
  })

  it('stand under /en in English, but for services', () => {
    expect(linksIn('en').home()).toBe('/en/')
    expect(linksIn('en').reportCsv({ year: 2023 })).toBe('/en/reports/2023.csv')
    expect(linksIn('en').asset({ name: 'site.css' })).toBe('/assets/site.css')
  })

  it('lead to the same place in the other language', () => {
    for (const place of ['/', '/reports/2023', '/?q=a']) {
      const path = placeIn('en', place)
      expect(splitLanguage(path)).toEqual({ language: 'en', place })
    }
    expect(splitLanguage('/enrol')).toEqual({ language: 'ja', place: '/enrol' })
  })
})

describe('patterns', () => {
  it('tell endings apart', () => {
    expect(routerPattern('reportCsv', 'en')).toBe('/en/reports/:year{[^/.]+\\.csv}')
    expect(readParams('reportLongCsv', { year: '2023.long.csv' })).toEqual({ year: '2023' })
    expect(readParams('edition', { year: '2023', edition: '1', other: 'x' })).toEqual({
      year: '2023',
      edition: '1',
    })
  })
})

describe('the table', () => {
  /** In the order in which the application asks them. */
  const kinds = ['file', 'page', 'private-file', 'live', 'personal', 'service']
  const names = (Object.keys(routes) as RouteName[]).toSorted(
    (a, b) => kinds.indexOf(routes[a].kind) - kinds.indexOf(routes[b].kind),
  )
  const values = /:[a-zA-Z]+((?:\.[a-z]+)+)?/g

  it.each(names)('%s is answered by itself, not by a route that stands before it', (name) => {
    const address = routes[name].path.replaceAll(values, (_, ending = '') => `1${ending}`)
    const first = names.find((other) => {
      const pattern = routes[other].path.replaceAll(values, (_, ending: string | undefined) =>
        ending === undefined ? '[^/]+' : `[^/.]+${ending.replaceAll('.', '\\.')}`,
      )
      return new RegExp(`^${pattern}$`).test(address)
    })
    expect(first).toBe(name)
  })
})
