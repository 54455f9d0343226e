/**
 * Moving a booking to another slot: the one is cancelled and the other booked in one act, so that
 * nobody stands without either. Whoever takes the other slot first has it; all stays as it is then.
 */
import type { Application, ApplicationDetail } from '../../domain/delivery/application.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import { check, present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication, readDetails } from '../../store/application.ts'
import { readWays } from '../../store/consultation-way.ts'
import { lockSeats } from '../../store/seats.ts'
import { handOn } from '../../store/slot-move.ts'
import { perform } from '../application/act.ts'
import type { Claimant } from '../application/claim-request.ts'
import { offeringUnknown, openPlace, seatClaims } from '../application/seat-claims.ts'
import { writeListed } from '../application/write-claims.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'

/** A booking, and the slot that is wished for in place of its own. */
export type SlotMove = { readonly application: string; readonly session: string }

/** The booking at the other slot. */
export type SlotMoved = { readonly application: string; readonly number: string }

/** Moves a booking of a counsellor's time or of a room. */
export async function moveToSlot(
  context: ActorContext,
  given: SlotMove,
): Promise<Result<Done<SlotMoved>>> {
  const act = { name: 'slot.move', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books } = running
    const application = await findApplication(books, given.application)
    const from = application?.session ?? null
    if (!application || from === null || application.state !== 'booked') return notBooked
    if (from === given.session) return sameSlot
    // Both at once and in one order: two who change places do not wait for each other.
    await lockSeats(books, [application.place, given.session])
    const detail = (await readDetails(books, [application.id])).get(application.id)
    if (!detail) return notBooked
    const channel = (await readWays(books, [application.id])).get(application.id) ?? null
    const by = { by: context.by, now: running.recordedAt, reason: changed }
    const left = await perform(running, { act: 'cancel', applications: [application.id], ...by })
    if (!left.ok) return left
    const moving = { application, detail, channel, session: given.session }
    const booked = await book(running, context, moving)
    if (booked.ok) await handOn(books, application.id, booked.value.application)
    return booked
  })
}

type Moving = {
  readonly application: Application
  readonly detail: ApplicationDetail
  readonly channel: Channel | null
  readonly session: string
}

async function book(
  running: Running,
  { by: actor }: ActorContext,
  { application, detail, channel, session }: Moving,
): Promise<Result<SlotMoved>> {
  const { books, recordedAt, command } = running
  const { party, partyType, account, offering, lifecycle, formVersion, parent } = application
  const whose: Claimant['party'] =
    party === null || partyType === null ? 'nobody' : { id: party, type: partyType }
  const request = {
    key: running.id,
    actor,
    reason: null,
    inputDigest: '',
    claim: {
      ...{ offering, session, lifecycle, formVersion, parent, channel },
      act: 'reserve',
      otherwise: null,
      claimants: [{ party: whose, account, detail }],
      happenedAt: null,
    },
  }
  const on = await openPlace(books, recordedAt, [request])
  if (!on) return offeringUnknown
  const { seated, refused } = await seatClaims(books, on, [request])
  const refusal = refused.get(request.key)
  if (refusal) return refusal
  const written = await writeListed(books, { ...on, seated }, command)
  const claimed = written.get(request.key)
  check(claimed, 'a claim that goes through is written')
  const { id, number } = present(claimed.applications[0], 'an application')
  return ok({ application: id, number })
}

/** Told with the cancellation of the slot that was left. */
const changed = '別の日時への変更 / Moved to another time'

const notBooked = refuse(
  'booking_not_movable',
  'この予約の日時は変えられません。画面を開き直して、いまの状態を確かめてください。',
  'The time of this booking cannot be changed. Open the page again to see where it stands.',
)

const sameSlot = refuse(
  'booking_at_same_slot',
  'いまの予約と同じ枠です。ほかの枠を選んでください。',
  'This is the slot that you have. Choose another one.',
)
