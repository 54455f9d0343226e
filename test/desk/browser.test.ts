/** Every page of the desk in a real browser, at both widths: nothing for axe, nothing too wide. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../../src/kit/check.ts'
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { linksIn } from '../../src/web/routes.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { signInCookie } from '../../src/web/visitor.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { at } from '../world/delivery.ts'
import { buildDesk, deskNow, deskVisitors, type DeskWorld } from '../world/desk.ts'

const problems: WebProblem[] = []
let browser: Browser
let server: WebServer
let world: DeskWorld

beforeAll(async () => {
  const { context } = await cloneDatabase()
  world = await buildDesk(context)
  const then = at(context, deskNow)
  const app = createWebApp({
    editions: sourceOf([]),
    clock: then.clock,
    onProblem: (problem) => problems.push(problem),
    personal: { visitors: deskVisitors, services: personalServices({ context: then }), rooms },
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

type Looked = { readonly name: string; readonly path: string; readonly as?: string }

function pagesOf(language: 'ja' | 'en'): readonly Looked[] {
  const to = linksIn(language)
  const fair = { offering: world.fair }
  const advice = { offering: world.advice }
  const [past, today] = world.sessions.map((session) => ({ ...fair, session }))
  check(past && today, 'the fair has sessions')
  return [
    { name: 'work-list', path: to.desk() },
    { name: 'work-list-counsellor', path: to.desk(), as: 'counsellor' },
    { name: 'offerings', path: to.deskOfferings() },
    { name: 'offerings-none', path: to.deskOfferings({ q: 'zzz' }) },
    { name: 'new-kind', path: to.newOffering() },
    { name: 'new-gathering', path: to.newOffering({ kind: 'gathering' }) },
    { name: 'new-copy', path: to.newOffering({ from: world.fair }) },
    { name: 'offering', path: to.deskOffering(fair) },
    { name: 'offering-auditor', path: to.deskOffering(fair), as: 'auditor' },
    { name: 'offering-draft', path: to.deskOffering({ offering: world.draft }) },
    { name: 'edit', path: to.editOffering(fair) },
    { name: 'cancel-offering', path: to.cancelOffering(fair) },
    { name: 'applications', path: to.offeringApplications(fair) },
    { name: 'applications-auditor', path: to.offeringApplications(fair), as: 'auditor' },
    { name: 'applications-none', path: to.offeringApplications({ offering: world.draft }) },
    { name: 'new-application', path: to.newApplication(fair) },
    { name: 'new-advice', path: to.newApplication(advice) },
    { name: 'application', path: to.deskApplication({ application: world.reserved[0] ?? '' }) },
    { name: 'application-nobody', path: to.deskApplication({ application: world.nameless }) },
    { name: 'notices', path: to.deskNotices() },
    { name: 'notice', path: to.deskNotice({ notice: world.notice }) },
    { name: 'acts', path: to.deskActs() },
    { name: 'acts-officer', path: to.deskActs({ family: 'application' }), as: 'officer' },
    { name: 'sessions', path: to.offeringSessions(fair) },
    { name: 'import-applications', path: to.importApplications(fair) },
    { name: 'import-sessions', path: to.importSessions(fair) },
    { name: 'sessions-slots', path: to.offeringSessions(advice, { at: 'all' }) },
    { name: 'new-session', path: to.newSessions(fair) },
    { name: 'new-series', path: to.newSessions(fair, { by: 'series' }) },
    { name: 'new-lines', path: to.newSessions(fair, { by: 'lines' }) },
    { name: 'new-slots', path: to.newSlots(advice) },
    { name: 'session', path: to.deskSession(past) },
    { name: 'session-today', path: to.deskSession(today) },
    { name: 'session-auditor', path: to.deskSession(today), as: 'auditor' },
    { name: 'cancel-session', path: to.cancelSession(today) },
    { name: 'questions', path: to.offeringQuestions(fair) },
    { name: 'questions-auditor', path: to.offeringQuestions(fair), as: 'auditor' },
    { name: 'questions-none', path: to.offeringQuestions(advice, { for: 'questionnaire' }) },
    { name: 'question-preview', path: to.questionPreview(fair) },
    ...['works', 'job', 'since', 'years', 'paper', 'company'].map((question) => ({
      name: `question-${question}`,
      path: to.deskQuestion({ ...fair, question }),
    })),
    { name: 'resources', path: to.offeringResources(advice) },
    { name: 'resources-filtered', path: to.offeringResources(advice, { sort: '-name' }) },
    { name: 'consultation-queue', path: to.consultationQueue(), as: 'counsellor' },
    { name: 'consultation-queue-number', path: to.consultationQueue({ number: 'x' }) },
    { name: 'resources-none', path: to.offeringResources(fair), as: 'auditor' },
    {
      name: 'resource',
      path: to.deskResource({ ...advice, resource: world.counsellors[0] ?? '' }),
    },
  ]
}

test.each([
  ['ja', 360],
  ['en', 1280],
] as const)(
  'every page in %s passes axe and fits %i pixels',
  { timeout: 300_000 },
  async (language, width) => {
    const only = process.env['JISSEKI_ONLY']?.split(',')
    const asked = pagesOf(language).filter(({ name }) => only?.includes(name) ?? true)
    const faults: unknown[] = []
    for (const looked of asked) faults.push(...(await look(looked, width)))
    expect(faults).toEqual([])
  },
)

/** What axe finds on a page. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** What is wrong with a page at a width. */
async function look({ name, path, as = 'administrator' }: Looked, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.addCookies([{ name: signInCookie, value: as, url: server.url }])
  const page = await context.newPage()
  const answer = await page.goto(new URL(path, server.url).href)
  const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
  const violations = await faultsOf(page)
  const shots = process.env['JISSEKI_SHOTS']
  const language = path.startsWith('/en/') ? 'en' : 'ja'
  if (shots) {
    await page.screenshot({ path: `${shots}/${name}-${language}-${width}.png`, fullPage: true })
  }
  await context.close()
  return [
    ...(answer?.status() === 200 ? [] : [`${name}: ${answer?.status()}`]),
    ...(scroll === width ? [] : [`${name}: ${scroll} pixels wide`]),
    ...violations.map((violation) => `${name}: ${violation}`),
  ]
}

test('an operator sets up and runs an offering without scripts', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    javaScriptEnabled: false,
  })
  await context.addCookies([{ name: signInCookie, value: 'operator', url: server.url }])
  const page = await context.newPage()
  const to = linksIn('ja')
  await page.goto(new URL(to.newOffering({ kind: 'gathering' }), server.url).href)
  await page.getByLabel('どの事業の募集ですか').selectOption('8')
  await page.getByLabel('題名', { exact: false }).first().fill('夏のセミナー')
  await page.getByRole('button', { name: '下書きを作る' }).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('夏のセミナー')
  await page.getByRole('link', { name: '日程を追加する' }).click()
  await page.getByRole('link', { name: '曜日と時間でまとめて' }).click()
  await page.getByLabel('最初の日').fill('2023-08-01')
  await page.getByLabel('最後の日').fill('2023-08-03')
  await page.getByLabel('時間', { exact: false }).first().fill('10:00-12:00')
  await page.getByRole('button', { name: 'できる日程を確かめる' }).click()
  await page.getByRole('button', { name: 'この3件を追加する' }).click()
  expect(await page.getByRole('status').first().innerText()).toContain('追加しました')
  await page.getByRole('link', { name: '概要' }).click()
  await page.getByRole('button', { name: '公開する' }).click()
  expect(await page.getByText('受付中').first().isVisible()).toBe(true)
  await page.getByRole('link', { name: '公開のページを見る' }).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('夏のセミナー')
  await context.close()
})

test('what would be added is shown in a page that axe finds nothing on', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  await context.addCookies([{ name: signInCookie, value: 'operator', url: server.url }])
  const page = await context.newPage()
  const lines = linksIn('en').newSessions({ offering: world.fair }, { by: 'lines' })
  await page.goto(new URL(lines, server.url).href)
  await page.getByLabel('Sessions').fill('2023-08-01 10:00-12:00 Tachikawa')
  await page.getByRole('button', { name: 'See what would be added' }).click()
  await page.getByRole('button', { name: 'Add these 1' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await context.close()
})

test('many are checked in at once, by keyboard', { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await context.addCookies([{ name: signInCookie, value: 'operator', url: server.url }])
  const page = await context.newPage()
  const list = linksIn('en').offeringApplications({ offering: world.fair })
  await page.goto(new URL(`${list}?state=gathering/reserved`, server.url).href)
  for (const box of await page.getByRole('checkbox').all()) {
    await box.focus()
    await page.keyboard.press('Space')
  }
  await page.getByLabel('What is to be done').selectOption('check-in')
  await page.getByRole('button', { name: 'Do it' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Done to all 4.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'Back to the applications' }).click()
  await page.getByRole('status').first().waitFor()
  await context.close()
})

test('met no problem on the way', () => {
  expect(problems).toEqual([])
})
