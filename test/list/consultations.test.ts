/** The queue of consultations as a list: narrowed, sorted, turned, and given out without a word. */
import { beforeAll, expect, it } from 'vitest'
import {
  answerConsultation,
  assignConsultation,
  planContact,
} from '../../src/commands/consultation/counsel.ts'
import { actingAs } from '../../src/commands/context.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { formatTicketCode, type TicketCode } from '../../src/domain/delivery/ticket.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { sliceConsultations } from '../../src/store/consultation-list.ts'
import { formatCursor } from '../../src/web/list.ts'
import { linksIn } from '../../src/web/routes.ts'
import { cloneDatabase } from '../database/clone.ts'
import { ask } from '../world/consultation.ts'
import { buildCounselling } from '../world/counselling.ts'
import { at, taken } from '../world/delivery.ts'

const { context } = await cloneDatabase()
const to = linksIn('ja')
const secret = '上司のことで眠れません'
const asked = 55
let world: Awaited<ReturnType<typeof buildCounselling>>
let ids: readonly string[]

/** One asks every minute; the third is taken, and the fifth is to be called on the 15th. */
beforeAll(async () => {
  world = await buildCounselling(context)
  const { offering } = world.advice
  for (let minute = 0; minute < asked; minute += 1) {
    const then = at(context, new Date(Date.UTC(2023, 4, 10, 1, minute)).toISOString())
    taken(await ask(then, { offering, text: secret }))
  }
  ids = (await listed()).map(({ application }) => application)
  const { actor } = world.counsellor
  const counsel = actingAs(at(context, '2023-05-12T01:00:00Z'), actor)
  const [third, fifth] = [present(ids[2], 'the third'), present(ids[4], 'the fifth')]
  taken(await assignConsultation(counsel, { application: third, to: actor.account }))
  const on = '2023-05-15' as CalendarDate
  taken(await planContact(counsel, { application: fifth, on }))
  world.time.now = '2023-05-15T00:00:00Z'
})

const listed = () =>
  withAuthority(context.database, context.authority, async (books) => {
    const slice = { at: null, limit: 100 }
    const order = { sort: 'since', isDescending: false, slice } as const
    const { rows } = await sliceConsultations(books, {
      ...{ programmes: null, needs: ['answer'], by: null },
      ...order,
    })
    return rows
  })

const page = (query: Record<string, string> = {}) => to.consultationQueue(query)

async function shownOn(path: string, as = 'counsellor') {
  const { html } = await world.browser(as).get(path)
  const found = html.matchAll(/<a href="\/desk\/consultations\/([0-9a-f]{8}-[0-9a-f-]+)"/g)
  const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return { ids: [...found].map(([, id]) => id), next, html }
}

it('turns by key, the longest waiting first, and back', async () => {
  const first = await shownOn(page())
  expect(first.ids).toEqual(ids.slice(0, 50))
  const second = await shownOn(present(first.next, 'a next page'))
  expect(second.ids).toEqual(ids.slice(50))
  expect(second.next).toBeUndefined()
  expect((await shownOn(page({ sort: '-since' }))).ids).toEqual(ids.toReversed().slice(0, 50))
})

it('narrows to what is waited for, to the consultation and to who has taken it', async () => {
  const { offering } = world.advice
  const only = async (query: Record<string, string>) => (await shownOn(page(query))).ids
  expect(await only({ state: 'contact' })).toEqual([ids[4]])
  expect(await only({ taker: 'me' })).toEqual([ids[2]])
  expect(await only({ taker: 'none', sort: '-since' })).not.toContain(ids[2])
  expect(await only({ state: 'goes-on' })).toEqual([])
  expect(await only({ state: 'mark' })).toEqual([])
  expect(await only({ offering })).toHaveLength(50)
  expect(await only({ offering: world.room.offering })).toEqual([])
  expect(await only({ sort: 'contact' })).toContain(ids[4])
  expect((await only({ sort: 'contact' }))[0]).toBe(ids[4])
  const [newest] = await only({ sort: '-changed' })
  expect([ids[2], ids[4], ids.at(-1)]).toContain(newest)
})

it('finds by number what waits for nothing, and says what is wrong with a number', async () => {
  const [row] = await listed()
  const number = formatTicketCode(present(row, 'a consultation').number as TicketCode)
  expect((await shownOn(page({ number }))).ids).toEqual([ids[0]])
  expect((await shownOn(page({ number: 'x' }))).ids).toEqual([])
})

it('shows what was answered and not marked behind those who wait', async () => {
  const application = present(ids[0], 'the first')
  const counsel = actingAs(world.context, world.counsellor.actor)
  const given = { application, text: 'いっしょに考えましょう', holds: false, key: 'answer' }
  taken(await answerConsultation(counsel, given))
  expect((await shownOn(page({ state: 'mark' }))).ids).toEqual([application])
  expect((await shownOn(page({ state: 'answer' }))).ids).not.toContain(application)
  expect((await shownOn(page())).ids).toEqual(ids.slice(1, 51))
  expect((await shownOn(page({ sort: '-since' }))).ids[0]).toBe(application)
})

it('begins at the first row where an address names a key that is none', async () => {
  const first = await shownOn(page())
  for (const after of ['x', 'WyJ4Il0', formatCursor(['infinity', 'x', 'y'])]) {
    expect((await shownOn(page({ after }))).ids).toEqual(first.ids)
  }
})

it('is given out as it is narrowed, all of it, without a word of what was written', async () => {
  for (const as of ['counsellor', 'officer', 'auditor']) {
    const { html } = await world.browser(as).get(to.exportConsultationQueue({ format: 'csv' }))
    const rows = html.trimEnd().split('\r\n')
    expect([as, rows.length]).toEqual([as, asked + 1])
    expect(rows[0]).toContain('申込番号,相談,状態,待っていること,いつから,連絡する日')
    expect(html).not.toContain(secret)
    expect(html).toContain('2023-05-15')
  }
  const narrowed = to.exportConsultationQueue({ format: 'csv', state: 'contact' })
  const { html } = await world.browser('counsellor').get(narrowed)
  expect(html.trimEnd().split('\r\n')).toHaveLength(2)
})

it('shows nothing of other programmes, whatever the address asks for', async () => {
  const { programme } = present((await listed())[0], 'a consultation')
  const paths = [page(), page({ programme }), page({ offering: world.advice.offering })]
  for (const path of paths) expect((await shownOn(path, 'stranger2')).ids).toEqual([])
  const file = to.exportConsultationQueue({ format: 'csv', programme })
  const { html } = await world.browser('stranger2').get(file)
  expect(html.trimEnd().split('\r\n')).toHaveLength(1)
})
