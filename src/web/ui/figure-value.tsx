/** A figure's value with its unit and basis, and the heads without names that stand beside it. */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { Count } from '../../domain/counting/count.ts'
import type { Basis } from '../../domain/quantity.ts'
import { formatNumber } from '../../domain/report.ts'

/** A count with what it counts. */
export type FigureValueProps = {
  readonly figure: Count
  readonly unit: Bilingual
  readonly basis: Basis | null
  readonly language: Language
}

/** The value, large, with its unit and 延べ or 実数. */
export function Value({ figure, unit, basis, language }: FigureValueProps): Child {
  return (
    <p class="value">
      <span class="value-number">{formatNumber(figure.value, language)}</span>
      <span class="value-unit">{unit[language]}</span>
      <span class="basis">{basisNames[basis ?? 'mixed'][language]}</span>
    </p>
  )
}

/** Heads without names: within a total, beside a unique count. Nothing where there are none. */
export function Anonymous(props: FigureValueProps): Child {
  return props.figure.anonymous === 0 ? null : (
    <p class="anonymous">{anonymousSentence(props)[props.language]}</p>
  )
}

/** "412 named + 30 anonymous, at most 442" for unique counts, "of which 30" for totals. */
function anonymousSentence({ figure, unit, basis }: FigureValueProps): Bilingual {
  const { value, anonymous } = figure
  const text = (number: number) => ({
    ja: `${formatNumber(number, 'ja')}${unit.ja}`,
    en: `${formatNumber(number, 'en')} ${unit.en}`,
  })
  const heads = formatNumber(anonymous, 'en')
  if (basis === 'total') {
    return {
      ja: `このうち${text(anonymous).ja}は、氏名等のない「人数のみの記録」によるものです。`,
      en: `Of these, ${heads} come from head-counts without names.`,
    }
  }
  const [named, most] = [text(value), text(value + anonymous)]
  return {
    ja: [
      `氏名等のわかる${named.ja}のほかに、`,
      `氏名等のない「人数のみの記録」が${formatNumber(anonymous, 'ja')}人分あります。`,
      `同じ人がいなければ、多くて${most.ja}です。`,
    ].join(''),
    en: [
      `${formatNumber(value, 'en')} named + ${heads} anonymous, at most ${most.en}.`,
      'The anonymous may be the same as the named.',
    ].join(' '),
  }
}

const basisNames: Readonly<Record<Basis | 'mixed', Bilingual>> = {
  total: { ja: '延べ', en: 'total' },
  unique: { ja: '実数', en: 'unique' },
  mixed: { ja: '実数と延べの和', en: 'unique and total added' },
}

/** How a figure is counted, in a word. */
export function basisName(basis: Basis | null, language: Language): string {
  return basisNames[basis ?? 'mixed'][language]
}
