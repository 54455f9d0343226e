/** The endpoints of placements, each once right and once wrong. */
import { decidePlacement } from '../../src/commands/placement/decision.ts'
import { proposeMatch } from '../../src/commands/placement/match.ts'
import { endPlacement } from '../../src/commands/placement/period.ts'
import { recordPlacementResult } from '../../src/commands/placement/result.ts'
import { startPlacement } from '../../src/commands/placement/start.ts'
import { present } from '../../src/kit/check.ts'
import { findOffering } from '../../src/store/offering.ts'
import { withAuthority } from '../../src/store/database.ts'
import {
  day,
  details,
  hiredInJuly,
  juneDecision,
  matchBoth,
  offerPosition,
  openPlacements,
  register,
  usualPosition,
  usualProfile,
} from '../placement/world.ts'
import { at, runner, taken } from '../world/delivery.ts'
import { onTheDay } from '../world/gathering.ts'
import { type CaseRow, type CaseWorld, noOffering, notValid } from './case-world.ts'

const none = { status: 404, code: 'placement_unknown' } as const
const unseen = { status: 404, code: 'application_unknown' } as const

/** How far somebody has come. */
type Stage = 'registered' | 'proposed' | 'agreed' | 'decided' | 'started' | 'ended' | 'hired'
const stages: readonly Stage[] = [
  'registered',
  'proposed',
  'agreed',
  'decided',
  'started',
  'ended',
  'hired',
]

async function open(world: CaseWorld, stage: Stage) {
  const { context } = world
  const offering = await openPlacements(context)
  const person = await register(context, offering)
  const host = await offerPosition(context, offering)
  const { application } = person
  const isAt = (each: Stage) => stages.indexOf(stage) >= stages.indexOf(each)
  const staff = at(runner(context), onTheDay)
  if (stage === 'proposed') {
    taken(await proposeMatch(staff, { application, position: host.position }))
  } else if (isAt('agreed')) await matchBoth(context, person, host)
  // Whoever is hired has been for three months.
  const [from, to, on] =
    stage === 'hired'
      ? [day('2023-01-10'), day('2023-02-10'), day('2023-02-11')]
      : [day('2023-05-22'), day('2023-06-30'), day('2023-05-31')]
  if (isAt('decided')) taken(await decidePlacement(staff, juneDecision(application, { from, to })))
  if (isAt('started')) {
    taken(await startPlacement(staff, { application, startedOn: from, reason: null }))
  }
  const endedOn = stage === 'hired' ? to : on
  if (isAt('ended')) taken(await endPlacement(staff, { application, endedOn }))
  if (isAt('hired')) {
    const result = { ...hiredInJuly(application), on }
    taken(await recordPlacementResult(staff, result))
  }
  return { offering, person, host, application }
}

/** An act on a person's application at some stage. */
function onPerson(tail: string, stage: Stage, body: object): CaseRow {
  return {
    right: async (world) => {
      const { application } = await open(world, stage)
      const path = `/applications/${application}/${tail}`
      return { path, by: world.admin, body, onTheDay: true }
    },
    wrong: (world) => {
      const path = `/applications/${world.never}/${tail}`
      return { path, by: world.admin, body, ...none }
    },
  }
}

const why = { reason: '入力の誤り' }
const file = { source: 'list.xlsx' }

function onList(of: string, rowOf: (made: Awaited<ReturnType<typeof open>>) => object): CaseRow {
  return {
    right: async (world) => {
      const made = await open(world, 'registered')
      const path = `/desk/offerings/${made.offering}/placement-lists/${of}`
      return { path, by: world.admin, body: { ...file, rows: [rowOf(made)] }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/placement-lists/${of}`,
      by: world.admin,
      body: { ...file, rows: [] },
      ...notValid,
    }),
  }
}

const position = { position: usualPosition, seats: 2 }

/** The cases by the names of their endpoints. */
export const placementCases: Readonly<Record<string, CaseRow>> = {
  savePlacementSettings: {
    right: async (world) => {
      const { offering } = await open(world, 'registered')
      const { database, authority } = world.context
      const found = await withAuthority(database, authority, (books) =>
        findOffering(books, offering),
      )
      const body = { version: present(found, 'it').version, details }
      return { path: `/desk/offerings/${offering}/placement`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/placement`,
      by: world.admin,
      body: { version: 1, details: {} },
      status: 404,
      code: 'placement_offering_unknown',
    }),
  },
  savePlacementProfile: onPerson('placement/profile', 'registered', { profile: usualProfile }),
  saveHostPosition: {
    right: async (world) => {
      const { host } = await open(world, 'registered')
      const path = `/applications/${host.application}/hosting/positions`
      return { path, by: world.admin, body: position }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/hosting/positions`,
      by: world.admin,
      body: position,
      ...none,
    }),
  },
  proposeMatch: {
    right: async (world) => {
      const { application, host } = await open(world, 'registered')
      const body = { position: host.position }
      return { path: `/applications/${application}/placement/proposal`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/placement/proposal`,
      by: world.admin,
      body: { position: world.never },
      status: 404,
      code: 'position_unknown',
    }),
  },
  answerMatch: onPerson('placement/answer', 'proposed', { by: 'person', says: 'yes' }),
  withdrawMatch: onPerson('placement/proposal/undo', 'proposed', why),
  planWorkplaceVisit: onPerson('placement/visit-day', 'agreed', { on: '2023-06-05' }),
  recordWorkplaceVisit: onPerson('placement/visits', 'agreed', {
    ...{ visitedOn: '2023-05-30', outcome: 'both-agree' },
  }),
  decidePlacement: onPerson('placement/decision', 'agreed', {
    ...{ from: '2023-06-05', to: '2023-06-30' },
  }),
  cancelPlacementDecision: onPerson('placement/decision/undo', 'decided', why),
  startPlacement: onPerson('placement/start', 'decided', { startedOn: '2023-05-29' }),
  undoPlacementStart: onPerson('placement/start/undo', 'started', why),
  changePlacementPeriod: onPerson('placement/period', 'started', {
    ...{ from: '2023-05-22', to: '2023-07-02', reason: '習得のため' },
  }),
  endPlacement: onPerson('placement/end', 'started', { endedOn: '2023-05-31' }),
  undoPlacementEnd: onPerson('placement/end/undo', 'ended', why),
  recordPlacementResult: onPerson('placement/result', 'ended', {
    ...{ result: 'not-hired', reason: 'skills', on: '2023-05-31' },
  }),
  undoPlacementResult: onPerson('placement/result/undo', 'hired', why),
  reportPlacementResult: onPerson('placement/report', 'started', {
    ...{ result: 'hired', reason: 'regular' },
  }),
  recordPlacementRetention: {
    right: async (world) => {
      const { application } = await open(world, 'hired')
      const path = `/applications/${application}/placement/retention`
      return { path, by: world.admin, body: { months: 3, held: true }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/placement/retention`,
      by: world.admin,
      body: { months: 4, held: true },
      ...notValid,
    }),
  },
  readPlacement: {
    right: async (world) => {
      const { application } = await open(world, 'decided')
      return { path: `/applications/${application}/placement`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/placement`,
      by: world.admin,
      ...unseen,
    }),
  },
  readHosting: {
    right: async (world) => {
      const { host } = await open(world, 'decided')
      return { path: `/applications/${host.application}/hosting`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/hosting`,
      by: world.admin,
      ...unseen,
    }),
  },
  listPlacements: {
    right: async (world) => {
      const { offering } = await open(world, 'decided')
      return { path: `/desk/offerings/${offering}/placements?state=decided`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/placements`,
      by: world.admin,
      ...noOffering,
    }),
  },
  listHosts: {
    right: async (world) => {
      const { offering } = await open(world, 'proposed')
      return { path: `/desk/offerings/${offering}/hosts`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/hosts`,
      by: world.admin,
      ...noOffering,
    }),
  },
  rankPositions: {
    right: async (world) => {
      const { application } = await open(world, 'registered')
      return { path: `/desk/placements/${application}/positions`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/desk/placements/${world.never}/positions`,
      by: world.admin,
      ...unseen,
    }),
  },
  rankPeople: {
    right: async (world) => {
      const { host } = await open(world, 'registered')
      const path = `/desk/hosts/${host.application}/positions/${host.position}/people`
      return { path, by: world.admin }
    },
    wrong: (world) => ({
      path: `/desk/hosts/${world.never}/positions/${world.never}/people`,
      by: world.admin,
      ...unseen,
    }),
  },
  importPlacementProfiles: onList('profiles', ({ person }) => ({
    ...{ number: person.code, profile: usualProfile },
  })),
  importHostPositions: onList('positions', ({ person }) => ({
    ...{ number: person.code, title: '事務補助', position: usualPosition, seats: 2 },
  })),
  importPlacements: onList('placements', ({ person }) => ({ number: person.code })),
}
