/**
 * The site of a journey: people with accounts of their own, staff who are signed in, a clock that
 * can be set, and every page looked at as it is opened.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Context } from '../../src/commands/context.ts'
import { type AnyNotice, openPostman, type Postman } from '../../src/commands/notice/post.ts'
import type { Language } from '../../src/kit/bilingual.ts'
import { check, present } from '../../src/kit/check.ts'
import { openVisitors } from '../../src/web/account/visitors.ts'
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { type Links, linksIn } from '../../src/web/routes.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { signInCookie, type Visitor } from '../../src/web/visitor.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { staff } from '../world/desk.ts'
import { press, type } from './keyboard.ts'

/** The site, its time, and what was mailed from it. */
export type JourneySite = {
  readonly server: WebServer
  readonly problems: readonly WebProblem[]
  /** Sets the time of the site. */
  readonly moveTo: (moment: string) => void
  /** The address of the link in the newest letter to somebody. */
  readonly linkTo: (address: string) => string
}

/** Serves the site; `visitors` are signed in by their names, `operator` and `auditor` always. */
export async function serveJourneys(
  context: Context,
  visitors: Readonly<Record<string, Visitor>> = {},
): Promise<JourneySite> {
  const time = { now: '2023-05-10T03:00:00Z' }
  const moving = { ...context, clock: { now: () => new Date(time.now) } }
  const known: Readonly<Record<string, Visitor>> = {
    ...{ operator: staff('operator'), auditor: staff('auditor') },
    ...visitors,
  }
  const problems: WebProblem[] = []
  const { letters, postman } = openLetters(moving)
  const place = { url: '' }
  const others = openVisitors(moving)
  const app = createWebApp({
    editions: sourceOf([]),
    clock: moving.clock,
    onProblem: (problem) => problems.push(problem),
    personal: {
      visitors: { find: async (token) => known[token] ?? others.find(token) },
      services: personalServices({ context: moving }, { postman, ownUrl: () => place.url }),
      rooms,
    },
  })
  const started = await startWebServer({ app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  const server = started.value
  place.url = server.url
  const linkTo = (address: string) => {
    const letter = letters.findLast((one) => one.address === address)
    const { url } = present(letter, `a letter to ${address}`).values as { readonly url: string }
    return new URL(new URL(url).pathname, server.url).href
  }
  return { server, problems, linkTo, moveTo: (moment) => void (time.now = moment) }
}

function openLetters(context: Context) {
  const letters: AnyNotice[] = []
  const queue = openPostman(context.clock)
  const post: Postman['post'] = async (books, notice) => {
    await queue.post(books, notice)
    letters.push(notice)
  }
  return { letters, postman: { post } }
}

/** How a journey is played: in which language, on how wide a screen. */
export const ways = [
  { language: 'ja', width: 360 },
  { language: 'en', width: 1280 },
] as const

export type Way = (typeof ways)[number]

/** Somebody before a screen. */
export type Person = {
  readonly page: Page
  readonly language: Language
  readonly to: Links
  /** Opens a page by its address, as from a bookmark or a letter. */
  readonly open: (path: string) => Promise<void>
  /** Waits for the next page, and looks at it: nothing for axe, nothing wider than the screen. */
  readonly arrive: (at: string | RegExp) => Promise<void>
  /** Looks at the page once more, where it changes by itself. */
  readonly look: () => Promise<void>
  /** What is read of the page. */
  readonly read: () => Promise<string>
  readonly leave: () => Promise<void>
}

/** Opens a window of somebody's own; signed in where a name is given. */
export async function openWindow(
  browser: Browser,
  site: JourneySite,
  { language, width, as }: Way & { readonly as?: string },
): Promise<Person> {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale })
  if (as) await context.addCookies([{ name: signInCookie, value: as, url: site.server.url }])
  const page = await context.newPage()
  const look = () => expectSound(page, { width, of: as ?? 'visitor' })
  return {
    page,
    language,
    to: linksIn(language),
    open: async (path) => {
      await page.goto(new URL(path, site.server.url).href)
      await look()
    },
    arrive: async (at) => {
      // What is asked of a page that is just leaving has no answer: then it is asked again.
      const isNew = () => page.evaluate<boolean>('window.isLookedAt !== true').catch(() => false)
      await expect.poll(isNew, { timeout: 30_000, message: `${at} comes` }).toBe(true)
      await page.waitForURL(at)
      await page.waitForLoadState()
      await look()
    },
    look,
    read: () => page.locator('main').innerText(),
    leave: () => context.close(),
  }
}

/** Where pictures of the pages are put, in their order; none where no folder is named. */
const pictures = process.env['JISSEKI_PICTURES']
const taken = { count: 0 }

async function expectSound(
  page: Page,
  { width, of }: { readonly width: number; readonly of: string },
): Promise<void> {
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true })
    taken.count += 1
    const name = new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{30,}/g, '').replaceAll('/', '_')
    const number = String(taken.count).padStart(3, '0')
    const path = join(pictures, `${number}${name.slice(0, 60)}.${of}.${width}.png`)
    await page.screenshot({ path, fullPage: true })
  }
  const at = new URL(page.url()).pathname
  const content = await page.evaluate<number>('document.documentElement.scrollWidth')
  expect([at, content]).toEqual([at, width])
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  expect([at, found]).toEqual([at, []])
  await page.evaluate('window.isLookedAt = true')
}

/** Signs somebody up by the link that is mailed; they come back to where they were sent from. */
export async function signUp(
  person: Person,
  site: JourneySite,
  given: {
    /** The link that leads there. */
    readonly by?: string
    readonly address: string
    readonly name: string
    readonly back: string | RegExp
  },
): Promise<void> {
  const { page, language } = person
  const say = signUpWords[language]
  await press(page, given.by ?? say.signUp)
  await person.arrive(/\/sign-up/)
  await type(page, say.address, given.address)
  await page.keyboard.press('Enter')
  await person.arrive(/\/mail-sent/)
  await person.open(site.linkTo(given.address))
  await type(page, say.name, given.name)
  await type(page, say.password, 'correct horse battery')
  await page.keyboard.press('Enter')
  await person.arrive(given.back)
}

const signUpWords = {
  ja: {
    signUp: 'はじめての方（登録）',
    address: /^メールアドレス/,
    name: /^お名前/,
    password: /^パスワード /,
  },
  en: {
    signUp: 'First time here: sign up',
    address: /^Mail address/,
    name: /^Your name/,
    password: /^Password /,
  },
} as const

/** The figure of a programme as the desk's page of figures says it now. */
export async function readFigure(staffMember: Person, line: string): Promise<number> {
  await staffMember.open(staffMember.to.deskFigures())
  const row = staffMember.page.locator('tbody tr', {
    has: staffMember.page.locator('th', { hasText: new RegExp(`^${line} `) }),
  })
  const text = await row.locator('li').first().innerText()
  const [, number] = present(
    /([\d,]+)[^\d]*$/.exec(text.replace(/[（(].*$/, '')),
    `a number in "${text}"`,
  )
  return Number(number?.replaceAll(',', ''))
}
