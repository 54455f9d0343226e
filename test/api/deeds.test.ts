/** Whole stories told to the API alone, as a program of an authority would tell them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { addResources } from '../../src/commands/offering/resource.ts'
import { newId } from '../../src/kit/id.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openCourse } from '../course/world.ts'
import { type ApiPerson, find, type Got, openApi, type OpenApi, text } from '../world/api.ts'
import { at, instant, juneFirst, openOffering, runner, taken } from '../world/delivery.ts'
import { inMay, onTheDay, openFair, reserveSeat, scanOf } from '../world/gathering.ts'

const { context } = await cloneDatabase()
const may = openApi(at(context, inMay))
const day = openApi(at(context, onTheDay))
let visitor: ApiPerson
let admin: ApiPerson
let officer: ApiPerson
let counsellor: ApiPerson

beforeAll(async () => {
  visitor = await may.person()
  admin = await may.person({ role: 'administrator' })
  officer = await may.person({ role: 'officer', programme: 'fair' })
  counsellor = await may.person({ role: 'counsellor', programme: 'fair' })
})

/** Asks, and gives what was answered where it was done. */
async function done(api: OpenApi, line: string, asked: { by: ApiPerson; body?: unknown }) {
  const [method = '', path = ''] = line.split(' ')
  const got = await api.ask(method, path, asked)
  expect([line, got.status, got.body]).toEqual([line, expect.toBeOneOf([200, 201]), got.body])
  return got
}

async function refused(api: OpenApi, line: string, asked: { by: ApiPerson; body?: unknown }) {
  const [method = '', path = ''] = line.split(' ')
  return text(await api.ask(method, path, asked), 'code')
}

const items = (got: Got) => find(got, 'items') as readonly Readonly<Record<string, unknown>>[]

it('a course: points, selection, attendance, completion, certificate', async () => {
  const details = {
    selection: {
      method: 'rank',
      criteria: [{ key: 'talk', label: { ja: '面接', en: 'Talk' }, from: 'hand', most: 10 }],
    },
    completion: { sessions: { by: 'count', least: 1 } },
  }
  const morning = instant('2023-06-01T10:00:00+09:00')
  const sessions = [
    { ...juneFirst, startsAt: morning, endsAt: instant('2023-06-01T12:00:00+09:00') },
  ]
  const course = await openCourse(context, { capacity: 1, details, sessions })
  const desk = `/desk/offerings/${course.offering}`
  const other = await may.person({ name: '鈴木一郎' })
  const apply = async (by: ApiPerson) =>
    text(
      await done(may, `POST /offerings/${course.offering}/applications`, { by, body: {} }),
      ...['applications', 0, 'id'],
    )
  const [own, others] = [await apply(visitor), await apply(other)]
  const points = [
    { application: own, criterion: 'talk', points: 9 },
    { application: others, criterion: 'talk', points: 3 },
  ]
  await done(may, `PUT ${desk}/selection/points`, { by: admin, body: { points } })
  expect(await refused(may, `GET ${desk}/selection`, { by: admin })).toBe('intake_still_open')
  const proposed = await done(day, `GET ${desk}/selection`, { by: admin })
  expect(find(proposed, 'accepted')).toMatchObject([{ application: own, rank: 1 }])
  const digest = text(proposed, 'digest')
  const stale = { by: admin, body: { digest: 'x' } }
  expect(await refused(day, `POST ${desk}/selection`, stale)).toBe('selection_changed_meanwhile')
  await done(day, `POST ${desk}/selection`, { by: admin, body: { digest } })
  await done(day, `POST /applications/${own}/acts/enrol`, { by: visitor, body: {} })

  const [session = ''] = course.sessions
  const attending = { by: admin, body: { applications: [own], channel: 'in-person' } }
  await done(day, `POST /desk/sessions/${session}/attendance`, attending)
  const roster = await done(day, `GET /desk/sessions/${session}/roster`, { by: admin })
  expect(items(roster)).toMatchObject([{ application: own, attended: 'in-person' }])
  const learners = await done(day, `GET ${desk}/learners`, { by: admin })
  expect(items(learners)).toMatchObject([{ application: own, meetsRule: true, missing: [] }])
  const completing = { by: admin, body: { applications: [own] } }
  await done(day, `POST ${desk}/completion`, completing)
  const certificate = await done(day, `GET /applications/${own}/certificate`, { by: visitor })
  expect(text(certificate, 'number')).toMatch(/^2023-/)
})

describe('a consultation', () => {
  it('is read by the person and counsellors, and by nobody else', async () => {
    const advice = await openOffering(context, { kind: 'consultation', sessions: [] })
    const path = `/offerings/${advice.offering}/consultations`
    const begun = await done(may, `POST ${path}`, { by: visitor, body: { text: '相談です' } })
    const application = text(begun, 'application')
    const about = `/applications/${application}`
    await done(may, `POST ${about}/answers`, { by: counsellor, body: { text: 'お答えです' } })
    await done(may, `POST ${about}/notes`, { by: counsellor, body: { text: '所見' } })
    const bodies = async (by: ApiPerson) =>
      items(await done(may, `GET ${about}/messages`, { by })).map(({ body }) => body)
    expect(await bodies(visitor)).toEqual(['相談です', 'お答えです'])
    expect(await bodies(counsellor)).toEqual(['相談です', 'お答えです', '所見'])
    const denied = [await refused(may, `GET ${about}/messages`, { by: officer })]
    denied.push(await refused(may, `GET ${about}/messages`, { by: await may.person() }))
    expect(denied).toEqual(['act_not_allowed', 'application_unknown'])
    const hand = { by: counsellor, body: { to: officer.account } }
    expect(await refused(may, `PUT ${about}/counsellor`, hand)).toBe('not_a_counsellor_here')
  })

  it('is told twice under one key, and kept once', async () => {
    const advice = await openOffering(context, { kind: 'consultation', sessions: [] })
    const path = `/offerings/${advice.offering}/consultations`
    const asked = { by: await may.person(), body: { text: '一度だけ' }, key: newId() }
    const first = await may.ask('POST', path, asked)
    const again = await may.ask('POST', path, asked)
    expect(again.body).toEqual(first.body)
  })

  it('that nobody has answered is given up like any application', async () => {
    const advice = await openOffering(context, { kind: 'consultation', sessions: [] })
    const by = await may.person()
    const path = `/offerings/${advice.offering}/consultations`
    const begun = await done(may, `POST ${path}`, { by, body: { text: 'やめます' } })
    const about = `/applications/${text(begun, 'application')}`
    await done(may, `POST ${about}/acts/cancel`, { by, body: {} })
    expect(text(await done(may, `GET ${about}`, { by }), 'state')).toBe('cancelled')
  })

  it('needs a token that is for it', async () => {
    const { account } = counsellor
    const by = await may.person({ account, scopes: ['application.read', 'application.write'] })
    const path = `GET /applications/${newId()}/messages`
    expect(await refused(may, path, { by })).toBe('scope_missing')
  })
})

describe('a list of applications', () => {
  it('is tried, taken in, and taken back', async () => {
    const { offering, sessions } = await openOffering(context, { settings: { capacity: 9 } })
    const path = `/desk/offerings/${offering}/applications`
    const rows = [
      { session: sessions[0], name: '山田花子' },
      { session: sessions[0], name: '鈴木一郎', mail: 'not an address' },
      { session: newId(), name: '佐藤次郎' },
    ]
    const asked = { by: officer, body: { source: '申込.csv', rows } }
    const count = async () => items(await done(may, `GET ${path}`, { by: officer })).length
    const tried = await done(may, `POST ${path}/import?dryRun=true`, asked)
    expect(tried.body).toMatchObject({ command: null, read: 3, added: 1 })
    expect(find(tried, 'faults')).toMatchObject([
      { row: 2, code: 'mail_address_form_unknown' },
      { row: 3, code: 'offering_unknown' },
    ])
    expect(await count()).toBe(0)
    const entered = await done(may, `POST ${path}/import`, asked)
    expect(await count()).toBe(1)
    const undo = { by: officer, body: { reason: '二重の取込' } }
    const gone = await done(may, `POST /desk/imports/${text(entered, 'command')}/undo`, undo)
    expect(find(gone, 'voided')).toBe(1)
  })
})

describe('a door', () => {
  it('lets in once, and says so the second time, also to a retry', async () => {
    const fair = await openFair(context)
    const seated = await reserveSeat(context, fair)
    const scan = scanOf(seated.code)
    const send = (key = newId()) =>
      day.ask('POST', `/desk/sessions/${fair.session}/scans`, {
        by: officer,
        key,
        body: { door: '入口', sentAt: onTheDay, scans: [scan] },
      })
    const key = newId()
    const first = await send(key)
    expect(find(first, 'answers', 0)).toMatchObject({
      outcome: 'checked-in',
      application: seated.application,
    })
    expect(find(await send(key), 'answers')).toEqual(find(first, 'answers'))
    expect(find(await send(), 'answers', 0)).toMatchObject({ outcome: 'checked-in' })
    const other = { ...scanOf(seated.code), at: '2023-06-01T04:45:00Z' }
    const second = await day.ask('POST', `/desk/sessions/${fair.session}/scans`, {
      by: officer,
      body: { door: '裏口', sentAt: onTheDay, scans: [other] },
    })
    expect(find(second, 'answers', 0)).toMatchObject({ outcome: 'already' })
    const door = await done(day, `GET /desk/sessions/${fair.session}/door`, { by: officer })
    expect(door.body).toMatchObject({ scans: 2, persons: 1 })
  })
})

describe('what a request says beside its act', () => {
  it('takes the moment of what happened from staff alone, and never one to come', async () => {
    const { offering, sessions } = await openOffering(context)
    const path = `POST /offerings/${offering}/applications`
    const body = { session: sessions[0], happenedAt: '2022-05-01T10:00:00+09:00' }
    expect(await refused(may, path, { by: visitor, body })).toBe('act_not_allowed')
    const later = { ...body, happenedAt: '2023-05-11T10:00:00+09:00' }
    expect(await refused(may, path, { by: officer, body: later })).toBe('moment_not_reached')
  })

  it('answers a questionnaire with answers alone', async () => {
    const fair = await openFair(context)
    const { application } = await reserveSeat(context, fair)
    const acting = `POST /applications/${application}/acts/ask`
    expect(await refused(day, acting, { by: officer, body: {} })).toBe('answers_missing')
  })

  it('names a session of the offering', async () => {
    const { offering, sessions } = await openOffering(context)
    const by = await may.person()
    const asked = { by, body: { session: sessions[0] } }
    const made = await done(may, `POST /offerings/${offering}/applications`, asked)
    const acting = `POST /applications/${text(made, 'applications', 0, 'id')}/acts/check-in`
    const strange = { by: officer, body: { session: newId() } }
    expect(await refused(day, acting, strange)).toBe('session_of_another_offering')
  })

  it('gives a counsellor’s place to counsellors of the programme alone', async () => {
    const advice = await openOffering(context, { kind: 'consultation', sessions: [] })
    const resources = [{ sort: 'counsellor', name: { ja: '相談員', en: 'Counsellor' } }] as const
    const staff = at(runner(context), inMay)
    const added = taken(await addResources(staff, { offering: advice.offering, resources }))
    const path = `POST /desk/resources/${added.outcome.resources[0] ?? ''}/edit`
    const strange = { by: officer, body: { account: visitor.account } }
    expect(await refused(may, path, strange)).toBe('not_a_counsellor_here')
    await done(may, path, { by: officer, body: { account: counsellor.account } })
  })
})

it('a token of another scope is told which one it needs, in either language', async () => {
  const by = await may.person({ role: 'administrator', scopes: ['offering.read'] })
  const path = `/desk/sessions/${newId()}/scans`
  const ask = (language: 'ja' | 'en') => may.ask('POST', path, { by, body: {}, language })
  const [ja, en] = [await ask('ja'), await ask('en')]
  expect(ja.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect([ja.status, find(ja, 'code')]).toEqual([403, 'scope_missing'])
  expect(text(ja, 'detail')).toContain('出欠・面接などを記録する')
  expect(text(en, 'detail')).toContain('record what happened')
})

it('companies: entered by staff on paper, in a list, and never by somebody without the right', async () => {
  const { offering } = await openOffering(context, {
    kind: 'dispatch',
    settings: { seatsPer: 'offering', capacity: null },
    sessions: [],
  })
  const path = `/offerings/${offering}/applications`
  const firm = { corporateNumber: '8700110005901', company: '株式会社あおば', name: '青葉 太郎' }
  const body = { applicant: firm, reason: '郵送で受付' }
  expect(await refused(may, `POST ${path}`, { by: visitor, body })).toBe('act_not_allowed')
  const wrong = { ...body, applicant: { ...firm, corporateNumber: '8700110005900' } }
  expect(await refused(may, `POST ${path}`, { by: admin, body: wrong })).toBe(
    'corporate_number_check_digit_differs',
  )
  await done(may, `POST ${path}`, { by: admin, body })
  expect(await refused(may, `POST ${path}`, { by: admin, body })).toBe('applied_already')
  const rows = [
    { corporateNumber: '1180301018771', company: '株式会社みどり', name: '緑 一郎' },
    { corporateNumber: firm.corporateNumber, company: firm.company, name: firm.name },
    { name: '個人 花子' },
  ]
  const list = { source: 'fax.csv', rows, reason: 'ファクス' }
  const got = await done(may, `POST /desk${path}/import`, { by: admin, body: list })
  expect(got.body).toMatchObject({
    added: 1,
    faults: [
      { row: 2, code: 'applied_already' },
      { row: 3, code: 'company_needed' },
    ],
  })
})
