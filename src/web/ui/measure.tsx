/** A line's result against its target: bars where the two can be compared, a sentence where not. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { formatRate, type Pair } from '../../domain/comparison.ts'
import type { ReportFigure, ReportRow } from '../../domain/report.ts'
import {
  formatQuantity,
  ResultText,
  TargetCell,
  type FigureLink,
} from '../../formats/report/cell.tsx'
import { Bullet } from './bullet.tsx'
import { basisName } from './figure-value.tsx'

/** What is shown, and where its figures open. */
export type MeasureProps = {
  readonly row: ReportRow
  readonly language: Language
  readonly figure: FigureLink
}

/** Bars, or the result in words with the reason why there are none. */
export function Measure(props: MeasureProps): Child {
  const { row, language } = props
  const { comparison } = row
  if (comparison.state === 'compared') {
    return (
      <ul class="measures">
        {comparison.pairs.map((pair) => (
          <PairBar pair={pair} {...props} />
        ))}
      </ul>
    )
  }
  if (row.figures.length === 0) {
    return (
      <p class="measure-words">
        <ResultText row={row} language={language} />
      </p>
    )
  }
  return (
    <div class="measure-words">
      <dl>
        <dt>{words.result[language]}</dt>
        <dd>
          <ResultText row={row} language={language} link={props.figure} />
        </dd>
        {comparison.state === 'not-comparable' && (
          <>
            <dt>{words.target[language]}</dt>
            <dd>
              <TargetCell line={row.line} language={language} />
            </dd>
          </>
        )}
      </dl>
      <p class="reason">{comparison.reason[language]}</p>
    </div>
  )
}

const words = {
  result: { ja: '実績', en: 'Result' },
  target: { ja: '計画', en: 'Target' },
  ofTarget: {
    ja: (rate: string) => `達成率 ${rate}`,
    en: (rate: string) => `${rate} of target`,
  },
  against: {
    ja: (rate: string) => `計画を100%として、実績は${rate}`,
    en: (rate: string) => `Result is ${rate} of the target`,
  },
} as const

function PairBar({ pair, row, language, figure }: MeasureProps & { readonly pair: Pair }): Child {
  const counted = figureOf(row, pair)
  const unit = counted?.indicator.unit[language] ?? pair.result.unit ?? ''
  const result = formatQuantity({ ...pair.result, basis: null }, unit, language)
  const target = formatQuantity(pair.target, unit, language)
  const rate = formatRate(pair.result.value, pair.target.value, language)
  return (
    <li class="measure">
      {counted && (
        <p class="measure-name">
          <a href={figure(row.line.code, counted.indicator.key)}>
            {counted.indicator.name[language]}
          </a>
          {counted.basis && <span class="basis">{basisName(counted.basis, language)}</span>}
        </p>
      )}
      <Bullet ratio={pair.ratio} label={words.against[language](rate)} />
      <p class="measure-numbers">
        <span>
          {words.result[language]} <strong>{result}</strong>
        </span>
        <span>
          {words.target[language]} {target}
        </span>
        <span>{words.ofTarget[language](rate)}</span>
      </p>
    </li>
  )
}

/** The figure whose quantity the pair compares. */
function figureOf(row: ReportRow, pair: Pair): ReportFigure | undefined {
  return row.figures[row.quantities.indexOf(pair.result)]
}
