/** Who sees what at the desk, who may do what, and what addresses that name nothing answer. */
import { describe, expect, it, test } from 'vitest'
import { newId } from '../../src/kit/id.ts'
import { deskRooms } from '../../src/web/desk/pages.ts'
import { deskRoutes } from '../../src/web/routes/desk.ts'
import { linksIn } from '../../src/web/routes.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildDesk } from '../world/desk.ts'
import { openDeskSite } from './desk-site.ts'

const clone = await cloneDatabase()
const world = await buildDesk(clone.context)
const desk = openDeskSite(clone)
const to = linksIn('ja')
const [reserved = ''] = world.reserved
const [, today = ''] = world.sessions
const fair = { offering: world.fair }

/** The general pages of the desk, for the fair of programme 8. */
const pagesIn = (language: 'ja' | 'en') => {
  const links = linksIn(language)
  return [
    links.desk(),
    links.deskOfferings(),
    links.deskOffering(fair),
    links.offeringSessions(fair),
    links.deskSession({ ...fair, session: today }),
    links.offeringResources(fair),
    links.offeringQuestions(fair),
    links.questionPreview(fair),
    links.offeringApplications(fair),
    links.deskApplication({ application: reserved }),
    links.deskNotices(),
    links.deskNotice({ notice: world.notice }),
  ]
}

describe('every page', () => {
  it.each(['ja', 'en'] as const)('is shown in %s', async (language) => {
    for (const path of [...pagesIn(language), linksIn(language).deskActs()]) {
      const { status, html } = await desk.get(path)
      expect([path, status, html.includes('undefined')]).toEqual([path, 200, false])
    }
  })

  it('is read by auditors, who change nothing', async () => {
    for (const path of [...pagesIn('ja'), to.deskActs()]) {
      expect([path, (await desk.get(path, 'auditor')).status]).toEqual([path, 200])
    }
    const overview = await desk.get(to.deskOffering(fair), 'auditor')
    expect(overview.html).toMatch(/<button type="button"[^>]*aria-disabled="true"/)
    expect(overview.text).toContain('「募集を公開する」ができるのは')
    expect(overview.text).not.toContain('内容を直す')
    const application = await desk.get(to.deskApplication({ application: reserved }), 'auditor')
    expect(application.html).not.toMatch(
      /<button type="submit" class="(?:primary|secondary|danger)"/,
    )
    for (const [path, sent] of [
      [to.deskOffering(fair), { act: 'state', item: 'closed' }],
      [to.deskApplication({ application: reserved }), { act: 'step', item: 'check-in' }],
      [to.offeringApplications(fair), { act: 'bulk', chosen: reserved, step: 'check-in' }],
      [to.deskSession({ ...fair, session: today }), { act: 'heads', heads: '3' }],
      [to.offeringResources(fair), { act: 'add', names: '企業' }],
    ] as const) {
      expect([path, (await desk.post(path, sent, 'auditor')).status]).toEqual([path, 403])
    }
  })

  it('is closed to applicants and to those who are not signed in', async () => {
    expect((await desk.get(to.desk(), 'applicant')).status).toBe(403)
    expect((await desk.get(to.desk(), 'nobody')).status).toBe(302)
  })
})

describe('an operator of programme 8', () => {
  it('finds the offerings of programme 8 alone', async () => {
    const { text } = await desk.get(to.deskOfferings(), 'operator')
    expect(text).toContain('合同就職面接会')
    expect(text).not.toContain('はじめてのIT講座')
    const asked = await desk.get(to.deskOfferings({ programme: 'nonsense' }), 'operator')
    expect(asked.text).not.toContain('はじめてのIT講座')
    expect((await desk.get(to.desk(), 'operator')).text).not.toContain('はじめてのIT講座')
  })

  it('is refused the pages of other programmes', async () => {
    const course = { offering: world.course }
    for (const path of [
      to.deskOffering(course),
      to.offeringApplications(course),
      to.editOffering(course),
      to.deskApplication({ application: world.nameless }),
      to.newOffering({ from: world.course }),
    ]) {
      expect([path, (await desk.get(path, 'operator')).status]).toEqual([path, 403])
    }
    const sent = { act: 'bulk', chosen: world.nameless, step: 'cancel' }
    const answer = await desk.post(to.offeringApplications(fair), sent, 'operator')
    expect(answer.status).toBe(403)
  })

  it('has no record of acts; an officer of the programme has that of the programme', async () => {
    expect((await desk.get(to.deskActs(), 'operator')).status).toBe(403)
    const { text } = await desk.get(to.deskActs(), 'officer')
    expect(text).toContain('参加の予約：予約する')
    expect(text).not.toContain('受講の申込：申し込む')
    expect((await desk.get(to.deskActs(), 'auditor')).text).toContain('受講の申込：申し込む')
  })
})

test('addresses that name nothing are answered in a sentence', async () => {
  for (const id of ['nonsense', '%00', newId(), "'; drop table offering"]) {
    for (const path of [
      to.deskOffering({ offering: id }),
      to.deskSession({ ...fair, session: id }),
      to.deskResource({ ...fair, resource: id }),
      to.deskQuestion({ ...fair, question: id }),
      to.deskApplication({ application: id }),
      to.deskNotice({ notice: id }),
      to.newOffering({ from: id }),
      to.deskUpload({ application: reserved, upload: id }),
      to.deskNoticeHtml({ notice: id }),
    ]) {
      const { status, text } = await desk.get(path)
      expect([path, status]).toEqual([path, 404])
      expect(text).toMatch(/見つかりません|ありません/)
    }
  }
})

test('a session of another offering is not there', async () => {
  const path = to.deskSession({ offering: world.course, session: today })
  expect((await desk.get(path)).status).toBe(404)
})

test('the HTML part of a notice is a document that runs nothing', async () => {
  const { status, html } = await desk.get(to.deskNoticeHtml({ notice: world.notice }))
  expect([status, html.startsWith('<!DOCTYPE html>')]).toEqual([200, true])
  expect(html).toContain('はじめてのIT講座')
})

test('every route of the desk answers a visitor who may not enter with a page', async () => {
  for (const [name, { path }] of Object.entries(deskRoutes)) {
    if (!Object.hasOwn(deskRooms.personal, name)) continue
    const address = path.replaceAll(/:\w+/g, newId())
    const { status } = await desk.get(address, 'applicant')
    // Pages that teachers and the door share with the desk know their own people.
    expect([path, [403, 404].includes(status)]).toEqual([path, true])
  }
})

test('the site met no problem', () => {
  expect(desk.problems).toEqual([])
})
