/** Changing the mail address of an account: by a link to the new one, with a word to the old one. */
import { expect, test } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import { present } from '../../src/kit/check.ts'
import { readDetails } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { got, hour, letterTo, newAddress, openTown, password, signUp } from '../account/people.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, claimant, openOffering, request } from '../world/delivery.ts'
import { openAccountSite, pathTo } from './site.ts'

const clone = await cloneDatabase()
const town = openTown(clone)
const site = openAccountSite(town)
const page = '/account/address'

test('the link to the new address changes it once; the old one is told, and sign-ins stay', async () => {
  const [old, wanted] = [newAddress(), newAddress()]
  const { token, caller } = await signUp(town, old)
  const detail = { ...claimant('佐藤花子').detail, mail: old }
  const place = await openOffering(clone.context)
  const person = { party: 'new' as const, account: caller.account, detail }
  const asked = at(clone.context, '2023-05-10T03:00:00Z')
  const to = { offering: place.offering, session: present(place.sessions[0], 'a session') }
  const given = request(to, applicant(caller.account), { claimants: [person] })
  const { id } = present(got(await claim(asked, given)).outcome.applications[0], 'it')

  const browser = site.browser(token)
  const sent = await browser.fillIn(page, 'ask', { address: wanted, present: password })
  expect([sent.status, sent.location]).toEqual([303, '/account'])
  expect((await browser.get('/account')).text).toContain(old)
  const path = pathTo(town, wanted)
  const shown = await browser.get(path)
  expect(shown.text).toContain(wanted)
  const changed = await browser.fillIn(path, 'change')
  expect([changed.status, changed.location]).toEqual([303, '/account'])
  expect((await browser.get('/account')).text).toContain(wanted)
  expect(letterTo(town, old).template).toBe('address-changed')
  const details = await withAuthority(clone.database, clone.context.authority, (books) =>
    readDetails(books, [id]),
  )
  expect(details.get(id)?.mail).toBe(wanted)
  expect((await browser.get(path)).text).toContain('すでに使われています')
  const way = { address: wanted, password }
  expect((await site.browser().fillIn('/sign-in', 'signIn', way)).status).toBe(303)
  const former = { address: old, password }
  expect((await site.browser().fillIn('/sign-in', 'signIn', former)).status).toBe(422)
})

test('somebody else who gets the mail can do nothing with it', async () => {
  const wanted = newAddress()
  const own = site.browser((await signUp(town)).token)
  await own.fillIn(page, 'ask', { address: wanted, present: password })
  const path = pathTo(town, wanted)
  const stranger = await site.browser().get(path)
  expect(stranger.location).toContain('/sign-in')
  const other = site.browser((await signUp(town)).token)
  expect((await other.get(path)).status).toBe(404)
  expect((await own.get(path)).status).toBe(200)
})

test('the password is asked for, and what cannot be used is said at its field', async () => {
  const own = newAddress()
  const browser = site.browser((await signUp(town, own)).token)
  const ask = (address: string, known = password) =>
    browser.fillIn(page, 'ask', { address, present: known })
  expect((await ask(newAddress(), 'wrong')).text).toContain('今のパスワードが違います')
  expect((await ask('nonsense')).text).toContain('メールアドレスとして読めません')
  expect((await ask(own)).text).toContain('いま登録されているアドレスです')
})

test('an address that has an account is told, and no link is made', async () => {
  const taken = newAddress()
  await signUp(town, taken)
  const browser = site.browser((await signUp(town)).token)
  const sent = await browser.fillIn(page, 'ask', { address: taken, present: password })
  expect(sent.status).toBe(303)
  expect(letterTo(town, taken).template).toBe('address-taken')
})

test('an address that got an account meanwhile, and a link past its hour, are refused', async () => {
  const wanted = newAddress()
  const browser = site.browser((await signUp(town)).token)
  await browser.fillIn(page, 'ask', { address: wanted, present: password })
  const path = pathTo(town, wanted)
  const form = await browser.formOf(path, 'change')
  await signUp(town, wanted)
  const refused = await browser.post(path, { ...form, act: 'change' })
  expect(refused.text).toContain('別の登録がすでにあります')
  town.pass(2 * hour)
  expect((await browser.get(path)).text).toContain('有効期限が過ぎています')
})

test('mails are limited', async () => {
  const browser = site.browser((await signUp(town)).token)
  const ask = () => browser.fillIn(page, 'ask', { address: newAddress(), present: password })
  for (let count = 0; count < 5; count++) expect((await ask()).status).toBe(303)
  expect((await ask()).text).toContain('しばらく送れません')
})

test('the site met no problem', () => {
  expect(site.problems).toEqual([])
})
