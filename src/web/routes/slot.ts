/** Slots of counsellors and rooms, consultations and bookings: their part of the table of routes. */
import type { RouteTable } from './route.ts'

/** Choosing a time, and moving what was booked. */
export const slotApplyRoutes = {
  slots: { path: '/offerings/:offering/slots', kind: 'personal' },
  moveBooking: { path: '/my/applications/:application/move', kind: 'personal' },
} as const satisfies RouteTable
