/** A course by keyboard alone, from the public page to the figure: applicant and desk, in turn. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countReport } from '../../src/commands/count-report.ts'
import { present } from '../../src/kit/check.ts'
import { linksIn } from '../../src/web/routes.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { type CourseSite, openPage, serveCourses } from '../course/site.ts'
import { applyAll, type MadeCourse, moments, openCourse } from '../course/world.ts'
import { taken } from '../world/delivery.ts'
import { openPerson } from '../world/people.ts'

const { context } = await cloneDatabase()
const hanako = await openPerson(context, '山田 花子')
const taro = await openPerson(context, '東京 太郎')
let browser: Browser
let site: CourseSite

beforeAll(async () => {
  site = await serveCourses(context, { hanako: hanako.visitor, taro: taro.visitor })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

const to = linksIn('ja')
const hrefOf = (path: string) => new URL(path, site.server.url).href
const said = (page: Page) => page.locator('main').innerText()

describe('from the public page to the figure', () => {
  test('in Japanese, on a telephone: a draw, two sessions, a certificate, a job', async () => {
    const details = {
      selection: { method: 'lottery' },
      completion: { sessions: { by: 'count', least: 2 } },
    }
    const course = await openCourse(context, { capacity: 3, details })
    await applyAll(context, course, ['青木 葵', '石井 樹'])
    const before = await figure()
    const [mine, desk] = [await openAs('hanako', 360), await openAs('operator', 360)]

    const { own, application } = await applyInJapanese(mine, course)

    site.moveTo(moments.over)
    await desk.goto(hrefOf(to.courseSelection(course)))
    await press(desk, '一覧を確定して照合値を公表する')
    await desk.getByText('抽選の一覧を確定し、照合値を公表しました。').waitFor()
    await press(desk, 'この案のとおりに決定する')
    await desk.getByText('選考の結果を決定しました。').waitFor()
    await mine.goto(hrefOf(to.draw(course)))
    expect(await said(mine)).toContain('同じ結果になることを確かめました')
    await mine.goto(own)
    expect(await said(mine)).toContain('定員3人に入りました')
    await press(mine, '受講の手続きをする')
    await mine.locator('.status-tag', { hasText: '受講中' }).first().waitFor()

    site.moveTo(moments.firstDay)
    const [first = ''] = course.sessions
    await desk.goto(hrefOf(to.roster({ session: first })))
    await press(desk, '会場で出席 山田 花子')
    await desk.getByText('出席 1人／受講者 3人').waitFor()
    site.moveTo('2023-06-19T02:00:00Z')
    await mine.goto(own)
    await press(mine, 'オンラインで出席する')
    await mine.waitForURL('**/join')
    await press(mine, /^オンラインで出席する 令和5年6月19日/)
    await mine.waitForURL('https://meeting.example.jp/it')
    expect(await figure()).toBe(before + 1)

    await completeInJapanese({ mine, desk, course, own, application })
    await mine.context().close()
    await desk.context().close()
  })

  test('in English, at a desk: first come, attended, counted', async () => {
    const english = linksIn('en')
    const course = await openCourse(context, { details: {} })
    const before = await figure()
    const page = await openAs('taro', 1280)
    site.moveTo(moments.applying)
    await page.goto(hrefOf(english.offering(course)))
    await press(page, 'Apply, first come first served')
    await page.waitForURL('**/apply')
    await press(page, /^(?:Go on|Continue|Check|Look)/)
    await page.waitForURL('**step=confirm')
    await press(page, 'Apply, first come first served')
    await page.waitForURL('**/my/applications/*')
    const own = page.url()
    site.moveTo(moments.firstDay)
    await page.goto(own)
    await press(page, 'Join online')
    await page.waitForURL('**/join')
    await press(page, /^Join online Mon, 12 June 2023/)
    await page.waitForURL('https://meeting.example.jp/it')
    expect(await figure()).toBe(before + 1)
    await page.goto(own)
    expect(await said(page)).toContain('1 of 4 sessions')
    await page.context().close()
  })
})

/** Applies for the course with the draw; the number in the order of application is shown. */
async function applyInJapanese(mine: Page, course: MadeCourse) {
  site.moveTo(moments.applying)
  await mine.goto(hrefOf(to.offering(course)))
  expect(await said(mine)).toContain('定員を超えたときは抽選です')
  await press(mine, '申し込む')
  await mine.waitForURL('**/apply')
  await press(mine, '確認へ進む')
  await mine.waitForURL('**step=confirm')
  await press(mine, '申し込む')
  await mine.waitForURL('**/my/applications/*')
  const own = mine.url()
  const application = present(own.split('/').at(-1), 'the application')
  await expect.poll(() => reread(mine), { timeout: 30_000 }).toContain('3番')
  return { own, application }
}

type Ending = Readonly<Record<'mine' | 'desk', Page>> &
  Readonly<Record<'own' | 'application', string>> & { readonly course: MadeCourse }

/** The desk completes the course; the certificate is fetched and checked, and a job reported. */
async function completeInJapanese({ mine, desk, course, own, application }: Ending) {
  site.moveTo(moments.afterwards)
  await desk.goto(hrefOf(to.courseCompletion(course)))
  expect(await said(desk)).toContain('条件を満たしている人は1人です')
  await press(desk, '選んだ人を修了にする')
  await desk.getByText('修了した人　1人').first().waitFor()
  await mine.goto(own)
  const paper = mine.getByRole('link', { name: '修了証を開く（PDF）' })
  const pdf = await mine.request.get(hrefOf(present(await paper.getAttribute('href'), 'a link')))
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await checkCertificate(desk)
  await press(mine, '就職を記録する')
  await mine.waitForURL(`**/${application}/job`)
  await tabToField(mine, 'employment')
  await mine.keyboard.press('Space')
  await tabToField(mine, 'hiredOn')
  await mine.locator('[name=hiredOn]').fill('2023-06-30')
  await press(mine, '報告する')
  await mine.waitForURL(own)
  expect(await said(mine)).toContain('就職（正社員、令和5年6月30日）')
}

/** A browser of somebody's own. The meeting that a session links to is elsewhere. */
async function openAs(as: string, width: number): Promise<Page> {
  const page = await openPage(browser, site.server, { as, width })
  await page.route('https://meeting.example.jp/**', (route) => route.fulfill({ body: 'meeting' }))
  return page
}

/** The page as it stands by now. */
async function reread(page: Page): Promise<string> {
  await page.reload()
  return said(page)
}

/** The certificate's number, typed on the public page. */
async function checkCertificate(desk: Page): Promise<void> {
  const link = desk.locator('a', { hasText: '令和5年度-' }).first()
  const number = /令和5年度-\S+/.exec(await link.innerText())?.[0]
  await desk.goto(hrefOf(to.certificates()))
  await tabToField(desk, 'number')
  await desk.keyboard.type(present(number, 'a number'))
  await desk.keyboard.press('Enter')
  await desk.waitForURL('**/certificates/*')
  expect(await said(desk)).toContain('有効です')
  expect(await said(desk)).not.toContain('山田')
}

/** How many people the report counts for the programme of the courses. */
async function figure(): Promise<number> {
  const report = taken(await countReport(context, 2023))
  const row = report.rows.find(({ line: { code } }) => code === '2')
  return row?.figures[0]?.count.value ?? -1
}

/** Goes to a link or a button by Tab alone, and presses it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const text = 'document.activeElement.textContent.replace(/\\s+/g, " ").trim()'
  await tabUntil(page, text, name)
  await page.keyboard.press('Enter')
}

const tabToField = (page: Page, name: string) => tabUntil(page, 'document.activeElement.name', name)

async function tabUntil(page: Page, expression: string, wanted: string | RegExp): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    const found = (await page.evaluate<string | undefined>(expression)) ?? ''
    if (typeof wanted === 'string' ? found === wanted : wanted.test(found)) return
    seen.push(found.slice(0, 40))
  }
  throw new Error(`"${String(wanted)}" was not reached by Tab, but ${seen.join(' | ')}`)
}
