/** Supports as the API shows and takes them. */
import { z } from 'zod'
import type { OwnSupport } from '../../commands/support/read-own-support.ts'
import type { SupportRead } from '../../commands/support/read-support.ts'
import { type Agency, agencySorts } from '../../domain/delivery/support/agency.ts'
import {
  type Due,
  type DueAnswer,
  dueAnswers,
  type DueSort,
  dueSorts,
  type Owing,
} from '../../domain/delivery/support/due.ts'
import { goalStates } from '../../domain/delivery/support/goal.ts'
import {
  type ContactWay,
  contactWays,
  recordSorts,
  type SupportRecord,
} from '../../domain/delivery/support/record.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { ListedSupport } from '../../store/support-list.ts'
import type { Answered } from '../endpoint.ts'
import { bothLanguages, date, id, moment } from './basic.ts'

const named = <N extends string>(table: Readonly<Record<N, unknown>>) =>
  z.enum(Object.keys(table) as [N, ...N[]])

/** A day as it is handed in. */
export const day = z.string().refine(isCalendarDate, {
  params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
})

/** By which way they met. */
export const contactWay = named<ContactWay>(contactWays)

/** How something that was due was settled. */
export const dueAnswer = named<DueAnswer>(dueAnswers)

/** What an agency is. */
export const agencySort = named(agencySorts)

/** Who owes something, as it is handed in: an agency by its id, or the company. */
export const owing = z
  .discriminatedUnion('side', [
    z.strictObject({ side: z.literal('company') }),
    z.strictObject({
      side: z.literal('agency'),
      agency: id.nullable().meta({ description: 'Null for the public body itself.' }),
      person: plainText(200).default(''),
    }),
  ])
  .meta({ id: 'SupportOwing' })

/** What was said; read by those who share the support. */
export const words = z.strictObject({
  ours: plainText(200).default(''),
  theirs: plainText(200).default(''),
  said: plainText(4000).default(''),
  minutes: plainText(20_000).default(''),
})

/** An agency. */
export const agency = z
  .strictObject({
    agency: id,
    programme: z.string(),
    sort: agencySort,
    name: bothLanguages,
    isOpen: z.boolean(),
  })
  .meta({ id: 'SupportAgency' })

/** Writes an agency. */
export function agencyOf({ id: own, ...rest }: Agency): Answered<typeof agency> {
  return { agency: own, ...rest }
}

/** A support on the board. */
export const listedSupport = z
  .strictObject({
    application: id,
    number: z.string(),
    state: z.string(),
    offering: id,
    title: bothLanguages,
    programme: z.string(),
    name: z.string(),
    corporateNumber: z.string().nullable(),
    area: z.string(),
    agencies: z.array(id).meta({ description: 'The one that leads comes first.' }),
    stepOn: date.nullable(),
    dueOn: date.nullable().meta({ description: 'The first day on which anything is due.' }),
    lastOn: date.nullable(),
    changedAt: moment,
  })
  .meta({ id: 'ListedSupport' })

/** Writes a row of the board; what is planned is read with the support. */
export function listedOf(row: ListedSupport): Answered<typeof listedSupport> {
  const { step, why: _why, ...rest } = row
  return { ...rest, stepOn: step?.on ?? null }
}

const record = z
  .strictObject({
    record: id,
    sort: named(recordSorts),
    on: date,
    way: contactWay.nullable(),
    agency: id.nullable(),
    persons: z.int().nullable(),
    counts: z.boolean().meta({ description: 'Whether it left a fact.' }),
    words: z
      .strictObject({
        ours: z.string(),
        theirs: z.string(),
        said: z.string(),
        minutes: z.string(),
      })
      .nullable()
      .meta({ description: 'Null where the caller may not read what was said.' }),
  })
  .meta({ id: 'SupportRecord' })

function recordOf(one: SupportRecord): Answered<typeof record> {
  const { sort, way, persons, words: said } = one
  const counts = one.act !== 'sound-out'
  return {
    ...{ record: one.id, sort, on: one.happenedOn, way, agency: one.agency, persons, counts },
    words: said,
  }
}

const due = z
  .strictObject({
    due: id,
    sort: named<DueSort>(dueSorts),
    on: date,
    months: z.int().nullable(),
    text: z.string(),
    owing: z.strictObject({
      side: z.enum(['company', 'agency']),
      agency: id.nullable(),
      person: z.string(),
    }),
    answer: dueAnswer.nullable(),
    answeredOn: date.nullable(),
  })
  .meta({ id: 'SupportDue' })

function dueOf({ id: own, owing: owes, ...rest }: Due): Answered<typeof due> {
  const { sort, on, months, text, answer, answeredOn } = rest
  return { due: own, sort, on, months, text, owing: owesOf(owes), answer, answeredOn }
}

function owesOf(owes: Owing) {
  return owes.side === 'company' ? { side: owes.side, agency: null, person: '' } : owes
}

/** A support with all that stands in it. */
export const supportWhole = z
  .strictObject({
    application: id,
    number: z.string(),
    state: z.string(),
    offering: id,
    name: z.string().nullable(),
    area: z.string(),
    why: z.string(),
    contactName: z.string(),
    contactTelephone: z.string(),
    agencies: z.array(id),
    records: z.array(record),
    dues: z.array(due),
    goals: z.array(
      z
        .strictObject({
          goal: id,
          text: z.string(),
          dueOn: date.nullable(),
          state: named(goalStates),
          settledOn: date.nullable(),
        })
        .meta({ id: 'SupportGoal' }),
    ),
  })
  .meta({ id: 'Support' })

/** Writes a support. */
export function supportOf(read: SupportRead): Answered<typeof supportWhole> {
  const { application, name, standing, shares, records, dues, goals } = read
  const { number, state, offering } = application
  return {
    ...{ application: application.id, number, state, offering, ...standing },
    name,
    agencies: shares.map((share) => share.agency),
    records: records.map(recordOf),
    dues: dues.map(dueOf),
    goals: goals.map(({ id: goal, text, dueOn, state: how, settledOn }) => {
      return { goal, text, dueOn, state: how, settledOn }
    }),
  }
}

/** A support as the company itself sees it. */
export const ownSupport = z
  .strictObject({
    goals: z.array(z.strictObject({ text: z.string(), dueOn: date.nullable(), state: z.string() })),
    step: z.strictObject({ text: z.string(), on: date, isTheirs: z.boolean() }).nullable(),
    visits: z.array(z.strictObject({ on: date, way: contactWay.nullable() })),
    contact: z.strictObject({ name: z.string(), telephone: z.string() }),
    agencies: z.array(bothLanguages),
  })
  .meta({ id: 'OwnSupport' })

/** Writes what the company sees. */
export function ownSupportOf(read: OwnSupport): Answered<typeof ownSupport> {
  const { goals, step, visits, contact, agencies } = read
  return {
    goals: goals.map(({ text, dueOn, state }) => ({ text, dueOn, state })),
    step: step && { text: step.text, on: step.on, isTheirs: step.owing.side === 'company' },
    visits: visits.map(({ on, way }) => ({ on, way })),
    contact,
    agencies: agencies.map(({ name }) => name),
  }
}
