/** Completion by the rule, certificates with their numbers, examinations and jobs afterwards. */
import { describe, expect, it, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { markAttendance } from '../../src/commands/course/attendance.ts'
import { getCertificate } from '../../src/commands/course/certificate.ts'
import { completeCourse } from '../../src/commands/course/completion.ts'
import { readClass } from '../../src/commands/course/learners.ts'
import { findCourse } from '../../src/commands/course/open-course.ts'
import { recordExamination, recordJob } from '../../src/commands/course/outcome.ts'
import { importOutcomes, type OutcomeRow } from '../../src/commands/course/outcome-list.ts'
import { actingAs } from '../../src/commands/context.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { formatCertificateNumber } from '../../src/domain/delivery/course/certificate.ts'
import { type CalendarDate, toInstant } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { findCertificate } from '../../src/store/course-certificate.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { actAsApplicant, applyAll, countFacts, moments, openCourse, stateOf } from './world.ts'

const { context } = await cloneDatabase()
const afterwards = at(runner(context), moments.afterwards)
const books = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(context.database, context.authority, read)

const twoSessions = {
  completion: { sessions: { by: 'count', least: 2 } },
  certificate: { hours: 8, signatory: { ja: '理事長　東京 花子', en: 'H. Tokyo, Chair' } },
}

/** A course of which the first has attended two sessions, the second one, the others none. */
async function course(details: Record<string, unknown> = twoSessions) {
  const made = await openCourse(context, { capacity: 10, details })
  const people = await applyAll(
    context,
    made,
    ['青木', '石井', '上田'].map((name) => ({ name, act: 'reserve' as const })),
  )
  const ids = people.map(({ application }) => application)
  const [first, second] = made.sessions
  check(first && second && ids[0] && ids[1], 'a course with people')
  const attend = (session: string, applications: readonly string[]) =>
    markAttendance(afterwards, { session, applications, channel: 'in-person' })
  taken(await attend(first, [ids[0], ids[1]]))
  taken(await attend(second, [ids[0]]))
  return { ...made, people, ids, one: ids[0], two: ids[1] }
}

test('whoever meets the rule completes the course; the others lack something', async () => {
  const { offering, ids, one, two } = await course()
  const { learners } = await books(async (all) =>
    readClass(all, taken(await findCourse(all, offering)), toInstant(afterwards.clock.now())),
  )
  const states = new Map(learners.map((each) => [each.application, each.judgement?.state]))
  expect(ids.map((id) => states.get(id))).toEqual(['completed', 'not-yet', 'not-yet'])
  const done = taken(await completeCourse(afterwards, { offering, applications: ids })).outcome
  expect(done.completed).toEqual([one])
  expect(done.refused.map(({ refusal }) => refusal.code)).toEqual([
    'completion_rule_not_met',
    'completion_rule_not_met',
  ])
  expect(done.refused[0]?.refusal.message.ja).toContain('出席があと1回必要です')
  const forTwo = { offering, applications: [two] }
  expect(await completeCourse(afterwards, forTwo)).toMatchObject({
    refusal: { code: 'completion_rule_not_met' },
  })
  taken(await completeCourse(afterwards, { ...forTwo, reason: '病気のため補講で代えた' }))
  expect(await stateOf(context, two)).toBe('completed')
  expect(await countFacts(context, offering)).toMatchObject({ 'course.completed': 2 })
  expect(await completeCourse(actingAs(afterwards, applicant()), forTwo)).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
})

describe('certificates', () => {
  it('have numbers that can be checked, and hold while the completion does', async () => {
    const { offering, one, two, people } = await course()
    taken(await completeCourse(afterwards, { offering, applications: [one, two], reason: '補講' }))
    const own = actingAs(afterwards, present(people[0], 'the first').actor)
    const first = taken(await getCertificate(own, one))
    const second = taken(await getCertificate(afterwards, two))
    expect(first.number).toMatchObject({ year: 2023, line: '2' })
    expect(second.number.serial).toBe(first.number.serial + 1)
    expect(formatCertificateNumber(first.number, 'ja')).toMatch(/^令和5年度-2-\d{4}-[A-Z]$/)
    expect(first.document).toMatchObject({
      course: { ja: 'はじめてのIT講座' },
      from: '2023-06-12',
      to: '2023-06-30',
      hours: 8,
      signatory: { ja: '理事長　東京 花子' },
      authority: { ja: '東京都' },
    })
    expect(await books((all) => findCertificate(all, first.number))).toMatchObject({
      isValid: true,
    })
    const undo = { act: 'undo-complete', applications: [one], reason: '出席の記録が誤りでした' }
    taken(await actOnApplications(afterwards, undo))
    expect(await books((all) => findCertificate(all, first.number))).toMatchObject({
      isValid: false,
    })
    expect(await getCertificate(own, one)).toMatchObject({
      refusal: { code: 'course_not_completed' },
    })
    taken(await completeCourse(afterwards, { offering, applications: [one] }))
    expect(taken(await getCertificate(own, one)).number).toEqual(first.number)
  })

  it('are issued once, to their holder, also where the completion came another way', async () => {
    const { one, people } = await course()
    taken(await actOnApplications(afterwards, { act: 'complete', applications: [one] }))
    const own = actingAs(afterwards, present(people[0], 'the first').actor)
    const [here, there] = await Promise.all([getCertificate(own, one), getCertificate(own, one)])
    expect(taken(here)).toEqual(taken(there))
    const stranger = actingAs(afterwards, applicant())
    expect(await getCertificate(stranger, one)).toMatchObject({
      refusal: { code: 'certificate_unknown' },
    })
  })

  it('of courses that end at the same time have numbers of their own', async () => {
    const courses = await Promise.all([course(), course(), course()])
    await Promise.all(
      courses.map(({ offering, one }) =>
        completeCourse(afterwards, { offering, applications: [one] }),
      ),
    )
    const numbers = await Promise.all(courses.map(({ one }) => getCertificate(afterwards, one)))
    expect(new Set(numbers.map((each) => taken(each).number.serial)).size).toBe(3)
  })
})

const on = (day: string) => day as CalendarDate

describe('what comes after a course', () => {
  it('a pass counts on its day and completes the course; a failure does not', async () => {
    const { offering, one } = await course({ completion: { examination: true } })
    const taking = { qualification: 'ITパスポート', takenOn: on('2023-06-29') }
    const failed = { application: one, result: { ...taking, result: 'failed' } } as const
    taken(await recordExamination(afterwards, failed))
    expect(await recordExamination(afterwards, failed)).toMatchObject({
      refusal: { code: 'examination_noted_already' },
    })
    const complete = { offering, applications: [one] }
    expect(await completeCourse(afterwards, complete)).toMatchObject({
      refusal: { message: { ja: expect.stringContaining('試験に合格していません') } },
    })
    const passed = { ...failed, result: { ...taking, result: 'passed' } } as const
    taken(await recordExamination(afterwards, passed))
    taken(await completeCourse(afterwards, complete))
    const facts = await books(({ client }) =>
      client.query(
        `select occurred_on::text as day from fact where offering = $1
         and kind = 'course.qualified'`,
        [offering],
      ),
    )
    expect(facts.rows).toEqual([{ day: '2023-06-29' }])
  })

  it('a job is reported by whoever found it, once, and taken back by the desk', async () => {
    const { offering, one, people } = await course()
    const own = actingAs(afterwards, present(people[0], 'the first').actor)
    const job = { form: 'regular', employer: '株式会社青空', hiredOn: on('2023-06-30') } as const
    taken(await recordJob(own, { application: one, result: job }))
    expect(await recordJob(afterwards, { application: one, result: job })).toMatchObject({
      refusal: { code: 'done_already' },
    })
    expect(await countFacts(context, offering)).toMatchObject({ 'course.hired': 1 })
    const other = actingAs(afterwards, applicant())
    expect(await recordJob(other, { application: one, result: job })).toMatchObject({
      refusal: { code: 'act_not_allowed' },
    })
    const undo = { act: 'undo-hire', applications: [one], reason: '入力の誤り' }
    taken(await actOnApplications(afterwards, undo))
    expect(await countFacts(context, offering)).not.toHaveProperty('course.hired')
    const kept = await books(({ client }) =>
      client.query(`select outcome::text as outcome from command where act = 'course.job'`),
    )
    expect(JSON.stringify(kept.rows)).not.toContain('青空')
  })

  it('the employer goes with the person who is erased; the job still counts', async () => {
    const { offering, one, people } = await course()
    const own = actingAs(afterwards, present(people[0], 'the first').actor)
    const job = { form: 'regular', employer: '有限会社若葉', hiredOn: on('2023-06-30') } as const
    taken(await recordJob(own, { application: one, result: job }))
    const value = await books(async ({ client }) => {
      const found = await client.query<{ value: string }>(
        `select value from party_identifier where party =
        (select party from application where application = $1)`,
        [one],
      )
      return present(found.rows[0], 'an identifier').value
    })
    const party = { type: 'person', scheme: 'local', value, name: null } as const
    taken(await eraseParty(afterwards, { party, reason: '本人の求めによる' }))
    const kept = await books(({ client }) =>
      client.query(`select details from activity where application = $1 and sort = 'job'`, [one]),
    )
    expect(kept.rows).toEqual([{ details: { form: 'regular' } }])
    expect(await countFacts(context, offering)).toMatchObject({ 'course.hired': 1 })
  })

  it('a list is entered row by row; a dry run and a second reading add nothing', async () => {
    const { offering, people } = await course()
    const [one, two, three] = people
    check(one && two && three, 'three people')
    const row = (number: number, code: string, change: Partial<OutcomeRow>): OutcomeRow => {
      return {
        row: number,
        learner: { by: 'number', value: code },
        examination: null,
        job: null,
        ...change,
      }
    }
    const examination = { qualification: '簿記3級', takenOn: on('2023-06-25') }
    const rows = [
      row(2, one.code, { examination: { ...examination, result: 'passed' } }),
      row(3, two.code, { examination: { ...examination, result: 'failed' } }),
      row(4, three.code, { job: { form: 'part-time', employer: null, hiredOn: on('2023-06-26') } }),
      row(5, one.code, { job: { form: 'regular', employer: null, hiredOn: on('2023-06-26') } }),
      row(6, 'ZZZZZZZZ', {}),
    ]
    const list = { offering, file: { name: 'kekka.xlsx', digest: 'x' }, rows, faults: [] }
    const before = await countFacts(context, offering)
    const tried = taken(await importOutcomes(afterwards, { ...list, dryRun: true })).outcome
    expect(tried).toMatchObject({ read: 5, passed: 1, failed: 1, hired: 1 })
    expect(tried.faults.map(({ row: at_, code }) => [at_, code])).toEqual([
      [5, 'learner_stands_twice'],
      [6, 'learner_unknown'],
    ])
    expect(await countFacts(context, offering)).toEqual(before)
    taken(await importOutcomes(afterwards, list))
    expect(await countFacts(context, offering)).toMatchObject({
      'course.qualified': 1,
      'course.hired': 1,
    })
    const again = taken(await importOutcomes(afterwards, list)).outcome
    expect(again).toMatchObject({ passed: 0, failed: 0, hired: 0 })
    expect(again.faults).toHaveLength(5)
  })
})

test('withdrawn people complete nothing', async () => {
  const { offering, one, people } = await course()
  taken(await actAsApplicant(afterwards, present(people[0], 'the first'), 'withdraw'))
  expect(await completeCourse(afterwards, { offering, applications: [one] })).toMatchObject({
    refusal: { code: 'not_a_learner' },
  })
})
