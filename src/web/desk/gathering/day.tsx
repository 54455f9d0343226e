/** The days of a gathering: the ways to the door, the booths, the board and the list on paper. */
import type { Child } from 'hono/jsx'
import { mayAct } from '../../../domain/access/capability.ts'
import { sessionStates } from '../../../domain/delivery/session.ts'
import { ok } from '../../../kit/result.ts'
import { type DoorTally, readTally } from '../../../store/door.ts'
import { sliceSessions, type ListedSession } from '../../../store/session-list.ts'
import type { PersonalPage, PersonalVisit } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { AttendanceLinks } from '../list/attendance-links.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { sessionTones } from '../offering/session-table.tsx'
import { openGathering } from './open-day.ts'

/** The page. */
export const gatheringDayPage: PersonalPage<'gatheringDay'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const id = visit.params.offering
      const found = await openGathering(books, visit, { id, act: 'application.list' })
      if (!found.ok) return found
      const slice = { at: null, limit: 100 }
      const sessions = await sliceSessions(books, {
        ...{ offering: id, resource: null, isDescending: false, slice },
      })
      const days: { session: ListedSession; tally: DoorTally }[] = []
      for (const session of sessions.rows) {
        const tally = await readTally(books, { session: session.id, offering: id })
        days.push({ session, tally })
      }
      return ok({ offering: found.value, days })
    })
    if (!read.ok) return read
    const { offering, days } = read.value
    const { language, visitor } = visit
    const say = texts[language]
    const may = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme }).ok
    return showInOffering(visit, {
      offering,
      tab: 'gatheringDay',
      body: (
        <>
          {days.length === 0 && <p>{say.none}</p>}
          {days.length > 0 && <AttendanceLinks visit={visit} offering={offering} />}
          {days.map((day) => (
            <DayLinks {...day} visit={visit} may={may} />
          ))}
        </>
      ),
    })
  },
}

type DayLinksProps = {
  readonly visit: PersonalVisit<'gatheringDay'>
  readonly session: ListedSession
  readonly tally: DoorTally
  readonly may: boolean
}

function DayLinks({ visit, session, tally, may }: DayLinksProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const at = { session: session.id }
  return (
    <section>
      <h2>{formatSpan(session, language)}</h2>
      <p>
        <StatusTag
          label={sessionStates[session.state][language]}
          tone={sessionTones[session.state]}
        />{' '}
        {[session.title[language], session.place[language]].filter(Boolean).join(' ')}
      </p>
      <p>{say.came(tally.persons, tally.anonymous)}</p>
      <ul class="day-links">
        <li>
          <a href={to.deskDoor(at)}>{say.door}</a>
        </li>
        <li>
          <a href={to.deskBooths(at)}>{say.booths}</a>
        </li>
        <li>
          <a href={to.board(at)}>{say.board}</a>
        </li>
        {may && (
          <li>
            <a href={to.attendancePaper(at)}>{say.paper}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    none: 'まだ日程がありません。「日程」のページで追加してください。',
    came: (persons: number, anonymous: number) =>
      `来場 ${persons}人（ほかに人数だけの記録 ${anonymous}人）`,
    door: '受付（リンクの発行・来場の様子）',
    booths: '企業ブースの呼び出し',
    board: '会場の呼出板',
    paper: '紙の名簿から入力する',
  },
  en: {
    none: 'There are no sessions yet. Add them on the page "Sessions".',
    came: (persons: number, anonymous: number) =>
      `Came: ${persons} (and ${anonymous} counted without a name)`,
    door: 'Door: links, and who came',
    booths: 'Calling at the booths',
    board: 'Call board of the hall',
    paper: 'Enter a list on paper',
  },
} as const
