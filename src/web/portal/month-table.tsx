/** A figure by month: a bar and a number for each, and the year's number under them. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { formatMonth } from '../../kit/calendar.ts'
import type { Breakdown, Period } from '../../domain/counting/breakdown.ts'
import type { CountingRule } from '../../domain/counting/rule.ts'
import {
  cellSymbols,
  countsPeople,
  type ShownCell,
  showAll,
  smallNumberThreshold,
  suppress,
} from '../../domain/counting/suppression.ts'
import type { Indicator } from '../../domain/plan.ts'
import { formatNumber } from '../../domain/report.ts'
import { Bar } from '../ui/bar.tsx'

/** A figure's breakdown with what it counts. */
export type MonthTableProps = {
  readonly breakdown: Breakdown
  readonly indicator: Pick<Indicator, 'rule' | 'unit'>
  readonly language: Language
}

/** The section with the table. Small numbers of people are hidden, and the symbol is explained. */
export function MonthTable({ breakdown, indicator, language }: MonthTableProps): Child {
  const say = texts[language]
  const cells = shownCells(breakdown, indicator.rule)
  const isAdditive = breakdown.additivity === 'additive'
  return (
    <section aria-labelledby="months">
      <h2 id="months">{say.title}</h2>
      <p>{isAdditive ? say.addUp : say.doNotAddUp}</p>
      <table class="plain months">
        <caption>{say.caption(indicator.unit[language])}</caption>
        <thead>
          <tr>
            <th scope="col">{say.month}</th>
            <th scope="col" class="num">
              {say.number}
            </th>
            <td class="bar-cell" />
          </tr>
        </thead>
        <tbody>
          <Rows breakdown={breakdown} cells={cells} language={language} />
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{isAdditive ? say.sum : say.countedAgain}</th>
            <td class="num">{formatNumber(breakdown.total.value, language)}</td>
            <td class="bar-cell" />
          </tr>
        </tfoot>
      </table>
      {cells.some(({ state }) => state === 'suppressed') && <Explanation language={language} />}
    </section>
  )
}

function shownCells({ months, total, additivity }: Breakdown, rule: CountingRule) {
  const values = months.map(({ count }) => count.value)
  if (!countsPeople(rule)) return showAll(values)
  const additive = additivity === 'additive'
  return suppress(values, { threshold: smallNumberThreshold, additive, total: total.value })
}

type RowsProps = Pick<MonthTableProps, 'breakdown' | 'language'> & {
  readonly cells: readonly ShownCell[]
}

/** The longest bar is the largest number shown: a hidden one must not be read from the scale. */
function Rows({ breakdown, cells, language }: RowsProps): Child {
  const longest = Math.max(1, ...cells.map(valueOf))
  return (
    <>
      {breakdown.months.map(({ period }, at) => {
        const cell = cells[at] ?? { state: 'suppressed' }
        return (
          <tr>
            <th scope="row">{periodName(period, language)}</th>
            <td class="num">
              <CellText cell={cell} language={language} />
            </td>
            <td class="bar-cell">
              {cell.state !== 'suppressed' && <Bar share={valueOf(cell) / longest} />}
            </td>
          </tr>
        )
      })}
    </>
  )
}

const valueOf = (cell: ShownCell): number => (cell.state === 'number' ? cell.value : 0)

function CellText({ cell, language }: { cell: ShownCell; language: Language }): Child {
  if (cell.state === 'number') return formatNumber(cell.value, language)
  if (cell.state === 'zero') return cellSymbols.zero.symbol
  return (
    <>
      <span aria-hidden="true">{cellSymbols.suppressed.symbol}</span>
      <span class="visually-hidden">{texts[language].withheld}</span>
    </>
  )
}

function Explanation({ language }: { readonly language: Language }): Child {
  const { symbol, meaning } = cellSymbols.suppressed
  const say = texts[language]
  return (
    <dl class="symbols">
      <dt>{symbol}</dt>
      <dd>
        {meaning[language]} {say.listStays}
      </dd>
    </dl>
  )
}

function periodName(period: Period, language: Language): string {
  return period === 'earlier' ? texts[language].earlier : formatMonth(period, language)
}

const texts = {
  ja: {
    title: '月ごとの数',
    addUp: '月ごとの数を足すと、全体の数になります。',
    doNotAddUp:
      '月ごとの数を足しても、全体の数になるとは限りません。同じ対象者が複数の月に現れると、それぞれの月で1回ずつ数えるためです。全体の数は、月の数の合計ではなく、全期間の記録から数え直したものです。',
    caption: (unit: string) => `単位：${unit}`,
    month: '月',
    number: '数',
    earlier: '前年度まで',
    sum: '全体（月の合計）',
    countedAgain: '全体（数え直した数）',
    withheld: '公表しない数',
    listStays:
      '下の「もとの記録」は、数値の証拠としてすべて公表しています。氏名も、年齢や性別などの属性も入っていません。',
  },
  en: {
    title: 'By month',
    addUp: 'The months add up to the whole.',
    doNotAddUp:
      'The months do not add up to the whole: a party that appears in several months is counted once in each of them. The whole is not their sum; it is counted again over all the records.',
    caption: (unit: string) => `Unit: ${unit}`,
    month: 'Month',
    number: 'Number',
    earlier: 'Years before',
    sum: 'Whole (sum of the months)',
    countedAgain: 'Whole (counted again)',
    withheld: 'withheld',
    listStays:
      'The records below are published in full, as the proof of the figure. They hold neither names nor attributes such as age or sex.',
  },
} as const
