/** Placements as the API shows and takes them: positions, proposals with their reasons, periods. */
import { z } from 'zod'
import type { RankedPosition, WholeMatch } from '../../commands/placement/read-person.ts'
import { criterionKeys, type CriterionKey } from '../../domain/delivery/placement/settings.ts'
import { placementNeedNames, type PlacementNeed } from '../../domain/delivery/placement/need.ts'
import type { Comparison, Verdict } from '../../domain/delivery/placement/match.ts'
import type {
  hostPositionShape,
  personProfileShape,
} from '../../domain/delivery/placement/profile.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { KeptPosition } from '../../store/placement-position.ts'
import type { Answered } from '../endpoint.ts'
import { bothLanguages, date, id, moment } from './basic.ts'

/** A day as it is handed in. */
export const givenDay = z
  .string()
  .max(40)
  .refine(isCalendarDate, {
    params: { ja: '2023-06-01の形の日付が必要です', en: 'a date is needed' },
  })
  .meta({ format: 'date' })

/** Words that may go with an answer or a result; erasable. */
export const words = plainText(1000).nullable().default(null)

/** The name of a reason in a fixed list. */
export const reasonName = z.string().max(40)

/** What a person wishes for, as it is handed in: options by their keys in the settings. */
export const givenProfile = z.record(z.string().max(40), z.json())

const optional = <T extends z.ZodType>(schema: T) => schema.nullable()
const keys = z.array(z.string())

/** What a person wishes for, as it is answered. */
export const profile = z
  .strictObject({
    areas: keys,
    works: keys,
    wish: optional(z.string()),
    daysWeek: optional(z.int()),
    hoursWeek: optional(z.int()),
    from: optional(date),
    needs: keys,
    needsWords: optional(z.string()),
    birthDate: optional(date),
  } satisfies Record<keyof typeof personProfileShape.shape, z.ZodType>)
  .meta({ id: 'PlacementProfile' })

/** A position as it is answered. */
export const position = z
  .strictObject({
    id,
    seats: z.int(),
    taken: z.int().meta({ description: 'Decided, at work or hired there.' }),
    isOpen: z.boolean(),
    version: z.int(),
    position: z.strictObject({
      title: z.string(),
      work: z.string(),
      workWords: optional(z.string()),
      area: z.string(),
      place: optional(z.string()),
      daysWeek: optional(z.int()),
      hoursWeek: optional(z.int()),
      from: optional(date),
      to: optional(date),
      requirements: optional(z.string()),
      offers: keys,
      pay: optional(z.string()),
    } satisfies Record<keyof typeof hostPositionShape.shape, z.ZodType>),
  })
  .meta({ id: 'HostPosition' })

/** Writes a position. */
export function positionOf(kept: KeptPosition): Answered<typeof position> {
  const { id: own, seats, taken, isOpen, version } = kept
  return { id: own, seats, taken, isOpen, version, position: kept.position }
}

/** Why a match stands where it does: each criterion in words, and nothing else. */
const verdicts = z.array(
  z
    .strictObject({
      criterion: z.enum(criterionKeys as [CriterionKey, ...CriterionKey[]]),
      outcome: z.enum(['met', 'not-met', 'unknown']),
      points: z.int().meta({ description: 'What it gains where it is met, as the settings say.' }),
      words: bothLanguages,
    })
    .meta({ id: 'MatchVerdict' }),
)

/** How many criteria are met, and which. */
export const comparison = z
  .strictObject({ met: z.int(), points: z.int(), verdicts })
  .meta({ id: 'MatchComparison' })

/** Writes a comparison. */
export const comparisonOf = ({ met, points, verdicts: all }: Comparison) => ({
  ...{ met, points },
  verdicts: all.map(verdictOf),
})

const verdictOf = ({ criterion, outcome, points, words: why }: Verdict) => ({
  ...{ criterion, outcome, points },
  words: { ja: why.ja, en: why.en },
})

/** A position that can be proposed, with the reasons of its place. */
export const rankedPosition = z
  .strictObject({ company: optional(z.string()), offered: position, comparison })
  .meta({ id: 'RankedPosition' })

/** Writes one. */
export const rankedPositionOf = (each: RankedPosition) => ({
  company: each.company,
  offered: positionOf(each),
  comparison: comparisonOf(each.comparison),
})

const answer = z.strictObject({
  says: z.enum(['yes', 'no']),
  saidAt: moment,
  reason: optional(z.string()),
  words: optional(z.string()),
})

/** A proposal with what came of it. */
export const wholeMatch = z
  .strictObject({
    id,
    company: optional(z.string()),
    offered: position,
    proposedAt: moment,
    criteria: verdicts.meta({ description: 'As they stood when it was proposed.' }),
    person: optional(answer),
    companySays: optional(answer),
    visitOn: optional(date),
    closedBy: optional(z.enum(['person', 'company', 'staff', 'decision'])),
    visits: z.array(
      z.strictObject({ visitedOn: date, outcome: z.string(), words: optional(z.string()) }),
    ),
    term: optional(
      z.strictObject({
        decidedOn: date,
        startsOn: date,
        endsOn: date,
        startedOn: optional(date),
        endedOn: optional(date),
        result: optional(z.enum(['hired', 'not-hired'])),
        resultOn: optional(date),
        resultReason: optional(z.string()),
      }),
    ),
    retention: z.array(z.strictObject({ months: z.int(), held: z.boolean(), notedOn: date })),
  })
  .meta({ id: 'PlacementMatch' })

/** Writes a proposal. */
export function wholeMatchOf(each: WholeMatch): Answered<typeof wholeMatch> {
  const { match, position: offered, term, visits, retention } = each
  return {
    id: match.id,
    company: offered.company,
    offered: positionOf(offered),
    proposedAt: match.proposedAt,
    criteria: match.criteria.map(verdictOf),
    person: match.person,
    companySays: match.company,
    visitOn: match.visitOn,
    closedBy: match.closedBy,
    visits: visits.map(({ visitedOn, outcome, words: how }) => {
      return { visitedOn, outcome, words: how }
    }),
    term: term && {
      ...{ decidedOn: term.decidedOn, startsOn: term.startsOn, endsOn: term.endsOn },
      ...{ startedOn: term.startedOn, endedOn: term.endedOn, result: term.result },
      ...{ resultOn: term.resultOn, resultReason: term.resultReason },
    },
    retention: retention.map(({ months, held, notedOn }) => ({ months, held, notedOn })),
  }
}

/** A placement in the desk's list. */
export const listedPlacement = z
  .strictObject({
    application: id,
    number: z.string(),
    state: z.string(),
    name: optional(z.string()),
    hasProfile: z.boolean(),
    appliedAt: moment,
    changedAt: moment,
    company: optional(z.string()),
    position: optional(z.string()),
    startsOn: optional(date),
    endsOn: optional(date),
    result: optional(z.enum(['hired', 'not-hired'])),
    needs: z.array(z.enum(placementNeedNames as [PlacementNeed, ...PlacementNeed[]])),
  })
  .meta({ id: 'ListedPlacement' })

/** A host company in the desk's list. */
export const listedHost = z
  .strictObject({
    application: id,
    number: z.string(),
    state: z.string(),
    company: optional(z.string()),
    appliedAt: moment,
    positions: z.int(),
    seats: z.int(),
    taken: z.int(),
    unanswered: z.int(),
  })
  .meta({ id: 'ListedHost' })
