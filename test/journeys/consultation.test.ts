/**
 * Consultations by keyboard alone: a question without a name, answered, recorded and counted; and a
 * time that somebody books, held over the telephone and counted.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kit/check.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildCounselling } from '../world/counselling.ts'
import { monday } from '../world/slots.ts'
import {
  type JourneySite,
  openWindow,
  type Person,
  readFigure,
  serveJourneys,
  signUp,
  ways,
} from './journey.ts'
import { choose, press, type } from './keyboard.ts'

const { context } = await cloneDatabase()
let browser: Browser
let site: JourneySite
let world: Awaited<ReturnType<typeof buildCounselling>>

beforeAll(async () => {
  world = await buildCounselling(context)
  site = await serveJourneys(context, world.visitors)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

const line = '18'

test.each(ways)('without a name, in $language at $width px', { timeout: 300_000 }, async (way) => {
  site.moveTo(monday)
  const say = words[way.language]
  const auditor = await openWindow(browser, site, { ...way, as: 'auditor' })
  const before = await readFigure(auditor, line)
  const nobody = await openWindow(browser, site, way)
  await findOffering(nobody)
  await press(nobody.page, say.toMessage)
  await nobody.arrive(/\/ask$/)
  await type(nobody.page, say.message, say.question)
  await press(nobody.page, say.send)
  await nobody.arrive(/\/consultation\?key=/)
  expect(await nobody.read()).toContain(say.keepPage)
  const address = nobody.page.url()

  const counsellor = await openWindow(browser, site, { ...way, as: 'counsellor' })
  await counsellor.open(counsellor.to.desk())
  await press(counsellor.page, say.day)
  await counsellor.arrive(/\/desk\/consultations$/)
  await press(counsellor.page, say.queue)
  await counsellor.arrive(/\/desk\/consultations\/messages$/)
  await press(counsellor.page, /^[0-9A-Z]{4}-[0-9A-Z]{4}/)
  await counsellor.arrive(/\/desk\/consultations\/[0-9a-f-]{36}$/)
  expect(await counsellor.read()).toContain(say.question)
  await type(counsellor.page, say.answerText, say.answer)
  await press(counsellor.page, say.sendAnswer)
  await counsellor.arrive(/\/desk\/consultations\/[0-9a-f-]{36}$/)
  await type(counsellor.page, say.noteText, say.note)
  await press(counsellor.page, say.keepNote)
  await counsellor.arrive(/\/desk\/consultations\/[0-9a-f-]{36}$/)
  expect(await counsellor.read()).toContain(say.note)
  expect(await readFigure(auditor, line)).toBe(before + 1)

  await nobody.open(new URL(address).pathname + new URL(address).search)
  expect(await nobody.read()).toContain(say.answer)
  expect(await nobody.read()).not.toContain(say.note)
  for (const person of [nobody, counsellor, auditor]) await person.leave()
})

test.each(ways)('a booked time, in $language at $width px', { timeout: 300_000 }, async (way) => {
  site.moveTo(monday)
  const say = words[way.language]
  const auditor = await openWindow(browser, site, { ...way, as: 'auditor' })
  const before = await readFigure(auditor, line)
  const person = await openWindow(browser, site, way)
  await findOffering(person)
  await press(person.page, say.signIn)
  await person.arrive(/\/sign-in\?next=/)
  const address = `soudan.${way.language}@example.jp`
  const back = /\/offerings\/[^/]*$/
  await signUp(person, site, { by: say.signUp, address, name: '田中 実', back })
  await press(person.page, say.times)
  await person.arrive(/\/slots/)
  await press(person.page, '相談 良子')
  await person.arrive(/\/slots\?at=/)
  await press(person.page, say.free)
  await person.arrive(/\/apply\?/)
  await choose(person.page, say.way, say.inPerson)
  await press(person.page, say.goOn)
  await person.arrive(/step=confirm/)
  await press(person.page, say.book)
  await person.arrive(/\/my\/applications\/[^/]*$/)
  const application = present(person.page.url().split('/').at(-1), 'the application')
  const date = present(/\d{1,2}月\d{1,2}日|\d{1,2} May/.exec(await person.read())?.[0], 'a date')
  const day = present(/\d{1,2}(?=日| May)/.exec(date)?.[0], 'a day')

  const { to } = person
  for (const link of [to.messages, to.chooseWay, to.moveBooking])
    await person.open(link({ application }))

  const counsellor = await openWindow(browser, site, { ...way, as: 'counsellor' })
  site.moveTo(`2023-05-${day.padStart(2, '0')}T03:00:00Z`)
  await counsellor.open(counsellor.to.deskConsultations())
  await press(counsellor.page, say.hold)
  await counsellor.arrive(/\/desk\/consultations$/)
  expect(await readFigure(auditor, line)).toBe(before + 1)
  await person.open(person.to.myPage())
  for (const one of [person, counsellor, auditor]) await one.leave()
})

/** From the list of what one can take part in to the offering. */
async function findOffering(person: Person): Promise<void> {
  await person.open(person.to.offerings())
  await press(person.page, '就職のオンライン相談')
  await person.arrive(/\/offerings\/[^/]*$/)
}

const words = {
  ja: {
    signIn: 'サインイン',
    signUp: '登録する',
    toMessage: '相談を送る',
    message: /^相談したいこと/,
    question: '面接で話すことが思いつきません。',
    send: '相談を送る',
    keepPage: 'このページを、いま控えてください',
    day: '相談の予定',
    queue: /^返事を待っている相談/,
    answerText: /^返信の文章/,
    answer: 'いっしょに整理しましょう。',
    sendAnswer: '送る',
    noteText: /^相談記録/,
    note: '次は来月。',
    keepNote: '記録する',
    times: '空いている日時を見る',
    free: /空き/,
    way: /^相談の方法/,
    inPerson: /^(?:対面|会場)/,
    goOn: '確認へ進む',
    book: '相談を予約する',
    hold: /^相談済みにする/,
  },
  en: {
    signIn: 'Sign in',
    signUp: 'Sign up',
    toMessage: 'Ask',
    message: /^What you want to ask/,
    question: 'I do not know what to say in interviews.',
    send: 'Send',
    keepPage: 'Keep this page now',
    day: 'Consultations',
    queue: /^Those that wait for an answer/,
    answerText: /^Your answer/,
    answer: 'Let us sort it out together.',
    sendAnswer: 'Send',
    noteText: /^Record/,
    note: 'Again next month.',
    keepNote: 'Keep',
    times: 'See free times',
    free: /Free/,
    way: /^How you want to talk/,
    inPerson: /person/,
    goOn: 'Continue',
    book: 'Book a consultation',
    hold: /^Mark as held/,
  },
} as const

test('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
