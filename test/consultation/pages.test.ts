/** Consultations on their pages: asked, answered, booked, marked; and who may read what. */
import { beforeAll, describe, expect, test } from 'vitest'
import { check, present } from '../../src/kit/check.ts'
import { linksIn } from '../../src/web/routes.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildCounselling, figureOf } from '../world/counselling.ts'
import { slotsOn } from '../world/slots.ts'

const { context } = await cloneDatabase()
const to = linksIn('ja')
let world: Awaited<ReturnType<typeof buildCounselling>>
const secret = 'むかしの上司のことで眠れません'
const answer = 'いっしょに考えましょう'
const note = '緊急性は低い。次は来月'

beforeAll(async () => {
  world = await buildCounselling(context)
})

const message = { 'answer.page.message': secret }
const idOf = (location: string | null) =>
  present(/applications\/([0-9a-f-]+)/.exec(location ?? '')?.[1], 'an application')

async function askNamed(token: string): Promise<string> {
  const page = to.askByMessage({ offering: world.advice.offering })
  const sent = await world.browser(token).fillIn(page, 'ask', { ...message, who: 'own' })
  expect(sent.status).toBe(303)
  return idOf(sent.location)
}

/** The one that waits, as the counsellor's queue leads to it. */
async function lastOf(path: string): Promise<string> {
  const { html } = await world.browser('counsellor').get(path)
  const ids = [...html.matchAll(/\/desk\/consultations\/([0-9a-f]{8}-[0-9a-f-]+)/g)]
  return present(ids.at(-1)?.[1], 'a consultation in the queue')
}

describe('without a name', () => {
  test('it is asked, kept by its page, answered, read, gone on with and counted once', async () => {
    const before = await figureOf(world.context, '18', 'consultations')
    const nobody = world.browser()
    const page = to.askByMessage({ offering: world.advice.offering })
    expect((await nobody.get(page)).text).toContain('いのちに関わるときは、119番へ')
    const empty = await nobody.fillIn(page, 'ask')
    expect([empty.status, empty.text]).toEqual([
      422,
      expect.stringContaining('文章を入力してください'),
    ])
    const sent = await nobody.fillIn(page, 'ask', message)
    const place = present(sent.location, 'the page of the answer')
    expect(place).toMatch(/^\/consultation\?key=/)
    const first = await nobody.get(place)
    expect(first.text).toContain('このページを、いま控えてください')
    expect(first.text).toContain(secret)

    const application = await lastOf(to.consultationQueue())
    const desk = to.deskConsultation({ application })
    const counsellor = world.browser('counsellor')
    expect((await counsellor.get(desk)).text).toContain(secret)
    expect((await counsellor.fillIn(desk, 'answer', { text: answer, holds: 'yes' })).status).toBe(
      303,
    )
    expect(await figureOf(world.context, '18', 'consultations')).toBe(before + 1)

    const read = await nobody.get(place)
    expect(read.text).toContain(answer)
    expect(read.text).not.toContain('このページを、いま控えてください')
    expect((await nobody.fillIn(place, 'write', { text: 'ありがとうございます' })).status).toBe(303)
    for (const query of [{}, { state: 'goes-on' }, { state: 'answer' }]) {
      expect((await counsellor.get(to.consultationQueue(query))).html).toContain(application)
    }
    const unmarked = await counsellor.get(to.consultationQueue({ state: 'mark' }))
    expect(unmarked.html).not.toContain(application)
    expect((await counsellor.fillIn(desk, 'answer', { text: 'またどうぞ' })).status).toBe(303)
    expect(await figureOf(world.context, '18', 'consultations')).toBe(before + 1)
  })

  test('a wrong code opens nothing and says what to look for', async () => {
    const nobody = world.browser()
    const wrong = await nobody.get(to.consultation({ key: 'AAAA-BBBB' }))
    expect([wrong.status, wrong.text]).toEqual([
      404,
      expect.stringContaining('相談のページを開けません'),
    ])
    expect((await nobody.get(to.consultation())).status).toBe(200)
    const other = linksIn('en').consultation({ key: 'x' })
    expect((await nobody.get(other)).text).toContain('opens no consultation')
  })
})

describe('what is written', () => {
  test('is read by the person and by counsellors of the programme, and on no other page', async () => {
    const application = await askNamed('hanako')
    const counsellor = world.browser('counsellor')
    const desk = to.deskConsultation({ application })
    await counsellor.fillIn(desk, 'answer', { text: answer })
    await counsellor.fillIn(desk, 'note', { text: note })
    const seen = (await counsellor.get(desk)).text
    for (const text of [secret, answer, note]) expect(seen).toContain(text)

    const own = await world.browser('hanako').get(to.messages({ application }))
    expect(own.text).toContain(answer)
    expect(own.html).not.toContain(note)
    expect((await world.browser('taro').get(to.messages({ application }))).status).toBe(404)

    const { offering } = world.advice
    const pages = [
      to.desk(),
      to.deskConsultations(),
      to.consultationQueue(),
      to.consultationQueue({ number: 'x' }),
      to.exportConsultationQueue({ format: 'csv' }),
      desk,
      to.deskApplication({ application }),
      to.deskOffering({ offering }),
      to.offeringApplications({ offering }),
      to.exportApplications({ offering }),
      to.deskNotices(),
      to.deskActs(),
    ]
    for (const role of ['administrator', 'officer', 'operator', 'auditor', 'stranger2']) {
      for (const path of pages) {
        const { html } = await world.browser(role).get(path)
        for (const text of [secret, answer, note]) {
          expect([role, path, html.includes(text)]).toEqual([role, path, false])
        }
      }
      const acted = await world.browser(role).post(desk, { act: 'note', key: 'k', text: 'x' })
      expect([role, acted.status]).toEqual([role, 403])
    }
  })

  test('is taken over, handed on, planned, closed and opened again', async () => {
    const application = await askNamed('jiro')
    const desk = to.deskConsultation({ application })
    const counsellor = world.browser('counsellor')
    expect((await counsellor.fillIn(desk, 'take')).status).toBe(303)
    expect((await counsellor.get(desk)).text).toContain('相談 良子 （自分）')
    expect((await counsellor.fillIn(desk, 'contact', { on: '2023-05-15' })).status).toBe(303)
    expect((await counsellor.get(to.desk())).text).toContain('今日までに連絡する相談')
    expect((await counsellor.fillIn(desk, 'hold')).status).toBe(303)
    expect((await counsellor.fillIn(desk, 'close')).status).toBe(303)
    expect((await counsellor.get(desk)).text).toContain('終了')
    expect((await counsellor.fillIn(desk, 'reopen')).status).toBe(303)
    const found = await counsellor.get(to.consultationQueue({ number: 'zzzz' }))
    expect(found.status).toBe(200)
  })
})

describe('a booked time', () => {
  test('by telephone: asked with the booking, changed, seen by both, marked and taken back', async () => {
    const [slot] = await slotsOn(context, world.advice.offering, {
      first: '2023-05-16',
      resource: world.advice.resources[0] ?? '',
    })
    check(slot, 'there is a slot')
    const taro = world.browser('taro')
    const week = await taro.get(
      to.slots({ offering: world.advice.offering }, { date: '2023-05-16' }),
    )
    expect(week.text).toContain('空き')
    const form = to.apply({ offering: world.advice.offering }, { session: slot.id })
    const checked = await taro.fillIn(form, 'check', { 'answer.page.way': 'telephone' })
    const confirm = present(checked.location, 'the confirmation')
    expect((await taro.get(confirm)).text).toContain('電話')
    const sent = await taro.fillIn(confirm, 'send')
    const application = idOf(sent.location)
    const mine = await taro.get(to.application({ application }))
    expect(mine.text).toContain('相談員からお電話します')
    expect(mine.text).toContain('電話番号がありません')
    const way = to.chooseWay({ application })
    const wrong = await taro.fillIn(way, 'choose', { way: 'telephone', telephone: '12' })
    expect(wrong.status).toBe(422)
    await taro.fillIn(way, 'choose', { way: 'telephone', telephone: '090-1234-5678' })
    expect((await taro.get(to.application({ application }))).text).toContain('09012345678')

    world.time.now = '2023-05-16T00:10:00Z'
    const day = to.deskConsultations()
    const counsellor = world.browser('counsellor')
    const seen = await counsellor.get(day)
    expect(seen.text).toContain('鈴木 太郎')
    expect(seen.text).toContain('09012345678')
    const before = await figureOf(world.context, '18', 'consultations')
    const tap = { item: application, key: 'k1', act: 'hold' }
    expect((await counsellor.post(day, tap)).status).toBe(303)
    expect(await figureOf(world.context, '18', 'consultations')).toBe(before + 1)
    const undo = { item: application, key: 'k2', act: 'undo-visit' }
    expect((await counsellor.post(day, undo)).status).toBe(303)
    expect(await figureOf(world.context, '18', 'consultations')).toBe(before)
    const missed = { item: application, key: 'k3', act: 'miss' }
    expect((await world.browser('operator').post(day, missed)).status).toBe(303)
    expect((await world.browser('auditor').post(day, { ...undo, act: 'undo-miss' })).status).toBe(
      403,
    )
    world.time.now = '2023-05-15T00:00:00Z'
  })

  test('on the spot: with a name, without one, and by number alone', async () => {
    const before = await figureOf(world.context, '18', 'consultations')
    const counsellor = world.browser('counsellor')
    const walkIn = to.consultationWalkIn()
    const { offering } = world.advice
    const common = { offering, way: 'in-person', on: '2023-05-15', at: '08:30', note }
    const named = await counsellor.fillIn(walkIn, 'receive', { ...common, name: '田中 実' })
    expect((await counsellor.get(present(named.location, 'a page'))).text).toContain(note)
    expect((await counsellor.fillIn(walkIn, 'receive', common)).status).toBe(303)
    const ahead = await counsellor.fillIn(walkIn, 'receive', { ...common, at: '23:30' })
    expect([ahead.status, ahead.text]).toEqual([422, expect.stringContaining('まだ来ていない日時')])
    const heads = { offering, heads: '3', on: '2023-05-15', way: 'in-person' }
    expect((await counsellor.fillIn(to.deskConsultations(), 'heads', heads)).status).toBe(303)
    expect(await figureOf(world.context, '18', 'consultations')).toBe(before + 5)
  })
})
