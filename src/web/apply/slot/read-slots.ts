/** A week of slots as somebody sees it who wants one: free, taken, theirs. */
import { parseSlotPlan } from '../../../domain/delivery/opening-hours.ts'
import type { Application } from '../../../domain/delivery/application.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import {
  addDays,
  type CalendarDate,
  type Instant,
  isCalendarDate,
  japanDate,
} from '../../../kit/calendar.ts'
import { findHoliday } from '../../../kit/holiday.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../../kit/time-of-day.ts'
import { listOwnAtOffering } from '../../../store/application-of-account.ts'
import type { Books } from '../../../store/database.ts'
import { listResources } from '../../../store/session.ts'
import { findFreeTime, listSlots, type Slot } from '../../../store/slot.ts'
import { findPublicOffering } from '../read-offering.ts'

/** Slots at one time: with several counsellors or rooms there may be several. */
export type SlotTime = {
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly slots: readonly Slot[]
  /** Those that can be booked. */
  readonly free: readonly Slot[]
  /** What the visitor has booked at that time. */
  readonly own: Application | null
}

/** A day with its times; `holiday` names it where it is one. */
export type SlotDay = {
  readonly date: CalendarDate
  readonly holiday: string | null
  readonly times: readonly SlotTime[]
}

/** What the page shows. */
export type SlotWeek = {
  readonly offering: Offering
  /** Those that can be chosen from. */
  readonly resources: readonly Resource[]
  /** The one that is looked at; null for all of them. */
  readonly chosen: Resource | null
  readonly days: readonly SlotDay[]
  readonly first: CalendarDate
  /** When the next free slot after this week begins; null where there is none. */
  readonly nextFree: Instant | null
  /** The last day for which slots are made. */
  readonly last: CalendarDate
  readonly now: Instant
}

/** What is looked at. */
export type SlotsAsked = {
  readonly offering: string
  /** As the address says. */
  readonly date: string | null
  readonly at: string | null
  readonly actor: Actor
  readonly now: Instant
}

const daysShown = 7

/** Reads a week of slots. Refuses offerings that have none. */
export async function readSlotWeek(books: Books, asked: SlotsAsked): Promise<Result<SlotWeek>> {
  const found = await findPublicOffering(books, asked.offering)
  if (!found.ok) return found
  const offering = found.value
  if (offering.kind !== 'consultation' && offering.kind !== 'booking') return withoutSlots
  const { now, actor } = asked
  const resources = (await listResources(books, offering.id)).filter(({ isOpen }) => isOpen)
  const chosen = chooseResource(offering, resources, asked.at)
  const of = { offering: offering.id, resource: chosen?.id ?? null }
  const first = await firstDay(books, { ...of, date: asked.date, now })
  const [from, to] = [first, addDays(first, daysShown)].map((day) => instantAt(day, midnight))
  const span = { from: from ?? now, to: to ?? now }
  const listed = await listSlots(books, {
    offering: offering.id,
    ...span,
    ...(chosen && { resource: chosen.id }),
  })
  const open = new Set(resources.map(({ id }) => id))
  const slots = listed.filter(({ resource, state }) => open.has(resource) && state !== 'cancelled')
  const isKnown = actor.account !== null || actor.parties.length > 0
  const own = isKnown ? await listOwnAtOffering(books, actor, offering.id) : []
  const nextFree = await findFreeTime(books, { ...of, after: span.to > now ? span.to : now })
  return ok({
    ...{ offering, resources, chosen, first, now },
    nextFree: nextFree ?? null,
    last: lastDay(offering, now),
    days: Array.from({ length: daysShown }, (_, index) => {
      const date = addDays(first, index)
      const ofDay = slots.filter(({ startsAt }) => japanDate(new Date(startsAt)) === date)
      return { date, holiday: findHoliday(date) ?? null, times: timesOf(ofDay, own, now) }
    }),
  })
}

const midnight = '00:00' as TimeOfDay

/** Rooms are looked at one by one; counsellors all together, unless a certain one is wanted. */
function chooseResource(
  { kind }: Offering,
  resources: readonly Resource[],
  asked: string | null,
): Resource | null {
  const named = resources.find(({ id }) => id === asked)
  if (named) return named
  return kind === 'booking' && asked !== 'all' ? (resources[0] ?? null) : null
}

/** The day that was asked for; otherwise that of the next free slot, or today. */
async function firstDay(
  books: Books,
  asked: {
    readonly offering: string
    readonly resource: string | null
    readonly date: string | null
    readonly now: Instant
  },
): Promise<CalendarDate> {
  const today = japanDate(new Date(asked.now))
  const { date } = asked
  const isNear = date !== null && isCalendarDate(date) && date >= addDays(today, -31)
  if (isNear && date <= addDays(today, 400)) return date
  const free = await findFreeTime(books, { ...asked, after: asked.now })
  return free === undefined ? today : japanDate(new Date(free))
}

function lastDay({ settings }: Offering, now: Instant): CalendarDate {
  const plan = parseSlotPlan(settings.details['slots'])
  const weeks = plan.ok && plan.value ? plan.value.weeksAhead : 26
  return addDays(japanDate(new Date(now)), weeks * 7)
}

function timesOf(
  slots: readonly Slot[],
  own: readonly Application[],
  now: Instant,
): readonly SlotTime[] {
  const marks = new Map<string, Slot[]>()
  for (const slot of slots) {
    const mark = `${slot.startsAt}/${slot.endsAt}`
    marks.set(mark, [...(marks.get(mark) ?? []), slot])
  }
  return [...marks.values()].flatMap((together) => {
    const [one] = together
    if (!one) return []
    const free = together.filter(
      ({ startsAt, capacity, taken, state }) =>
        state === 'scheduled' && startsAt > now && (capacity === null || taken < capacity),
    )
    const mine = own.find(({ session }) => together.some(({ id }) => id === session)) ?? null
    const { startsAt, endsAt } = one
    return [{ startsAt, endsAt, slots: together, free, own: mine }]
  })
}

const withoutSlots = refuse(
  'offering_without_slots',
  'この募集は、時間の枠では予約できません。募集のページからお申し込みください。',
  'This offering is not booked by the hour. Apply on its page.',
)
