/** Every page of accounts and people in a real browser: nothing for axe, nothing too wide. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { createApiToken } from '../../src/commands/account/api-token.ts'
import { inviteStaff } from '../../src/commands/account/invitation.ts'
import { joinCompany } from '../../src/commands/account/membership.ts'
import { requestReset } from '../../src/commands/account/reset.ts'
import { signInWithPassword } from '../../src/commands/account/sign-in.ts'
import { requestSignUp } from '../../src/commands/account/sign-up.ts'
import { check, present } from '../../src/kit/check.ts'
import { createOidcClient } from '../../src/web/account/oidc-client.ts'
import { linksIn } from '../../src/web/routes.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import {
  acting,
  got,
  hire,
  hireFully,
  letterTo,
  openTown,
  owner,
  password,
  setUpApp,
  signUp,
  tokenTo,
  type Town,
  visit,
} from '../account/people.ts'
import { settingOf } from '../account/provider.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import { cookieOf, openAccountApp } from './site.ts'

let browser: Browser
let server: WebServer
let town: Town
let problems: readonly WebProblem[]
let world: Awaited<ReturnType<typeof build>>

const everywhere = { role: 'administrator', programme: '' } as const
const company = { number: '8700110005901', name: '株式会社さくら商事' }

/** An administrator, an applicant with everything, somebody at each step of signing in. */
async function build() {
  got(await adoptPlan(owner(town), { plan: readTokyoPlan() }))
  const { context, mailing } = town
  const administrator = await hireFully(town, everywhere)
  const newcomer = await hire(town, { role: 'auditor', programme: '' })
  const applicant = await signUp(town, 'hanako@example.jp')
  got(await joinCompany(context, applicant.caller, company))
  const colleague = await signUp(town)
  got(await joinCompany(context, colleague.caller, company))
  const wish = { label: '名簿の取り込み', scopes: ['application.read'], days: 30 }
  got(await createApiToken(context, applicant.caller, wish))
  const waiting = await signUp(town, 'jiro@example.jp')
  await setUpApp(town, waiting)
  const given = { address: 'jiro@example.jp', password }
  const halfway = got(await signInWithPassword(context, given, visit))
  const ask = { language: 'ja', next: null, visit } as const
  got(await requestSignUp(context, { ...ask, address: 'new@example.jp' }, mailing))
  got(await requestSignUp(context, { ...ask, address: 'hanako@example.jp' }, mailing))
  const signInToken = tokenTo(town, 'hanako@example.jp')
  got(await requestReset(context, { ...ask, address: 'hanako@example.jp' }, mailing))
  const invited = { role: 'operator', programme: programmeOf(), language: 'ja' } as const
  const by = acting(town, administrator.caller)
  got(await inviteStaff(by, { ...invited, address: 'invited@example.jp' }, mailing))
  present(letterTo(town, 'invited@example.jp'), 'an invitation')
  return {
    tokens: {
      administrator: administrator.token,
      newcomer: newcomer.token,
      applicant: applicant.token,
      halfway: halfway.token,
    },
    account: administrator.caller.account,
    links: {
      signUp: tokenTo(town, 'new@example.jp'),
      signIn: signInToken,
      reset: tokenTo(town, 'hanako@example.jp'),
      invite: tokenTo(town, 'invited@example.jp'),
    },
  }
}

const programmeOf = () =>
  present(readTokyoPlan().pillars[0]?.programmes[0], 'a programme of the plan').key

beforeAll(async () => {
  town = openTown(await cloneDatabase())
  world = await build()
  const running = { issuer: 'https://login.example.jp' }
  const provider = settingOf(running as never, {
    key: 'gbiz',
    label: { ja: 'GビズID', en: 'gBizID' },
    for: 'applicants',
  })
  const oidc = createOidcClient([provider], () => 'http://localhost/')
  const opened = openAccountApp(town, { oidc, ownUrl: () => server.url })
  problems = opened.problems
  const started = await startWebServer({ app: opened.app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  server = started.value
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

type Looked = {
  readonly name: string
  readonly path: string
  readonly as?: keyof typeof world.tokens
  readonly status?: number
}

function pagesOf(language: 'ja' | 'en'): readonly Looked[] {
  const to = linksIn(language)
  const { links, account } = world
  return [
    { name: 'sign-in', path: to.signIn({ next: '/offerings' }) },
    { name: 'sign-in-mail', path: to.signInByMail() },
    { name: 'sign-up', path: to.signUp() },
    { name: 'sign-up-finish', path: to.finishSignUp({ token: links.signUp }) },
    { name: 'link-unknown', path: to.finishSignUp({ token: 'x' }), status: 404 },
    { name: 'mail-sent', path: to.mailSent({ for: 'reset' }) },
    { name: 'sign-in-link', path: to.followLink({ token: links.signIn }) },
    { name: 'reset', path: to.reset() },
    { name: 'reset-finish', path: to.finishReset({ token: links.reset }) },
    { name: 'invitation', path: to.invitation({ token: links.invite }) },
    { name: 'sign-out', path: to.signOut(), as: 'applicant' },
    { name: 'arrive', path: to.arriveIdentity({ provider: 'gbiz' }), status: 409 },
    { name: 'second-factor', path: to.secondFactor(), as: 'halfway' },
    { name: 'first-second-factor', path: to.ownSecondFactor(), as: 'newcomer' },
    { name: 'app', path: to.authenticatorApp(), as: 'newcomer' },
    { name: 'account', path: to.account(), as: 'applicant' },
    { name: 'profile', path: to.profile(), as: 'applicant' },
    { name: 'password', path: to.password(), as: 'applicant' },
    { name: 'passkeys', path: to.passkeys(), as: 'applicant' },
    { name: 'own-second-factor', path: to.ownSecondFactor(), as: 'administrator' },
    { name: 'recovery-codes', path: to.recoveryCodes(), as: 'administrator' },
    { name: 'sign-ins', path: to.signIns(), as: 'applicant' },
    { name: 'companies', path: to.companies(), as: 'applicant' },
    { name: 'company-found', path: to.companies({ number: company.number }), as: 'applicant' },
    { name: 'tokens', path: to.tokens(), as: 'applicant' },
    { name: 'close', path: to.closeAccount(), as: 'applicant' },
    { name: 'people', path: to.people(), as: 'administrator' },
    { name: 'people-applicants', path: to.people({ role: 'applicant' }), as: 'administrator' },
    { name: 'invite', path: to.invitePerson(), as: 'administrator' },
    { name: 'invitations', path: to.invitations(), as: 'administrator' },
    { name: 'members', path: to.waitingMembers(), as: 'administrator' },
    { name: 'person', path: to.person({ account }), as: 'administrator' },
    { name: 'reset-factor', path: to.resetSecondFactor({ account }), as: 'administrator' },
  ]
}

test.each([
  ['ja', 360],
  ['en', 1280],
] as const)(
  'every page in %s passes axe and fits %i pixels',
  { timeout: 300_000 },
  async (language, width) => {
    for (const { name, path, as, status = 200 } of pagesOf(language)) {
      const context = await browser.newContext({ viewport: { width, height: 900 } })
      if (as) await context.addCookies([cookieOf(world.tokens[as], server.url)])
      const page = await context.newPage()
      const answer = await page.goto(new URL(path, server.url).href)
      const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      const shots = process.env['JISSEKI_SHOTS']
      if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
      expect.soft([name, answer?.status(), scroll, found]).toEqual([name, status, width, []])
      await context.close()
    }
  },
)

test('met no problem on the way', () => {
  expect(problems).toEqual([])
})
