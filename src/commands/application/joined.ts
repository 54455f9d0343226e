/** Who has come in online: the dates at which somebody's attendance is noted. */
import type { Application } from '../../domain/delivery/application.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { listActivities } from '../../store/activity.ts'
import type { Books } from '../../store/database.ts'

/** The ids of those of the dates at which the application's attendance is noted already. */
export async function findJoined(
  books: Books,
  { id, session, state }: Pick<Application, 'id' | 'session' | 'state'>,
  dates: readonly Session[],
): Promise<ReadonlySet<string>> {
  if (session !== null) return new Set(state === 'checked-in' ? [session] : [])
  const noted = await listActivities(books, { application: id, sorts: ['attendance'], limit: 1000 })
  const wanted = new Set(dates.map((date) => date.id))
  return new Set(noted.flatMap(({ session: at }) => (at !== null && wanted.has(at) ? [at] : [])))
}
