/** Lists of who came, taken in at the desk and taken back. */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import { formatTicketCode, type TicketCode } from '../../src/domain/delivery/ticket.ts'
import { listAttendees } from '../../src/store/attendance-list.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import {
  at,
  claimant,
  instant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'
import { csv, listSite } from './site.ts'

const { context } = await cloneDatabase()
const spring = at(context, '2023-05-10T03:00:00Z')
const { get, send, undo, text } = listSite(at(context, '2023-06-09T03:00:00Z'))

const juneSecond = {
  ...juneFirst,
  startsAt: instant('2023-06-02T13:00:00+09:00'),
  endsAt: instant('2023-06-02T15:00:00+09:00'),
}

async function enter(
  place: { readonly offering: string; readonly session: string | null },
  name: string,
  lifecycle: 'gathering' | 'course',
) {
  const own = claimant(name)
  const detail = { ...own.detail, mail: `${name}@example.jp` }
  const asked = request(place, runner(spring).by, { claimants: [{ ...own, detail }], lifecycle })
  return taken(await claim(spring, asked)).outcome.applications[0]?.number ?? ''
}

async function states(offering: string, lifecycle: string) {
  const people = await withAuthority(context.database, context.authority, (books) =>
    listAttendees(books, { offering, lifecycle }),
  )
  return Object.fromEntries(
    people.map(({ name, state, attended, online }) => [
      name ?? '',
      lifecycle === 'course'
        ? attended.map((id) => (online.includes(id) ? 'online' : 'there'))
        : state,
    ]),
  )
}

/** The facts of a kind that stand, by the day. */
function countFacts(offering: string, kind: string) {
  return withAuthority(context.database, context.authority, async ({ db }) => {
    const found = await sql<{ day: string; tags: string[]; count: number }>`
      select occurred_on as day, tags, count(*) as count from fact
      where offering = ${offering} and kind = ${kind} and corrects is null and not exists (
        select from fact as correction where correction.corrects = fact.id)
      group by 1, 2 order by 1, 2`.execute(db)
    return found.rows.map(({ day, tags, count }) => `${day} ${tags.join('+')} ${count}`)
  })
}

const code = (number: string) => formatTicketCode(number as TicketCode)

describe('at a gathering', () => {
  it('people are found by number or mail, come or do not, and all of it is taken back', async () => {
    const channels = ['in-person', 'online']
    const { offering, sessions } = await openOffering(context, {
      settings: { capacity: null, channels },
      sessions: [juneFirst, juneSecond],
    })
    const [first = '', second = ''] = sessions
    const hanako = await enter({ offering, session: first }, 'hanako', 'gathering')
    for (const name of ['jiro', 'saburo'])
      await enter({ offering, session: second }, name, 'gathering')
    const shiro = await enter({ offering, session: second }, 'shiro', 'gathering')
    const page = `/desk/offerings/${offering}/attendance/import`
    const sheet = csv(
      '受付番号,メール,日程,出欠,時刻',
      `${code(hanako)},,,○,13:05`,
      ',JIRO@example.jp,2023-06-02 13:00,オンライン,',
      ',saburo@example.jp,,欠席,',
      `${code(shiro)},,,,`,
      ',nobody@example.jp,,出席,',
      `${code(hanako)},,2023-06-02 13:00,出席,`,
      `${code(hanako)},saburo@example.jp,,出席,`,
      `,,,出席,`,
      `${code(shiro)},,,たぶん,`,
      `${code(hanako)},,,出席,`,
    )
    const { tried, takeIn } = await send(page, sheet)
    expect(tried.status).toBe(200)
    expect(tried.html).toContain('10行を試しに読みました。3行を取り込めます')
    expect(tried.html).toContain('「出欠」が空の1行は取り込みません')
    for (const row of [6, 7, 8, 9, 10, 11]) {
      expect(tried.html).toContain(`<strong>${row}行目</strong>`)
    }
    expect(await countFacts(offering, 'gathering.attended')).toEqual([])
    const done = await takeIn()
    expect(done.html).toContain('出席1件、オンライン1件、欠席1件')
    const after = { hanako: 'checked-in', jiro: 'checked-in', saburo: 'no-show', shiro: 'reserved' }
    expect(await states(offering, 'gathering')).toEqual(after)
    expect(await countFacts(offering, 'gathering.attended')).toEqual([
      '2023-06-01 in-person 1',
      '2023-06-02 online 1',
    ])
    const again = await send(page, sheet)
    expect(again.tried.html).toContain('3行はすでに記録されています')
    const file = await text(`/desk/offerings/${offering}/attendance/export?format=csv`)
    expect(file).toMatch(/jiro,.*オンライン/)
    expect(file).toMatch(/saburo,.*欠席/)
    expect((await undo(page, done.html)).status).toBe(303)
    const before = { hanako: 'reserved', jiro: 'reserved', saburo: 'reserved', shiro: 'reserved' }
    expect(await states(offering, 'gathering')).toEqual(before)
    expect(await countFacts(offering, 'gathering.attended')).toEqual([])
    expect(await text(page)).toContain('取り消し済み')
  })

  it('the file that was exported comes back when it is filled in', async () => {
    const { offering, sessions } = await openOffering(context, { settings: { capacity: null } })
    for (const name of ['goro', 'rokuro']) {
      await enter({ offering, session: sessions[0] ?? null }, name, 'gathering')
    }
    const file = await text(`/desk/offerings/${offering}/attendance/export?format=csv`)
    const filled = file.replaceAll(/(2023-06-01 13:00),,/g, '$1,出席,')
    expect(filled).not.toBe(file)
    const page = `/desk/offerings/${offering}/attendance/import`
    await (await send(page, new TextEncoder().encode(filled))).takeIn()
    expect(await states(offering, 'gathering')).toEqual({
      goro: 'checked-in',
      rokuro: 'checked-in',
    })
  })

  it('nobody comes before the day', async () => {
    const early = listSite(spring)
    const { offering, sessions } = await openOffering(context)
    const number = await enter({ offering, session: sessions[0] ?? null }, 'early', 'gathering')
    const page = `/desk/offerings/${offering}/attendance/import`
    const { tried } = await early.send(page, csv('受付番号,出欠', `${code(number)},出席`))
    expect(tried.html).toContain('この日程はまだ先です')
  })
})

it('in a course every session is noted by itself, and an absence is the lack of a note', async () => {
  const { offering, sessions } = await openOffering(context, {
    kind: 'course',
    settings: { capacity: 10, seatsPer: 'offering', channels: ['in-person', 'online'] },
    sessions: [juneFirst, juneSecond],
  })
  expect(sessions).toHaveLength(2)
  const hanako = await enter({ offering, session: null }, 'hanako', 'course')
  const jiro = await enter({ offering, session: null }, 'jiro', 'course')
  const page = `/desk/offerings/${offering}/attendance/import`
  const sheet = csv(
    '受付番号,日程,出欠',
    `${code(hanako)},2023-06-01 13:00,出席`,
    `${code(hanako)},2023-06-02 13:00,オンライン`,
    `${code(jiro)},2023-06-01 13:00,×`,
    `${code(jiro)},2023-06-02 13:00,出席`,
    `${code(jiro)},,出席`,
    `${code(jiro)},2023-06-03 13:00,出席`,
  )
  const { tried, takeIn } = await send(page, sheet)
  expect(tried.html).toContain('4行を取り込めます')
  for (const row of [6, 7]) expect(tried.html).toContain(`<strong>${row}行目</strong>`)
  const done = await takeIn()
  const attended = { hanako: ['there', 'online'], jiro: ['there'] }
  expect(await states(offering, 'course')).toEqual(attended)
  expect(await countFacts(offering, 'course.attended')).toHaveLength(3)
  expect((await undo(page, done.html)).status).toBe(303)
  expect(await states(offering, 'course')).toEqual({ hanako: [], jiro: [] })
  expect(await countFacts(offering, 'course.attended')).toEqual([])
})

it('other kinds have no such list', async () => {
  const { offering } = await openOffering(context, { kind: 'booking', sessions: [] })
  expect((await get(`/desk/offerings/${offering}/attendance/import`)).status).toBe(404)
})
