/**
 * A grant from the public page to the figure, by keyboard alone: a company checks whether it may
 * apply, two people review, an officer decides, fixes and pays; the company claims.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { ok } from '../../src/kit/result.ts'
import { present } from '../../src/kit/check.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { readCallSums } from '../../src/store/grant-award.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applied, moments, openCall } from '../grant/world.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { visitorOf } from '../world/apply-site.ts'
import { staff } from '../world/desk.ts'
import { ask } from '../world/questions.ts'
import { type JourneySite, openWindow, type Person, serveJourneys, ways } from './journey.ts'
import { choose, press, type, typeDate } from './keyboard.ts'

const { context } = await cloneDatabase()
const both = (ja: string, en: string) => ({ ja, en })
const label = both('従業員数', 'Employees')
const unit = both('人', 'people')
const counted = { kind: 'number', min: null, max: null, unit, integers: true } as const
const employees = ask('employees', counted, { label, required: true })
const rules = {
  eligibility: [
    {
      ...{ rule: 'number', question: 'employees', least: 2, most: 300 },
      ...{ label, unit },
    },
  ],
}

/** A call with its questions, and a company that has applied. */
async function prepare(company: number, name: string) {
  const offering = await openCall(context, { details: rules })
  const setting = at(runner(context), moments.settingUp)
  const place = { offering, purpose: 'application' } as const
  taken(await replaceQuestions(setting, { ...place, version: 0, questions: [employees] }))
  const application = await applied(context, offering, {
    ...{ company, name },
    answers: {
      cost: { kind: 'number', number: 1_000_000 },
      employees: { kind: 'number', number: 12 },
    },
  })
  const found = await withAuthority(context.database, context.authority, (books) =>
    findApplication(books, application),
  )
  const party = present(found?.party, 'its company')
  return { offering, application, party, name }
}

const made = {
  ja: await prepare(7001, '株式会社青葉'),
  en: await prepare(7002, '株式会社若葉'),
}
let browser: Browser
let site: JourneySite

beforeAll(async () => {
  const companyOf = (party: string) => ({ ...applicant(), parties: [party] })
  site = await serveJourneys(context, {
    officer: staff('officer'),
    second: staff('operator', 'centre'),
    'company-ja': visitorOf(companyOf(made.ja.party), '担当 ja'),
    'company-en': visitorOf(companyOf(made.en.party), '担当 en'),
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

test.each(ways)('the whole way in $language at $width px', { timeout: 400_000 }, async (way) => {
  const { language } = way
  const { offering, application, name } = made[language]
  site.moveTo('2023-06-01T03:00:00Z')
  const company = await openWindow(browser, site, { ...way, as: `company-${language}` })
  const officer = await openWindow(browser, site, { ...way, as: 'officer' })
  const second = await openWindow(browser, site, { ...way, as: 'second' })
  await checkRules(company, offering)
  await setUp(officer, offering)
  await review(officer, second, { offering, application, name })
  await decide(officer, application)
  expect(await sumsOf(offering)).toMatchObject({ committedYen: 300_000, paidYen: 0 })
  await claim(company, officer, application)
  await pay(officer)
  expect(await sumsOf(offering)).toMatchObject({ committedYen: 300_000, paidYen: 300_000 })
  expect(await factsOf(application)).toEqual({ 'grant.decided': 300_000, 'grant.paid': 300_000 })
  for (const person of [company, officer, second]) await person.leave()
  expect(site.problems).toEqual([])
})

async function checkRules(company: Person, offering: string): Promise<void> {
  const say = words[company.language]
  await company.open(company.to.offering({ offering }))
  expect(await company.read()).toContain('500,000')
  await press(company.page, say.check)
  await company.arrive(/\/check$/)
  await type(company.page, say.employees, '301')
  await press(company.page, say.checkNow)
  await company.arrive(/\/check$/)
  expect(await company.read()).toContain(say.notMet)
  await type(company.page, say.employees, '12')
  await press(company.page, say.checkNow)
  await company.arrive(/\/check$/)
  expect(await company.read()).toContain(say.met)
}

async function setUp(officer: Person, offering: string): Promise<void> {
  const say = words[officer.language]
  await officer.open(officer.to.grantSettings({ offering }))
  await type(officer.page, say.withdrawDays, '10')
  await press(officer.page, say.save)
  await officer.arrive(/\/grant$/)
}

type Case = { readonly offering: string; readonly application: string; readonly name: string }

async function review(officer: Person, second: Person, of: Case): Promise<void> {
  const say = words[officer.language]
  await officer.open(officer.to.grantCases({ offering: of.offering }))
  await press(officer.page, of.name)
  await officer.arrive(/\/desk\/grants\//)
  await press(officer.page, say.accept)
  await officer.arrive(/\/desk\/grants\//)
  for (const person of [officer, second]) {
    await person.open(person.to.grantCase({ application: of.application }))
    await choose(person.page, say.inOrder, say.inOrder)
    await press(person.page, say.record)
    await person.arrive(/\/desk\/grants\//)
  }
}

async function decide(officer: Person, application: string): Promise<void> {
  const say = words[officer.language]
  await officer.open(officer.to.grantCase({ application }))
  await type(officer.page, say.sum, '600000')
  await press(officer.page, say.decide)
  await officer.arrive(/\/desk\/grants\//)
  expect(await officer.read()).toContain(say.aboveCap)
  await type(officer.page, say.sum, '300000')
  await press(officer.page, say.decide)
  await officer.arrive(/\/desk\/grants\//)
  expect(await officer.read()).toContain('300,000')
  await press(officer.page, say.fixSummary)
  await press(officer.page, say.fix)
  await officer.arrive(/\/desk\/grants\//)
}

async function claim(company: Person, officer: Person, application: string): Promise<void> {
  const say = words[company.language]
  await company.open(company.to.application({ application }))
  expect(await company.read()).toContain('300,000')
  await company.open(company.to.grantStanding({ application }))
  await company.open(company.to.application({ application }))
  await press(company.page, say.toClaim)
  await company.arrive(/\/claim$/)
  await type(company.page, say.bank, '99')
  await type(company.page, say.branch, '001')
  await choose(company.page, say.ordinary, say.ordinary)
  await type(company.page, say.number, '1234567')
  await type(company.page, say.holder, 'カ）アオバ')
  await press(company.page, say.claim)
  await company.arrive(/\/claim$/)
  await type(company.page, say.bank, '0001')
  await press(company.page, say.claim)
  await company.arrive(/\/my\/applications\//)
  await officer.open(officer.to.grantCase({ application }))
}

async function pay(officer: Person): Promise<void> {
  const say = words[officer.language]
  await officer.open(officer.to.paymentRuns())
  await typeDate(officer.page, say.transferOn, '2023-06-30')
  await press(officer.page, say.plan)
  await officer.arrive(/\/desk\/payments\//)
  await press(officer.page, say.send)
  await officer.arrive(/\/desk\/payments\//)
  await press(officer.page, say.paid)
  await officer.arrive(/\/desk\/payments\//)
  expect(await officer.read()).toContain('300,000')
}

const sumsOf = (offering: string) =>
  withAuthority(context.database, context.authority, (books) => readCallSums(books, offering))

async function factsOf(application: string) {
  const found = await withAuthority(context.database, context.authority, async ({ client }) =>
    ok(
      await client.query<{ kind: string; quantity: number }>(
        `select kind, quantity::integer as quantity from fact
         where application = $1 and unit = 'yen' order by kind`,
        [application],
      ),
    ),
  )
  return Object.fromEntries(found.value.rows.map(({ kind, quantity }) => [kind, quantity]))
}

const words = {
  ja: {
    check: '対象になるか確かめる',
    employees: /^従業員数/,
    checkNow: '確かめる',
    notMet: '満たしていない要件があります',
    met: '要件を満たしています',
    withdrawDays: /^決定後の取下げ/,
    save: '保存する',
    accept: '受理して審査に進める',
    inOrder: /^適/,
    record: '審査を記録する',
    sum: /^交付決定額/,
    decide: '交付を決定する',
    aboveCap: '上限の500,000円を超えています',
    fixSummary: '額を確定する',
    fix: '額を確定する',
    toClaim: '請求する',
    bank: /^銀行コード（/,
    branch: /^支店コード/,
    ordinary: /^普通/,
    number: /^口座番号/,
    holder: /^口座名義/,
    claim: '請求する',
    transferOn: /^振込日/,
    plan: '支払を作る',
    send: '銀行へ送付したことを記録する',
    paid: '支払済みにする',
  },
  en: {
    check: 'Check whether you may apply',
    employees: /^Employees/,
    checkNow: 'Check',
    notMet: 'Some of the rules are not met',
    met: 'The rules are met',
    withdrawDays: /^Withdrawal after the decision/,
    save: 'Save',
    accept: 'Accept for review',
    inOrder: /^in order/,
    record: 'Record the review',
    sum: /^Sum to grant/,
    decide: 'Decide the grant',
    aboveCap: 'above 500,000 yen',
    fixSummary: 'Fix the sum',
    fix: 'Fix the sum',
    toClaim: 'Claim it',
    bank: /^Bank code/,
    branch: /^Branch code/,
    ordinary: /^ordinary/,
    number: /^Account number/,
    holder: /^Holder/,
    claim: 'Claim',
    transferOn: /^Day of the transfer/,
    plan: 'Make a payment run',
    send: 'Record that it went to the bank',
    paid: 'Mark as paid',
  },
} as const
