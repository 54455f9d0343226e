/** The numbers of a door as they change, for the telephones that stand at it. */
import { ok } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { followReads } from '../follow-reads.ts'
import type { Live } from '../personal.ts'
import { readTally } from '../../store/door.ts'
import { doorOf } from './open-door.ts'
import { Tally } from './tally.tsx'

/** The stream. */
export const doorLive: Live<'doorLive'> = {
  for: 'anyone',
  follow: async (visit, signal) => {
    const opened = await doorOf(visit)
    if (!opened.ok) return opened
    const { id: session, offering } = opened.value.session
    const { database, authority } = visit.services
    const tallies = followReads({
      database,
      key: `door ${session}`,
      read: () =>
        withAuthority(database, authority, (books) => readTally(books, { session, offering })),
      signal,
    })
    const { language } = visit
    return ok(
      (async function* () {
        for await (const tally of tallies) yield <Tally tally={tally} language={language} />
      })(),
    )
  },
}
