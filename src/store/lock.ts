/**
 * The moments that exclude each other. Writers of facts pass side by side; a publisher waits for
 * those under way and holds back new ones while it fixes what an edition is "as of". Acts that
 * first look at the books and then write (imports, corrections, merges) follow one another.
 * All locks end with the transaction.
 */
const writing = 1
const inTurn = 2

/**
 * What an act may pass beside: other writers, no other act that goes in turn, or nothing at all.
 */
export type LockMode = 'writing' | 'in-turn' | 'publishing'

/**
 * The statement that takes an act's locks, for the beginning of its transaction. They come before
 * the act's position: whoever publishes has then seen every act of a lower position, or none of it.
 * @param authority six digits, so that it may stand in a statement as it is
 */
export function lockStatement(authority: string, mode: LockMode): string {
  const key = `hashtext('${authority}')`
  const shared = `select pg_advisory_xact_lock_shared(${writing}, ${key})`
  switch (mode) {
    case 'publishing':
      return `select pg_advisory_xact_lock(${writing}, ${key})`
    case 'in-turn':
      return `select pg_advisory_xact_lock(${inTurn}, ${key}); ${shared}`
    case 'writing':
      break
  }
  return shared
}
