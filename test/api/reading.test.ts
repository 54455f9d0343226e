/** What programs read is what pages show: the same letter, the same figures, the same file. */
import { describe, expect, it } from 'vitest'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { type ApiPerson, find, type Got, text } from '../world/api.ts'
import { applicant, at, juneFirst, openOffering } from '../world/delivery.ts'
import { inMay, letIn, openFair, reserveSeat } from '../world/gathering.ts'
import { ask as question, oneOf } from '../world/questions.ts'
import { openCaseWorld } from './case-world.ts'
import { askedForAdvice, noticed, papers, withFile } from './reading-cases.ts'

const { context } = await cloneDatabase()
const world = await openCaseWorld(at(context, inMay))
const { api, day, officer, visitor, stranger } = world

async function read(path: string, by: ApiPerson): Promise<Got> {
  const got = await api.ask('GET', path, { by })
  expect([path, got.status, got.body]).toEqual([path, 200, got.body])
  return got
}

const codeAt = async (path: string, by: ApiPerson) =>
  text(await api.ask('GET', path, { by }), 'code')

describe('a file that was handed in', () => {
  it('comes back byte by byte under its name, to whom the application is and to its staff', async () => {
    const { path } = await withFile(world)
    for (const by of [visitor, officer]) {
      const got = await read(path, by)
      expect(got.body).toBe(new TextDecoder().decode(papers))
      expect(got.headers.get('content-type')).toBe('application/pdf')
      expect(got.headers.get('x-content-type-options')).toBe('nosniff')
      expect(got.headers.get('content-disposition')).toBe(
        `attachment; filename="___.pdf"; filename*=UTF-8''${encodeURIComponent('履歴書.pdf')}`,
      )
    }
    expect(await codeAt(path, stranger)).toBe('application_unknown')
  })

  it('is not found through another application of the same person', async () => {
    const { upload } = await withFile(world)
    const other = await world.apply()
    expect(await codeAt(`/applications/${other}/files/${upload}`, visitor)).toBe('upload_unknown')
  })
})

describe('the letter of a notice', () => {
  it('reads as it is sent, in both of its parts', async () => {
    const { notice, application } = await noticed(world)
    const got = await read(`/desk/notices/${notice}`, officer)
    expect(got.body).toMatchObject({ id: notice, application })
    const page = `https://jisseki.example/my/applications/${application}`
    expect(text(got, 'letter', 'subject')).toBe('【予約完了】合同面接会')
    expect(text(got, 'letter', 'text')).toContain(page)
    expect(text(got, 'letter', 'html')).toContain(`href="${page}"`)
  })

  it('shows no program what would sign somebody in, though it is kept for administrators', async () => {
    const body = { address: 'kept@example.jp', role: 'operator', programme: 'fair' }
    await api.ask('POST', '/desk/people/invitations', { by: world.admin, body })
    const secret = /\/invitation\/[^"]+/.exec(JSON.stringify(api.letters.at(-1)))?.[0]
    const listed = await read('/desk/notices?address=kept@example.jp', world.admin)
    const notice = text(listed, 'items', 0, 'id')
    await withAuthority(context.database, context.authority, async ({ client }) => {
      await client.query("update notice set state = 'kept' where notice = $1", [notice])
    })
    const got = await read(`/desk/notices/${notice}`, world.admin)
    expect(secret).toBeDefined()
    expect(JSON.stringify(got.body)).not.toContain(secret)
    expect(text(got, 'letter', 'text')).toContain('招')
  })
})

it('the work list holds what waits, for those who open the desk', async () => {
  const work = await read('/desk/work', officer)
  expect(find(work, 'failedNotices')).toBe(0)
  expect(find(work, 'drafts')).toEqual([])
  expect(await codeAt('/desk/work', stranger)).toBe('act_not_allowed')
})

it('figures move at once, and are those of one’s own programmes', async () => {
  const countOf = (got: Got) => find(got, 'rows', 0, 'figures', 0, 'value')
  expect(countOf(await read('/desk/figures', officer))).toBe(0)
  await letIn(context, [await reserveSeat(context, await openFair(context))])
  const moved = await read('/desk/figures', officer)
  expect(countOf(moved)).toBe(1)
  expect(find(moved, 'rows')).toMatchObject([{ programme: 'fair', target: '100人' }])
  const whole = await read('/desk/figures', world.admin)
  expect((find(whole, 'rows') as readonly unknown[]).length).toBeGreaterThan(1)
  expect(find(await read('/desk/figures?programme=none', world.admin), 'rows')).toEqual([])
})

it('a questionnaire withholds small numbers unless they are asked for', async () => {
  const fair = await openFair(context)
  const liked = question('liked', oneOf('yes', 'no'), { personal: false, statistics: true })
  const path = `/desk/offerings/${fair.offering}`
  const form = { by: world.admin, body: { version: 0, questions: [liked] } }
  await api.ask('PUT', `${path}/questions/questionnaire`, form)
  const by = await api.person()
  const seat = await reserveSeat(context, fair, { actor: applicant(by.account) })
  await letIn(context, [seat])
  const answers = { by, body: { answers: { liked: 'yes' } } }
  const sent = await day.ask('POST', `/applications/${seat.application}/questionnaire`, answers)
  expect([sent.status, sent.body]).toEqual([expect.toBeOneOf([200, 201]), sent.body])
  const all = await day.ask('GET', `${path}/questionnaire?view=all`, { by: officer })
  const shown = await day.ask('GET', `${path}/questionnaire`, { by: officer })
  expect(all.body).toMatchObject({ responses: 1, questions: [{ key: 'liked', asked: 1 }] })
  expect(find(all, 'questions', 0, 'lines')).toMatchObject([
    { state: 'number', count: 1 },
    { state: 'zero', count: 0 },
    { state: 'zero', count: 0 },
  ])
  expect(find(shown, 'questions')).toMatchObject([{ key: 'liked', asked: null, lines: null }])
})

it('the dates of an application come as a calendar, to whom it belongs', async () => {
  const application = await world.apply()
  const got = await read(`/applications/${application}/calendar`, visitor)
  expect(got.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH')
  expect(got.body).toContain(`UID:${application}@jisseki\r\n`)
  expect(String(got.body).match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(await codeAt(`/applications/${application}/calendar`, officer)).toBe('application_unknown')
})

it('the way in of an online date is given once one has joined, to nobody else', async () => {
  const onlineLink = 'https://meet.example/1'
  const sessions = [{ ...juneFirst, onlineLink }]
  const { offering, sessions: dates } = await openOffering(context, { sessions })
  const by = await api.person()
  const reserving = { by, body: { session: dates[0] } }
  const got = await api.ask('POST', `/offerings/${offering}/applications`, reserving)
  const path = `/applications/${text(got, 'applications', 0, 'id')}`
  const dated = async () => find(await day.ask('GET', `${path}/online`, { by }), 'items')
  expect(await dated()).toMatchObject([{ session: dates[0], isJoined: false, link: null }])
  const joining = { by, body: { session: dates[0], channel: 'online' } }
  const done = await day.ask('POST', `${path}/acts/join`, joining)
  expect([done.status, done.body]).toEqual([200, done.body])
  expect(await dated()).toMatchObject([{ isJoined: true, link: onlineLink }])
  expect(await codeAt(`${path}/online`, officer)).toBe('application_unknown')
})

it('what the desk has noted of a consultation is for the desk alone', async () => {
  const application = await askedForAdvice(world)
  const path = `/desk/consultations/${application}`
  expect(find(await read(path, world.counsellor), 'waitsSince')).not.toBeNull()
  expect(await codeAt(path, visitor)).toBe('act_not_allowed')
})
