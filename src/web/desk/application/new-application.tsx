/** Entering an application for somebody who called, wrote or came by. */
import type { Child } from 'hono/jsx'
import { companyClaimant } from '../../../commands/application/applicant.ts'
import type { Claim, Claimant } from '../../../commands/application/claim-request.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { applicantTypeOf } from '../../../domain/delivery/register.ts'
import { isOwnDate, type WayIn } from '../../../domain/delivery/way-in.ts'
import { readAnswers } from '../../../domain/question/read-answers.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { present } from '../../../kit/check.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { addMinutes, instantAt, type TimeOfDay } from '../../../kit/time-of-day.ts'
import type { Books } from '../../../store/database.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { type ListedSession, sliceSessions } from '../../../store/session-list.ts'
import { readFields, type ValuesOf } from '../../form/field.ts'
import { choiceField } from '../../form/fields.ts'
import {
  atField,
  type FormRefusal,
  refuseFields,
  type SubmittedForm,
} from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { faultsAtFields, typedIn } from '../../question/field-name.ts'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { QuestionFields } from '../../ui/question/question-fields.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import {
  arrivalFields,
  arrivals,
  companyFields,
  entryWays,
  personFields,
  wayField,
} from './entry-fields.ts'

type Visit = PersonalVisit<'newApplication'>

/** The page. */
export const newApplicationPage: PersonalPage<'newApplication'> = {
  for: 'application.import',
  show: async (visit) => {
    const opened = await inBooks(visit, (books) => open(books, visit))
    if (!opened.ok) return opened
    return showInOffering(visit, {
      offering: opened.value.offering,
      tab: 'offeringApplications',
      title: texts[visit.language].title,
      body: <EntryForm visit={visit} opened={opened.value} />,
    })
  },
  acts: {
    enter: async (visit, form) => {
      const opened = await inBooks(visit, (books) => open(books, visit))
      if (!opened.ok) return opened
      const read = readEntry(form, opened.value)
      if (!read.ok) return read
      const { reason } = read.value
      const claim = await withCompany(visit, form, read.value)
      const { actor } = visit.visitor
      const done = await visit.services.claims({ key: form.key, actor, claim, reason })
      if (!done.ok) return atSession.has(done.refusal.code) ? atField('session', done) : done
      const first = present(done.value.outcome.applications[0], 'the application that was entered')
      return moved(visit.to.deskApplication({ application: first.id }), 'added')
    },
  },
}

/** The claim, for the company that it is for. */
async function withCompany(
  visit: Visit,
  form: SubmittedForm,
  { claim, company }: Entry,
): Promise<Claim> {
  const [first, ...others] = claim.claimants
  if (!company || !first) return claim
  const named = { number: company.corporateNumber, name: company.company }
  const claimant = await companyClaimant(contextOf(visit, form), named, first.detail)
  return { ...claim, claimants: [claimant, ...others] }
}

const atSession: ReadonlySet<string> = new Set([
  'no_seat_left',
  'session_was_cancelled',
  'session_day_not_reached',
])

/** What an entry is made on. */
type Opened = {
  readonly offering: Offering
  readonly ways: readonly WayIn[]
  readonly sessions: readonly ListedSession[]
  /** What is asked, files left out: they are handed in by people themselves. */
  readonly questions: QuestionForm
}

/** How many dates are offered, and how long after its time one can still be entered for. */
const [sessionsOffered, daysBack] = [300, 60] as const

async function open(books: Books, visit: Visit): Promise<Result<Opened>> {
  const { offering: id } = visit.params
  const found = await openOffering(books, visit, { id, act: 'application.import' })
  if (!found.ok) return found
  const offering = found.value
  const from = addMinutes(nowOf(visit), -daysBack * 24 * 60)
  const listed = await sliceSessions(books, {
    offering: id,
    ...(isOwnDate(offering.kind, { resource: 'slot' }) ? {} : { resource: null }),
    time: { side: 'coming', at: from },
    isDescending: false,
    slice: { at: null, limit: sessionsOffered },
  })
  const sessions = listed.rows.filter(({ state }) => state !== 'cancelled')
  const form = await getQuestionForm(books, { offering: id, purpose: 'application' })
  const questions = form.questions.filter(({ answer }) => answer.kind !== 'file')
  return ok({
    offering,
    ways: entryWays(offering, sessions.length),
    sessions,
    questions: { ...form, questions },
  })
}

function sessionField(sessions: readonly ListedSession[]) {
  return choiceField({
    label: { ja: '日程', en: 'Session' },
    required: false,
    as: 'select',
    choices: sessions.map((session) => ({
      value: session.id,
      label: { ja: sessionLabel(session, 'ja'), en: sessionLabel(session, 'en') },
    })),
  })
}

function sessionLabel(session: ListedSession, language: 'ja' | 'en'): string {
  const { seats, resourceName } = session
  const left = seats && seats.capacity !== null ? seats.capacity - seats.taken : null
  const say = texts[language]
  const parts = [
    formatSpan(session, language),
    resourceName?.[language] ?? session.title[language],
    left === null ? '' : left > 0 ? say.left(left) : say.full,
  ]
  return parts.filter(Boolean).join(' ')
}

function fieldsOf({ ways, sessions }: Opened) {
  return {
    way: wayField(ways),
    session: sessionField(sessions),
    ...arrivalFields,
    ...personFields,
  }
}

type Values = ValuesOf<ReturnType<typeof fieldsOf>>

type Entry = {
  readonly claim: Claim
  readonly reason: string
  /** The company that it is for, where it is for one. */
  readonly company: ValuesOf<typeof companyFields> | null
}

/** The company, where the way in is for companies. */
function readCompany(
  form: SubmittedForm,
  way: WayIn,
): Result<ValuesOf<typeof companyFields> | null, FormRefusal> {
  return applicantTypeOf(way.lifecycle) === 'company' ? readFields(form, companyFields) : ok(null)
}

/** The claim that was typed. What was not asked on the telephone may be left out. */
function readEntry(form: SubmittedForm, opened: Opened): Result<Entry, FormRefusal> {
  const read = readFields(form, fieldsOf(opened))
  if (!read.ok) return read
  const values = read.value
  const { offering, ways, questions } = opened
  const way = ways.find(({ act }) => act === values.way)
  if (!way) return atField('way', wayMissing)
  if (way.on === 'session' && values.session === null) return atField('session', sessionMissing)
  const typed = typedIn(form, questions)
  const { answers, faults } = readAnswers(questions, typed)
  if (faults.length > 0) return refuseFields(faultsAtFields(questions, typed, faults))
  const forCompany = readCompany(form, way)
  if (!forCompany.ok) return forCompany
  const claimants = claimantsOf(values, offering, answers)
  if (!claimants.ok) return claimants
  const { receivedOn, waits, arrival } = values
  const arrived = arrivals[arrival as keyof typeof arrivals]
  return ok({
    reason: `${arrived.ja}で受付`,
    company: forCompany.value,
    claim: {
      offering: offering.id,
      session: way.on === 'session' ? values.session : null,
      lifecycle: way.lifecycle,
      act: way.act,
      otherwise: waits ? way.otherwise : null,
      parent: null,
      claimants: claimants.value,
      formVersion: questions.version === 0 ? null : questions.version,
      channel: null,
      happenedAt: receivedOn === null ? null : instantAt(receivedOn, noon),
    },
  })
}

const noon = '12:00' as TimeOfDay

function claimantsOf(
  values: Values,
  offering: Offering,
  answers: Claimant['detail']['answers'],
): Result<readonly Claimant[], FormRefusal> {
  const { name, kana, mail, telephone, companions, isNameless } = values
  const language = values.language === 'en' ? 'en' : 'ja'
  const nothing = { kana: null, mail: null, telephone: null, language, answers: {} } as const
  if (isNameless && offering.settings.anonymous) {
    const detail = { ...nothing, name: null, answers }
    return ok([{ party: 'nobody', account: null, detail }])
  }
  if (name === null) return atField('name', nameMissing)
  const others = (companions ?? '')
    .split('\n')
    .map((line) => line.trim().slice(0, 100))
    .filter((line) => line !== '')
  return ok([
    { party: 'new', account: null, detail: { name, kana, mail, telephone, language, answers } },
    ...others.map(
      (other): Claimant => ({
        party: 'new',
        account: null,
        detail: { ...nothing, name: other },
      }),
    ),
  ])
}

const wayMissing = refuse(
  'field_is_blank',
  '「申込のしかた」を選んでください。',
  'Choose what is asked for.',
)
const sessionMissing = refuse('field_is_blank', '「日程」を選んでください。', 'Choose the session.')
const nameMissing = refuse('field_is_blank', '「氏名」を入力してください。', 'Enter the name.')

type EntryFormProps = { readonly visit: Visit; readonly opened: Opened }

function EntryForm({ visit, opened }: EntryFormProps): Child {
  const { language, to, query } = visit
  const say = texts[language]
  const { offering, ways, sessions, questions } = opened
  const form = visit.form('enter')
  const fields = fieldsOf(opened)
  const { name, kana, mail, telephone, language: spoken, companions, isNameless } = fields
  const { settings } = offering
  const [onlyWay] = ways
  const hasSession = sessions.length > 0 && ways.some(({ on }) => on === 'session')
  return (
    <Form form={form} isGuarded>
      {ways.length > 1 ? (
        <FieldOf form={form} name="way" field={fields.way} value={onlyWay?.act} />
      ) : (
        <input type="hidden" name="way" value={onlyWay?.act} />
      )}
      {hasSession && (
        <FieldOf
          form={form}
          name="session"
          field={fields.session}
          value={query.get('session') ?? (sessions.length === 1 ? sessions[0]?.id : undefined)}
        />
      )}
      <section class="form-group">
        <h2>{say.who}</h2>
        <CompanyFields form={form} ways={ways} />
        {settings.anonymous && <FieldOf form={form} name="isNameless" field={isNameless} />}
        <Fields
          form={form}
          fields={{ name: { ...name, isRequired: !settings.anonymous }, kana, mail, telephone }}
        />
        <FieldOf form={form} name="language" field={spoken} value="ja" />
        {settings.groupLimit > 1 && <FieldOf form={form} name="companions" field={companions} />}
      </section>
      {questions.questions.length > 0 && (
        <section class="form-group">
          <h2>{say.questions}</h2>
          <p>{say.questionsHint}</p>
          <QuestionFields
            form={form}
            questions={{ ...questions, questions: questions.questions.map(asOptional) }}
            typed={visit.entered ? typedIn(visit.entered.form, questions) : {}}
            uploads={[]}
          />
        </section>
      )}
      <section class="form-group">
        <h2>{say.arrival}</h2>
        <FieldOf form={form} name="arrival" field={fields.arrival} value="telephone" />
        <FieldOf form={form} name="receivedOn" field={fields.receivedOn} />
        {settings.waitList && ways.some(({ otherwise }) => otherwise !== null) && (
          <FieldOf form={form} name="waits" field={fields.waits} />
        )}
      </section>
      <Buttons
        submit={say.submit}
        cancel={{
          href: to.offeringApplications({ offering: offering.id }),
          label: say.leave,
        }}
      />
    </Form>
  )
}

/** Which company it is, where one of the ways is for companies. */
function CompanyFields({ form, ways }: Pick<Opened, 'ways'> & { readonly form: FormView }): Child {
  const isForCompanies = ways.some(({ lifecycle }) => applicantTypeOf(lifecycle) === 'company')
  return isForCompanies ? <Fields form={form} fields={companyFields} /> : null
}

const asOptional = (question: QuestionForm['questions'][number]) => ({
  ...question,
  required: false,
})

const texts = {
  ja: {
    title: '申込を代わりに入力する',
    who: '申し込む方',
    questions: '質問への答え',
    questionsHint: '聞いていないことは、空のままで構いません。',
    arrival: '受付',
    submit: '入力する',
    leave: '入力せずに戻る',
    left: (count: number) => `（残り${count}）`,
    full: '（満席）',
  },
  en: {
    title: 'Enter an application for somebody',
    who: 'Who applies',
    questions: 'Answers',
    questionsHint: 'What was not asked may be left blank.',
    arrival: 'How it came',
    submit: 'Enter it',
    leave: 'Back without entering',
    left: (count: number) => `(${count} left)`,
    full: '(full)',
  },
} as const
