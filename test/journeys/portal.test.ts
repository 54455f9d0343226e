/** The public pages in a real browser: every route, both languages, phone and desk, keyboard alone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { check } from '../../src/kit/check.ts'
import { createWebApp } from '../../src/web/app.ts'
import { linksIn, type RouteName, routes } from '../../src/web/routes.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { openBrowser } from '../browser.ts'
import { publishExamples, sourceOf } from '../published.ts'

const problems: WebProblem[] = []
let browser: Browser
let server: WebServer

beforeAll(async () => {
  const app = createWebApp({
    editions: sourceOf(publishExamples()),
    clock: { now: () => new Date() },
    onProblem: (problem) => problems.push(problem),
  })
  const started = await startWebServer({ app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  server = started.value
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const values = { year: 2023, edition: 2, code: '25', line: '2', indicator: 'visitors' }
const pageRoutes = (Object.keys(routes) as RouteName[]).filter(
  (name) => routes[name].kind === 'page',
)

/** An address for each route that is a page, and those that show something out of the ordinary. */
function addressesIn(language: 'ja' | 'en'): readonly string[] {
  const to = linksIn(language)
  const ordinary = pageRoutes.map((name) =>
    routes[name].path.includes(':')
      ? (to[name] as (given: object) => string)(values)
      : (to[name] as () => string)(),
  )
  return [
    ...ordinary,
    to.home({ q: 'xyz' }),
    to.programme({ year: 2023, code: '26' }),
    to.programme({ year: 2023, code: '37-1' }),
    to.editionReport({ year: 2023, edition: 1 }),
    to.figure({ year: 2023, edition: 1, line: '8', indicator: 'attended' }),
    to.figure({ year: 2023, edition: 2, line: '38', indicator: 'employees' }),
    `${to.figure({ ...values })}?page=7`,
    to.programme({ year: 2023, code: '99' }),
  ]
}

const widths = [
  { width: 360, height: 800 },
  { width: 1280, height: 900 },
] as const

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(new URL(address, server.url).href)
  return page
}

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  test.each(widths)(
    'every page fits $width pixels, and loads nothing from elsewhere',
    async (viewport) => {
      const context = await browser.newContext({ viewport })
      const page = await context.newPage()
      const outside: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(server.url)) outside.push(request.url())
      })
      for (const address of addressesIn(language)) {
        await page.goto(new URL(address, server.url).href)
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        expect([address, width]).toEqual([address, viewport.width])
      }
      expect(outside).toEqual([])
      await context.close()
    },
  )
})

/** Each language at one width: what differs between them is text, and what is laid out where. */
test.each([
  ['ja', widths[0]],
  ['en', widths[1]],
] as const)('in %s every page passes axe', { timeout: 240_000 }, async (language, viewport) => {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  for (const address of addressesIn(language)) {
    await page.goto(new URL(address, server.url).href)
    // Without frames the older way of running does the same in half the time.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    expect([address, found]).toEqual([address, []])
  }
  await context.close()
})

describe('by keyboard alone', () => {
  it('leads from the home page to the records behind a figure, and on to their next page', async () => {
    const context = await browser.newContext({ viewport: widths[1] })
    const page = await open(context, '/')
    await page.keyboard.press('Tab')
    expect(await focusedText(page)).toBe('本文へ移動')
    await page.keyboard.press('Enter')
    await tabTo(page, '来場者数')
    expect(await focusOutline(page)).toBe('4px rgb(0, 0, 0)')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/figures/2023/2/2/visitors')
    await tabTo(page, '次へ')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/visitors?page=2#entries')
    expect(await page.locator('table.entries caption').innerText()).toBe(
      '全621件のうち51件目から100件目',
    )
    await context.close()
  })
})

describe('without JavaScript', () => {
  it('a search, a language switch and a page number work', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: widths[0] })
    const page = await open(context, '/')
    await page.getByLabel('事業名や内容のことば').fill('ﾃﾚﾜｰｸ')
    await page.getByRole('button', { name: '探す' }).click()
    await page.waitForURL('**/?q=*')
    expect(await page.getByRole('status').innerText()).toContain('件の事業が見つかりました')
    await page.getByRole('link', { name: 'English' }).click()
    expect(await page.getByRole('status').innerText()).toContain('Programmes found')
    await page.goto(new URL('/figures/2023/2/2/visitors', server.url).href)
    expect(await page.locator('table.months tbody svg').count()).toBe(12)
    await page.getByLabel('ページ番号').fill('１３')
    await page.getByRole('button', { name: '開く' }).click()
    expect(await page.locator('table.entries tbody tr').count()).toBe(21)
    await context.close()
  })
})

describe('on paper', () => {
  it('the report is A4 landscape, its header on every page and no line broken', async () => {
    const context = await browser.newContext({ viewport: widths[1] })
    const page = await open(context, '/reports/2023')
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const boxes = new Set(pdf.match(/\/MediaBox \[[^\]]*\]/g))
    expect([...boxes]).toEqual(['/MediaBox [0 0 841.91998 594.95996]'])
    expect((pdf.match(/\/Type \/Page\b/g) ?? []).length).toBeLessThanOrEqual(6)
    await page.emulateMedia({ media: 'print' })
    const shown = ['thead', 'tfoot', 'tbody tr'].map((part) =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector('table.report ${part}')).display`,
      ),
    )
    expect(await Promise.all(shown)).toEqual([
      'table-header-group',
      'table-footer-group',
      'table-row',
    ])
    await context.close()
  })
})

it('met no problem on the way', () => {
  expect(problems).toEqual([])
})

const focusedText = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.textContent.trim()')

const focusOutline = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const { outlineWidth, outlineColor } = getComputedStyle(document.activeElement)
    return outlineWidth + ' ' + outlineColor
  })()`)

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await focusedText(page)) === name) return
  }
  throw new Error(`no link "${name}" was reached by Tab`)
}
