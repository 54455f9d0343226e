/** The positions that a company offers: entering them, changing them, closing them. */
import { parseHostPosition } from '../../domain/delivery/placement/profile.ts'
import { newId } from '../../kit/id.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import {
  insertPosition,
  type KeptPosition,
  listPositions,
  updatePosition,
} from '../../store/placement-position.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPlacement, mayWrite } from './open-placement.ts'

/** A position as it is handed in. */
export type PositionEdit = {
  /** The company's application. */
  readonly application: string
  /** The one to change, and the version that was looked at; null for a new one. */
  readonly change: { readonly position: string; readonly version: number } | null
  /** As {@link parseHostPosition} reads it. */
  readonly position: unknown
  /** For how many people it is. */
  readonly seats: number
  /** Whether people can be proposed to it. */
  readonly isOpen: boolean
}

/** The position that was kept. */
export type PositionKept = { readonly application: string; readonly position: string }

/** Keeps a position, by a member of the company or by staff. */
export async function savePosition(
  context: ActorContext,
  given: PositionEdit,
): Promise<Result<Done<PositionKept>>> {
  const act = { name: 'placement.position', input: given, lock: 'writing' } as const
  return runAct(context, act, (running) => keepPosition(running, context.by, given))
}

/** The same within a running command. */
export async function keepPosition(
  running: Running,
  by: ActorContext['by'],
  given: PositionEdit,
): Promise<Result<PositionKept>> {
  const { books } = running
  const opened = await lockPlacement(books, given.application, 'hosting')
  if (!opened.ok) return opened
  const allowed = mayWrite(by, opened.value, positionLabel)
  if (!allowed.ok) return allowed
  if (!editable.has(opened.value.application.state)) return hostingIsOver
  const position = parseHostPosition(given.position, opened.value.settings)
  if (!position.ok) return position
  if (!Number.isInteger(given.seats) || given.seats < 1 || given.seats > 999) return seatsUnfit
  const known = await listPositions(books, given.application)
  const kept = { host: given.application, position: position.value, isOpen: given.isOpen }
  if (given.change === null) {
    const id = newId()
    const counts = { seats: given.seats, taken: 0, version: 1, createdAt: running.recordedAt }
    await insertPosition(books, { id, ...kept, ...counts }, running.command)
    return ok({ application: given.application, position: id })
  }
  const { position: id, version } = given.change
  const before = known.find((each) => each.id === id)
  if (!before) return positionUnknown
  return change(running, before, { ...before, ...kept, seats: given.seats, version })
}

async function change(
  { books, recordedAt }: Running,
  before: KeptPosition,
  edited: KeptPosition,
): Promise<Result<PositionKept>> {
  if (before.version !== edited.version) return changedMeanwhile
  if (await updatePosition(books, edited, recordedAt)) {
    return ok({ application: before.host, position: before.id })
  }
  return seatsAreTaken(before.taken)
}

const editable: ReadonlySet<string> = new Set(['offered', 'accepted', 'hosting'])

const positionLabel = { ja: '求人を登録する', en: 'Enter positions' } as const

/** There is no such position at this company. */
export const positionUnknown = refuse(
  'position_unknown',
  'この求人は見つかりません。一覧から選び直してください。',
  'This position cannot be found. Choose it from the list again.',
)

const hostingIsOver = refuse(
  'hosting_is_over',
  'この受入の申込は終わっているため、求人は直せません。もう一度申し込んでください。',
  'This offer of workplaces is over, so its positions cannot be changed. Offer them once more.',
)

const seatsUnfit = refuse(
  'position_seats_not_in_range',
  '受け入れる人数は、1人から999人までで入力してください。',
  'A position is for 1 to 999 people.',
)

const changedMeanwhile = refuse(
  'position_changed_meanwhile',
  'ほかの人がこの求人を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this position. Open the page again, and make your change once more.',
)

const seatsAreTaken = (taken: number): Refused =>
  refuse(
    'position_seats_are_taken',
    `すでに${taken}人が決まっているため、人数を${taken}人より少なくできません。`,
    `${taken} people are decided already: it cannot be for fewer than ${taken}.`,
  )
