/** Signing up, in and out through the pages, as a browser without scripts does it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { findActorBySignIn } from '../../src/commands/account/caller.ts'
import { endOtherSignIns } from '../../src/commands/account/sign-in.ts'
import {
  got,
  hour,
  letterTo,
  look,
  minute,
  newAddress,
  openTown,
  password,
  setUpApp,
  signUp,
  codeAt,
  type Town,
} from '../account/people.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openAccountSite, pathTo } from './site.ts'

let town: Town
let site: ReturnType<typeof openAccountSite>

beforeAll(async () => {
  town = openTown(await cloneDatabase())
  site = openAccountSite(town)
})

/** The path that an answer leads to, without its query. */
const pathOf = (location: string | null) => (location ?? '').split('?')[0]

async function signInAs(address: string, next = '') {
  const browser = site.browser()
  const answer = await browser.fillIn(`/sign-in${next}`, 'signIn', { address, password })
  return { browser, answer }
}

describe('signing up', () => {
  it('leads a newcomer by mail to where they were going', async () => {
    const address = newAddress()
    const browser = site.browser()
    const asked = await browser.fillIn('/sign-up?next=/offerings', 'send', { address })
    expect([asked.status, pathOf(asked.location)]).toEqual([303, '/mail-sent'])
    expect((await browser.get(asked.location ?? '')).text).toContain(`「${address}」あてに`)
    const path = pathTo(town, address)
    const typed = { name: '佐藤花子', way: 'password', password }
    const done = await browser.fillIn(path, 'finish', typed)
    expect([done.status, done.location]).toEqual([303, '/offerings'])
    expect((await browser.get('/account')).text).toContain(address)
    const again = await site.browser().get(path)
    expect([again.status, again.text]).toEqual([404, expect.stringContaining('すでに使われて')])
  })

  it('keeps what was typed, and says what is wrong with it at its field', async () => {
    const address = newAddress()
    const browser = site.browser()
    await browser.fillIn('/en/sign-up', 'send', { address })
    const typed = { name: '', way: 'password', password: 'short' }
    const missing = await browser.fillIn(pathTo(town, address), 'finish', typed)
    expect([missing.status, missing.text]).toEqual([422, expect.stringContaining('Your name')])
    const short = await browser.fillIn(pathTo(town, address), 'finish', { ...typed, name: 'Jo' })
    expect(short.html).toContain('id="form-finish-password-fault"')
    expect(short.html).toContain('value="Jo"')
    expect(short.html).not.toContain('value="short"')
  })

  it('says that a link is past its time', async () => {
    const address = newAddress()
    await site.browser().fillIn('/sign-up', 'send', { address })
    town.pass(25 * hour)
    const late = await site.browser().get(pathTo(town, address))
    expect([late.status, late.text]).toEqual([404, expect.stringContaining('有効期限')])
  })

  it('leads who chose a passkey to register one, without locking them in', async () => {
    const address = newAddress()
    const browser = site.browser()
    await browser.fillIn('/sign-up?next=/offerings', 'send', { address })
    const typed = { name: '佐藤花子', way: 'passkey', password: '' }
    const done = await browser.fillIn(pathTo(town, address), 'finish', typed)
    expect(done.location).toBe('/account/passkeys?next=%2Fofferings')
    const page = await browser.get(done.location ?? '')
    expect(page.html).toContain('<a href="/offerings">あとで登録する</a>')
  })

  it('says who can read the mail where none is sent', async () => {
    const { browser } = openAccountSite(town, { sendsMail: false })
    expect((await browser().get('/sign-up')).text).toContain('jisseki people invite')
    expect((await browser().get('/sign-up')).html).toContain('href="/desk/notices"')
    expect((await site.browser().get('/sign-up')).html).not.toContain('/desk/notices')
  })
})

describe('signing in', () => {
  it('tells nobody whether an address is known', async () => {
    const address = newAddress()
    await signUp(town, address)
    const stranger = newAddress()
    const answers = []
    for (const each of [address, stranger]) {
      const wrong = { address: each, password: 'not the right words' }
      const { status, text } = await site.browser().fillIn('/sign-in', 'signIn', wrong)
      answers.push([status, text.replaceAll(each, 'X')])
    }
    expect(answers[0]).toEqual(answers[1])
    const pages = []
    for (const path of ['/sign-up', '/sign-in/mail', '/reset']) {
      for (const each of [address, stranger]) {
        const browser = site.browser()
        const asked = await browser.fillIn(path, 'send', { address: each })
        const page = await browser.get(asked.location ?? '')
        pages.push(page.text.replaceAll(each, 'X'))
      }
    }
    expect(pages[0]).toBe(pages[1])
    expect(pages[2]).toBe(pages[3])
    expect(pages[4]).toBe(pages[5])
  })

  it('goes on to a page of this site, and to no other', async () => {
    const address = newAddress()
    await signUp(town, address)
    const own = await signInAs(address, '?next=/en/offerings%3Fq=AI')
    expect(own.answer.location).toBe('/en/offerings?q=AI')
    for (const next of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      '/%09/evil',
    ]) {
      const { answer } = await signInAs(address, `?next=${encodeURIComponent(next)}`)
      expect([next, answer.location]).toEqual([next, expect.stringMatching(/^\/(?:my|%09)/)])
    }
  })

  it('says when to try again after too many failures', async () => {
    const address = newAddress()
    await signUp(town, address)
    const wrong = { address, password: 'not the right words' }
    const browser = site.browser()
    for (let tries = 0; tries < 10; tries += 1) await browser.fillIn('/sign-in', 'signIn', wrong)
    const closed = await browser.fillIn('/sign-in', 'signIn', { address, password })
    expect(closed.status).toBe(422)
    expect(closed.text).toMatch(/しばらく受け付けません。.+（日本時間）からもう一度/)
    town.pass(16 * minute)
    expect((await signInAs(address)).answer.status).toBe(303)
  })

  it('asks for the code of an app, keeps the way, and takes what was drafted along', async () => {
    const address = newAddress()
    const { secret } = await setUpApp(town, await signUp(town, address))
    town.pass(minute)
    const { browser, answer } = await signInAs(address, '?next=/offerings')
    expect(answer.location).toBe('/sign-in/second-factor?next=%2Fofferings')
    expect((await browser.get('/account')).location).toBe('/sign-in/second-factor?next=%2Faccount')
    const path = answer.location ?? ''
    const wrong = await browser.fillIn(path, 'code', { code: '000000' })
    expect(wrong.text).toContain('コードが違います')
    const done = await browser.fillIn(path, 'code', { code: codeAt(town, secret) })
    expect(done.location).toBe('/offerings')
  })

  it('by a mailed link needs a button: looking at it uses nothing up', async () => {
    const address = newAddress()
    await signUp(town, address)
    const browser = site.browser()
    await browser.fillIn('/sign-in/mail?next=/offerings', 'send', { address })
    const path = pathTo(town, address)
    await browser.get(path)
    const done = await browser.fillIn(path, 'signIn')
    expect([done.status, done.location]).toEqual([303, '/offerings'])
    expect((await browser.get(path)).text).toContain('すでに使われて')
  })

  it('ends with signing out, and where another browser ended it', async () => {
    const address = newAddress()
    const { token } = await signUp(town, address)
    const browser = site.browser(token)
    await browser.post('/sign-out', { act: 'signOut' })
    expect(await findActorBySignIn(town.context, token)).toBeUndefined()
    const here = await signInAs(address)
    const there = await signInAs(address)
    const list = await here.browser.get('/account/sign-ins')
    expect(list.text).toContain('この端末のほかは、すべて終わらせる')
    await here.browser.fillIn('/account/sign-ins', 'endOthers')
    expect((await there.browser.get('/account')).location).toBe('/sign-in?next=%2Faccount')
    const lost = await there.browser.post('/account/profile', { act: 'save', name: '佐藤' })
    expect([lost.status, lost.html]).toEqual([401, expect.stringContaining('value="佐藤"')])
  })
})

describe('a forgotten password', () => {
  it('is chosen anew by mail, and ends every other sign-in', async () => {
    const address = newAddress()
    const before = await signUp(town, address)
    const browser = site.browser()
    await browser.fillIn('/reset?next=/offerings', 'send', { address })
    const words = 'four other words here'
    const done = await browser.fillIn(pathTo(town, address), 'finish', { password: words })
    expect([done.status, done.location]).toEqual([303, '/offerings'])
    expect(await findActorBySignIn(town.context, before.token)).toBeUndefined()
    expect((await signInAs(address)).answer.status).toBe(422)
  })

  it('sends nothing to a stranger', async () => {
    const address = newAddress()
    await site.browser().fillIn('/reset', 'send', { address })
    expect(() => letterTo(town, address)).toThrow('a letter to')
  })
})

describe("one's own account", () => {
  it('is changed, and its faults are said at their fields', async () => {
    const { token } = await signUp(town)
    const browser = site.browser(token)
    const typed = { name: '佐藤 花子', language: 'en', birthDate: '平成2年4月1日' }
    const wrong = await browser.fillIn('/account/profile', 'save', { ...typed, telephone: '12' })
    expect(wrong.html).toContain('id="form-save-telephone-fault"')
    const right = { ...typed, kana: 'さとう はなこ', telephone: '03-1234-5678' }
    expect((await browser.fillIn('/account/profile', 'save', right)).status).toBe(303)
    const page = await browser.get('/account')
    for (const value of ['サトウ ハナコ', '0312345678', '平成2年4月1日', 'English']) {
      expect(page.text).toContain(value)
    }
  })

  it('joins a company by its number, and confirms colleagues', async () => {
    const [first, second] = [await signUp(town), await signUp(town)]
    const number = '8700110005901'
    const one = site.browser(first.token)
    const looked = await one.fillIn('/account/companies', 'lookUp', { number })
    expect(looked.location).toBe(`/account/companies?number=${number}`)
    const path = looked.location ?? ''
    await one.fillIn(path, 'join', { name: '株式会社さくら商事' })
    const other = site.browser(second.token)
    expect((await other.get(path)).text).toContain('株式会社さくら商事')
    await other.fillIn(path, 'join')
    expect((await other.get('/account/companies')).text).toContain('確認待ち')
    await one.fillIn('/account/companies', 'confirm')
    expect((await other.get('/account/companies')).text).not.toContain('確認待ち')
    const wrong = await one.fillIn('/account/companies', 'lookUp', { number: '1234567890123' })
    expect(wrong.html).toContain('id="form-lookUp-number-fault"')
  })

  it('makes a token that is shown once', async () => {
    const { token } = await signUp(town)
    const browser = site.browser(token)
    const wish = { label: '名簿', scopes: ['application.read'], days: '30' }
    const made = await browser.fillIn('/account/tokens', 'create', wish)
    const [plain = ''] = /jisseki_[\w-]+/.exec(made.text) ?? []
    expect(plain).not.toBe('')
    const list = await browser.get('/account/tokens')
    expect(list.text).toContain('名簿')
    expect(list.html).not.toContain(plain)
    await browser.fillIn('/account/tokens', 'end')
    expect((await browser.get('/account/tokens')).text).not.toContain('名簿')
  })

  it('is closed for good', async () => {
    const signedUp = await signUp(town)
    const browser = site.browser(signedUp.token)
    const done = await browser.fillIn('/account/close', 'close')
    expect([done.status, done.location]).toEqual([303, '/sign-in'])
    expect(await findActorBySignIn(town.context, signedUp.token)).toBeUndefined()
  })

  it('has an app that it may give up', async () => {
    const signedUp = await signUp(town)
    await setUpApp(town, signedUp)
    const browser = site.browser(signedUp.token)
    await browser.fillIn('/account/second-factor', 'removeApp')
    expect((await look(town, signedUp)).secondFactor).toBe('done')
    expect((await browser.get('/account/second-factor')).text).toContain('登録なし')
    expect(got(await endOtherSignIns(town.context, await look(town, signedUp)))).toBe(0)
  })
})

it('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
