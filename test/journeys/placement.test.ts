/**
 * A trial placement by keyboard alone: a person tells what they wish for, a company what it offers;
 * the desk proposes by declared criteria, both agree, and the work begins and ends in a job.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import {
  type Host,
  moments,
  offerPosition,
  openPlacements,
  type Registered,
  register,
  standingFacts,
} from '../placement/world.ts'
import { visitorOf } from '../world/apply-site.ts'
import { staff } from '../world/desk.ts'
import { openPerson, type Person as Account } from '../world/people.ts'
import { applicant } from '../world/delivery.ts'
import { type JourneySite, openWindow, type Person, serveJourneys, ways } from './journey.ts'
import { choose, press, typeDate } from './keyboard.ts'

const { context } = await cloneDatabase()
const names = { ja: '山田 花子', en: 'Hanako Yamada' } as const
let people: Readonly<Record<'ja' | 'en', Account>>
const companies = { ja: applicant(), en: applicant() }
let browser: Browser

beforeAll(async () => {
  people = {
    ja: await openPerson(context, names.ja),
    en: await openPerson(context, names.en),
  }
  browser = await openBrowser()
})

afterAll(() => browser.close())

test.each(ways)('the whole way in $language at $width px', { timeout: 400_000 }, async (way) => {
  const { language } = way
  const offering = await openPlacements(context)
  const actor = people[language].actor
  const person = await register(context, offering, { name: names[language], actor, profile: null })
  const host = await offerPosition(context, offering, {
    number: language === 'ja' ? 1 : 2,
    actor: companies[language],
  })
  const site = await serveJourneys(context, {
    person: people[language].visitor,
    company: visitorOf(host.actor, '担当'),
    officer: staff('officer'),
  })
  const [mine, firm, desk] = [
    await openWindow(browser, site, { ...way, as: 'person' }),
    await openWindow(browser, site, { ...way, as: 'company' }),
    await openWindow(browser, site, { ...way, as: 'officer' }),
  ]
  await tellWishes(mine, person)
  await propose(site, desk, { offering, person })
  await agree(mine, firm, { person, host })
  await decideAndStart(site, desk, { offering, person })
  await reportAndRecord(site, { firm, desk }, { offering, person, host })
  const facts = await standingFacts(context, offering)
  expect(facts.map((line) => line.slice(0, -11))).toEqual([
    'placement.dispatched person',
    'placement.hired person',
    'placement.started company',
    'placement.started person',
  ])
  expect(site.problems).toEqual([])
  for (const each of [mine, firm, desk]) await each.leave()
  await site.server.stop()
})

async function tellWishes(mine: Person, { application }: Registered): Promise<void> {
  const say = words[mine.language]
  await mine.open(mine.to.application({ application }))
  await press(mine.page, say.enterProfile)
  await mine.arrive(/\/profile$/)
  await typeDate(mine.page, say.from, '2023-06-01')
  await press(mine.page, say.save)
  await mine.arrive(/\/my\/applications\/[^/]*$/)
  expect(await mine.read()).toContain(say.hasProfile)
}

type Placed = { readonly offering: string; readonly person: Registered }

async function propose(site: JourneySite, desk: Person, { offering, person }: Placed) {
  const say = words[desk.language]
  site.moveTo(moments.matching)
  await desk.open(desk.to.placementSettings({ offering }))
  await desk.open(desk.to.placementHosts({ offering }))
  await desk.open(desk.to.placementLists({ offering }))
  await desk.open(desk.to.placements({ offering }))
  await press(desk.page, names[desk.language])
  await desk.arrive(new RegExp(`/placements/${person.application}$`))
  expect(await desk.read()).toContain(say.order)
  await press(desk.page, say.propose)
  await desk.arrive(/\/placements\/[^/]*$/)
  expect(await desk.read()).toContain(say.waiting)
}

async function agree(
  mine: Person,
  firm: Person,
  { person, host }: { readonly person: Registered; readonly host: Host },
): Promise<void> {
  const say = words[mine.language]
  const { application } = host
  await firm.open(firm.to.application({ application }))
  await firm.open(firm.to.hostPositions({ application }))
  await firm.open(firm.to.hostPosition({ application, position: host.position }))
  await firm.open(firm.to.hostPeople({ application }))
  expect(await firm.read()).not.toContain(names[mine.language])
  await press(firm.page, say.meet)
  await firm.arrive(/\/people$/)
  await mine.open(mine.to.application({ application: person.application }))
  await press(mine.page, say.seeProposal)
  await mine.arrive(/\/proposal$/)
  await press(mine.page, say.accept)
  await mine.arrive(/\/my\/applications\/[^/]*$/)
  await firm.open(firm.to.hostPeople({ application }))
  expect(await firm.read()).toContain(names[mine.language])
}

async function decideAndStart(site: JourneySite, desk: Person, { offering, person }: Placed) {
  const say = words[desk.language]
  const place = { offering, application: person.application }
  await desk.open(desk.to.deskPlacement(place))
  await press(desk.page, say.visitStep)
  await typeDate(desk.page, say.visitedOn, '2023-05-20')
  await choose(desk.page, say.how, say.bothAgree)
  await press(desk.page, say.visitStep)
  await desk.arrive(/\/placements\/[^/]*$/)
  await press(desk.page, say.decideStep)
  await typeDate(desk.page, say.firstDay, '2023-06-01')
  await typeDate(desk.page, say.lastDay, '2023-06-30')
  await press(desk.page, say.decideStep)
  await desk.arrive(/\/placements\/[^/]*$/)
  site.moveTo(moments.atWork)
  await desk.open(desk.to.desk())
  await desk.open(desk.to.deskPlacement(place))
  await press(desk.page, say.startStep)
  await typeDate(desk.page, say.startedOn, '2023-06-01')
  await press(desk.page, say.startStep)
  await desk.arrive(/\/placements\/[^/]*$/)
  expect(await desk.read()).toContain(say.atWork)
}

async function reportAndRecord(
  site: JourneySite,
  { firm, desk }: { readonly firm: Person; readonly desk: Person },
  { offering, person, host }: Placed & { readonly host: Host },
): Promise<void> {
  const say = words[desk.language]
  site.moveTo(moments.afterwards)
  await firm.open(firm.to.hostPeople({ application: host.application }))
  await press(firm.page, say.tellResult)
  await choose(firm.page, say.result, say.hired)
  await press(firm.page, say.sendResult)
  await firm.arrive(/\/people$/)
  await desk.open(desk.to.deskPlacement({ offering, application: person.application }))
  await press(desk.page, say.endStep)
  await typeDate(desk.page, say.endedOn, '2023-06-30')
  await press(desk.page, say.endStep)
  await desk.arrive(/\/placements\/[^/]*$/)
  expect(await desk.read()).toContain(say.told)
  await press(desk.page, say.resultStep)
  await typeDate(desk.page, say.resultOn, '2023-07-01')
  await press(desk.page, say.resultStep)
  await desk.arrive(/\/placements\/[^/]*$/)
  expect(await desk.read()).toContain(say.retention)
}

const words = {
  ja: {
    enterProfile: '希望を登録する',
    from: /^働き始められる日/,
    save: '保存する',
    hasProfile: '希望が登録されています',
    order: '合う基準の多い順です',
    propose: /^紹介する/,
    waiting: '返事待ち',
    meet: 'この方に会ってみたい',
    seeProposal: '内容を見て返事をする',
    accept: 'この紹介を受ける',
    visitStep: '職場見学を記録する',
    visitedOn: /^見学した日/,
    how: /^見学の結果/,
    bothAgree: '双方とも前向き',
    decideStep: '派遣を決定する',
    firstDay: /^就労の初日/,
    lastDay: /^就労の最終日/,
    startStep: '就労の開始を記録する',
    startedOn: /^働き始めた日/,
    atWork: '就労中',
    tellResult: '採用の結果を知らせる',
    result: /^結果/,
    hired: /パート・アルバイトとして採用/,
    sendResult: '結果を送る',
    endStep: '就労の終了を記録する',
    endedOn: /^働いた最後の日/,
    told: '企業が知らせた結果',
    resultStep: '採用の結果を記録する',
    resultOn: /^採用・不採用の日/,
    retention: '3か月後',
  },
  en: {
    enterProfile: 'Tell us',
    from: /^From when/,
    save: 'Save',
    hasProfile: 'We know what you wish for',
    order: 'More criteria met come first',
    propose: /^Propose/,
    waiting: 'No answer yet',
    meet: 'We would like to meet',
    seeProposal: 'See it, and answer',
    accept: 'Accept the proposal',
    visitStep: 'Record a visit to the workplace',
    visitedOn: /^Day of the visit/,
    how: /^How it went/,
    bothAgree: 'Both are in favour',
    decideStep: 'Decide',
    firstDay: /^First day of work/,
    lastDay: /^Last day of work/,
    startStep: 'Record the first day of work',
    startedOn: /^First day of work/,
    atWork: 'At work',
    tellResult: 'Report the result',
    result: /^Result/,
    hired: /part-time/,
    sendResult: 'Send the result',
    endStep: 'Record the last day of work',
    endedOn: /^Last day of work/,
    told: 'The company reports',
    resultStep: 'Record the result',
    resultOn: /^Day of the result/,
    retention: 'After 3 months',
  },
} as const
