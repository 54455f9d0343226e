/** Counsellors and rooms with opening hours, set up through the commands; and who books them. */
import type { Context } from '../../src/commands/context.ts'
import { actingAs } from '../../src/commands/context.ts'
import { addResources } from '../../src/commands/offering/resource.ts'
import { saveKindSettings, saveSlotResource } from '../../src/commands/slot/kind-settings.ts'
import { claim } from '../../src/commands/application/claim.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import type { OpenKind } from '../../src/domain/delivery/register.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findOffering } from '../../src/store/offering.ts'
import { listSlots, type Slot } from '../../src/store/slot.ts'
import {
  applicant,
  at,
  claimant,
  instant,
  openOffering,
  request,
  runner,
  taken,
} from './delivery.ts'

const none: readonly { readonly from: string; readonly to: string }[] = []
const morning = [{ from: '09:00', to: '12:00' }]

/** Weekdays from nine to twelve, in slots of an hour, two weeks ahead. */
export const usualSlots = {
  week: [none, morning, morning, morning, morning, morning, none],
  minutes: 60,
  weeksAhead: 2,
}

/** The Monday on which the tests of slots begin: 2023-05-15, nine in the morning in Japan. */
export const monday = '2023-05-15T00:00:00Z'

type Details = Parameters<typeof saveKindSettings>[1]['details']

/** What was set up. */
export type SlotWorld = { readonly offering: string; readonly resources: readonly string[] }

/** An offering of a kind with two counsellors or rooms, and its slots made on {@link monday}. */
export async function withSlots(
  context: Context,
  kind: Extract<OpenKind, 'consultation' | 'booking'>,
  given: {
    readonly settings?: Record<string, unknown>
    readonly details?: Details
    /** The accounts of the counsellors. */
    readonly accounts?: readonly string[]
  } = {},
): Promise<SlotWorld> {
  const { offering } = await openOffering(context, {
    kind,
    sessions: [],
    settings: {
      title:
        kind === 'booking' ? { ja: '面接室', en: 'Rooms' } : { ja: '就職の相談', en: 'Advice' },
      capacity: 1,
      waitList: false,
      ...given.settings,
    },
  })
  const then = at(runner(context), monday)
  const sort = kind === 'booking' ? 'room' : 'counsellor'
  const names = kind === 'booking' ? ['第1面接室', '第2面接室'] : ['山口 相談員', '中村 相談員']
  const added = taken(
    await addResources(then, {
      offering,
      resources: names.map((ja, index) => ({
        sort,
        name: { ja, en: ja },
        account: given.accounts?.[index] ?? null,
      })),
    }),
  )
  const details = { slots: usualSlots, ...given.details }
  const { version } = await readOffering(context, offering)
  taken(await saveKindSettings(then, { offering, version, details }))
  return { offering, resources: added.outcome.resources }
}

/** The offering as it stands. */
export async function readOffering(context: Context, id: string) {
  const found = await withAuthority(context.database, context.authority, (books) =>
    findOffering(books, id),
  )
  return present(found, 'the offering')
}

/** Saves what a counsellor or room has of its own, on {@link monday}. */
export async function saveOwn(
  context: Context,
  resource: string,
  details: Record<string, unknown>,
) {
  return taken(await saveSlotResource(at(runner(context), monday), { resource, details })).outcome
}

/** The slots of a day, or from one day to another. */
export function slotsOn(
  context: Context,
  offering: string,
  days: { readonly first: string; readonly last?: string; readonly resource?: string },
): Promise<readonly Slot[]> {
  const { first, last = first, resource } = days
  const from = instant(`${first}T00:00:00+09:00`)
  const to = instant(`${last}T24:00:00+09:00`)
  return withAuthority(context.database, context.authority, (books) =>
    listSlots(books, { offering, from, to, ...(resource !== undefined && { resource }) }),
  )
}

/** A slot to book, and by whom. */
export type SlotBooking = {
  readonly kind: 'consultation' | 'booking'
  readonly slot: Pick<Slot, 'id' | 'offering'>
  readonly actor?: Actor
  readonly change?: Parameters<typeof request>[2]
}

/** Books a slot for whoever acts, on {@link monday}. */
export function bookSlot(
  context: Context,
  { kind, slot, actor = applicant(), change = {} }: SlotBooking,
) {
  const place = { offering: slot.offering, session: slot.id }
  const claimants = [claimant('山田花子', { account: actor.account })]
  const asked = { lifecycle: kind, claimants, ...change }
  return claim(actingAs(at(context, monday), actor), request(place, actor, asked))
}
