/** The reservation that an interview belongs to, held while the interview is made. */
import type { Application } from '../../domain/delivery/application.ts'
import { type Refused, refuse } from '../../kit/result.ts'
import { lockApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import type { OpenRequest } from './claim-request.ts'

/** The reservations that claims name, by their ids. */
export type HeldParents = ReadonlyMap<string, Application>

/** Where nothing is held. */
export const noParents: HeldParents = new Map()

/** Holds the reservations that claims name. Claims of most kinds name none: nothing is asked. */
export async function holdParents(
  books: Books,
  requests: readonly OpenRequest[],
): Promise<HeldParents> {
  const named = requests.flatMap(({ claim: { parent } }) => parent ?? [])
  return named.length === 0 ? noParents : lockApplications(books, named)
}

/**
 * An interview belongs to a reservation of the same person at the same gathering, which has its
 * seat; nothing else belongs to another application. Refuses whatever does not fit.
 */
export function faultOfParent({ claim: asked }: OpenRequest, parents: HeldParents): Refused | null {
  const isInterview = asked.lifecycle === 'interview'
  if (asked.parent === null) return isInterview ? parentMissing : null
  const parent = parents.get(asked.parent)
  const isSeated = parent?.state === 'reserved' || parent?.state === 'checked-in'
  const isHere = parent?.lifecycle === 'gathering' && parent.offering === asked.offering
  const isTheirs = asked.claimants.every(({ party, account }) => {
    const isSame = typeof party === 'object' && party.id === parent?.party
    return isSame || (account !== null && account === parent?.account)
  })
  return isInterview && isSeated && isHere && isTheirs ? null : parentMissing
}

const parentMissing = refuse(
  'reservation_unknown',
  '面接は、同じ催しに席のある本人の予約に付けて申し込みます。先に催しを予約してください。',
  'An interview belongs to a reservation of the same person at the same gathering. Reserve a seat there first.',
)
