/** The desk's pages of slots, consultations and bookings. */
import type { Rooms } from '../../personal.ts'
import { bookingDayPage } from '../booking/day.tsx'
import { consultationPage } from '../consultation/consultation.tsx'
import { consultationDayPage } from '../consultation/day.tsx'
import { consultationQueuePage } from '../consultation/queue.tsx'
import { consultationWalkInPage } from '../consultation/walk-in.tsx'
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
    deskConsultations: consultationDayPage,
    consultationQueue: consultationQueuePage,
    consultationWalkIn: consultationWalkInPage,
    deskConsultation: consultationPage,
  },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
