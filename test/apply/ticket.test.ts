/** Tickets: to show, to print, to put in a calendar; what their code opens; and joining online. */
import { describe, expect, it } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import { formatTicketCode, type TicketCode } from '../../src/domain/delivery/ticket.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listActivities } from '../../src/store/activity.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite, visitorOf } from '../world/apply-site.ts'
import {
  applicant,
  at,
  claimant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'
import { openFair, reserveSeat } from '../world/gathering.ts'
import { openPerson } from '../world/people.ts'
import { signInCookie } from '../../src/web/visitor.ts'
import { readPdf } from '../formats/pdf/pdf-file.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'

const { context, database } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')
const onTheDay = at(context, '2023-06-01T04:30:00Z')
const hanako = await openPerson(context, '山田 花子')
const door = applicant()
const visitors = {
  hanako: hanako.visitor,
  door: visitorOf(
    { ...door, grants: [{ role: 'operator', programme: '', session: null }] },
    'door',
  ),
}
const may = openApplySite(inMay, visitors)
const day = openApplySite(onTheDay, visitors)

type Opening = NonNullable<Parameters<typeof openOffering>[1]>

async function seat(opening: Opening = {}, act: Record<string, unknown> = {}) {
  const made = await openOffering(context, opening)
  const session = opening.kind === 'course' ? null : present(made.sessions[0], 'a session')
  const claimants = [claimant('山田 花子', { account: hanako.account })]
  const asked = request({ offering: made.offering, session }, hanako.actor, { claimants, ...act })
  const done = taken(await claim(inMay, asked))
  const { id, number } = present(done.outcome.applications[0], 'an application')
  return { id, number: number as TicketCode, address: `/my/applications/${id}`, ...made }
}

describe('a ticket', () => {
  it('has its code as a picture and in letters, the name, the time and the place', async () => {
    const { address, number } = await seat()
    const page = await may.browser('hanako').get(`${address}/ticket`)
    expect(page.html).toMatch(/<svg[^>]*role="img"[^>]*>/)
    expect(page.text).toContain(formatTicketCode(number))
    expect(page.text).toContain(`申込番号 ${Array.from(formatTicketCode(number)).join(' ')}`)
    expect(page.text).toContain('山田 花子 様')
    expect(page.text).toContain('令和5年6月1日（木） 13:00〜15:00 会場')
    const en = await may.browser('hanako').get(`/en${address}/ticket`)
    expect(en.text).toContain('Thu, 1 June 2023, 13:00–15:00 Hall')
  })

  it('is printed as PDF and put into calendars', async () => {
    const { address, id } = await seat()
    const visitor = may.browser('hanako')
    const pdf = await visitor.get(`${address}/ticket.pdf`)
    expect([pdf.status, pdf.html.slice(0, 5)]).toEqual([200, '%PDF-'])
    const ics = await visitor.get(`${address}/calendar.ics`)
    expect(ics.html).toContain(`UID:${id}@jisseki\r\n`)
    expect(ics.html).toContain('DTSTART;TZID=Asia/Tokyo:20230601T130000\r\n')
    expect(ics.html).toContain('SUMMARY:合同面接会\r\n')
  })

  it('lists the interviews of its day on paper, those that were cancelled left out', async () => {
    const fair = await openFair(context)
    const { application } = await reserveSeat(context, fair, { actor: hanako.actor })
    const interviews: string[] = []
    for (const [booth, place] of [
      [0, 0],
      [1, 1],
      [0, 2],
    ] as const) {
      const session = present(fair.slots[booth]?.[place], 'a slot')
      const asked = request({ offering: fair.offering, session }, hanako.actor, {
        ...{ lifecycle: 'interview', parent: application },
        claimants: [claimant('山田 花子', { account: hanako.account })],
      })
      const done = taken(await claim(inMay, asked))
      interviews.push(present(done.outcome.applications[0], 'an interview').id)
    }
    const gone = { act: 'cancel', applications: interviews.slice(2) }
    taken(await actOnApplications(runner(inMay), gone))
    const headers = { cookie: `${signInCookie}=hanako` }
    const path = `/my/applications/${application}/ticket.pdf`
    const answer = await may.app.request(path, { headers })
    const pdf = readPdf(new Uint8Array(await answer.arrayBuffer()))
    const text = pdf.pages.join('').replaceAll(/\s/g, '')
    expect(text).toContain('入場券')
    expect(text).toContain('面接の予約時刻企業名13:30株式会社あおば13:50みどり商店')
    expect(text).not.toContain('14:10')
  })

  it('is not there for whoever waits', async () => {
    const { address } = await seat({ settings: { capacity: 1 } })
    expect((await may.browser('hanako').get(`${address}/ticket`)).text).toContain('入場券')
    const full = await openOffering(context, { settings: { capacity: 1 } })
    const place = { offering: full.offering, session: full.sessions[0] ?? '' }
    taken(await claim(inMay, request(place, applicant())))
    const claimants = [claimant('山田 花子', { account: hanako.account })]
    const asked = request(place, hanako.actor, { claimants, otherwise: 'wait' })
    const [waiting] = taken(await claim(inMay, asked)).outcome.applications
    const waits = `/my/applications/${present(waiting, 'an application').id}`
    const page = await may.browser('hanako').get(`${waits}/ticket`)
    expect(page.text).toContain('入場券はありません')
    expect(page.html).not.toContain('<svg')
    expect((await may.browser('hanako').get(`${waits}/ticket.pdf`)).status).toBe(404)
  })
})

describe('the code of a ticket', () => {
  it('tells a stranger what it is and nothing of its owner, whether it is in use or not', async () => {
    const { number } = await seat()
    const stranger = may.browser()
    const used = await stranger.get(`/tickets/${number}`)
    expect(used.status).toBe(200)
    expect(used.text).toContain('催しや講座の受付で見せる入場券')
    const free = await stranger.get('/tickets/7KMX39AP')
    const plain = (text: string, code: string) =>
      text.replaceAll(formatTicketCode(code as TicketCode), '')
    expect(plain(used.text, number)).toBe(plain(free.text, '7KMX39AP'))
    expect(used.html).not.toMatch(/山田|合同面接会/)
  })

  it('leads its owner to the ticket, and somebody else nowhere', async () => {
    const { number, address } = await seat()
    const own = await may.browser('hanako').get(`/tickets/${formatTicketCode(number)}`)
    expect([own.status, own.location]).toEqual([302, `${address}/ticket`])
    const other = await may.browser('door').get(`/tickets/${number}`)
    expect(other.text).toContain('この番号は、いまサインインしている方のものではありません。')
    expect(other.html).not.toMatch(/山田|合同面接会/)
  })

  it('that is mistyped is said to be', async () => {
    const answer = await may.browser().get('/tickets/7KMX39AA')
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('打ち間違い')])
  })
})

describe('joining online', () => {
  const online = {
    ...juneFirst,
    onlineLink: 'https://meet.example.jp/room',
    place: { ja: '', en: '' },
  }

  it('waits for the day, notes the attendance when pressed, and then shows the way in', async () => {
    const { address, sessions } = await seat({
      settings: { channels: ['online'] },
      sessions: [online],
    })
    const [session = ''] = sessions
    const early = await may.browser('hanako').get(`${address}/join`)
    expect(early.text).toContain('当日になると押せます。')
    const visitor = day.browser('hanako')
    const before = await visitor.get(`${address}/join`)
    expect(before.html).not.toContain('meet.example.jp')
    const pressed = await visitor.fillIn(`${address}/join`, 'join')
    expect(pressed.location).toBe(`${address}/join?joined=${session}`)
    const after = await visitor.get(present(pressed.location, 'a place'))
    expect(after.html).toMatch(/href="https:\/\/meet\.example\.jp\/room"[^>]*data-open-link/)
    const again = await visitor.get(`${address}/join`)
    expect(again.html).toContain('href="https://meet.example.jp/room"')
    expect(again.html).not.toContain('data-open-link')
    expect((await visitor.get(address)).text).toContain('来場済み')
    const second = await visitor.post(`${address}/join`, { act: 'join', item: session })
    expect(second.status).toBe(303)
  })

  it('is noted date by date where it is a course', async () => {
    const tomorrow = {
      ...online,
      startsAt: online.startsAt.replace('-01T', '-02T'),
      endsAt: online.endsAt.replace('-01T', '-02T'),
    }
    const { address, id, sessions } = await seat(
      {
        kind: 'course',
        settings: { seatsPer: 'offering', channels: ['in-person', 'online'] },
        sessions: [online, tomorrow as typeof online],
      },
      { lifecycle: 'course' },
    )
    const [first = '', second = ''] = sessions
    const visitor = day.browser('hanako')
    expect((await visitor.fillIn(`${address}/join`, 'join')).status).toBe(303)
    const page = await visitor.get(`${address}/join`)
    expect(page.html).toContain('meet.example.jp')
    expect(page.text).toContain('当日になると押せます。')
    const early = await visitor.post(`${address}/join`, { act: 'join', item: second })
    expect(early.status).toBe(422)
    const noted = await withAuthority(database, context.authority, (books) =>
      listActivities(books, { application: id, sorts: ['attendance'], limit: 10 }),
    )
    expect(noted).toMatchObject([{ session: first, channel: 'online' }])
  })

  it('is open to whoever was checked in at the door, and a link that is none is shown as text', async () => {
    const { address, id } = await seat({
      settings: { channels: ['in-person', 'online'] },
      sessions: [{ ...online, onlineLink: 'javascript:alert(1)' }],
    })
    taken(await actOnApplications(runner(onTheDay), { act: 'check-in', applications: [id] }))
    const page = await day.browser('hanako').get(`${address}/join`)
    expect(page.text).toContain('javascript:alert(1)')
    expect(page.html).not.toContain('href="javascript')
  })
})
