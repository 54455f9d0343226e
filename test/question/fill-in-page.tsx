/** A page that asks the questions of an offering, as the rooms' own pages do. */
import { lookUpCompanies } from '../../src/commands/question/look-up-company.ts'
import type { FormPlace } from '../../src/domain/question/form-place.ts'
import { readAnswers } from '../../src/domain/question/read-answers.ts'
import { ok } from '../../src/kit/result.ts'
import {
  contextOf,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../src/web/personal.ts'
import {
  checkAnswers,
  openAnswers,
  saveAnswers,
  shownTyped,
} from '../../src/web/question/fill-in.ts'
import { answerName } from '../../src/web/question/field-name.ts'
import { Buttons, Form } from '../../src/web/ui/form/form.tsx'
import { answerLines } from '../../src/web/ui/question/answer-lines.ts'
import {
  DraftFields,
  DraftNotes,
  DraftSaved,
  SetAsideList,
} from '../../src/web/ui/question/draft-state.tsx'
import { asksForFiles, QuestionFields } from '../../src/web/ui/question/question-fields.tsx'
import { SummaryList } from '../../src/web/ui/summary-list.tsx'

/** The page, at the address of the applicant's own; `?step=check` looks the answers over. */
export function fillInPage(place: () => FormPlace): PersonalPage<'myPage'> {
  return {
    for: 'anyone',
    bodyLimit: 35 * 1024 * 1024,
    show: (visit) =>
      visit.query.has('step') ? showCheck(visit, place()) : showForm(visit, place()),
    acts: {
      saveDraft: async (visit, form) => {
        const saved = await saveAnswers(visit, form, place())
        return saved.ok ? moved(visit.to.myPage(), 'draft_saved') : saved
      },
      check: async (visit, form) => {
        const checked = await checkAnswers(visit, form, place())
        return checked.ok ? moved(`${visit.to.myPage()}?step=check`) : checked
      },
    },
  }
}

async function showForm(visit: PersonalVisit<'myPage'>, place: FormPlace) {
  const draft = await openAnswers(visit, place)
  const form = visit.form('check')
  const title = visit.language === 'ja' ? '申し込む' : 'Apply'
  const { answers } = readAnswers(draft.form, draft.typed, draft.uploads)
  const companies = await lookUpCompanies(contextOf(visit), draft.form, answers)
  return shown({
    title,
    body: (
      <>
        <h1>{title}</h1>
        <DraftSaved form={form} draft={draft} />
        <DraftNotes form={form} draft={draft} />
        <Form form={form} hasFiles={asksForFiles(draft.form)} autosave="saveDraft">
          <DraftFields draft={draft} />
          <QuestionFields
            form={form}
            questions={draft.form}
            typed={shownTyped(visit, draft)}
            uploads={draft.uploads}
            companies={companies}
          />
          <SetAsideList form={form} draft={draft} />
          <Buttons submit={visit.language === 'ja' ? '確認へ進む' : 'Continue'}>
            <button type="submit" class="secondary" name="act" value="saveDraft">
              {visit.language === 'ja' ? '下書きを保存する' : 'Save as a draft'}
            </button>
          </Buttons>
        </Form>
      </>
    ),
  })
}

async function showCheck(visit: PersonalVisit<'myPage'>, place: FormPlace) {
  const { form: questions, typed, uploads } = await openAnswers(visit, place)
  const { answers } = readAnswers(questions, typed, uploads)
  const { language } = visit
  const companies = await lookUpCompanies(contextOf(visit), questions, answers)
  const form = visit.form('check')
  const hrefOf = (key: string) => `${visit.to.myPage()}#${form.id(answerName(key))}`
  const change = { hrefOf, label: language === 'ja' ? '直す' : 'Change' }
  const title = language === 'ja' ? '内容の確認' : 'Check your answers'
  return ok({
    state: 'shown' as const,
    title,
    body: (
      <>
        <h1>{title}</h1>
        <SummaryList
          lines={answerLines({
            ...{ questions, answers, language, companies, change },
            fileHref: (upload) => `/files/${upload}`,
          })}
        />
      </>
    ),
  })
}
