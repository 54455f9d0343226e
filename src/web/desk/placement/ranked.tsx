/** Positions that suit a person, or people who suit a position, with the reasons of their order. */
import type { Child } from 'hono/jsx'
import type { RankedPerson, RankedPosition } from '../../../commands/placement/read-person.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { ok } from '../../../kit/result.ts'
import { Criteria, metWords } from '../../apply/placement/summary.tsx'
import type { FormView } from '../../form/view.ts'
import type { AnyVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

/** How many are shown at once. */
const most = 30

type PositionsProps = {
  readonly visit: AnyVisit
  readonly positions: readonly RankedPosition[]
  /** Positions that the person or the company has refused before. */
  readonly refused: readonly string[]
  /** The form by which one is proposed. */
  readonly form: (position: string) => FormView
}

/** The positions that can be proposed to a person. */
export function RankedPositions({ visit, positions, refused, form }: PositionsProps): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.positions}</h2>
      <p class="hint">{say.order}</p>
      {positions.length === 0 && <p class="empty">{say.noPositions}</p>}
      <ul class="placement-cards">
        {positions.slice(0, most).map(({ id, company, position, seats, taken, comparison }) => (
          <li>
            <h3>{company ?? '—'}</h3>
            <p>
              {position.title} <strong>{metWords(comparison, language)}</strong>{' '}
              {refused.includes(id) && <StatusTag label={say.refused} tone="attention" />}
              <span class="under">{say.free(seats - taken)}</span>
            </p>
            <details class="more">
              <summary>
                {say.why}
                <span class="for-readers"> {company ?? ''}</span>
              </summary>
              <Criteria verdicts={comparison.verdicts} language={language} level="h4" />
            </details>
            <ActButton
              form={form(id)}
              label={say.propose}
              allowed={ok(undefined)}
              about={`${company ?? ''} ${position.title}`}
            />
          </li>
        ))}
      </ul>
      {positions.length > most && <p>{say.more(positions.length - most)}</p>}
    </section>
  )
}

type PeopleProps = {
  readonly visit: AnyVisit
  readonly offering: string
  readonly people: readonly RankedPerson[]
}

/** The people who can be proposed to a position. */
export function RankedPeople({ visit, offering, people }: PeopleProps): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.people}</h2>
      <p class="hint">{say.order}</p>
      {people.length === 0 && <p class="empty">{say.nobody}</p>}
      <ul class="placement-cards">
        {people.slice(0, most).map(({ application, number, name, comparison }) => (
          <li>
            <h3>
              <a href={to.deskPlacement({ offering, application })}>
                {name ?? formatTicketCode(number as TicketCode)}
              </a>
            </h3>
            <p>
              <strong>{metWords(comparison, language)}</strong>
            </p>
            <details class="more">
              <summary>
                {say.why}
                <span class="for-readers"> {name ?? ''}</span>
              </summary>
              <Criteria verdicts={comparison.verdicts} language={language} level="h4" />
            </details>
          </li>
        ))}
      </ul>
      {people.length > most && <p>{say.more(people.length - most)}</p>}
    </section>
  )
}

const texts = {
  ja: {
    positions: '紹介できる求人',
    people: '紹介できる方',
    order:
      '合う基準の多い順です。同じときは、長く待っている方（企業）が先です。ほかの点数はありません。',
    noPositions: 'いま紹介できる求人がありません。受入企業の求人を増やしてください。',
    nobody: 'いま紹介を待っている方はいません。',
    refused: '以前に辞退',
    free: (count: number) => `あと${count}人`,
    why: '合うところと合わないところ',
    propose: '紹介する',
    more: (count: number) => `ほかに${count}件あります。`,
  },
  en: {
    positions: 'Positions that can be proposed',
    people: 'People who can be proposed',
    order:
      'More criteria met come first; among equals, whoever has waited longer. Nothing else counts.',
    noPositions: 'No position is free now. Find more host companies.',
    nobody: 'Nobody waits for a proposal now.',
    refused: 'Refused before',
    free: (count: number) => `${count} left`,
    why: 'What suits, and what does not',
    propose: 'Propose',
    more: (count: number) => `${count} more.`,
  },
} as const
