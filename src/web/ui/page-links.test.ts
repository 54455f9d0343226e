import { expect, test } from 'vitest'
import { shownPages } from './page-links.tsx'

test.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [5, 9, [1, null, 4, 5, 6, null, 9]],
  [1, 9, [1, 2, null, 9]],
  [9, 9, [1, null, 8, 9]],
  [3, 4, [1, 2, 3, 4]],
])('page %d of %d shows %j', (page, pages, shown) => {
  expect(shownPages(page, pages)).toEqual(shown)
})
