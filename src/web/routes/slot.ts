/** Slots of counsellors and rooms, consultations, bookings: their part of the table of routes. */
import type { RouteTable } from './route.ts'

/** Choosing a time, and moving what was booked. */
export const slotApplyRoutes = {
  slots: { path: '/offerings/:offering/slots', kind: 'personal' },
  askByMessage: { path: '/offerings/:offering/ask', kind: 'personal' },
  consultation: { path: '/consultation', kind: 'personal' },
  messages: { path: '/my/applications/:application/messages', kind: 'personal' },
  chooseWay: { path: '/my/applications/:application/way', kind: 'personal' },
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
  deskConsultations: { path: '/desk/consultations', kind: 'personal' },
  consultationQueue: { path: '/desk/consultations/messages', kind: 'personal' },
  consultationWalkIn: { path: '/desk/consultations/walk-in', kind: 'personal' },
  deskConsultation: { path: '/desk/consultations/:application', kind: 'personal' },
  deskBookings: { path: '/desk/bookings', kind: 'personal' },
} as const satisfies RouteTable
