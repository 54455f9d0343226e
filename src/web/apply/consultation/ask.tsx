/** Asking a counsellor by message: with one's name, or without where the office allows it. */
import type { Child } from 'hono/jsx'
import { findClaimant } from '../../../commands/application/applicant.ts'
import { type Asked, askByMessage } from '../../../commands/consultation/ask.ts'
import type { OpenedDraft } from '../../../commands/draft/open-draft.ts'
import { settleSentDraft } from '../../../commands/draft/send-draft.ts'
import { parseConsultationText, longestText } from '../../../domain/delivery/consultation/text.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { type WayIn, waysInto } from '../../../domain/delivery/way-in.ts'
import { typedAt } from '../../../domain/question/answer.ts'
import { pageKeys } from '../../../domain/question/page-question.ts'
import { parseMailAddress } from '../../../domain/account/mail-address.ts'
import { toInstant } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import {
  atField,
  type FormRefusal,
  refuseFields,
  type SubmittedForm,
} from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
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
import { RadioGroup, TextArea, TextField } from '../../ui/form/controls.tsx'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { DraftFields, DraftNotes, DraftSaved } from '../../ui/question/draft-state.tsx'
import { asksForFiles, QuestionFields } from '../../ui/question/question-fields.tsx'
import { mayAsk } from '../ask.ts'
import { placeOfForm } from '../read-apply.ts'
import { findPublicOffering } from '../read-offering.ts'
import { Urgent } from './urgent.tsx'

type Visit = PersonalVisit<'askByMessage'>

const field = answerName(pageKeys.message)

/** The page. */
export const askByMessagePage: PersonalPage<'askByMessage'> = {
  for: 'anyone',
  bodyLimit: 35 * 1024 * 1024,
  show: async (visit) => {
    const found = await open(visit)
    if (!found.ok) return found
    const { language, to } = visit
    const say = words[language]
    const { offering, way } = found.value
    const name = offering.settings.title[language]
    const href = to.offering({ offering: offering.id })
    const now = toInstant(visit.services.clock.now())
    const may = mayAsk({ offering, session: null, way, now })
    const draft = await openAnswers(visit, placeOfForm(offering.id))
    return shown({
      title: `${say.title}｜${name}`,
      trail: [{ name: say.offerings, href: to.offerings() }, { name, href }, { name: say.title }],
      body: (
        <>
          <p class="over-title">{name}</p>
          <h1>{say.title}</h1>
          <Urgent offering={offering} language={language} />
          {may.ok ? (
            <AskForm visit={visit} offering={offering} draft={draft} />
          ) : (
            <p class="lead">{may.refusal.message[language]}</p>
          )}
        </>
      ),
    })
  },
  acts: {
    saveDraft: async (visit, form) => {
      const saved = await saveAnswers(visit, form, placeOfForm(visit.params.offering))
      return saved.ok ? moved(visit.here, 'draft_saved') : saved
    },
    ask: send,
  },
}

type Open = { readonly offering: Offering; readonly way: WayIn }

/** The consultation that takes messages. */
async function open({ services, params }: Visit): Promise<Result<Open>> {
  const found = await withAuthority(services.database, services.authority, (books) =>
    findPublicOffering(books, params.offering),
  )
  if (!found.ok) return found
  const way = waysInto(found.value, 0).find(({ act }) => act === 'request')
  return way ? ok({ offering: found.value, way }) : withoutMessages
}

async function send(visit: Visit, form: SubmittedForm): Promise<Result<Moved, FormRefusal>> {
  const found = await open(visit)
  if (!found.ok) return found
  const { offering } = found.value
  const place = placeOfForm(offering.id)
  const mail = readMail(form)
  const text = parseConsultationText(form.text(field))
  const checked = await checkAnswers(visit, form, place)
  const faults = [
    ...(text.ok ? [] : [{ field, message: text.refusal.message }]),
    ...(mail.ok ? [] : [{ field: 'mail', message: mail.refusal.message }]),
  ]
  if (!checked.ok) {
    return faults.length === 0 ? checked : refuseFields([...faults, ...faultsOf(checked.refusal)])
  }
  if (!text.ok || !mail.ok) return refuseFields(faults)
  const who = await readWho(visit, form, offering)
  if (who === 'sign-in') return moved(visit.to.signIn({ next: visit.here }))
  const { form: questions, answers } = checked.value
  const { key } = form
  const done = await askByMessage(contextOf(visit), {
    ...{ key, offering: offering.id, text: text.value, by: visit.visitor.actor },
    claimant: who,
    mail: who === null ? mail.value : null,
    language: visit.language,
    answered: questions.version === 0 ? null : { answers, version: questions.version },
    from: { browser: visit.draftToken(), address: visit.address },
  })
  if (!done.ok) return atField(field, done)
  const { application, code } = done.value
  const at = { owner: draftOwnerOf(visit), place }
  await settleSentDraft(contextOf(visit), at, { application, answers })
  const { to } = visit
  return code === null
    ? moved(to.messages({ application }), 'message_sent')
    : moved(to.consultation({ key: code }), 'message_sent')
}

const faultsOf = ({ faults, message }: FormRefusal) => faults ?? [{ field, message }]

/** Who asks: somebody with a name, nobody (null), or somebody who has to sign in first. */
async function readWho(
  visit: Visit,
  form: SubmittedForm,
  { settings }: Offering,
): Promise<Asked['claimant'] | 'sign-in'> {
  const { actor, needsSecondFactor } = visit.visitor
  const isNameless = actor.account === null || form.text('who') === 'nobody'
  if (isNameless && settings.anonymous) return null
  if (actor.account === null || needsSecondFactor) return 'sign-in'
  return (await findClaimant(contextOf(visit), actor.account)) ?? 'sign-in'
}

function readMail(form: SubmittedForm): Result<string | null> {
  const typed = form.text('mail').trim()
  return typed === '' ? ok(null) : parseMailAddress(typed)
}

type AskFormProps = {
  readonly visit: Visit
  readonly offering: Offering
  readonly draft: OpenedDraft
}

function AskForm({ visit, offering, draft }: AskFormProps): Child {
  const { language, to } = visit
  const say = words[language]
  const form = visit.form('ask')
  const typed = shownTyped(visit, draft)
  const [written = ''] = typedAt(typed, pageKeys.message)
  return (
    <>
      <p class="lead">{say.lead}</p>
      <DraftSaved form={form} draft={draft} />
      <DraftNotes form={form} draft={draft} />
      <Form form={form} hasFiles={asksForFiles(draft.form)} autosave="saveDraft">
        <DraftFields draft={draft} />
        <Who visit={visit} offering={offering} form={form} />
        <TextArea
          form={form}
          name={field}
          label={say.message}
          hint={say.hint(longestText)}
          rows={10}
          required
          value={written}
        />
        <QuestionFields
          form={form}
          questions={draft.form}
          typed={typed}
          uploads={draft.uploads}
          companies={{}}
        />
        <Buttons
          submit={say.send}
          cancel={{ href: to.offering({ offering: offering.id }), label: say.back }}
        >
          <button type="submit" class="secondary" name="act" value="saveDraft">
            {say.save}
          </button>
        </Buttons>
      </Form>
    </>
  )
}

type WhoProps = Pick<AskFormProps, 'visit' | 'offering'> & { readonly form: FormView }

/** With a name or without one; and where to be told of an answer. */
function Who({ visit, offering, form }: WhoProps): Child {
  const { language, visitor, to, here } = visit
  const say = words[language]
  const { anonymous } = offering.settings
  const isKnown = visitor.actor.account !== null
  if (!isKnown && !anonymous) {
    return (
      <p class="notice">
        {say.signInFirst} <a href={to.signIn({ next: here })}>{say.signIn}</a>
      </p>
    )
  }
  return (
    <>
      {isKnown && anonymous && (
        <RadioGroup
          form={form}
          name="who"
          label={say.who}
          required
          value="own"
          options={[
            { value: 'own', label: say.own(visitor.name ?? '') },
            { value: 'nobody', label: say.nobody, hint: say.nobodyHint },
          ]}
        />
      )}
      {!isKnown && <p>{say.nameless}</p>}
      {anonymous && (
        <TextField
          form={form}
          name="mail"
          type="email"
          autocomplete="email"
          label={say.mail}
          hint={say.mailHint}
        />
      )}
    </>
  )
}

const withoutMessages = refuse(
  'consultation_takes_no_messages',
  'この相談は、メッセージでは受け付けていません。募集のページから日時を選んでください。',
  'This consultation takes no messages. Choose a time on its page.',
)

const words = {
  ja: {
    title: 'メッセージで相談する',
    offerings: '募集・予約',
    lead: '相談したいことを書いて送ってください。相談員が読んで返事をします。うまくまとまっていなくても構いません。',
    who: '相談する方',
    own: (name: string) => `名前を知らせて相談する（${name}）`,
    nobody: '名前を知らせずに相談する',
    nobodyHint: 'マイページには残りません。送ったあとに表示されるページを控えてください。',
    nameless:
      'お名前はうかがいません。送ったあとに、返事を読むためのページを表示します。そのページのアドレスか番号を控えてください。',
    mail: '返事があったことを知らせるメールアドレス',
    mailHint:
      '名前を知らせずに相談する方は、書かなくても構いません。メールに相談の内容は載りません。',
    message: '相談したいこと',
    hint: (most: number) => `${most.toLocaleString('ja-JP')}文字まで。相談員だけが読みます。`,
    send: '相談を送る',
    save: '下書きを保存する',
    back: '送らずに戻る',
    signInFirst: 'このまま書き始められます。送る前に、サインインか登録をお願いします。',
    signIn: '先にサインインする',
  },
  en: {
    title: 'Ask by message',
    offerings: 'Take part',
    lead: 'Write what is on your mind. A counsellor reads it and answers. It need not be well put.',
    who: 'Who asks',
    own: (name: string) => `With my name (${name})`,
    nobody: 'Without my name',
    nobodyHint: 'It will not stand on your page. Keep the page that is shown after sending.',
    nameless:
      'Nobody asks your name. After sending you are shown a page for the answer: keep its address or its code.',
    mail: 'Mail address, to be told of the answer',
    mailHint: 'Not needed without a name. The mail says nothing of what you asked.',
    message: 'What you want to ask',
    hint: (most: number) =>
      `Up to ${most.toLocaleString('en-GB')} characters. Only counsellors read it.`,
    send: 'Send',
    save: 'Save as a draft',
    back: 'Back without sending',
    signInFirst: 'You can start writing now, and will be asked to sign in before it is sent.',
    signIn: 'Sign in first',
  },
} as const
