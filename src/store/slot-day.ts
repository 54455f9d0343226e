/** Who comes on a day: the slots of counsellors and rooms, and what is booked in them. */
import { sql } from 'kysely'
import type { Application } from '../domain/delivery/application.ts'
import type { OpenKind } from '../domain/delivery/register.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { Instant } from '../kit/calendar.ts'
import { applicationOf, type ApplicationRow, columns } from './application.ts'
import type { Books } from './database.ts'
import { type SessionRow, sessionColumns, sessionOf } from './session.ts'
import type { Slot } from './slot.ts'

/** A slot of the day, with where it is. */
export type DaySlot = Slot & {
  readonly programme: string
  readonly offeringTitle: Bilingual
  readonly resourceName: Bilingual
  /** The account of a counsellor. */
  readonly account: string | null
  readonly place: Bilingual
  readonly bookings: readonly DayBooking[]
}

/** Somebody who is expected, came, or did not. */
export type DayBooking = Application & {
  readonly name: string | null
  readonly kana: string | null
  readonly telephone: string | null
}

/** Which slots: of which kind, in which programmes (null for all), from when to when. */
export type DayFilter = {
  readonly kind: OpenKind
  readonly programmes: readonly string[] | null
  /** Only those of one counsellor's account. */
  readonly account?: string
  readonly from: Instant
  readonly to: Instant
}

/** The slots that are not cancelled, by counsellor or room, in the order of their times. */
export async function listDaySlots(books: Books, filter: DayFilter): Promise<readonly DaySlot[]> {
  const { db, authority } = books
  const { kind, programmes, account, from, to } = filter
  const within = programmes ? sql`and offering.programme = any(${[...programmes]})` : sql``
  const whose = account === undefined ? sql`` : sql`and resource.account = ${account}`
  const answer = await sql<Row>`
    select slot.*, seats.capacity, seats.taken, offering.programme,
      offering.title_ja as offering_ja, offering.title_en as offering_en,
      resource.name_ja as resource_ja, resource.name_en as resource_en, resource.account
    from (
      select ${sessionColumns} from session
      where authority = ${authority} and state <> 'cancelled' and resource is not null
        and starts_at >= ${from}::timestamptz and starts_at < ${to}::timestamptz
    ) as slot
    join offering on offering.authority = ${authority} and offering.offering = slot.offering
    join resource on resource.authority = ${authority} and resource.resource = slot.resource
    join seats on seats.authority = ${authority} and seats.place = slot.session
    where offering.kind = ${kind} and offering.state <> 'draft' ${within} ${whose}
    order by offering.title_ja, offering.offering, resource.place, resource.resource,
      slot.starts_at limit 2000`.execute(db)
  const bookings = await listBookings(
    books,
    answer.rows.map(({ session }) => session),
  )
  return answer.rows.map((row) => ({
    ...sessionOf(row),
    resource: row.resource,
    capacity: row.capacity,
    taken: row.taken,
    programme: row.programme,
    offeringTitle: { ja: row.offering_ja, en: row.offering_en },
    resourceName: { ja: row.resource_ja, en: row.resource_en },
    account: row.account,
    bookings: bookings.filter(({ session }) => session === row.session),
  }))
}

type Row = SessionRow & {
  readonly resource: string
  readonly capacity: number | null
  readonly taken: number
  readonly programme: string
  readonly offering_ja: string
  readonly offering_en: string
  readonly resource_ja: string
  readonly resource_en: string
  readonly account: string | null
}

async function listBookings(
  { db, authority }: Books,
  slots: readonly string[],
): Promise<readonly DayBooking[]> {
  if (slots.length === 0) return []
  const answer = await sql<ApplicationRow & Pick<DayBooking, 'name' | 'kana' | 'telephone'>>`
    select ${columns}, detail.name, detail.kana, detail.telephone
    from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and application.session = any(${[...slots]}::uuid[])
      and application.state <> 'cancelled'
    order by application.application`.execute(db)
  return answer.rows.map((row) => {
    const { name, kana, telephone } = row
    return { ...applicationOf(row), name, kana, telephone }
  })
}
