/**
 * A course by keyboard alone, from the public page to the figure, applicant and desk in turn: a
 * draw, sessions in person and online, completion, a certificate, a job.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kit/check.ts'
import { openBrowser } from '../browser.ts'
import { applyAll, type MadeCourse, moments, openCourse } from '../course/world.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openPerson } from '../world/people.ts'
import {
  type JourneySite,
  openWindow,
  type Person,
  readFigure,
  serveJourneys,
  type Way,
  ways,
} from './journey.ts'
import { choose, press, type, typeDate } from './keyboard.ts'

const { context } = await cloneDatabase()
let browser: Browser
let site: JourneySite

beforeAll(async () => {
  const [hanako, taro] = [
    await openPerson(context, '山田 花子'),
    await openPerson(context, '東京 太郎'),
  ]
  site = await serveJourneys(context, { ja: hanako.visitor, en: taro.visitor })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

const meeting = 'https://meeting.example.jp/it'

test.each(ways)('the whole way in $language at $width px', { timeout: 400_000 }, async (way) => {
  const course = await openDrawnCourse(way)
  site.moveTo(moments.applying)
  const desk = await openWindow(browser, site, { ...way, as: 'operator' })
  const before = await readFigure(desk, '2')
  const mine = await openWindow(browser, site, { ...way, as: way.language })
  await mine.page.route(meeting, (route) => route.fulfill({ body: 'meeting' }))

  const own = await apply(mine, course)
  await draw(desk, course)
  await confirm(mine, course, own)
  await attend(desk, mine, { course, own })
  expect(await readFigure(desk, '2')).toBe(before + 1)
  await complete(desk, course)
  await fetchCertificate(mine, own)
  await checkCertificate(desk, course)
  await reportJob(mine, own)
  for (const person of [mine, desk]) await person.leave()
})

const titleOf = ({ language }: Pick<Way, 'language'>) => `はじめてのIT講座（${language}）`

/** A course with three places for which two others apply as well. */
async function openDrawnCourse(way: Way): Promise<MadeCourse> {
  const title = titleOf(way)
  const course = await openCourse(context, {
    capacity: 3,
    settings: { title: { ja: title, en: title } },
    details: {
      selection: { method: 'lottery' },
      completion: { sessions: { by: 'count', least: 2 } },
    },
  })
  await applyAll(context, course, ['青木 葵', '石井 樹'])
  return course
}

/** Applies; the number in the order of application is shown. */
async function apply(mine: Person, course: MadeCourse): Promise<string> {
  const say = words[mine.language]
  await mine.open(mine.to.offerings())
  await press(mine.page, titleOf(mine))
  await mine.arrive(new RegExp(`/offerings/${course.offering}$`))
  expect(await mine.read()).toContain(say.byLot)
  await press(mine.page, say.apply)
  await mine.arrive(/\/apply$/)
  await press(mine.page, say.goOn)
  await mine.arrive(/step=confirm/)
  await press(mine.page, say.apply)
  await mine.arrive(/\/my\/applications\/[^/]*$/)
  const own = new URL(mine.page.url()).pathname
  const reread = () => mine.page.reload().then(() => mine.read())
  await expect.poll(reread, { timeout: 30_000 }).toContain(say.third)
  return own
}

async function draw(desk: Person, course: MadeCourse): Promise<void> {
  const say = words[desk.language]
  site.moveTo(moments.over)
  await desk.open(desk.to.courseSelection(course))
  await press(desk.page, say.fixList)
  await desk.arrive(/\/selection$/)
  expect(await desk.read()).toContain(say.listFixed)
  await press(desk.page, say.carryOut)
  await desk.arrive(/\/selection$/)
  expect(await desk.read()).toContain(say.carriedOut)
}

async function confirm(mine: Person, course: MadeCourse, own: string): Promise<void> {
  const say = words[mine.language]
  await mine.open(mine.to.draw(course))
  expect(await mine.read()).toContain(say.repeated)
  await mine.open(own)
  expect(await mine.read()).toContain(say.within)
  await press(mine.page, say.confirm)
  await mine.arrive(/\/my\/applications\//)
  expect(await mine.read()).toContain(say.enrolled)
}

type Attending = { readonly course: MadeCourse; readonly own: string }

/** The first session in the room, marked by the desk; the second one online. */
async function attend(desk: Person, mine: Person, { course, own }: Attending): Promise<void> {
  const say = words[desk.language]
  site.moveTo(moments.firstDay)
  await desk.open(desk.to.roster({ session: present(course.sessions[0], 'a session') }))
  await press(desk.page, say.presentOf(mine.language === 'ja' ? '山田 花子' : '東京 太郎'))
  await desk.arrive(/\/roster/)
  expect(await desk.read()).toContain(say.onePresent)
  site.moveTo('2023-06-19T02:00:00Z')
  await mine.open(own)
  await press(mine.page, say.join)
  await mine.arrive(/\/join$/)
  await press(mine.page, say.joinToday)
  await mine.page.waitForURL(meeting)
}

async function complete(desk: Person, course: MadeCourse): Promise<void> {
  const say = words[desk.language]
  site.moveTo(moments.afterwards)
  await desk.open(desk.to.courseCompletion(course))
  expect(await desk.read()).toContain(say.oneMeets)
  await press(desk.page, say.complete)
  await desk.arrive(/\/completion$/)
  expect(await desk.read()).toContain(say.oneCompleted)
}

/** The link opens a PDF; a browser without a screen would save it, so it is asked for. */
async function fetchCertificate(mine: Person, own: string): Promise<void> {
  const say = words[mine.language]
  await mine.open(own)
  const href = await mine.page.getByRole('link', { name: say.certificate }).getAttribute('href')
  const address = new URL(present(href, 'the certificate'), site.server.url).href
  const pdf = await mine.page.request.get(address)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
}

/** The number stands at the desk, and anybody can check it on the public page. */
async function checkCertificate(desk: Person, course: MadeCourse): Promise<void> {
  const say = words[desk.language]
  await desk.open(desk.to.courseCompletion(course))
  const number = /(?:令和5年度|2023)-\d+-\d+(?:-\w+)?/.exec(await desk.read())?.[0]
  await desk.open(desk.to.certificates())
  await type(desk.page, say.number, present(number, 'a number'))
  await desk.page.keyboard.press('Enter')
  await desk.arrive(/\/certificates\//)
  expect(await desk.read()).toContain(say.valid)
  expect(await desk.read()).not.toMatch(/山田|太郎/)
}

async function reportJob(mine: Person, own: string): Promise<void> {
  const say = words[mine.language]
  await mine.open(own)
  await press(mine.page, say.toJob)
  await mine.arrive(/\/job$/)
  await choose(mine.page, say.employment, say.regular)
  await typeDate(mine.page, say.hiredOn, '2023-06-30')
  await press(mine.page, say.report)
  await mine.arrive(new RegExp(`${own}$`))
  expect(await mine.read()).toMatch(say.job)
}

const words = {
  ja: {
    byLot: '定員を超えたときは抽選です',
    apply: '申し込む',
    goOn: '確認へ進む',
    third: '3番',
    fixList: '一覧を確定して照合値を公表する',
    listFixed: '抽選の一覧を確定し、照合値を公表しました。',
    carryOut: 'この案のとおりに決定する',
    carriedOut: '選考の結果を決定しました。',
    repeated: '同じ結果になることを確かめました',
    within: '定員3人に入りました',
    confirm: '受講の手続きをする',
    enrolled: '受講中',
    presentOf: (name: string) => `会場で出席 ${name}`,
    onePresent: '出席 1人／受講者 3人',
    join: 'オンラインで出席する',
    joinToday: /^オンラインで出席する 令和5年6月19日/,
    oneMeets: '条件を満たしている人は1人です',
    complete: '選んだ人を修了にする',
    oneCompleted: '修了した人　1人',
    certificate: '修了証を開く（PDF）',
    number: /^修了証の番号/,
    valid: '有効です',
    toJob: '就職を記録する',
    employment: /^働き方/,
    regular: '正社員',
    hiredOn: /^採用日/,
    report: '報告する',
    job: /就職（正社員、令和5年6月30日）/,
  },
  en: {
    byLot: 'Places are given by lot',
    apply: 'Apply',
    goOn: 'Continue',
    third: 'No. 3',
    fixList: 'Make the list final and publish its digest',
    listFixed: 'The list of the draw is final, and its digest is public.',
    carryOut: 'Carry out this proposal',
    carriedOut: 'The selection has been carried out.',
    repeated: 'with the same result',
    within: 'within the 3 places',
    confirm: 'Confirm',
    enrolled: 'Enrolled',
    presentOf: (name: string) => `Present in person ${name}`,
    onePresent: 'Present: 1 of 3',
    join: 'Join online',
    joinToday: /^Join online Mon, 19 June 2023/,
    oneMeets: '1 of them meet the rule',
    complete: 'Mark those ticked as completed',
    oneCompleted: 'Completed: 1',
    certificate: 'Open your certificate (PDF)',
    number: /^Number of the certificate/,
    valid: 'It is valid',
    toJob: 'Record a job found',
    employment: /^Form of employment/,
    regular: /egular/,
    hiredOn: /^Day of hiring/,
    report: 'Report',
    job: /Hired \(.*\) on .*30 June 2023/,
  },
} as const

test('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
