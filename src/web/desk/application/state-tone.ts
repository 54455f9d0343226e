/** The colour of an application's state, from what the state means. */
import type { StateDefinition } from '../../../domain/delivery/lifecycle.ts'
import type { Tone } from '../../ui/status-tag.tsx'

/** Waiting for staff or for a seat stands out; what is over is quiet. */
export function toneOf({ awaitsStaff, waits, holdsSeat, isLive }: StateDefinition): Tone {
  if (awaitsStaff) return 'attention'
  if (waits) return 'waiting'
  if (!isLive) return 'over'
  return holdsSeat ? 'good' : 'neutral'
}
