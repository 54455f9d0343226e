/** Applications at the desk: found, acted on one by one and many at once, entered for somebody. */
import { expect, test } from 'vitest'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findApplication, readDetails } from '../../src/store/application.ts'
import { listActivities } from '../../src/store/activity.ts'
import { readSessions } from '../../src/store/session.ts'
import { linksIn } from '../../src/web/routes.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildDesk } from '../world/desk.ts'
import { openDeskSite } from './desk-site.ts'

const clone = await cloneDatabase()
const world = await buildDesk(clone.context)
const desk = openDeskSite(clone)
const to = linksIn('ja')
const list = to.offeringApplications({ offering: world.fair })
const [past = '', today = '', tomorrow = ''] = world.sessions
const [first = '', second = '', third = ''] = world.reserved

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(clone.database, clone.context.authority, read)
const stateOf = async (id: string) =>
  present(await inBooks((books) => findApplication(books, id)), 'the application').state
const page = (application: string) => to.deskApplication({ application })

test('the list is narrowed by state, session and words, and sorted by reading', async () => {
  const waiting = await desk.get(`${list}?state=gathering/waiting`)
  expect(waiting.text).toContain('山本 翔')
  expect(waiting.text).not.toContain('鈴木 花子')
  expect((await desk.get(`${list}?q=スズキ`)).text).toContain('鈴木 花子')
  expect((await desk.get(`${list}?session=${tomorrow}`)).text).toContain(
    '条件に合うものはありません',
  )
  const sorted = (await desk.get(`${list}?sort=name`)).text
  expect(sorted.indexOf('伊藤 健')).toBeLessThan(sorted.indexOf('鈴木 花子'))
  for (const nonsense of ['?state=x/y&session=1&after=zzz', '?after=WyJhIl0&sort=-number']) {
    expect((await desk.get(list + nonsense)).status).toBe(200)
  }
})

test('an act on many is answered row by row', async () => {
  const sent = { act: 'bulk', chosen: [first, second], step: 'check-in' }
  const answer = await desk.post(list, sent, 'operator')
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('2件すべてに行いました')
  expect(await stateOf(first)).toBe('checked-in')
  const again = { act: 'bulk', chosen: [second, third], step: 'check-in' }
  const mixed = await desk.post(list, again, 'operator')
  expect(mixed.text).toContain('1件に行い、1件にはできませんでした')
  expect(mixed.text).toContain('「受付する」はできません')
  expect(await stateOf(third)).toBe('checked-in')
})

test('nothing chosen, no act, and acts that are not staff acts are refused in sentences', async () => {
  const refused = async (sent: Readonly<Record<string, string>>) =>
    (await desk.post(list, { act: 'bulk', ...sent }, 'operator')).text
  expect(await refused({ step: 'check-in' })).toContain('申込が選ばれていません')
  expect(await refused({ chosen: first })).toContain('選んでください')
  expect(await refused({ chosen: first, step: 'offer' })).toContain('選んでください')
})

test('one application: what is possible is a button, taking back asks why', async () => {
  const shown = await desk.get(page(first), 'operator')
  expect(shown.text).toContain('鈴木 花子')
  expect(shown.text).toContain('受付を取り消す')
  const undo = { act: 'step', item: 'undo-check-in' }
  const refused = await desk.post(page(first), { ...undo, reason: '' }, 'operator')
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('理由を入力')])
  const done = await desk.post(page(first), { ...undo, reason: '押し間違い' }, 'operator')
  expect([done.status, await stateOf(first)]).toEqual([303, 'reserved'])
  const history = (await desk.get(page(first), 'operator')).text
  expect(history).toContain('押し間違い')
})

test('an anonymous one says so, and shows no empty names', async () => {
  const shown = await desk.get(page(world.nameless))
  expect(shown.text).toContain('匿名の申込です')
  const rows = await desk.get(to.offeringApplications({ offering: world.advice }))
  expect(rows.text).toContain('（匿名の方）')
})

test('staff enter what came by telephone, with answers as far as they were asked', async () => {
  const form = to.newApplication({ offering: world.fair })
  const sent = {
    ...{ act: 'enter', way: 'reserve', session: tomorrow, language: 'ja', arrival: 'telephone' },
    ...{ name: '小川　太郎', kana: 'おがわ たろう', telephone: '０３−１２３４−５６７８' },
    'answer.works': 'no',
  }
  const answer = await desk.post(form, sent, 'operator')
  expect(answer.status).toBe(303)
  const id = present(answer.location, 'an address').split('/').at(-1) ?? ''
  const detail = await inBooks(async (books) => (await readDetails(books, [id])).get(id))
  expect(detail).toMatchObject({ kana: 'オガワ タロウ', answers: { works: { kind: 'choice' } } })
  expect((await desk.get(page(id), 'operator')).text).toContain('働いていない')
  const unread = { ...sent, 'answer.since': 'いつか', name: '別の人' }
  const refused = await desk.post(form, unread, 'operator')
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('value="別の人"')
})

test('a full session takes them on the wait list where that is asked', async () => {
  const form = to.newApplication({ offering: world.fair })
  const sent = {
    ...{ act: 'enter', way: 'reserve', session: today, language: 'ja', arrival: 'paper' },
    name: '小川 次郎',
  }
  const full = await desk.post(form, sent, 'operator')
  expect([full.status, full.text]).toEqual([422, expect.stringContaining('満席です')])
  const waiting = await desk.post(form, { ...sent, waits: 'yes' }, 'operator')
  const id = present(waiting.location, 'an address').split('/').at(-1) ?? ''
  expect(await stateOf(id)).toBe('waiting')
})

test('nobody is asked for a name where consultations are anonymous', async () => {
  const form = to.newApplication({ offering: world.advice })
  const sent = { act: 'enter', way: 'request', language: 'ja', arrival: 'counter' }
  expect((await desk.post(form, sent)).text).toContain('「氏名」を入力してください')
  expect((await desk.post(form, { ...sent, isNameless: 'yes' })).status).toBe(303)
})

test('a session is moved, counted, held; who did not come is missed; another is cancelled', async () => {
  const of = (session: string) => to.deskSession({ offering: world.fair, session })
  const move = { act: 'move', date: '2023-06-02', from: '11:00', to: '12:30', placeJa: '別館' }
  expect((await desk.post(of(tomorrow), move, 'operator')).status).toBe(303)
  const moved = await inBooks((books) => readSessions(books, [tomorrow]))
  expect(moved.get(tomorrow)).toMatchObject({ startsAt: '2023-06-02T02:00:00.000Z', revision: 1 })
  const backwards = { ...move, to: '10:00' }
  expect((await desk.post(of(tomorrow), backwards, 'operator')).status).toBe(422)
  expect((await desk.post(of(today), { act: 'heads', heads: '12' }, 'operator')).status).toBe(303)
  const heads = await inBooks((books) =>
    listActivities(books, { session: today, sorts: ['heads'], limit: 9 }),
  )
  expect(heads.map(({ quantity }) => quantity)).toEqual([12])
  const tooSmall = await desk.post(of(today), { act: 'resize', capacity: '1' }, 'operator')
  expect(tooSmall.text).toContain('定員を1にはできません')
  expect((await desk.post(of(past), { act: 'hold' }, 'operator')).status).toBe(303)
  const cancel = to.cancelSession({ offering: world.fair, session: tomorrow })
  expect((await desk.get(cancel, 'operator')).text).toContain('1件の方にお知らせします')
  expect((await desk.post(cancel, { act: 'cancel', reason: ' ' }, 'operator')).status).toBe(422)
  const done = await desk.post(cancel, { act: 'cancel', reason: '台風のため' }, 'operator')
  expect(done.status).toBe(303)
  expect((await desk.get(of(tomorrow), 'operator')).text).toContain('中止')
})

test('the site met no problem', () => {
  expect(desk.problems).toEqual([])
})
