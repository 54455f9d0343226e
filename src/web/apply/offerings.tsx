/** What can be asked for now: every open offering, the next date first. For strangers too. */
import type { Child } from 'hono/jsx'
import { channels } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { waysInto } from '../../domain/delivery/way-in.ts'
import { phaseOf } from '../../domain/delivery/phase.ts'
import { deliveryKinds } from '../../domain/delivery-kind.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { type Slice, sliceOf } from '../../kit/slice.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  keyOfOpenOffering,
  listNextDates,
  listOpenOfferings,
  type OpenOffering,
  readDatedSeats,
  readWholeSeats,
  type SeatSummary,
} from '../../store/open-offering.ts'
import { formatCursor, listAddress, readListQuery } from '../list.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { Cards } from '../ui/cards.tsx'
import { StatusTag } from '../ui/status-tag.tsx'
import { formatSpan } from '../ui/when.ts'
import { OfferingFilter, readOfferingFilter } from './offering-filter.tsx'
import { SeatsLeft } from './seats-left.tsx'
import { windowWords } from './window.ts'

const order = {
  sorts: ['date'],
  usual: 'date',
  limit: 20,
  keys: { date: ['moment', 'id'] },
} as const

/** The list of offerings. */
export const offeringsPage: PersonalPage<'offerings'> = {
  for: 'anyone',
  show: async (visit) => {
    const { language, query, services } = visit
    const asked = readListQuery(query, order)
    const now = toInstant(services.clock.now())
    const filter = readOfferingFilter(asked, now)
    const listed = await withAuthority(services.database, services.authority, async (books) => {
      const found = await listOpenOfferings(books, filter)
      return readListed(books, sliceOf(found, filter.slice, keyOfOpenOffering), now)
    })
    const say = texts[language]
    const { rows } = listed.slice
    return shown({
      title: say.title,
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
          <OfferingFilter visit={visit} asked={asked} />
          {rows.length === 0 ? (
            <Empty visit={visit} isFiltered={filter.isFiltered || filter.slice.at !== null} />
          ) : (
            <Cards cards={rows.map((offering) => cardOf(visit, offering, { ...listed, now }))} />
          )}
          <Turning visit={visit} slice={listed.slice} />
        </>
      ),
    })
  },
}

type Listed = {
  readonly slice: Slice<OpenOffering>
  readonly dates: readonly Session[]
  readonly whole: ReadonlyMap<string, SeatSummary>
  readonly dated: ReadonlyMap<string, SeatSummary>
}

/** How many dates a card names. */
const datesShown = 3

async function readListed(books: Books, slice: Slice<OpenOffering>, now: Instant): Promise<Listed> {
  const ids = slice.rows.map(({ id }) => id)
  return {
    slice,
    // One more than is shown, to know whether there are more.
    dates: await listNextDates(books, ids, { now, limit: datesShown + 1 }),
    whole: await readWholeSeats(books, ids),
    dated: await readDatedSeats(books, ids, now),
  }
}

function cardOf(visit: Visit, offering: OpenOffering, listed: Listed & { readonly now: Instant }) {
  const { language, to } = visit
  const { settings, kind, id } = offering
  const { now } = listed
  const dates = listed.dates.filter((session) => session.offering === id)
  const [way] = waysInto(offering, dates.length)
  const isDated = way?.on === 'session' && (settings.seatsPer === 'session' || isSlots(kind))
  const seats = (isDated ? listed.dated : listed.whole).get(id)
  const isOpen = phaseOf(offering, now) === 'open'
  return {
    href: to.offering({ offering: id }),
    title: settings.title[language],
    above: (
      <>
        <StatusTag label={deliveryKinds[kind][language]} />{' '}
        {settings.channels.map((channel) => (
          <>
            <StatusTag label={channels[channel][language]} />{' '}
          </>
        ))}
      </>
    ),
    body: (
      <>
        {settings.summary[language] !== '' && <p>{settings.summary[language]}</p>}
        <Dates dates={dates} visit={visit} />
        <SeatsLeft
          seats={seats}
          kind={kind}
          takesSeat={way?.takesSeat ?? true}
          hasWaitList={way?.otherwise !== null}
          language={language}
        />
        <p class={isOpen ? 'window' : 'window not-open'}>{windowWords(offering, now)[language]}</p>
      </>
    ),
  }
}

const isSlots = (kind: OpenOffering['kind']) => kind === 'consultation' || kind === 'booking'

type Visit = PersonalVisit<'offerings'>

type DatesProps = { readonly dates: readonly Session[]; readonly visit: Visit }

/** The next dates; a place that is the same for all is said once. */
function Dates({ dates, visit: { language } }: DatesProps): Child {
  if (dates.length === 0) return null
  const next = dates.slice(0, datesShown)
  const places = new Set(next.map(({ place }) => place[language]))
  const [only] = places.size === 1 ? places : []
  return (
    <>
      <ul class="card-dates">
        {next.map((session) => (
          <li>
            {formatSpan(session, language)}
            {only === undefined && <Place text={session.place[language]} />}
          </li>
        ))}
        {dates.length > datesShown && <li>{texts[language].moreDates}</li>}
      </ul>
      {only !== undefined && <Place text={only} />}
    </>
  )
}

function Place({ text }: { readonly text: string }): Child {
  return text === '' ? null : <span class="card-place">{text}</span>
}

function Empty({ visit, isFiltered }: { readonly visit: Visit; readonly isFiltered: boolean }) {
  const { language, here } = visit
  const say = texts[language]
  return (
    <div class="empty" role="status">
      {isFiltered ? (
        <p>
          {say.noneFound} <a href={here}>{say.all}</a>
        </p>
      ) : (
        <p>{say.none}</p>
      )}
    </div>
  )
}

type TurningProps = { readonly visit: Visit; readonly slice: Slice<OpenOffering> }

function Turning({ visit, slice: { previous, next } }: TurningProps): Child {
  if (previous === null && next === null) return null
  const say = texts[visit.language]
  const address = (side: string, key: readonly string[]) =>
    listAddress(visit.here, visit.query, { [side]: formatCursor(key) })
  return (
    <nav class="page-links" aria-label={say.turning}>
      <ul>
        {previous !== null && (
          <li>
            <a href={address('before', previous)} rel="prev">
              {say.previous}
            </a>
          </li>
        )}
        {next !== null && (
          <li>
            <a href={address('after', next)} rel="next">
              {say.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

const texts = {
  ja: {
    title: '募集・予約',
    lead: '申し込める催し・講座・相談・施設と、企業向けの助成金・専門家派遣などです。日にちの近いものから並んでいます。',
    moreDates: 'ほかにも日程があります',
    none: 'いま申し込める募集はありません。新しい募集が始まると、ここに並びます。',
    noneFound: '当てはまる募集はありません。',
    all: 'すべての募集を見る',
    turning: '募集の一覧のページ',
    previous: '前へ',
    next: '次へ',
  },
  en: {
    title: 'Take part',
    lead: 'Events, courses, advice and rooms, and grants and experts for companies; the next date first.',
    moreDates: 'There are more dates',
    none: 'There is nothing to apply for at the moment. New offerings will appear here.',
    noneFound: 'Nothing matches.',
    all: 'See everything',
    turning: 'Pages of offerings',
    previous: 'Previous',
    next: 'Next',
  },
} as const
