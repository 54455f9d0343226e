/** The form of an application: who comes, and the offering's questions. It saves itself. */
import type { Child } from 'hono/jsx'
import { lookUpCompanies } from '../../commands/question/look-up-company.ts'
import type { OpenedDraft } from '../../commands/draft/open-draft.ts'
import { typedAt } from '../../domain/question/answer.ts'
import { ownParty, pageKeys } from '../../domain/question/page-question.ts'
import { readAnswers } from '../../domain/question/read-answers.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { Result } from '../../kit/result.ts'
import { type FormRefusal, refuseFields, type SubmittedForm } from '../form/submitted.ts'
import type { FormView } from '../form/view.ts'
import { contextOf, type Moved, moved, type Shown, shown } from '../personal.ts'
import type { Links } from '../routes.ts'
import { answerName } from '../question/field-name.ts'
import { checkAnswers, saveAnswers, shownTyped } from '../question/fill-in.ts'
import { RadioGroup, TextArea } from '../ui/form/controls.tsx'
import { Buttons, Form } from '../ui/form/form.tsx'
import { DraftFields, DraftNotes, DraftSaved, SetAsideList } from '../ui/question/draft-state.tsx'
import { asksForFiles, QuestionFields } from '../ui/question/question-fields.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { subjectLines } from './apply-subject.tsx'
import { confirmAddress, formAddress } from './apply-steps.ts'
import { readCompanions, typedCompanions } from './companions.ts'
import { hasWayChoice, WayChoice } from './consultation/way-choice.tsx'
import { type ApplyScene, type ApplyVisit, placeOfForm } from './read-apply.ts'

/** Whether there is anything to fill in before it is looked over. */
export function hasForm({ offering, who }: ApplyScene, draft: OpenedDraft): boolean {
  const asks = draft.form.questions.length > 0
  const isGroup = offering.settings.groupLimit > 1
  const isForCompany = who.appliesAs === 'company' || who.companies.length > 0
  return asks || isGroup || isForCompany || hasWayChoice(offering)
}

/** Shows the form. */
export async function showForm(
  visit: ApplyVisit,
  scene: ApplyScene,
  draft: OpenedDraft,
): Promise<Result<Shown>> {
  const { language, to } = visit
  const { offering, who } = scene
  const say = texts[language]
  const form = visit.form('check')
  const { answers } = readAnswers(draft.form, draft.typed, draft.uploads)
  const companies = await lookUpCompanies(contextOf(visit), draft.form, answers)
  const back = { href: to.offering({ offering: offering.id }), label: say.back }
  return shown({
    title: say.title,
    trail: [
      { name: say.offerings, href: to.offerings() },
      { name: offering.settings.title[language], href: back.href },
      { name: say.title },
    ],
    body: (
      <>
        <h1>{say.title}</h1>
        <SummaryList lines={subjectLines(visit, scene)} />
        {!who.maySend && <SignInFirst visit={visit} />}
        <DraftSaved form={form} draft={draft} />
        <DraftNotes form={form} draft={draft} />
        <Form form={form} hasFiles={asksForFiles(draft.form)} autosave="saveDraft">
          <DraftFields draft={draft} />
          <ForWhom form={form} scene={scene} draft={draft} to={to} />
          <Companions form={form} scene={scene} draft={draft} />
          <WayChoice form={form} offering={offering} typed={draft.typed} />
          <QuestionFields
            form={form}
            questions={draft.form}
            typed={shownTyped(visit, draft)}
            uploads={draft.uploads}
            companies={companies}
          />
          <SetAsideList form={form} draft={draft} />
          <Buttons submit={say.next} cancel={back}>
            <button type="submit" class="secondary" name="act" value="saveDraft">
              {say.save}
            </button>
          </Buttons>
        </Form>
      </>
    ),
  })
}

/** Saves what was typed, and leads on to looking it over; refuses what is missing, item by item. */
export async function checkForm(
  visit: ApplyVisit,
  sent: SubmittedForm,
  groupLimit: number,
): Promise<Result<Moved, FormRefusal>> {
  const field = answerName(pageKeys.companions)
  const named = readCompanions(sent.text(field), groupLimit)
  const checked = await checkAnswers(visit, sent, placeOfForm(visit.params.offering))
  if (named.ok) return checked.ok ? moved(confirmAddress(visit)) : checked
  const fault = { field, message: named.refusal.message }
  return refuseFields([fault, ...(checked.ok ? [] : (checked.refusal.faults ?? []))])
}

/** Saves what was typed as it is. */
export async function saveForm(
  visit: ApplyVisit,
  sent: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const saved = await saveAnswers(visit, sent, placeOfForm(visit.params.offering))
  return saved.ok ? moved(formAddress(visit), 'draft_saved') : saved
}

/** That one can begin to write, and will be asked to sign in before it is sent. */
function SignInFirst({ visit }: { readonly visit: ApplyVisit }): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <p class="notice">
      {say.unsigned} <a href={to.signIn({ next: formAddress(visit) })}>{say.signIn}</a>
    </p>
  )
}

type PartProps = {
  readonly form: FormView
  readonly scene: ApplyScene
  readonly draft: OpenedDraft
}

/** For oneself, or for one of the companies whose member one is. */
function ForWhom({ form, scene, draft, to }: PartProps & { readonly to: Links }): Child {
  const { applicant, companies, appliesAs } = scene.who
  const isForCompany = appliesAs === 'company'
  const say = texts[form.language]
  if (applicant === null) return isForCompany ? <p class="notice">{say.forCompanies}</p> : null
  if (companies.length === 0) return isForCompany ? <CompanyFirst to={to} say={say} /> : null
  const [typed] = typedAt(draft.typed, pageKeys.party)
  const [only] = companies
  return (
    <RadioGroup
      form={form}
      name={answerName(pageKeys.party)}
      label={say.forWhom}
      required
      value={typed ?? (isForCompany ? (only?.party ?? ownParty) : ownParty)}
      options={[
        ...(isForCompany ? [] : [{ value: ownParty, label: say.myself(applicant.name) }]),
        ...companies.map(({ party, company, number }) => ({
          value: party,
          label: company ?? number,
        })),
      ]}
    />
  )
}

type CompanyFirstProps = { readonly to: Links; readonly say: (typeof texts)[Language] }

/** That a company has to be named first, and where. */
function CompanyFirst({ to, say }: CompanyFirstProps): Child {
  return (
    <p class="notice">
      {say.forCompanies} <a href={to.companies()}>{say.addCompany}</a>
    </p>
  )
}

function Companions({ form, scene, draft }: PartProps): Child {
  const { groupLimit } = scene.offering.settings
  if (groupLimit < 2) return null
  const say = texts[form.language]
  return (
    <TextArea
      form={form}
      name={answerName(pageKeys.companions)}
      label={say.companions}
      hint={say.companionsHint(groupLimit - 1)}
      rows={Math.min(groupLimit - 1, 6) + 1}
      value={typedCompanions(draft.typed)}
    />
  )
}

const texts = {
  ja: {
    title: '申し込む',
    offerings: '募集・予約',
    back: '募集のページに戻る',
    next: '確認へ進む',
    save: '下書きを保存する',
    unsigned:
      'このまま書き始められます。書いた内容はこのブラウザーに残り、送る前にサインインか登録をお願いします。',
    signIn: '先にサインインする',
    forCompanies:
      'これは企業として申し込むものです。送るまでに、法人番号で会社を登録してください。',
    addCompany: '会社を登録する',
    forWhom: '申し込む立場',
    myself: (name: string) => `個人として（${name}）`,
    companions: 'いっしょに参加する方のお名前',
    companionsHint: (most: number) =>
      `ご本人のほかに${most}人まで、1行に1人ずつ書いてください。1人で参加する方は、空欄のまま進んでください。`,
  },
  en: {
    title: 'Apply',
    offerings: 'Take part',
    back: 'Back to the offering',
    next: 'Continue',
    save: 'Save as a draft',
    unsigned:
      'You can start writing now. It is kept in this browser, and you will be asked to sign in or sign up before it is sent.',
    signIn: 'Sign in first',
    forCompanies: 'This is for companies. Add yours by its corporate number before you send it.',
    addCompany: 'Add your company',
    forWhom: 'For whom',
    myself: (name: string) => `For myself (${name})`,
    companions: 'Names of those who come with you',
    companionsHint: (most: number) =>
      `Besides yourself, up to ${most}, one name on each line. Leave it blank if you come alone.`,
  },
} as const
