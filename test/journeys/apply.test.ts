/** The applicants' pages in a real browser: wide and narrow, by keyboard alone, to the figure. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { countReport } from '../../src/commands/count-report.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { check, present } from '../../src/kit/check.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import { signInCookie } from '../../src/web/visitor.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite } from '../world/apply-site.ts'
import {
  applicant,
  at,
  claimant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'
import { openPerson } from '../world/people.ts'
import { ask, line, oneOf } from '../world/questions.ts'

const { context } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')
const onTheDay = at(context, '2023-06-01T04:30:00Z')
const hanako = await openPerson(context, '山田 花子')
const claimants = [claimant('山田 花子', { account: hanako.account })]

const fair = await openOffering(context, {
  settings: {
    title: { ja: '女性しごと応援 合同就職面接会', en: 'Job fair for women' },
    description: { ja: '対象：どなたでも\n\n持ち物：履歴書', en: 'For everyone' },
    capacity: 1,
    groupLimit: 3,
  },
  sessions: [juneFirst, { ...juneFirst, onlineLink: 'https://meet.example.jp/room', capacity: 20 }],
})
const [full = '', free = ''] = fair.sessions
const course = await openOffering(context, {
  kind: 'course',
  settings: { seatsPer: 'offering', details: { selection: { method: 'lottery' } } },
})
taken(
  await replaceQuestions(runner(inMay), {
    ...{ offering: fair.offering, purpose: 'application', version: 0 },
    questions: [ask('works', oneOf('yes', 'no'), { required: true }), ask('wish', line)],
  }),
)
taken(await claim(inMay, request({ offering: fair.offering, session: full }, applicant())))
const waits = await own({ offering: fair.offering, session: full }, { otherwise: 'wait' })
const applied = await own(
  { offering: course.offering, session: null },
  { lifecycle: 'course', act: 'apply' },
)

async function own(
  place: { readonly offering: string; readonly session: string | null },
  change: Record<string, unknown>,
) {
  const asked = request(place, hanako.actor, { claimants, ...change })
  const done = taken(await claim(inMay, asked))
  return present(done.outcome.applications[0], 'an application').id
}

let browser: Browser
let server: WebServer

beforeAll(async () => {
  const { app } = openApplySite(inMay, { hanako: hanako.visitor })
  const started = await startWebServer({ app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  server = started.value
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const hrefOf = (path: string) => new URL(path, server.url).href

async function openPage(
  given: { readonly width?: number; readonly isKnown?: boolean; readonly scripts?: boolean } = {},
): Promise<Page> {
  const { width = 1280, isKnown = true, scripts = true } = given
  const viewport = { width, height: 900 }
  const window = await browser.newContext({ viewport, javaScriptEnabled: scripts })
  if (isKnown) {
    await window.addCookies([{ name: signInCookie, value: 'hanako', url: server.url }])
  }
  return window.newPage()
}

const form = `/offerings/${fair.offering}/apply?session=${free}`

const paths = [
  '/offerings',
  '/offerings?q=none&kind=course&from=2023-06-01',
  `/offerings/${fair.offering}`,
  `/offerings/${course.offering}`,
  form,
  `${form}&step=confirm`,
  `/offerings/${fair.offering}/apply?session=${full}`,
  '/my',
  `/my/applications/${waits}`,
  `/my/applications/${applied}`,
  `/my/applications/${waits}/withdraw`,
  `/my/applications/${waits}/ticket`,
  `/my/applications/${waits}/join`,
  '/tickets/7KMX39AP',
]

/** The page's width and what axe finds on it. */
async function look(page: Page): Promise<readonly [width: number, found: readonly string[]]> {
  const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return [scroll, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]
}

test.each([
  ['', 360],
  ['/en', 1280],
] as const)(
  'every page under "%s" fits %i pixels and passes axe',
  { timeout: 240_000 },
  async (prefix, width) => {
    const [known, stranger] = [await openPage({ width }), await openPage({ width, isKnown: false })]
    for (const path of paths) {
      await known.goto(hrefOf(`${prefix}${path}`))
      expect([path, await look(known)]).toEqual([path, [width, []]])
    }
    for (const path of paths.slice(0, 6)) {
      await stranger.goto(hrefOf(`${prefix}${path}`))
      expect([path, await look(stranger)]).toEqual([path, [width, []]])
    }
    await known.goto(hrefOf(`${prefix}${form}`))
    await known.locator('form.form button[type=submit]').first().click()
    await known.waitForSelector('[data-error-summary]')
    expect(await look(known)).toEqual([width, []])
  },
)

describe('by keyboard alone, from the offering to the figure', () => {
  test('a seat is reserved, its ticket shown, the door passed, and the figure grows', async () => {
    const before = await figure()
    const page = await openPage({ width: 360 })
    await page.goto(hrefOf('/offerings'))
    await tabTo(page, '女性しごと応援 合同就職面接会')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/offerings/*')
    await tabTo(page, '予約する 令和5年6月1日（木） 13:00〜15:00')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/apply?**')
    await tabToField(page, 'answer.works')
    await page.keyboard.press('Space')
    await tabToField(page, 'answer.wish')
    await page.keyboard.type('事務の仕事')
    await tabTo(page, '確認へ進む')
    await page.keyboard.press('Enter')
    await page.waitForURL('**step=confirm')
    await tabTo(page, '予約する')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/my/applications/*')
    expect(await page.locator('main').innerText()).toContain('予約済み')
    const id = present(page.url().split('/').at(-1), 'the application')
    await tabTo(page, '入場券を見せる')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/ticket')
    expect(await look(page)).toEqual([360, []])
    const door = { act: 'check-in', applications: [id] }
    taken(await actOnApplications(runner(onTheDay), door))
    expect(await figure()).toBe(before + 1)
    await page.context().close()
  })

  test('a reservation is cancelled without scripts', async () => {
    const page = await openPage({ width: 360, scripts: false })
    await page.goto(hrefOf(`/my/applications/${waits}`))
    await page.getByRole('link', { name: '取り消す' }).click()
    await page.getByRole('button', { name: '取り消す' }).click()
    expect(await page.getByRole('status').innerText()).toContain('取り消しました。')
    expect(await page.locator('.status-tag').first().innerText()).toBe('取消済み')
    await page.context().close()
  })
})

async function figure(): Promise<number> {
  const report = taken(await countReport(onTheDay, 2023))
  const row = report.rows.find(({ line: { code } }) => code === '1')
  return row?.figures.find(({ indicator }) => indicator.key === 'people')?.count.value ?? 0
}

async function tabTo(page: Page, name: string): Promise<void> {
  await tabUntil(page, 'document.activeElement.textContent.trim()', name)
}

async function tabToField(page: Page, name: string): Promise<void> {
  await tabUntil(page, 'document.activeElement.name', name)
}

async function tabUntil(page: Page, expression: string, wanted: string): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate<string>(expression)) === wanted) return
  }
  throw new Error(`nothing named "${wanted}" was reached by Tab`)
}
