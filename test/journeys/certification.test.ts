/**
 * A social firm is certified, by keyboard alone: the firm sends its papers, staff check the criteria
 * and record the committee, the officer decides, and anybody reads it in the public register.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { consult, nextNumber, openCertification } from '../certification/world.ts'
import { cloneDatabase } from '../database/clone.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import { staff } from '../world/desk.ts'
import { openPerson, type Person as Account } from '../world/people.ts'
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
const firms: Readonly<Record<'ja' | 'en', Account>> = {
  ja: await openPerson(context, '担当 太郎'),
  en: await openPerson(context, 'Alex Smith'),
}
let browser: Browser
let site: JourneySite

beforeAll(async () => {
  site = await serveJourneys(context, {
    officer: staff('officer'),
    'firm-ja': firms.ja.visitor,
    'firm-en': firms.en.visitor,
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

test.each(ways)(
  'from papers to the register, in $language at $width px',
  {
    timeout: 400_000,
  },
  async (way) => {
    const { language } = way
    const line = { plan: readTokyoPlan(), line: '5' }
    const offering = await openCertification(context, {}, line)
    const name = language === 'ja' ? '株式会社みどり工房' : '株式会社あおぞら'
    const number = nextNumber()
    const application = await consult(context, offering, {
      actor: firms[language].actor,
      name,
      number,
    })
    site.moveTo('2023-06-02T03:00:00Z')
    const desk = await openWindow(browser, site, { ...way, as: 'officer' })
    const operator = await openWindow(browser, site, { ...way, as: 'operator' })
    const firm = await openWindow(browser, site, { ...way, as: `firm-${language}` })
    const anybody = await openWindow(browser, site, way)
    const before = await readFigure(desk, '5')
    await operator.open(operator.to.certificationSettings({ offering }))
    await sendPapers(firm, application)
    await examine(operator, application)
    await decide(desk, application)
    expect(await readFigure(desk, '5')).toBe(before + 1)
    await agree(firm, application)
    await lookUp(anybody, name, number)
    await lookAfter(operator, offering)
    for (const person of [desk, operator, firm, anybody]) await person.leave()
    expect(site.problems).toEqual([])
  },
)

async function sendPapers(firm: Person, application: string): Promise<void> {
  const say = words[firm.language]
  await firm.open(firm.to.application({ application }))
  expect(await firm.read()).toContain(say.criterion)
  await press(firm.page, say.apply)
  await firm.arrive(/\/send\/apply|\/forms\//)
  await press(firm.page, say.send)
  await firm.arrive(/\/my\/applications\/[^/]*$/)
}

const ofExamination = /\/certification$/

async function examine(operator: Person, application: string): Promise<void> {
  const { language, page, to } = operator
  const say = words[language]
  await operator.open(to.deskApplication({ application }))
  await press(page, say.open)
  await operator.arrive(ofExamination)
  await press(page, say.addNote)
  await typeDate(page, say.noteDay, '2023-05-20')
  await type(page, say.noteText, say.note)
  await press(page, say.keepNote)
  await operator.arrive(ofExamination)
  await press(page, say.record)
  await choose(page, say.found, say.met)
  await type(page, say.part, '3')
  await type(page, say.whole, '15')
  await type(page, say.hours, '20')
  await press(page, say.saveChecks)
  await operator.arrive(ofExamination)
  expect(await operator.read()).toContain(say.counted)
  await press(page, say.examine)
  await operator.arrive(ofExamination)
  await press(page, say.addMeeting)
  await typeDate(page, say.meetingDay, '2023-06-01')
  await type(page, say.members, '委員 一郎')
  await choose(page, say.result, say.toCertify)
  await press(page, say.keepMeeting)
  await operator.arrive(ofExamination)
  expect(await operator.read()).toContain('委員 一郎')
}

async function decide(desk: Person, application: string): Promise<void> {
  const say = words[desk.language]
  await desk.open(desk.to.certificationExamination({ application }))
  expect(await desk.read()).toContain(say.allMet)
  await choose(desk.page, say.decision, say.full)
  await press(desk.page, say.decide)
  await desk.arrive(ofExamination)
  expect(await desk.read()).toMatch(say.number)
}

async function agree(firm: Person, application: string): Promise<void> {
  const say = words[firm.language]
  await firm.open(firm.to.application({ application }))
  await press(firm.page, say.edit)
  await firm.arrive(/\/register$/)
  await type(firm.page, say.place, '東京都新宿区')
  // The last box of the form: the consent.
  await firm.page.locator('input[name=agrees]').press('Space')
  await press(firm.page, say.save)
  await firm.arrive(/\/register$/)
}

async function lookUp(anybody: Person, name: string, number: string): Promise<void> {
  await anybody.open(anybody.to.register())
  await press(anybody.page, name)
  await anybody.arrive(/\/register\/[^/]*$/)
  expect(await anybody.read()).toContain(number)
}

async function lookAfter(operator: Person, offering: string): Promise<void> {
  const say = words[operator.language]
  site.moveTo('2024-07-01T03:00:00Z')
  await operator.open(operator.to.desk())
  expect(await operator.read()).toContain(say.missing)
  await operator.open(operator.to.certifiedList({ offering }))
}

const words = {
  ja: {
    criterion: '就労困難者の雇用',
    apply: '認証を申請する',
    send: /送る|送信/,
    open: '認証の審査を開く',
    addNote: '相談を記録する',
    noteDay: /^相談した日/,
    noteText: /^相談の内容/,
    note: '要件を説明した。',
    keepNote: '相談を記録する',
    record: '確認を記録する',
    found: /^確認の結果/,
    met: '満たしている',
    part: /^就労困難者/,
    whole: /^従業員/,
    hours: /^数（時間）/,
    saveChecks: '確認を記録する',
    counted: '15人中3人（20.0％）',
    examine: '確認を終えて、審査会に進める',
    addMeeting: '審査会の結果を記録する',
    meetingDay: /^開催日/,
    members: /^出席した委員/,
    result: /^結果/,
    toCertify: '認証が適当',
    keepMeeting: '審査会の結果を記録する',
    allMet: '必要な基準は、すべて確認済みです',
    decision: /^決定/,
    full: '認証',
    decide: '決定して、認証書を発行する',
    number: /令和5年度第\d+号/,
    edit: '登録簿に載せる内容を決める',
    place: /^所在地 /,
    save: '保存する',
    missing: '年次の報告が届いていない認証事業者',
  },
  en: {
    criterion: 'Employs people in difficulty',
    apply: 'Apply',
    send: /^Send/,
    open: 'Open the examination',
    addNote: 'Note a consultation',
    noteDay: /^Day/,
    noteText: /^What was talked over/,
    note: 'The criteria were explained.',
    keepNote: 'Keep this note',
    record: 'Record checks',
    found: /^Found/,
    met: 'met',
    part: /^people in difficulty/,
    whole: /^the workforce/,
    hours: /^Number \(hours\)/,
    saveChecks: 'Record these checks',
    counted: '3 of 15 (20.0 %)',
    examine: 'All is checked: on to the committee',
    addMeeting: 'Record a committee',
    meetingDay: /^Day of the meeting/,
    members: /^Members present/,
    result: /^Result/,
    toCertify: 'to be certified',
    keepMeeting: 'Record this committee',
    allMet: 'has been checked',
    decision: /^Decision/,
    full: 'Certified',
    decide: 'Decide, and issue the certificate',
    number: /No\. 2023-\d+/,
    edit: 'Decide what the register shows',
    place: /^Place, in Japanese/,
    save: 'Save',
    missing: 'Yearly reports that are missing',
  },
} as const
