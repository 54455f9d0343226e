/**
 * Official letters by keyboard alone: an officer writes who signs into a text, looks at it with
 * sample values, saves it with a reason; a letter is issued; the applicant finds it and opens it.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../src/commands/context.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { readPdf } from '../formats/pdf/pdf-file.ts'
import { decision, issue, letterDay } from '../letter/world.ts'
import { applicant, taken } from '../world/delivery.ts'
import { buildDesk, staff } from '../world/desk.ts'
import { type JourneySite, openWindow, serveJourneys, ways } from './journey.ts'
import { press, type } from './keyboard.ts'

const { context } = await cloneDatabase()
const world = await buildDesk(context)
/** An application with its owner for each way. */
const owned = await Promise.all(
  world.reserved.slice(0, 2).map((application) => ownerOf(context, application)),
)
let browser: Browser
let site: JourneySite

beforeAll(async () => {
  const [first, second] = owned.map(({ visitor }) => visitor)
  const visitors = { ja: present(first, 'an owner'), en: present(second, 'another') }
  site = await serveJourneys(context, { ...visitors, administrator: staff('administrator') })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

test.each(ways)('the whole way in $language at $width px', { timeout: 300_000 }, async (way) => {
  site.moveTo(letterDay)
  const say = words[way.language]
  const officer = await openWindow(browser, site, { ...way, as: 'administrator' })
  await officer.open(officer.to.desk())
  await press(officer.page, say.letters)
  await officer.arrive(/\/desk\/letters$/)
  await press(officer.page, say.texts)
  await officer.arrive(/\/letter-templates$/)
  await press(officer.page, say.decision)
  await officer.arrive(/\/letter-templates\/grant-decision$/)
  await type(officer.page, say.signatory, say.governor)
  await press(officer.page, say.try)
  await officer.arrive(/\/preview$/)
  expect(await officer.read()).toContain(say.governor)
  await type(officer.page, say.reason, say.newGovernor)
  await press(officer.page, say.save)
  await officer.arrive(/\/letter-templates\/grant-decision$/)
  expect(await officer.read()).toContain(say.newGovernor)

  const { application } = present(owned[way.language === 'ja' ? 0 : 1], 'an application')
  const { letter, number } = taken(await issue(context, decision(application)))
  const person = await openWindow(browser, site, { ...way, as: way.language })
  await person.open(person.to.application({ application }))
  const text = await person.read()
  expect(text).toContain(number)
  expect(text).toContain(say.open)
  const answer = await person.page.request.get(
    new URL(person.to.letterPdf({ letter }), site.server.url).href,
  )
  const pdf = readPdf(new Uint8Array(await answer.body()))
  expect(pdf.pages.join('').replaceAll(/\s/g, '')).toContain(say.governor.replaceAll(/\s/g, ''))
  for (const one of [person, officer]) await one.leave()
})

async function ownerOf({ database, authority }: Context, application: string) {
  const found = await withAuthority(database, authority, (books) =>
    findApplication(books, application),
  )
  const actor = applicant(present(found?.account, 'the account of a reservation'))
  return { application, visitor: { actor, name: '', signIn: newId(), needsSecondFactor: false } }
}

const words = {
  ja: {
    letters: '通知書',
    texts: '文面と文書番号を変える',
    decision: '交付決定通知書',
    signatory: /^発信者の職・氏名/,
    governor: '東京都知事　𠮷野 髙子',
    try: '保存せずに見本を見る',
    reason: /^変える理由/,
    newGovernor: '知事の交代による',
    save: '保存する',
    open: '交付決定通知書を開く（PDF）',
  },
  en: {
    letters: 'Letters',
    texts: 'Change texts and numbers',
    decision: 'Grant decision',
    signatory: /^Office and name of who signs \(English\)/,
    governor: 'Taro Yamada, Governor',
    try: 'Try it without saving',
    reason: /^Why it is changed/,
    newGovernor: 'A new governor',
    save: 'Save',
    open: 'English translation (PDF)',
  },
} as const

test('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
