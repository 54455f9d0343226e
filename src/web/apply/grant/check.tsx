/** Checking before one applies whether the rules of a call are met. Nothing of it is kept. */
import type { Child } from 'hono/jsx'
import { findGrantCall, type GrantCall } from '../../../commands/grant/open-grant.ts'
import { factsOfAnswers } from '../../../domain/delivery/grant/eligibility-fact.ts'
import { questionsOf } from '../../../domain/delivery/grant/eligibility-rule.ts'
import {
  eligibilityOf,
  judgeEligibility,
  type Verdict,
} from '../../../domain/delivery/grant/eligibility.ts'
import type { Typed } from '../../../domain/question/answer.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { readAnswers } from '../../../domain/question/read-answers.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { typedIn } from '../../question/field-name.ts'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { QuestionFields } from '../../ui/question/question-fields.tsx'
import { Verdicts } from './verdicts.tsx'

type Visit = PersonalVisit<'grantCheck'>

/** The page. */
export const grantCheckPage: PersonalPage<'grantCheck'> = {
  for: 'anyone',
  show: async (visit) => {
    const read = await readRules(visit)
    return read.ok ? showCheck(visit, { ...read.value, typed: {}, verdicts: null }) : read
  },
  acts: {
    check: async (visit, form) => {
      const read = await readRules(visit)
      if (!read.ok) return read
      const { settings, questions } = read.value
      const typed = typedIn(form, questions)
      const { answers } = readAnswers(questions, typed)
      const facts = factsOfAnswers(settings, { form: questions, answers, earlierAwards: null })
      const verdicts = judgeEligibility(settings.eligibility, facts)
      return showCheck(visit, { ...read.value, typed, verdicts })
    },
  },
}

type Rules = GrantCall & { readonly questions: QuestionForm }

/** The call with the questions that its rules read; papers are asked for when one applies. */
function readRules(visit: Visit) {
  const { database, authority } = visit.services
  return withAuthority(database, authority, async (books) => {
    const call = await findGrantCall(books, visit.params.offering)
    if (!call.ok) return call
    const { offering, settings } = call.value
    if (offering.state === 'draft') return notPublished
    const form = await getQuestionForm(books, { offering: offering.id, purpose: 'application' })
    const asked = new Set(settings.eligibility.flatMap(questionsOf))
    const read = form.questions.filter(
      ({ key, answer }) => asked.has(key) && answer.kind !== 'file',
    )
    const questions = read.map((question) => ({ ...question, required: false, showWhen: null }))
    const rules: Rules = { ...call.value, questions: { ...form, questions } }
    return ok(rules)
  })
}

type Checked = Rules & { readonly typed: Typed; readonly verdicts: readonly Verdict[] | null }

function showCheck(visit: Visit, { offering, questions, typed, verdicts }: Checked) {
  const { language, to } = visit
  const say = texts[language]
  const place = { offering: offering.id }
  const form = visit.form('check')
  return shown({
    title: `${say.title}｜${offering.settings.title[language]}`,
    trail: [
      { name: say.offerings, href: to.offerings() },
      { name: offering.settings.title[language], href: to.offering(place) },
      { name: say.title },
    ],
    body: (
      <>
        <h1>{say.title}</h1>
        {verdicts && <Outcome {...{ visit, verdicts }} />}
        <p class="lead">{say.lead}</p>
        <Form form={form}>
          <QuestionFields form={form} questions={questions} typed={typed} uploads={[]} />
          <Buttons submit={say.check} cancel={{ href: to.offering(place), label: say.back }} />
        </Form>
      </>
    ),
  })
}

type OutcomeProps = { readonly visit: Visit; readonly verdicts: readonly Verdict[] }

function Outcome({ visit: { language }, verdicts }: OutcomeProps): Child {
  const say = texts[language]
  const outcome = eligibilityOf(verdicts)
  return (
    <section role="status">
      <h2>{say.outcomes[outcome]}</h2>
      <Verdicts verdicts={verdicts} language={language} />
    </section>
  )
}

const notPublished = refuse(
  'offering_unknown',
  'この募集は見つかりません。募集の一覧から選び直してください。',
  'This offering cannot be found. Choose it from the list again.',
)

const texts = {
  ja: {
    title: '対象になるか確かめる',
    offerings: '募集',
    lead: '答えた内容は保存されません。書類は申請のときに確かめます。正式な判定は審査で行います。',
    check: '確かめる',
    back: '募集のページに戻る',
    outcomes: {
      met: '要件を満たしています。申請できます。',
      'not-met': '満たしていない要件があります。',
      unknown: 'まだ確かめられない要件があります。',
    },
  },
  en: {
    title: 'Check whether you may apply',
    offerings: 'Offerings',
    lead: 'What you answer is not kept. Papers are checked when you apply; the review decides.',
    check: 'Check',
    back: 'Back to the offering',
    outcomes: {
      met: 'The rules are met: you may apply.',
      'not-met': 'Some of the rules are not met.',
      unknown: 'Some of the rules cannot be judged yet.',
    },
  },
} as const
