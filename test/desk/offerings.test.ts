/** Setting an offering up at the desk, without code: made, edited, published, with its sessions. */
import { expect, test } from 'vitest'
import { editOffering } from '../../src/commands/offering/offering.ts'
import { present } from '../../src/kit/check.ts'
import { isId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findOffering } from '../../src/store/offering.ts'
import { getQuestionForm } from '../../src/store/question-form.ts'
import { listSessions, listResources } from '../../src/store/session.ts'
import { linksIn } from '../../src/web/routes.ts'
import { cloneDatabase } from '../database/clone.ts'
import { runner, taken } from '../world/delivery.ts'
import { buildDesk } from '../world/desk.ts'
import { openDeskSite } from './desk-site.ts'

const clone = await cloneDatabase()
const world = await buildDesk(clone.context)
const desk = openDeskSite(clone)
const to = linksIn('ja')

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(clone.database, clone.context.authority, read)
const offeringOf = async (id: string) =>
  present(await inBooks((books) => findOffering(books, id)), 'the offering')
const sessionsOf = (offering: string) =>
  inBooks((books) => listSessions(books, { offering, limit: 500 }))

const settings = {
  titleJa: '秋の合同面接会',
  channels: ['in-person', 'online'],
  seatsPer: 'session',
  capacity: '３０',
  offerHours: '24',
  groupLimit: '2',
  opensAt: '2023-06-10T09:00',
  closesAt: '2023-09-01T17:00',
}

async function make(change: Readonly<Record<string, string | readonly string[]>> = {}) {
  const sent = { act: 'create', line: '8', ...settings, ...change }
  const answer = await desk.post(to.newOffering({ kind: 'gathering' }), sent, 'operator')
  expect(answer.status).toBe(303)
  const id = present(answer.location, 'an address').split('/').at(-1) ?? ''
  expect(isId(id)).toBe(true)
  return id
}

test('an operator makes a draft: the English that was left out is the Japanese', async () => {
  const offering = await offeringOf(await make({ tags: ['interview'] }))
  expect(offering).toMatchObject({
    state: 'draft',
    kind: 'gathering',
    opensAt: '2023-06-10T00:00:00.000Z',
    settings: {
      title: { ja: '秋の合同面接会', en: '秋の合同面接会' },
      capacity: 30,
      tags: ['interview'],
      waitList: false,
    },
  })
})

test('everything that is wrong is said at once, and nothing is lost', async () => {
  const sent = { act: 'create', ...settings, titleJa: '', capacity: '-3', summaryJa: '概要です' }
  const answer = await desk.post(to.newOffering({ kind: 'gathering' }), sent, 'operator')
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('「どの事業の募集ですか」を選んでください')
  expect(answer.text).toContain('「題名」を入力してください')
  expect(answer.text).toContain('「定員」には1から1,000,000までの整数')
  expect(answer.html).toContain('概要です</textarea>')
  const backwards = {
    ...sent,
    titleJa: 'あ',
    capacity: '1',
    line: '8',
    closesAt: '2023-06-01T00:00',
  }
  const again = await desk.post(to.newOffering({ kind: 'gathering' }), backwards, 'operator')
  expect(again.html).toContain('href="#form-create-closesAt"')
})

test('programmes of others are no choice, and are refused', async () => {
  const page = await desk.get(to.newOffering({ kind: 'gathering' }), 'operator')
  expect(page.html).toContain('<option value="8"')
  expect(page.html).not.toContain('<option value="10"')
  const sent = { act: 'create', ...settings, line: '10' }
  const answer = await desk.post(to.newOffering({ kind: 'gathering' }), sent, 'operator')
  expect(answer.status).toBe(422)
})

test('an earlier offering is copied with its questions, without its window', async () => {
  const page = await desk.get(to.newOffering({ from: world.fair }), 'operator')
  expect(page.html).toContain('value="合同就職面接会 in 立川')
  expect(page.html).not.toContain('2023-04-10T09:00')
  const sent = { act: 'create', ...settings, line: '8' }
  const answer = await desk.post(to.newOffering({ from: world.fair }), sent, 'operator')
  const id = present(answer.location, 'an address').split('/').at(-1) ?? ''
  const form = await inBooks((books) =>
    getQuestionForm(books, { offering: id, purpose: 'application' }),
  )
  expect(form.questions.map(({ key }) => key)).toContain('works')
})

test('it is published, closed, and opened again; the buttons say what is possible', async () => {
  const offering = await make()
  const page = to.deskOffering({ offering })
  const act = (item: string) => desk.post(page, { act: 'state', item }, 'operator')
  expect((await desk.get(page, 'operator')).text).toContain('日程がないうちは申し込めません')
  expect((await act('closed')).status).toBe(422)
  for (const state of ['open', 'closed', 'open', 'draft']) {
    expect((await act(state)).status).toBe(303)
    expect((await offeringOf(offering)).state).toBe(state)
  }
  expect((await act('nonsense')).status).toBe(422)
})

test('what somebody else saved meanwhile is shown beside what was typed', async () => {
  const offering = await make()
  const { version, settings: known, opensAt, closesAt } = await offeringOf(offering)
  const changed = { ...known, title: { ja: '別の題名', en: '' } }
  const edit = { offering, version, opensAt, closesAt, settings: changed }
  taken(await editOffering(runner(desk.context), edit))
  const sent = { act: 'edit', ...settings, titleJa: 'わたしの題名', version: String(version) }
  const page = to.editOffering({ offering })
  const answer = await desk.post(page, sent, 'operator')
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('ほかの人がこの募集を直しました')
  expect(answer.text).toContain('別の題名')
  expect(answer.html).toContain('value="わたしの題名"')
  const [, next = ''] = /name="version" value="(\d+)"/.exec(answer.html) ?? []
  expect((await desk.post(page, { ...sent, version: next }, 'operator')).status).toBe(303)
  expect((await offeringOf(offering)).settings.title.ja).toBe('わたしの題名')
})

test('a series is shown before it is made, and shown again when it was changed since', async () => {
  const offering = await make()
  const page = to.newSessions({ offering }, { by: 'series' })
  const days = { first: '2023-08-01', last: '2023-08-14', hours: '10:00-12:00\n13時〜15時' }
  const sent = { form: 'foresee', act: 'foresee', ...days, weekdays: ['2', '4'], placeJa: '講堂' }
  const foreseen = await desk.post(page, sent, 'operator')
  expect(foreseen.text).toContain('次の8件を追加します')
  expect(await sessionsOf(offering)).toEqual([])
  const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(foreseen.html) ?? []
  const other = { ...sent, act: ['foresee', 'add'], seen, last: '2023-08-07' }
  expect((await desk.post(page, other, 'operator')).text).toContain('次の4件を追加します')
  const add = { ...sent, act: ['foresee', 'add'], seen }
  expect((await desk.post(page, add, 'operator')).status).toBe(303)
  const sessions = await sessionsOf(offering)
  expect(sessions).toHaveLength(8)
  expect(sessions[0]).toMatchObject({
    startsAt: '2023-08-01T01:00:00.000Z',
    place: { ja: '講堂', en: '講堂' },
  })
})

test('lines from a table become sessions; a line that cannot be read is named', async () => {
  const offering = await make()
  const page = to.newSessions({ offering }, { by: 'lines' })
  const sent = { form: 'foresee', act: 'foresee', sessions: '2023-08-01\t10:00\t12:00\t立川\n来週' }
  const refused = await desk.post(page, sent, 'operator')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('「来週」の行')
  expect(refused.html).toContain('立川\n来週</textarea>')
})

test('counsellors get slots for the whole day, without the break', async () => {
  const offering = world.advice
  const before = (await sessionsOf(offering)).length
  const [counsellor = ''] = world.counsellors
  const page = to.newSlots({ offering })
  const sent = {
    form: 'foresee',
    act: 'foresee',
    resources: [counsellor],
    ...{ first: '2023-08-01', last: '2023-08-02', from: '10:00', to: '15:00' },
    ...{ minutes: '60', pauseMinutes: '0', breaks: '12:00-13:00', seats: '1' },
  }
  const foreseen = await desk.post(page, sent)
  expect(foreseen.text).toContain('次の8件を追加します')
  const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(foreseen.html) ?? []
  const done = await desk.post(page, { ...sent, act: ['foresee', 'add'], seen })
  expect(done.status).toBe(303)
  expect(await sessionsOf(offering)).toHaveLength(before + 8)
})

test('booths are added by name, put in order and closed', async () => {
  const offering = await make()
  const page = to.offeringResources({ offering })
  const names = '株式会社 山田製作所 | Yamada Works\n\n有限会社 佐藤'
  expect((await desk.post(page, { act: 'add', names }, 'operator')).status).toBe(303)
  const list = () => inBooks((books) => listResources(books, offering))
  const [first, second] = await list()
  expect([first?.name, second?.name.en]).toEqual([
    { ja: '株式会社 山田製作所', en: 'Yamada Works' },
    '有限会社 佐藤',
  ])
  await desk.post(page, { act: 'up', item: second?.id ?? '' }, 'operator')
  await desk.post(page, { act: 'close', item: first?.id ?? '' }, 'operator')
  expect((await list()).map(({ id, isOpen }) => [id, isOpen])).toEqual([
    [second?.id, true],
    [first?.id, false],
  ])
})

test('an offering is cancelled after asking: who is told is said first, and the reason is needed', async () => {
  const page = to.cancelOffering({ offering: world.fair })
  const asked = await desk.get(page, 'operator')
  expect(asked.text).toContain('メールでお知らせする申込')
  expect(asked.text).toContain('件（1件に1通）')
  expect((await desk.get(to.cancelOffering({ offering: world.course }), 'operator')).status).toBe(
    403,
  )
  expect((await desk.post(page, { act: 'cancel', reason: ' ' }, 'operator')).status).toBe(422)
  const done = await desk.post(page, { act: 'cancel', reason: '会場の都合' }, 'operator')
  expect(done.status).toBe(303)
  const overview = await desk.get(to.deskOffering({ offering: world.fair }), 'operator')
  expect(overview.text).toContain('中止')
  expect(overview.text).not.toContain('この募集を中止する')
  expect((await desk.get(page, 'operator')).text).toContain('すでに中止になっています')
})

test('the site met no problem', () => {
  expect(desk.problems).toEqual([])
})
