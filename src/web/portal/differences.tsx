/** What an edition changed: before and after of every figure, each with its reasons. */
import type { Child } from 'hono/jsx'
import type { Language } from '../../kit/bilingual.ts'
import type { Difference, Reason } from '../../domain/edition/edition.ts'
import { findLine } from '../../domain/plan.ts'
import { formatNumber } from '../../domain/report.ts'
import type { Visit } from './page.ts'
import type { OpenEdition } from './shelf.ts'

/** The table of differences; nothing for a first edition. */
export function Differences({
  open,
  visit,
}: {
  readonly open: OpenEdition
  readonly visit: Reading
}): Child {
  const { language } = visit
  const { differences, previousDigest } = open.edition
  const say = texts[language]
  if (previousDigest === null) return null
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">{say.differences}</h2>
      {differences.length === 0 ? (
        <p>{say.noDifferences}</p>
      ) : (
        <div class="scroll" tabindex={0} role="group" aria-labelledby="differences">
          <table class="plain stacked">
            <caption>{say.differenceCount(formatNumber(differences.length, language))}</caption>
            <thead>
              <tr>
                <th scope="col">{say.figure}</th>
                <th scope="col" class="num">
                  {say.before}
                </th>
                <th scope="col" class="num">
                  {say.after}
                </th>
                <th scope="col" class="num">
                  {say.change}
                </th>
                <th scope="col">{say.reasons}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <DifferenceRow difference={difference} open={open} visit={visit} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const texts = {
  ja: {
    differences: '前の版との違い',
    noDifferences: '前の版と違う数値はありません。',
    differenceCount: (count: string) => `${count}個の数値が変わりました。`,
    figure: '数値',
    before: '前',
    after: '後',
    change: '差',
    reasons: '理由と記録の数',
    absent: 'なし',
    facts: (count: string) => `${count}件`,
    causes: {
      late: '期間の締め後に届いた記録',
      correction: '訂正',
      merge: '名寄せ',
      fact: '追加の記録',
      rule: '算定規則の変更',
      plan: '計画の変更',
    },
  },
  en: {
    differences: 'Differences from the edition before',
    noDifferences: 'No figure differs from the edition before.',
    differenceCount: (count: string) => `Figures that changed: ${count}.`,
    figure: 'Figure',
    before: 'Before',
    after: 'After',
    change: 'Change',
    reasons: 'Reasons, with the number of records',
    absent: 'none',
    facts: (count: string) => count,
    causes: {
      late: 'Records that came after the period was closed',
      correction: 'Corrections',
      merge: 'Merges of parties',
      fact: 'More records',
      rule: 'A changed counting rule',
      plan: 'A changed plan',
    },
  },
} as const

type Reading = Pick<Visit, 'language' | 'to'>

type DifferenceProps = {
  readonly difference: Difference
  readonly open: OpenEdition
  readonly visit: Reading
}

function DifferenceRow({ difference, open, visit: { language, to } }: DifferenceProps): Child {
  const say = texts[language]
  const { line, indicator, before, after, reasons } = difference
  const { year, number } = open.edition
  const placed = findLine(open.plan, line)
  const name = placed?.line.indicators.find(({ key }) => key === indicator)?.name[language]
  const show = (value: number | null) =>
    value === null ? say.absent : formatNumber(value, language)
  return (
    <tr>
      <th scope="row">
        <span class="of-line">
          {line} {placed?.line.name[language]}
        </span>
        {after === null ? (
          (name ?? indicator)
        ) : (
          <a href={to.figure({ year, edition: number, line, indicator })}>{name ?? indicator}</a>
        )}
      </th>
      <td class="num" data-label={say.before}>
        {show(before)}
      </td>
      <td class="num" data-label={say.after}>
        {show(after)}
      </td>
      <td class="num" data-label={say.change}>
        {signed((after ?? 0) - (before ?? 0), language)}
      </td>
      <td>
        <ul class="reasons">
          {reasons.map((reason) => (
            <ReasonItem reason={reason} language={language} />
          ))}
        </ul>
      </td>
    </tr>
  )
}

function ReasonItem({
  reason,
  language,
}: {
  readonly reason: Reason
  readonly language: Language
}): Child {
  const say = texts[language]
  return (
    <li>
      <strong>{say.causes[reason.cause]}</strong>{' '}
      {reason.text !== '' && (
        <>
          <span lang="ja">{reason.text}</span>{' '}
        </>
      )}
      <span class="count">({say.facts(formatNumber(reason.facts, language))})</span>
    </li>
  )
}

/** With its sign, and a minus that is as wide as the plus. */
function signed(value: number, language: Language): string {
  const number = formatNumber(Math.abs(value), language)
  if (value === 0) return `±${number}`
  return value > 0 ? `+${number}` : `−${number}`
}
