/** The dates of an offering with their seats, day by day, each with the way to apply for it. */
import type { Child } from 'hono/jsx'
import { phaseOf } from '../../domain/delivery/phase.ts'
import { placeOf, type Session } from '../../domain/delivery/session.ts'
import { labelOf, type WayIn } from '../../domain/delivery/way-in.ts'
import { type Instant, japanDate } from '../../kit/calendar.ts'
import { formatCursor, listAddress } from '../list.ts'
import type { PersonalVisit } from '../personal.ts'
import { StatusTag } from '../ui/status-tag.tsx'
import { formatDay, formatDayOf, formatSpan, formatTimes } from '../ui/when.ts'
import { mayAsk, roomAt } from './ask.ts'
import type { PublicOffering } from './read-offering.ts'
import { SeatsLeft } from './seats-left.tsx'

/** What the dates are shown with. */
export type OfferingDatesProps = {
  readonly visit: PersonalVisit<'offering'>
  readonly read: PublicOffering
  /** How a date is asked for; null where the offering is asked for as a whole. */
  readonly way: WayIn | null
  readonly now: Instant
}

/** The dates by day; a sentence where there are none. */
export function OfferingDates(props: OfferingDatesProps): Child {
  const { visit, read } = props
  const { language } = visit
  const say = texts[language]
  const { rows, next, previous } = read.dates
  if (rows.length === 0) return <p>{say.none}</p>
  const days = new Set(rows.map(dayOf))
  return (
    <>
      {[...days].map((day) => (
        <div class="day">
          <h3>{formatDay(day, language)}</h3>
          <ul class="dates">
            {rows
              .filter((each) => dayOf(each) === day)
              .map((session) => (
                <SessionDate {...props} session={session} />
              ))}
          </ul>
        </div>
      ))}
      {(next !== null || previous !== null) && (
        <nav class="page-links" aria-label={say.turning}>
          <ul>
            {previous !== null && (
              <li>
                <a href={visit.here}>{say.first}</a>
              </li>
            )}
            {next !== null && (
              <li>
                <a
                  href={listAddress(visit.here, visit.query, { after: formatCursor(next) })}
                  rel="next"
                >
                  {say.later}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </>
  )
}

const dayOf = ({ startsAt }: Session) => japanDate(new Date(startsAt))

type DateProps = OfferingDatesProps & { readonly session: Session }

function SessionDate(props: DateProps): Child {
  const { visit, read, session, way } = props
  const { language } = visit
  const { offering, resources } = read
  const isOneDay = formatDayOf(session.startsAt, language) === formatDayOf(session.endsAt, language)
  const resource = resources.find(({ id }) => id === session.resource)
  const names = [resource?.name[language], session.title[language], session.place[language]]
  const hasSeats = session.resource !== null || offering.settings.seatsPer === 'session'
  return (
    <li class="date">
      <div class="date-what">
        <p class="date-time">
          {isOneDay ? formatTimes(session, language) : formatSpan(session, language)}
        </p>
        {names.filter(Boolean).map((name) => (
          <p>{name}</p>
        ))}
        {session.state === 'scheduled' && hasSeats && way && (
          <SeatsLeft
            seats={read.seats.get(placeOf(offering, session))}
            kind={offering.kind}
            takesSeat={way.takesSeat}
            hasWaitList={way.otherwise !== null}
            language={language}
          />
        )}
      </div>
      <DateAct {...props} />
    </li>
  )
}

/** The way to apply for the date, or why there is none. */
function DateAct({ visit, read, session, way, now }: DateProps): Child {
  const { language, to } = visit
  const { offering, own, seats } = read
  const say = texts[language]
  if (session.state === 'cancelled') return <StatusTag label={say.cancelled} tone="attention" />
  if (way === null) return null
  const mine = own.find((application) => application.session === session.id)
  if (mine) {
    return (
      <p class="date-act">
        <StatusTag label={say.mine} tone="good" />{' '}
        <a href={to.application({ application: mine.id })}>{say.seeMine}</a>
      </p>
    )
  }
  const may = mayAsk({ offering, session, way, now })
  if (!may.ok) {
    // Why the whole offering is not open stands at the top of the page.
    const isSaid = phaseOf(offering, now) !== 'open'
    return isSaid ? null : <p class="date-act hint">{may.refusal.message[language]}</p>
  }
  const room = roomAt(seats.get(placeOf(offering, session)), way)
  if (room === 'full') return null
  const act = room === 'wait' && way.otherwise !== null ? way.otherwise : way.act
  return (
    <p class="date-act">
      <a
        class={room === 'wait' ? 'button-link secondary' : 'button-link'}
        href={to.apply({ offering: offering.id }, { session: session.id })}
      >
        {labelOf(way, act)[language]}
        <span class="for-readers"> {formatSpan(session, language)}</span>
      </a>
    </p>
  )
}

const texts = {
  ja: {
    none: 'これからの日程は、まだ決まっていません。',
    cancelled: '中止',
    mine: '申込済み',
    seeMine: '状況を見る',
    turning: '日程のページ',
    first: '最初の日程',
    later: '次の日程',
  },
  en: {
    none: 'No further dates have been set yet.',
    cancelled: 'Cancelled',
    mine: 'You applied',
    seeMine: 'See how it stands',
    turning: 'Pages of dates',
    first: 'First dates',
    later: 'Later dates',
  },
} as const
