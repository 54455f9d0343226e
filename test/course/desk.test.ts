/**
 * The desk's pages of courses as forms, without scripts: what is typed and sent, and what comes of
 * it.
 */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { Buffer } from 'node:buffer'
import { rooms } from '../../src/web/personal-web.ts'
import { linksIn } from '../../src/web/routes.ts'
import { signInCookie } from '../../src/web/visitor.ts'
import { check, present } from '../../src/kit/check.ts'
import { idFrom } from '../../src/kit/id.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite, openBrowserOf } from '../world/apply-site.ts'
import { staff } from '../world/desk.ts'
import { at } from '../world/delivery.ts'
import { openPerson } from '../world/people.ts'
import { applyAll, countFacts, type MadeCourse, moments, openCourse } from './world.ts'

const { context } = await cloneDatabase()
const to = linksIn('ja')
const hanako = await openPerson(context, '山田 花子')
const visitors = { operator: staff('operator'), auditor: staff('auditor'), hanako: hanako.visitor }
const { app } = openApplySite(at(context, moments.afterwards), visitors, { rooms })
const desk = openBrowserOf(app, 'operator')

/** A course that three take: the first is Hanako. */
async function running(details: Record<string, unknown> = {}) {
  const course = await openCourse(context, { capacity: 10, details })
  const people = await applyAll(context, course, [
    { name: '山田 花子', act: 'reserve', actor: hanako.actor },
    { name: '髙橋 一郎', act: 'reserve' },
    { name: '鈴木 次郎', act: 'reserve' },
  ])
  const [one, two, three] = people
  check(one && two && three, 'three people')
  return { ...course, one, two, three, session: present(course.sessions[0], 'a session') }
}

/** Sends a file with the form of an act. */
async function sendFile(
  path: string,
  file: { readonly name: string; readonly text: string | Blob },
) {
  const body = new FormData()
  body.set('act', 'try')
  body.set('key', idFrom('file', file.name, path))
  body.set('file', new File([file.text], file.name))
  const headers = { cookie: `${signInCookie}=operator`, origin: 'http://localhost' }
  const answer = await app.request(path, { method: 'POST', body, headers })
  return { status: answer.status, html: await answer.text() }
}

/** Takes in what was tried, with the file that came along. */
function takeIn(path: string, html: string) {
  const field = (name: string) =>
    present(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1], name)
  return desk.post(path, {
    act: 'import',
    key: idFrom('import', path, field('sheet')),
    sheet: field('sheet'),
    sheetName: field('sheetName'),
  })
}

describe('settings', () => {
  let course: MadeCourse
  beforeAll(async () => {
    course = await openCourse(context)
  })

  it('are saved as typed, shown again, and keep the keys of criteria', async () => {
    const path = to.courseSettings(course)
    const typed = {
      method: 'rank',
      handJa1: '志望動機',
      handMost1: '20',
      sessionsBy: 'percent',
      sessionsLeast: '80',
      onlineCounts: 'on',
      units: '第1章\n第2章',
      hours: '22.5',
      signatoryJa: '理事長　東京 花子',
    }
    expect((await desk.fillIn(path, 'save', typed)).status).toBe(303)
    const { html, text } = await desk.get(path)
    expect(text).toContain('修了の条件: 80％以上出席する。')
    expect(html).toContain('value="志望動機"')
    expect(html).toContain('value="22.5"')
  })

  it('say at the field what is wrong, and change nothing', async () => {
    const path = to.courseSettings(course)
    const wrong = { method: 'rank', handJa1: '', sessionsBy: 'count' }
    const refused = await desk.fillIn(path, 'save', wrong)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('必要な出席の回数か割合を入力してください。')
    const late = await desk.fillIn(path, 'save', { method: 'lottery', sessionsBy: 'none' })
    expect(late.text).toContain('受付が終わってから抽選に変えることはできません')
    const auditor = openBrowserOf(app, 'auditor')
    expect((await auditor.get(path)).html).not.toContain('name="sessionsBy"')
  })
})

describe('a roster', () => {
  it('marks by one tap, many at once, and takes back with a reason', async () => {
    const { session, offering, one, two, three } = await running()
    const path = to.roster({ session })
    const key = (name: string) => idFrom(name, session)
    const tap = { act: 'attend', item: one.application, channel: 'in-person', key: key('tap') }
    expect((await desk.post(path, tap)).location).toBe(`${path}#person-${one.application}`)
    const who = [two.application, three.application]
    await desk.post(path, { act: 'many', who, channel: 'online', key: key('many') })
    expect((await desk.get(path)).text).toContain('出席 3人／受講者 3人')
    const undo = { act: 'takeBack', item: two.application, reason: '別の人', key: key('undo') }
    await desk.post(path, undo)
    expect(await countFacts(context, offering)).toMatchObject({ 'course.attended': 2 })
    expect((await desk.get(`${path}?q=髙橋`)).text).toContain('髙橋 一郎')
    expect((await desk.get(`${path}?q=髙橋`)).text).not.toContain('鈴木')
  })

  it('takes a paper list, and records only what the desk says', async () => {
    const { session, offering, one, two } = await running()
    const path = to.rosterPaper({ session })
    const lines = `${one.code}\n高橋 一郎\n知らない 人`
    const found = await desk.fillIn(path, 'match', { lines, channel: 'in-person' })
    expect(found.text).toContain('名簿にいません')
    expect(await countFacts(context, offering)).not.toHaveProperty('course.attended')
    await desk.post(path, {
      act: 'record',
      key: idFrom('paper', session),
      channel: 'in-person',
      'row.1': one.application,
      'row.2': two.application,
    })
    expect(await countFacts(context, offering)).toMatchObject({ 'course.attended': 2 })
  })

  it('is printed, and is opened by nobody else', async () => {
    const { session } = await running()
    const headers = { cookie: `${signInCookie}=operator` }
    const sheet = await app.request(to.rosterPdf({ session }), { headers })
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const applicant = openBrowserOf(app, 'hanako')
    expect((await applicant.get(to.roster({ session }))).status).toBe(403)
    const by = { cookie: `${signInCookie}=hanako` }
    expect((await app.request(to.rosterPdf({ session }), { headers: by })).status).toBe(403)
  })
})

test('a file of progress is tried first, then taken in as it was tried', async () => {
  const { offering, one } = await running({ units: ['第1章'] })
  const path = to.courseProgress({ offering })
  const text = `受講番号,単元名,進捗率,最終学習日\n${one.code},第1章,80%,2023/06/20 10:15\nZZ,第1章,5,`
  const tried = await sendFile(path, { name: 'progress.csv', text })
  expect(tried.status).toBe(200)
  expect(tried.html).toContain('まだ何も取り込んでいません')
  expect(tried.html).toContain('3行目')
  expect((await desk.get(path)).text).not.toContain('80％')
  expect((await takeIn(path, tried.html)).status).toBe(303)
  expect((await desk.get(path)).text).toContain('80％')
  const again = await sendFile(path, { name: 'again.csv', text })
  expect(again.html).toContain('新しく取り込む記録はありません')
})

test('the list of results is given out, filled in, and taken in once', async () => {
  const { offering, one, two } = await running()
  const path = to.courseResults({ offering })
  const headers = { cookie: `${signInCookie}=operator` }
  const given = await app.request(to.courseResultsSheet({ offering }), { headers })
  expect(given.status).toBe(200)
  const blank = await sendFile(path, { name: 'blank.xlsx', text: await given.blob() })
  expect(blank.html).toContain('新しく記録する結果はありません')
  const text = [
    '受講番号,試験・資格の名前,合否,受験日,働き方,勤め先,採用日',
    `${one.code},簿記3級,合格,2023-06-25,,,`,
    `${two.code},,,,正社員,株式会社青空,令和5年6月26日`,
  ].join('\n')
  const tried = await sendFile(path, { name: 'results.csv', text })
  expect(await countFacts(context, offering)).not.toHaveProperty('course.hired')
  await takeIn(path, tried.html)
  expect(await countFacts(context, offering)).toMatchObject({
    'course.qualified': 1,
    'course.hired': 1,
  })
  const filled = await app.request(to.courseResultsSheet({ offering }), { headers })
  const again = await sendFile(path, { name: 'again.xlsx', text: await filled.blob() })
  expect(again.html).toContain('新しく記録する結果はありません')
})

test('results are entered one by one, said at their field when wrong, and taken back', async () => {
  const { offering, one } = await running()
  const path = to.courseResult({ offering, application: one.application })
  const early = { employment: 'regular', hiredOn: '2023-01-10' }
  const refused = await desk.fillIn(path, 'job', early)
  expect([refused.status, refused.text.includes('講座の初日')]).toEqual([422, true])
  await desk.fillIn(path, 'job', { ...early, hiredOn: '2023-06-30' })
  const taking = { qualification: '簿記3級', result: 'passed', takenOn: '2023-06-25' }
  await desk.fillIn(path, 'examination', taking)
  expect(await countFacts(context, offering)).toMatchObject({
    'course.hired': 1,
    'course.qualified': 1,
  })
  await desk.fillIn(path, 'undo-hire', { reason: '入力の誤り' })
  expect(await countFacts(context, offering)).not.toHaveProperty('course.hired')
})

test('completing gives a certificate that anyone can check without a name', async () => {
  const { offering, one } = await running({ completion: { sessions: { by: 'count', least: 1 } } })
  const path = to.courseCompletion({ offering })
  const short = await desk.fillIn(path, 'complete', { who: one.application })
  expect([short.status, short.text.includes('出席があと1回必要です')]).toEqual([422, true])
  await desk.fillIn(path, 'complete', { who: one.application, reason: '補講で代えた' })
  const number = /令和5年度-2-\d{4}-[A-Z]/.exec((await desk.get(path)).text)?.[0]
  const stranger = openBrowserOf(app)
  const typed = await stranger.get(to.certificates({ number: present(number, 'a number') }))
  const page = await stranger.get(present(typed.location, 'an address'))
  expect(page.text).toContain('有効です')
  expect(page.text).not.toContain('花子')
  expect((await stranger.get(to.certificate({ number: '2023-2-0001-B' }))).status).not.toBe(500)
  const own = await app.request(to.certificatePdf({ application: one.application }), {
    headers: { cookie: `${signInCookie}=hanako` },
  })
  expect(
    Buffer.from(await own.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const other = await stranger.get(to.certificatePdf({ application: one.application }))
  expect(other.status).not.toBe(200)
})
