/**
 * A company that is accompanied, by keyboard alone: it asks for support, an operator shares it with
 * an agency, the agency registers it, visits, plans and records a hiring, the company reads what
 * comes next, another agency sees nothing, and the figure has moved.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import { visitorOf } from '../world/apply-site.ts'
import { at, instant, runner, taken } from '../world/delivery.ts'
import { applyAsFirm, type Firm, openFirm } from '../world/firm.ts'
import {
  companyNumber,
  openSupports,
  supportOfferingSettings,
  type SupportWorld,
} from '../world/support.ts'
import {
  type JourneySite,
  openWindow,
  type Person,
  readFigure,
  serveJourneys,
  ways,
} from './journey.ts'
import { choose, press, type, typeDate } from './keyboard.ts'

const { context } = await cloneDatabase()
const names = { ja: '株式会社あおば', en: '株式会社みどり' } as const
const line = '39-1'
let browser: Browser
let site: JourneySite
let world: SupportWorld
let firms: Readonly<Record<'ja' | 'en', Firm>>

beforeAll(async () => {
  const inApril = at(runner(context), '2023-04-01T00:00:00Z')
  taken(await adoptPlan(inApril, { plan: readTokyoPlan() }))
  const made = taken(
    await createOffering(inApril, {
      ...{ line, year: 2023, kind: 'support', closesAt: null },
      opensAt: instant('2023-04-10T00:00:00+09:00'),
      settings: supportOfferingSettings,
    }),
  )
  const { offering } = made.outcome
  taken(await changeOfferingState(inApril, { offering, state: 'open' }))
  world = await openSupports(context, { offering })
  firms = {
    ja: await openFirm(context, { number: companyNumber(71), name: names.ja }),
    en: await openFirm(context, { number: companyNumber(72), name: names.en }),
  }
  site = await serveJourneys(context, {
    bureau: world.one.visitor,
    hello: world.other.visitor,
    'company-ja': visitorOf(firms.ja.actor, '青葉 太郎'),
    'company-en': visitorOf(firms.en.actor, '緑 花子'),
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

test.each(ways)('the whole way in $language at $width px', { timeout: 500_000 }, async (way) => {
  const { language } = way
  site.moveTo('2023-05-16T03:00:00Z')
  const asked = { offering: world.offering, lifecycle: 'support', act: 'apply' } as const
  const application = await applyAsFirm(world.now, firms[language], asked)
  const [auditor, operator, bureau, hello, company] = await Promise.all(
    ['auditor', 'operator', 'bureau', 'hello', `company-${language}`].map((as) =>
      openWindow(browser, site, { ...way, as }),
    ),
  )
  if (!auditor || !operator || !bureau || !hello || !company) throw new Error('five windows')
  const before = await readFigure(auditor, line)
  await share(operator, application)
  await accompany(bureau)
  await readOwn(company, application)
  await hello.open(hello.to.supportBoard())
  expect(await hello.read()).not.toContain(names[language])
  expect(await readFigure(auditor, line)).toBe(before + 1)
  await lookAround(operator, bureau, application)
  for (const person of [auditor, operator, bureau, hello, company]) await person.leave()
  expect(site.problems).toEqual([])
})

async function share(operator: Person, application: string): Promise<void> {
  const say = words[operator.language]
  await operator.open(operator.to.supportSettings({ offering: world.offering }))
  await operator.open(operator.to.supportSharing({ application }))
  await choose(operator.page, say.lead, world.names.bureau)
  await press(operator.page, say.save)
  await operator.arrive(/\/agencies$/)
  expect(await operator.read()).toContain(world.names.bureau)
}

async function accompany(bureau: Person): Promise<void> {
  const say = words[bureau.language]
  const { page } = bureau
  const atSupport = /\/desk\/supports\/[0-9a-f-]{36}$/
  await bureau.open(bureau.to.desk())
  expect(await bureau.read()).toContain(say.awaiting)
  await bureau.open(bureau.to.supportBoard({ sort: '-changed', state: 'requested' }))
  await press(page, names[bureau.language])
  await bureau.arrive(atSupport)
  await press(page, say.register)
  await bureau.arrive(atSupport)
  await press(page, say.record)
  await bureau.arrive(/\/records$/)
  await type(page, say.theirs, '人事部長')
  await type(page, say.said, say.talk)
  await press(page, say.keep)
  await bureau.arrive(atSupport)
  expect(await bureau.read()).toContain(say.talk)
  await press(page, say.setStep)
  await type(page, say.step, say.stepText)
  await typeDate(page, say.stepOn, '2023-06-10')
  await press(page, say.save)
  await bureau.arrive(atSupport)
  await press(page, say.addGoal)
  await type(page, say.goal, say.goalText)
  await press(page, say.addGoal)
  await bureau.arrive(atSupport)
  await press(page, say.record)
  await bureau.arrive(/\/records$/)
  await press(page, say.hiring)
  await typeDate(page, say.hiredOn, '2023-05-15')
  await press(page, say.keepHired)
  await bureau.arrive(atSupport)
  expect(await bureau.read()).toContain(say.retention)
  await press(page, say.timeline)
  await bureau.arrive(/\/timeline$/)
}

async function readOwn(company: Person, application: string): Promise<void> {
  const say = words[company.language]
  await company.open(company.to.application({ application }))
  const text = await company.read()
  for (const seen of [say.stepText, say.goalText, world.names.bureau]) expect(text).toContain(seen)
  expect(text).not.toContain(say.talk)
}

async function lookAround(operator: Person, bureau: Person, application: string): Promise<void> {
  site.moveTo('2023-09-01T03:00:00Z')
  const { offering, bureau: agency } = world
  for (const path of [
    operator.to.importOutreach({ offering }),
    operator.to.supportAgency({ offering, agency }),
    operator.to.supportBoard(),
    operator.to.deskSupport({ application }),
  ]) {
    await operator.open(path)
  }
  for (const path of [
    bureau.to.desk(),
    bureau.to.supportBoard({ need: 'retention' }),
    bureau.to.deskSupport({ application }),
    bureau.to.supportTimeline({ application }),
    bureau.to.supportSharing({ application }),
  ]) {
    await bureau.open(path)
  }
}

const words = {
  ja: {
    lead: /^主担当の支援機関/,
    save: '保存する',
    awaiting: '登録前',
    register: '登録する',
    record: '対応を記録する',
    theirs: /^相手/,
    said: /^話したこと/,
    talk: '採用は初めてで、仕事の切り出しに困っている。',
    keep: '記録する',
    setStep: '次の予定を決める',
    step: /^次にすること/,
    stepText: '仕事の一覧を作る',
    stepOn: /^いつまでに/,
    addGoal: '目標を加える',
    goal: /^目標/,
    goalText: '9月までに1人採用する',
    hiring: '採用があったとき',
    hiredOn: /^採用した日/,
    keepHired: '採用を記録する',
    retention: '採用から3か月',
    timeline: '経過を図で見る',
  },
  en: {
    lead: /^The agency that leads/,
    save: 'Save',
    awaiting: 'not registered yet',
    register: 'Register',
    record: 'Record what was done',
    theirs: /^Whom they met/,
    said: /^What was said/,
    talk: 'They have never hired before and do not know which work to give.',
    keep: 'Record it',
    setStep: 'Set the next step',
    step: /^What comes next/,
    stepText: 'List the work there is',
    stepOn: /^By when/,
    addGoal: 'Add a goal',
    goal: /^Goal/,
    goalText: 'Hire one person by September',
    hiring: 'Somebody was hired',
    hiredOn: /^Hired on/,
    keepHired: 'Record the hiring',
    retention: '3 months after hiring',
    timeline: 'See the timeline',
  },
} as const
