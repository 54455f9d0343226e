/** Every page of the desk in a real browser, at both widths: nothing for axe, nothing too wide. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
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
  ['ja', 1280],
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

/** What is wrong with a page at a width. */
async function look({ name, path, as = 'administrator' }: Looked, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.addCookies([{ name: signInCookie, value: as, url: server.url }])
  const page = await context.newPage()
  const answer = await page.goto(new URL(path, server.url).href)
  const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const shots = process.env['JISSEKI_SHOTS']
  const language = path.startsWith('/en/') ? 'en' : 'ja'
  if (shots) {
    await page.screenshot({ path: `${shots}/${name}-${language}-${width}.png`, fullPage: true })
  }
  await context.close()
  return [
    ...(answer?.status() === 200 ? [] : [`${name}: ${answer?.status()}`]),
    ...(scroll === width ? [] : [`${name}: ${scroll} pixels wide`]),
    ...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`),
  ]
}

test('met no problem on the way', () => {
  expect(problems).toEqual([])
})
