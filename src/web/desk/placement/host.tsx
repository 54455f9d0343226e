/** One host company at the desk: its positions, and the people whom it was told of. */
import type { Child } from 'hono/jsx'
import { type HostPlacement, readHostPlacement } from '../../../commands/placement/read-person.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { ok } from '../../../kit/result.ts'
import { PositionCards } from '../../apply/placement/positions.tsx'
import type { PersonalPage, PersonalVisit } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { toneOf } from '../application/state-tone.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { erasedName } from './list.tsx'
import { openDeskPlacement } from './open-desk-placement.ts'

type Visit = PersonalVisit<'placementHost'>

/** The page. */
export const placementHostPage: PersonalPage<'placementHost'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const asked = { ...visit.params, side: 'hosting' } as const
      const opened = await openDeskPlacement(books, visit, asked)
      return opened.ok ? ok(await readHostPlacement(books, opened.value, true)) : opened
    })
    if (!read.ok) return read
    return showInOffering(visit, {
      offering: read.value.offering,
      tab: 'placementHosts',
      title: read.value.company ?? erasedName(visit),
      body: <Body visit={visit} read={read.value} />,
    })
  },
}

function Body({ visit, read }: { readonly visit: Visit; readonly read: HostPlacement }): Child {
  const { language, to, params } = visit
  const { application, positions, people } = read
  const say = texts[language]
  const definition = stateIn('hosting', application.state)
  return (
    <>
      <p class="tags">
        <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      </p>
      <section>
        <h2>{say.positions}</h2>
        <PositionCards
          visit={visit}
          positions={positions}
          href={(position) => to.deskPosition({ ...params, position })}
        />
        <p>
          <a class="button-link secondary" href={to.deskPosition({ ...params, position: 'new' })}>
            {say.add}
          </a>
        </p>
      </section>
      <section>
        <h2>{say.people}</h2>
        {people.length === 0 && <p class="empty">{say.nobody}</p>}
        <ul class="placement-cards">
          {people.map(({ application: person, name, position }) => (
            <li>
              <a href={to.deskPlacement({ offering: params.offering, application: person.id })}>
                {name ?? erasedName(visit)}
              </a>{' '}
              <StatusTag label={stateIn('placement', person.state).label[language]} />
              <span class="under">{position.position.title}</span>
            </li>
          ))}
        </ul>
      </section>
      <p class="links">
        <a href={to.deskApplication({ application: application.id })}>{say.application}</a>
      </p>
    </>
  )
}

const texts = {
  ja: {
    positions: '求人',
    add: '求人を追加する',
    people: '紹介した方',
    nobody: 'まだだれも紹介していません。求人を選ぶと、合う方が見られます。',
    application: '申込のページ（受入の可否・連絡先・これまでの操作）',
  },
  en: {
    positions: 'Positions',
    add: 'Add a position',
    people: 'People proposed',
    nobody: 'Nobody has been proposed yet. Choose a position to see who suits.',
    application: 'The application: acceptance, contact, history',
  },
} as const
