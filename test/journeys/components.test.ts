/** What all rooms are built from, in a real browser: with and without scripts, wide and narrow. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { check } from '../../src/kit/check.ts'
import { createWebApp } from '../../src/web/app.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { signInCookie, strangerVisitor, type Visitor } from '../../src/web/visitor.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { personalServices } from '../personal-services.ts'
import { publishExamples, sourceOf } from '../published.ts'
import { board, componentRooms, done } from './components.tsx'

const problems: WebProblem[] = []
let browser: Browser
let server: WebServer

beforeAll(async () => {
  const clone = await cloneDatabase()
  const app = createWebApp({
    editions: sourceOf(publishExamples()),
    clock: clone.context.clock,
    onProblem: (problem) => problems.push(problem),
    personal: {
      visitors: {
        find: (token) => Promise.resolve(token === 'officer' ? officer : strangerVisitor),
      },
      services: personalServices(clone),
      rooms: componentRooms,
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

const officer: Visitor = {
  actor: {
    name: 'account:1',
    account: '1',
    parties: [],
    grants: [{ role: 'officer', programme: '25', session: null }],
  },
  name: '東京 花子',
  signIn: 's1',
  needsSecondFactor: false,
}

const at = (path: string) => new URL(path, server.url).href

async function openPage(options: { readonly width?: number; readonly scripts?: boolean }) {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.scripts ?? true,
  })
  await context.addCookies([{ name: signInCookie, value: 'officer', url: server.url }])
  return context.newPage()
}

const paths = ['/my', '/offerings', '/sign-out', '/desk', '/desk?q=none&sort=-seats']

/** The page after a form was sent with nothing in it. */
async function sendEmpty(page: Page, path: string): Promise<void> {
  await page.goto(at(path))
  await page.getByLabel(/^氏名|^Name/).fill('')
  await page.getByRole('button', { name: '送る' }).click()
  await page.waitForSelector('[data-error-summary]')
}

test.each([
  ['', 360],
  ['/en', 1280],
])(
  'every part under "%s" passes axe and fits %i pixels',
  { timeout: 120_000 },
  async (prefix, width) => {
    const page = await openPage({ width })
    const look = async (name: string) => {
      const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      expect([name, scroll, found]).toEqual([name, width, []])
      const shots = process.env['JISSEKI_SHOTS']
      if (shots)
        await page.screenshot({
          path: `${shots}/${width}-${name.replaceAll(/\W/g, '_')}.png`,
          fullPage: true,
        })
    }
    for (const path of paths) {
      await page.goto(at(prefix + path))
      await look(path)
    }
    await sendEmpty(page, `${prefix}/my`)
    await look('refused')
    await page.context().close()
  },
)

describe('a refused form', () => {
  it('moves the focus to the summary, and its links to the fields', async () => {
    const page = await openPage({})
    await sendEmpty(page, '/my')
    expect(await page.evaluate('document.activeElement.dataset.errorSummary')).toBe('true')
    await page.getByRole('link', { name: '「時間帯」を選んでください。' }).click()
    expect(await page.evaluate('document.activeElement.value')).toBe('am')
    await page.context().close()
  })

  it('works without scripts', async () => {
    const page = await openPage({ scripts: false })
    await page.goto(at('/my'))
    await page.getByLabel('氏名').fill('あ'.repeat(21))
    await page.getByLabel('午前').check()
    await page.getByRole('button', { name: '送る' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('20文字まで')
    expect(await page.getByLabel('氏名').inputValue()).toBe('あ'.repeat(21))
    expect(await page.getByLabel('午前').isChecked()).toBe(true)
    await page.getByRole('button', { name: '下書きを保存する' }).click()
    expect(await page.getByRole('status').first().innerText()).toContain('下書きを保存しました')
    expect(done.splice(0)).toEqual([`draft ${'あ'.repeat(21)}`])
    await page.context().close()
  })
})

describe('a form with scripts', () => {
  it('saves itself while it is typed, and says so', async () => {
    const page = await openPage({})
    await page.goto(at('/my'))
    await page.getByLabel('氏名').fill('佐藤')
    await page.getByText('下書きを保存しました。').waitFor()
    expect(done.splice(0)).toEqual(['draft 佐藤'])
    await page.context().close()
  })

  it('says that a file is too large before anything is sent', async () => {
    const page = await openPage({})
    await page.goto(at('/my'))
    const buffer = Buffer.alloc(1024 * 1024 + 1)
    await page
      .getByLabel('履歴書')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer })
    expect(await page.getByRole('alert').innerText()).toContain('1 MBまで')
    expect(await page.getByLabel('履歴書').inputValue()).toBe('')
    await page.context().close()
  })
})

describe('a part that follows what happens', () => {
  it('shows it without being asked', async () => {
    const page = await openPage({})
    await page.goto(at('/offerings'))
    await page.getByText('自動で更新しています。').waitFor()
    await page.getByText('1番').waitFor()
    Object.assign(board, { words: '2番 <b>' })
    board.changed()
    await page.getByText('2番 <b>').waitFor()
    expect(await page.getByText('1番').count()).toBe(0)
    await page.context().close()
  })

  it('can be asked again without scripts', async () => {
    const page = await openPage({ scripts: false })
    await page.goto(at('/offerings'))
    await page.getByRole('link', { name: '最新の状態にする' }).click()
    expect(new URL(page.url()).pathname).toBe('/offerings')
    await page.context().close()
  })
})

it('asks before a page with something unsaved is left', async () => {
  const page = await openPage({})
  await page.goto(at('/my'))
  await page.getByLabel('応募の理由').pressSequentially('まだ')
  const asked = page.waitForEvent('dialog')
  const leaving = page.getByRole('link', { name: 'やめる' }).click()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await leaving
  await page.waitForURL('**/offerings')
  await page.context().close()
})

it('met no problem on the way', () => {
  expect(problems).toEqual([])
})
