/** What the clock does to applications: offers that nobody took lapse, and tomorrow is told of. */
import { addDays, japanDate, toInstant } from '../../kit/calendar.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { check } from '../../kit/check.ts'
import { idFrom } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import { listHolders, listLapsed } from '../../store/application.ts'
import { withAuthority } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { listSessionsBetween } from '../../store/session.ts'
import { listBookedSlots } from '../../store/slot.ts'
import { actingAs, type Context } from '../context.ts'
import { runAct } from '../run.ts'
import { perform } from './act.ts'
import { tellAbout } from './tell.ts'
import { clockActor } from './wait-list.ts'

/** How many offers lapse in one act, at most. */
const lapsesAtOnce = 200

/** Lets the offers lapse whose time is over; their seats go to the next in line. Gives how many. */
export async function lapseOffers(context: Context): Promise<number> {
  const { database, authority } = context
  const now = toInstant(context.clock.now())
  const over = await withAuthority(database, authority, (books) =>
    listLapsed(books, now, lapsesAtOnce),
  )
  if (over.length === 0) return 0
  const acting = actingAs(context, clockActor)
  const act = {
    name: 'application.lapse',
    input: over.map(({ id }) => id),
    lock: 'writing',
  } as const
  const done = await runAct(acting, act, async (running) => {
    const lapsed = await perform(running, {
      act: 'lapse',
      applications: over.map(({ id }) => id),
      by: clockActor,
      now,
      reason: null,
    })
    // Each was taken or lapsed meanwhile: there is nothing left to do.
    return lapsed.ok ? ok(lapsed.value.done.length) : ok(0)
  })
  check(done.ok, 'lapsing is refused to nobody')
  return done.value.outcome
}

/** States in which someone expects to come. */
const expected = ['reserved', 'booked', 'enrolled', 'accepted'] as const

/**
 * Reminds everyone who has a seat at a session of tomorrow, from noon on. A session is reminded of
 * once; each move of it makes another reminder.
 */
export async function remindOfTomorrow(context: Context): Promise<number> {
  const now = context.clock.now()
  const hourInJapan = (now.getUTCHours() + 9) % 24
  if (hourInJapan < 12) return 0
  const { database, authority } = context
  const tomorrow = addDays(japanDate(now), 1)
  const from = toInstant(new Date(`${tomorrow}T00:00:00+09:00`))
  const to = toInstant(new Date(`${addDays(tomorrow, 1)}T00:00:00+09:00`))
  const [sessions, slots] = await withAuthority(database, authority, async (books) => [
    await listSessionsBetween(books, { from, to, limit: 1000 }),
    await listBookedSlots(books, { from, to }),
  ])
  let told = 0
  const isForAll = ({ state, resource }: Session) => state === 'scheduled' && resource === null
  for (const session of [...sessions.filter(isForAll), ...slots]) {
    told += await remindOf(context, session)
  }
  return told
}

async function remindOf(context: Context, session: Session): Promise<number> {
  const revision = String(session.revision)
  const idempotencyKey = idFrom('reminder', session.id, revision)
  const acting = { ...actingAs(context, clockActor), idempotencyKey }
  const input = { session: session.id, revision }
  const act = { name: 'session.remind', input, lock: 'writing' } as const
  const done = await runAct(acting, act, async ({ books, command, recordedAt: at }) => {
    const offering = await findOffering(books, session.offering)
    check(offering, 'a session has its offering')
    const isOwn = session.resource !== null || offering.settings.seatsPer === 'session'
    const of = isOwn ? { session: session.id } : { offering: offering.id }
    const applications = await listHolders(books, { ...of, states: expected })
    const about = { offering, session, reason: null, at, command }
    return ok(await tellAbout(books, { ...about, notice: 'reminder', applications }))
  })
  check(done.ok, 'a reminder is refused to nobody')
  return done.value.outcome
}
