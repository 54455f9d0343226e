/** Who comes on a day, or in a week, for advice or to a room: as the page shows it. */
import { programmesFor } from '../../../domain/access/capability.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { type DayBooking, type DaySlot, listDaySlots } from '../../../store/slot-day.ts'
import type { AnyVisit, PrivateFile } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import { readConsultationDay } from '../consultation/day.tsx'
import { daySpanOf } from '../slot/day.ts'
import { exportList } from './export-file.ts'
import { column, momentOf } from './written-column.ts'

/** A row: a booking of a slot, or a slot that nobody has booked. */
type DayLine = {
  readonly slot: DaySlot
  readonly booking: DayBooking | null
  readonly way: Channel | null
}

const columns: readonly ListColumn<DayLine>[] = [
  column('starts', { ja: '始まり', en: 'Begins' }, 'moment', ({ slot }) => momentOf(slot.startsAt)),
  column('ends', { ja: '終わり', en: 'Ends' }, 'moment', ({ slot }) => momentOf(slot.endsAt)),
  {
    ...column<DayLine>('offering', { ja: '募集', en: 'Offering' }, 'text', () => null),
    write: ({ slot }, language) => slot.offeringTitle[language],
  },
  {
    ...column<DayLine>('at', { ja: '相談員・部屋', en: 'Counsellor or room' }, 'text', () => null),
    write: ({ slot }, language) => slot.resourceName[language],
  },
  column('number', { ja: '申込番号', en: 'Number' }, 'code', ({ booking }) =>
    booking === null ? null : formatTicketCode(booking.number as TicketCode),
  ),
  column('name', { ja: '氏名', en: 'Name' }, 'text', ({ booking }) => booking?.name ?? null),
  column('kana', { ja: 'フリガナ', en: 'Reading' }, 'text', ({ booking }) => booking?.kana ?? null),
  column('telephone', { ja: '電話', en: 'Telephone' }, 'code', ({ booking }) =>
    booking === null ? null : booking.telephone,
  ),
  {
    ...column<DayLine>('way', { ja: '方法', en: 'Way' }, 'text', () => null),
    write: ({ way }, language) => way && channels[way][language],
  },
  {
    ...column<DayLine>('state', { ja: '状態', en: 'State' }, 'text', () => null),
    write: ({ booking }, language) =>
      booking === null ? free[language] : stateIn(booking.lifecycle, booking.state).label[language],
  },
]

const free = { ja: '空き', en: 'free' } as const

/** The bookings of rooms on a day. */
export const exportBookingsFile: PrivateFile<'exportBookings'> = {
  for: 'booking.day',
  write: async (visit) => {
    const span = daySpanOf(visit.query, { now: nowOf(visit), isWeek: false })
    const programmes = programmesFor(visit.visitor.actor, 'booking.day')
    const slots = await inBooks(visit, (books) =>
      listDaySlots(books, { kind: 'booking', programmes, ...span }),
    )
    const title = visit.language === 'ja' ? '施設の予約' : 'Bookings'
    return writeDay(visit, { title: `${title} ${span.first}`, slots, ways: new Map() })
  },
}

/** The consultations of a day, or a week. */
export const exportConsultationsFile: PrivateFile<'exportConsultations'> = {
  for: 'consultation.day',
  write: async (visit) => {
    const { slots, ways, span } = await readConsultationDay(visit)
    const title = visit.language === 'ja' ? '相談の予定' : 'Consultations'
    return writeDay(visit, { title: `${title} ${span.first}`, slots, ways })
  },
}

type WrittenDay = {
  readonly title: string
  readonly slots: readonly DaySlot[]
  readonly ways: ReadonlyMap<string, Channel>
}

function writeDay({ language, query }: AnyVisit, { title, slots, ways }: WrittenDay) {
  const rows = slots.flatMap((slot): readonly DayLine[] =>
    slot.bookings.length === 0
      ? [{ slot, booking: null, way: null }]
      : slot.bookings.map((booking) => ({ slot, booking, way: ways.get(booking.id) ?? null })),
  )
  const read = () => Promise.resolve({ rows, previous: null, next: null })
  return exportList<DayLine>({ title, columns, language, query, read })
}
