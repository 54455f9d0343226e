/**
 * Preparing a database: one program at a time brings it to its schema and fills it when it is new.
 * The others wait, and find it done.
 */
import type pg from 'pg'

/** One lock for all programs that prepare the same database; any number that nobody else uses. */
const preparationLock = 731_905

/** Does `work` as the only one who prepares. `onWait` is told when another is at it. */
export async function asOnlyOne<T>(
  owner: pg.Client,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const taken = await owner.query<{ got: boolean }>(
    `select pg_try_advisory_lock(${preparationLock}) as got`,
  )
  if (taken.rows[0]?.got !== true) {
    onWait()
    await owner.query(`select pg_advisory_lock(${preparationLock})`)
  }
  try {
    return await work()
  } finally {
    await owner.query(`select pg_advisory_unlock(${preparationLock})`)
  }
}
