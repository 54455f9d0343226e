/** The desk's pages of slots, consultations and bookings. */
import type { Rooms } from '../../personal.ts'
import { bookingDayPage } from '../booking/day.tsx'
import { bookForPage } from './book-for.tsx'
import { offeringHoursPage } from './hours.tsx'
import { resourceHoursPage } from './resource-hours.tsx'

/** Which page answers which route of `routes/slot.ts`. */
export const slotDeskRooms = {
  personal: {
    offeringHours: offeringHoursPage,
    resourceHours: resourceHoursPage,
    bookFor: bookForPage,
    deskBookings: bookingDayPage,
  },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
