/** Offerings as the API shows and takes them. What is taken is read by the domain's own schemas. */
import { z } from 'zod'
import { channels, offeringSettings, offeringStates } from '../../domain/delivery/offering.ts'
import { offeringPhases } from '../../domain/delivery/phase.ts'
import { openKinds } from '../../domain/delivery/register.ts'
import { waysInto } from '../../domain/delivery/way-in.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { phaseOf } from '../../domain/delivery/phase.ts'
import type { Instant } from '../../kit/calendar.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { DeskOffering } from '../../store/offering-list.ts'
import type { OpenOffering, SeatSummary } from '../../store/open-offering.ts'
import type { Answered } from '../endpoint.ts'
import { bothLanguages, command, givenMoment, id, moment } from './basic.ts'

const namesOf = <K extends string>(labels: Readonly<Record<K, unknown>>) =>
  z.enum(Object.keys(labels) as [K, ...K[]])

/** By which way people take part. */
export const channel = namesOf(channels)

/** The kinds of delivery that people apply to. */
const kind = z.enum(openKinds)

/** Which of the states an offering is in. */
export const offeringState = namesOf(offeringStates)

/** Seats as the public sees them. */
export const seats = z
  .strictObject({
    capacity: z.int().nullable().meta({ description: 'Null without limit.' }),
    left: z.int().nullable(),
  })
  .meta({ id: 'SeatsLeft' })

const listed = {
  id,
  programme: z.string(),
  component: z.string(),
  kind,
  phase: namesOf(offeringPhases),
  title: bothLanguages,
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
}

/** An offering in the list of what is open. */
export const openOffering = z
  .strictObject({
    ...listed,
    summary: bothLanguages,
    channels: z.array(channel),
    nextAt: moment.nullable().meta({ description: 'Its next date.' }),
    seats: seats.nullable().meta({ description: 'Null where nothing is counted.' }),
  })
  .meta({ id: 'OpenOffering' })

/** One offering as the public sees it. */
export const publicOffering = z
  .strictObject({
    ...listed,
    summary: bothLanguages,
    description: bothLanguages,
    contact: bothLanguages,
    channels: z.array(channel),
    seatsPer: z.enum(['session', 'offering']),
    capacity: z.int().nullable(),
    waitList: z.boolean(),
    offerHours: z.int(),
    groupLimit: z.int(),
    anonymous: z.boolean(),
    waysIn: z
      .array(
        z.strictObject({
          on: z.enum(['session', 'offering']),
          act: z.string(),
          otherwise: z.string().nullable(),
        }),
      )
      .meta({ description: 'The acts by which one applies, the usual one first.' }),
    formVersion: z.int().meta({ description: 'Of the questions of the application; 0: none.' }),
  })
  .meta({ id: 'PublicOffering' })

/** An offering in the desk's list. */
export const deskOffering = z
  .strictObject({
    ...listed,
    state: offeringState,
    changedAt: moment,
    taken: z.int(),
    capacity: z.int().nullable(),
    awaiting: z.int().meta({ description: 'Applications that await something from staff.' }),
    nextAt: moment.nullable(),
  })
  .meta({ id: 'DeskOffering' })

/** The settings as they stand in the books. */
const settingsAnswer = z
  .strictObject({
    title: bothLanguages,
    summary: bothLanguages,
    description: bothLanguages,
    contact: bothLanguages,
    channels: z.array(channel),
    tags: z.array(z.string()),
    seatsPer: z.enum(['session', 'offering']),
    capacity: z.int().nullable(),
    waitList: z.boolean(),
    offerHours: z.int(),
    groupLimit: z.int(),
    anonymous: z.boolean(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'OfferingSettings' })

/** An offering as those see it who set it up. */
export const wholeOffering = z
  .strictObject({
    id,
    programme: z.string(),
    component: z.string(),
    kind,
    state: offeringState,
    opensAt: moment.nullable(),
    closesAt: moment.nullable(),
    settings: settingsAnswer,
    version: z.int(),
  })
  .meta({ id: 'Offering' })

const opening = {
  opensAt: givenMoment.nullable().default(null),
  closesAt: givenMoment.nullable().default(null),
  settings: offeringSettings,
}

/** A new offering. */
export const offeringDraft = z
  .strictObject({
    line: plainText(40)
      .min(1)
      .meta({
        description: 'The line of the plan: its number or its key.',
        examples: ['8', '25-3'],
      }),
    year: z.int().min(1900).max(2200).nullable().default(null).meta({
      description: 'The fiscal year of the plan; null for the newest one.',
    }),
    kind,
    ...opening,
  })
  .meta({ id: 'NewOffering' })

/** A change of an offering. */
export const offeringEdit = z
  .strictObject({
    version: z.int().min(1).meta({ description: 'The version that was looked at.' }),
    ...opening,
  })
  .meta({ id: 'OfferingEdit' })

/** The offering that was made or changed. */
export const offeringWritten = z
  .strictObject({ command, offering: id, version: z.int() })
  .meta({ id: 'OfferingWritten' })

/** A version of an offering. */
export const offeringVersion = z
  .strictObject({
    version: z.int(),
    recordedAt: moment,
    recordedBy: z.string(),
    act: z.string(),
    offering: wholeOffering,
  })
  .meta({ id: 'OfferingVersion' })

/** Writes an offering of the public list. */
export function openOfferingOf(
  offering: OpenOffering,
  { now, left }: { readonly now: Instant; readonly left: SeatSummary | undefined },
): Answered<typeof openOffering> {
  const { settings, nextAt } = offering
  return {
    ...listedOf(offering, now),
    title: settings.title,
    summary: settings.summary,
    channels: settings.channels,
    nextAt,
    seats: left ? { capacity: left.capacity, left: left.left } : null,
  }
}

/** Writes one offering for the public. */
export function publicOfferingOf(
  offering: Offering,
  { now, dates, formVersion }: { now: Instant; dates: number; formVersion: number },
): Answered<typeof publicOffering> {
  const { title, summary, description, contact, seatsPer, capacity } = offering.settings
  const { waitList, offerHours, groupLimit, anonymous } = offering.settings
  return {
    ...listedOf(offering, now),
    ...{ title, summary, description, contact, seatsPer, capacity },
    ...{ waitList, offerHours, groupLimit, anonymous, formVersion },
    channels: offering.settings.channels,
    waysIn: waysInto(offering, dates).map(({ on, act, otherwise }) => ({ on, act, otherwise })),
  }
}

/** Writes an offering of the desk's list. */
export function deskOfferingOf(row: DeskOffering, now: Instant): Answered<typeof deskOffering> {
  const { title, state, changedAt, taken, capacity, awaiting, nextAt } = row
  const standing = { taken, capacity, awaiting, nextAt }
  return { ...listedOf(row, now), title, state, changedAt, ...standing }
}

/** Writes an offering with its settings. */
export function wholeOfferingOf(offering: Offering): Answered<typeof wholeOffering> {
  const { programme, component, state, opensAt, closesAt, settings, version } = offering
  return {
    ...{ id: offering.id, programme, component, kind: offering.kind, state, opensAt, closesAt },
    settings,
    version,
  }
}

type ListedOffering = Pick<
  Offering,
  'id' | 'programme' | 'component' | 'kind' | 'state' | 'opensAt' | 'closesAt'
>

function listedOf(offering: ListedOffering, now: Instant) {
  const { programme, component, opensAt, closesAt } = offering
  const phase = phaseOf(offering, now)
  return { id: offering.id, programme, component, kind: offering.kind, phase, opensAt, closesAt }
}
