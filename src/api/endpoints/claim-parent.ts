/** The reservation that an interview belongs to: one's own, at the same gathering. */
import { isOwn } from '../../commands/application/scene.ts'
import { mayAct } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication } from '../../store/application.ts'
import { findOffering } from '../../store/offering.ts'
import { inBooks } from '../books.ts'
import type { Call } from '../endpoint.ts'

/** Finds it. Refuses somebody else's, and one of another offering. */
export function findParent(call: Call<'offering'>, id: string): Promise<Result<Application>> {
  const { params, caller } = call
  return inBooks(call, async (books) => {
    const parent = await findApplication(books, id)
    if (parent?.offering !== params.offering || parent.lifecycle === 'interview') return unknown
    if (isOwn(parent, caller.actor)) return ok(parent)
    const offering = await findOffering(books, parent.offering)
    const programme = offering?.programme ?? ''
    return mayAct(caller.actor, 'application.list', { programme }).ok ? ok(parent) : unknown
  })
}

const unknown = refuse(
  'reservation_unknown',
  'この催しの、あなたの予約が見つかりません。先に催しを予約してください。',
  'There is no reservation of yours at this gathering. Reserve the gathering first.',
)
