/** What a support aims at. */
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { CalendarDate } from '../../../kit/calendar.ts'

/** How far a goal is. */
export const goalStates = {
  open: { ja: '取組中', en: 'In progress' },
  reached: { ja: '達成', en: 'Reached' },
  dropped: { ja: '取りやめ', en: 'Dropped' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type GoalState = keyof typeof goalStates

/** A goal as the books hold it. */
export type Goal = {
  readonly id: string
  readonly application: string
  readonly text: string
  /** By when; null where no day was set. */
  readonly dueOn: CalendarDate | null
  readonly state: GoalState
  /** The day on which it was reached or dropped. */
  readonly settledOn: CalendarDate | null
}
