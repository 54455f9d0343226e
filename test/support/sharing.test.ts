/**
 * A support is seen by the agencies that share it and by whoever runs the programme. Every read and
 * every act is tried by somebody of another agency: for them the support does not exist.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { actingAs } from '../../src/commands/context.ts'
import { removeMember } from '../../src/commands/support/agency.ts'
import {
  answerDue,
  planFollowUp,
  planNextStep,
  undoAnswer,
} from '../../src/commands/support/due.ts'
import { answerGoal, setGoal } from '../../src/commands/support/goal.ts'
import { supportScopeOf } from '../../src/commands/support/open-support.ts'
import { readSupport } from '../../src/commands/support/read-support.ts'
import { readWork } from '../../src/commands/read-work.ts'
import { recordContact, recordHiring, undoRecord } from '../../src/commands/support/record.ts'
import { handSupport, shareSupport } from '../../src/commands/support/share.ts'
import { describeSupport, stepSupport } from '../../src/commands/support/step.ts'
import { noWords } from '../../src/domain/delivery/support/record.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { listNotices } from '../../src/store/notice/list.ts'
import { listCalendarDues } from '../../src/store/support-calendar.ts'
import { listDues } from '../../src/store/support-due.ts'
import { listSupportAreas, sliceSupports } from '../../src/store/support-list.ts'
import { linksIn } from '../../src/web/routes.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite } from '../world/apply-site.ts'
import { instant, taken } from '../world/delivery.ts'
import { staff } from '../world/desk.ts'
import { approach, openSupports, outreachRow } from '../world/support.ts'

const { context } = await cloneDatabase()
const world = await openSupports(context)
const { now, read, one, other, bureau, hello, outside } = world
const day = (text: string) => text as CalendarDate
const to = linksIn('ja')
const secret = '秘密の面談の内容'
const company = '株式会社だけの秘密'

/** What one agency has, with something of every sort in it. */
let application = ''
let record = ''
let goal = ''
let due = ''

beforeAll(async () => {
  const row = outreachRow(2, { name: company, area: '秘密区', agencies: [world.names.bureau] })
  application = (await approach(world, [row]))[0] ?? ''
  const { acting } = one
  taken(await stepSupport(acting, { application, step: 'register' }))
  const words = { ...noWords, said: secret }
  const visit = { application, on: day('2023-05-15'), way: 'visit', words } as const
  record = taken(await recordContact(acting, visit)).outcome.record
  taken(await recordHiring(acting, { application, on: day('2023-05-15'), persons: 1, words }))
  goal = taken(await setGoal(acting, { application, text: '秘密の目標', dueOn: null })).outcome.goal
  const owing = { side: 'agency', agency: bureau, person: '' } as const
  const step = { application, text: '秘密の予定', on: day('2023-05-16'), owing }
  due = taken(await planNextStep(acting, step)).outcome.due
})

const slice = { at: null, limit: 50 }
const order = { sort: 'due', isDescending: false, slice, today: day('2023-05-16') } as const
const stranger = { ...staff('agency', 'another'), name: 'よそ者' }
const eyes = [
  ['another agency', () => other.actor],
  ['an agency of another programme', () => stranger.actor],
  ['an expert', () => staff('expert').actor],
] as const

describe.each(eyes)('%s reads nothing', (_name, eye) => {
  test('neither the support nor the lists', async () => {
    const actor = eye()
    expect(await read((books) => readSupport(books, actor, application))).toMatchObject({
      refusal: { code: 'support_unknown' },
    })
    const scope = await read((books) => supportScopeOf(books, actor))
    const lists = await read(async (books) => [
      (await sliceSupports(books, { ...order, scope })).rows,
      await listSupportAreas(books, scope),
      await listCalendarDues(books, scope),
      (await readWork(books, actor, instant('2023-05-16T03:00:00Z'))).supports,
    ])
    expect(lists).toEqual([[], [], [], []])
  })
})

test('whoever shares it, and whoever runs the programme, sees it in every list', async () => {
  for (const actor of [one.actor, staff('operator', world.programme).actor]) {
    const scope = await read((books) => supportScopeOf(books, actor))
    const found = await read((books) => sliceSupports(books, { ...order, scope }))
    expect(found.rows).toMatchObject([{ name: company, agencies: [bureau] }])
    expect(await read((books) => listCalendarDues(books, scope))).toHaveLength(4)
    const seen = taken(await read((books) => readSupport(books, actor, application)))
    expect(seen.records.some(({ words }) => words?.said === secret)).toBe(true)
    const work = await read((books) => readWork(books, actor, instant('2023-05-16T03:00:00Z')))
    expect(work.supports).toMatchObject([{ need: 'next-step', count: 1 }])
  }
})

test('an auditor sees that it is there, and not a word of it', async () => {
  const seen = taken(await read((books) => readSupport(books, staff('auditor').actor, application)))
  expect(JSON.stringify(seen)).not.toContain(secret)
  expect(JSON.stringify(seen)).not.toContain('秘密の予定')
})

test('another agency does nothing to it: for them it does not exist', async () => {
  const acting = other.acting
  const on = day('2023-05-16')
  const owing = { side: 'company' } as const
  const planned = { application, text: 'x', on, owing }
  const reason = 'x'
  const acts = [
    recordContact(acting, { application, on, way: 'visit', words: noWords }),
    recordHiring(acting, { application, on, persons: 1, words: noWords }),
    undoRecord(acting, { record, reason }),
    planNextStep(acting, planned),
    planFollowUp(acting, planned),
    answerDue(acting, { due, answer: 'done', on }),
    undoAnswer(acting, { due, reason }),
    setGoal(acting, { application, text: 'x', dueOn: null }),
    answerGoal(acting, { goal, state: 'reached' }),
    stepSupport(acting, { application, step: 'close', reason }),
    describeSupport(acting, { application, standing: { area: 'x' } }),
    shareSupport(acting, { application, agencies: [hello] }),
    handSupport(acting, { application, from: bureau, to: hello, stays: false }),
  ]
  for (const done of await Promise.all(acts)) {
    expect(done).toMatchObject({ ok: false, refusal: { code: 'support_unknown' } })
  }
})

test('nor by the general acts, which bring no agency', async () => {
  const given = { applications: [application], reason: 'x' }
  for (const act of ['close', 'retain-3', 'visit', 'hire', 'void', 'withdraw']) {
    const done = await actOnApplications(other.acting, { act, ...given })
    expect(done).toMatchObject({ ok: false })
  }
})

test('the pages of the desk show another agency nothing', async () => {
  const visitors = {
    one: one.visitor,
    other: other.visitor,
    operator: staff('operator', world.programme),
  }
  const site = openApplySite(now, visitors, { rooms })
  const place = { application }
  const own = [
    to.deskSupport(place),
    to.supportRecord(place),
    to.supportSharing(place),
    to.supportTimeline(place),
  ]
  const general = [
    to.desk(),
    to.supportBoard(),
    to.supportBoard({ words: 'だけの', sort: 'name' }),
    to.exportSupports({ format: 'csv' }),
    to.supportCalendar(),
    to.deskApplication(place),
    to.offeringApplications({ offering: world.offering }),
    to.exportApplications({ offering: world.offering }, { format: 'csv' }),
    to.deskOfferings(),
    to.deskOffering({ offering: world.offering }),
    to.supportSettings({ offering: world.offering }),
    to.supportAgency({ offering: world.offering, agency: bureau }),
    to.deskActs(),
    to.deskNotices(),
    to.people(),
    to.application(place),
  ]
  const words = [company, secret, '秘密の目標', '秘密の予定', '秘密区']
  const seen: string[] = []
  for (const path of [...own, ...general]) {
    const { html } = await site.browser('other').get(path)
    seen.push(...words.filter((word) => html.includes(word)).map((word) => `${path} ${word}`))
  }
  expect(seen).toEqual([])
  const statuses = async (who: string) =>
    Promise.all(own.map(async (path) => (await site.browser(who).get(path)).status))
  expect(await statuses('other')).toEqual([404, 404, 404, 404])
  expect(await statuses('one')).toEqual([200, 200, 200, 200])
  expect(await statuses('operator')).toEqual([200, 200, 200, 200])
  const board = await site.browser('one').get(to.supportBoard())
  expect(board.text).toContain(company)
  expect((await site.browser('one').get(to.exportSupports({ format: 'csv' }))).html).toContain(
    company,
  )
})

test('handing over: both are told, what is owed goes along, and the first sees it no more', async () => {
  const { acting } = one
  expect(
    await handSupport(acting, { application, from: bureau, to: outside, stays: false }),
  ).toMatchObject({
    refusal: { code: 'agency_takes_no_part' },
  })
  taken(await handSupport(acting, { application, from: bureau, to: hello, stays: false }))
  expect(await read((books) => readSupport(books, one.actor, application))).toMatchObject({
    refusal: { code: 'support_unknown' },
  })
  const seen = taken(await read((books) => readSupport(books, other.actor, application)))
  expect(seen.shares).toEqual([{ application, agency: hello, isLead: true }])
  const dues = await read((books) => listDues(books, application))
  expect(dues.every(({ owing }) => owing.side === 'agency' && owing.agency === hello)).toBe(true)
  const notices = await read((books) =>
    listNotices(books, { programmes: null }, { after: null, limit: 20 }),
  )
  const told = notices.filter(({ template }) => template.startsWith('support-'))
  expect(told.map(({ template, account }) => [template, account])).toEqual(
    expect.arrayContaining([
      ['support-shared', other.account],
      ['support-left', one.account],
    ]),
  )
})

test('several share it: each records for itself, and takes back only its own', async () => {
  taken(await shareSupport(now, { application, agencies: [hello, bureau] }))
  const on = day('2023-05-16')
  const visit = { application, on, way: 'telephone', words: noWords } as const
  const done = taken(await recordContact(other.acting, visit)).outcome
  const foreign = { ...visit, agency: hello }
  expect(await recordContact(one.acting, foreign)).toMatchObject({
    refusal: { code: 'agency_not_sharing_the_support' },
  })
  expect(await undoRecord(one.acting, { record: done.record, reason: 'x' })).toMatchObject({
    refusal: { code: 'support_record_of_another_agency' },
  })
  expect(await shareSupport(one.acting, { application, agencies: [bureau] })).toMatchObject({
    refusal: { code: 'support_is_led_by_another_agency' },
  })
  taken(await undoRecord(other.acting, { record: done.record, reason: '二重の記録' }))
})

test('who no longer works for an agency sees its supports no more', async () => {
  taken(await removeMember(now, { agency: bureau, account: one.account }))
  const acting = actingAs(now, one.actor)
  expect(await setGoal(acting, { application, text: 'x', dueOn: null })).toMatchObject({
    refusal: { code: 'support_unknown' },
  })
})
