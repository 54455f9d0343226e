/** Playing placements: positions of companies, proposals, decisions, work, and what came of it. */
import type { ActorContext } from '../../commands/context.ts'
import { decidePlacement } from '../../commands/placement/decision.ts'
import { answerMatch, proposeMatch } from '../../commands/placement/match.ts'
import { endPlacement } from '../../commands/placement/period.ts'
import { savePosition } from '../../commands/placement/position.ts'
import { recordPlacementResult } from '../../commands/placement/result.ts'
import { startPlacement, undoStart } from '../../commands/placement/start.ts'
import type { HostingDeed, PlacementDeed } from '../../domain/deed.ts'
import type { Result } from '../../kit/result.ts'
import type { DeedPlace } from './deed-place.ts'

/** Enters a position of a company. */
export async function doHosting(
  context: ActorContext,
  { title, seats }: HostingDeed,
  { application, made }: DeedPlace,
): Promise<Result<unknown>> {
  const position = { title, work: '', area: '', daysWeek: 4, hoursWeek: 20 }
  const given = { application, change: null, position, seats, isOpen: true }
  return made.keep(await savePosition(context, given), (outcome) => outcome.position)
}

/** Does one thing to a person who is to be placed. */
export async function doPlacement(
  context: ActorContext,
  deed: PlacementDeed,
  { application, made }: DeedPlace,
): Promise<Result<unknown>> {
  switch (deed.does) {
    case 'match':
      return match(context, application, made.find(deed.position))
    case 'decide': {
      const { on: decidedOn, from, to } = deed
      const given = { application, decidedOn, from, to, reason: null, withLetter: false }
      return decidePlacement(context, given)
    }
    case 'start': {
      const given = { application, startedOn: deed.on, reason: null }
      return made.keep(await startPlacement(context, given), (outcome) => outcome.application)
    }
    case 'undo-start':
      return undoStart(context, { application, reason: deed.reason })
    case 'end':
      return endPlacement(context, { application, endedOn: deed.on })
    case 'result':
      break
  }
  const { on, result, why: reason } = deed
  return recordPlacementResult(context, {
    ...{ application, on, result, reason },
    words: null,
    lateReason: null,
  })
}

/** Proposes a position; the person and the company say yes to it. */
async function match(
  context: ActorContext,
  application: string,
  position: string,
): Promise<Result<unknown>> {
  const { idempotencyKey = '' } = context
  const keyed = (name: string) => ({ ...context, idempotencyKey: `${idempotencyKey}/${name}` })
  const proposed = await proposeMatch(keyed('match'), { application, position })
  if (!proposed.ok) return proposed
  const yes = { application, says: 'yes', reason: null, words: null } as const
  const agreed = await answerMatch(keyed('person'), { ...yes, by: 'person' })
  return agreed.ok ? answerMatch(context, { ...yes, by: 'company' }) : agreed
}
