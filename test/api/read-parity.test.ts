/**
 * The API reads whatever the pages show: every route that is for one visitor names the endpoints
 * that give the same, or a reason why there are none; and every endpoint that reads gives what some
 * page shows.
 */
import { describe, expect, it } from 'vitest'
import { endpoints } from '../../src/api/endpoints.ts'
import { routes } from '../../src/web/routes.ts'
import { nothingToRead, pageReads } from './page-reads.ts'

const kinds: readonly string[] = ['personal', 'private-file', 'live']

/** The routes that are made for one visitor. */
const shown = Object.entries(routes).flatMap(([name, { kind }]) =>
  kinds.includes(kind) ? [name] : [],
)
const reading = endpoints.filter(({ method }) => method === 'get').map(({ name }) => name)

describe('every page, file and stream for one visitor', () => {
  it('names the endpoint that gives what it shows, or a reason why there is none', () => {
    const known = new Set([...Object.keys(pageReads), ...Object.keys(nothingToRead)])
    expect(shown.filter((name) => !known.has(name))).toEqual([])
  })

  it('stands in one of the two tables, and only where there is such a route', () => {
    const named = [...Object.keys(pageReads), ...Object.keys(nothingToRead)]
    expect(named.filter((name) => !shown.includes(name))).toEqual([])
    expect(named.length).toBe(new Set(named).size)
  })

  it('names endpoints that there are, and that read', () => {
    const named = Object.entries(pageReads).flatMap(([page, those]) =>
      those.length === 0 ? [page] : those.filter((name) => !reading.includes(name)),
    )
    expect(named).toEqual([])
  })

  it('has a reason that is a sentence', () => {
    const reasons = Object.values(nothingToRead)
    expect(reasons.filter((reason) => !/^[A-Z].{20,}\.$/u.test(reason))).toEqual([])
  })
})

it('every endpoint that reads gives what a page shows', () => {
  const named = new Set(Object.values(pageReads).flat())
  // The public reports are pages of editions, the same for everyone.
  expect(reading.filter((name) => !named.has(name))).toEqual(['listReports'])
})
