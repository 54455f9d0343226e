/** The applicants' room: what can be asked for, and where an applicant stands. */
import type { Rooms } from '../personal.ts'

/** Which page, file and stream answers which route of `routes/apply.ts`. */
export const applyRooms = {
  personal: {},
  privateFiles: {},
  live: {},
} as const satisfies Rooms
