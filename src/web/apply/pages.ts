/** The applicants' room: what can be asked for, and where an applicant stands. */
import type { Rooms } from '../personal.ts'
import { offeringPage } from './offering.tsx'
import { offeringsPage } from './offerings.tsx'

/** Which page, file and stream answers which route of `routes/apply.ts`. */
export const applyRooms = {
  personal: { offerings: offeringsPage, offering: offeringPage },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
