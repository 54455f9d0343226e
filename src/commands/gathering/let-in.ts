/** Letting people in without a ticket, and taking back what was pressed by mistake at the door. */
import type { Language } from '../../kit/bilingual.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { takeBackHeads } from '../../store/door.ts'
import { actOnApplications } from '../application/act.ts'
import { claim } from '../application/claim.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { holdDoor, readDoor } from './door.ts'

/** Somebody without a reservation who gives their name. */
export type WalkIn = {
  readonly session: string
  readonly name: string
  readonly language: Language
  /** The act's key, for safe retries. */
  readonly key: string
}

/** Lets somebody in by their name; they take one of the seats. Gives their ticket's code. */
export async function letInByName(
  context: ActorContext,
  { session, name, language, key }: WalkIn,
): Promise<Result<{ readonly application: string; readonly number: string }>> {
  const read = await withAuthority(context.database, context.authority, (books) =>
    readDoor(books, session, context.by),
  )
  if (!read.ok) return read
  if (name.trim() === '') return nameMissing
  const detail = { name: name.trim(), kana: null, mail: null, telephone: null }
  const done = await claim(context, {
    key,
    actor: context.by,
    reason: null,
    claim: {
      offering: read.value.offering.id,
      session,
      lifecycle: 'gathering',
      act: 'walk-in',
      otherwise: null,
      parent: null,
      claimants: [{ party: 'new', account: null, detail: { ...detail, language, answers: {} } }],
      formVersion: null,
      channel: 'in-person',
      happenedAt: null,
    },
  })
  if (!done.ok) return done.refusal.code === 'no_seat_left' ? noSeatAtDoor : done
  const [made] = done.value.outcome.applications
  return made ? ok({ application: made.id, number: made.number }) : noSeatAtDoor
}

/** Takes a check-in back: its scans are struck out, its record is corrected, the seat stays. */
export async function undoCheckIn(
  context: ActorContext,
  given: { readonly session: string; readonly application: string },
): Promise<Result<Done<unknown>>> {
  const { session, application } = given
  if (!isId(application)) return nothingToUndo
  const read = await withAuthority(context.database, context.authority, (books) =>
    readDoor(books, session, context.by),
  )
  if (!read.ok) return read
  const asked = { act: 'undo-check-in', applications: [application], session }
  return actOnApplications(context, { ...asked, reason: undoReason })
}

/** Takes back heads that were counted at the door. */
export async function undoHeads(
  context: ActorContext,
  given: { readonly session: string; readonly entry: string },
): Promise<Result<Done<{ readonly heads: number }>>> {
  const act = { name: 'door.undo-heads', input: given, reason: undoReason } as const
  return runAct(context, { ...act, lock: 'writing' }, async (running) => {
    const { books, command, recordedAt, recordedBy } = running
    const held = await holdDoor(books, given.session, context.by)
    if (!held.ok) return held
    const by = { command, recordedAt, recordedBy, reason: undoReason }
    const heads = await takeBackHeads(books, given, by)
    return heads === 0 ? nothingToUndo : ok({ heads })
  })
}

const undoReason = '受付での押し間違い'

const nameMissing = refuse(
  'walk_in_name_missing',
  '名前を入力してください。名前を聞かないときは、人数だけを記録してください。',
  'Enter a name. To let somebody in without a name, count heads.',
)

const noSeatAtDoor = refuse(
  'no_seat_left_at_the_door',
  '満席のため、席のある受付はできません。席のない方として通すときは、人数だけを記録してください。',
  'All seats are taken. To let somebody in without a seat, count heads.',
)

const nothingToUndo = refuse(
  'nothing_to_undo',
  '取り消せる受付がありません。すでに取り消されているか、ほかの受付で記録されています。',
  'There is nothing to take back: it was taken back already, or recorded elsewhere.',
)
