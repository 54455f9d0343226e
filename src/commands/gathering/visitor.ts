/** A visitor of a gathering, held while interviews are made for them; and making one. */
import type { Actor } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { lockApplications, readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import type { Claimed, OpenRequest } from '../application/claim-request.ts'
import { isOwn } from '../application/scene.ts'
import { openPlace, seatClaims } from '../application/seat-claims.ts'
import { writeListed } from '../application/write-claims.ts'
import type { Running } from '../run.ts'
import { doorDuty } from './door.ts'

/** A visitor's reservation with its offering. */
export type Visitor = { readonly visitor: Application; readonly offering: Offering }

/**
 * The visitor's reservation, held: the interviews of one person are made one after the other. For
 * the visitor, and for those who open the door of the session. Refuses who has no seat or no name.
 */
export async function holdVisitor(
  books: Books,
  id: string,
  { by, session }: { readonly by: Actor; readonly session: string | null },
): Promise<Result<Visitor>> {
  const visitor = isId(id) ? (await lockApplications(books, [id])).get(id) : undefined
  if (visitor?.lifecycle !== 'gathering') return visitorUnknown
  const offering = present(await findOffering(books, visitor.offering), 'the offering')
  const place = { programme: offering.programme, session: session ?? visitor.session }
  if (!mayWith(by, doorDuty, place).ok && !isOwn(visitor, by)) return visitorUnknown
  if (visitor.state !== 'reserved' && visitor.state !== 'checked-in') return noSeatHeld
  return visitor.party === null ? visitorNameless : ok({ visitor, offering })
}

/** An interview that is to be made. */
export type Making = {
  readonly visitor: Application
  /** The slot, or the line. */
  readonly session: string
  readonly act: string
  readonly actor: Actor
}

/** Makes one interview of a visitor's reservation; gives its id. */
export async function makeInterview(
  { books, command, recordedAt }: Running,
  { visitor, session, act, actor }: Making,
): Promise<Result<string>> {
  const known = (await readDetails(books, [visitor.id])).get(visitor.id)
  const detail = known ? { ...known, answers: {} } : nobody
  const id = present(visitor.party, 'the party of a visitor')
  const party = { id, type: visitor.partyType ?? ('person' as const) }
  const request: OpenRequest = {
    key: session,
    actor,
    reason: null,
    inputDigest: '',
    claim: {
      ...{ offering: visitor.offering, session, lifecycle: 'interview', act, otherwise: null },
      parent: visitor.id,
      claimants: [{ party, account: visitor.account, detail }],
      ...{ formVersion: null, channel: null, happenedAt: null },
    },
  }
  const on = present(await openPlace(books, recordedAt, [request]), 'the place of an interview')
  const { seated, refused } = await seatClaims(books, on, [request])
  const refusal = refused.get(session)
  if (refusal) return refusal
  const written: ReadonlyMap<string, Claimed> = await writeListed(books, { ...on, seated }, command)
  return ok(present(written.get(session)?.applications[0], 'an interview').id)
}

const nobody = {
  name: null,
  kana: null,
  mail: null,
  telephone: null,
  language: 'ja',
  answers: {},
} as const

const visitorUnknown = refuse(
  'reservation_unknown',
  'この予約は見つかりません。マイページから選び直してください。',
  'This reservation cannot be found. Choose it from your page again.',
)

const noSeatHeld = refuse(
  'reservation_holds_no_seat',
  '席の予約が決まってから、面接を予約できます。予約の状況を確かめてください。',
  'Interviews can be reserved once you have a seat. See how your reservation stands.',
)

const visitorNameless = refuse(
  'visitor_has_no_name',
  'お名前のない受付では、面接を予約できません。受付でお名前を伝えてください。',
  'Interviews need a name. Please give yours at the door.',
)
