/** The questionnaire at the desk: asking those who came, and what they said, in numbers. */
import type { Child } from 'hono/jsx'
import {
  type QuestionnaireResponses,
  readResponses,
  sendQuestionnaire,
} from '../../../commands/gathering/questionnaire.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { ShownCell } from '../../../domain/counting/suppression.ts'
import {
  type Audience,
  summarise,
  type QuestionSummary,
  type WithheldQuestion,
} from '../../../domain/delivery/questionnaire-summary.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { purposeQuery } from '../question/open-questions.ts'
import { openGathering } from './open-day.ts'

type Visit = PersonalVisit<'gatheringQuestionnaire'>

/** The page. */
export const gatheringQuestionnairePage: PersonalPage<'gatheringQuestionnaire'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readAnswers(visit)
    if (!read.ok) return read
    return showInOffering(visit, {
      offering: read.value.offering,
      tab: 'gatheringQuestionnaire',
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: { send },
}

async function send(visit: Visit, form: SubmittedForm) {
  const given = { offering: visit.params.offering, session: null }
  const done = await sendQuestionnaire(contextOf(visit, form), given)
  if (!done.ok) return done
  const { told } = done.value.outcome
  return moved(visit.here, told > 0 ? 'questionnaire_sent' : 'nobody_to_ask')
}

type AnswersRead = QuestionnaireResponses & { readonly offering: Offering }

function readAnswers(visit: Visit): Promise<Result<AnswersRead>> {
  return inBooks(visit, async (books) => {
    const id = visit.params.offering
    const found = await openGathering(books, visit, { id, act: 'application.list' })
    if (!found.ok) return found
    return ok({ offering: found.value, ...(await readResponses(books, id)) })
  })
}

type BodyProps = { readonly visit: Visit; readonly read: AnswersRead }

/** Small numbers are withheld unless they are asked for, as the page may go on to others. */
function Body({ visit, read }: BodyProps): Child {
  const { language, visitor, query, to } = visit
  const { offering, form, responses, open } = read
  const say = texts[language]
  const may = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme })
  const allowed = may.ok ? (form.questions.length > 0 ? ok(undefined) : noQuestions) : may
  const audience: Audience = query.get('view') === 'all' ? 'staff' : 'public'
  const at = { offering: offering.id }
  return (
    <>
      <p>
        <a href={to.offeringQuestions(at, purposeQuery('questionnaire'))}>{say.questions}</a>
      </p>
      <section>
        <h2>{say.send}</h2>
        <p>{say.sendHint(open)}</p>
        <ActButton form={visit.form('send')} label={say.sendNow} allowed={allowed} />
      </section>
      <section>
        <h2>{say.answers(responses.length)}</h2>
        <p>
          {audience === 'public' ? say.withheld : say.all}{' '}
          <a
            href={
              audience === 'public'
                ? to.gatheringQuestionnaire(at, { view: 'all' })
                : to.gatheringQuestionnaire(at)
            }
          >
            {audience === 'public' ? say.showAll : say.hide}
          </a>
        </p>
        {responses.length > 0 &&
          summarise(form, responses, audience).map((summary) => (
            <Summary summary={summary} language={language} />
          ))}
      </section>
    </>
  )
}

type SummaryProps = {
  readonly summary: QuestionSummary | WithheldQuestion
  readonly language: Language
}

function Summary({ summary, language }: SummaryProps): Child {
  const say = texts[language]
  if (summary.lines === null) {
    return (
      <>
        <h3>{summary.label[language]}</h3>
        <p>{say.wholeWithheld}</p>
      </>
    )
  }
  return (
    <table class="plain">
      <caption>{summary.label[language]}</caption>
      <thead>
        <tr>
          <th scope="col">{say.answer}</th>
          <th scope="col" class="num">
            {say.count}
          </th>
        </tr>
      </thead>
      <tbody>
        {summary.lines.map(({ label, count }) => (
          <tr>
            <th scope="row">{label[language]}</th>
            <td class="num">{cellText(count, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellText(cell: ShownCell, language: Language): string {
  if (cell.state === 'zero') return '0'
  return cell.state === 'number' ? cell.value.toLocaleString('en-GB') : texts[language].hidden
}

const noQuestions = refuse(
  'questionnaire_has_no_questions',
  'アンケートの質問がまだありません。質問を作ってから送ってください。',
  'The questionnaire has no questions yet. Write some before you send it.',
)

const texts = {
  ja: {
    questions: 'アンケートの質問を作る・直す',
    send: '来場した方にお願いする',
    sendHint: (open: number) =>
      `来場の記録があり、まだ答えていない方は${open}人です。お願いのメールは、1人に1回だけ届きます。`,
    sendNow: 'お願いのメールを送る',
    answers: (count: number) => `答え（${count}人）`,
    withheld: '少ない人数は、だれの答えか分からないように伏せています。',
    all: 'すべての人数を示しています。外に出さないでください。',
    showAll: '伏せずに見る',
    hide: '少ない人数を伏せる',
    wholeWithheld: '人数が少ないため、伏せています。',
    answer: '答え',
    count: '人数',
    hidden: '伏せています',
  },
  en: {
    questions: 'Write or change the questions',
    send: 'Ask those who came',
    sendHint: (open: number) =>
      `${open} came and have not answered. Each of them is asked by mail once.`,
    sendNow: 'Ask them by mail',
    answers: (count: number) => `Answers (${count})`,
    withheld: 'Small numbers are withheld, so that nobody is given away.',
    all: 'Every number is shown. Keep this page to yourself.',
    showAll: 'Show them',
    hide: 'Withhold small numbers',
    wholeWithheld: 'Withheld, because few were asked.',
    answer: 'Answer',
    count: 'People',
    hidden: 'withheld',
  },
} as const
