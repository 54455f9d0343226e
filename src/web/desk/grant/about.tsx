/** Who applies for what: the sum by the rule, eligibility in words, earlier awards, look-alikes. */
import type { Child } from 'hono/jsx'
import { decisionDueOn } from '../../../domain/delivery/grant/deadline.ts'
import { judgements } from '../../../domain/delivery/grant/eligibility.ts'
import { eligibilityRules } from '../../../domain/delivery/grant/eligibility-rule.ts'
import { amountSentence } from '../../../domain/delivery/grant/grant-course.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { formatDate, japanDate } from '../../../kit/calendar.ts'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import type { CasePartProps } from './read-case.ts'

/** The part. */
export function About({ visit, read }: CasePartProps): Child {
  const { language, to } = visit
  const { eligibility, earlier, lookAlikes } = read
  const say = texts[language]
  return (
    <>
      <SummaryList lines={linesOf({ visit, read })} />
      {eligibility.length > 0 && (
        <section>
          <h2>{say.eligibility}</h2>
          <ul class="verdicts">
            {eligibility.map(({ rule, judgement, sentence }) => (
              <li>
                <strong>
                  {eligibilityRules[rule.rule][language]}: {judgements[judgement][language]}
                </strong>{' '}
                {sentence[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{say.earlier}</h2>
        {earlier.length === 0 && <p>{say.none}</p>}
        <ul>
          {earlier.map(({ application, title, decidedOn }) => (
            <li>
              <a href={to.grantCase({ application })}>{title[language]}</a>{' '}
              {formatDate(decidedOn, language)}
            </li>
          ))}
        </ul>
      </section>
      {lookAlikes.length > 0 && (
        <section>
          <h2>{say.alike}</h2>
          <ul>
            {lookAlikes.map(({ application, name, same }) => (
              <li>
                <a href={to.grantCase({ application })}>{name}</a> {same.reason[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function linesOf({ visit, read }: CasePartProps): readonly SummaryLine[] {
  const { language } = visit
  const { request, computed, settings, application } = read
  const say = texts[language]
  const { course, asked } = request
  const due = decisionDueOn(settings, japanDate(new Date(application.appliedAt)))
  return [
    {
      name: say.course,
      value: course ? `${course.label[language]}（${amountSentence(course)[language]}）` : say.open,
    },
    ...(asked.costYen === null
      ? []
      : [{ name: say.cost, value: yenWords(asked.costYen)[language] }]),
    {
      name: say.computed,
      value: computed.ok
        ? yenWords(computed.value.yen)[language]
        : computed.refusal.message[language],
    },
    ...(due === null ? [] : [{ name: say.due, value: formatDate(due, language) }]),
  ]
}

const texts = {
  ja: {
    eligibility: '対象の要件',
    earlier: 'この企業のほかの交付',
    none: 'ありません。',
    alike: '同じ企業かもしれない申請',
    course: 'コース',
    open: '申請からは決まりません',
    cost: '対象経費',
    computed: '規則から求めた額',
    due: '標準処理期間の期限',
  },
  en: {
    eligibility: 'Eligibility',
    earlier: 'Other awards of this company',
    none: 'None.',
    alike: 'May be the same company',
    course: 'Course',
    open: 'Not said by the application',
    cost: 'Eligible cost',
    computed: 'By the rule',
    due: 'Decision due',
  },
} as const
