/** Signing in through a real provider on loopback, by the pages. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { linkProof } from '../../src/web/account/link-proof.ts'
import { createOidcClient } from '../../src/web/account/oidc-client.ts'
import { newAddress, openTown, signUp, tokenOf, type Town } from '../account/people.ts'
import { inviteFirstAdministrator } from '../../src/commands/account/invitation.ts'
import { present } from '../../src/kit/check.ts'
import { got, owner } from '../account/people.ts'
import { type Person, type RunningProvider, settingOf, startProvider } from '../account/provider.ts'
import { cloneDatabase } from '../database/clone.ts'
import { type Browsing, openAccountSite } from './site.ts'

const returnTo = 'http://127.0.0.1:9/sign-in/back/gbiz'
let town: Town
let site: ReturnType<typeof openAccountSite>
let provider: RunningProvider

beforeAll(async () => {
  town = openTown(await cloneDatabase())
  provider = await startProvider({ returnTo, conforms: false })
  const label = { ja: 'GビズID', en: 'gBizID' }
  const setting = settingOf(provider, { key: 'gbiz', label, for: 'applicants' })
  site = openAccountSite(town, { oidc: createOidcClient([setting], () => returnTo) })
})

afterAll(() => provider.stop())

const hanako = (sub: string, email: string): Person => ({
  sub,
  email,
  email_verified: true,
  name: '佐藤花子',
})

/** Leaves for the provider from a page's link, and comes back. */
async function travel(browser: Browsing, path: string, person: Person | null) {
  const left = await browser.get(path)
  expect(left.status).toBe(302)
  const query = await provider.visit(left.location ?? '', person)
  return browser.get(`/sign-in/back/gbiz?${query.toString()}`)
}

it('opens an account the first time, signs in the next, and keeps the way', async () => {
  const person = hanako('one', newAddress())
  for (const _ of [1, 2]) {
    const browser = site.browser()
    expect((await browser.get('/sign-in?next=/offerings')).text).toContain('GビズIDで続ける')
    const back = await travel(browser, '/sign-in/with/gbiz?next=/offerings', person)
    expect([back.status, back.location]).toEqual([302, '/offerings'])
    expect((await browser.get('/account')).text).toContain(String(person['email']))
  }
})

it('comes back in the language it left in', async () => {
  const browser = site.browser()
  const back = await travel(browser, '/en/sign-in/with/gbiz', hanako('two', newAddress()))
  expect(back.location).toMatch(/^\/en\/sign-in\/back\/gbiz\?/)
  expect((await browser.get(back.location ?? '')).location).toBe('/en/sign-in')
  expect((await browser.get('/en/sign-in')).location).toBe('/en/my')
})

it('does not take over an account of the same address; its owner links it', async () => {
  const address = newAddress()
  const person = hanako('three', address)
  const { token } = await signUp(town, address)
  const refused = await travel(site.browser(), '/sign-in/with/gbiz', person)
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('自動では結びつけ')])
  const browser = site.browser(token)
  const page = await browser.get('/account')
  const [, link = ''] = /href="(\/sign-in\/with\/gbiz\?link=[^"]+)"/.exec(page.html) ?? []
  const back = await travel(browser, link, person)
  expect(back.location).toBe('/account')
  expect((await browser.get('/account')).text).toContain('結びつきを外す')
  const later = await travel(site.browser(), '/sign-in/with/gbiz', person)
  expect(later.location).toBe('/sign-in')
  await browser.fillIn('/account', 'unlink')
  expect((await browser.get('/account')).text).not.toContain('結びつきを外す')
})

it('links nothing for a page of another site, which cannot name the link', async () => {
  const { token } = await signUp(town)
  const foreign = linkProof({ cookie: () => 'another token' })
  const answer = await site.browser(token).get(`/sign-in/with/gbiz?link=${foreign}`)
  expect(answer.location).toBe('/account')
})

it('says what happened where it was broken off, or began in another browser', async () => {
  const broken = await travel(site.browser(), '/sign-in/with/gbiz', null)
  expect([broken.status, broken.text]).toEqual([409, expect.stringContaining('中止されたか')])
  const left = await site.browser().get('/sign-in/with/gbiz')
  const query = await provider.visit(left.location ?? '', hanako('four', newAddress()))
  const elsewhere = await site.browser().get(`/sign-in/back/gbiz?${query.toString()}`)
  expect([elsewhere.status, elsewhere.text]).toEqual([
    409,
    expect.stringContaining('別のブラウザーで始められた'),
  ])
  expect((await site.browser().get('/sign-in/with/nobody')).status).toBe(404)
})

it('accepts an invitation', async () => {
  const given = { role: 'auditor', programme: '', address: newAddress(), language: 'ja' } as const
  const { url } = got(await inviteFirstAdministrator(owner(town), given, { siteUrl: returnTo }))
  const token = tokenOf(present(url, 'a link'))
  const path = `/sign-in/with/gbiz?invitation=${token}`
  const browser = site.browser()
  expect((await browser.get(`/invitation/${token}`)).html).toContain(path)
  await travel(browser, path, hanako('five', newAddress()))
  expect((await browser.get('/desk')).location).toBe('/sign-in/second-factor?next=%2Fdesk')
})

it('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
