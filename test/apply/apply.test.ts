/** Applying: from the questions to my page and out again, signed in or not yet, alone or in a group. */
import { describe, expect, it } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import { changeOfferingState } from '../../src/commands/offering/offering.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite } from '../world/apply-site.ts'
import {
  applicant,
  at,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'
import { openPerson } from '../world/people.ts'
import { ask, line, oneOf } from '../world/questions.ts'

const { context, database } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')
const hanako = await openPerson(context, '山田 花子')
const taro = await openPerson(context, '東京 太郎')
const { browser } = openApplySite(inMay, { hanako: hanako.visitor, taro: taro.visitor })

async function fair(change: Record<string, unknown> = {}, questions: readonly unknown[] = []) {
  const sessions = [juneFirst, { ...juneFirst, title: { ja: '二回目', en: 'Second' } }]
  const { offering, sessions: ids } = await openOffering(context, { settings: change, sessions })
  if (questions.length > 0) {
    const place = { offering, purpose: 'application', version: 0 } as const
    taken(await replaceQuestions(runner(inMay), { ...place, questions }))
  }
  const [session = '', other = ''] = ids
  const address = `/offerings/${offering}/apply?session=${session}`
  return { offering, session, other, address, confirm: `${address}&step=confirm` }
}

const questions = [
  ask('works', oneOf('yes', 'no'), { required: true }),
  ask('wish', line, { required: true }),
  ask('care', line),
]

async function applicationsAt(offering: string) {
  return withAuthority(database, context.authority, async ({ client }) => {
    const found = await client.query<{
      id: string
      state: string
      account: string | null
      party: string | null
      party_type: string | null
      form_version: number | null
      name: string | null
      answers: Record<string, unknown>
    }>(
      `select application as id, state, account, party, party_type, form_version, name, answers
      from application join application_detail using (authority, application)
      where offering = $1 order by application`,
      [offering],
    )
    return found.rows
  })
}

describe('an offering without questions', () => {
  it('is looked over at once, sent, seen on my page, and cancelled', async () => {
    const place = await fair()
    const visitor = browser('hanako')
    const page = await visitor.get(place.address)
    expect(page.text).toContain('内容の確認')
    expect(page.text).toContain('山田 花子')
    const sent = await visitor.fillIn(place.address, 'send')
    expect(sent.status).toBe(303)
    const address = present(sent.location, 'where it leads')
    expect(address).toMatch(/^\/my\/applications\/[0-9a-f-]{36}$/)
    const mine = await visitor.get(address)
    expect(mine.text).toContain('申し込みました。')
    expect(mine.text).toContain('予約済み')
    expect((await visitor.get('/my')).text).toContain('合同面接会')

    const asked = await visitor.get(`${address}/withdraw`)
    expect(asked.text).toContain('この申込を取り消しますか')
    const left = await visitor.fillIn(`${address}/withdraw`, 'leave')
    expect([left.status, left.location]).toEqual([303, address])
    const after = await visitor.get(address)
    expect(after.text).toContain('取り消しました。')
    expect(after.text).toMatch(
      /「取消済み」になりました（ご本人）.*「予約済み」になりました（ご本人）/,
    )
    expect(await applicationsAt(place.offering)).toMatchObject([
      { state: 'cancelled', account: hanako.account, party_type: 'person', form_version: null },
    ])
  })

  it('is reserved once however often the button is pressed', async () => {
    const place = await fair()
    const visitor = browser('hanako')
    const sent = await visitor.formOf(place.address, 'send')
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(place.address, sent)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    const later = await visitor.post(place.address, sent)
    expect(later.location).toBe(answers[0]?.location)
    expect(await applicationsAt(place.offering)).toHaveLength(1)
  })

  it('is not asked for twice', async () => {
    const place = await fair()
    const visitor = browser('hanako')
    await visitor.fillIn(place.address, 'send')
    const again = await visitor.get(place.address)
    expect(again.text).toContain('すでに申し込んでいます')
    const forced = await visitor.post(place.address, { act: 'send', key: newId(), revision: '' })
    expect(forced.status).toBe(422)
    expect(await applicationsAt(place.offering)).toHaveLength(1)
  })

  it('speaks English under /en', async () => {
    const place = await fair()
    const visitor = browser('taro')
    const page = await visitor.get(`/en${place.address}`)
    expect(page.text).toContain('Check and send')
    const sent = await visitor.fillIn(`/en${place.address}`, 'send')
    expect(sent.location).toMatch(/^\/en\/my\/applications\//)
    expect((await visitor.get(present(sent.location, 'a place'))).text).toContain(
      'You have applied.',
    )
  })
})

describe('questions', () => {
  it('are missed item by item, kept while typed, and sent with the application', async () => {
    const place = await fair({}, questions)
    const visitor = browser('hanako')
    const half = { 'answer.wish': '事務の仕事' }
    const refused = await visitor.fillIn(place.address, 'check', half)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('works：選んでください。')
    expect(refused.html).toContain('href="#form-check-answer-works"')
    const { text } = await visitor.get(place.confirm)
    expect(text).toContain('送る前に、次の1件を確かめてください。')
    expect(text).toContain('事務の仕事')
    const checked = await visitor.fillIn(place.address, 'check', { ...half, 'answer.works': 'no' })
    expect(checked.location).toBe(place.confirm)
    const sent = await visitor.fillIn(place.confirm, 'send')
    expect(sent.status).toBe(303)
    const [application] = await applicationsAt(place.offering)
    expect(application).toMatchObject({
      form_version: 1,
      answers: {
        works: { kind: 'choice', options: ['no'] },
        wish: { kind: 'text', text: '事務の仕事' },
      },
    })
    expect((await visitor.get(present(sent.location, 'a place'))).text).toContain('事務の仕事')
    // The draft has become the application.
    expect(
      (await visitor.get(`/offerings/${place.offering}/apply?session=${place.other}`)).html,
    ).not.toContain('事務の仕事')
  })

  it('that another page has changed meanwhile are looked over again', async () => {
    const place = await fair({}, questions)
    const visitor = browser('hanako')
    const typed = { 'answer.wish': '一つ目', 'answer.works': 'yes' }
    await visitor.fillIn(place.address, 'check', typed)
    const looked = await visitor.get(place.confirm)
    await visitor.fillIn(place.address, 'saveDraft', { ...typed, 'answer.wish': '二つ目' })
    const [, revision = ''] = /name="revision" value="([^"]*)"/.exec(looked.html) ?? []
    const refused = await visitor.post(place.confirm, { act: 'send', key: newId(), revision })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('ほかの画面で内容が変わりました')
    expect(refused.text).toContain('二つ目')
    expect(await applicationsAt(place.offering)).toEqual([])
  })

  it('written before signing in are there after it, who comes along included', async () => {
    const place = await fair({ groupLimit: 3 }, questions)
    const visitor = browser()
    const form = await visitor.get(place.address)
    expect(form.text).toContain('このまま書き始められます。')
    const typed = {
      'answer.wish': '介護の仕事',
      'answer.works': 'yes',
      'answer.page.companions': '山田 次郎\n山田 三郎',
    }
    expect((await visitor.fillIn(place.address, 'check', typed)).location).toBe(place.confirm)
    const looked = await visitor.get(place.confirm)
    expect(looked.text).toContain('送るには、サインインか登録が必要です')
    expect(looked.html).toContain(`href="/sign-in?next=${encodeURIComponent(place.confirm)}"`)
    expect(looked.html).not.toContain('value="send"')
    // Somebody else's browser knows nothing of it.
    expect((await browser().get(place.confirm)).text).not.toContain('介護の仕事')

    visitor.signIn('hanako')
    const back = await visitor.get(place.confirm)
    expect(back.text).toContain('介護の仕事')
    expect(back.text).toContain('山田 次郎 山田 三郎')
    expect((await visitor.fillIn(place.confirm, 'send')).status).toBe(303)
    expect(await applicationsAt(place.offering)).toMatchObject([
      { name: '山田 花子', account: hanako.account, state: 'reserved' },
      { name: '山田 次郎', account: hanako.account, state: 'reserved', answers: {} },
      { name: '山田 三郎', account: hanako.account, state: 'reserved', answers: {} },
    ])
  })

  it('changed by the office meanwhile keep what was written, who comes along included', async () => {
    const place = await fair({ groupLimit: 2 }, questions)
    const visitor = browser('taro')
    const typed = { 'answer.wish': '清掃', 'answer.page.companions': '東京 次郎' }
    await visitor.fillIn(place.address, 'saveDraft', typed)
    const at_ = { offering: place.offering, purpose: 'application', version: 1 } as const
    const newer = [...questions, ask('age', line, { required: true })]
    taken(await replaceQuestions(runner(inMay), { ...at_, questions: newer }))
    const page = await visitor.get(place.address)
    expect(page.html).toContain('value="清掃"')
    expect(page.html).toContain('東京 次郎</textarea>')
  })

  it('sent while signed out lead to signing in, and nothing is lost', async () => {
    const place = await fair({}, questions)
    const visitor = browser('hanako')
    await visitor.fillIn(place.address, 'check', { 'answer.wish': '経理', 'answer.works': 'no' })
    const { html } = await visitor.get(place.confirm)
    const [, revision = ''] = /name="revision" value="([^"]*)"/.exec(html) ?? []
    visitor.signOut()
    const sent = await visitor.post(place.confirm, { act: 'send', key: newId(), revision })
    expect(sent.location).toBe(`/sign-in?next=${encodeURIComponent(place.confirm)}`)
    visitor.signIn('hanako')
    expect((await visitor.fillIn(place.confirm, 'send')).status).toBe(303)
  })
})

describe('seats', () => {
  it('that are gone when it is sent are said to be, with other dates and the wait list', async () => {
    const place = await fair({ capacity: 1 })
    const visitor = browser('hanako')
    const { html } = await visitor.get(place.address)
    expect(html).toContain('予約する')
    taken(await claim(inMay, request(place, applicant())))
    const refused = await visitor.post(place.address, { act: 'send', key: newId(), revision: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('満席です。')
    expect(refused.text).toContain('次の日程には空きがあります。')
    expect(refused.html).toContain(`apply?session=${place.other}`)
    const waiting = await visitor.fillIn(place.address, 'send')
    const mine = await visitor.get(present(waiting.location, 'a place'))
    expect(mine.text).toContain('キャンセル待ちに入りました。')
    expect(mine.text).toContain('いま1番目です')
    expect(mine.html).not.toContain('/ticket"')
  })

  it('without a wait list are full, and nothing can be sent', async () => {
    const place = await fair({ capacity: 1, waitList: false })
    taken(await claim(inMay, request(place, applicant())))
    const page = await browser('hanako').get(place.address)
    expect(page.text).toContain('満席です。この日程には申し込めません。')
    expect(page.html).not.toContain('value="send"')
  })

  it('are taken for a whole group or not at all', async () => {
    const place = await fair({ capacity: 2, groupLimit: 3, waitList: false })
    const visitor = browser('hanako')
    const companions = { 'answer.page.companions': '一人目\n二人目' }
    await visitor.fillIn(place.address, 'check', companions)
    const refused = await visitor.fillIn(place.confirm, 'send')
    expect(refused.status).toBe(422)
    expect(await applicationsAt(place.offering)).toEqual([])
  })

  it('are for no more than may come together', async () => {
    const place = await fair({ groupLimit: 2 })
    const visitor = browser('hanako')
    const companions = { 'answer.page.companions': '一人目\n\n二人目' }
    const refused = await visitor.fillIn(place.address, 'check', companions)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('ご本人のほかに1人までです（いま2人）')
    expect(refused.html).toContain('href="#form-check-answer-page-companions"')
    expect(refused.html).toContain('二人目</textarea>')
  })

  it('of some of a group are given back', async () => {
    const place = await fair({ groupLimit: 3 })
    const visitor = browser('hanako')
    await visitor.fillIn(place.address, 'check', { 'answer.page.companions': '次郎\n三郎' })
    const sent = await visitor.fillIn(place.confirm, 'send')
    const address = `${present(sent.location, 'a place')}/withdraw`
    const [, , third] = await applicationsAt(place.offering)
    const nobody = await visitor.fillIn(address, 'leave')
    expect(nobody.text).toContain('どなたの申込を取り消すか、選んでください。')
    await visitor.fillIn(address, 'leave', { whom: [present(third, 'the third').id, newId()] })
    const states = (await applicationsAt(place.offering)).map(({ state }) => state)
    expect(states).toEqual(['reserved', 'reserved', 'cancelled'])
    expect((await visitor.get('/my')).text).toContain('2人：山田 花子、次郎')
  })
})

describe('other ways in', () => {
  it('a course is applied for as a whole', async () => {
    const { offering } = await openOffering(context, {
      kind: 'course',
      settings: { seatsPer: 'offering', details: { selection: { method: 'lottery' } } },
    })
    const visitor = browser('taro')
    const sent = await visitor.fillIn(`/offerings/${offering}/apply`, 'send')
    const mine = await visitor.get(present(sent.location, 'a place'))
    expect(mine.text).toContain('締切のあと、選考の結果をお知らせします。')
    expect(await applicationsAt(offering)).toMatchObject([{ state: 'applied' }])
  })

  it('a consultation is asked for without a name and without an account', async () => {
    const { offering } = await openOffering(context, {
      kind: 'consultation',
      settings: { anonymous: true, channels: ['online'] },
      sessions: [],
    })
    const visitor = browser()
    const sent = await visitor.fillIn(`/offerings/${offering}/ask`, 'ask', {
      'answer.page.message': '履歴書の書き方を教えてください',
    })
    expect(sent.location).toMatch(/^\/consultation\?key=(?:[0-9A-Z]{4}-?){6}$/)
    expect((await visitor.get(present(sent.location, 'a place'))).text).toContain(
      '履歴書の書き方を教えてください',
    )
    expect(await applicationsAt(offering)).toMatchObject([
      { state: 'requested', account: null, party: null, name: null },
    ])
  })

  it('a date has to be chosen where there are dates', async () => {
    const place = await fair()
    const answer = await browser('taro').get(`/offerings/${place.offering}/apply`)
    expect([answer.status, answer.location]).toEqual([302, `/offerings/${place.offering}`])
  })

  it('a closed offering says so, also to whoever has its form open', async () => {
    const place = await fair()
    const visitor = browser('taro')
    taken(await changeOfferingState(runner(inMay), { offering: place.offering, state: 'closed' }))
    expect((await visitor.get(place.address)).text).toContain('いまは申し込めません')
    const sent = await visitor.post(place.address, { act: 'send', key: newId(), revision: '' })
    expect([sent.status, sent.text]).toEqual([
      422,
      expect.stringContaining('申込の受付は終わりました。'),
    ])
  })

  it.each([newId(), 'x'])('the date %s is none of this offering', async (session) => {
    const place = await fair()
    const answer = await browser().get(`/offerings/${place.offering}/apply?session=${session}`)
    expect(answer.status).toBe(404)
  })
})
