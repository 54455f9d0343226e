/** Taking back sessions that were added, as a list brings them. */
import { ok, refuse, type Result } from '../../kit/result.ts'
import { listCommandsById } from '../../store/command.ts'
import { withAuthority } from '../../store/database.ts'
import { deleteSessionsOf, type SessionsDeleted } from '../../store/list-offering.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'

/**
 * Takes sessions back that one act added. Those for which somebody has applied are left: to cancel
 * them tells the applicants.
 */
export async function undoSessions(
  context: ActorContext,
  given: { readonly offering: string; readonly id: string; readonly reason: string },
): Promise<Result<Done<SessionsDeleted & { readonly offering: string }>>> {
  const { offering, id, reason } = given
  const [found, ...others] = await withAuthority(context.database, context.authority, (books) =>
    listCommandsById(books, id),
  )
  if (found?.act !== 'session.add' || others.length > 0) return listUnknown
  const { position } = found
  const act = { name: 'session.undo-add', input: given, reason, undoes: position } as const
  return runAct(context, { ...act, lock: 'writing' }, async ({ books }) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const allowed = await getOfferingFor(books, offering, by)
    if (!allowed.ok) return allowed
    const { deleted, left } = await deleteSessionsOf(books, { offering, command: position })
    return deleted === 0 ? nothingFree : ok({ offering, deleted, left })
  })
}

const nothingFree = refuse(
  'sessions_are_in_use',
  '加えた日程には、すでに申込や記録があります。日程を1つずつ中止してください。',
  'There are applications or records in these sessions already. Cancel them one by one.',
)

const listUnknown = refuse(
  'session_list_unknown',
  'この日程の追加は見つかりません。画面を開き直してください。',
  'These sessions cannot be found. Open the page again.',
)
