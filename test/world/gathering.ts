/**
 * An interview day: a hall, booths with slots, visitors with reservations, and a door to come in
 * by.
 */
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { type ActorContext, actingAs, type Context } from '../../src/commands/context.ts'
import { makeDoorPass, openDoor, type OpenDoor } from '../../src/commands/gathering/pass.ts'
import { addResources } from '../../src/commands/offering/resource.ts'
import { addSessions, type SessionDraft } from '../../src/commands/offering/session.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { formatTicketCode, type TicketCode } from '../../src/domain/delivery/ticket.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import {
  applicant,
  at,
  claimant,
  instant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from './delivery.ts'

/** A day in May 2023, before the fair; the fair itself, at half past one in Japan; weeks later. */
export const inMay = '2023-05-10T03:00:00Z'
export const onTheDay = '2023-06-01T04:30:00Z'
export const inJuly = '2023-07-20T03:00:00Z'

/** A visitor of the fair, with what their ticket says. */
export type FairVisitor = {
  readonly actor: Actor
  readonly application: string
  /** As it stands on the ticket: 7KMX-39AP. */
  readonly code: string
}

/** An interview day that people can come to. */
export type Fair = {
  readonly offering: string
  readonly session: string
  /** The ids of the sessions, the fair's own first. */
  readonly sessions: readonly string[]
  /** Two companies, with slots of 20 minutes from 13:30 on. */
  readonly booths: readonly string[]
  /** By booth, in the order of their times. */
  readonly slots: readonly (readonly string[])[]
}

const slotTimes = ['13:30', '13:50', '14:10', '14:30'] as const

/** Opens a fair on 1 June 2023 (and on other days), with two booths that have slots. */
export async function openFair(
  context: Context,
  given: {
    readonly settings?: Record<string, unknown>
    readonly others?: readonly SessionDraft[]
  } = {},
): Promise<Fair> {
  const { offering, sessions } = await openOffering(context, {
    settings: { capacity: 20, ...given.settings },
    sessions: [juneFirst, ...(given.others ?? [])],
  })
  const inApril = at(runner(context), '2023-04-03T00:00:00Z')
  const added = taken(
    await addResources(inApril, {
      offering,
      resources: [
        { sort: 'booth', name: { ja: '株式会社あおば', en: 'Aoba' } },
        { sort: 'booth', name: { ja: 'みどり商店', en: 'Midori' } },
      ],
    }),
  )
  const booths = added.outcome.resources
  const slots: (readonly string[])[] = []
  for (const resource of booths) {
    const drafts = slotTimes.map((time) => slotAt(time, resource))
    slots.push(taken(await addSessions(inApril, { offering, sessions: drafts })).outcome.sessions)
  }
  return { offering, session: present(sessions[0], 'a session'), sessions, booths, slots }
}

function slotAt(time: string, resource: string): SessionDraft {
  const startsAt = instant(`2023-06-01T${time}:00+09:00`)
  const endsAt = instant(new Date(Date.parse(startsAt) + 20 * 60_000).toISOString())
  return { ...juneFirst, startsAt, endsAt, resource }
}

/** Someone reserves a seat at the fair. */
export async function reserveSeat(
  context: Context,
  fair: Pick<Fair, 'offering' | 'session'>,
  given: {
    readonly name?: string
    readonly kana?: string | null
    readonly session?: string
    readonly actor?: Actor
  } = {},
): Promise<FairVisitor> {
  const { name = '山田 花子', kana = 'ヤマダ ハナコ', session = fair.session } = given
  const { actor = applicant() } = given
  const plain = claimant(name, { account: actor.account })
  const claimants = [{ ...plain, detail: { ...plain.detail, kana } }]
  const place = { offering: fair.offering, session }
  const made = taken(await claim(at(context, inMay), request(place, actor, { claimants })))
  const reserved = present(made.outcome.applications[0], 'a reservation')
  return {
    actor,
    application: reserved.id,
    code: formatTicketCode(reserved.number as TicketCode),
  }
}

/** A volunteer with a telephone: the door that a fresh link opens, and the context to act in. */
export async function openDoorOf(
  context: Context,
  session: string,
  label = '正面入口',
): Promise<{ readonly token: string; readonly door: OpenDoor; readonly by: ActorContext }> {
  const made = taken(await makeDoorPass(at(runner(context), inMay), { session, label }))
  const token = present(made.outcome.token, 'a token')
  const door = taken(await openDoor(at(context, onTheDay), token))
  return { token, door, by: actingAs(at(context, onTheDay), door.actor) }
}

/** What is sent of one scan that was made now, with a network. */
export function scanOf(
  text: string | null,
  given: { readonly at?: string; readonly heads?: number } = {},
) {
  const { at: moment = onTheDay, heads = 1 } = given
  return { entry: newId(), text, heads, at: instant(moment) }
}

/** Lets visitors in at the desk. */
export async function letIn(context: Context, visitors: readonly FairVisitor[]): Promise<void> {
  const applications = visitors.map(({ application }) => application)
  const byStaff = at(runner(context), onTheDay)
  taken(await actOnApplications(byStaff, { act: 'check-in', applications }))
}

/** The facts of a kind that a session left: each with its quantity, and whether it corrects one. */
export function factsOf(context: Context, kind: string, session: string) {
  return withAuthority(context.database, context.authority, async ({ client }) => {
    const found = await client.query<{ isCorrection: boolean; quantity: number }>(
      `select corrects is not null as "isCorrection", quantity from fact
      where kind = $1 and session = $2 order by id`,
      [kind, session],
    )
    return found.rows
  })
}

/** How many facts of a kind stand in an offering. */
export function countStanding(context: Context, kind: string, offering: string): Promise<number> {
  return withAuthority(context.database, context.authority, async ({ client }) => {
    const found = await client.query<{ count: number }>(
      `select coalesce(sum(case when corrects is null then quantity else -quantity end), 0)::int
        as count from fact where kind = $1 and offering = $2`,
      [kind, offering],
    )
    return found.rows[0]?.count ?? 0
  })
}
