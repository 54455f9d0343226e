/**
 * Whom a door expects, as a telephone keeps it for when there is no network: no names, no codes.
 */
import { readDoor } from '../../commands/gathering/door.ts'
import { doorList } from '../../domain/delivery/gathering/door-list.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { listDoorReservations } from '../../store/door.ts'
import type { PrivateFile } from '../personal.ts'
import { doorOf } from './open-door.ts'

/** The list, as JSON. */
export const doorListFile: PrivateFile<'doorList'> = {
  for: 'anyone',
  write: async (visit) => {
    const opened = await doorOf(visit)
    if (!opened.ok) return opened
    const { database, authority, clock } = visit.services
    const { session, actor } = opened.value
    const madeAt = toInstant(clock.now())
    return withAuthority(database, authority, async (books) => {
      const door = await readDoor(books, session.id, actor)
      if (!door.ok) return door
      const place = { session: session.id, offering: session.offering }
      const list = doorList(session.id, madeAt, await listDoorReservations(books, place))
      const type = 'application/json; charset=utf-8'
      return ok({ type, saveAs: 'door.json', content: JSON.stringify(list) })
    })
  },
}
