/** Weeks later: companies tell whom they hired, the figure moves, and the visitor is told. */
import { describe, expect, it } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { actAtBooth } from '../../src/commands/gathering/call.ts'
import { reserveInterviews } from '../../src/commands/gathering/interview.ts'
import {
  makeDoorPass,
  makeResultsPass,
  openDoor,
  openResults,
} from '../../src/commands/gathering/pass.ts'
import { type ToldResult, tellResults } from '../../src/commands/gathering/result.ts'
import { calendarDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import type { Result } from '../../src/kit/result.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listInterviewsOf } from '../../src/store/interview.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, runner, taken } from '../world/delivery.ts'
import {
  countStanding,
  type Fair,
  type FairVisitor,
  inJuly,
  inMay,
  letIn,
  onTheDay,
  openFair,
  reserveSeat,
} from '../world/gathering.ts'

const { context, database } = await cloneDatabase()
const july = at(runner(context), inJuly)

const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code)

/** A visitor who met both companies; their interviews in the order of the booths. */
async function metBoth() {
  const fair = await openFair(context)
  const visitor = await reserveSeat(context, fair)
  const slots = [fair.slots[0]?.[0] ?? '', fair.slots[1]?.[1] ?? '']
  const own = actingAs(at(context, inMay), visitor.actor)
  const wish = { application: visitor.application, slots }
  taken(await reserveInterviews(own, wish))
  await letIn(context, [visitor])
  const interviews = await interviewsOf(visitor)
  for (const [index, interview] of interviews.entries()) {
    const booth = present(fair.booths[index], 'a booth')
    const asked = { session: fair.session, booth, interview: interview.id, act: 'meet' } as const
    taken(await actAtBooth(at(runner(context), onTheDay), asked))
  }
  return { fair, visitor, ids: interviews.map(({ id }) => id) }
}

const interviewsOf = (visitor: FairVisitor) =>
  withAuthority(database, context.authority, (books) =>
    listInterviewsOf(books, [visitor.application]),
  )

const told = (interview: string | undefined, outcome: ToldResult['outcome']): ToldResult => ({
  interview: interview ?? '',
  outcome,
  decidedOn: null,
})

const hired = (fair: Fair) => countStanding(context, 'gathering.hired', fair.offering)

async function results(fair: Fair) {
  return withAuthority(database, context.authority, async ({ client }) => {
    const found = await client.query<{ details: { company: unknown; page: string } }>(
      `select details from notice where template = 'interview-result'
        and about ->> 'offering' = $1 order by notice`,
      [fair.offering],
    )
    return found.rows.map(({ details }) => JSON.stringify(details))
  })
}

describe('at the desk', () => {
  it('results are recorded, changed and taken back; each one moves the count', async () => {
    const { fair, visitor, ids } = await metBoth()
    const tell = (list: readonly ToldResult[]) =>
      tellResults(july, { offering: fair.offering, booth: null, results: list })
    const first = [told(ids[0], 'hired'), told(ids[1], 'not-hired')]
    expect(taken(await tell(first)).outcome).toEqual({
      ...{ hired: 1, notHired: 1, reopened: 0, unchanged: 0 },
    })
    expect(taken(await tell(first)).outcome).toMatchObject({ unchanged: 2 })
    expect(await hired(fair)).toBe(1)
    taken(await tell([told(ids[0], 'not-hired'), told(ids[1], 'hired')]))
    expect(await hired(fair)).toBe(1)
    taken(await tell([told(ids[1], 'open')]))
    expect(await hired(fair)).toBe(0)
    expect((await interviewsOf(visitor)).map(({ state }) => state)).toEqual(['not-hired', 'met'])
    expect(await countStanding(context, 'gathering.interviewed', fair.offering)).toBe(2)
  })

  it('the visitor is told that there is a result, and not which', async () => {
    const { fair, visitor, ids } = await metBoth()
    const list = [told(ids[0], 'hired')]
    taken(await tellResults(july, { offering: fair.offering, booth: null, results: list }))
    const [notice = '', ...others] = await results(fair)
    expect(others).toEqual([])
    expect(notice).toContain('株式会社あおば')
    expect(notice).toContain(`/my/applications/${visitor.application}/interviews`)
    expect(notice).not.toMatch(/採用|hired/)
  })

  it('a dry run leaves nothing; days to come and what did not take place are refused', async () => {
    const { fair, visitor, ids } = await metBoth()
    const of = { offering: fair.offering, booth: null }
    const list = [told(ids[0], 'hired')]
    taken(await tellResults(july, { ...of, results: list, dryRun: true }))
    expect(await hired(fair)).toBe(0)
    const tomorrow = calendarDate(2023, 7, 21)
    const early = [{ ...told(ids[0], 'hired'), decidedOn: tomorrow }]
    expect(codeOf(await tellResults(july, { ...of, results: early }))).toBe(
      'result_day_not_reached',
    )
    const other = [told(visitor.application, 'hired')]
    expect(codeOf(await tellResults(july, { ...of, results: other }))).toBe('interview_unknown')
  })

  it('a hire counts on the day of the decision', async () => {
    const { fair, ids } = await metBoth()
    const list = [{ ...told(ids[0], 'hired'), decidedOn: calendarDate(2023, 6, 15) }]
    taken(await tellResults(july, { offering: fair.offering, booth: null, results: list }))
    const days = await withAuthority(database, context.authority, async ({ client }) => {
      const found = await client.query<{ occurred_on: string }>(
        "select occurred_on from fact where kind = 'gathering.hired' and offering = $1",
        [fair.offering],
      )
      return found.rows.map((row) => row.occurred_on)
    })
    expect(days).toEqual(['2023-06-15'])
  })
})

describe('by the link of a company', () => {
  it('tells the results of its own booth, and of no other', async () => {
    const { fair, ids } = await metBoth()
    const [booth = '', other = ''] = fair.booths
    const made = taken(await makeResultsPass(july, { resource: booth }))
    const token = made.outcome.token ?? ''
    const opened = taken(await openResults(july, token))
    expect(opened.booth.name.ja).toBe('株式会社あおば')
    const company = actingAs(at(context, inJuly), opened.actor)
    const of = { offering: fair.offering, booth }
    const tell = (list: readonly ToldResult[], change: { booth?: string | null } = {}) =>
      tellResults(company, { ...of, ...change, results: list })
    expect(codeOf(await tell([told(ids[1], 'hired')]))).toBe('interview_unknown')
    expect(codeOf(await tell([told(ids[0], 'hired')], { booth: null }))).toBe('act_not_allowed')
    expect(codeOf(await tell([told(ids[1], 'hired')], { booth: other }))).toBe('act_not_allowed')
    taken(await tell([told(ids[0], 'hired')]))
    expect(await hired(fair)).toBe(1)
  })

  it('opens no door, and a door opens no results', async () => {
    const { fair } = await metBoth()
    const link = taken(await makeResultsPass(july, { resource: fair.booths[0] ?? '' }))
    const door = taken(await makeDoorPass(july, { session: fair.session, label: '東口' }))
    expect(codeOf(await openDoor(july, link.outcome.token ?? ''))).toBe('pass_unknown')
    expect(codeOf(await openResults(july, door.outcome.token ?? ''))).toBe('pass_unknown')
    const late = at(july, '2023-12-01T00:00:00Z')
    expect(codeOf(await openResults(late, link.outcome.token ?? ''))).toBe('pass_has_ended')
  })
})
