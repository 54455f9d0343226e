/** Slots of counsellors and rooms, consultations and bookings: their part of the table of routes. */
import type { RouteTable } from './route.ts'

/** Choosing a time, and moving what was booked. */
export const slotApplyRoutes = {
  slots: { path: '/offerings/:offering/slots', kind: 'personal' },
  moveBooking: { path: '/my/applications/:application/move', kind: 'personal' },
} as const satisfies RouteTable

/** Opening hours. */
export const slotDeskRoutes = {
  offeringHours: { path: '/desk/offerings/:offering/hours', kind: 'personal' },
  resourceHours: {
    path: '/desk/offerings/:offering/resources/:resource/hours',
    kind: 'personal',
  },
  bookFor: { path: '/desk/offerings/:offering/slots/:session/book', kind: 'personal' },
  deskBookings: { path: '/desk/bookings', kind: 'personal' },
} as const satisfies RouteTable
