/** Staff through the pages: invited, led to a second factor, given roles, and kept to their own. */
import { beforeAll, describe, expect, it } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { present } from '../../src/kit/check.ts'
import {
  codeAt,
  got,
  hire,
  hireFully,
  look,
  minute,
  newAddress,
  openTown,
  owner,
  password,
  setUpApp,
  signUp,
  type Town,
} from '../account/people.ts'
import { cloneDatabase } from '../database/clone.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import { openAccountSite, pathTo } from './site.ts'

const plan = readTokyoPlan()
const programmes = plan.pillars.flatMap((pillar) => pillar.programmes)
const [one, other] = [present(programmes[0], 'one'), present(programmes[1], 'another')]
const everywhere = { role: 'administrator', programme: '' } as const

let town: Town
let site: ReturnType<typeof openAccountSite>
let administrator: Awaited<ReturnType<typeof hireFully>>

beforeAll(async () => {
  town = openTown(await cloneDatabase())
  site = openAccountSite(town)
  got(await adoptPlan(owner(town), { plan }))
  administrator = await hireFully(town, everywhere)
})

const typed = { name: '鈴木一郎', way: 'password', password }

describe('an invitation', () => {
  it('leads over a second factor to the desk, which is closed before', async () => {
    const address = newAddress()
    const by = site.browser(administrator.token)
    const wish = { address, role: 'operator', programme: one.key, language: 'ja' }
    expect((await by.fillIn('/desk/people/invite', 'invite', wish)).status).toBe(303)
    const browser = site.browser()
    const path = pathTo(town, address)
    expect((await browser.get(path)).text).toContain(one.name.ja)
    const accepted = await browser.fillIn(path, 'accept', typed)
    expect(accepted.location).toBe('/sign-in/second-factor?next=%2Fdesk')
    const led = await browser.get(accepted.location ?? '')
    expect(led.location).toBe('/account/second-factor?next=%2Fdesk')
    expect((await browser.get('/desk')).location).toBe('/sign-in/second-factor?next=%2Fdesk')
    const app = '/account/second-factor/app?next=/desk'
    const [secret = ''] =
      /(?<=<code class="secret">)[^<]+/.exec((await browser.get(app)).html) ?? []
    const code = codeAt(town, secret.replaceAll(' ', ''))
    const set = await browser.fillIn(app, 'confirm', { code })
    expect(set.text.match(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/g)).toHaveLength(10)
    expect((await browser.get('/desk')).status).toBe(200)
    expect((await browser.get(path)).text).toContain('すでに使われて')
  })

  it('is refused where the role and the programme do not go together', async () => {
    const by = site.browser(administrator.token)
    const wish = { address: newAddress(), role: 'auditor', programme: one.key, language: 'ja' }
    const refused = await by.fillIn('/desk/people/invite', 'invite', wish)
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('すべての事業に対してだけ'),
    ])
  })

  it('can be taken back', async () => {
    const address = newAddress()
    const by = site.browser(administrator.token)
    const wish = { address, role: 'expert', programme: 'all', language: 'en' }
    await by.fillIn('/desk/people/invite', 'invite', wish)
    expect((await by.get('/desk/people/invitations')).text).toContain(address)
    await by.fillIn('/desk/people/invitations', 'end')
    expect((await by.get('/desk/people/invitations')).text).not.toContain(address)
    expect((await site.browser().get(pathTo(town, address))).status).toBe(404)
  })
})

describe('an officer', () => {
  it('invites for their own programme, and sees nobody of another', async () => {
    const officer = await hireFully(town, { role: 'officer', programme: one.key })
    await hire(town, { role: 'operator', programme: one.key }, 'mine@example.jp')
    const theirs = await hire(town, { role: 'operator', programme: other.key }, 'theirs@example.jp')
    const browser = site.browser(officer.token)
    const list = await browser.get('/desk/people')
    expect(list.text).toContain('mine@example.jp')
    expect(list.text).not.toContain('theirs@example.jp')
    const { account } = theirs.caller
    expect((await browser.get(`/desk/people/${account}`)).status).toBe(404)
    const page = await browser.get('/desk/people/invite')
    expect(page.html).toContain(`value="${one.key}"`)
    expect(page.html).not.toContain(`value="${other.key}"`)
    expect(page.html).toMatch(/value="administrator"[^>]* disabled/)
    const foreign = {
      address: newAddress(),
      role: 'operator',
      programme: other.key,
      language: 'ja',
    }
    const refused = await browser.fillIn('/desk/people/invite', 'invite', foreign)
    expect(refused.status).toBe(422)
    expect((await browser.get('/desk/people/members')).status).toBe(403)
  })
})

describe('an administrator', () => {
  it('gives and ends roles, with effect at once', async () => {
    const signedUp = await signUp(town)
    const { account } = signedUp.caller
    await setUpApp(town, signedUp)
    const browser = site.browser(administrator.token)
    const path = `/desk/people/${account}`
    await browser.fillIn(path, 'give', { role: 'auditor', programme: 'all' })
    const theirs = site.browser(signedUp.token)
    expect((await theirs.get('/desk')).status).toBe(200)
    const page = await browser.get(path)
    const [, item = ''] =
      /name="item" value="([^"]+)"/.exec(page.html.split('監査担当者').at(1) ?? '') ?? []
    await browser.post(path, { act: 'end', item })
    expect((await theirs.get('/desk')).status).toBe(403)
  })

  it('stays where there is no other, and is told so', async () => {
    const browser = site.browser(administrator.token)
    const page = await browser.get(`/desk/people/${administrator.caller.account}`)
    expect(page.text).toContain('最後の管理者の権限は外せません')
  })

  it('takes a lost second factor away, with the reason', async () => {
    const auditor = await hireFully(town, { role: 'auditor', programme: '' })
    const browser = site.browser(administrator.token)
    const path = `/desk/people/${auditor.caller.account}/second-factor`
    expect((await browser.fillIn(path, 'reset', { reason: '' })).status).toBe(422)
    const done = await browser.fillIn(path, 'reset', { reason: '庁舎で職員証を確かめた' })
    expect(done.status).toBe(303)
    expect((await site.browser(auditor.token).get('/desk')).location).toContain('/sign-in')
  })

  it('finds people by words, role and programme', async () => {
    const address = newAddress()
    await hire(town, { role: 'counsellor', programme: other.key }, address)
    const browser = site.browser(administrator.token)
    const found = async (query: string) =>
      (await browser.get(`/desk/people?${query}`)).text.includes(address)
    const asked = [`q=${address}`, 'role=counsellor', `programme=${other.key}`, 'role=officer']
    expect(await Promise.all(asked.map(found))).toEqual([true, true, true, false])
  })
})

it('an auditor looks, and changes nothing', async () => {
  const auditor = await hireFully(town, { role: 'auditor', programme: '' })
  const browser = site.browser(auditor.token)
  expect((await browser.get('/desk/people')).status).toBe(200)
  expect((await browser.get('/desk/people/invite')).status).toBe(403)
  const path = `/desk/people/${administrator.caller.account}`
  expect((await browser.get(path)).text).toContain('できるのは')
  const refused = await browser.post(path, { act: 'give', role: 'expert', programme: 'all' })
  expect(refused.status).toBe(422)
})

it('a recovery code opens the desk once', async () => {
  const address = newAddress()
  const signedUp = await hire(town, { role: 'auditor', programme: '' }, address)
  const { recoveryCodes } = await setUpApp(town, signedUp)
  town.pass(minute)
  const code = present(recoveryCodes?.[0], 'a recovery code')
  for (const status of [303, 422]) {
    const browser = site.browser()
    await browser.fillIn('/sign-in', 'signIn', { address, password })
    const answer = await browser.fillIn('/sign-in/second-factor', 'recovery', { code })
    expect(answer.status).toBe(status)
  }
  expect((await look(town, signedUp)).secondFactor).toBe('done')
})

it('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
