/** How full a place is: a bar, and the numbers that it shows. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../../kit/bilingual.ts'
import { Bar } from '../../ui/bar.tsx'

/** The meter; without a capacity, the number of seats taken alone. */
export function SeatsMeter({ capacity, taken, language }: SeatsMeterProps): Child {
  const say = texts[language]
  if (capacity === null) return <span class="seats-meter">{say.endless(taken)}</span>
  return (
    <span class="seats-meter">
      <span>{say.of(taken, capacity)}</span>
      <Bar share={capacity === 0 ? 0 : Math.min(1, taken / capacity)} />
    </span>
  )
}

type SeatsMeterProps = {
  readonly capacity: number | null
  readonly taken: number
  readonly language: Language
}

const texts = {
  ja: {
    of: (taken: number, capacity: number) =>
      `${taken}／${capacity}席${taken >= capacity ? '（満席）' : ''}`,
    endless: (taken: number) => `${taken}席（定員なし）`,
  },
  en: {
    of: (taken: number, capacity: number) =>
      `${taken} of ${capacity}${taken >= capacity ? ' (full)' : ''}`,
    endless: (taken: number) => `${taken} (no limit)`,
  },
} as const
