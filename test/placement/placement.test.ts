/** A placement from the registration until the job holds, and every way back. */
import { expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { actingAs } from '../../src/commands/context.ts'
import { cancelDecision, decidePlacement } from '../../src/commands/placement/decision.ts'
import { answerMatch, proposeMatch, withdrawMatch } from '../../src/commands/placement/match.ts'
import { changePeriod, endPlacement, undoEnd } from '../../src/commands/placement/period.ts'
import { savePosition } from '../../src/commands/placement/position.ts'
import { saveProfile } from '../../src/commands/placement/profile.ts'
import {
  recordPlacementResult,
  reportResult,
  undoResult,
} from '../../src/commands/placement/result.ts'
import { recordRetention } from '../../src/commands/placement/retention.ts'
import { startPlacement, undoStart } from '../../src/commands/placement/start.ts'
import { recordVisit } from '../../src/commands/placement/visit.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import type { Result } from '../../src/kit/result.ts'
import { eraseApplicants } from '../../src/store/application-erasure.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findOpenMatch, listMatchesOfPerson } from '../../src/store/placement-match.ts'
import { listPositions } from '../../src/store/placement-position.ts'
import { readProfiles } from '../../src/store/placement-profile.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import {
  beginWork,
  day,
  finishHired,
  hiredInJuly,
  juneDecision,
  matchBoth,
  matching,
  moments,
  offerPosition,
  openPlacements,
  positionFaults,
  register,
  standingFacts,
  stateOf,
  usualPosition,
} from './world.ts'

const { context } = await cloneDatabase()
const now = matching(context)
const atWork = at(runner(context), moments.atWork)
const after = at(runner(context), moments.afterwards)

const codeOf = (result: Result<unknown>) => (result.ok ? null : result.refusal.code)

async function pair(given: Parameters<typeof openPlacements>[1] = {}) {
  const offering = await openPlacements(context, given)
  const person = await register(context, offering)
  const host = await offerPosition(context, offering)
  return { offering, person, host, application: person.application }
}

const read = <T>(work: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(context.database, context.authority, work)

test('hired, and still there after three months: each step leaves its facts, the company too', async () => {
  const { offering, person, host, application } = await pair()
  await finishHired(context, person, host)
  expect(await standingFacts(context, offering)).toEqual([
    'placement.dispatched person 2023-05-20',
    'placement.hired person 2023-07-01',
    'placement.started company 2023-06-01',
    'placement.started person 2023-06-01',
  ])
  expect(await stateOf(context, host.application)).toBe('accepted')
  const asked = { application, months: 3, held: true, words: null, reason: null } as const
  expect(codeOf(await recordRetention(after, asked))).toBe('retention_is_not_due')
  const october = at(after, '2023-10-05T00:00:00Z')
  taken(await recordRetention(october, asked))
  expect(await standingFacts(context, offering)).toContain('placement.retained person 2023-10-01')
  expect(codeOf(await recordRetention(october, asked))).toBe('done_already')
  expect(await positionFaults(context)).toEqual([])
})

test('a no is noted without a fact, and later months are not asked for', async () => {
  const { offering, person, host, application } = await pair()
  await finishHired(context, person, host)
  const asked = { application, held: false, words: '家庭の事情', reason: null } as const
  taken(await recordRetention(at(after, '2023-10-05T00:00:00Z'), { ...asked, months: 3 }))
  const january = at(after, '2024-01-05T00:00:00Z')
  const yes = { ...asked, months: 6, held: true } as const
  expect(codeOf(await recordRetention(january, yes))).toBe('person_has_left_the_job')
  const facts = await standingFacts(context, offering)
  expect(facts.filter((line) => line.includes('retained'))).toEqual([])
})

test('a start that is taken back takes both facts with it, and only its own', async () => {
  const offering = await openPlacements(context)
  const [one, two] = [await register(context, offering), await register(context, offering)]
  const host = await offerPosition(context, offering, { seats: 2 })
  await beginWork(context, one, host)
  await beginWork(context, two, host)
  const undo = { application: one.application, reason: '' }
  expect(codeOf(await undoStart(atWork, undo))).toBe('reason_missing')
  taken(await undoStart(atWork, { ...undo, reason: '日付の誤り' }))
  const started = (await standingFacts(context, offering)).filter((line) =>
    line.includes('started'),
  )
  expect(started).toEqual([
    'placement.started company 2023-06-01',
    'placement.started person 2023-06-01',
  ])
  expect(await stateOf(context, one.application)).toBe('decided')
  expect(await stateOf(context, host.application)).toBe('hosting')
  taken(await undoStart(atWork, { application: two.application, reason: '日付の誤り' }))
  expect(await stateOf(context, host.application)).toBe('accepted')
  const start = { application: one.application, startedOn: day('2023-06-02'), reason: null }
  taken(await startPlacement(atWork, start))
  expect(await positionFaults(context)).toEqual([])
})

test('every step goes back with a reason, until the person is registered as before', async () => {
  const { offering, person, host, application } = await pair()
  await finishHired(context, person, host)
  const back = { application, reason: '入力の誤り' }
  taken(await undoResult(after, back))
  taken(await undoEnd(after, back))
  expect(await stateOf(context, host.application)).toBe('hosting')
  taken(await undoStart(after, back))
  taken(await cancelDecision(after, back))
  expect(await standingFacts(context, offering)).toEqual([])
  expect(await stateOf(context, application)).toBe('registered')
  expect(await stateOf(context, host.application)).toBe('accepted')
  const [position] = await read((books) => listPositions(books, host.application))
  expect(position).toMatchObject({ seats: 1, taken: 0 })
  await finishHired(context, person, host)
  expect(await positionFaults(context)).toEqual([])
})

test('a no of either side takes the proposal back; it needs a reason of its list', async () => {
  const { person, host, application } = await pair()
  taken(await proposeMatch(now, { application, position: host.position }))
  const no = { application, says: 'no', words: '遠い' } as const
  const byPerson = actingAs(now, person.actor)
  const wrong = await answerMatch(byPerson, { ...no, by: 'person', reason: 'skills' })
  expect(codeOf(wrong)).toBe('reason_of_refusal_missing')
  taken(await answerMatch(byPerson, { ...no, by: 'person', reason: 'place' }))
  expect(await stateOf(context, application)).toBe('registered')
  taken(await proposeMatch(now, { application, position: host.position }))
  const byHost = actingAs(now, host.actor)
  taken(await answerMatch(byHost, { ...no, by: 'company', reason: 'skills' }))
  const matches = await read((books) => listMatchesOfPerson(books, application))
  expect(matches.map(({ closedBy }) => closedBy)).toEqual(['person', 'company'])
  expect(matches[0]?.person).toMatchObject({ says: 'no', reason: 'place', words: '遠い' })
  expect(matches[0]?.criteria.every(({ outcome }) => outcome === 'met')).toBe(true)
})

test('others answer for nobody, and see nothing to withdraw', async () => {
  const { person, host, application } = await pair()
  taken(await proposeMatch(now, { application, position: host.position }))
  const yes = { application, says: 'yes', reason: null, words: null } as const
  const cases = [
    [applicant(), 'person'],
    [applicant(), 'company'],
    [host.actor, 'person'],
    [person.actor, 'company'],
  ] as const
  for (const [actor, by] of cases) {
    const said = await answerMatch(actingAs(now, actor), { ...yes, by })
    expect(codeOf(said)).toBe('act_not_allowed')
  }
  const profile = { application, profile: {} }
  expect(codeOf(await saveProfile(actingAs(now, host.actor), profile))).toBe('act_not_allowed')
  const edit = { application: host.application, change: null, position: usualPosition }
  const position = { ...edit, seats: 1, isOpen: true }
  expect(codeOf(await savePosition(actingAs(now, person.actor), position))).toBe('act_not_allowed')
  expect(codeOf(await withdrawMatch(now, { application, reason: ' ' }))).toBe('reason_missing')
  taken(await withdrawMatch(now, { application, reason: '別の企業を紹介' }))
  expect(await read((books) => findOpenMatch(books, application))).toBeUndefined()
})

test('nothing is decided before both have said yes', async () => {
  const { person, host, application } = await pair()
  taken(await proposeMatch(now, { application, position: host.position }))
  const decision = juneDecision(application)
  expect(codeOf(await decidePlacement(now, decision))).toBe('person_has_not_agreed')
  const yes = { application, says: 'yes', reason: null, words: null } as const
  taken(await answerMatch(actingAs(now, person.actor), { ...yes, by: 'person' }))
  expect(codeOf(await decidePlacement(now, decision))).toBe('company_has_not_agreed')
  taken(await answerMatch(now, { ...yes, by: 'company' }))
  const visit = { application, visitedOn: day('2023-05-18'), outcome: 'both-agree', words: null }
  taken(await recordVisit(now, visit))
  const done = taken(await decidePlacement(now, { ...decision, withLetter: true }))
  expect(present(done.outcome.letter, 'the letter')).toMatch(/^[0-9a-f-]{36}$/)
})

test('the period keeps within the weeks of the settings, also when it is extended', async () => {
  const { person, host, application } = await pair()
  await matchBoth(context, person, host)
  const long = juneDecision(application, { to: day('2023-07-27') })
  expect(codeOf(await decidePlacement(now, long))).toBe('placement_is_too_long')
  taken(await decidePlacement(now, juneDecision(application)))
  taken(await startPlacement(atWork, { application, startedOn: day('2023-06-05'), reason: null }))
  const extend = { application, from: day('2023-06-01'), reason: '業務の習得のため' }
  const beyond = await changePeriod(atWork, { ...extend, to: day('2023-07-27') })
  expect(codeOf(beyond)).toBe('placement_is_too_long')
  taken(await changePeriod(atWork, { ...extend, to: day('2023-07-26') }))
  expect(codeOf(await changePeriod(atWork, { ...extend, reason: '', to: day('2023-07-10') }))).toBe(
    'reason_missing',
  )
  const early = { application, endedOn: day('2023-06-04') }
  expect(codeOf(await endPlacement(atWork, early))).toBe('placement_ends_before_it_began')
  taken(await endPlacement(atWork, { application, endedOn: day('2023-06-14') }))
})

test('for people of 65 and over: by the birth date, or with a reason of staff', async () => {
  const age = { atLeast: 65, on: null }
  const offering = await openPlacements(context, { details: { age } })
  const host = await offerPosition(context, offering, { seats: 3 })
  const born = async (birthDate: string | null) => {
    const date = birthDate === null ? null : day(birthDate)
    const person = await register(context, offering, { profile: { birthDate: date } })
    await matchBoth(context, person, host)
    return person.application
  }
  const old = await born('1958-06-02')
  taken(await decidePlacement(now, juneDecision(old)))
  const young = await born('1958-06-03')
  expect(codeOf(await decidePlacement(now, juneDecision(young)))).toBe('person_is_too_young')
  const unknown = await born(null)
  expect(codeOf(await decidePlacement(now, juneDecision(unknown)))).toBe('birth_date_is_missing')
  taken(await decidePlacement(now, juneDecision(young, { reason: '翌日に65歳になるため' })))
})

test('a person has one placement at a time, whatever is decided at once', async () => {
  const [first, second] = [await openPlacements(context), await openPlacements(context)]
  const person = await register(context, first, { party: await partyOf(first) })
  const party = await partyOfApplication(person.application)
  const again = await register(context, second, { party })
  const [one, two] = [await offerPosition(context, first), await offerPosition(context, second)]
  await matchBoth(context, person, one)
  await matchBoth(context, again, two)
  const answers = await Promise.all(
    [person, again].map(({ application }) =>
      decidePlacement({ ...now, idempotencyKey: newId() }, juneDecision(application)),
    ),
  )
  const codes = answers.map(codeOf)
  expect(codes.filter((code) => code === null)).toHaveLength(1)
  expect(codes).toContain('person_has_a_placement_already')
  expect(await positionFaults(context)).toEqual([])
})

test('a position never takes more people than it is for, however many decide at once', async () => {
  const offering = await openPlacements(context)
  const host = await offerPosition(context, offering, { seats: 2 })
  const people = []
  for (let index = 0; index < 6; index += 1) people.push(await register(context, offering))
  for (const person of people) await matchBoth(context, person, host)
  const answers = await Promise.all(
    people.map(({ application }) => decidePlacement(now, juneDecision(application))),
  )
  const refused = answers.map(codeOf).filter((code) => code !== null)
  expect(refused).toEqual(Array.from({ length: 4 }, () => 'position_is_full'))
  const [position] = await read((books) => listPositions(books, host.application))
  expect(position).toMatchObject({ seats: 2, taken: 2 })
  const fewer = { position: host.position, version: 1 }
  const edit = { application: host.application, change: fewer, position: usualPosition }
  const shrunk = await savePosition(now, { ...edit, seats: 1, isOpen: true })
  expect(codeOf(shrunk)).toBe('position_seats_are_taken')
  expect(await positionFaults(context)).toEqual([])
})

test('whoever is not hired gives the place back; the company tells the result, staff record it', async () => {
  const { offering, person, host, application } = await pair()
  await beginWork(context, person, host)
  const told = { application, result: 'not-hired', reason: 'skills', words: null } as const
  const byPerson = await reportResult(actingAs(atWork, person.actor), told)
  expect(codeOf(byPerson)).toBe('act_not_allowed')
  taken(await reportResult(actingAs(atWork, host.actor), told))
  taken(await endPlacement(after, { application, endedOn: day('2023-06-30') }))
  const given = { ...told, on: day('2023-07-03'), lateReason: null }
  const wrong = await recordPlacementResult(after, { ...given, reason: 'regular' })
  expect(codeOf(wrong)).toBe('result_reason_unknown')
  taken(await recordPlacementResult(after, given))
  const [position] = await read((books) => listPositions(books, host.application))
  expect(position?.taken).toBe(0)
  taken(await undoResult(after, { application, reason: '採用になったため' }))
  taken(await recordPlacementResult(after, hiredInJuly(application)))
  expect(await standingFacts(context, offering)).toContain('placement.hired person 2023-07-01')
  expect(await positionFaults(context)).toEqual([])
})

test('who withdraws while matched leaves nothing that anybody can decide on', async () => {
  const { person, host, application } = await pair()
  await matchBoth(context, person, host)
  const acting = actingAs(now, person.actor)
  taken(await actOnApplications(acting, { act: 'withdraw', applications: [application] }))
  expect(codeOf(await decidePlacement(now, juneDecision(application)))).toBe('act_does_not_follow')
  const edit = { application, profile: {} }
  expect(codeOf(await saveProfile(acting, edit))).toBe('registration_is_over')
  expect(await positionFaults(context)).toEqual([])
})

test('erasing a person takes the profile and every word; the figures stay', async () => {
  const { offering, person, host, application } = await pair()
  await finishHired(context, person, host)
  const facts = await standingFacts(context, offering)
  const party = await partyOfApplication(application)
  await read((books) => eraseApplicants(books, { party }, toInstant(after.clock.now())))
  expect((await read((books) => readProfiles(books, [application]))).size).toBe(0)
  expect(await standingFacts(context, offering)).toEqual(facts)
})

async function partyOfApplication(application: string): Promise<string> {
  return read(async ({ client }) => {
    const found = await client.query<{ party: string }>(
      'select party from application where application = $1',
      [application],
    )
    return present(found.rows[0], 'an application').party
  })
}

/** A party that the books know: that of somebody who has registered before. */
async function partyOf(offering: string): Promise<string> {
  const { actor, application } = await register(context, offering)
  const acting = actingAs(now, actor)
  taken(await actOnApplications(acting, { act: 'withdraw', applications: [application] }))
  return partyOfApplication(application)
}
