/** 「紹介」: the company that is proposed to a person, why, and what they say to it. */
import type { Child } from 'hono/jsx'
import { answerMatch } from '../../../commands/placement/match.ts'
import {
  type PersonPlacement,
  readPersonPlacement,
  type WholeMatch,
} from '../../../commands/placement/read-person.ts'
import { readFields } from '../../form/field.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { refusalFields } from './fields.ts'
import { onOwnPlacement } from './open-own.ts'
import { Criteria, positionLines } from './summary.tsx'
import { formatDate } from '../../../kit/calendar.ts'

type Visit = PersonalVisit<'placementProposal'>

/** The page. */
export const placementProposalPage: PersonalPage<'placementProposal'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const asked = { id: params.application, side: 'placement' } as const
    const read = await onOwnPlacement(visit, asked, readPersonPlacement)
    if (!read.ok) return read
    const { offering, current } = read.value
    const say = texts[language]
    const back = to.application({ application: params.application })
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
          {current ? (
            <Proposed visit={visit} read={read.value} current={current} />
          ) : (
            <p class="empty">{say.none}</p>
          )}
          <p class="links">
            <a href={back}>{say.back}</a>
          </p>
        </>
      ),
    })
  },
  acts: {
    agree: async (visit, form) => {
      const { application } = visit.params
      const yes = { application, by: 'person', says: 'yes', reason: null, words: null } as const
      const done = await answerMatch(contextOf(visit, form), yes)
      return done.ok ? moved(visit.to.application({ application }), 'sent') : done
    },
    refuse: async (visit, form) => {
      const { application } = visit.params
      const values = readFields(form, refusalFields.person)
      if (!values.ok) return values
      const no = { application, by: 'person', says: 'no', ...values.value } as const
      const done = await answerMatch(contextOf(visit, form), no)
      return done.ok ? moved(visit.to.application({ application }), 'sent') : done
    },
  },
}

type ProposedProps = {
  readonly visit: Visit
  readonly read: PersonPlacement
  readonly current: WholeMatch
}

function Proposed({ visit, read, current }: ProposedProps): Child {
  const { language } = visit
  const { settings, application } = read
  const { position, match } = current
  const say = texts[language]
  const contact = read.offering.settings.contact[language]
  return (
    <>
      <p class="lead">{position.company ?? say.company}</p>
      <SummaryList
        lines={[
          { name: say.position, value: position.position.title },
          ...positionLines(position.position, settings, language),
          ...(match.visitOn
            ? [{ name: say.visit, value: formatDate(match.visitOn, language) }]
            : []),
          ...(contact === '' ? [] : [{ name: say.contact, value: contact }]),
        ]}
      />
      <Criteria verdicts={match.criteria} language={language} level="h2" />
      {application.state === 'matched' && <Answer visit={visit} current={current} />}
    </>
  )
}

function Answer({ visit, current }: Omit<ProposedProps, 'read'>): Child {
  const say = texts[visit.language]
  const [yes, no] = [visit.form('agree'), visit.form('refuse')]
  const hasAgreed = current.match.person?.says === 'yes'
  return (
    <section>
      <h2>{say.answer}</h2>
      {hasAgreed ? (
        <p>{say.agreed}</p>
      ) : (
        <>
          <p>{say.answerLead}</p>
          <Form form={yes}>
            <Buttons submit={say.yes} />
          </Form>
        </>
      )}
      <details class="more" open={no.isShownAgain}>
        <summary>{say.no}</summary>
        <Form form={no}>
          <Fields form={no} fields={refusalFields.person} />
          <Buttons submit={say.sendNo} />
        </Form>
      </details>
    </section>
  )
}

const texts = {
  ja: {
    title: '紹介された企業',
    myPage: 'マイページ',
    none: 'いま紹介している企業はありません。希望に合う企業が見つかったら、メールでお知らせします。',
    back: '登録のページに戻る',
    company: '受入企業',
    position: '求人',
    visit: '職場見学の日',
    contact: '担当の連絡先',
    answer: 'お返事',
    agreed: 'この紹介を受けると返事しました。職場見学の日について、担当者から連絡します。',
    answerLead:
      '紹介を受けると、お名前と希望を企業に伝えます。断っても、ほかの企業を紹介できます。',
    yes: 'この紹介を受ける',
    no: 'この紹介を断る',
    sendNo: '断る',
  },
  en: {
    title: 'The company proposed to you',
    myPage: 'My page',
    none: 'No company is proposed to you now. A mail will tell you when one is found.',
    back: 'Back to the registration',
    company: 'Host company',
    position: 'Position',
    visit: 'Visit to the workplace',
    contact: 'Your contact',
    answer: 'Your answer',
    agreed: 'You have accepted this proposal. You will be told when to visit the workplace.',
    answerLead:
      'If you accept, the company is told your name and what you wish for. If you refuse, other companies can be proposed.',
    yes: 'Accept the proposal',
    no: 'Refuse the proposal',
    sendNo: 'Refuse',
  },
} as const
