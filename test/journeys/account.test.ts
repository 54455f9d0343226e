/** Signing up and in by keyboard alone, with a passkey, and without scripts, in a real browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { check } from '../../src/kit/check.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { letterTo, newAddress, openTown, password, signUp, type Town } from '../account/people.ts'
import { cookieOf, openAccountApp } from '../account-pages/site.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'

let browser: Browser
let server: WebServer
let town: Town
let problems: readonly WebProblem[]
/** By name: no browser makes passkeys for a number. */
let site: string

beforeAll(async () => {
  town = openTown(await cloneDatabase())
  const opened = openAccountApp(town, { ownUrl: () => site })
  problems = opened.problems
  const started = await startWebServer({ app: opened.app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  server = started.value
  site = `http://localhost:${new URL(server.url).port}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The address of the link in the newest letter, on this server. */
function linkTo(address: string): string {
  const { url } = letterTo(town, address).values as { readonly url: string }
  return new URL(new URL(url).pathname, site).href
}

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const here = document.activeElement
    return here.labels?.[0]?.textContent.trim() ?? here.textContent.trim()
  })()`)

/** Presses Tab until something is reached whose name begins so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).startsWith(name)) return
  }
  throw new Error(`"${name}" was not reached by Tab`)
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

const words = {
  ja: {
    sign: ['登録する', 'メールアドレス', 'お名前', 'パスワード '],
    out: 'サインアウト',
    signIn: 'サインインする',
    show: 'パスワードを表示する',
  },
  en: {
    sign: ['Sign up', 'Mail address', 'Your name', 'Password '],
    out: 'Sign out',
    signIn: 'Sign in',
    show: 'Show the password',
  },
} as const

it.each([
  ['ja', 360],
  ['en', 1280],
] as const)('by keyboard alone in %s: signs up, out and in again', async (language, width) => {
  const address = newAddress()
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const say = words[language]
  const [signUpName, mail, name, secret] = say.sign
  const start = language === 'ja' ? '' : '/en'
  const next = `${start}/offerings`
  await page.goto(`${site}${start}/sign-in?next=${next}`)
  await tabTo(page, signUpName)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-up?*')
  await type(page, mail, address)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/mail-sent?*')
  await page.goto(linkTo(address))
  await type(page, name, '佐藤花子')
  await type(page, secret, password)
  await tabTo(page, say.show)
  await page.keyboard.press('Space')
  expect(await page.locator('input[name=password]').getAttribute('type')).toBe('text')
  await tabTo(page, signUpName)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${next}`)
  await tabTo(page, say.out)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-in')
  await type(page, mail, address)
  await type(page, secret, password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
  await page.goto(`${site}${start}/account`)
  expect(await page.locator('main').innerText()).toContain(address)
  await context.close()
})

/** Gives a browser an authenticator in software, whose owner always agrees. */
async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

it('registers a passkey and signs in with it', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const { token } = await signUp(town)
  await context.addCookies([cookieOf(token, site)])
  const page = await context.newPage()
  await addAuthenticator(context, page)
  await page.goto(`${site}/account/passkeys`)
  await page.getByLabel('このパスキーの呼び名').fill('自分のスマートフォン')
  await page.getByRole('button', { name: 'この端末で登録する' }).click()
  await page.getByText('パスキーを登録しました').waitFor()
  expect(await page.locator('main').innerText()).toContain('自分のスマートフォン')
  await page.getByRole('button', { name: 'サインアウト' }).click()
  await page.waitForURL('**/sign-in')
  await page.goto(`${site}/sign-in?next=/account/sign-ins`)
  await page.getByRole('button', { name: 'パスキーでサインインする' }).click()
  await page.waitForURL((url) => url.pathname === '/account/sign-ins')
  expect(await page.locator('main').innerText()).toContain('（パスキー）')
  await context.close()
})

it('says in words where a passkey cannot be had: elsewhere, or where there is none', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(new URL('/sign-in', server.url).href)
  await page.getByText(`パスキーは ${site} で使えます`).waitFor()
  await addAuthenticator(context, page)
  await page.goto(`${site}/en/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  const state = page.getByText('The passkey was not given')
  await state.waitFor()
  expect(await state.getAttribute('role')).toBe('status')
  await context.close()
})

it('works without scripts, and says what needs them', async () => {
  const address = newAddress()
  await signUp(town, address)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site}/sign-in?next=/account`)
  expect(await page.locator('main').innerText()).toContain('JavaScriptを有効に')
  expect(await page.getByRole('button', { name: 'パスキーで' }).count()).toBe(0)
  await page.getByLabel('メールアドレス').fill(address)
  await page.getByLabel('パスワード', { exact: false }).fill(password)
  await page.getByRole('button', { name: 'サインインする' }).click()
  await page.waitForURL((url) => url.pathname === '/account')
  await context.close()
})

it('met no problem on the way', () => {
  expect(problems).toEqual([])
})
