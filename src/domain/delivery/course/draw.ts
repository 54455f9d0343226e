/**
 * A draw on its way: the commitment is published while people apply; then the list of numbers
 * becomes final, with the terms under which it is drawn; then it is drawn, once.
 */
import type { Instant } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import type { DrawRecord } from './draw-record.ts'
import type { Applicant, Choice, Selection } from './selection.ts'
import type { SelectionSettings } from './selection-settings.ts'

/** Someone in a final list: their number, and what the draw asks of them. */
export type DrawEntry = Pick<Applicant, 'number' | 'group' | 'priority'> & {
  readonly application: string
}

/** A list that is final, with the terms under which it is drawn. */
export type DrawList = {
  readonly closedAt: Instant
  /** SHA-256 of the numbers, published at that moment. */
  readonly digest: string
  readonly settings: SelectionSettings
  /** Places to give; null where they never run out. */
  readonly seats: number | null
  readonly entries: readonly DrawEntry[]
}

/** A draw as far as it has come. */
export type CourseDraw = {
  readonly offering: string
  readonly commitment: string
  readonly committedAt: Instant
  /** Null while people may still apply. */
  readonly list: DrawList | null
  /** Null before the draw. */
  readonly drawn: { readonly record: DrawRecord; readonly drawnAt: Instant } | null
}

/** What comes of a draw when some have withdrawn since the list was final. */
export type Outcome = Selection & {
  /** Those who take the places of others who withdrew; they stand in `accepted` too. */
  readonly movedUp: readonly Choice[]
}

/**
 * What is done about a draw. The record stays as it was drawn; whoever has withdrawn is left out,
 * and the first on the reserve list move up into places that come free. A group moves up as a
 * whole, or the next who fit do.
 * @param isLive whether the application with a number still stands
 */
export function outcomeOf(
  drawn: Selection,
  {
    seats,
    isLive,
  }: { readonly seats: number | null; readonly isLive: (number: number) => boolean },
): Outcome {
  const standing = (choices: readonly Choice[]) => choices.filter(({ number }) => isLive(number))
  const accepted = standing(drawn.accepted)
  const waiting = standing(drawn.reserve)
  let free = seats === null ? waiting.length : seats - accepted.length
  check(free >= 0, 'a draw gives no more places than there are')
  const movedUp = lotsIn(waiting).flatMap((lot) => {
    if (lot.length > free) return []
    free -= lot.length
    return lot
  })
  return {
    accepted: [...accepted, ...movedUp.map(movedUpReason)],
    reserve: waiting.filter((choice) => !movedUp.includes(choice)),
    declined: standing(drawn.declined),
    movedUp,
  }
}

/** Members of a group stand beside each other and share their rank. */
function lotsIn(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const lots: Choice[][] = []
  for (const choice of choices) {
    const last = lots.at(-1)
    if (last && last[0]?.rank === choice.rank) last.push(choice)
    else lots.push([choice])
  }
  return lots
}

const movedUpReason = (choice: Choice): Choice => ({
  ...choice,
  reason: {
    ja: `抽選の順位が${choice.rank}位で補欠でしたが、辞退した方がいたため、繰り上げで受講できます。`,
    en: `Number ${choice.rank} in the draw, on the reserve list; someone withdrew, so there is a place.`,
  },
})
