/**
 * A joint interview day by keyboard alone: found, reserved, ticket mailed, let in at the door by a
 * volunteer, called, met, counted; and the result that a company tells weeks later.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addResources } from '../../src/commands/offering/resource.ts'
import { addSessions } from '../../src/commands/offering/session.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { present } from '../../src/kit/check.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, instant, juneFirst, runner, taken } from '../world/delivery.ts'
import { type Fair, inJuly, onTheDay, openFair } from '../world/gathering.ts'
import { ask, line } from '../world/questions.ts'
import {
  type JourneySite,
  openWindow,
  type Person,
  readFigure,
  serveJourneys,
  signUp,
  type Way,
  ways,
} from './journey.ts'
import { choose, press, type, typeDate } from './keyboard.ts'

const { context } = await cloneDatabase()
let browser: Browser
let site: JourneySite

beforeAll(async () => {
  site = await serveJourneys(context)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

const twoDaysBefore = '2023-05-30T03:00:00Z'

test.each(ways)('the whole way in $language at $width px', { timeout: 400_000 }, async (way) => {
  const fair = await openInterviewDay(way)
  site.moveTo(twoDaysBefore)
  const operator = await openWindow(browser, site, { ...way, as: 'operator' })
  const before = await readFigure(operator, '1')
  const visitor = await openWindow(browser, site, way)
  const address = `hanako.${way.language}@example.jp`
  await findAndApply(visitor, fair, address)
  await reserveThreeInterviews(visitor)
  const code = await readMailedTicket(operator, address)

  site.moveTo('2023-06-01T03:50:00Z')
  const volunteer = await openDoorByLink(operator, fair, way)
  await checkIn(volunteer, code)
  expect(await readFigure(operator, '1')).toBe(before + 1)

  site.moveTo(onTheDay)
  await callAndMeet(volunteer, visitor, fair)
  const results = await makeResultsLink(operator, fair)
  site.moveTo(inJuly)
  await tellResult(volunteer, results)
  await seeResult(operator, fair)
  expect(await readFigure(operator, '1')).toBe(before + 1)
  for (const person of [visitor, operator, volunteer]) await person.leave()
})

const titles = { ja: '合同就職面接会 in 立川', en: 'Job fair in Tachikawa' }

/** A fair at which three companies give interviews. */
async function openInterviewDay({ language }: Way): Promise<Fair> {
  const title = { ja: `${titles.ja}（${language}）`, en: `${titles.en} (${language})` }
  const fair = await openFair(context, {
    settings: { title, details: { interviews: { most: 3, gapMinutes: 5 } } },
  })
  const inApril = at(runner(context), '2023-04-03T00:00:00Z')
  const name = { ja: 'さくら工業', en: 'Sakura' }
  const added = taken(
    await addResources(inApril, {
      offering: fair.offering,
      resources: [{ sort: 'booth', name }],
    }),
  )
  taken(await replaceQuestions(inApril, { ...questions, offering: fair.offering }))
  const resource = present(added.outcome.resources[0], 'a booth')
  const startsAt = instant('2023-06-01T14:40:00+09:00')
  const endsAt = instant('2023-06-01T15:00:00+09:00')
  const sessions = [{ ...juneFirst, startsAt, endsAt, resource }]
  taken(await addSessions(inApril, { offering: fair.offering, sessions }))
  return fair
}

const label = (ja: string, en: string) => ({ label: { ja, en } })
const answers = {
  kind: 'choice',
  several: false,
  other: false,
  options: [
    { key: 'yes', ...label('働いている', 'Yes') },
    { key: 'no', ...label('働いていない', 'No') },
  ],
} as const
const questions = {
  purpose: 'application',
  version: 0,
  questions: [
    ask('works', answers, {
      ...label('いま働いていますか', 'Are you working now'),
      required: true,
    }),
    ask('wish', line, label('希望する仕事', 'What work do you wish')),
  ],
} as const

async function findAndApply(visitor: Person, fair: Fair, address: string): Promise<void> {
  const say = words[visitor.language]
  await visitor.open(visitor.to.offerings())
  await press(visitor.page, say.title)
  await visitor.arrive(new RegExp(`/offerings/${fair.offering}$`))
  await press(visitor.page, say.reserve)
  await visitor.arrive(/\/apply\?/)
  await choose(visitor.page, say.works, say.worksNot)
  await type(visitor.page, say.wish, '事務')
  await press(visitor.page, say.goOn)
  await visitor.arrive(/step=confirm/)
  await signUp(visitor, site, { address, name: '山田 花子', back: /\/apply\?.*step=confirm/ })
  await press(visitor.page, say.send)
  await visitor.arrive(/\/my\/applications\/[^/]*$/)
}

async function reserveThreeInterviews(visitor: Person): Promise<void> {
  const say = words[visitor.language]
  await press(visitor.page, say.toInterviews)
  await visitor.arrive(/\/interviews$/)
  await choose(visitor.page, new RegExp(`^${say.firstCompany}`), /^13:30/)
  await choose(visitor.page, new RegExp(`^${say.secondCompany}`), /^14:10/)
  await choose(visitor.page, new RegExp(`^${say.thirdCompany}`), /^14:40/)
  await press(visitor.page, say.reserveTimes)
  await visitor.arrive(/\/interviews$/)
  expect(await visitor.read()).toContain(say.threeReserved)
  for (const time of ['13:30', '14:10', '14:40']) expect(await visitor.read()).toContain(time)
}

/** The letter in the mailbox of the desk: the ticket's number stands in it, and its QR code. */
async function readMailedTicket(operator: Person, address: string): Promise<string> {
  const { page, to } = operator
  await operator.open(to.deskNotices())
  await type(page, words[operator.language].address, address)
  await page.keyboard.press('Enter')
  await operator.arrive(/address=/)
  await press(page, words[operator.language].letter)
  await operator.arrive(/\/desk\/notices\//)
  const text = await operator.read()
  return present(/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0], 'a ticket in the letter')
}

async function openDoorByLink(operator: Person, fair: Fair, way: Way): Promise<Person> {
  const say = words[operator.language]
  await operator.open(operator.to.deskDoor({ session: fair.session }))
  await type(operator.page, say.passName, say.entrance)
  await press(operator.page, say.makeLink)
  await operator.arrive(/\/door/)
  const link = /https?:\S+\/door\/pass\/\S+/.exec(await operator.read())?.[0]
  const volunteer = await openWindow(browser, site, way)
  await volunteer.open(new URL(present(link, 'the link')).pathname)
  await press(volunteer.page, say.openDoor)
  await volunteer.arrive(/\/door$/)
  return volunteer
}

async function checkIn(volunteer: Person, code: string): Promise<void> {
  const say = words[volunteer.language]
  await type(volunteer.page, say.number, code)
  await volunteer.page.keyboard.press('Enter')
  await volunteer.page.getByText(say.checkedIn).first().waitFor()
  await volunteer.look()
}

async function callAndMeet(volunteer: Person, visitor: Person, fair: Fair): Promise<void> {
  const say = words[volunteer.language]
  await press(volunteer.page, say.booths)
  await volunteer.arrive(/\/door\/booths$/)
  await press(volunteer.page, new RegExp(`^${say.firstCompany}`))
  await volunteer.arrive(/\/door\/booths\//)
  await press(volunteer.page, say.next)
  await volunteer.arrive(/\/door\/booths\//)
  expect(await volunteer.read()).not.toContain(say.nobody)
  await visitor.open(visitor.to.board({ session: fair.session }))
  expect(await visitor.read()).toContain(say.firstCompany)
  await press(volunteer.page, say.meet)
  await volunteer.arrive(/\/door\/booths\//)
  expect(await volunteer.read()).toContain(say.met)
}

async function makeResultsLink(operator: Person, fair: Fair): Promise<string> {
  const say = words[operator.language]
  await operator.open(operator.to.gatheringInterviews({ offering: fair.offering }))
  await press(operator.page, `${say.makeLink} ${say.firstCompany}`)
  await operator.arrive(/\/interviews$/)
  const link = /https?:\S+\/results\/\S+/.exec(await operator.read())?.[0]
  return new URL(present(link, 'the link')).pathname
}

async function tellResult(company: Person, link: string): Promise<void> {
  const say = words[company.language]
  await company.open(link)
  expect(await company.read()).toContain('山田 花子')
  await choose(company.page, /山田 花子/, say.hired)
  await typeDate(company.page, new RegExp(`^${say.decidedOn}`), '2023-07-10')
  await press(company.page, say.tell)
  await company.arrive(/\/results\//)
  expect(await company.read()).toContain(say.told)
}

async function seeResult(operator: Person, fair: Fair): Promise<void> {
  const say = words[operator.language]
  await operator.open(operator.to.gatheringInterviews({ offering: fair.offering }))
  await press(operator.page, new RegExp(`^${say.results}`))
  const chosen = operator.page.locator('input[type=radio]:checked')
  expect(await chosen.locator('xpath=..').innerText()).toContain(say.hired)
  expect(await operator.read()).toContain(say.oneTold)
}

const words = {
  ja: {
    title: `${titles.ja}（ja）`,
    reserve: /^予約する/,
    works: /^いま働いていますか/,
    worksNot: '働いていない',
    wish: /^希望する仕事/,
    goOn: '確認へ進む',
    send: '予約する',
    toInterviews: '面接を予約する',
    firstCompany: '株式会社あおば',
    secondCompany: 'みどり商店',
    thirdCompany: 'さくら工業',
    reserveTimes: '選んだ時間で予約する',
    address: /あて先|宛先|アドレス/,
    threeReserved: '予約できる3社を予約済みです',
    letter: '予約の確認（入場券）',
    passName: /^受付の場所/,
    entrance: '正面入口',
    makeLink: 'リンクを作る',
    openDoor: /受付/,
    number: /^申込番号/,
    checkedIn: '受付しました',
    booths: '企業ブースの呼び出しへ',
    next: '次の人を呼ぶ',
    nobody: 'いまは、だれも呼び出していません。',
    meet: /^面接済み /,
    met: '面接済み （1人）',
    hired: '採用',
    decidedOn: '採用が決まった日',
    tell: '結果を知らせる',
    told: '結果を記録しました。',
    results: '結果を入力する',
    oneTold: '1件のうち1件の結果あり',
  },
  en: {
    title: `${titles.en} (en)`,
    reserve: /^Reserve/,
    works: /^Are you working now/,
    worksNot: 'No',
    wish: /^What work do you wish/,
    goOn: 'Continue',
    send: /^Reserve/,
    toInterviews: 'Reserve interviews',
    firstCompany: 'Aoba',
    secondCompany: 'Midori',
    thirdCompany: 'Sakura',
    reserveTimes: 'Reserve these times',
    address: /[Aa]ddress/,
    threeReserved: 'You have reserved the 3 that are possible',
    letter: 'Reservation with its ticket',
    passName: /^Name of the door/,
    entrance: 'Main entrance',
    makeLink: 'Make a link',
    openDoor: /Open the door/,
    number: /^Number on the ticket/,
    checkedIn: 'Checked in',
    booths: 'To the booths',
    next: 'Call the next visitor',
    nobody: 'Nobody is being called.',
    meet: /^Met [^(]/,
    met: 'Met (1)',
    hired: 'Hired',
    decidedOn: 'Day of the decision',
    tell: 'Send the results',
    told: 'The results have been recorded.',
    results: 'Enter results',
    oneTold: '1 of 1',
  },
} as const

test('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
