import { describe, expect, it, test } from 'vitest'
import { formatCursor, listAddress, parseCursor, readListQuery } from './list.ts'

const order = {
  sorts: ['date', 'name'],
  usual: '-date',
  keys: { date: ['moment', 'id'], name: ['text', 'id'] },
} as const
const id = '01920000-0000-7000-8000-000000000001'
const moment = '2024-04-01T00:00:00.000Z'

const asked = (query: string) => readListQuery(new URLSearchParams(query), order)

describe('a list', () => {
  test.each([
    ['', 'date', true],
    ['sort=date', 'date', false],
    ['sort=-name', 'name', true],
    ['sort=nothing', 'date', true],
    ['sort=--name', 'date', true],
  ])('asked for with "%s" is sorted by %s', (query, sort, isDescending) => {
    expect(asked(query)).toMatchObject({ sort, isDescending })
  })

  it('begins where its address says', () => {
    const after = formatCursor([moment, id])
    expect(asked(`after=${after}`).slice).toEqual({
      at: { side: 'after', key: [moment, id] },
      limit: 50,
    })
    expect(asked(`before=${after}`).slice.at?.side).toBe('before')
  })

  test.each([
    ['of another order', formatCursor(['田中', id])],
    ['too short', formatCursor([moment])],
    ['without its id', formatCursor([moment, 'x'])],
    ['of no texts', Buffer.from('[1,2]').toString('base64url')],
    ['that is no key', 'abc'],
    ['with characters that no database takes', formatCursor(['a\u0000', id])],
  ])('begins at the first row for a key %s', (_, cursor) => {
    expect(asked(`after=${cursor}`).slice.at).toBeNull()
    expect(asked(`sort=name&after=${formatCursor(['a\u0000', id])}`).slice.at).toBeNull()
  })

  it('filters by what was typed, without what cannot be looked for', () => {
    expect(asked('q=%20a%00b%20').filter('q')).toBe('ab')
    expect(asked('').filter('q')).toBe('')
  })
})

it('begins again at the first row when its order or filter changes', () => {
  const query = new URLSearchParams('q=a&after=x')
  expect(listAddress('/desk', query, { sort: '-name' })).toBe('/desk?q=a&sort=-name')
  expect(listAddress('/desk', query, { q: null })).toBe('/desk')
})

it('reads back the key that it wrote', () => {
  expect(parseCursor(formatCursor(['田中', id]))).toEqual(['田中', id])
})
