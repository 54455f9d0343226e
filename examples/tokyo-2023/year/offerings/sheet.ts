/** What an offering of the year says about itself: the words that visitors read, and its hours. */
import type { Tag } from '../../../../src/domain/fact/definition.ts'
import type { Channel } from '../../../../src/domain/delivery/offering.ts'
import type { OpenKind } from '../../../../src/domain/delivery/register.ts'
import type { Bilingual } from '../../../../src/kit/bilingual.ts'

/** An offering of a line, without its days: those are in the line's table. */
export type OfferingSheet = {
  readonly line: string
  readonly kind: OpenKind
  readonly title: Bilingual
  readonly summary: Bilingual
  readonly place: Bilingual
  readonly channel: Channel
  /** The tags of its facts, beside the channel. */
  readonly tags?: readonly Tag[]
  /** From when to when, on each of its days. */
  readonly hours: readonly [from: string, to: string]
  /** How many companies have a booth, where there are interviews. */
  readonly booths?: number
  /** Each day is an intake of its own, with its own applications. */
  readonly intakeEachDay?: boolean
  /**
   * The places of the line's roster that are played one by one; all of them where absent. The
   * records of the others come as sheets.
   */
  readonly plays?: { readonly from: number; readonly count: number }
  /** What only its kind needs. */
  readonly details?: Readonly<Record<string, unknown>>
}
