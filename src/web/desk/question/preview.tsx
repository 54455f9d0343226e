/** The questions as those who apply see them. Nothing that is typed here goes anywhere. */
import { QuestionFields } from '../../ui/question/question-fields.tsx'
import { type PersonalPage } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openQuestions, purposeQuery } from './open-questions.ts'

/** The page. */
export const questionPreviewPage: PersonalPage<'questionPreview'> = {
  for: 'offering.read',
  show: async (visit) => {
    const opened = await inBooks(visit, (books) =>
      openQuestions(books, visit, { id: visit.params.offering }),
    )
    if (!opened.ok) return opened
    const { offering, form: questions, place } = opened.value
    const { language, to } = visit
    const say = texts[language]
    const own = { offering: offering.id }
    return showInOffering(visit, {
      offering,
      tab: 'offeringQuestions',
      title: say.title,
      body: (
        <>
          <p class="lead">{say.lead}</p>
          <div class="form">
            <QuestionFields
              form={visit.form('nothing')}
              {...{ questions }}
              typed={{}}
              uploads={[]}
            />
          </div>
          <p class="links">
            <a href={to.offeringQuestions(own, purposeQuery(place.purpose))}>{say.back}</a>
          </p>
        </>
      ),
    })
  },
}

const texts = {
  ja: {
    title: '申し込む方の画面',
    lead: '申し込む方には、質問がこのように見えます。ここに入力しても、どこにも送られません。',
    back: '質問の一覧に戻る',
  },
  en: {
    title: 'As applicants see it',
    lead: 'This is how the questions look to those who apply. What is typed here goes nowhere.',
    back: 'Back to the questions',
  },
} as const
