/** The questionnaire after a gathering, for those who came. */
import { answerQuestionnaire } from '../../../commands/gathering/questionnaire.ts'
import type { FormPlace } from '../../../domain/question/form-place.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { listQuestionnaireAnswers } from '../../../store/questionnaire.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import {
  checkAnswers,
  draftOwnerOf,
  openAnswers,
  saveAnswers,
  shownTyped,
} from '../../question/fill-in.ts'
import { Buttons, Form } from '../../ui/form/form.tsx'
import {
  DraftFields,
  DraftNotes,
  DraftSaved,
  SetAsideList,
} from '../../ui/question/draft-state.tsx'
import { asksForFiles, QuestionFields } from '../../ui/question/question-fields.tsx'
import { readOwn } from '../read-own.ts'

type Visit = PersonalVisit<'questionnaire'>

/** The page. */
export const questionnairePage: PersonalPage<'questionnaire'> = {
  for: 'signed-in',
  show: async (visit) => {
    const read = await readOwn(visit, visit.params.application)
    if (!read.ok) return read
    const { application, offering } = read.value
    const { language, to } = visit
    const say = texts[language]
    const title = offering.settings.title[language]
    const back = to.application({ application: application.id })
    const place = { offering: offering.id, purpose: 'questionnaire' } as const
    const isAnswered = (await listAnswers(visit, application.id)).length > 0
    const isAsked = application.lifecycle === 'gathering' && application.state === 'checked-in'
    const trail = [
      { name: say.myPage, href: to.myPage() },
      { name: title, href: back },
      { name: say.title },
    ]
    if (isAnswered || !isAsked) {
      const words = isAnswered ? say.thanks : say.notAsked
      return shown({
        title: say.title,
        trail,
        body: (
          <>
            <h1>{say.title}</h1>
            <p class="lead">{words}</p>
            <p>
              <a href={back}>{say.back}</a>
            </p>
          </>
        ),
      })
    }
    const opened = await openAnswers(visit, place)
    if (opened.form.questions.length === 0) return nothingAsked
    const form = visit.form('send')
    return shown({
      title: say.title,
      trail,
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead(title)}</p>
          <DraftSaved form={form} draft={opened} />
          <DraftNotes form={form} draft={opened} />
          <Form form={form} autosave="saveDraft" hasFiles={asksForFiles(opened.form)}>
            <DraftFields draft={opened} />
            <QuestionFields
              form={form}
              questions={opened.form}
              typed={shownTyped(visit, opened)}
              uploads={opened.uploads}
            />
            <SetAsideList form={form} draft={opened} />
            <Buttons submit={say.send} cancel={{ href: back, label: say.later }}>
              <button type="submit" name="act" value="saveDraft" class="secondary">
                {say.saveDraft}
              </button>
            </Buttons>
          </Form>
        </>
      ),
    })
  },
  acts: { send, saveDraft },
}

function listAnswers({ services }: Visit, application: string) {
  return withAuthority(services.database, services.authority, (books) =>
    listQuestionnaireAnswers(books, { application }),
  )
}

/** The questionnaire of the visitor's own reservation. */
async function placeOf(visit: Visit) {
  const read = await readOwn(visit, visit.params.application)
  if (!read.ok) return read
  const { offering } = read.value.application
  return ok({ offering, purpose: 'questionnaire' } satisfies FormPlace)
}

async function saveDraft(visit: Visit, form: SubmittedForm) {
  const place = await placeOf(visit)
  if (!place.ok) return place
  const saved = await saveAnswers(visit, form, place.value)
  return saved.ok ? moved(visit.here, 'draft_saved') : saved
}

async function send(visit: Visit, form: SubmittedForm) {
  const place = await placeOf(visit)
  if (!place.ok) return place
  const checked = await checkAnswers(visit, form, place.value)
  if (!checked.ok) return checked
  const draft = { owner: draftOwnerOf(visit), place: place.value }
  const { application } = visit.params
  const done = await answerQuestionnaire(contextOf(visit, form), { draft, application })
  return done.ok ? moved(visit.here, 'sent') : done
}

const nothingAsked = refuse(
  'questionnaire_has_no_questions',
  'この催しのアンケートは、まだありません。',
  'There is no questionnaire for this gathering yet.',
)

const texts = {
  ja: {
    title: 'アンケート',
    myPage: 'マイページ',
    lead: (title: string) =>
      `「${title}」にご参加くださり、ありがとうございました。答えは、よりよい催しにするためだけに使います。`,
    send: '送る',
    saveDraft: '下書きを保存する',
    later: 'あとで答える',
    thanks: 'お答えを受け取りました。ありがとうございました。',
    notAsked: '来場の記録がある方に、アンケートをお願いしています。',
    back: '申込のページに戻る',
  },
  en: {
    title: 'Questionnaire',
    myPage: 'My page',
    lead: (title: string) =>
      `Thank you for coming to "${title}". Your answers serve to do better next time, and nothing else.`,
    send: 'Send',
    saveDraft: 'Save as a draft',
    later: 'Answer later',
    thanks: 'Your answers have arrived. Thank you.',
    notAsked: 'The questionnaire is for those who came.',
    back: 'Back to the application',
  },
} as const
