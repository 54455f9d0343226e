/** The applicants' pages of slots, consultations and bookings. */
import type { Rooms } from '../../personal.ts'
import { askByMessagePage } from '../consultation/ask.tsx'
import { consultationPage } from '../consultation/by-code.tsx'
import { messagesPage } from '../consultation/messages.tsx'
import { chooseWayPage } from '../consultation/way.tsx'
import { moveBookingPage } from './move.tsx'
import { slotsPage } from './slots.tsx'

/** Which page answers which route of `routes/slot.ts`. */
export const slotApplyRooms = {
  personal: {
    slots: slotsPage,
    askByMessage: askByMessagePage,
    consultation: consultationPage,
    messages: messagesPage,
    chooseWay: chooseWayPage,
    moveBooking: moveBookingPage,
  },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
