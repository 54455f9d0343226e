/** One's own application: where it stands, what comes next, and all that can be done with it. */
import type { Child } from 'hono/jsx'
import { lookUpCompanies } from '../../commands/question/look-up-company.ts'
import { sendingActsOf } from '../../domain/delivery/sent-form.ts'
import { stateIn } from '../../domain/delivery/register.ts'
import { parseStoredAnswers } from '../../domain/question/stored-answers.ts'
import { listSteps, type Step } from '../../store/application.ts'
import { withAuthority } from '../../store/database.ts'
import { findQuestionForm } from '../../store/question-form.ts'
import { contextOf, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { answerLines } from '../ui/question/answer-lines.ts'
import { StatusTag } from '../ui/status-tag.tsx'
import { Steps } from '../ui/steps.tsx'
import { SummaryList, type SummaryLine } from '../ui/summary-list.tsx'
import { formatMoment, formatSpan } from '../ui/when.ts'
import { ApplicationHistory } from './application-history.tsx'
import { applicationLines } from './application-lines.ts'
import {
  hasTicket,
  leavingAct,
  onlineDates,
  pressAct,
  pressedActNames,
  pressedActs,
} from './own-acts.ts'
import { letterSection } from './letter/section.tsx'
import { type OwnApplication, readOwn } from './read-own.ts'
import { actPages, applicationSections } from './sections.ts'
import { nextOf, toneOf, wayOf } from './standing.ts'
import { placeOfForm } from './read-apply.ts'

type Visit = PersonalVisit<'application'>

/** The page of an application. */
export const applicationPage: PersonalPage<'application'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to, services } = visit
    const read = await readOwn(visit, params.application)
    if (!read.ok) return read
    const own = read.value
    const say = texts[language]
    const title = own.offering.settings.title[language]
    const steps = await withAuthority(services.database, services.authority, (books) =>
      listSteps(books, own.application.id),
    )
    const sections = await Promise.all(
      [...applicationSections[own.application.lifecycle], letterSection].map((section) =>
        section(visit, own),
      ),
    )
    const answers = await readAnswerLines(visit, own)
    return shown({
      title,
      trail: [{ name: say.myPage, href: to.myPage() }, { name: title }],
      body: <Body {...{ visit, own, steps, sections, answers }} />,
    })
  },
  acts: Object.fromEntries(
    pressedActNames.map((act) => [
      act,
      (visit: Visit, form: Parameters<typeof pressAct>[1]) =>
        pressAct(visit, form, visit.params.application),
    ]),
  ),
}

type BodyProps = {
  readonly visit: Visit
  readonly own: OwnApplication
  readonly steps: readonly Step[]
  readonly sections: readonly (Child | null)[]
  readonly answers: readonly SummaryLine[]
}

function Body({ visit, own, steps, sections, answers }: BodyProps): Child {
  const { language, visitor } = visit
  const { application, offering } = own
  const say = texts[language]
  const way = wayOf(application, language)
  return (
    <article class="application">
      <p class="tags">
        <StatusTag
          label={stateIn(application.lifecycle, application.state).label[language]}
          tone={toneOf(application)}
        />
      </p>
      <h1>{offering.settings.title[language]}</h1>
      <Now visit={visit} own={own} />
      <Ways visit={visit} own={own} />
      {way && (
        <section>
          <h2>{say.way}</h2>
          <Steps steps={way.steps} current={way.current} language={language} />
        </section>
      )}
      {sections}
      <section>
        <h2>{say.details}</h2>
        <SummaryList lines={applicationLines(own, language)} />
        <Dates visit={visit} own={own} />
        <Together visit={visit} own={own} />
      </section>
      {answers.length > 0 && (
        <section>
          <h2>{say.answers}</h2>
          <SummaryList lines={answers} />
        </section>
      )}
      <section>
        <h2>{say.history}</h2>
        <ApplicationHistory
          application={application}
          steps={steps}
          actor={visitor.actor}
          language={language}
        />
      </section>
    </article>
  )
}

type PartProps = { readonly visit: Visit; readonly own: OwnApplication }

/** What comes next, in a sentence, and until when where there is a deadline. */
function Now({ visit: { language }, own }: PartProps): Child {
  const { application, offering, waitingNumber } = own
  const say = texts[language]
  return (
    <div class={`standing ${toneOf(application)}`}>
      <p>{nextOf(application, offering)[language]}</p>
      {waitingNumber !== null && (
        <p>
          <strong>{say.waiting(waitingNumber)}</strong>
        </p>
      )}
      {application.offeredUntil !== null && (
        <p>
          <strong>{say.until(formatMoment(application.offeredUntil, language))}</strong>
        </p>
      )}
    </div>
  )
}

/** What can be done: acts by their buttons, and the ways to papers and other pages. */
function Ways({ visit, own }: PartProps): Child {
  const { language, to } = visit
  const { application } = own
  const { id, lifecycle } = application
  const say = texts[language]
  const pages = actPages[lifecycle]
  const leaving = leavingAct(own)
  const joining = own.acts.find(({ act }) => act === 'join')
  const [isSeated, online] = [hasTicket(own), onlineDates(own)]
  return (
    <div class="ways">
      {pressedActs(own).map(({ act, definition, may }) => (
        <ActButton form={visit.form(act)} label={definition.label[language]} allowed={may} />
      ))}
      {joining && online.length > 0 && (
        <a class="button-link" href={to.join({ application: id })}>
          {joining.definition.label[language]}
        </a>
      )}
      {isSeated && (
        <a class="button-link" href={to.ticket({ application: id })}>
          {say.ticket}
        </a>
      )}
      {own.acts.map(({ act, definition, may }) => {
        const page = Object.hasOwn(pages, act) ? pages[act] : undefined
        const isSending = sendingActsOf(lifecycle).includes(act)
        if (!(page || isSending) || !may.ok) return null
        const href = page ? page(to, id) : to.sendAnswers({ application: id, act })
        return (
          <a class="button-link secondary" href={href}>
            {definition.label[language]}
          </a>
        )
      })}
      {isSeated && own.dates.length > 0 && (
        <a class="button-link secondary" href={to.calendarIcs({ application: id })} download="">
          {say.calendar}
        </a>
      )}
      {leaving?.may.ok && (
        <a class="button-link secondary" href={to.withdraw({ application: id })}>
          {leaving.definition.label[language]}
        </a>
      )}
      {leaving && !leaving.may.ok && (
        <ActButton
          form={visit.form(leaving.act)}
          label={leaving.definition.label[language]}
          allowed={leaving.may}
          look="secondary"
        />
      )}
    </div>
  )
}

/** The dates of what was asked for as a whole. */
function Dates({ visit: { language }, own: { session, dates } }: PartProps): Child {
  if (session !== null || dates.length === 0) return null
  const say = texts[language]
  return (
    <>
      <h3>{say.dates}</h3>
      <ul class="card-dates">
        {dates.map((date) => (
          <li>
            {formatSpan(date, language)}
            <span class="card-place">{date.place[language]}</span>
            {date.state === 'cancelled' && <StatusTag label={say.cancelled} tone="attention" />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The others of the same reservation, each with where they stand. */
function Together({ visit: { language, to }, own: { application, together } }: PartProps): Child {
  if (together.length < 2) return null
  const say = texts[language]
  return (
    <>
      <h3>{say.together(together.length)}</h3>
      <ul class="together">
        {together.map((member) => {
          const { id, lifecycle, state } = member.application
          const tag = (
            <StatusTag
              label={stateIn(lifecycle, state).label[language]}
              tone={toneOf(member.application)}
            />
          )
          const name = member.name ?? say.noName
          return (
            <li>
              {id === application.id ? (
                <strong>{name}</strong>
              ) : (
                <a href={to.application({ application: id })}>{name}</a>
              )}{' '}
              {tag}
            </li>
          )
        })}
      </ul>
    </>
  )
}

async function readAnswerLines(visit: Visit, own: OwnApplication): Promise<readonly SummaryLine[]> {
  const { application, detail } = own
  const { services, language, to } = visit
  const version = application.formVersion
  if (version === null || detail === null) return []
  const place = placeOfForm(application.offering)
  const questions = await withAuthority(services.database, services.authority, (books) =>
    findQuestionForm(books, place, version),
  )
  if (!questions) return []
  const answers = parseStoredAnswers(detail.answers)
  const companies = await lookUpCompanies(contextOf(visit), questions, answers)
  const fileHref = (upload: string) => to.answerFile({ application: application.id, upload })
  return answerLines({ questions, answers, language, companies, fileHref })
}

const texts = {
  ja: {
    myPage: 'マイページ',
    way: 'いまの段階',
    details: '申込の内容',
    answers: '質問への答え',
    history: 'これまでの経過',
    waiting: (number: number) => `いま${number}番目です`,
    until: (moment: string) => `お返事の期限：${moment}`,
    ticket: '入場券を見せる',
    calendar: 'カレンダーに入れる（.ics）',
    dates: '日程',
    cancelled: '中止',
    together: (count: number) => `いっしょに申し込んだ方（${count}人）`,
    noName: '（お名前なし）',
  },
  en: {
    myPage: 'My page',
    way: 'Where it stands',
    details: 'Your application',
    answers: 'Your answers',
    history: 'What has happened',
    waiting: (number: number) => `You are number ${number} in line`,
    until: (moment: string) => `Answer by ${moment}`,
    ticket: 'Show the ticket',
    calendar: 'Add to my calendar (.ics)',
    dates: 'Dates',
    cancelled: 'Cancelled',
    together: (count: number) => `Those who applied together (${count})`,
    noName: '(no name)',
  },
} as const
