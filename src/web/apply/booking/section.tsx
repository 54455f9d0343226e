/** What the page of an application has for bookings: the room with its equipment, and moving it. */
import type { Child } from 'hono/jsx'
import { parseRoomDetails } from '../../../domain/delivery/booking/settings.ts'
import { withAuthority } from '../../../store/database.ts'
import { findResource } from '../../../store/session.ts'
import type { AnyVisit } from '../../personal.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import type { OwnApplication } from '../read-own.ts'

/** The section. */
export async function bookingSection(visit: AnyVisit, own: OwnApplication): Promise<Child | null> {
  const { language, to, services } = visit
  const { application, session } = own
  if (!session?.resource) return null
  const id = session.resource
  const room = await withAuthority(services.database, services.authority, (books) =>
    findResource(books, id),
  )
  if (!room) return null
  const say = words[language]
  const read = parseRoomDetails(room.details)
  const equipment = read.ok ? read.value.equipment.map((each) => each[language]) : []
  const between = language === 'ja' ? '、' : ', '
  return (
    <section>
      <h2>{say.room}</h2>
      <SummaryList
        lines={[
          { name: say.room, value: room.name[language] },
          ...(equipment.length === 0
            ? []
            : [{ name: say.equipment, value: equipment.join(between) }]),
        ]}
      />
      {application.state === 'booked' && session.startsAt > own.now && (
        <p class="links">
          <a href={to.moveBooking({ application: application.id })}>{say.move}</a>
        </p>
      )}
    </section>
  )
}

const words = {
  ja: { room: '部屋', equipment: '設備', move: '日時を変える' },
  en: { room: 'Room', equipment: 'Equipment', move: 'Change the time' },
} as const
