/** 「求人」: the positions that a company offers. */
import type { Child } from 'hono/jsx'
import { readHostPlacement } from '../../../commands/placement/read-person.ts'
import type { KeptPosition } from '../../../store/placement-position.ts'
import { type AnyVisit, type PersonalPage, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { onOwnPlacement } from './open-own.ts'
import { spanWords } from './summary.tsx'

/** The page. */
export const hostPositionsPage: PersonalPage<'hostPositions'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const { application } = params
    const asked = { id: application, side: 'hosting' } as const
    const read = await onOwnPlacement(visit, asked, (books, opened) =>
      readHostPlacement(books, opened, false),
    )
    if (!read.ok) return read
    const say = texts[language]
    const back = to.application({ application })
    const { offering, positions } = read.value
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
          <PositionCards
            visit={visit}
            positions={positions}
            href={(position) => to.hostPosition({ application, position })}
          />
          <p>
            <a class="button-link" href={to.hostPosition({ application, position: 'new' })}>
              {say.add}
            </a>
          </p>
          <p class="links">
            <a href={back}>{say.back}</a>
          </p>
        </>
      ),
    })
  },
}

/** Positions, each with how many of it are taken. */
export function PositionCards({ visit: { language }, positions, href }: CardsProps): Child {
  const say = texts[language]
  if (positions.length === 0) return <p class="empty">{say.none}</p>
  return (
    <ul class="placement-cards">
      {positions.map(({ id, position, seats, taken, isOpen }) => (
        <li>
          <a href={href(id)}>{position.title}</a>{' '}
          <StatusTag
            label={isOpen ? say.open : say.closed}
            tone={isOpen && taken < seats ? 'good' : 'over'}
          />
          <span class="under">{say.taken(taken, seats)}</span>
          <span class="under">{spanWords(position.from, position.to, language) ?? say.always}</span>
        </li>
      ))}
    </ul>
  )
}

type CardsProps = {
  readonly visit: Pick<AnyVisit, 'language'>
  readonly positions: readonly KeptPosition[]
  readonly href: (position: string) => string
}

const texts = {
  ja: {
    title: '受入の求人',
    myPage: 'マイページ',
    lead: '仕事の内容ごとに登録してください。受入企業になったあと、合う方を紹介します。',
    none: 'まだ求人がありません。1つ目の求人を登録してください。',
    add: '求人を追加する',
    back: '申込のページに戻る',
    open: '募集中',
    closed: '募集を止めている',
    taken: (taken: number, seats: number) => `${seats}人のうち${taken}人が決定`,
    always: '期間の定めなし',
  },
  en: {
    title: 'Your positions',
    myPage: 'My page',
    lead: 'Enter each kind of work by itself. Once you are a host, people who suit are proposed to you.',
    none: 'There is no position yet. Enter the first one.',
    add: 'Add a position',
    back: 'Back to the application',
    open: 'Open',
    closed: 'Not open',
    taken: (taken: number, seats: number) => `${taken} of ${seats} decided`,
    always: 'At any time',
  },
} as const
