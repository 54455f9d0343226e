/**
 * Sending papers, mended answers or a report for one's own application: a form that saves itself,
 * a look over what will be sent, and sending it. What is to be mended stands first.
 */
import type { Child } from 'hono/jsx'
import { findPurpose, sendAnswers } from '../../../commands/application/send-answers.ts'
import type { OpenedDraft } from '../../../commands/draft/open-draft.ts'
import { lookUpCompanies } from '../../../commands/question/look-up-company.ts'
import type { FormPlace } from '../../../domain/question/form-place.ts'
import { findQuestion } from '../../../domain/question/question.ts'
import { listFaults, readAnswers } from '../../../domain/question/read-answers.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { listReturns, type Return } from '../../../store/return-item.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../personal.ts'
import { answerName } from '../../question/field-name.ts'
import {
  checkAnswers,
  draftOwnerOf,
  openAnswers,
  saveAnswers,
  shownTyped,
} from '../../question/fill-in.ts'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { answerLines } from '../../ui/question/answer-lines.ts'
import {
  DraftFields,
  DraftNotes,
  DraftSaved,
  SetAsideList,
} from '../../ui/question/draft-state.tsx'
import { asksForFiles, QuestionFields } from '../../ui/question/question-fields.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { type OwnAct, type OwnApplication, readOwn } from '../read-own.ts'

type Visit = PersonalVisit<'sendAnswers'>

/** The page: the form, and `?step=confirm` to look it over. */
export const sendAnswersPage: PersonalPage<'sendAnswers'> = {
  for: 'signed-in',
  // Three files of the greatest size at once.
  bodyLimit: 35 * 1024 * 1024,
  show: async (visit) => {
    const scene = await readScene(visit)
    if (!scene.ok) return scene
    const { own, act, place } = scene.value
    const { language, to, query } = visit
    const draft = await openAnswers(visit, place)
    const isAsking = draft.form.questions.length > 0
    const isLooking = query.get('step') === 'confirm' || !isAsking
    const title = act.definition.label[language]
    const given = { visit, scene: scene.value, draft }
    return shown({
      title,
      trail: [
        { name: texts[language].myPage, href: to.myPage() },
        { name: own.offering.settings.title[language], href: backOf(visit) },
        { name: title },
      ],
      body: (
        <>
          <h1>{title}</h1>
          <p class="lead">{own.offering.settings.title[language]}</p>
          <ToMend {...given} />
          {isLooking ? await LookOver(given) : await Questions(given)}
        </>
      ),
    })
  },
  acts: {
    saveDraft: async (visit, form) => {
      const scene = await readScene(visit)
      if (!scene.ok) return scene
      const saved = await saveAnswers(visit, form, scene.value.place)
      return saved.ok ? moved(visit.here, 'draft_saved') : saved
    },
    check: async (visit, form) => {
      const scene = await readScene(visit)
      if (!scene.ok) return scene
      const checked = await checkAnswers(visit, form, scene.value.place)
      return checked.ok ? moved(addressOf(visit, { step: 'confirm' })) : checked
    },
    send,
  },
}

type Scene = {
  readonly own: OwnApplication
  readonly act: OwnAct
  readonly place: FormPlace
  /** The last return, where that is why it is sent again. */
  readonly returned: Return | null
}

type PartProps = { readonly visit: Visit; readonly scene: Scene; readonly draft: OpenedDraft }

/** Reads what is sent. Refuses an act that the application cannot do now. */
async function readScene(visit: Visit): Promise<Result<Scene>> {
  const { params, services } = visit
  const read = await readOwn(visit, params.application)
  if (!read.ok) return read
  const own = read.value
  const { application } = own
  const act = own.acts.find((each) => each.act === params.act)
  if (!act) return nothingToSend
  if (!act.may.ok) return act.may
  return withAuthority(services.database, services.authority, async (books) => {
    const purpose = await findPurpose(books, application, act.act)
    if (purpose === null) return nothingToSend
    const place = { offering: application.offering, purpose, application: application.id }
    const [last = null] = await listReturns(books, application.id)
    return ok({ own, act, place, returned: application.state === 'returned' ? last : null })
  })
}

async function send(visit: Visit, form: SubmittedForm): Promise<Result<Moved, FormRefusal>> {
  const scene = await readScene(visit)
  if (!scene.ok) return scene
  const revision = form.text('revision')
  const sent = await sendAnswers(contextOf(visit, form), {
    application: scene.value.own.application.id,
    act: scene.value.act.act,
    owner: draftOwnerOf(visit),
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null,
  })
  return sent.ok ? moved(backOf(visit), 'sent') : sent
}

/** What is to be mended, item by item, each with the way to its question. */
function ToMend({ visit, scene: { returned }, draft }: PartProps): Child {
  if (returned === null) return null
  const { language } = visit
  return (
    <section class="notice">
      <h2>{texts[language].toMend}</h2>
      <ul>
        {returned.items.map(({ question, remark }) => {
          const asked = question === null ? undefined : findQuestion(draft.form, question)
          return (
            <li>
              {asked && (
                <>
                  <a href={fieldAddress(visit, asked.key)}>{asked.label[language]}</a>
                  {language === 'ja' ? '：' : ': '}
                </>
              )}
              {remark ?? texts[language].erased}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

async function Questions({ visit, draft }: PartProps): Promise<Child> {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('check')
  const { answers } = readAnswers(draft.form, draft.typed, draft.uploads)
  const companies = await lookUpCompanies(contextOf(visit), draft.form, answers)
  return (
    <>
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
        <Buttons submit={say.next} cancel={{ href: backOf(visit), label: say.later }}>
          <button type="submit" class="secondary" name="act" value="saveDraft">
            {say.save}
          </button>
        </Buttons>
      </Form>
    </>
  )
}

async function LookOver({ visit, scene, draft }: PartProps): Promise<Child> {
  const { language, to } = visit
  const say = texts[language]
  const form = visit.form('send')
  const read = readAnswers(draft.form, draft.typed, draft.uploads)
  const faults = listFaults(draft.form, read)
  const companies = await lookUpCompanies(contextOf(visit), draft.form, read.answers)
  const { id } = scene.own.application
  const lines = answerLines({
    questions: draft.form,
    answers: read.answers,
    language,
    companies,
    fileHref: (upload) => to.answerFile({ application: id, upload }),
    change: { hrefOf: (key) => fieldAddress(visit, key), label: say.change },
  })
  return (
    <>
      {faults.length > 0 && (
        <div class="notice" role="status">
          <p>{say.missing(faults.length)}</p>
          <ul>
            {faults.map(({ key, message }) => (
              <li>
                <a href={fieldAddress(visit, key)}>{message[language]}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {lines.length > 0 ? <SummaryList lines={lines} /> : <p>{say.nothingAsked}</p>}
      {faults.length === 0 && (
        <Form form={form}>
          <input type="hidden" name="revision" value={draft.revision ?? ''} />
          <Buttons submit={say.send} cancel={{ href: backOf(visit), label: say.later }} />
        </Form>
      )}
    </>
  )
}

const backOf = ({ to, params }: Visit): string =>
  to.application({ application: params.application })

const addressOf = ({ to, params }: Visit, query: Readonly<Record<string, string>> = {}): string =>
  to.sendAnswers(params, query)

/** The question's field on the page of the form. */
function fieldAddress(visit: Visit, key: string): string {
  return `${addressOf(visit)}#${visit.form('check').id(answerName(key))}`
}

const nothingToSend = refuse(
  'act_sends_nothing',
  'いま送るものはありません。申込のページで、次にすることを確かめてください。',
  'There is nothing to send now. See on the page of your application what comes next.',
)

const texts = {
  ja: {
    myPage: 'マイページ',
    toMend: '直していただきたいところ',
    erased: '（消去されました）',
    next: '確認へ進む',
    save: '下書きを保存する',
    later: 'あとで続ける',
    change: '直す',
    send: 'この内容で送る',
    nothingAsked: '入力していただくことはありません。このまま送れます。',
    missing: (count: number) => `あと${count}件、答えるか直すかしてください。`,
  },
  en: {
    myPage: 'My page',
    toMend: 'What to mend',
    erased: '(erased)',
    next: 'Continue',
    save: 'Save as a draft',
    later: 'Continue later',
    change: 'Change',
    send: 'Send it like this',
    nothingAsked: 'Nothing is asked. You can send it as it is.',
    missing: (count: number) => `Answers that are missing or need attention: ${count}.`,
  },
} as const
