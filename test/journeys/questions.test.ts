/** Filling in questions in a real browser: by keyboard, wide and narrow, with and without scripts. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import type { FormPlace } from '../../src/domain/question/form-place.ts'
import { check } from '../../src/kit/check.ts'
import { createWebApp } from '../../src/web/app.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { strangerVisitor } from '../../src/web/visitor.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { fillInPage } from '../question/fill-in-page.tsx'
import { openOffering } from '../world/delivery.ts'
import { publishQuestions } from '../world/drafts.ts'
import { ask, everyKind, line, oneOf } from '../world/questions.ts'

const clone = await cloneDatabase()
const problems: WebProblem[] = []
let place: FormPlace = { offering: '', purpose: 'application' }
let browser: Browser
let server: WebServer

beforeAll(async () => {
  const app = createWebApp({
    editions: sourceOf([]),
    clock: clone.context.clock,
    onProblem: (problem) => problems.push(problem),
    personal: {
      visitors: { find: () => Promise.resolve(strangerVisitor) },
      services: personalServices(clone),
      rooms: { personal: { myPage: fillInPage(() => place) }, privateFiles: {}, live: {} },
    },
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

async function newPlace(): Promise<void> {
  const { offering } = await openOffering(clone.context)
  place = { offering, purpose: 'application' }
  await publishQuestions(clone.context, place, { version: 0, questions: everyKind.questions })
}

async function openPage(
  path: string,
  options: { readonly width?: number; readonly scripts?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.scripts ?? true,
  })
  const page = await context.newPage()
  await page.goto(new URL(path, server.url).href)
  return page
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test.each([
  ['/my', 360],
  ['/en/my', 1280],
  ['/en/my', 360],
] as const)('%s at %d pixels: every field, every fault, the answers', async (path, width) => {
  await newPlace()
  const page = await openPage(path, { width })
  const fits = async () => {
    const content = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(content).toBe(width)
    await expectAccessible(page)
  }
  await fits()
  await page.locator('[name="answer.works"][value="yes"]').check()
  await page.locator('[name="answer.wishes"][value="other"]').check()
  await page.locator('[name="answer.mail"]').fill('x')
  await page.locator('[name="file.papers.1"]').setInputFiles({
    name: '履歴書.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  })
  await page.locator('button[type=submit]').first().click()
  await page.waitForSelector('[data-error-summary]')
  await fits()
  const links = await page.locator('[data-error-summary] a').all()
  expect(links).toHaveLength(5)
  for (const link of links) {
    const target = (await link.getAttribute('href')) ?? ''
    expect(await page.locator(target).isVisible()).toBe(true)
  }
  await page.locator('[name="answer.name"]').fill('山田')
  await page.locator('[name="answer.kana"]').fill('やまだ')
  await page.locator('[name="answer.works"][value="no"]').check()
  await page.locator('[name="other.wishes"]').fill('通訳')
  await page.locator('[name="answer.mail"]').fill('x@example.jp')
  await page.locator('button[type=submit]').first().click()
  await page.waitForURL('**/my?step=check')
  await fits()
  await page.context().close()
})

it('shows questions to those whom they concern, and shows all of them without scripts', async () => {
  await newPlace()
  const isShown = (page: Page, name: string) => page.locator(`[name="${name}"]`).isVisible()
  const page = await openPage('/my')
  expect(await isShown(page, 'answer.company')).toBe(false)
  await page.locator('[name="answer.works"][value="yes"]').check()
  expect(await isShown(page, 'answer.company')).toBe(true)
  await page.locator('[name="answer.works"][value="no"]').check()
  expect(await isShown(page, 'answer.company')).toBe(false)
  expect(await isShown(page, 'other.wishes')).toBe(false)
  await page.locator('[name="answer.wishes"][value="other"]').check()
  await page.locator('[name="other.wishes"]').fill('通訳')
  await page.locator('[name="answer.wishes"][value="other"]').uncheck()
  expect(await isShown(page, 'other.wishes')).toBe(true)
  await page.context().close()

  const plain = await openPage('/my', { scripts: false })
  expect(await isShown(plain, 'answer.company')).toBe(true)
  expect(await isShown(plain, 'other.wishes')).toBe(true)
  await plain.context().close()
})

it('saves while it is typed, and finds it again after the page is closed', async () => {
  await newPlace()
  const page = await openPage('/my')
  await page.locator('[name="answer.name"]').pressSequentially('やまだ')
  await page.getByText('下書きを保存しました。').waitFor()
  await page.locator('[name="answer.name"]').fill('山田')
  await page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByText('下書きを保存しました。').waitFor()
  const { context } = { context: page.context() }
  await page.close()
  const again = await context.newPage()
  await again.goto(new URL('/my', server.url).href)
  expect(await again.locator('[name="answer.name"]').inputValue()).toBe('山田')
  expect(await again.locator('details').count()).toBe(0)
  await context.close()
})

it('is filled in by keyboard alone', async () => {
  const { offering } = await openOffering(clone.context)
  place = { offering, purpose: 'application' }
  const company = ask('company', line, { showWhen: { key: 'works', equals: ['yes'] } })
  const questions = [ask('works', oneOf('no', 'yes'), { required: true }), company]
  await publishQuestions(clone.context, place, { version: 0, questions })
  const page = await openPage('/en/my', { width: 360 })
  await page.locator('[name="answer.works"]').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Test Inc.')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/my?step=check')
  expect(await page.locator('dl').textContent()).toContain('Test Inc.')
  await page.context().close()
})

test('nothing went wrong behind the pages', () => {
  expect(problems).toEqual([])
})
