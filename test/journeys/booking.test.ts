/**
 * A room with its equipment by keyboard alone: found, a time chosen, booked, shown at the desk, its
 * use marked there, and counted.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../src/kit/check.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildCounselling } from '../world/counselling.ts'
import { monday } from '../world/slots.ts'
import { type JourneySite, openWindow, readFigure, serveJourneys, signUp, ways } from './journey.ts'
import { press } from './keyboard.ts'

const { context } = await cloneDatabase()
let browser: Browser
let site: JourneySite

beforeAll(async () => {
  const { visitors } = await buildCounselling(context)
  site = await serveJourneys(context, visitors)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

const line = '19'

test.each(ways)('the whole way in $language at $width px', { timeout: 300_000 }, async (way) => {
  site.moveTo(monday)
  const say = words[way.language]
  const operator = await openWindow(browser, site, { ...way, as: 'operator' })
  const before = await readFigure(operator, line)
  const person = await openWindow(browser, site, way)
  await person.open(person.to.offerings())
  await press(person.page, 'オンライン面接室')
  await person.arrive(/\/offerings\/[^/]*$/)
  await press(person.page, say.times)
  await person.arrive(/\/slots/)
  await press(person.page, '第1面接室')
  await person.arrive(/\/slots\?/)
  expect(await person.read()).toContain(say.computer)
  await press(person.page, say.free)
  await person.arrive(/\/apply\?/)
  const address = `heya.${way.language}@example.jp`
  await signUp(person, site, { address, name: '田中 実', back: /\/apply/ })
  await press(person.page, say.book)
  await person.arrive(/\/my\/applications\/[^/]*$/)
  const text = await person.read()
  expect(text).toContain(say.place)
  const day = present(/\d{1,2}(?=日（| May)/.exec(text)?.[0], 'the day of the booking')

  site.moveTo(`2023-05-${day.padStart(2, '0')}T03:00:00Z`)
  await operator.open(operator.to.desk())
  await press(operator.page, say.bookings)
  await operator.arrive(/\/desk\/bookings$/)
  await press(operator.page, say.use)
  await operator.arrive(/\/desk\/bookings$/)
  expect(await operator.read()).toMatch(say.allUsed)
  expect(await readFigure(operator, line)).toBe(before + 1)
  await person.open(person.to.myPage())
  for (const one of [person, operator]) await one.leave()
})

const words = {
  ja: {
    times: '空いている日時を見る',
    computer: 'パソコン',
    place: '2階 第1面接室',
    free: /空き/,
    book: /^予約する/,
    bookings: '施設の予約',
    use: /^利用済みにする/,
    allUsed: /予約(\d+)件、うち利用済み\1件/,
  },
  en: {
    times: 'See free times',
    computer: 'Computer',
    place: 'Floor 2, room 1',
    free: /Free/,
    book: /^Book/,
    bookings: 'Bookings',
    use: /^Mark as used/,
    allUsed: /(\d+) booked, \1 of them used/,
  },
} as const

test('met no problem on the way', () => {
  expect(site.problems).toEqual([])
})
