/**
 * The API does whatever the pages do: every act that a page can post has its endpoint, or a reason
 * why it has none; and every endpoint that writes is what some page does, or says why not.
 */
import { describe, expect, it } from 'vitest'
import { endpoints } from '../../src/api/endpoints.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { onPagesAlone, pageActs, withoutPage } from './page-acts.ts'

/** Every act that can be posted, from the pages themselves. */
const posted = Object.entries(rooms.personal).flatMap(([page, { acts = {} }]) =>
  Object.keys(acts).map((act) => `${page} ${act}`),
)

const known = new Set([...Object.keys(pageActs), ...Object.keys(onPagesAlone)])

describe('every act of a page', () => {
  it('has an endpoint, or a reason why it has none', () => {
    expect(posted.filter((act) => !known.has(act))).toEqual([])
  })

  it('stands in one of the two tables, and only where there is such an act', () => {
    expect([...known].filter((act) => !posted.includes(act))).toEqual([])
    expect(Object.keys(pageActs).filter((act) => act in onPagesAlone)).toEqual([])
  })

  it('names endpoints that there are, and that write', () => {
    const names = new Set(
      endpoints.filter(({ method }) => method !== 'get').map(({ name }) => name),
    )
    const named = Object.entries(pageActs).flatMap(([act, those]) =>
      those.length === 0 ? [act] : those.filter((name) => !names.has(name)),
    )
    expect(named).toEqual([])
  })
})

it('every endpoint that writes does what a page does, or says why no page does it', () => {
  const done = new Set(Object.values(pageActs).flat())
  const alone = endpoints
    .filter(({ method, name }) => method !== 'get' && !done.has(name))
    .map(({ name }) => name)
  expect(alone).toEqual(Object.keys(withoutPage))
})

it('gives a reason wherever the two differ', () => {
  const reasons = [...Object.values(onPagesAlone), ...Object.values(withoutPage)]
  expect(reasons.filter((reason) => !/^[A-Z].{20,}\.$/u.test(reason))).toEqual([])
})
