/** The applicants' pages of slots, consultations and bookings. */
import type { Rooms } from '../../personal.ts'
import { moveBookingPage } from './move.tsx'
import { slotsPage } from './slots.tsx'

/** Which page answers which route of `routes/slot.ts`. */
export const slotApplyRooms = {
  personal: { slots: slotsPage, moveBooking: moveBookingPage },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
