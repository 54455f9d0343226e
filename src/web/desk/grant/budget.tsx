/** The budget of a call at a glance: decided, paid, left. */
import type { Child } from 'hono/jsx'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { CallSums } from '../../../store/grant-award.ts'
import { Bar } from '../../ui/bar.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'

/** The sums with a bar for what is promised. */
export function Budget({ sums, language }: BudgetProps): Child {
  const { ceilingYen, committedYen, paidYen, awards } = sums
  const say = texts[language]
  const yen = (value: number) => yenWords(value)[language]
  const left = ceilingYen === null ? null : ceilingYen - committedYen
  return (
    <section>
      <h2>{say.title}</h2>
      {ceilingYen !== null && ceilingYen > 0 && <Bar share={committedYen / ceilingYen} />}
      <SummaryList
        lines={[
          { name: say.ceiling, value: ceilingYen === null ? '―' : yen(ceilingYen) },
          { name: say.committed, value: say.sum(yen(committedYen), awards) },
          { name: say.paid, value: yen(paidYen) },
          { name: say.left, value: left === null ? '―' : yen(left) },
        ]}
      />
    </section>
  )
}

type BudgetProps = { readonly sums: CallSums; readonly language: Language }

const texts = {
  ja: {
    title: '予算',
    ceiling: '予算額',
    committed: '交付決定済み',
    sum: (yen: string, count: number) => `${yen}（${count}件）`,
    paid: '支払済み',
    left: '残り',
  },
  en: {
    title: 'Budget',
    ceiling: 'Ceiling',
    committed: 'Decided',
    sum: (yen: string, count: number) => `${yen} (${count} awards)`,
    paid: 'Paid',
    left: 'Left',
  },
} as const
