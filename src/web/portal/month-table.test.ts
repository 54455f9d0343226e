import { expect, it } from 'vitest'
import { publishExamples, sourceOf } from '../../../test/published.ts'
import { createWebApp } from '../app.ts'
import type { EditionSource } from './edition-source.ts'

const source = sourceOf(publishExamples())

/** A way to get pages of a site that reads from `editions`. */
function site(editions: EditionSource) {
  const app = createWebApp({
    editions,
    clock: { now: () => new Date(1_000_000) },
    onProblem: () => undefined,
  })
  return async (path: string) => {
    const answer = await app.request(path)
    return { status: answer.status, text: await answer.text() }
  }
}

const get = site(source)

/** The text between tags, with spaces folded. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** What a figure's page shows by month. */
async function monthsOf(path: string) {
  const { text } = await get(path)
  const table = /<table class="plain months">.*?<\/table>/s.exec(text)?.[0] ?? ''
  const [body = '', foot = ''] = table.split('<tfoot>')
  const cells = [...body.matchAll(/<td class="num">(.*?)<\/td>/g)]
  return {
    text: plain(text),
    shown: cells.map((cell) => plain(cell[1] ?? '')),
    whole: plain(foot),
    bars: body.split('<svg').length - 1,
  }
}

it('shows a total by month, and the months add up to it', async () => {
  const { shown, whole, bars } = await monthsOf('/figures/2023/2/2/visitors')
  expect([shown.length, bars]).toEqual([12, 12])
  expect(shown.reduce((sum, number) => sum + Number(number), 0)).toBe(650)
  expect(whole).toBe('全体（月の合計） 650')
})

it('says of a unique figure that its months do not add up, and counts it again', async () => {
  const { text, shown, whole } = await monthsOf('/en/figures/2023/2/8/attended')
  expect(text).toContain('The months do not add up to the whole: a party that appears')
  expect(shown).toHaveLength(12)
  expect(whole).toBe('Whole (counted again) 180')
})

it('withholds small numbers of people, with what the symbol means', async () => {
  const { text, shown, bars } = await monthsOf('/en/figures/2023/2/38/employees')
  expect(shown.join(' ')).toBe(`9 8${' x withheld'.repeat(10)}`)
  expect(text).toContain('withheld because it is small (1 to 4)')
  expect(text).toContain('The records below are published in full')
  expect(bars).toBe(2)
})

it('shows small numbers of companies', async () => {
  const { text, shown } = await monthsOf('/en/figures/2023/2/26/grants')
  expect(text).not.toContain('withheld')
  expect(shown.some((number) => Number(number) > 0 && Number(number) < 5)).toBe(true)
})

it('reads the records of a figure once for all its pages', async () => {
  let reads = 0
  const counting = site({
    ...source,
    readEntryPage: (place, page) => (reads++, source.readEntryPage(place, page)),
  })
  const pages = Array.from({ length: 13 }, (_, index) => index + 1)
  await Promise.all(pages.map((page) => counting(`/figures/2023/2/2/visitors?page=${page}`)))
  const stored = 2
  expect(reads).toBe(stored + pages.length)
})

it('counts a figure again after its records could not be read', async () => {
  let calls = 0
  const shaky = site({
    ...source,
    readEntryPage: (place, page) =>
      calls++ === 0 ? Promise.reject(new Error('down')) : source.readEntryPage(place, page),
  })
  expect((await shaky('/figures/2023/2/2/visitors')).status).toBe(503)
  expect((await shaky('/figures/2023/2/2/visitors')).status).toBe(200)
})
