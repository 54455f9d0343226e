/** The pages of an interview day in a real browser: both languages, wide and narrow, with axe. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linksIn, placeIn } from '../../src/web/routes.ts'
import { openBrowser } from '../browser.ts'
import { look, openPage } from '../course/site.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildFair, type FairSite, type FairWorld, serveFair } from './site.ts'

const { context } = await cloneDatabase()
const world: FairWorld = await buildFair(context)
let browser: Browser
let site: FairSite

beforeAll(async () => {
  site = await serveFair(context, { hanako: world.hanako.visitor })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

const hrefOf = (path: string) => new URL(path, site.server.url).href
const to = linksIn('ja')
const { fair, hanako, doorToken, resultsToken } = world
const at = { session: fair.session }
const [booth = ''] = fair.booths
const place = { offering: fair.offering }
const own = { application: hanako.application }

const pages: readonly (readonly [name: string, as: string | undefined, path: string])[] = [
  ['link-to-door', undefined, to.doorPass({ token: doorToken })],
  ['unknown-link', undefined, to.doorPass({ token: 'nothing' })],
  ['board', undefined, to.board(at)],
  ['company-results', undefined, to.companyResults({ token: resultsToken })],
  ['reservation', 'hanako', to.application(own)],
  ['interviews', 'hanako', to.interviews(own)],
  ['questionnaire-early', 'hanako', to.questionnaire(own)],
  ['day', 'operator', to.gatheringDay(place)],
  ['desk-interviews', 'operator', to.gatheringInterviews(place)],
  ['desk-questionnaire', 'operator', to.gatheringQuestionnaire(place)],
  ['desk-door', 'operator', to.deskDoor(at)],
  ['desk-paper', 'operator', to.attendancePaper(at)],
  ['desk-booths', 'operator', to.deskBooths(at)],
  ['desk-booth', 'operator', to.deskBooth({ ...at, booth })],
  ['auditor-door', 'auditor', to.deskDoor(at)],
  ['auditor-interviews', 'auditor', to.gatheringInterviews(place)],
]

const widths = [['ja', 360] as const, ['en', 1280] as const, ['ja', 1280] as const]

async function examine(page: Page, name: string, width: number): Promise<void> {
  const shots = process.env['JISSEKI_SHOTS']
  if (shots) await page.screenshot({ path: `${shots}/${width}-${name}.png`, fullPage: true })
  expect([name, await look(page, width)]).toEqual([name, []])
}

describe.each(widths)('in %s at %i pixels', (language, width) => {
  test.each(pages)('%s', { timeout: 60_000 }, async (name, as, path) => {
    const page = await openPage(browser, site.server, { width, ...(as && { as }) })
    const answer = await page.goto(hrefOf(placeIn(language, path)))
    expect(answer?.status()).toBeLessThan(500)
    await examine(page, `${language}-${name}`, width)
    const text = await page.locator('main').innerText()
    expect(text).not.toMatch(language === 'ja' ? /\b(?:the|undefined|NaN|null)\b/ : /undefined|NaN/)
    await page.context().close()
  })

  test('the door of a volunteer, and what it answers', { timeout: 120_000 }, async () => {
    const page = await openPage(browser, site.server, { width })
    const links = linksIn(language)
    await page.goto(hrefOf(links.doorPass({ token: doorToken })))
    await page.locator('main button[type=submit]').click()
    await page.waitForURL(hrefOf(links.door()))
    await page.locator('[data-door][data-ready]').waitFor({ timeout: 30_000 })
    await page.locator('details').evaluateAll('(all) => all.forEach((one) => (one.open = true))')
    await examine(page, `${language}-door`, width)
    await page.locator('[name=code]').fill('2222-2222')
    await page.keyboard.press('Enter')
    await page.locator('.door-answer.stop').waitFor()
    await examine(page, `${language}-door-answer`, width)
    await page.goto(hrefOf(links.doorBooth({ booth })))
    await examine(page, `${language}-door-booth`, width)
    await page.goto(hrefOf(links.doorBooths()))
    await examine(page, `${language}-door-booths`, width)
    expect(page.url()).toBe(hrefOf(links.doorBooths()))
    await page.context().close()
  })
})

test('a list on paper is held against the reservations before it is recorded', async () => {
  const page = await openPage(browser, site.server, { as: 'operator', width: 360 })
  await page.goto(hrefOf(to.attendancePaper(at)))
  const lines = `${hanako.code}\n伊藤 健\n飛入 太郎\n${hanako.code}`
  await page.locator('[name=lines]').fill(lines)
  await page.getByRole('button', { name: '予約と照らし合わせる' }).click()
  await page.getByText('まだ記録していません').waitFor()
  await examine(page, 'ja-paper-found', 360)
  await page.getByRole('button', { name: '来場を記録する' }).click()
  await page.getByText('出席を記録しました').first().waitFor()
  expect(await page.locator('main').innerText()).toContain('3人')
  await page.context().close()
})

test('a link is shown once, and can be ended', async () => {
  const page = await openPage(browser, site.server, { as: 'operator', width: 360 })
  await page.goto(hrefOf(to.deskDoor(at)))
  await page.locator('[name=label]').fill('東口')
  await page.getByRole('button', { name: 'リンクを作る' }).click()
  const link = page.locator('.link-address a')
  await link.waitFor()
  await examine(page, 'ja-new-link', 360)
  const href = (await link.getAttribute('href')) ?? ''
  await page.getByRole('button', { name: 'リンクを終わらせる 東口' }).click()
  await page.getByText('リンクを終わらせました。').waitFor()
  await page.goto(hrefOf(new URL(href).pathname))
  expect(await page.locator('main').innerText()).toContain('このリンクは終了しました')
  await page.context().close()
})
