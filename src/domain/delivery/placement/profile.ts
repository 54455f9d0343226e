/**
 * What a person wishes for, and what a company offers: the two sides of a match. Options are named
 * by their keys in the settings of the offering.
 */
import { z } from 'zod'
import { type CalendarDate, isCalendarDate } from '../../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import { plainText, schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { PlacementOption, PlacementSettings } from './settings.ts'

/** What a person wishes for; erasable. */
export type PersonProfile = {
  readonly areas: readonly string[]
  readonly works: readonly string[]
  /** The work that is wished for, in words. */
  readonly wish: string | null
  /** At most so many days and hours a week. */
  readonly daysWeek: number | null
  readonly hoursWeek: number | null
  /** The first day on which they can work. */
  readonly from: CalendarDate | null
  readonly needs: readonly string[]
  /** What is needed at the workplace, in words. */
  readonly needsWords: string | null
  readonly birthDate: CalendarDate | null
}

/** What a company offers: so many people for one kind of work at one place. */
export type HostPosition = {
  /** What it is called: 事務補助. */
  readonly title: string
  readonly work: string
  /** What is done, in words. */
  readonly workWords: string | null
  readonly area: string
  /** Where it is, as people are told: the address, the nearest station. */
  readonly place: string | null
  readonly daysWeek: number | null
  readonly hoursWeek: number | null
  /** From and until when somebody is wanted; null without bound. */
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  /** What one must bring, in words. */
  readonly requirements: string | null
  /** What the workplace offers of what may be needed. */
  readonly offers: readonly string[]
  /** Wage or allowance, in words. */
  readonly pay: string | null
}

const date = z.string().refine(isCalendarDate).nullable().default(null)
const words = (limit: number) =>
  plainText(limit)
    .nullable()
    .default(null)
    .transform((text) => (text === null || text.trim() === '' ? null : text.trim()))
const keys = z.array(z.string().max(40)).max(100).default([])
const days = z.int().min(1).max(7).nullable().default(null)
const hours = z.int().min(1).max(60).nullable().default(null)

/** The shape of a person's profile, as it is kept and handed in. */
export const personProfileShape = z.strictObject({
  areas: keys,
  works: keys,
  wish: words(1000),
  daysWeek: days,
  hoursWeek: hours,
  from: date,
  needs: keys,
  needsWords: words(1000),
  birthDate: date,
})

/** The shape of a position, as it is kept and handed in. */
export const hostPositionShape = z.strictObject({
  title: plainText(100).trim().min(1),
  work: z.string().max(40),
  workWords: words(2000),
  area: z.string().max(40),
  place: words(300),
  daysWeek: days,
  hoursWeek: hours,
  from: date,
  to: date,
  requirements: words(2000),
  offers: keys,
  pay: words(300),
})

/** Reads a profile. Refuses options that the settings do not have. */
export function parsePersonProfile(
  given: unknown,
  settings: PlacementSettings,
): Result<PersonProfile> {
  const read = personProfileShape.safeParse(given)
  if (!read.success) return notValid(read.error)
  const { areas, works, needs } = read.data
  const strange =
    findStrange(settings.areas, areas) ??
    findStrange(settings.works, works) ??
    findStrange(settings.needs, needs)
  return strange === null ? ok(read.data) : optionUnknown(strange)
}

/** Reads a position. Refuses options that the settings do not have, and an end before the start. */
export function parseHostPosition(
  given: unknown,
  settings: PlacementSettings,
): Result<HostPosition> {
  const read = hostPositionShape.safeParse(given)
  if (!read.success) return notValid(read.error)
  const { area, work, offers, from, to } = read.data
  const strange =
    findStrange(settings.areas, [area]) ??
    findStrange(settings.works, [work]) ??
    findStrange(settings.needs, offers)
  if (strange !== null) return optionUnknown(strange)
  if (from !== null && to !== null && to < from) return endsBeforeStart
  return ok(read.data)
}

/** A chosen option that there is not. Where there is nothing to choose from, nothing is asked. */
function findStrange(
  options: readonly PlacementOption[],
  chosen: readonly string[],
): string | null {
  const given = chosen.filter((key) => key !== '')
  return given.find((key) => !options.some((option) => option.key === key)) ?? null
}

function notValid(error: z.core.$ZodError): Refused {
  const { place, fault } = schemaFaultOf(error)
  return refuse(
    'placement_profile_is_not_valid',
    `「${place.ja}」を直してください。${fault.ja}。`,
    `Mend "${place.en}": ${fault.en}.`,
  )
}

const optionUnknown = (key: string): Refused =>
  refuse(
    'placement_option_unknown',
    `「${key.slice(0, 40)}」という選択肢はありません。画面を開き直して、選び直してください。`,
    `There is no option "${key.slice(0, 40)}". Open the page again and choose once more.`,
  )

const endsBeforeStart = refuse(
  'position_ends_before_it_starts',
  '受入の終わりの日が、始まりの日より前です。日付を確かめてください。',
  'The position ends before it starts. Check the dates.',
)
