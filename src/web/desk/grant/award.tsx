/** The award as it stands: its sums, its conditions, its versions, what was paid and is owed. */
import type { Child } from 'hono/jsx'
import type { ReadCase } from '../../../commands/grant/read-case.ts'
import { grant } from '../../../domain/delivery/grant.ts'
import { stretchSentence } from '../../../domain/delivery/grant/repayment.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { formatDate } from '../../../kit/calendar.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import type { CasePartProps } from './read-case.ts'

/** The part; nothing before a decision. */
export function Award({ visit, read }: CasePartProps): Child {
  const { language, to } = visit
  const { award, versions, transfers } = read
  if (!award) return null
  const say = texts[language]
  const labels: Readonly<Record<string, { readonly label: Bilingual }>> = grant.acts
  const conditions = versions.at(-1)?.conditions ?? []
  return (
    <section>
      <h2>{say.title}</h2>
      <SummaryList lines={awardLines(read, language)} />
      {conditions.length > 0 && (
        <>
          <h3>{say.conditions}</h3>
          <ol>
            {conditions.map(({ text }) => (
              <li>{text[language]}</li>
            ))}
          </ol>
        </>
      )}
      <Owed read={read} language={language} />
      <details class="more">
        <summary>{say.versions}</summary>
        <ol>
          {versions.map(({ act, decidedYen, fixedYen, conditions: then }) => (
            <li>
              {labels[act]?.label[language] ?? act}: {yenWords(decidedYen)[language]}
              {fixedYen !== null && ` / ${say.fixed} ${yenWords(fixedYen)[language]}`} (
              {say.count(then.length)})
            </li>
          ))}
        </ol>
      </details>
      {transfers.length > 0 && (
        <ul>
          {transfers.map(({ run, number, transferOn, yen, reason }) => (
            <li>
              <a href={to.paymentRun({ run })}>{say.run(number)}</a>{' '}
              {formatDate(transferOn, language)} {yenWords(yen)[language]} {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The sums and days of an award. */
function awardLines(
  { award, settings }: Pick<ReadCase, 'award' | 'settings'>,
  language: Language,
): readonly SummaryLine[] {
  if (!award) return []
  const say = texts[language]
  const yen = (value: number) => yenWords(value)[language]
  const course = settings.courses.find(({ key }) => key === award.course)
  const dated = (value: number, on: typeof award.decidedOn) =>
    `${yen(value)}（${formatDate(on, language)}）`
  return [
    ...(course ? [{ name: say.course, value: course.label[language] }] : []),
    { name: say.decided, value: dated(award.decidedYen, award.decidedOn) },
    ...(award.fixed ? [{ name: say.fixed, value: dated(award.fixed.yen, award.fixed.on) }] : []),
    ...(award.paidOn ? [{ name: say.paid, value: dated(award.paidYen, award.paidOn) }] : []),
    ...(award.revokedYen > 0 ? [{ name: say.revoked, value: yen(award.revokedYen) }] : []),
    ...(award.endsOn ? [{ name: say.endsOn, value: formatDate(award.endsOn, language) }] : []),
  ]
}

/** What is to be paid back, with how its interest is worked out. */
function Owed({ read, language }: OwedProps): Child {
  const { settlement, award, repaid } = read
  const order = award?.repayment
  if (!settlement || !order) return null
  const say = texts[language]
  const yen = (value: number) => yenWords(value)[language]
  const stretches = [...settlement.surchargeStretches, ...settlement.lateStretches]
  return (
    <section>
      <h3>{say.owed}</h3>
      <SummaryList
        lines={[
          { name: say.principal, value: yen(order.yen) },
          { name: say.dueOn, value: formatDate(order.dueOn, language) },
          { name: say.surcharge, value: yen(settlement.surchargeYen) },
          { name: say.late, value: yen(settlement.lateYen) },
          { name: say.repaid, value: yen(settlement.repaidYen) },
          { name: say.left, value: <strong>{yen(settlement.leftYen)}</strong> },
        ]}
      />
      <ul>
        {stretches.map((stretch) => (
          <li>{stretchSentence(stretch, order.basisPoints)[language]}</li>
        ))}
        {repaid.map(({ on, yen: sum }) => (
          <li>
            {say.cameIn} {formatDate(on, language)} {yen(sum)}
          </li>
        ))}
      </ul>
    </section>
  )
}

type OwedProps = {
  readonly read: Pick<ReadCase, 'settlement' | 'award' | 'repaid'>
  readonly language: Language
}

const texts = {
  ja: {
    title: '交付',
    conditions: '交付条件',
    versions: 'これまでの決定と変更',
    count: (count: number) => `条件${count}件`,
    run: (number: number) => `支払${number}`,
    course: 'コース',
    decided: '交付決定額',
    fixed: '確定額',
    paid: '支払額',
    revoked: '取り消した額',
    endsOn: '事業が終わる日',
    owed: '返還',
    principal: '返還を求めた額',
    dueOn: '納期限',
    surcharge: '加算金',
    late: '延滞金',
    repaid: '入金された額',
    left: '残り',
    cameIn: '入金',
  },
  en: {
    title: 'Award',
    conditions: 'Conditions',
    versions: 'Decisions and changes so far',
    count: (count: number) => `${count} conditions`,
    run: (number: number) => `Payment run ${number}`,
    course: 'Course',
    decided: 'Granted',
    fixed: 'Fixed',
    paid: 'Paid',
    revoked: 'Revoked',
    endsOn: 'Last day of the activity',
    owed: 'Repayment',
    principal: 'Asked back',
    dueOn: 'Due',
    surcharge: 'Interest',
    late: 'Interest for being late',
    repaid: 'Came in',
    left: 'Left',
    cameIn: 'Came in',
  },
} as const
