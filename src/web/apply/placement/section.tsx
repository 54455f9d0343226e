/** On the page of one's own application: what only placements have, for both sides. */
import type { Child } from 'hono/jsx'
import {
  readHostPlacement,
  readPersonPlacement,
  type PersonPlacement,
} from '../../../commands/placement/read-person.ts'
import { resultWords } from '../../../domain/delivery/placement/reason.ts'
import type { AnyVisit } from '../../personal.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import type { OwnApplication } from '../read-own.ts'
import { onOwnPlacement } from './open-own.ts'
import { spanWords } from './summary.tsx'

/** A person's part: the profile, the proposed company, the period and whom to ask. */
export async function placementSection(
  visit: AnyVisit,
  own: OwnApplication,
): Promise<Child | null> {
  const { language, to } = visit
  const asked = { id: own.application.id, side: 'placement' } as const
  const read = await onOwnPlacement(visit, asked, readPersonPlacement)
  if (!read.ok) return null
  const { application, profile } = read.value
  const say = texts[language]
  const place = { application: application.id }
  return (
    <>
      <section>
        <h2>{say.profile}</h2>
        <p>{profile ? say.hasProfile : say.noProfile}</p>
        <p>
          <a
            class={profile ? 'button-link secondary' : 'button-link'}
            href={to.placementProfile(place)}
          >
            {profile ? say.editProfile : say.enterProfile}
          </a>
        </p>
      </section>
      <Current visit={visit} read={read.value} />
    </>
  )
}

type CurrentProps = { readonly visit: AnyVisit; readonly read: PersonPlacement }

function Current({ visit, read }: CurrentProps): Child {
  const { language, to } = visit
  const { current, application, offering } = read
  const say = texts[language]
  if (!current) return null
  const { position, term, match } = current
  const contact = offering.settings.contact[language]
  const result = term?.resultReason ? resultWords(term.resultReason) : null
  const isAsked = application.state === 'matched' && match.person === null
  return (
    <section>
      <h2>{term ? say.period : say.proposal}</h2>
      <SummaryList
        lines={[
          { name: say.company, value: position.company ?? '—' },
          { name: say.position, value: position.position.title },
          ...(term
            ? [{ name: say.from, value: spanWords(term.startsOn, term.endsOn, language) }]
            : []),
          ...(position.position.place === null
            ? []
            : [{ name: say.place, value: position.position.place }]),
          ...(contact === '' ? [] : [{ name: say.contact, value: contact }]),
          ...(result ? [{ name: say.result, value: result[language] }] : []),
        ]}
      />
      <p>
        <a
          class={isAsked ? 'button-link' : 'button-link secondary'}
          href={to.placementProposal({ application: application.id })}
        >
          {isAsked ? say.answer : say.see}
        </a>
      </p>
    </section>
  )
}

/** A company's part: its positions, and the people proposed to it. */
export async function hostingSection(visit: AnyVisit, own: OwnApplication): Promise<Child | null> {
  const { language, to } = visit
  const asked = { id: own.application.id, side: 'hosting' } as const
  const read = await onOwnPlacement(visit, asked, (books, opened) =>
    readHostPlacement(books, opened, false),
  )
  if (!read.ok) return null
  const { positions, people } = read.value
  const place = { application: own.application.id }
  const say = texts[language]
  const asks = people.filter(
    ({ application, match }) => application.state === 'matched' && match.company === null,
  ).length
  return (
    <section>
      <h2>{say.hosting}</h2>
      <SummaryList
        lines={[
          { name: say.positions, value: say.count(positions.length) },
          { name: say.people, value: say.persons(people.length) },
          ...(asks === 0 ? [] : [{ name: say.waiting, value: say.persons(asks) }]),
        ]}
      />
      <p>
        <a
          class={positions.length === 0 ? 'button-link' : 'button-link secondary'}
          href={to.hostPositions(place)}
        >
          {say.editPositions}
        </a>{' '}
        <a class={asks > 0 ? 'button-link' : 'button-link secondary'} href={to.hostPeople(place)}>
          {say.seePeople}
        </a>
      </p>
    </section>
  )
}

const texts = {
  ja: {
    profile: '希望',
    hasProfile: '希望が登録されています。変わったときは直してください。',
    noProfile: '希望を登録すると、合う企業を探せます。',
    editProfile: '希望を見る・直す',
    enterProfile: '希望を登録する',
    proposal: '紹介された企業',
    period: '就労',
    company: '企業',
    position: '求人',
    from: '期間',
    place: '場所',
    contact: '担当の連絡先',
    result: '結果',
    answer: '内容を見て返事をする',
    see: '企業の内容を見る',
    hosting: '受入',
    positions: '求人',
    people: '紹介された方',
    waiting: '返事を待っている方',
    count: (count: number) => `${count}件`,
    persons: (count: number) => `${count}人`,
    editPositions: '求人を見る・直す',
    seePeople: '紹介された方を見る',
  },
  en: {
    profile: 'What you wish for',
    hasProfile: 'We know what you wish for. Change it when that changes.',
    noProfile: 'Tell us what you wish for, so that we can find a company.',
    editProfile: 'See or change it',
    enterProfile: 'Tell us',
    proposal: 'The company proposed to you',
    period: 'Your placement',
    company: 'Company',
    position: 'Position',
    from: 'Period',
    place: 'Place',
    contact: 'Your contact',
    result: 'Result',
    answer: 'See it, and answer',
    see: 'About the company',
    hosting: 'Hosting',
    positions: 'Positions',
    people: 'People proposed',
    waiting: 'Waiting for your answer',
    count: (count: number) => String(count),
    persons: (count: number) => String(count),
    editPositions: 'Positions',
    seePeople: 'People proposed to you',
  },
} as const
