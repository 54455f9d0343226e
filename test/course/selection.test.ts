/**
 * Selecting people: in all three ways, as a proposal first, never beyond the seats, in turn
 * afterwards.
 */
import { describe, expect, it, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { lapseOffers } from '../../src/commands/application/sweep.ts'
import { carryOutSelection } from '../../src/commands/course/carry-out-selection.ts'
import { fixDrawList } from '../../src/commands/course/draw-list.ts'
import { givePoints } from '../../src/commands/course/points.ts'
import { saveCourseSettings } from '../../src/commands/course/settings.ts'
import { actingAs } from '../../src/commands/context.ts'
import { verifyDraw } from '../../src/domain/delivery/course/draw-record.ts'
import { listDigestOf } from '../../src/domain/delivery/course/lottery.ts'
import { check, present } from '../../src/kit/check.ts'
import { digest } from '../../src/kit/id.ts'
import { findDraw, getDrawSecret } from '../../src/store/course-draw.ts'
import { findApplicantNumber, findChoice, listIntake } from '../../src/store/course-intake.ts'
import { sliceActs } from '../../src/store/act-list.ts'
import { findOffering } from '../../src/store/offering.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import {
  actAsApplicant,
  type Applied,
  applyAll,
  applyTogether,
  countFacts,
  moments,
  openCourse,
  propose,
  stateOf,
} from './world.ts'

const { context } = await cloneDatabase()
const over = at(runner(context), moments.over)
const books = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(context.database, context.authority, read)

const five = ['青木', '石井', '上田', '遠藤', '岡田']

/** Looks at the proposal and carries it out. */
async function selectNow(offering: string, publicValue: string | null = null) {
  const proposal = taken(await propose(over, offering, { publicValue }))
  const carried = { offering, publicValue, digest: proposal.digest }
  return taken(await carryOutSelection(over, carried)).outcome
}

const statesOf = (people: readonly Applied[]) =>
  Promise.all(people.map(({ application }) => stateOf(context, application)))

const hand = { from: 'hand', key: 'motive', label: { ja: '志望動機', en: 'Motive' }, most: 10 }

test('first come: the first are accepted, the others wait in their order, by one act', async () => {
  const course = await openCourse(context, { details: { selection: { method: 'first-come' } } })
  const people = await applyAll(context, course, five)
  expect(await countFacts(context, course.offering)).toEqual({ 'course.applied': 5 })
  expect(await selectNow(course.offering)).toEqual({ accepted: 2, reserve: 3, declined: 0 })
  expect(await statesOf(people)).toEqual(['accepted', 'accepted', 'waiting', 'waiting', 'waiting'])
  expect(await countFacts(context, course.offering)).toEqual({
    'course.applied': 5,
    'course.accepted': 2,
  })
  const steps = await books(({ client }) =>
    client.query(
      `select distinct step.command from step join application using (authority, application)
       where offering = $1 and act in ('accept', 'reserve-list')`,
      [course.offering],
    ),
  )
  expect(steps.rows).toHaveLength(1)
})

test('by points: whoever has most comes first, and too few points are not enough', async () => {
  const selection = { method: 'rank', reserve: 1, criteria: [hand], minimum: 3 }
  const course = await openCourse(context, { details: { selection } })
  const people = await applyAll(context, course, five)
  expect(await propose(over, course.offering)).toMatchObject({
    refusal: { code: 'selection_points_are_open' },
  })
  const points = people.map(({ application }, index) => {
    return { application, criterion: 'motive', points: [1, 9, 5, 7, 5][index] ?? 0 }
  })
  taken(await givePoints(over, { offering: course.offering, points }))
  expect(await selectNow(course.offering)).toEqual({ accepted: 2, reserve: 1, declined: 2 })
  // 上田 and 岡田 have five points each: who came first goes first.
  expect(await statesOf(people)).toEqual([
    'declined',
    'accepted',
    'waiting',
    'accepted',
    'declined',
  ])
  const choice = await books((all) => findChoice(all, present(people[0], 'one').application))
  expect(choice).toMatchObject({
    outcome: 'declined',
    reason: { ja: '選考の点数が1点で、必要な3点に届きませんでした。' },
  })
})

describe('a draw', () => {
  const selection = {
    method: 'lottery',
    publicValue: { ja: '日経平均の終値', en: 'Nikkei 225, close' },
  }

  async function applied(names: readonly string[] = five) {
    const course = await openCourse(context, { details: { selection } })
    return { course, people: await applyAll(context, course, names) }
  }

  it('publishes its digest while people apply, its list after, its secret at the end', async () => {
    const { course, people } = await applied()
    const { offering } = course
    const open = present(await books((all) => findDraw(all, offering)), 'a draw')
    expect(open).toMatchObject({ list: null, drawn: null })
    expect(digest(await books((all) => getDrawSecret(all, offering)))).toBe(open.commitment)
    expect(await fixDrawList(at(runner(context), moments.applying), { offering })).toMatchObject({
      refusal: { code: 'intake_still_open' },
    })
    expect(await propose(over, offering)).toMatchObject({ refusal: { code: 'draw_list_is_open' } })
    const fixed = taken(await fixDrawList(over, { offering })).outcome
    expect(fixed).toEqual({ digest: listDigestOf([1, 2, 3, 4, 5]), numbers: 5 })
    const { programme } = present(await books((all) => findOffering(all, offering)), 'it')
    const acts = await books((all) =>
      sliceActs(all, {
        prefixes: ['course.draw-list'],
        within: { programmes: [programme], actor: 'nobody' },
        isDescending: true,
        slice: { at: null, limit: 1 },
      }),
    )
    expect(acts.rows.map((act) => act.offering)).toEqual([offering])
    expect(await propose(over, offering)).toMatchObject({
      refusal: { code: 'lottery_public_value_is_missing' },
    })
    expect(await selectNow(offering, '38,142.37')).toEqual({ accepted: 2, reserve: 3, declined: 0 })
    const drawn = present((await books((all) => findDraw(all, offering)))?.drawn, 'a record')
    expect(verifyDraw(drawn.record).ok).toBe(true)
    expect(drawn.record).toMatchObject({ publicValue: '38,142.37', seats: 2 })
    expect(digest(drawn.record.secret)).toBe(open.commitment)
    const states = await statesOf(people)
    drawn.record.accepted.forEach((number) => expect(states[number - 1]).toBe('accepted'))
    expect(await countFacts(context, offering)).toMatchObject({ 'course.accepted': 2 })
    expect(await propose(over, offering)).toMatchObject({ refusal: { code: 'drawn_already' } })
  })

  it('cannot be set up after the deadline, nor changed once its list is final', async () => {
    const late = await openCourse(context)
    const asked = { offering: late.offering, version: 3, details: { selection } }
    expect(await saveCourseSettings(over, asked)).toMatchObject({
      refusal: { code: 'draw_set_up_after_the_intake' },
    })
    const { course } = await applied()
    taken(await fixDrawList(over, { offering: course.offering }))
    const change = { selection: { ...selection, reserve: 1 } }
    const edit = { offering: course.offering, version: 3 }
    expect(await saveCourseSettings(over, { ...edit, details: change })).toMatchObject({
      refusal: { code: 'draw_list_is_final' },
    })
    const units = { selection: { ...selection }, units: ['第1章'] }
    taken(await saveCourseSettings(over, { ...edit, details: units }))
  })

  it('keeps its list when somebody withdraws after it: the next in order moves up', async () => {
    const { course, people } = await applied()
    const { offering } = course
    taken(await fixDrawList(over, { offering }))
    const before = taken(await propose(over, offering, { publicValue: '1' }))
    const winner = present(before.outcome.accepted[0], 'a winner').number
    const next = present(before.outcome.reserve[0], 'the next').number
    taken(await actAsApplicant(over, present(people[winner - 1], 'the winner'), 'withdraw'))
    const carried = { offering, publicValue: '1', digest: before.digest }
    expect(await carryOutSelection(over, carried)).toMatchObject({
      refusal: { code: 'selection_changed_meanwhile' },
    })
    expect(await selectNow(offering, '1')).toEqual({ accepted: 2, reserve: 2, declined: 0 })
    const drawn = present((await books((all) => findDraw(all, offering)))?.drawn, 'a record')
    expect(drawn.record.accepted).toContain(winner)
    expect(verifyDraw(drawn.record).ok).toBe(true)
    expect(await stateOf(context, present(people[winner - 1], 'one').application)).toBe('withdrawn')
    const moved = present(people[next - 1], 'the next').application
    expect(await stateOf(context, moved)).toBe('accepted')
    const choice = await books((all) => findChoice(all, moved))
    expect(choice?.reason.ja).toContain('繰り上げ')
  })
})

test('a seat that comes free is offered in the order of the selection', async () => {
  const details = { selection: { method: 'rank', criteria: [hand] } }
  const course = await openCourse(context, { capacity: 1, details })
  const people = await applyAll(context, course, five)
  const points = people.map(({ application }, index) => {
    return { application, criterion: 'motive', points: index }
  })
  taken(await givePoints(over, { offering: course.offering, points }))
  await selectNow(course.offering)
  // The last to apply has most points, and has the place; the last but one waits first.
  const [, , third, fourth, fifth] = people
  check(third && fourth && fifth, 'five people')
  taken(await actAsApplicant(over, fifth, 'withdraw'))
  expect(await stateOf(context, fourth.application)).toBe('offered')
  const later = at(context, '2023-06-05T00:00:00Z')
  expect(await lapseOffers(later)).toBe(1)
  expect(await stateOf(context, third.application)).toBe('offered')
  taken(await actAsApplicant(later, third, 'take'))
  expect(await stateOf(context, third.application)).toBe('enrolled')
  expect(await countFacts(context, course.offering)).toMatchObject({ 'course.accepted': 2 })
})

test('a group is chosen as a whole or not at all, and nobody beyond the seats', async () => {
  const course = await openCourse(context, {
    capacity: 3,
    details: { selection: { method: 'first-come', reserve: 0 } },
  })
  const [one] = await applyAll(context, course, ['青木'])
  const group = await applyTogether(context, course.offering, { names: ['石井', '上田', '遠藤'] })
  const [last, beyond] = await applyAll(context, course, ['岡田', '加藤'])
  check(one && last && beyond, 'everyone applied')
  await selectNow(course.offering)
  expect(await statesOf([one, last, beyond, ...group])).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'declined',
    'declined',
    'declined',
  ])
})

test('a place that was given by hand meanwhile is not given twice', async () => {
  const course = await openCourse(context, { details: { selection: { method: 'lottery' } } })
  const { offering } = course
  const people = await applyAll(context, course, five)
  taken(await fixDrawList(over, { offering }))
  const [late] = await applyTogether(at(context, moments.applying), offering, { names: ['加藤'] })
  check(late, 'one more applied')
  taken(await actOnApplications(over, { act: 'accept', applications: [late.application] }))
  const proposal = taken(await propose(over, offering))
  const carried = { offering, publicValue: null, digest: proposal.digest }
  expect(await carryOutSelection(over, carried)).toMatchObject({
    refusal: { code: 'no_seat_left' },
  })
  expect(new Set(await statesOf(people))).toEqual(new Set(['applied']))
})

test('a course whose draw came with its settings commits to it as it opens', async () => {
  const details = { selection: { method: 'lottery' } }
  const course = await openCourse(context, { settings: { details } })
  const { offering } = course
  const draw = await books((opened) => findDraw(opened, offering))
  expect(draw?.commitment).toMatch(/^[0-9a-f]{64}$/)
  await applyAll(context, course, five)
  taken(await fixDrawList(over, { offering }))
  expect(await selectNow(offering)).toMatchObject({ accepted: 2 })
})

test('numbers count from 1 as people apply, and stay when others withdraw', async () => {
  const course = await openCourse(context)
  const people = await applyAll(context, course, five)
  const [first, , third] = people
  check(first && third, 'five people')
  const numberOf = ({ application }: Applied) =>
    books((all) => findApplicantNumber(all, { offering: course.offering, application }))
  // Whatever else writes at the same time might be an earlier application: it is waited for.
  await expect.poll(() => numberOf(third), { timeout: 20_000 }).toBe(3)
  taken(await actAsApplicant(at(context, moments.applying), first, 'withdraw'))
  await expect.poll(() => numberOf(third), { timeout: 20_000 }).toBe(3)
  const listed = await books((all) => listIntake(all, course.offering))
  expect(listed.map(({ number, name }) => [number, name])).toEqual(
    five.map((name, index) => [index + 1, name]),
  )
})

test('only those who run the course select, and points keep within their bounds', async () => {
  const details = { selection: { method: 'rank', criteria: [hand] } }
  const course = await openCourse(context, { details })
  const [one] = await applyAll(context, course, ['青木'])
  check(one, 'one applied')
  const { offering } = course
  const { application } = one
  const give = (points: number, criterion = 'motive', by = over) =>
    givePoints(by, { offering, points: [{ application, criterion, points }] })
  expect(await give(11)).toMatchObject({ refusal: { code: 'hand_points_out_of_range' } })
  expect(await give(1, 'other')).toMatchObject({ refusal: { code: 'criterion_unknown' } })
  expect(await give(1, 'motive', actingAs(over, applicant()))).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
  taken(await give(4))
  const proposal = taken(await propose(over, offering))
  const carried = { offering, publicValue: null, digest: proposal.digest }
  expect(await carryOutSelection(actingAs(over, one.actor), carried)).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
})
