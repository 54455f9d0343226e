/** A support from the outreach list until the job has held: what each act leaves, and takes back. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { undoList } from '../../src/commands/application/enter-list.ts'
import {
  answerDue,
  planFollowUp,
  planNextStep,
  undoAnswer,
} from '../../src/commands/support/due.ts'
import { answerGoal, setGoal } from '../../src/commands/support/goal.ts'
import { importOutreach } from '../../src/commands/support/outreach.ts'
import { recordContact, recordHiring, undoRecord } from '../../src/commands/support/record.ts'
import { describeSupport, stepSupport } from '../../src/commands/support/step.ts'
import { noWords } from '../../src/domain/delivery/support/record.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { findApplication } from '../../src/store/application.ts'
import { listDues } from '../../src/store/support-due.ts'
import { listRecords } from '../../src/store/support-record.ts'
import { listGoals, readSupportStanding } from '../../src/store/support.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, taken } from '../world/delivery.ts'
import { approach, companyNumber, listOf, openSupports, outreachRow } from '../world/support.ts'

const { context } = await cloneDatabase()
const world = await openSupports(context)
const { now, read, one } = world
const day = (text: string) => text as CalendarDate
let next = 100

/** One company that is on the list, shared with the labour bureau. */
async function oneCompany() {
  next += 1
  const row = outreachRow(next, { name: `株式会社例${next}`, agencies: [world.names.bureau] })
  return present((await approach(world, [row]))[0], 'its application')
}

const stateOf = async (id: string) => (await read((books) => findApplication(books, id)))?.state

/** The standing facts of a support: kind, how much, on which day. */
async function factsOf(application: string): Promise<readonly string[]> {
  const answer = await read((books) =>
    sql<{ line: string }>`
      select kind || ' ' || quantity || ' ' || unit || ' ' || occurred_on as line from fact
      where application = ${application} and corrects is null and not exists (
        select from fact as correction where correction.corrects = fact.id)
      order by occurred_on, kind`.execute(books.db),
  )
  return answer.rows.map(({ line }) => line)
}

test('from the list to a job that held', async () => {
  const application = await oneCompany()
  const words = { ours: '労働 一郎', theirs: '人事部長', said: '採用は初めて', minutes: '' }
  const on = day('2023-05-10')
  const { acting } = one
  taken(await recordContact(acting, { application, on, way: 'telephone', words }))
  taken(await recordContact(acting, { application, on: day('2023-05-11'), way: 'visit', words }))
  expect(await stateOf(application)).toBe('approached')
  taken(await stepSupport(acting, { application, step: 'register', on: day('2023-05-12') }))
  taken(await recordContact(acting, { application, on: day('2023-05-15'), way: 'online', words }))
  taken(await recordHiring(acting, { application, on: day('2023-05-16'), persons: 2, words }))
  expect(await stateOf(application)).toBe('supported')
  const dues = await read((books) => listDues(books, application))
  expect(dues.map(({ months, on: asked }) => [months, asked])).toEqual([
    [3, '2023-08-16'],
    [6, '2023-11-16'],
    [12, '2024-05-16'],
  ])
  const [three, six] = dues
  const later = at(acting, '2023-11-20T00:00:00Z')
  const early = { due: three?.id ?? '', answer: 'yes', on: day('2023-08-15') } as const
  expect(await answerDue(later, early)).toMatchObject({
    refusal: { code: 'retention_day_not_reached' },
  })
  taken(await answerDue(later, { ...early, on: day('2023-08-20') }))
  expect(await answerDue(later, { ...early, on: day('2023-08-20') })).toMatchObject({
    refusal: { code: 'support_due_answered_already' },
  })
  taken(
    await answerDue(later, {
      due: six?.id ?? '',
      answer: 'yes',
      on: day('2023-11-18'),
      persons: 1,
    }),
  )
  expect(await factsOf(application)).toEqual([
    'support.visited 1 entry 2023-05-11',
    'support.registered 1 entry 2023-05-12',
    'support.supported 1 entry 2023-05-15',
    'support.approached 1 entry 2023-05-16',
    'support.hired 2 person 2023-05-16',
    'support.retained 2 person 2023-08-20',
    'support.retained 1 person 2023-11-18',
  ])
})

test('a job that was gone after three months leaves no fact and is not asked about again', async () => {
  const application = await oneCompany()
  taken(await stepSupport(now, { application, step: 'register' }))
  const hiring = { application, on: day('2023-05-16'), persons: 1, words: noWords }
  taken(await recordHiring(now, hiring))
  const [three] = await read((books) => listDues(books, application))
  const later = at(now, '2023-09-01T00:00:00Z')
  const no = { due: three?.id ?? '', answer: 'no', on: day('2023-08-30') } as const
  taken(await answerDue(later, no))
  const answers = async () =>
    (await read((books) => listDues(books, application))).map(({ answer }) => answer)
  expect(await answers()).toEqual(['no', 'dropped', 'dropped'])
  expect((await factsOf(application)).filter((line) => line.includes('retained'))).toEqual([])
  taken(await undoAnswer(later, { due: no.due, reason: '聞き違い' }))
  expect(await answers()).toEqual([null, null, null])
})

test('a single record is taken back with its facts and with what followed from it', async () => {
  const application = await oneCompany()
  const { acting } = one
  taken(await stepSupport(acting, { application, step: 'register' }))
  const first = { application, on: day('2023-05-15'), way: 'visit', words: noWords } as const
  const visit = taken(await recordContact(acting, first)).outcome
  taken(await recordContact(acting, { ...first, on: day('2023-05-16') }))
  const hiring = { application, on: day('2023-05-16'), persons: 3, words: noWords }
  const hired = taken(await recordHiring(acting, hiring)).outcome
  const [three] = await read((books) => listDues(books, application))
  const later = at(acting, '2023-09-01T00:00:00Z')
  taken(await answerDue(later, { due: three?.id ?? '', answer: 'yes', on: day('2023-08-30') }))
  expect(await undoRecord(later, { record: visit.record, reason: ' ' })).toMatchObject({
    ok: false,
  })
  taken(await undoRecord(later, { record: visit.record, reason: '別の会社の訪問だった' }))
  taken(await undoRecord(later, { record: hired.record, reason: '採用は取消になった' }))
  expect(await undoRecord(later, { record: hired.record, reason: '二度目' })).toMatchObject({
    refusal: { code: 'support_record_unknown' },
  })
  expect(await factsOf(application)).toEqual([
    'support.approached 1 entry 2023-05-16',
    'support.registered 1 entry 2023-05-16',
    'support.supported 1 entry 2023-05-16',
    'support.visited 1 entry 2023-05-16',
  ])
  expect(await read((books) => listDues(books, application))).toEqual([])
  expect(await read((books) => listRecords(books, application))).toHaveLength(1)
})

test('visits before registration do not count where the settings say so', async () => {
  const strict = await openSupports(context, { details: { countsUnregistered: false } })
  const row = outreachRow(7, { name: '株式会社未登録', number: companyNumber(7) })
  const [application = ''] = await approach(strict, [row])
  const visit = { application, on: day('2023-05-16'), way: 'visit', words: noWords } as const
  taken(await recordContact(strict.now, visit))
  expect(await factsOf(application)).toEqual(['support.approached 1 entry 2023-05-16'])
  expect(await read((books) => listRecords(books, application))).toMatchObject([{ sort: 'visit' }])
})

test('what was done cannot lie ahead', async () => {
  const application = await oneCompany()
  const visit = { application, on: day('2023-05-17'), way: 'visit', words: noWords } as const
  expect(await recordContact(now, visit)).toMatchObject({
    refusal: { code: 'support_day_is_ahead' },
  })
})

test('goals, the next step and follow-ups', async () => {
  const application = await oneCompany()
  const dueOn = day('2023-12-31')
  const { goal } = taken(await setGoal(now, { application, text: '1人採用する', dueOn })).outcome
  taken(await answerGoal(now, { goal, state: 'reached' }))
  expect(await read((books) => listGoals(books, application))).toMatchObject([
    { text: '1人採用する', state: 'reached', settledOn: '2023-05-16' },
  ])
  const step = { application, text: '求人票の案を作る', on: day('2023-05-30') }
  taken(await planNextStep(now, { ...step, owing: { side: 'company' } }))
  const owing = { side: 'agency', agency: world.bureau, person: '労働 一郎' } as const
  taken(await planNextStep(now, { ...step, text: '求人票を見る', on: day('2023-06-05'), owing }))
  taken(await planFollowUp(now, { ...step, text: '電話する', on: day('2023-06-01'), owing }))
  const dues = await read((books) => listDues(books, application))
  expect(dues.map(({ text, answer, owing: { side } }) => [text, answer, side])).toEqual([
    ['求人票の案を作る', 'done', 'company'],
    ['電話する', null, 'agency'],
    ['求人票を見る', null, 'agency'],
  ])
  const stranger = { side: 'agency', agency: world.hello, person: '' } as const
  expect(await planNextStep(now, { ...step, owing: stranger })).toMatchObject({
    refusal: { code: 'agency_not_sharing_the_support' },
  })
})

test('closing and opening again need a reason', async () => {
  const application = await oneCompany()
  const { acting } = one
  expect(await stepSupport(acting, { application, step: 'close' })).toMatchObject({
    refusal: { code: 'reason_missing' },
  })
  taken(await stepSupport(acting, { application, step: 'close', reason: '連絡が取れない' }))
  expect(await stateOf(application)).toBe('closed')
  taken(await stepSupport(acting, { application, step: 'reopen', reason: '連絡があった' }))
  expect(await stateOf(application)).toBe('supported')
})

test('the list names who stands on it, flags likeness, and is taken back as a whole', async () => {
  const list = await openSupports(context)
  const first = [
    outreachRow(2, { name: '㈱髙橋商店', number: companyNumber(902) }),
    outreachRow(3, { name: '有限会社番号なし', number: null }),
  ]
  await approach(list, first)
  const second = [
    outreachRow(2, { name: '高橋商店株式会社', number: companyNumber(902) }),
    outreachRow(3, { name: '株式会社 高橋商店', number: null }),
    outreachRow(4, { name: '高橋商店　株式会社', number: companyNumber(904) }),
    outreachRow(5, { name: '(有)番号なし', number: companyNumber(905) }),
    outreachRow(6, { name: '株式会社新しい', number: companyNumber(906) }),
    outreachRow(7, { name: '株式会社新しい', number: companyNumber(906) }),
    outreachRow(8, { name: '株式会社機関違い', number: companyNumber(908), agencies: ['どこか'] }),
  ]
  const sheet = listOf(list.offering, second)
  const tried = taken(await importOutreach(list.now, { ...sheet, dryRun: true })).outcome
  expect(tried.added).toBe(2)
  expect(tried.faults.map(({ row, code }) => [row, code])).toEqual([
    [2, 'company_on_list_already'],
    [3, 'company_seems_on_list'],
    [5, 'company_seems_on_list'],
    [7, 'company_on_list_already'],
    [8, 'agency_takes_no_part'],
  ])
  expect(tried.faults[0]?.message.ja).toContain('㈱髙橋商店')
  expect(tried.alike.map(({ row }) => row)).toEqual([4])
  const done = taken(await importOutreach(list.now, sheet))
  expect(done.outcome.added).toBe(2)
  const undone = taken(await undoList(list.now, { id: done.command, reason: '古い一覧だった' }))
  expect(undone.outcome.voided).toBe(2)
  const again = taken(await importOutreach(list.now, { ...sheet, reason: 'もう一度' })).outcome
  expect(again.added).toBe(2)
})

test('what was written of a company goes when it is erased, what was counted stays', async () => {
  next += 1
  const row = outreachRow(next, { name: '株式会社消える', agencies: [world.names.bureau] })
  const [application = ''] = await approach(world, [row])
  const words = { ours: '労働', theirs: '社長', said: '秘密の話', minutes: '議事録' }
  const on = day('2023-05-16')
  taken(await recordContact(one.acting, { application, on, way: 'visit', words }))
  taken(await describeSupport(one.acting, { application, standing: { contactName: '労働 一郎' } }))
  const value = present(row.number, 'its number')
  const party = { type: 'company', scheme: 'corporate-number', value, name: null } as const
  taken(await eraseParty(now, { party, reason: '請求' }))
  const records = await read((books) => listRecords(books, application))
  expect(records).toMatchObject([{ words: { said: '', minutes: '', theirs: '' } }])
  expect(await read((books) => readSupportStanding(books, application))).toMatchObject({
    why: '',
    contactName: '',
  })
  expect(await factsOf(application)).toHaveLength(2)
})
