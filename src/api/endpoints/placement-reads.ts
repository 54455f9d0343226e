/** Reading placements: a person's, a company's, what suits whom and why, and the desk's lists. */
import { z } from 'zod'
import {
  findPlacement,
  placementOf,
  placementUnknown,
  type PlacementSide,
} from '../../commands/placement/open-placement.ts'
import {
  listPeopleFor,
  listPositionsFor,
  readHostPlacement,
  readPersonPlacement,
  type WholeMatch,
} from '../../commands/placement/read-person.ts'
import { positionUnknown } from '../../commands/placement/position.ts'
import { mayAct } from '../../domain/access/capability.ts'
import { placementNeedNames, type PlacementNeed } from '../../domain/delivery/placement/need.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { sliceHosts } from '../../store/placement-host-list.ts'
import { slicePlacements } from '../../store/placement-list.ts'
import { listPositions } from '../../store/placement-position.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, type Call, endpoint, list } from '../endpoint.ts'
import { id } from '../schema/basic.ts'
import {
  comparison,
  comparisonOf,
  listedHost,
  listedPlacement,
  position,
  positionOf,
  profile,
  rankedPosition,
  rankedPositionOf,
  wholeMatch,
  wholeMatchOf,
} from '../schema/placement.ts'
import { findDeskOffering } from './open-offering.ts'
import { findSeenApplication } from './read-application.ts'

/** The application for those who may see it, as one side of a placement. */
async function findSeen(books: Books, call: Call<'application'>, side: PlacementSide) {
  const seen = await findSeenApplication(books, call)
  if (!seen.ok) return seen
  const opened = await findPlacement(books, call.params.application, side)
  return opened.ok ? ok({ ...opened.value, isStaff: seen.value.isStaff }) : opened
}

/** A proposal as somebody sees it: what the other side said in words is for staff alone. */
function seenMatch(match: WholeMatch, isStaff: boolean, other: 'person' | 'companySays') {
  const whole = wholeMatchOf(match)
  const said = whole[other]
  return isStaff || said === null
    ? whole
    : { ...whole, [other]: { ...said, reason: null, words: null } }
}

const readPlacement = endpoint({
  method: 'get',
  path: '/applications/{application}/placement',
  name: 'readPlacement',
  tag: 'placements',
  scope: 'application.read',
  summary: { ja: '希望・紹介・期間・結果を読む', en: 'Read the profile, proposals and period' },
  answer: z
    .strictObject({
      application: id,
      state: z.string(),
      profile: profile.nullable(),
      current: wholeMatch.nullable(),
      earlier: z.array(wholeMatch),
    })
    .meta({ id: 'Placement' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeen(books, call, 'placement')
      if (!found.ok) return found
      const person = await readPersonPlacement(books, found.value)
      const { application, current, earlier } = person
      return ok({
        ...{ application: application.id, state: application.state, profile: person.profile },
        current: current && seenMatch(current, found.value.isStaff, 'companySays'),
        // What was said of earlier proposals stays with the staff.
        earlier: found.value.isStaff ? earlier.map(wholeMatchOf) : [],
      })
    }),
})

const readHosting = endpoint({
  method: 'get',
  path: '/applications/{application}/hosting',
  name: 'readHosting',
  tag: 'placements',
  scope: 'application.read',
  summary: { ja: '受入企業の求人と紹介された方を読む', en: 'Read positions, and people proposed' },
  note: {
    ja: '氏名は、ご本人が紹介を受けるまで null です（職員には見えます）。',
    en: 'Names are null until people have accepted the proposal; staff see them.',
  },
  answer: z
    .strictObject({
      application: id,
      state: z.string(),
      company: z.string().nullable(),
      positions: z.array(position),
      people: z.array(
        z.strictObject({
          application: id,
          state: z.string(),
          name: z.string().nullable(),
          profile: profile.nullable(),
          match: wholeMatch,
        }),
      ),
    })
    .meta({ id: 'Hosting' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeen(books, call, 'hosting')
      if (!found.ok) return found
      const host = await readHostPlacement(books, found.value, found.value.isStaff)
      const { application, company, positions, people } = host
      return ok({
        ...{ application: application.id, state: application.state, company },
        positions: positions.map(positionOf),
        people: people.map((each) => ({
          ...{ application: each.application.id, state: each.application.state },
          ...{
            name: each.name,
            profile: each.profile,
            match: seenMatch(each, found.value.isStaff, 'person'),
          },
        })),
      })
    }),
})

const listPlacements = list({
  method: 'get',
  path: '/desk/offerings/{offering}/placements',
  name: 'listPlacements',
  tag: 'placements',
  scope: 'application.read',
  summary: { ja: '就労の一覧（次にすること）', en: 'List placements, and what each waits for' },
  query: z.strictObject({
    state: z.string().max(40).optional(),
    need: z.enum(placementNeedNames as [PlacementNeed, ...PlacementNeed[]]).optional(),
  }),
  item: listedPlacement,
  key: ['moment', 'id'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      const placement = found.ok ? placementOf(found.value) : found
      if (!placement.ok) return placement
      const { state, need } = call.query
      const { rows, next } = await slicePlacements(books, {
        offering: call.params.offering,
        today: japanDate(new Date(nowOf(call))),
        ...(state !== undefined && { state }),
        ...(need !== undefined && { need }),
        ...{ sort: 'applied', isDescending: false, slice: call.slice },
      })
      const items = rows.map((row) => ({
        ...{ application: row.application, number: row.number, state: row.state, name: row.name },
        ...{ hasProfile: row.hasProfile, appliedAt: row.appliedAt, changedAt: row.changedAt },
        ...{ company: row.company, position: row.position, startsOn: row.startsOn },
        ...{ endsOn: row.endsOn, result: row.result, needs: row.needs },
      }))
      return ok({ items, next })
    }),
})

const listHosts = list({
  method: 'get',
  path: '/desk/offerings/{offering}/hosts',
  name: 'listHosts',
  tag: 'placements',
  scope: 'application.read',
  summary: { ja: '受入企業の一覧', en: 'List host companies' },
  item: listedHost,
  key: ['moment', 'id'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      const placement = found.ok ? placementOf(found.value) : found
      if (!placement.ok) return placement
      const { offering } = call.params
      const asked = { offering, sort: 'applied', isDescending: false } as const
      const { rows, next } = await sliceHosts(books, { ...asked, slice: call.slice })
      return ok({ items: rows, next })
    }),
})

const rankPositions = endpoint({
  method: 'get',
  path: '/desk/placements/{application}/positions',
  name: 'rankPositions',
  tag: 'placements',
  scope: 'application.read',
  summary: {
    ja: '合う求人を、理由とともに並べる',
    en: 'Rank positions for a person, with reasons',
  },
  note: {
    ja: '合う基準の多い順、同じなら長く待っている企業が先です。ほかの点数はありません。',
    en: 'More criteria met first; among equals, who has waited longer. There is no other score.',
  },
  answer: z.strictObject({ items: z.array(rankedPosition) }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeen(books, call, 'placement')
      if (!found.ok) return found
      if (!found.value.isStaff) return placementUnknown
      const { profile: wished } = await readPersonPlacement(books, found.value)
      const ranked = await listPositionsFor(books, found.value, wished)
      return ok({ items: ranked.map(rankedPositionOf) })
    }),
})

const rankPeople = endpoint({
  method: 'get',
  path: '/desk/hosts/{application}/positions/{position}/people',
  name: 'rankPeople',
  tag: 'placements',
  scope: 'application.read',
  summary: { ja: '求人に合う方を、理由とともに並べる', en: 'Rank people for a position' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({ application: id, number: z.string(), comparison })
        .meta({ id: 'RankedPerson' }),
    ),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findSeen(books, call, 'hosting')
      if (!found.ok) return found
      const { programme } = found.value.offering
      const may = mayAct(call.caller.actor, 'application.list', { programme })
      if (!may.ok) return may
      const all = await listPositions(books, call.params.application)
      const known = all.find((each) => each.id === call.params.position)
      if (!known) return positionUnknown
      const ranked = await listPeopleFor(books, found.value, known)
      return ok({
        items: ranked.map(({ application, number, comparison: compared }) => ({
          ...{ application, number },
          comparison: comparisonOf(compared),
        })),
      })
    }),
})

/** The rows of what is read of placements. */
export const placementReadEndpoints: readonly AnyEndpoint[] = [
  readPlacement,
  readHosting,
  listPlacements,
  listHosts,
  rankPositions,
  rankPeople,
]
