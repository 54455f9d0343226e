/** The desk's lists to and from spreadsheets, as staff send and get them. */
import { describe, expect, it } from 'vitest'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { actingAs } from '../../src/commands/context.ts'
import { cancelOffering } from '../../src/commands/offering/cancel-offering.ts'
import { addResources, editResource } from '../../src/commands/offering/resource.ts'
import { addSessions } from '../../src/commands/offering/session.ts'
import { encodeShiftJis } from '../../src/formats/shift-jis.ts'
import { check, present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listSessions } from '../../src/store/session.ts'
import { sliceApplications } from '../../src/store/application-list.ts'
import { readDetails } from '../../src/store/application.ts'
import { cloneDatabase } from '../database/clone.ts'
import {
  applicant,
  at,
  claimant,
  juneFirst,
  openOffering,
  request,
  runner,
} from '../world/delivery.ts'
import { ask, line, oneOf } from '../world/questions.ts'
import { csv, headers, listSite } from './site.ts'

const { context } = await cloneDatabase()
const now = at(context, '2023-05-10T03:00:00Z')
const { app, get, send, undo, text: read } = listSite(now)

const questions = [ask('work', oneOf('office', 'care')), ask('reason', line)]

async function newFair(capacity: number | null = 10) {
  const fair = await openOffering(context, { settings: { capacity } })
  const place = { offering: fair.offering, purpose: 'application' } as const
  const published = await replaceQuestions(runner(now), { ...place, version: 0, questions })
  check(published.ok, 'the questions are published')
  return { ...fair, list: `/desk/offerings/${fair.offering}/applications` }
}

async function listed(offering: string) {
  return withAuthority(context.database, context.authority, async (books) => {
    const slice = { at: null, limit: 6000 }
    const query = { offering, sort: 'name', isDescending: false, slice } as const
    const { rows } = await sliceApplications(books, query)
    const details = await readDetails(
      books,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({
      ...{ name: row.name, kana: row.kana, startsAt: row.startsAt, state: row.state },
      ...{ mail: details.get(row.id)?.mail, answers: details.get(row.id)?.answers },
      formVersion: row.formVersion,
    }))
  })
}

function idsOf(offering: string): Promise<readonly string[]> {
  return withAuthority(context.database, context.authority, async (books) => {
    const slice = { at: null, limit: 10 }
    const query = { offering, sort: 'name', isDescending: false, slice } as const
    return (await sliceApplications(books, query)).rows.map(({ id }) => id)
  })
}

async function apply(offering: string, session: string | null, name: string) {
  const actor = applicant()
  const base = claimant(name, { account: actor.account })
  const answers = {
    work: { kind: 'choice', options: ['care'], other: null },
    reason: { kind: 'text', text: `=SUM(A1)、${name}` },
  }
  const claimants = [{ ...base, detail: { ...base.detail, kana: 'ヤマダ', answers } }]
  const place = { offering, session }
  const done = await claim(now, request(place, actor, { claimants, formVersion: 1 }))
  check(done.ok, 'they apply')
}

describe('applications', () => {
  it('come from one offering to another as they are, formulas and all', async () => {
    const from = await newFair()
    for (const name of ['山田花子', '=1+1', '"佐藤", 次郎']) {
      await apply(from.offering, present(from.sessions[0], 'a session'), name)
    }
    const before = await listed(from.offering)
    for (const format of ['xlsx', 'csv', 'csv-sjis']) {
      const file = await get(`${from.list}/export?format=${format}`)
      expect(file.status).toBe(200)
      const to = await newFair()
      const sent = await send(`${to.list}/import`, file.bytes, `a.${format.slice(0, 4)}`)
      expect(sent.tried.html).toContain('3行を取り込めます')
      expect(await listed(to.offering)).toEqual([])
      expect((await sent.takeIn()).html).toContain('3件の申込を取り込みました')
      expect(await listed(to.offering)).toEqual(before)
    }
    const plain = new TextDecoder().decode((await get(`${from.list}/export?format=csv`)).bytes)
    expect(plain).toContain("'=1+1")
    expect(plain).not.toMatch(/(?:^|,|")=(?:1\+1|SUM)/m)
  })

  it('are exported as they are filtered, all of them', async () => {
    const { offering, sessions, list } = await newFair(null)
    await apply(offering, present(sessions[0], 'a session'), '山田花子')
    await apply(offering, present(sessions[0], 'a session'), '佐藤次郎')
    const found = await get(`${list}/export?format=csv&q=${encodeURIComponent('山田')}`)
    const text = new TextDecoder().decode(found.bytes)
    expect(text).toContain('山田花子')
    expect(text).not.toContain('佐藤次郎')
  })

  it('with faults are named row by row, the others are taken in, and all of it is taken back', async () => {
    const { offering, list } = await newFair(2)
    const sheet = csv(
      '氏名,日程,work,メール',
      '山田花子,2023-06-01 13:00,officeです,a@example.jp',
      '佐藤次郎,2023-06-09 13:00,,',
      '鈴木三郎,,営業,',
      '高橋四郎,,careです,nonsense',
      '伊藤五郎,,careです,',
      '渡辺六郎,,,',
    )
    const { tried, takeIn } = await send(`${list}/import`, sheet)
    expect(tried.status).toBe(200)
    for (const row of [3, 4, 5, 7]) expect(tried.html).toContain(`<strong>${row}行目</strong>`)
    expect(tried.html).toContain('2行を取り込めます')
    expect(tried.html).toContain('href="data:text/csv')
    const done = await takeIn()
    expect((await listed(offering)).map(({ name }) => name)).toEqual(['伊藤五郎', '山田花子'])
    expect((await undo(`${list}/import`, done.html)).status).toBe(303)
    const states = (await listed(offering)).map(({ state }) => state)
    expect(states).toEqual(['cancelled', 'cancelled'])
  })

  it('are exported with the numbers of their people, and are not doubled when they come back', async () => {
    const { offering, list } = await newFair()
    const sheet = csv('氏名,利用者番号', '山田花子,P-00042', '佐藤次郎,')
    await (await send(`${list}/import`, sheet)).takeIn()
    const file = await get(`${list}/export?format=csv`)
    const text = new TextDecoder().decode(file.bytes)
    expect(text).toContain('P-00042')
    const more = new TextEncoder().encode(`${text}${text.split('\r\n')[1]}\r\n`)
    expect((await send(`${list}/import`, more)).tried.html).toContain('取り込める行がありません')
    const others = await newFair()
    await (await send(`${others.list}/import`, file.bytes)).takeIn()
    const parties = (of: string) =>
      withAuthority(context.database, context.authority, async (books) => {
        const slice = { at: null, limit: 10 }
        const query = { offering: of, sort: 'name', isDescending: false, slice } as const
        return (await sliceApplications(books, query)).rows.map(({ party }) => party)
      })
    expect(await parties(others.offering)).toEqual(await parties(offering))
  })

  it.each(['gathering', 'course'] as const)(
    'of a %s say by which way people take part, and come back with it',
    async (kind) => {
      const both = { kind, settings: { capacity: 10, channels: ['in-person', 'online'] } } as const
      const [from, to] = [await openOffering(context, both), await openOffering(context, both)]
      const path = (offering: string) => `/desk/offerings/${offering}/applications`
      const sheet = csv('氏名,参加の方法', '山田花子,オンライン', '佐藤次郎,会場', '鈴木三郎,')
      await (await send(`${path(from.offering)}/import`, sheet)).takeIn()
      const ways = async (offering: string) => {
        const rows = (await read(`${path(offering)}/export?format=csv&sort=name`)).split('\r\n')
        const where = (rows[0] ?? '').split(',').indexOf('参加の方法')
        return rows.slice(1, -1).map((row) => row.split(',')[where])
      }
      const before = await ways(from.offering)
      expect(before).toEqual(['会場', 'オンライン', ''])
      const file = await get(`${path(from.offering)}/export?format=xlsx`)
      await (await send(`${path(to.offering)}/import`, file.bytes, 'a.xlsx')).takeIn()
      expect(await ways(to.offering)).toEqual(before)
    },
  )

  it('say the way that was chosen last, and none that was taken back', async () => {
    const { offering, list } = await newFair()
    await (await send(`${list}/import`, csv('氏名', '山田花子'))).takeIn()
    const way = async () => {
      const [heads = '', row = ''] = (await read(`${list}/export?format=csv`)).split('\r\n')
      return row.split(',')[heads.split(',').indexOf('参加の方法')]
    }
    expect(await way()).toBe('会場')
    const day = actingAs(at(context, '2023-06-01T04:30:00Z'), runner(now).by)
    const [application = ''] = await idsOf(offering)
    const joined = { act: 'join', applications: [application], channel: 'online' } as const
    check((await actOnApplications(day, joined)).ok, 'they join')
    expect(await way()).toBe('オンライン')
    const undone = { act: 'undo-check-in', applications: [application], reason: '別の人だった' }
    check((await actOnApplications(day, undone)).ok, 'it is taken back')
    expect(await way()).toBe('会場')
  })

  it('are read in Shift_JIS', async () => {
    const { offering, list } = await newFair()
    const encoded = encodeShiftJis('氏名,フリガナ\r\n髙橋 進,タカハシ\r\n')
    check(encoded instanceof Uint8Array, 'it can be written')
    await (await send(`${list}/import`, encoded)).takeIn()
    expect(await listed(offering)).toMatchObject([{ name: '髙橋 進', kana: 'タカハシ' }])
  })

  it('come by the thousand', async () => {
    const { offering, list } = await newFair(null)
    const lines = Array.from({ length: 1000 }, (_, index) => `人${index},careです`)
    const { tried, takeIn } = await send(`${list}/import`, csv('氏名,work', ...lines))
    expect(tried.html).toContain('1000行を取り込めます')
    expect((await takeIn()).html).toContain('1000件の申込を取り込みました')
    const file = await get(`${list}/export?format=csv`)
    expect(new TextDecoder().decode(file.bytes).trimEnd().split('\r\n')).toHaveLength(1001)
    expect(await listed(offering)).toHaveLength(1000)
  })

  it.each(['not a sheet', ''])('refuse a file that is none: "%s"', async (text) => {
    const { list } = await newFair()
    const { tried } = await send(`${list}/import`, new TextEncoder().encode(text))
    expect(tried.status).toBe(422)
  })

  it('are not taken in or out by those who may not', async () => {
    const { list } = await newFair()
    const as = (who: string) => ({ headers: { ...headers, cookie: `jisseki_sign_in=${who}` } })
    expect((await app.request(`${list}/export`, as('applicant'))).status).toBe(403)
    expect((await app.request(`${list}/export`, as('auditor'))).status).toBe(200)
    expect((await app.request(`${list}/import`, as('auditor'))).status).toBe(403)
  })
})

it('sessions go out and come in elsewhere', async () => {
  const from = await openOffering(context)
  const to = await openOffering(context, { sessions: [] })
  const path = (offering: string) => `/desk/offerings/${offering}/sessions`
  const file = await get(`${path(from.offering)}/export?format=xlsx`)
  const { tried, takeIn } = await send(`${path(to.offering)}/import`, file.bytes, 'a.xlsx')
  expect(tried.html).toContain('1行を取り込めます')
  const done = await takeIn()
  expect(done.html).toContain('1件の日程を加えました')
  const text = async (offering: string) =>
    new TextDecoder().decode((await get(`${path(offering)}/export?format=csv`)).bytes)
  expect(await text(to.offering)).toBe(await text(from.offering))
  expect(await text(from.offering)).toContain('2023-06-01')
  const past = await get(`${path(from.offering)}/export?format=csv&time=coming`)
  expect(new TextDecoder().decode(past.bytes)).toContain('2023-06-01')
  const over = await get(`${path(from.offering)}/export?format=csv&time=past`)
  expect(new TextDecoder().decode(over.bytes)).not.toContain('2023-06-01')
  expect((await undo(`${path(to.offering)}/import`, done.html)).status).toBe(303)
  expect(await text(to.offering)).not.toContain('2023-06-01')
})

it('sessions that the books refuse are refused when they are tried', async () => {
  const { offering } = await openOffering(context, { sessions: [] })
  const reason = '会場が使えなくなった'
  check((await cancelOffering(runner(now), { offering, reason })).ok, 'it is cancelled')
  const page = `/desk/offerings/${offering}/sessions/import`
  const { tried } = await send(page, csv('始まり,終わり', '2023-06-05 13:00,2023-06-05 15:00'))
  expect(tried.status).toBe(422)
  expect(tried.html).toContain('この募集は中止になっているため、日程を加えられません')
})

it('sessions that are tried are not kept', async () => {
  const { offering } = await openOffering(context, { sessions: [] })
  const page = `/desk/offerings/${offering}/sessions/import`
  const sheet = csv('始まり,終わり', '2023-06-05 13:00,2023-06-05 15:00', '2023-06-06,')
  const { tried, takeIn } = await send(page, sheet)
  expect(tried.html).toContain('1行を取り込めます')
  const kept = () =>
    withAuthority(context.database, context.authority, (books) =>
      listSessions(books, { offering, limit: 10 }),
    )
  expect(await kept()).toEqual([])
  await takeIn()
  expect(await kept()).toHaveLength(1)
})

it('sessions that somebody has applied for are not taken back', async () => {
  const { offering } = await openOffering(context, { sessions: [] })
  const page = `/desk/offerings/${offering}/sessions/import`
  const sheet = csv('始まり,終わり', '2023-06-05 13:00,2023-06-05 15:00')
  const done = await (await send(page, sheet)).takeIn()
  const found = await withAuthority(context.database, context.authority, (books) =>
    listSessions(books, { offering, limit: 10 }),
  )
  const people = { ...claimant('山田花子', { account: applicant().account }) }
  const asked = request({ offering, session: found[0]?.id ?? null }, applicant(), {
    claimants: [people],
  })
  check((await claim(now, { ...asked, actor: runner(now).by })).ok, 'they apply')
  expect((await undo(page, done.html)).status).toBe(422)
})

it('booths are narrowed and sorted, and go out as the page shows them', async () => {
  const { offering } = await openOffering(context)
  const resources = ['い商店', 'う工業', 'あ工業'].map((ja) => {
    return { sort: 'booth', name: { ja, en: ja } } as const
  })
  const added = await addResources(runner(now), { offering, resources })
  check(added.ok, 'there are booths')
  const [, first = ''] = added.value.outcome.resources
  check((await editResource(runner(now), { resource: first, isOpen: false })).ok, 'one is closed')
  const page = `/desk/offerings/${offering}/resources`
  const names = async (query: string) => {
    const rows = (await read(`${page}/export?format=csv&${query}`)).trimEnd().split('\r\n')
    const written = rows.slice(1).map((row) => row.split(',')[0])
    const html = await read(`${page}?${query}`)
    const cells = [...html.matchAll(/<th scope="row"><a [^>]*>([^<]*)<\/a>/g)]
    expect(cells.map(([, name]) => name)).toEqual(written)
    return written
  }
  expect(await names('')).toEqual(['い商店', 'う工業', 'あ工業'])
  expect(await names('sort=-place')).toEqual(['あ工業', 'う工業', 'い商店'])
  expect(await names('sort=name')).toEqual(['あ工業', 'い商店', 'う工業'])
  expect(await names(`q=${encodeURIComponent('工業')}`)).toEqual(['う工業', 'あ工業'])
  expect(await names('state=closed')).toEqual(['う工業'])
  expect(await names('state=open&sort=-name')).toEqual(['い商店', 'あ工業'])
  const movable = (html: string) => html.split('name="act" value="up"').length - 1
  expect(movable(await read(page))).toBe(2)
  expect(movable(await read(`${page}?state=open`))).toBe(0)
})

it('more booths than a page shows are turned by key, and all of them go out', async () => {
  const { offering } = await openOffering(context)
  const resources = Array.from({ length: 60 }, (_, index) => {
    return { sort: 'booth', name: { ja: `企業${index}`, en: `Company ${index}` } } as const
  })
  check((await addResources(runner(now), { offering, resources })).ok, 'there are booths')
  const page = `/desk/offerings/${offering}/resources`
  const html = await read(page)
  expect(html).toContain('企業49')
  expect(html).not.toContain('企業50')
  const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  expect(await read(present(next, 'a next page'))).toContain('企業59')
  const rows = (await read(`${page}/export?format=csv`)).trimEnd().split('\r\n')
  expect(rows).toHaveLength(61)
})

it.each([
  '/desk/offerings/export',
  '/desk/notices/export',
  '/en/desk/offerings/export',
  '/desk/acts/export',
  '/desk/people/export',
])('%s is written in every form', async (path) => {
  for (const format of ['xlsx', 'csv', 'csv-sjis']) {
    const { status, bytes, answer } = await get(`${path}?format=${format}`)
    expect(status).toBe(200)
    expect(bytes.length).toBeGreaterThan(20)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
  }
})

it.each(['/desk/bookings', '/desk/consultations'])('%s of a day goes out', async (page) => {
  const kind = page === '/desk/bookings' ? 'booking' : 'consultation'
  const { offering } = await openOffering(context, { kind, sessions: [] })
  const sort = kind === 'booking' ? 'room' : 'counsellor'
  const name = { ja: `${kind}の部屋`, en: 'Room' }
  const added = await addResources(runner(now), { offering, resources: [{ sort, name }] })
  check(added.ok, 'there is a room')
  const [resource = null] = added.value.outcome.resources
  const taken = await addSessions(runner(now), {
    offering,
    sessions: [{ ...juneFirst, resource }],
  })
  check(taken.ok, 'there is a slot')
  const [session = null] = taken.value.outcome.sessions
  const asked = request({ offering, session }, runner(now).by, { lifecycle: kind })
  check((await claim(now, asked)).ok, 'it is booked')
  const text = async (date: string) => {
    const file = await get(`${page}/export?format=csv&date=${date}`)
    return new TextDecoder().decode(file.bytes)
  }
  expect(await text('2023-06-01')).toMatch(new RegExp(`${kind}の部屋.*山田花子`))
  expect(await text('2023-06-02')).not.toContain('山田花子')
})
