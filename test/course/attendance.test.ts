/**
 * Attendance: once per session whichever way, by those who may, taken back with a reason, counted.
 */
import { expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { markAttendance, takeBackAttendance } from '../../src/commands/course/attendance.ts'
import { countReport } from '../../src/commands/count-report.ts'
import { actingAs } from '../../src/commands/context.ts'
import { holdSession } from '../../src/commands/offering/session.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { check, present } from '../../src/kit/check.ts'
import { countAttendance } from '../../src/store/course-learner.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { actAsApplicant, applyAll, countFacts, moments, openCourse, stateOf } from './world.ts'

const { context } = await cloneDatabase()
const firstDay = at(runner(context), moments.firstDay)

/** A course whose people are accepted as they come. */
async function course(names: readonly string[], capacity = 10) {
  const made = await openCourse(context, { capacity })
  const people = await applyAll(
    context,
    made,
    names.map((name) => ({ name, act: 'reserve' as const, otherwise: 'wait' as const })),
  )
  const [session, second] = made.sessions
  check(session && second, 'a course of several days')
  return { ...made, people, session, second, ids: people.map(({ application }) => application) }
}

/** How many people the report counts for the programme, each once. */
const peopleInReport = async () => {
  const report = taken(await countReport(context, 2023))
  return report.rows.find(({ line }) => line.code === '2')?.figures[0]?.count.value ?? -1
}

test('is counted once per session, whether in person or online, and moves the figure', async () => {
  const { offering, session, second, ids, people } = await course(['青木', '石井', '上田'])
  const before = await peopleInReport()
  const [one, two] = ids
  check(one && two, 'three people')
  const first = { session, applications: [one, two], channel: 'in-person' } as const
  expect(taken(await markAttendance(firstDay, first)).outcome.done).toEqual([one, two])
  const again = await markAttendance(firstDay, { ...first, applications: ids, channel: 'online' })
  expect(taken(again).outcome).toMatchObject({
    done: [ids[2]],
    refused: [{ refusal: { code: 'done_already' } }, { refusal: { code: 'done_already' } }],
  })
  expect(await markAttendance(firstDay, first)).toMatchObject({ refusal: { code: 'done_already' } })
  const applying = present(people[0], 'one')
  const join = { act: 'join', session, channel: 'online' } as const
  expect(await actAsApplicant(firstDay, applying, join)).toMatchObject({
    refusal: { code: 'done_already' },
  })
  expect(await countFacts(context, offering)).toMatchObject({ 'course.attended': 3 })
  const secondDay = at(context, '2023-06-19T02:00:00Z')
  taken(await actAsApplicant(secondDay, applying, { ...join, session: second }))
  expect(await countFacts(context, offering)).toMatchObject({ 'course.attended': 4 })
  const counted = await withAuthority(context.database, context.authority, (books) =>
    countAttendance(books, offering),
  )
  expect(counted.get(session)).toEqual({ inPerson: 2, online: 1 })
  expect(counted.get(second)).toEqual({ inPerson: 0, online: 1 })
  expect(await peopleInReport()).toBe(before + 3)
})

test('is taken back for its session alone, with a reason', async () => {
  const { offering, session, second, ids } = await course(['青木'])
  taken(await markAttendance(firstDay, { session, applications: ids, channel: 'in-person' }))
  const secondDay = at(runner(context), '2023-06-19T02:00:00Z')
  const there = { session: second, applications: ids, channel: 'in-person' } as const
  taken(await markAttendance(secondDay, there))
  const undo = { session, applications: ids }
  expect(await takeBackAttendance(secondDay, { ...undo, reason: ' ' })).toMatchObject({
    refusal: { code: 'reason_missing' },
  })
  taken(await takeBackAttendance(secondDay, { ...undo, reason: '別の人でした' }))
  expect(await countFacts(context, offering)).toMatchObject({ 'course.attended': 1 })
  taken(await markAttendance(secondDay, { ...there, session }))
  expect(await countFacts(context, offering)).toMatchObject({ 'course.attended': 2 })
})

test('is marked by those who run the course and by the door, on the day', async () => {
  const { session, second, ids } = await course(['青木'])
  const door = (of: string): Actor => ({
    name: 'door',
    account: null,
    parties: [],
    grants: [{ role: 'door', programme: '', session: of }],
  })
  const asked = { session, applications: ids, channel: 'in-person' } as const
  const by = (actor: Actor) => markAttendance(actingAs(firstDay, actor), asked)
  expect(await by(applicant())).toMatchObject({ refusal: { code: 'act_not_allowed' } })
  expect(await by(door(second))).toMatchObject({ refusal: { code: 'act_not_allowed' } })
  const early = at(runner(context), '2023-06-11T02:00:00Z')
  expect(await markAttendance(early, asked)).toMatchObject({
    refusal: { code: 'session_day_not_reached' },
  })
  taken(await by(door(session)))
})

test('nobody of another course is marked, and nobody who waits', async () => {
  const { session, people } = await course(['青木', '石井'], 1)
  const other = await course(['上田'])
  const asked = { session, channel: 'in-person' } as const
  expect(await markAttendance(firstDay, { ...asked, applications: other.ids })).toMatchObject({
    refusal: { code: 'application_of_another_course' },
  })
  const waiting = present(people[1], 'the second').application
  expect(await stateOf(context, waiting)).toBe('waiting')
  expect(await markAttendance(firstDay, { ...asked, applications: [waiting] })).toMatchObject({
    refusal: { code: 'act_does_not_follow' },
  })
  expect(await markAttendance(firstDay, { ...asked, applications: [] })).toMatchObject({
    refusal: { code: 'nobody_named' },
  })
})

test('a session that was held counts as one, and entering late needs no other day', async () => {
  const { offering, session, ids } = await course(['青木'])
  taken(await holdSession(firstDay, { session }))
  const later = at(runner(context), moments.afterwards)
  taken(await markAttendance(later, { session, applications: ids, channel: 'in-person' }))
  expect(await countFacts(context, offering)).toMatchObject({
    'course.held': 1,
    'course.attended': 1,
  })
  const days = await withAuthority(context.database, context.authority, ({ client }) =>
    client.query(
      `select occurred_on::text as day from fact where offering = $1
      and kind = 'course.attended'`,
      [offering],
    ),
  )
  expect(days.rows).toEqual([{ day: '2023-06-12' }])
})

test('withdrawing gives the seat to the next on the reserve list', async () => {
  const { people, ids } = await course(['青木', '石井'], 1)
  const [one, two] = people
  check(one && two, 'two people')
  taken(await actAsApplicant(firstDay, one, 'enrol'))
  taken(await actAsApplicant(firstDay, one, 'withdraw'))
  expect(await stateOf(context, two.application)).toBe('offered')
  taken(await actAsApplicant(firstDay, two, 'take'))
  const refused = await actOnApplications(firstDay, { act: 'accept', applications: ids })
  expect(refused.ok).toBe(false)
})
