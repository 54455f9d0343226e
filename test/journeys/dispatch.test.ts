/**
 * An expert who is sent to a company, by keyboard alone: the officer decides and assigns, the expert
 * plans and reports on a telephone, the company rates, the fee is claimed and paid.
 */
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withAuthority } from '../../src/store/database.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import {
  askForExpert,
  type Company,
  enterCompany,
  enterExpert,
  openDispatch,
  type TestExpert,
} from '../dispatch/world.ts'
import { visitorOf } from '../world/apply-site.ts'
import { staff } from '../world/desk.ts'
import { type JourneySite, openWindow, type Person, serveJourneys, ways } from './journey.ts'
import { choose, press, type, typeDate } from './keyboard.ts'

const { context, database } = await cloneDatabase()
const companies: Readonly<Record<'ja' | 'en', Company>> = {
  ja: await enterCompany(context, '100'),
  en: await enterCompany(context, '200'),
}
const experts: Readonly<Record<'ja' | 'en', TestExpert>> = {
  ja: await enterExpert(context, '佐藤 一'),
  en: await enterExpert(context, 'Alex Smith'),
}
const bound = await enterExpert(context, '契約 中', {
  contracts: [companies.ja.number, companies.en.number],
})
let browser: Browser
let site: JourneySite

beforeAll(async () => {
  site = await serveJourneys(context, {
    officer: staff('officer'),
    'company-ja': visitorOf(companies.ja.actor, '担当 ja'),
    'company-en': visitorOf(companies.en.actor, '担当 en'),
    'expert-ja': experts.ja.visitor,
    'expert-en': experts.en.visitor,
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

const names = { ja: '株式会社100', en: '株式会社200' } as const
const expertNames = { ja: '佐藤 一', en: 'Alex Smith' } as const

test.each(ways)('the whole way in $language at $width px', { timeout: 400_000 }, async (way) => {
  const { language } = way
  const offering = await openDispatch(context)
  const application = await askForExpert(context, offering, companies[language])
  site.moveTo('2023-06-05T03:00:00Z')
  const desk = await openWindow(browser, site, { ...way, as: 'officer' })
  const expert = await openWindow(browser, site, { ...way, as: `expert-${language}` })
  const company = await openWindow(browser, site, { ...way, as: `company-${language}` })
  await decide(desk, offering)
  await report(expert)
  expect(await visitsOf(application)).toEqual(['2023-06-05'])
  await rate(company, application)
  await settle(expert, desk)
  await lookAround(desk, expert, offering)
  for (const person of [desk, expert, company]) await person.leave()
  expect(site.problems).toEqual([])
})

async function decide(desk: Person, offering: string): Promise<void> {
  const say = words[desk.language]
  await desk.open(desk.to.dispatchSettings({ offering }))
  await type(desk.page, say.perRequest, '3')
  await press(desk.page, say.save)
  await desk.arrive(/\/dispatch$/)
  await desk.open(desk.to.dispatchRequests({ offering }))
  await press(desk.page, names[desk.language])
  await desk.arrive(/\/dispatches\//)
  await choose(desk.page, say.field, say.fieldChosen)
  await press(desk.page, say.decide)
  await desk.arrive(/\/dispatches\//)
  expect(site.problems).toEqual([])
  expect(await desk.read()).toContain(say.barred)
  await choose(desk.page, say.expert, expertNames[desk.language])
  await press(desk.page, say.assign)
  await desk.arrive(/\/dispatches\//)
  expect(await desk.read()).toContain(say.assigned)
}

async function report(expert: Person): Promise<void> {
  const say = words[expert.language]
  await expert.open(expert.to.expert())
  await press(expert.page, names[expert.language])
  await expert.arrive(/\/expert\/assignments\//)
  await typeDate(expert.page, say.day, '2023-06-05')
  await press(expert.page, say.plan)
  await expert.arrive(/\/expert\/assignments\//)
  await expert.open(expert.to.expert())
  await press(expert.page, say.visit)
  await expert.arrive(/\/expert\/visits\//)
  await type(expert.page, say.done, '現状を聞いた')
  await press(expert.page, say.send)
  await expert.arrive(/\/expert\/visits\//)
  expect(await expert.read()).toContain(say.adviceMissing)
  await type(expert.page, say.advice, '台帳を作る')
  await press(expert.page, say.send)
  await expert.arrive(/\/expert\/assignments\//)
  expect(await expert.read()).toContain('台帳を作る')
}

async function rate(company: Person, application: string): Promise<void> {
  const say = words[company.language]
  await company.open(company.to.application({ application }))
  await press(company.page, say.rate)
  await company.arrive(/\/visits\//)
  expect(await company.read()).toContain('台帳を作る')
  await choose(company.page, say.useful, say.very)
  await press(company.page, say.confirm)
  await company.arrive(/\/my\/applications\/[^/]*$/)
  expect(await company.read()).toContain(say.very)
}

async function settle(expert: Person, desk: Person): Promise<void> {
  const say = words[expert.language]
  await expert.open(expert.to.expertFees())
  await press(expert.page, say.claim)
  await expert.arrive(/\/expert\/fees/)
  expect(await expert.read()).toContain(say.claimed)
  await desk.open(desk.to.desk())
  expect(await desk.read()).toContain(say.toApprove)
  await desk.open(desk.to.feeClaims())
  await press(desk.page, say.approve)
  await desk.arrive(/\/desk\/fees/)
  await desk.open(desk.to.feeClaims({ state: 'approved' }))
  await press(desk.page, say.pay)
  await desk.arrive(/\/desk\/fees/)
  await desk.open(desk.to.feeClaims({ state: 'paid' }))
  expect(await desk.read()).toContain(expertNames[desk.language])
}

/** The pages that the way does not lead through. */
async function lookAround(desk: Person, expert: Person, offering: string): Promise<void> {
  await expert.open(expert.to.expertDiary({ month: '2023-06' }))
  expect(await expert.read()).toMatch(/20,000/)
  await desk.open(desk.to.experts({ q: 'IT' }))
  await desk.open(desk.to.newExpert())
  await desk.open(desk.to.deskExpert({ expert: bound.id }))
  await desk.open(desk.to.dispatchRequests({ offering }))
}

const visitsOf = (application: string) =>
  withAuthority(database, context.authority, async ({ db, authority }) => {
    const answer = await sql<{ day: string }>`
      select occurred_on as day from fact where authority = ${authority}
        and application = ${application} and kind = 'dispatch.visited'`.execute(db)
    return answer.rows.map(({ day }) => day)
  })

const words = {
  ja: {
    perRequest: /^1件の申込で訪問できる回数/,
    save: '保存する',
    field: /^分野/,
    fieldChosen: 'IT活用',
    decide: '派遣を決定する',
    barred: 'この会社と契約中のため、派遣できません',
    expert: /^担当の専門家/,
    assign: '専門家を決める',
    assigned: '専門家決定',
    day: /^訪問日/,
    visit: /^令和5年6月5日/,
    plan: '予定を入れる',
    done: /^行ったこと/,
    advice: /^助言の内容/,
    adviceMissing: '「助言の内容」を入力してください。',
    send: '報告する',
    rate: /^報告を確かめて評価する/,
    useful: /^訪問は役に立ちましたか/,
    very: '5 とても役に立った',
    confirm: '確認して送る',
    claim: /^請求する/,
    claimed: '請求中',
    toApprove: '承認を待っている謝金の請求',
    approve: /^承認する/,
    pay: '支払済みにする',
  },
  en: {
    perRequest: /^Visits for one request/,
    save: 'Save',
    field: /^Field/,
    fieldChosen: 'IT',
    decide: 'Decide to send an expert',
    barred: 'Under contract with this company: cannot be sent',
    expert: /^Who goes/,
    assign: 'Assign an expert',
    assigned: 'Expert assigned',
    day: /^Day/,
    visit: /5 June 2023/,
    plan: 'Plan',
    done: /^What was done/,
    advice: /^Advice/,
    adviceMissing: 'Enter "Advice".',
    send: 'Send the report',
    rate: /^Read the report and rate it/,
    useful: /^Was the visit useful/,
    very: '5 Very useful',
    confirm: 'Confirm and send',
    claim: /^Claim/,
    claimed: 'Submitted',
    toApprove: 'Fee claims to approve',
    approve: /^Approve Alex/,
    pay: 'Mark as paid',
  },
} as const
