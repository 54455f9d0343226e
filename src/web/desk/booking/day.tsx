/** The bookings of a day, room by room: use is marked in one tap. */
import type { Child } from 'hono/jsx'
import { mayAct, programmesFor } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { addDays, type Instant } from '../../../kit/calendar.ts'
import { findHoliday } from '../../../kit/holiday.ts'
import { type DaySlot, listDaySlots } from '../../../store/slot-day.ts'
import { listOfferingsOfKind } from '../../../store/slot-offering.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { ListLinks } from '../../ui/list-links.tsx'
import { formatDay } from '../../ui/when.ts'
import { inBooks, nowOf } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { DayList } from '../slot/day-list.tsx'
import { type DaySpan, daySpanOf } from '../slot/day.ts'
import { tapsOf } from '../slot/taps.ts'

type Visit = PersonalVisit<'deskBookings'>

const acts = ['use', 'miss', 'undo-use', 'undo-miss'] as const

/** The page. */
export const bookingDayPage: PersonalPage<'deskBookings'> = {
  for: 'booking.day',
  show: async (visit) => {
    const now = nowOf(visit)
    const span = daySpanOf(visit.query, { now, isWeek: false })
    const programmes = programmesFor(visit.visitor.actor, 'booking.day')
    const read = await inBooks(visit, async (books) => ({
      slots: await listDaySlots(books, { kind: 'booking', programmes, ...span }),
      offerings: await listOfferingsOfKind(books, { kind: 'booking', programmes }),
    }))
    const say = texts[visit.language]
    return shown({
      title: say.title,
      body: <Body visit={visit} {...read} span={span} now={now} />,
    })
  },
  acts: tapsOf<'deskBookings'>(acts),
}

type BodyProps = {
  readonly visit: Visit
  readonly slots: readonly DaySlot[]
  readonly offerings: readonly Offering[]
  readonly span: DaySpan
  readonly now: Instant
}

function Body({ visit, slots, offerings, span, now }: BodyProps): Child {
  const { language, to, visitor, here } = visit
  const say = texts[language]
  const booked = slots.flatMap(({ bookings }) => bookings)
  const used = booked.filter(({ state }) => state === 'used').length
  const holiday = findHoliday(span.first)
  return (
    <>
      <h1>{say.title}</h1>
      <DayLinks visit={visit} span={span} />
      <form class="slot-date" method="get" action={here}>
        <label for="day">{say.day}</label>
        <input id="day" type="date" name="date" value={span.first} />
        <button type="submit" class="secondary">
          {say.show}
        </button>
      </form>
      <section>
        <h2>
          {formatDay(span.first, language)}
          {holiday !== undefined && <span class="slot-holiday">{holiday}</span>}
        </h2>
        {offerings.length === 0 ? (
          <p class="empty">{say.noOfferings}</p>
        ) : slots.length === 0 ? (
          <p class="empty">{say.noSlots}</p>
        ) : (
          <>
            <p class="hint">{say.count(booked.length, used)}</p>
            <ListLinks links={exportLinks(to.exportBookings(), visit.query, language)} />
            <DayList
              visit={visit}
              slots={slots}
              offerings={new Map(offerings.map((offering) => [offering.id, offering]))}
              now={now}
              ways={new Map()}
              acts={acts}
              hrefOf={({ id }, { programme }) =>
                mayAct(visitor.actor, 'application.list', { programme }).ok
                  ? to.deskApplication({ application: id })
                  : null
              }
              bookHref={({ offering, id, programme }) =>
                mayAct(visitor.actor, 'application.import', { programme }).ok
                  ? to.bookFor({ offering, session: id })
                  : null
              }
            />
          </>
        )}
      </section>
    </>
  )
}

function DayLinks({ visit, span }: { readonly visit: Visit; readonly span: DaySpan }): Child {
  const { language, to } = visit
  const say = texts[language]
  const { first, today } = span
  return (
    <nav class="page-links" aria-label={say.days}>
      <ul>
        <li>
          <a href={to.deskBookings({ date: addDays(first, -1) })}>{say.before}</a>
        </li>
        {first !== today && (
          <li>
            <a href={to.deskBookings()}>{say.today}</a>
          </li>
        )}
        <li>
          <a href={to.deskBookings({ date: addDays(first, 1) })}>{say.after}</a>
        </li>
      </ul>
    </nav>
  )
}

const texts = {
  ja: {
    title: '施設の予約',
    days: '日を移る',
    before: '前の日',
    today: '今日',
    after: '次の日',
    day: '日付',
    show: '表示する',
    count: (all: number, used: number) => `予約${all}件、うち利用済み${used}件`,
    noOfferings: '公開中の施設予約がありません。募集を作って公開すると、ここに予約が並びます。',
    noSlots: 'この日に予約の枠はありません。',
  },
  en: {
    title: 'Bookings',
    days: 'Other days',
    before: 'Day before',
    today: 'Today',
    after: 'Next day',
    day: 'Day',
    show: 'Show',
    count: (all: number, used: number) => `${all} booked, ${used} of them used`,
    noOfferings: 'No rooms are offered yet. Publish an offering, and its bookings stand here.',
    noSlots: 'There are no slots on this day.',
  },
} as const
