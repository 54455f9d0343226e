/** Lists taken in by hand in a real browser: nothing for axe, nothing too wide. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import { check } from '../../src/kit/check.ts'
import { linksIn } from '../../src/web/routes.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import { signInCookie } from '../../src/web/visitor.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import {
  at,
  claimant,
  instant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'
import { csv, listSite } from './site.ts'

let browser: Browser
let server: WebServer
let offering: string

beforeAll(async () => {
  const { context } = await cloneDatabase()
  const fair = await openOffering(context, {
    settings: { capacity: null },
    sessions: [juneFirst, { ...juneFirst, ...laterInJune }],
  })
  offering = fair.offering
  const spring = at(context, '2023-05-10T03:00:00Z')
  for (const name of ['hanako', 'jiro']) {
    const own = claimant(name)
    const detail = { ...own.detail, mail: `${name}@example.jp` }
    const place = { offering, session: fair.sessions[0] ?? null }
    const claimants = [{ ...own, detail }]
    taken(await claim(spring, request(place, runner(spring).by, { claimants })))
  }
  const { app } = listSite(at(context, '2023-06-09T03:00:00Z'))
  const started = await startWebServer({ app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  server = started.value
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const laterInJune = {
  startsAt: instant('2023-06-02T13:00:00+09:00'),
  endsAt: instant('2023-06-02T15:00:00+09:00'),
}

const lists = {
  importApplications: [
    '氏名,日程,メール',
    '山田花子,2023-06-01 13:00,x@example.jp',
    '佐藤,2023-06-09 9:00,',
    ',,',
  ],
  importAttendance: [
    'Mail,日程,出欠',
    'hanako@example.jp,2023-06-01 13:00,○',
    'nobody@example.jp,,○',
    'saburo@example.jp,,たぶん',
  ],
  importSessions: ['始まり,終わり,名称', '2023-07-01 9:00,2023-07-01 10:00,夏', '2023-07-02,,'],
  importOfferings: ['題名,事業,種類', '夏の面接会,1,催し', '秋の面接会,99,催し'],
} as const

const imports = Object.keys(lists) as (keyof typeof lists)[]
const cases = imports.flatMap((name) => [[name, 'ja', 360] as const, [name, 'en', 1280] as const])

test.each(cases)('%s in %s at %s pixels', { timeout: 120_000 }, async (name, language, width) => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
  })
  await context.addCookies([{ name: signInCookie, value: 'administrator', url: server.url }])
  const page = await context.newPage()
  const to = linksIn(language)
  const path = name === 'importOfferings' ? to.importOfferings() : to[name]({ offering })
  await page.goto(new URL(path, server.url).href)
  const faults = [...(await faultsOf(page, `${name}-choose`, width))]
  const rows = lists[name].map((line) =>
    language === 'en' ? line.replace('hanako', 'jiro') : line,
  )
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv(...rows)) }
  await page.setInputFiles('input[type=file]', file)
  await page.locator('form:has(input[type=file]) button[type=submit]').click()
  await page.locator('.row-faults').waitFor()
  faults.push(...(await faultsOf(page, `${name}-tried`, width)))
  await page.locator('form:has(input[name=sheet]) button[type=submit]').click()
  await page.locator('textarea[name=reason]').waitFor()
  faults.push(...(await faultsOf(page, `${name}-done`, width)))
  await page.goto(new URL(path, server.url).href)
  await page.locator('details.more summary').first().click()
  faults.push(...(await faultsOf(page, `${name}-past`, width)))
  await context.close()
  expect(faults).toEqual([])
})

/** What is wrong with a page. */
async function faultsOf(page: Page, name: string, width: number): Promise<readonly string[]> {
  const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
  const shots = process.env['JISSEKI_SHOTS']
  if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return [
    ...(scroll === width ? [] : [`${name}: ${scroll} pixels wide`]),
    ...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`),
  ]
}
