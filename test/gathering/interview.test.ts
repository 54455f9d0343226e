/** Interviews: reserved without clash, called in a fair order, met, and counted. */
import { describe, expect, it } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { type ActorContext, actingAs } from '../../src/commands/context.ts'
import { actAtBooth, callNextVisitor, readBoard } from '../../src/commands/gathering/call.ts'
import { readDoor } from '../../src/commands/gathering/door.ts'
import { reserveInterviews } from '../../src/commands/gathering/interview.ts'
import { letInByName } from '../../src/commands/gathering/let-in.ts'
import { takeNumber } from '../../src/commands/gathering/number.ts'
import { editResource } from '../../src/commands/offering/resource.ts'
import { cancelSession, holdSession } from '../../src/commands/offering/session.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import type { Result } from '../../src/kit/result.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listInterviewsOf, listSlots } from '../../src/store/interview.ts'
import { readSessions } from '../../src/store/session.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, instant, juneFirst, runner, taken } from '../world/delivery.ts'
import {
  countStanding,
  type Fair,
  type FairVisitor,
  inMay,
  letIn,
  onTheDay,
  openDoorOf,
  openFair,
  reserveSeat,
} from '../world/gathering.ts'

const { context, database } = await cloneDatabase()
const before = at(context, inMay)
const today = at(context, onTheDay)

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(database, context.authority, read)

const slot = (fair: Fair, booth: number, place: number): string =>
  present(fair.slots[booth]?.[place], 'a slot')

const reserve = (visitor: FairVisitor, slots: readonly string[]) =>
  reserveInterviews(actingAs(before, visitor.actor), { application: visitor.application, slots })

const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code)

const ownOf = async (visitor: FairVisitor) =>
  (await inBooks((books) => listInterviewsOf(books, [visitor.application]))).map(
    ({ boothName, state, number }) => [boothName.en, state, number] as const,
  )

describe('appointments', () => {
  it('are reserved together, one with each company', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    taken(await reserve(visitor, [slot(fair, 0, 0), slot(fair, 1, 1)]))
    expect(await ownOf(visitor)).toEqual([
      ['Aoba', 'reserved', null],
      ['Midori', 'reserved', null],
    ])
  })

  it('act once under one key', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const acting = { ...actingAs(before, visitor.actor), idempotencyKey: newId() }
    const wish = { application: visitor.application, slots: [slot(fair, 0, 0)] }
    const first = taken(await reserveInterviews(acting, wish))
    expect(taken(await reserveInterviews(acting, wish))).toEqual(first)
    expect(await ownOf(visitor)).toHaveLength(1)
  })

  it('are refused where they clash, are too many, or with one company twice', async () => {
    const fair = await openFair(context, {
      settings: { details: { interviews: { most: 1, gapMinutes: 5 } } },
    })
    const wide = await openFair(context, {
      settings: { details: { interviews: { most: 3, gapMinutes: 5 } } },
    })
    const [one, other] = [await reserveSeat(context, fair), await reserveSeat(context, wide)]
    expect(codeOf(await reserve(one, []))).toBe('no_interview_chosen')
    expect(codeOf(await reserve(one, [slot(fair, 0, 0), slot(fair, 1, 2)]))).toBe(
      'too_many_interviews',
    )
    expect(codeOf(await reserve(other, [slot(wide, 0, 0), slot(wide, 1, 0)]))).toBe(
      'interviews_overlap',
    )
    expect(codeOf(await reserve(other, [slot(wide, 0, 0), slot(wide, 1, 1)]))).toBe(
      'interviews_too_near',
    )
    taken(await reserve(other, [slot(wide, 0, 0)]))
    expect(codeOf(await reserve(other, [slot(wide, 0, 2)]))).toBe('company_chosen_twice')
    expect(codeOf(await reserve(other, [slot(wide, 1, 0)]))).toBe('interviews_overlap')
    expect(await ownOf(other)).toHaveLength(1)
  })

  it('leave nothing behind where one of them is taken', async () => {
    const fair = await openFair(context)
    const [first, second] = [await reserveSeat(context, fair), await reserveSeat(context, fair)]
    taken(await reserve(first, [slot(fair, 1, 1)]))
    const refused = await reserve(second, [slot(fair, 0, 0), slot(fair, 1, 1)])
    expect(refused).toMatchObject({ refusal: { code: 'interview_slot_taken' } })
    expect(refused.ok ? '' : refused.refusal.message.ja).toContain('みどり商店の13:50の面接は')
    expect(await ownOf(second)).toEqual([])
  })

  it('asked for at once never clash', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const wishes = [slot(fair, 0, 0), slot(fair, 1, 0), slot(fair, 0, 1), slot(fair, 1, 1)]
    const answers = await Promise.all(wishes.map((wish) => reserve(visitor, [wish])))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(new Set((await ownOf(visitor)).map(([name]) => name)).size).toBe(2)
  })

  it('need a seat, an open booth, a slot of the day, and the visitor themselves', async () => {
    const other = {
      ...juneFirst,
      startsAt: instant('2023-06-20T13:00:00+09:00'),
      endsAt: instant('2023-06-20T15:00:00+09:00'),
    }
    const fair = await openFair(context, { others: [other] })
    const [visitor, stranger] = [await reserveSeat(context, fair), await reserveSeat(context, fair)]
    const elsewhere = await reserveSeat(context, fair, { session: fair.sessions[1] ?? '' })
    expect(codeOf(await reserve(elsewhere, [slot(fair, 0, 0)]))).toBe('interview_slot_unknown')
    expect(codeOf(await reserve(visitor, [fair.session]))).toBe('interview_slot_unknown')
    expect(codeOf(await reserve(visitor, ['nothing']))).toBe('interview_slot_unknown')
    const foreign = { ...visitor, actor: stranger.actor }
    expect(codeOf(await reserve(foreign, [slot(fair, 0, 0)]))).toBe('reservation_unknown')
    const booth = { resource: fair.booths[0] ?? '', isOpen: false }
    taken(await editResource(runner(before), booth))
    expect(codeOf(await reserve(visitor, [slot(fair, 0, 0)]))).toBe('booth_is_closed')
    const cancelled = { act: 'cancel', applications: [visitor.application] }
    taken(await actOnApplications(actingAs(before, visitor.actor), cancelled))
    expect(codeOf(await reserve(visitor, [slot(fair, 1, 0)]))).toBe('reservation_holds_no_seat')
  })

  it('go with the reservation that they belong to', async () => {
    const fair = await openFair(context)
    const [one, two] = [await reserveSeat(context, fair), await reserveSeat(context, fair)]
    taken(await reserve(one, [slot(fair, 0, 0), slot(fair, 1, 1)]))
    taken(await reserve(two, [slot(fair, 0, 1)]))
    const cancelled = { act: 'cancel', applications: [one.application] }
    taken(await actOnApplications(actingAs(before, one.actor), cancelled))
    expect(await ownOf(one)).toEqual([])
    const day = (await inBooks((books) => readSessions(books, [fair.session]))).get(fair.session)
    const free = await inBooks((books) => listSlots(books, present(day, 'the day')))
    expect(free.filter(({ taken: count }) => count > 0)).toHaveLength(1)
    taken(await cancelSession(runner(before), { session: fair.session, reason: '台風のため' }))
    expect(await ownOf(two)).toEqual([])
  })

  it('of somebody who did not come are missed when the session was held', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    taken(await reserve(visitor, [slot(fair, 0, 0)]))
    taken(await holdSession(runner(today), { session: fair.session }))
    expect(await ownOf(visitor)).toEqual([['Aoba', 'absent', null]])
  })
})

describe('a number in line', () => {
  it('is given to those who were let in, once at each booth', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    const wish = { session: fair.session, booth: fair.booths[0] ?? '', ...visitor }
    const own = actingAs(today, visitor.actor)
    expect(codeOf(await takeNumber(own, wish))).toBe('visitor_not_checked_in')
    await letIn(context, [visitor])
    expect(taken(await takeNumber(own, wish)).outcome.number).toBe(1)
    expect(codeOf(await takeNumber(own, wish))).toBe('in_line_already')
    const { by } = await openDoorOf(context, fair.session)
    const second = await letInByName(by, {
      ...{ session: fair.session, name: '飛入 太郎', language: 'ja', key: newId() },
    })
    const code = taken(second).number
    const asked = { session: fair.session, booth: fair.booths[0] ?? '', code }
    expect(taken(await takeNumber(by, asked)).outcome.number).toBe(2)
    expect(codeOf(await takeNumber(by, { ...asked, code: '7KMX-39AQ' }))).toBe(
      'ticket_code_form_unknown',
    )
    const tomorrow = at(by, '2023-06-02T00:00:00Z')
    const late = { ...asked, booth: fair.booths[1] ?? '' }
    expect(codeOf(await takeNumber(tomorrow, late))).toBe('session_is_over')
  })

  it('is given at one door only', async () => {
    const [here, there] = [await openFair(context), await openFair(context)]
    const visitor = await reserveSeat(context, here)
    await letIn(context, [visitor])
    const { by } = await openDoorOf(context, there.session)
    const { code } = visitor
    const asked = { session: here.session, booth: here.booths[0] ?? '', code }
    expect(codeOf(await takeNumber(by, asked))).toBe('reservation_unknown')
  })

  it('is never given twice, however many ask at once', async () => {
    const fair = await openFair(context)
    const visitors = await Promise.all(Array.from({ length: 6 }, () => reserveSeat(context, fair)))
    await letIn(context, visitors)
    const given = await Promise.all(
      visitors.map(({ actor, application }) =>
        takeNumber(actingAs(today, actor), {
          ...{ session: fair.session, booth: fair.booths[0] ?? '', application },
        }),
      ),
    )
    const numbers = given.map((one) => taken(one).outcome.number)
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })
})

/** Visitors with numbers at the first booth, in their order. */
async function inLine(count: number, settings: Record<string, unknown> = {}) {
  const fair = await openFair(context, { settings })
  const visitors: FairVisitor[] = []
  for (let index = 0; index < count; index += 1) visitors.push(await reserveSeat(context, fair))
  await letIn(context, visitors)
  const at0 = { session: fair.session, booth: present(fair.booths[0], 'a booth') }
  for (const { actor, application } of visitors) {
    taken(await takeNumber(actingAs(today, actor), { ...at0, application }))
  }
  const { by } = await openDoorOf(context, fair.session)
  return { fair, visitors, booth: at0, by }
}

type BoothAt = { readonly session: string; readonly booth: string }

async function callAndMiss(by: ActorContext, booth: BoothAt) {
  const called = taken(await callNextVisitor(by, booth)).outcome
  taken(await actAtBooth(by, { ...booth, interview: called.interview, act: 'miss' }))
  return called.number
}

async function callAndMeet(by: ActorContext, booth: BoothAt) {
  const called = taken(await callNextVisitor(by, booth)).outcome
  taken(await actAtBooth(by, { ...booth, interview: called.interview, act: 'meet' }))
  return called.number
}

describe('calling', () => {
  it('takes turns; who misses a call comes after a few others, then is absent', async () => {
    const rule = { details: { interviews: { othersBetween: 2, callsBeforeAbsent: 2 } } }
    const { by, booth } = await inLine(5, rule)
    expect(await callAndMiss(by, booth)).toBe(1)
    const order = [await callAndMeet(by, booth), await callAndMeet(by, booth)]
    expect(order).toEqual([2, 3])
    expect(await callAndMiss(by, booth)).toBe(1)
    expect(await callAndMeet(by, booth)).toBe(4)
    expect(await callAndMeet(by, booth)).toBe(5)
    expect(codeOf(await callNextVisitor(by, booth))).toBe('nobody_waits_at_the_booth')
  })

  it('puts somebody who was absent back behind all who wait', async () => {
    const rule = { details: { interviews: { callsBeforeAbsent: 1 } } }
    const { by, booth } = await inLine(3, rule)
    const first = taken(await callNextVisitor(by, booth)).outcome.interview
    const missed = { ...booth, interview: first }
    taken(await actAtBooth(by, { ...missed, act: 'miss' }))
    taken(await actAtBooth(by, { ...missed, act: 'requeue' }))
    expect(codeOf(await actAtBooth(by, { ...missed, act: 'requeue' }))).toBe(
      'interview_stands_elsewhere',
    )
    const order = [
      await callAndMeet(by, booth),
      await callAndMeet(by, booth),
      await callAndMeet(by, booth),
    ]
    expect(order).toEqual([2, 3, 1])
  })

  it('waits while the desk is taken; an interview counts until it is taken back', async () => {
    const { by, booth, fair } = await inLine(2)
    const { interview } = taken(await callNextVisitor(by, booth)).outcome
    expect(codeOf(await callNextVisitor(by, booth))).toBe('booth_is_busy')
    const asked = { ...booth, interview }
    taken(await actAtBooth(by, { ...asked, act: 'meet' }))
    const met = () => countStanding(context, 'gathering.interviewed', fair.offering)
    expect(await met()).toBe(1)
    taken(await actAtBooth(by, { ...asked, act: 'undo-meet' }))
    expect(await met()).toBe(0)
    taken(await actAtBooth(by, { ...asked, act: 'meet' }))
    expect(await met()).toBe(1)
  })

  it('of two booths at once never calls one visitor to both', async () => {
    const fair = await openFair(context)
    const visitor = await reserveSeat(context, fair)
    await letIn(context, [visitor])
    const own = actingAs(today, visitor.actor)
    const places = fair.booths.map((booth) => ({ session: fair.session, booth }))
    for (const place of places) taken(await takeNumber(own, { ...place, ...visitor, ...place }))
    const { by } = await openDoorOf(context, fair.session)
    const called = await Promise.all(places.map((place) => callNextVisitor(by, place)))
    expect(called.map(codeOf).filter((code) => code === 'done')).toHaveLength(1)
    expect(called.map(codeOf)).toContain('everyone_waiting_is_elsewhere')
  })

  it('keeps the desk free for an appointment whose visitor is here', async () => {
    const { by, booth, fair } = await inLine(1)
    const early = await reserveSeat(context, fair)
    taken(await reserve(early, [slot(fair, 0, 1)]))
    await letIn(context, [early])
    const shortly = at(by, '2023-06-01T04:47:00Z')
    expect(codeOf(await callNextVisitor(shortly, booth))).toBe('appointment_begins_soon')
    const onTime = at(by, '2023-06-01T04:50:00Z')
    expect(taken(await callNextVisitor(onTime, booth)).outcome.number).toBeNull()
  })

  it('is for those who open the door of this session', async () => {
    const { booth } = await inLine(1)
    const other = await openFair(context)
    const { by } = await openDoorOf(context, other.session)
    expect(codeOf(await callNextVisitor(by, booth))).toBe('act_not_allowed')
  })
})

describe('the board', () => {
  it('says who is called and who is next, by number and without names', async () => {
    const { by, booth, fair } = await inLine(3)
    taken(await callNextVisitor(by, booth))
    const shown = await inBooks(async (books) => {
      const door = taken(await readDoor(books, fair.session, by.by))
      return readBoard(books, door, toInstant(new Date(onTheDay)))
    })
    const [first, second] = shown.booths
    expect(first?.serving.map(({ number }) => number)).toEqual([1])
    expect(first?.next.map(({ number }) => number)).toEqual([2, 3])
    expect(second).toMatchObject({ serving: [], waitingCount: 0 })
    expect(JSON.stringify(shown)).not.toContain('山田')
  })
})
