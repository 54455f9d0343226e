/** The applicants' pages of certifications. */
import type { Rooms } from '../../personal.ts'
import { registerEntryPage } from './entry.tsx'

/** Which page answers which route of `routes/certification.ts`. */
export const certificationApplyRooms = {
  personal: { registerEntry: registerEntryPage },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
