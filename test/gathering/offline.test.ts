/** A telephone at the door whose network goes and comes back, in a real browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { makeDoorPass } from '../../src/commands/gathering/pass.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { readTally } from '../../src/store/door.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { instant, runner, taken } from '../world/delivery.ts'
import { type Fair, openFair, reserveSeat, scanOf } from '../world/gathering.ts'
import { settleDoor } from '../../src/commands/gathering/scan.ts'
import { type FairSite, serveFair } from './site.ts'

const { context, database } = await cloneDatabase()
// The browser's clock is the real one: the fair takes place today.
const now = new Date()
const today = { ...context, clock: { now: () => new Date() } }
let browser: Browser
let site: FairSite

beforeAll(async () => {
  site = await serveFair(context, {})
  site.moveTo(null)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

/** A fair of this very hour, with visitors, and a telephone at its door. */
async function atDoor(visitors = 3) {
  const fair = await openFair(context)
  const [from, to] = [-60, 120].map((minutes) => new Date(now.getTime() + minutes * 60_000))
  await withAuthority(database, context.authority, ({ client }) =>
    client.query('update session set starts_at = $1, ends_at = $2 where session = $3', [
      ...[from, to],
      fair.session,
    ]),
  )
  const people = []
  for (let index = 0; index < visitors; index += 1) people.push(await reserveSeat(context, fair))
  const wish = { session: fair.session, label: '正面入口' }
  const pass = taken(await makeDoorPass(runner(today), wish))
  const window = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const page = await window.newPage()
  const href = (path: string) => new URL(path, site.server.url).href
  await page.goto(href(`/door/pass/${present(pass.outcome.token, 'a token')}`))
  await page.getByRole('button', { name: 'この端末で受付をはじめる' }).click()
  await ready(page)
  return { fair, people, page, window }
}

const ready = (page: Page) => page.locator('[data-door][data-ready]').waitFor({ timeout: 30_000 })

async function type(page: Page, code: string): Promise<void> {
  await page.locator('[name=code]').fill(code)
  await page.keyboard.press('Enter')
}

const headline = (page: Page, words: string | RegExp) =>
  page.locator('.door-headline', { hasText: words }).waitFor({ timeout: 20_000 })

const network = (page: Page, words: string | RegExp) =>
  page.locator('[data-network]', { hasText: words }).waitFor({ timeout: 30_000 })

/** Everything that waited has been sent. */
const sent = (page: Page) =>
  page.locator('[data-network]:not(.waits)').waitFor({ state: 'attached', timeout: 40_000 })

const tallyOf = (fair: Fair) =>
  withAuthority(database, context.authority, (books) => readTally(books, fair))

async function cut(window: BrowserContext, page: Page): Promise<void> {
  await window.setOffline(true)
  await network(page, '通信できません')
}

describe('a telephone without a network', () => {
  it('decides by its list, keeps what it scans, and sends it once', async () => {
    const { fair, people, page, window } = await atDoor()
    const [one, two, three] = people
    await type(page, one?.code ?? '')
    await headline(page, '受付しました')
    await cut(window, page)
    await type(page, two?.code ?? '')
    await headline(page, '受付しました')
    expect(await page.locator('.door-who').innerText()).toContain('ヤ・ハ')
    await type(page, two?.code ?? '')
    await headline(page, /すでに受付済み（\d\d:\d\d）/)
    await type(page, three?.code ?? '')
    await headline(page, '受付しました')
    await type(page, '2222-2222')
    await headline(page, '一覧にない番号です')
    await page.locator('summary', { hasText: '入場券のない方' }).click()
    await page.getByRole('button', { name: '＋2人' }).click()
    await headline(page, '2人を記録しました')
    await network(page, '送信待ち 5件')
    expect(await tallyOf(fair)).toMatchObject({ scans: 1, persons: 1, anonymous: 0 })
    await window.setOffline(false)
    await sent(page)
    expect(await tallyOf(fair)).toEqual({
      ...{ scans: 5, persons: 3, anonymous: 2 },
      ...{ expected: 0, forDesk: 1, offline: 5 },
    })
    await page.locator('.door-conflicts li', { hasText: '予約にありません' }).waitFor()
    await page.context().close()
  })

  it('opens again after a reload, with all that it kept', async () => {
    const { fair, people, page, window } = await atDoor()
    await cut(window, page)
    await type(page, people[0]?.code ?? '')
    await network(page, '送信待ち 1件')
    await page.reload()
    expect(await page.locator('h1').innerText()).toContain('受付：')
    await network(page, '送信待ち 1件')
    await type(page, people[0]?.code ?? '')
    await headline(page, /すでに受付済み/)
    await type(page, people[1]?.code ?? '')
    await headline(page, '受付しました')
    await network(page, '送信待ち 3件')
    await window.setOffline(false)
    await sent(page)
    expect(await tallyOf(fair)).toMatchObject({ scans: 3, persons: 2, offline: 3 })
    await page.context().close()
  })

  it('is told of conflicts: another door was first, or the seat was given up', async () => {
    const { fair, people, page, window } = await atDoor(2)
    const [first, second] = people
    await cut(window, page)
    const sentAt = instant(new Date().toISOString())
    const scans = [scanOf(first?.code ?? '', { at: sentAt })]
    const other = { session: fair.session, door: '東口', sentAt, isOffline: false, scans }
    taken(await settleDoor(runner(today), other))
    const applications = [second?.application ?? '']
    taken(await actOnApplications(runner(today), { act: 'cancel', applications }))
    await type(page, first?.code ?? '')
    await headline(page, '受付しました')
    await type(page, second?.code ?? '')
    await network(page, '送信待ち 2件')
    await window.setOffline(false)
    await sent(page)
    await page.locator('.door-conflicts li', { hasText: '受付「東口」で' }).waitFor()
    await page.locator('.door-conflicts li', { hasText: '取消済み' }).waitFor()
    expect(await tallyOf(fair)).toMatchObject({ scans: 3, persons: 1, forDesk: 1 })
    await page.context().close()
  })

  it('takes back what was not sent yet, and says what needs a network', async () => {
    const { fair, people, page, window } = await atDoor(1)
    await cut(window, page)
    await type(page, people[0]?.code ?? '')
    await network(page, '送信待ち 1件')
    await page.getByRole('button', { name: 'この受付を取り消す' }).click()
    await headline(page, '取り消しました')
    await page.locator('summary', { hasText: '名前で探す' }).click()
    await page.locator('[name=name]').first().fill('山田')
    await page.keyboard.press('Enter')
    await headline(page, 'この操作には通信が必要です')
    await window.setOffline(false)
    await sent(page)
    expect(await tallyOf(fair)).toMatchObject({ scans: 0, persons: 0, expected: 1 })
    await page.context().close()
  })

  it('tells a mistyped number, and never keeps it', async () => {
    const { fair, page } = await atDoor(0)
    await type(page, '7KMX-39AA')
    await headline(page, '番号を確かめてください')
    expect(await tallyOf(fair)).toMatchObject({ scans: 0 })
    await page.context().close()
  })

  it('says that the camera is refused, and goes on without it', async () => {
    const { page } = await atDoor(0)
    await page.getByRole('button', { name: 'カメラで読み取る' }).click()
    const note = page.locator('[data-camera-note]', { hasText: /番号を入力してください/ })
    await note.waitFor({ timeout: 20_000 })
    expect(await page.locator('[name=code]').isEditable()).toBe(true)
    await page.context().close()
  })
})
