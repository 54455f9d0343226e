/**
 * Keeping slots made: the time of counsellors and rooms is cut into slots for some weeks ahead. A
 * change of hours takes free slots out that no longer follow from them; whoever has booked stays.
 */
import type { Offering } from '../../domain/delivery/offering.ts'
import {
  hoursOf,
  parseSlotPlan,
  type SlotPlan,
  slotsBetween,
} from '../../domain/delivery/opening-hours.ts'
import type { Resource, Session } from '../../domain/delivery/session.ts'
import { compareSlots, type SlotDifference } from '../../domain/delivery/slot-difference.ts'
import { parseSlotResource, type SlotResource } from '../../domain/delivery/slot-resource.ts'
import { addDays, type Instant, japanDate, toInstant } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { listResources } from '../../store/session.ts'
import {
  insertSlots,
  listKnownSlots,
  placeSlots,
  reviveSlots,
  withdrawSlots,
} from '../../store/slot.ts'
import { listSlotOfferings } from '../../store/slot-offering.ts'
import { clockActor } from '../application/wait-list.ts'
import { type ActorContext, actingAs, type Context } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'

/** What came of it, as numbers of slots. */
export type SlotsKept = {
  readonly added: number
  readonly withdrawn: number
  /** Outside the hours, and there because somebody has booked them. */
  readonly left: number
}

/** Makes the slots of an offering follow from its hours: missing ones are made, stray ones go. */
export async function renewSlots(
  context: ActorContext,
  given: { readonly offering: string },
): Promise<Result<Done<SlotsKept>>> {
  const of = { offering: given.offering }
  const act = { name: 'slot.renew', input: given, of, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    return found.ok ? renew(running, found.value) : found
  })
}

/** The same within a running act that holds the offering. */
export async function renew(running: Running, offering: Offering): Promise<Result<SlotsKept>> {
  const plan = parseSlotPlan(offering.settings.details['slots'])
  if (!plan.ok) return plan
  if (plan.value === null) return hoursMissing
  const kept = { added: 0, withdrawn: 0, left: 0 }
  for (const planned of await readPlanned(running, { offering, plan: plan.value })) {
    const { resource, own, difference } = planned
    const { place, onlineLink } = placeOf(offering, resource, own)
    await placeSlots(running.books, resource.id, { place, onlineLink, after: running.recordedAt })
    kept.withdrawn += await withdrawSlots(running.books, difference.withdraw)
    kept.left += difference.stay.length
    kept.added += await make(running, { offering, plan: plan.value, planned })
  }
  return ok(kept)
}

/**
 * Makes the slots that are missing in every published offering, as the days go by. Nothing is taken
 * out. Gives how many were made.
 */
export async function keepSlotsAhead(context: Context, signal?: AbortSignal): Promise<number> {
  const { database, authority, clock } = context
  const now = toInstant(clock.now())
  const offerings = await withAuthority(database, authority, listSlotOfferings)
  let added = 0
  for (const offering of offerings) {
    if (signal?.aborted) break
    const isShort = await withAuthority(database, authority, (books) =>
      hasMissing({ books, recordedAt: now }, offering),
    )
    if (isShort) added += await extend(context, offering.id)
  }
  return added
}

async function hasMissing(at: ReadingAt, offering: Offering): Promise<boolean> {
  const plan = parseSlotPlan(offering.settings.details['slots'])
  if (!plan.ok || plan.value === null) return false
  const all = await readPlanned(at, { offering, plan: plan.value })
  return all.some(({ difference }) => difference.add.length + difference.revive.length > 0)
}

async function extend(context: Context, offering: string): Promise<number> {
  const acting = actingAs(context, clockActor)
  const of = { offering }
  const act = { name: 'slot.extend', input: of, of, lock: 'writing' } as const
  const done = await runAct(acting, act, async (running) => {
    const found = await getOfferingFor(running.books, offering, {
      by: clockActor,
      act: 'offering.edit',
    })
    if (!found.ok) return found
    const plan = parseSlotPlan(found.value.settings.details['slots'])
    if (!plan.ok || plan.value === null) return ok({ added: 0 })
    let added = 0
    const planned = await readPlanned(running, { offering: found.value, plan: plan.value })
    for (const each of planned) {
      added += await make(running, { offering: found.value, plan: plan.value, planned: each })
    }
    return ok({ added })
  })
  check(done.ok, 'the clock may make slots')
  return done.value.outcome.added
}

type ReadingAt = { readonly books: Books; readonly recordedAt: Instant }

type Planned = {
  readonly resource: Resource
  readonly own: SlotResource
  readonly difference: SlotDifference
}

type Planning = { readonly offering: Offering; readonly plan: SlotPlan }

/** What is to be done at each counsellor or room. Closed ones are given no new slots. */
async function readPlanned(
  { books, recordedAt }: ReadingAt,
  { offering, plan }: Planning,
): Promise<readonly Planned[]> {
  const first = japanDate(new Date(recordedAt))
  const last = addDays(first, plan.weeksAhead * 7)
  const resources = await listResources(books, offering.id)
  // Slots of other hours may lie beyond the weeks that are kept now.
  const to = instantAt(addDays(first, 400), midnight)
  const known = await listKnownSlots(books, {
    offering: offering.id,
    from: instantAt(first, midnight),
    to,
  })
  return resources.flatMap((resource) => {
    const own = parseSlotResource(resource.details)
    if (!own.ok) return []
    const open = hoursOf(plan, own.value.hours, own.value.closed)
    const wanted = resource.isOpen ? slotsBetween(plan, open, { first, last }) : []
    const there = known.filter((slot) => slot.resource === resource.id)
    return [{ resource, own: own.value, difference: compareSlots(wanted, there, recordedAt) }]
  })
}

const midnight = '00:00' as TimeOfDay

type Making = Planning & { readonly planned: Planned }

async function make(
  { books, command }: Running,
  { offering, plan, planned }: Making,
): Promise<number> {
  const { resource, own, difference } = planned
  const sessions = difference.add.map(
    (times): Session => ({
      ...times,
      ...placeOf(offering, resource, own),
      id: newId(),
      offering: offering.id,
      resource: resource.id,
      state: 'scheduled',
      title: { ja: '', en: '' },
      revision: 0,
    }),
  )
  await insertSlots(books, { sessions, seats: plan.seats, command })
  await reviveSlots(books, difference.revive, plan.seats)
  return sessions.length + difference.revive.length
}

/** A room without a place of its own is its own place; a link is for offerings that are online. */
function placeOf({ settings }: Offering, { sort, name }: Resource, own: SlotResource) {
  const place = own.place.ja === '' && sort === 'room' ? name : own.place
  const isOnline = settings.channels.includes('online')
  return { place, onlineLink: isOnline ? own.onlineLink : null }
}

/** Slots are asked for before anybody has said when it is open. */
const hoursMissing = refuse(
  'opening_hours_missing',
  '予約できる曜日と時間がまだ決まっていません。先に入力してください。',
  'The weekdays and hours have not been said yet. Enter them first.',
)
