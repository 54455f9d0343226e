/** The cells of the report as people read them: budget, target and result, in either language. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import { isDash } from '../../kit/text.ts'
import { formatCell } from '../../domain/notation/cell-format.ts'
import type { Line } from '../../domain/plan.ts'
import { type Cell, type Quantity, sameUnit } from '../../domain/quantity.ts'
import { formatNumber, type ReportRow } from '../../domain/report.ts'

/** A budget: as published in Japanese, in yen in English. */
export function BudgetCell({ cell, language }: CellProps): Child {
  if (cell.state === 'blank') return <Blank language={language} />
  if (language === 'ja') return <Phrases text={cell.text} />
  const [only, ...others] = cell.quantities
  if (!only || only.unit !== '円' || others.length > 0) return <Original cell={cell} />
  return `${only.approximate ? 'about ' : ''}${englishYen(only.value)}`
}

/** A target: as published in Japanese, in words of its line's indicators in English. */
export function TargetCell({ line, language }: LineProps): Child {
  const cell = line.target
  if (cell.state === 'blank') return <Blank language={language} />
  if (language === 'ja') return <Phrases text={cell.text} />
  if (cell.text === line.resultLayout.ja) return line.resultLayout.en
  return englishTarget(line) ?? <Original cell={cell} />
}

/** A line's result, each number a link to its figure where `link` gives an address. */
export function ResultText({ row, language, link }: ResultProps): Child {
  const layout = row.line.resultLayout[language]
  const chunks = language === 'ja' ? phrases(layout) : [layout]
  return chunks.map((chunk) => (
    <>
      <span class="phrase">{fillLayout(chunk, { row, language, link })}</span>{' '}
    </>
  ))
}

/** A quantity with its unit: 約10事業所, 1,500人以上; "about 10 offices" with an English unit. */
export function formatQuantity(quantity: Quantity, unit: string, language: Language): string {
  const number = formatNumber(quantity.value, language)
  if (language === 'ja') {
    const basis = quantity.basis === 'total' ? '延べ' : ''
    const [about, least] = [quantity.approximate ? '約' : '', quantity.atLeast ? '以上' : '']
    return `${about}${basis}${number}${unit}${least}`
  }
  const basis = quantity.basis === 'total' ? ' (total)' : ''
  const [about, least] = [quantity.approximate ? 'about ' : '', quantity.atLeast ? 'at least ' : '']
  return `${about}${least}${number} ${unit}${basis}`
}

/** Whether a cell is one number, which is then set to the right. */
export function isSingleNumber(cell: Cell): boolean {
  const isNumber = cell.state === 'number' || cell.state === 'zero'
  return isNumber && cell.quantities.length === 1 && cell.quantities[0]?.label === null
}

/** Text that wraps between its phrases and not within them, as long as one fits on the line. */
export function Phrases({ text }: { readonly text: string }): Child {
  if (isDash(text)) return text
  return phrases(text).map((phrase) => (
    <>
      <span class="phrase">{phrase}</span>{' '}
    </>
  ))
}

type CellProps = { readonly cell: Cell; readonly language: Language }
type LineProps = { readonly line: Line; readonly language: Language }
type ResultProps = {
  readonly row: ReportRow
  readonly language: Language
  readonly link?: FigureLink | undefined
}

/** Where a figure opens. */
export type FigureLink = (line: string, indicator: string) => string

const phrases = (text: string): readonly string[] =>
  text
    .replaceAll(/(?=[①-⑳])/g, ' ')
    .split(/[ \u3000]+/)
    .filter((phrase) => phrase !== '')

function fillLayout(layout: string, { row, language, link }: ResultProps): Child[] {
  // Splitting by a pattern with a group gives the text between at even and the keys at odd places.
  return layout.split(/\{([a-z-]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part
    const figure = row.figures.find(({ indicator }) => indicator.key === part)
    if (!figure) return part
    const number = formatNumber(figure.count.value, language)
    if (!link) return number
    const name = `${figure.indicator.name[language]} ${number}`
    const href = link(row.line.code, part)
    return (
      <a class="figure-link" href={href} aria-label={name}>
        {number}
      </a>
    )
  })
}

function Blank({ language }: { readonly language: Language }): Child {
  return <span class="visually-hidden">{language === 'ja' ? '記載なし' : 'not stated'}</span>
}

function Original({ cell }: { readonly cell: Cell }): Child {
  return (
    <span lang="ja">
      <Phrases text={cell.text} />
    </span>
  )
}

/** In the units of the line's indicators; null where the cell says more than its numbers. */
function englishTarget(line: Line): string | null {
  const { quantities, unread, state } = line.target
  const isPlain = quantities.every(({ label, marker, time }) => !label && !marker && !time)
  if (state !== 'number' || unread.length > 0 || !isPlain) return null
  const texts = quantities.map((quantity) => {
    const known = line.indicators.find(({ unit }) => sameUnit(unit.ja, quantity.unit))
    return known && formatQuantity(quantity, known.unit.en, 'en')
  })
  return texts.every((text) => text !== undefined)
    ? texts.join(' / ')
    : formatCell(line.target, 'en')
}

function englishYen(yen: number): string {
  const [unit, size] = yen >= 1e9 ? ['billion', 1e9] : ['million', 1e6]
  const amount = (yen / size).toLocaleString('en-GB', { maximumFractionDigits: 3 })
  return yen < 1e6 ? `¥${formatNumber(yen, 'en')}` : `¥${amount} ${unit}`
}
