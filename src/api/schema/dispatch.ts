/** The schemas of experts, requests for them, visits and fee claims. */
import { z } from 'zod'
import type { DispatchRead } from '../../commands/dispatch/read-dispatch.ts'
import { claimStates, type FeeClaim } from '../../domain/delivery/dispatch/fee-claim.ts'
import type { Expert } from '../../domain/delivery/dispatch/expert.ts'
import {
  type Visit,
  visitChannels,
  visitStates,
  type VisitTexts,
} from '../../domain/delivery/dispatch/visit.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { LoadedExpert } from '../../store/dispatch-expert.ts'
import type { ListedDispatch } from '../../store/dispatch-list.ts'
import { bothLanguages, date, id, moment } from './basic.ts'

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) =>
  Object.keys(table) as [K, ...K[]]

const names = z.array(plainText(100)).max(200)

/** An expert as they are entered. */
export const givenExpert = z
  .strictObject({
    name: plainText(100),
    account: id.nullable().default(null),
    fields: names.default([]),
    areas: names.default([]).meta({ description: 'Codes or names; none for everywhere.' }),
    contracts: z.array(plainText(40)).max(500).default([]).meta({
      description: 'The 法人番号 of companies that they are under contract with.',
    }),
    capacity: z.int().min(0).max(1000).nullable().default(null),
    isOpen: z.boolean().default(true),
  })
  .meta({ id: 'GivenExpert' })

/** An expert of the register. */
export const expertAnswer = z
  .strictObject({
    expert: id,
    version: z.int(),
    name: z.string(),
    account: id.nullable(),
    fields: z.array(z.string()),
    areas: z.array(z.string()),
    contracts: z.array(z.string()),
    capacity: z.int().nullable(),
    isOpen: z.boolean(),
    load: z.int().meta({ description: 'How many requests they have under way.' }),
  })
  .meta({ id: 'Expert' })

/** An expert as it is answered. */
export function writeExpert({ expert, load }: LoadedExpert) {
  const { id: own, ...entry }: Expert = expert
  return { expert: own, ...entry, load }
}

/** When and how a visit takes place, as it is handed in. */
export const givenPlan = z.strictObject({
  heldOn: z.string().max(10),
  beginsAt: z.string().max(5).nullable().default(null),
  minutes: z.int().min(1).max(1440),
  channel: z.enum(keysOf(visitChannels)),
})

/** What is reported of a visit, as it is handed in. */
export const givenReport = z.strictObject({
  done: plainText(8000).default(''),
  advice: plainText(8000).default(''),
  next: plainText(8000).default(''),
})

/** A visit. */
export const visitAnswer = z
  .strictObject({
    visit: id,
    application: id,
    expert: id,
    state: z.enum(keysOf(visitStates)),
    heldOn: date,
    beginsAt: z.string().nullable(),
    minutes: z.int(),
    channel: z.enum(keysOf(visitChannels)),
    yen: z.int(),
    reportedAt: moment.nullable(),
    rating: z.int().nullable(),
    claim: id.nullable(),
    done: z.string(),
    advice: z.string(),
    next: z.string(),
    words: z.string(),
  })
  .meta({ id: 'ExpertVisit' })

/** A visit as it is answered; its texts are blank where nothing was written, or it was erased. */
export function writeVisit(visit: Visit, texts: VisitTexts | undefined) {
  const { id: own, application, expert, state, heldOn, beginsAt, minutes, channel } = visit
  const { yen, reportedAt, rating, claim } = visit
  const { done = '', advice = '', next = '', words = '' } = texts ?? {}
  return {
    ...{ visit: own, application, expert, state, heldOn, beginsAt, minutes, channel },
    ...{ yen, reportedAt, rating, claim, done, advice, next, words },
  }
}

/** A request in a list. */
export const listedDispatch = z
  .strictObject({
    application: id,
    number: z.string(),
    state: z.string(),
    offering: id,
    title: bothLanguages,
    programme: z.string(),
    company: z.string().nullable(),
    appliedAt: moment,
    field: z.string(),
    area: z.string(),
    expert: id.nullable(),
    expertName: z.string().nullable(),
    granted: z.int().nullable(),
    reported: z.int(),
    unconfirmed: z.int(),
    nextOn: date.nullable(),
  })
  .meta({ id: 'ListedDispatch' })

/** A request as a list answers it. */
export function writeListed(row: ListedDispatch) {
  const { application, number, state, offering, title, programme, company, appliedAt } = row
  const { field, area, expert, expertName, granted, reported, unconfirmed, nextOn } = row
  return {
    ...{ application, number, state, offering, title, programme, company, appliedAt },
    ...{ field, area, expert, expertName, granted, reported, unconfirmed, nextOn },
  }
}

const tally = z.strictObject({ visits: z.int(), minutes: z.int() })

/** A request with its visits. */
export const dispatchAnswer = z
  .strictObject({
    application: id,
    state: z.string(),
    offering: id,
    company: z.strictObject({ number: z.string(), name: z.string().nullable() }).nullable(),
    granted: z.int().nullable(),
    field: z.string(),
    area: z.string(),
    expert: id.nullable(),
    expertName: z.string().nullable(),
    used: z.strictObject({ request: tally, year: tally }),
    visits: z.array(visitAnswer),
  })
  .meta({ id: 'Dispatch' })

/** A request as it is answered. */
export function writeDispatch(read: DispatchRead) {
  const { application, offering, company, dispatch, used, visits, texts, experts } = read
  const expert = dispatch?.expert ?? null
  return {
    ...{ application: application.id, state: application.state, offering: offering.id, company },
    granted: dispatch?.visits ?? null,
    ...{ field: dispatch?.field ?? '', area: dispatch?.area ?? '', expert },
    expertName: expert === null ? null : (experts.get(expert) ?? null),
    used,
    visits: visits.map((visit) => writeVisit(visit, texts.get(visit.id))),
  }
}

/** A fee claim. */
export const feeClaimAnswer = z
  .strictObject({
    claim: id,
    expert: id,
    programme: z.string(),
    month: z.string().meta({ examples: ['2023-06'] }),
    state: z.enum(keysOf(claimStates)),
    visits: z.int(),
    yen: z.int(),
    submittedAt: moment,
    paidOn: date.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'FeeClaim' })

/** A claim as it is answered. */
export function writeClaim(claim: FeeClaim) {
  const { id: own, expert, programme, month, state, visits, yen, submittedAt } = claim
  const { paidOn, reason } = claim
  const told = { expert, programme, month, state, visits, yen, submittedAt, paidOn, reason }
  return { claim: own, ...told }
}
