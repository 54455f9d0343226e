/** How an offering stands at a moment, in the words that people look for: open for applications? */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import type { Offering } from './offering.ts'

/** The phases with their labels. */
export const offeringPhases = {
  draft: { ja: '下書き', en: 'Draft' },
  upcoming: { ja: '受付前', en: 'Opens later' },
  open: { ja: '受付中', en: 'Open' },
  over: { ja: '受付期間終了', en: 'Window over' },
  closed: { ja: '終了', en: 'Closed' },
  cancelled: { ja: '中止', en: 'Cancelled' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type OfferingPhase = keyof typeof offeringPhases

/** The phase of an offering at a moment: its state, and where it is published, its window. */
export function phaseOf(
  { state, opensAt, closesAt }: Pick<Offering, 'state' | 'opensAt' | 'closesAt'>,
  now: Instant,
): OfferingPhase {
  if (state !== 'open') return state
  if (opensAt !== null && now < opensAt) return 'upcoming'
  return closesAt !== null && now >= closesAt ? 'over' : 'open'
}
