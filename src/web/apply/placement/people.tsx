/**
 * 「紹介された方」: the people whom a company was told of, by number until they agree, its answer, and
 * the result of those who have worked there.
 */
import type { Child } from 'hono/jsx'
import { answerMatch } from '../../../commands/placement/match.ts'
import {
  type HostPlacement,
  type ProposedPerson,
  readHostPlacement,
} from '../../../commands/placement/read-person.ts'
import { reportResult } from '../../../commands/placement/result.ts'
import { resultWords } from '../../../domain/delivery/placement/reason.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { readFields } from '../../form/field.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { refusalFields, resultField, resultOf, wordsField } from './fields.ts'
import { onOwnPlacement } from './open-own.ts'
import { Criteria, profileLines, spanWords } from './summary.tsx'

type Visit = PersonalVisit<'hostPeople'>

/** The page. */
export const hostPeoplePage: PersonalPage<'hostPeople'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const asked = { id: params.application, side: 'hosting' } as const
    const read = await onOwnPlacement(visit, asked, (books, opened) =>
      readHostPlacement(books, opened, false),
    )
    if (!read.ok) return read
    const say = texts[language]
    const back = to.application({ application: params.application })
    const { offering, people } = read.value
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: offering.settings.title[language], href: back },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
          {people.length === 0 && <p class="empty">{say.none}</p>}
          {people.map((person) => (
            <Person visit={visit} read={read.value} person={person} />
          ))}
          <p class="links">
            <a href={back}>{say.back}</a>
          </p>
        </>
      ),
    })
  },
  acts: {
    accept: async (visit, form) => {
      const yes = { by: 'company', says: 'yes', reason: null, words: null } as const
      const done = await answerMatch(contextOf(visit, form), { ...yes, application: form.item })
      return done.ok ? moved(visit.here, 'sent') : done
    },
    refuse: async (visit, form) => {
      const values = readFields(form, refusalFields.company)
      if (!values.ok) return values
      const no = { by: 'company', says: 'no', ...values.value } as const
      const done = await answerMatch(contextOf(visit, form), { ...no, application: form.item })
      return done.ok ? moved(visit.here, 'sent') : done
    },
    result: async (visit, form) => {
      const values = readFields(form, resultFields)
      if (!values.ok) return values
      const { reason, words } = values.value
      const told = { application: form.item, result: resultOf(reason), reason, words }
      const done = await reportResult(contextOf(visit, form), told)
      return done.ok ? moved(visit.here, 'sent') : done
    },
  },
}

const resultFields = { reason: resultField, words: wordsField } as const

type PersonProps = {
  readonly visit: Visit
  readonly read: HostPlacement
  readonly person: ProposedPerson
}

function Person({ visit, read, person }: PersonProps): Child {
  const { language } = visit
  const { application, name, profile, position, term, match } = person
  const say = texts[language]
  const number = formatTicketCode(application.number as TicketCode)
  const state = stateIn('placement', application.state).label[language]
  return (
    <article class="placement-person">
      <h2>{name ?? say.nameless(number)}</h2>
      <p class="tags">
        <StatusTag label={state} />
      </p>
      <SummaryList
        lines={[
          { name: say.position, value: position.position.title },
          ...(profile ? profileLines(profile, read.settings, language) : []),
          ...(match.visitOn
            ? [{ name: say.visit, value: formatDate(match.visitOn, language) }]
            : []),
          ...(term
            ? [{ name: say.period, value: spanWords(term.startsOn, term.endsOn, language) }]
            : []),
          ...(match.company ? [{ name: say.answered, value: say[match.company.says] }] : []),
        ]}
      />
      <Criteria verdicts={match.criteria} language={language} />
      {application.state === 'matched' && <Answer visit={visit} person={person} />}
      {endings.has(application.state) && <Result visit={visit} person={person} />}
    </article>
  )
}

const endings: ReadonlySet<string> = new Set(['dispatched', 'ended'])

type PartProps = Omit<PersonProps, 'read'>

function Answer({ visit, person: { application, match } }: PartProps): Child {
  const say = texts[visit.language]
  const [yes, no] = [visit.form('accept', application.id), visit.form('refuse', application.id)]
  return (
    <>
      {match.company === null && (
        <Form form={yes}>
          <Buttons submit={say.accept} />
        </Form>
      )}
      <details class="more" open={no.isShownAgain}>
        <summary>{say.refuse}</summary>
        <Form form={no}>
          <Fields form={no} fields={refusalFields.company} />
          <Buttons submit={say.sendNo} />
        </Form>
      </details>
    </>
  )
}

function Result({ visit, person: { application, term } }: PartProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('result', application.id)
  const told = term?.hostReason ? resultWords(term.hostReason)?.[language] : undefined
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{told === undefined ? say.tell : say.tellAgain}</summary>
      {told !== undefined && <p>{say.told(told)}</p>}
      <Form form={form}>
        <Fields form={form} fields={resultFields} />
        <Buttons submit={say.sendResult} />
      </Form>
    </details>
  )
}

const texts = {
  ja: {
    title: '紹介された方',
    myPage: 'マイページ',
    lead: 'お名前は、ご本人が紹介を受けたあとに表示されます。',
    none: 'いま紹介している方はいません。合う方が見つかったら、メールでお知らせします。',
    nameless: (number: string) => `受付番号 ${number} の方`,
    position: '求人',
    visit: '職場見学の日',
    period: '就労の期間',
    answered: '貴社の返事',
    yes: '会ってみたい',
    no: '断った',
    accept: 'この方に会ってみたい',
    refuse: 'この方の紹介を断る',
    sendNo: '断る',
    tell: '採用の結果を知らせる',
    tellAgain: '知らせた結果を直す',
    told: (words: string) => `知らせた結果：${words}`,
    sendResult: '結果を送る',
    back: '申込のページに戻る',
  },
  en: {
    title: 'People proposed to you',
    myPage: 'My page',
    lead: 'Names are shown once people have accepted the proposal.',
    none: 'Nobody is proposed to you now. A mail will tell you when somebody suits.',
    nameless: (number: string) => `Number ${number}`,
    position: 'Position',
    visit: 'Visit to the workplace',
    period: 'Period',
    answered: 'Your answer',
    yes: 'Would like to meet',
    no: 'Refused',
    accept: 'We would like to meet',
    refuse: 'Refuse',
    sendNo: 'Refuse',
    tell: 'Report the result',
    tellAgain: 'Change the result you reported',
    told: (words: string) => `You reported: ${words}`,
    sendResult: 'Send the result',
    back: 'Back to the application',
  },
} as const
