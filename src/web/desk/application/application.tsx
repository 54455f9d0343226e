/** One application: who, what they answered, what can be done, and the way it has gone. */
import type { Child } from 'hono/jsx'
import { actOnApplications } from '../../../commands/application/act.ts'
import { findQuestionForm } from '../../../store/question-form.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { findAct, lifecycleOf, stateIn } from '../../../domain/delivery/register.ts'
import { parseStoredAnswers } from '../../../domain/question/stored-answers.ts'
import { emptyForm, type QuestionForm } from '../../../domain/question/question.ts'
import { deliveryKinds } from '../../../domain/delivery-kind.ts'
import { present } from '../../../kit/check.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../../kit/time-of-day.ts'
import { type Activity, listActivities } from '../../../store/activity.ts'
import { listSteps, type Step } from '../../../store/application.ts'
import { listTogether, type ListedApplication } from '../../../store/application-list.ts'
import type { Books } from '../../../store/database.ts'
import { type LetterEntry, listLettersOf } from '../../../store/letter.ts'
import { listNotices, type NoticeEntry } from '../../../store/notice/list.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { answerLines } from '../../ui/question/answer-lines.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import { formatMoment, formatSpan } from '../../ui/when.ts'
import { readActorNames } from '../actor-names.ts'
import { inBooks } from '../books.ts'
import { LettersOf } from '../letter/letters-of.tsx'
import { deskNames } from '../offering/frame.tsx'
import { ownPages } from './own-page.ts'
import { ActForms, actFields } from './act-forms.tsx'
import { History } from './history.tsx'
import { readSent, Sent, type SentRead } from '../sending/submissions.tsx'
import { type OpenApplication, openApplication } from './open-application.ts'
import { channelOf } from './staff-acts.ts'
import { toneOf } from './state-tone.ts'
import { numberOf, whoIs } from './who.ts'

type Visit = PersonalVisit<'deskApplication'>

/** The page, with the acts of staff. */
export const applicationPage: PersonalPage<'deskApplication'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await inBooks(visit, (books) => readAll(books, visit))
    if (!read.ok) return read
    const { application, offering, detail } = read.value
    const { language, to } = visit
    const say = texts[language]
    const name = whoIs(application, detail, language)
    const place = { offering: offering.id }
    const definition = stateIn(application.lifecycle, application.state)
    return shown({
      title: `${name}｜${offering.settings.title[language]}`,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: offering.settings.title[language], href: to.deskOffering(place) },
        { name: say.applications, href: to.offeringApplications(place) },
        { name },
      ],
      body: (
        <>
          <p class="over-title">
            {numberOf(application)}{' '}
            <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
          </p>
          <h1>{name}</h1>
          <Body visit={visit} read={read.value} />
        </>
      ),
    })
  },
  acts: {
    step: async (visit, form) => {
      const read = await inBooks(visit, (books) =>
        openApplication(books, visit, visit.params.application),
      )
      if (!read.ok) return read
      const values = readFields(form, actFields)
      if (!values.ok) return values
      const { reason, day } = values.value
      const { application, offering } = read.value
      const done = await actOnApplications(contextOf(visit, form), {
        act: form.item,
        applications: [application.id],
        reason,
        channel: channelOf(form.item, offering),
        happenedAt: day === null ? null : instantAt(day, noon),
      })
      if (done.ok) return moved(visit.here, 'act_done')
      return reasonCodes.has(done.refusal.code) ? atField('reason', done) : done
    },
  },
}

/** A day that was entered stands for its noon in Japan. */
const noon = '12:00' as TimeOfDay

const reasonCodes: ReadonlySet<string> = new Set(['reason_missing', 'period_closed'])

/** Everything that the page shows. */
type ApplicationRead = OpenApplication & {
  readonly questions: QuestionForm
  readonly sent: SentRead
  readonly together: readonly ListedApplication[]
  readonly steps: readonly Step[]
  readonly activities: readonly Activity[]
  readonly letters: readonly LetterEntry[]
  readonly notices: readonly NoticeEntry[]
  readonly names: ReadonlyMap<string, string>
}

/** How many notices and activities are shown. */
const shownAtMost = 200

async function readAll(books: Books, visit: Visit): Promise<Result<ApplicationRead>> {
  const opened = await openApplication(books, visit, visit.params.application)
  if (!opened.ok) return opened
  const { application } = opened.value
  const { id, offering, formVersion, claim } = application
  const steps = await listSteps(books, id)
  const activities = await listActivities(books, { application: id, limit: shownAtMost })
  const actors = [
    ...steps.map(({ takenBy }) => takenBy),
    ...activities.map(({ enteredBy }) => enteredBy),
  ]
  const place = { offering, purpose: 'application' } as const
  const form = await findQuestionForm(books, place, formVersion ?? 0)
  const cursor = { after: null, limit: shownAtMost }
  return ok({
    ...opened.value,
    questions: present(form ?? emptyForm, 'the version that was answered'),
    sent: await readSent(books, application),
    together: await listTogether(books, { offering, claim, except: id }),
    steps,
    activities,
    letters: await listLettersOf(books, id),
    notices: await listNotices(books, { application: id, programmes: null }, cursor),
    names: await readActorNames(books, actors),
  })
}

type BodyProps = { readonly visit: Visit; readonly read: ApplicationRead }

function Body({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { application, offering, detail, questions } = read
  const say = texts[language]
  const answers = parseStoredAnswers(detail?.answers ?? {})
  const lines = answerLines({
    questions,
    answers,
    language,
    fileHref: (upload) => to.deskUpload({ application: application.id, upload }),
  })
  return (
    <>
      <SummaryList lines={aboutLines(visit, read)} />
      <CaseLinks visit={visit} read={read} />
      <ActForms
        visit={visit}
        application={application}
        offering={offering}
        session={read.session}
      />
      <Who visit={visit} read={read} />
      {lines.length > 0 && (
        <section>
          <h2>{say.answers}</h2>
          <SummaryList lines={lines} />
        </section>
      )}
      <Sent
        read={read.sent}
        language={language}
        fileHref={(upload) => to.deskUpload({ application: application.id, upload })}
      />
      <LettersOf visit={visit} programme={offering.programme} letters={read.letters} />
      <History visit={visit} {...read} />
    </>
  )
}

/** The pages on which its kind has more to do: returning it, examining and deciding it. */
function CaseLinks({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { id, lifecycle } = read.application
  const page = ownPages[lifecycle]
  return (
    <>
      {mayReturn(read, visit) && (
        <p>
          <a class="button-link secondary" href={to.returnApplication({ application: id })}>
            {texts[language].return}
          </a>
        </p>
      )}
      {page && (
        <p>
          <a class="button-link" href={page.href(to, id)}>
            {page.label[language]}
          </a>
        </p>
      )}
    </>
  )
}

/** Who applied, and those who came in with them. */
function Who({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { application, detail, together } = read
  const say = texts[language]
  return (
    <section>
      <h2>{say.who}</h2>
      {detail === undefined || isNameless(read) ? (
        <p>{application.party === null ? say.nobody : say.erased}</p>
      ) : (
        <SummaryList lines={whoLines(visit, read)} />
      )}
      {together.length > 0 && (
        <>
          <h3>{say.together}</h3>
          <ul>
            {together.map((other) => (
              <li>
                <a href={to.deskApplication({ application: other.id })}>
                  {whoIs(other, other, language)}
                </a>{' '}
                {stateIn(other.lifecycle, other.state).label[language]}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Whether it stands where it can be returned, and the visitor may do so. */
function mayReturn({ application, offering }: ApplicationRead, { visitor }: Visit): boolean {
  const act = findAct(application.lifecycle, 'return')
  const place = { programme: offering.programme }
  return (
    act !== undefined &&
    act.from.includes(application.state) &&
    mayWith(visitor.actor, act, place).ok
  )
}

const isNameless = ({ detail }: OpenApplication): boolean => !detail?.name

function aboutLines({ language, to }: Visit, read: ApplicationRead): readonly SummaryLine[] {
  const { application, offering, session } = read
  const say = texts[language]
  const { lifecycle, state, offeredUntil, appliedAt, parent } = application
  const own = { offering: offering.id }
  return [
    {
      name: say.offering,
      value: <a href={to.deskOffering(own)}>{offering.settings.title[language]}</a>,
    },
    {
      name: say.kind,
      value:
        lifecycle === offering.kind
          ? deliveryKinds[offering.kind][language]
          : lifecycleOf(lifecycle).label[language],
    },
    ...(session
      ? [
          {
            name: say.session,
            value: (
              <a href={to.deskSession({ ...own, session: session.id })}>
                {formatSpan(session, language)}
              </a>
            ),
          },
        ]
      : []),
    { name: say.applied, value: formatMoment(appliedAt, language) },
    { name: say.told, value: stateIn(lifecycle, state).next[language] },
    ...(offeredUntil === null
      ? []
      : [{ name: say.until, value: formatMoment(offeredUntil, language) }]),
    ...(parent === null
      ? []
      : [
          {
            name: say.parent,
            value: <a href={to.deskApplication({ application: parent })}>{say.seeParent}</a>,
          },
        ]),
  ]
}

function whoLines({ language }: Visit, { detail }: ApplicationRead): readonly SummaryLine[] {
  const say = texts[language]
  const { name, kana, mail, telephone } = detail ?? {}
  const line = (label: string, value: string | null | undefined) =>
    value ? [{ name: label, value }] : []
  return [
    ...line(say.name, name),
    ...line(say.kana, kana),
    {
      name: say.mail,
      value: mail ? <a href={`mailto:${mail}`}>{mail}</a> : say.noMail,
    },
    ...line(say.telephone, telephone),
    { name: say.language, value: detail?.language === 'en' ? 'English' : '日本語' },
  ]
}

const texts = {
  ja: {
    return: '差し戻す（直す項目を選ぶ）',
    applications: '申込',
    offering: '募集',
    kind: '種類',
    session: '日程',
    applied: '申込日時',
    told: '本人に見えている案内',
    until: '席を取り置く期限',
    parent: 'もとの予約',
    seeParent: 'もとの予約を見る',
    who: '申し込んだ方',
    nobody: '匿名の申込です。氏名も連絡先もありません。',
    erased: '個人情報は消去されました。申込の記録だけが残っています。',
    together: '一緒に申し込んだ方',
    name: '氏名',
    kana: 'フリガナ',
    mail: 'メール',
    noMail: 'なし（お知らせは届きません）',
    telephone: '電話',
    language: 'お知らせの言語',
    answers: '質問への答え',
  },
  en: {
    return: 'Return it with items to mend',
    applications: 'Applications',
    offering: 'Offering',
    kind: 'Kind',
    session: 'Session',
    applied: 'Applied',
    told: 'What they are told',
    until: 'Seat is kept until',
    parent: 'Reservation',
    seeParent: 'See the reservation',
    who: 'Who applied',
    nobody: 'Without a name: there is neither a name nor an address.',
    erased: 'The personal details were erased. Only the record of the application is left.',
    together: 'Applied together with',
    name: 'Name',
    kana: 'Reading',
    mail: 'Mail',
    noMail: 'None: no notices reach them',
    telephone: 'Telephone',
    language: 'Language of notices',
    answers: 'Answers',
  },
} as const
