/**
 * Locks for timed work: of several servers on one database, one runs a job at a time. A lock
 * belongs to its connection, so that a server that dies lets go of it. All jobs share one
 * connection, which goes back to the pool while none of them runs.
 */
import type pg from 'pg'
import type { Database } from './database.ts'

/** Locks of one server. */
export type JobLocks = {
  /** Takes a job's lock and gives the way to release it; null where another server holds it. */
  take(job: string): Promise<(() => Promise<void>) | null>
}

/** Any number that no other advisory lock begins with. */
const jobLock = 4

/** The locks of an authority's jobs. */
export function openJobLocks(database: Database, authority: string): JobLocks {
  let session: Session | null = null
  const enter = (): Session => {
    session ??= { client: database.pool.connect(), users: 0, isBroken: false, last: null }
    session.users += 1
    return session
  }
  const leave = async (left: Session): Promise<void> => {
    left.users -= 1
    if (session === left && (left.isBroken || left.users === 0)) session = null
    if (left.users > 0) return
    const client = await left.client.catch(() => null)
    client?.release(left.isBroken)
  }
  return {
    take: async (job) => {
      const own = enter()
      const key = `${authority}:${job}`
      const isTaken = await ask(
        own,
        'select pg_try_advisory_lock($1, hashtext($2)) as done',
        key,
      ).catch(async (error: unknown) => {
        await leave(own)
        throw error
      })
      if (!isTaken) {
        await leave(own)
        return null
      }
      return async () => {
        // A connection that has gone has let go of the lock.
        const unlock = 'select pg_advisory_unlock($1, hashtext($2)) as done'
        await ask(own, unlock, key).catch(() => undefined)
        await leave(own)
      }
    },
  }
}

/** A connection in use by some jobs; its questions are put one after the other. */
type Session = {
  readonly client: Promise<pg.PoolClient>
  users: number
  isBroken: boolean
  last: Promise<unknown> | null
}

async function ask(session: Session, statement: string, key: string): Promise<boolean> {
  const earlier = session.last
  const answer = (async () => {
    await earlier
    const client = await session.client
    const found = await client.query<{ done: boolean }>(statement, [jobLock, key])
    return found.rows[0]?.done === true
  })()
  session.last = answer.catch(() => undefined)
  try {
    return await answer
  } catch (error) {
    session.isBroken = true
    throw error
  }
}
