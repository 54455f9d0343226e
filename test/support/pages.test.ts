/** The desk's pages of supports by their forms: the list, what was done, what is due, the company. */
import { expect, test } from 'vitest'
import { listDues } from '../../src/store/support-due.ts'
import { listOutreach } from '../../src/store/support-outreach.ts'
import { listRecords } from '../../src/store/support-record.ts'
import { linksIn } from '../../src/web/routes.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite } from '../world/apply-site.ts'
import { staff } from '../world/desk.ts'
import { approach, companyNumber, openSupports, outreachRow } from '../world/support.ts'

const { context } = await cloneDatabase()
const world = await openSupports(context)
const { read, offering } = world
const time = { now: '2023-05-16T03:00:00Z' }
const moving = { ...context, clock: { now: () => new Date(time.now) } }
const visitors = { one: world.one.visitor, operator: staff('operator', world.programme) }
const site = openApplySite(moving, visitors, { rooms })
const to = linksIn('ja')

const sheet = [
  '法人番号,名称,地域,働きかける理由,支援機関',
  `${companyNumber(41)},株式会社一覧,港区,未達成,${world.names.bureau}、${world.names.hello}`,
  `${companyNumber(41)},株式会社一覧,港区,未達成,`,
].join('\n')

test('an outreach list is tried, taken in and taken back', async () => {
  const operator = site.browser('operator')
  const page = to.importOutreach({ offering })
  const sent = { sheet: Buffer.from(sheet).toString('base64url'), sheetName: '一覧.csv' }
  const key = { key: '01890000-0000-7000-8000-000000000001' }
  const tried = await operator.post(page, { act: 'try', ...key, ...sent })
  expect(tried.text).toContain('すでにこの表の2行目にあります')
  expect(await read((books) => listOutreach(books, offering))).toEqual([])
  const done = await operator.post(page, { act: 'import', ...key, ...sent })
  expect(done.text).toContain('1社を一覧に加えました')
  const board = await operator.get(to.supportBoard({ words: companyNumber(41) }))
  expect(board.text).toContain(`ほか ${world.names.hello}`)
  await operator.fillIn(page, 'undo', { reason: '古い一覧' })
  expect(await read((books) => listOutreach(books, offering))).toEqual([])
})

test('a record, a hiring, whether the job has held, and taking each back', async () => {
  const row = outreachRow(3, { name: '株式会社書式', agencies: [world.names.bureau] })
  const [application = ''] = await approach(world, [row])
  const one = site.browser('one')
  const [page, form] = [to.deskSupport({ application }), to.supportRecord({ application })]
  expect((await one.fillIn(page, 'register', { on: '2023-05-17' })).text).toContain('以前の日付')
  expect((await one.fillIn(page, 'register', { on: '2023-05-16' })).status).toBe(303)
  const met = { agency: world.bureau, on: '2023-05-16', way: 'visit', said: '話の中身' }
  expect((await one.fillIn(form, 'contact', met)).status).toBe(303)
  const hired = { agency: world.bureau, hiredOn: '2023-05-16', persons: '2' }
  expect((await one.fillIn(form, 'hire', hired)).status).toBe(303)
  time.now = '2023-09-01T03:00:00Z'
  const held = { held: 'yes', heldOn: '2023-09-01', heldPersons: '3' }
  expect((await one.fillIn(page, 'held', held)).text).toContain('採用した2人まで')
  expect((await one.fillIn(page, 'held', { ...held, heldPersons: '1' })).status).toBe(303)
  const answers = async () =>
    (await read((books) => listDues(books, application))).map(({ answer }) => answer)
  expect(await answers()).toEqual(['yes', null, null])
  expect((await one.fillIn(page, 'undo-answer', { reason: '誤り' })).status).toBe(303)
  expect(await answers()).toEqual([null, null, null])
  expect((await one.fillIn(page, 'undo-record', { reason: '' })).status).toBe(422)
  expect((await one.fillIn(page, 'undo-record', { reason: '誤り' })).status).toBe(303)
  const left = await read((books) => listRecords(books, application))
  expect(left).toHaveLength(1)
  expect((await one.fillIn(page, 'close', { reason: '終了' })).status).toBe(303)
  expect((await one.get(page)).text).toContain('支援終了')
})

test('what is due goes into a calendar', async () => {
  const row = outreachRow(4, { name: '株式会社暦', agencies: [world.names.bureau] })
  const [application = ''] = await approach(world, [row])
  const one = site.browser('one')
  const step = { step: '電話する', stepOn: '2023-09-10', stepBy: world.bureau }
  const done = await one.fillIn(to.deskSupport({ application }), 'step', step)
  expect(done.status).toBe(303)
  const file = await one.get(to.supportCalendar())
  expect(file.html).toContain('BEGIN:VCALENDAR')
  expect(file.html.replaceAll(/\r\n /g, '')).toContain('株式会社暦')
  expect(file.html).toContain('20230910T090000')
})
