/** The accounts' room: signing in and out, and what an account holds. */
import type { Rooms } from '../personal.ts'

/** Which page, file and stream answers which route of `routes/account.ts`. */
export const accountRooms = {
  personal: {},
  privateFiles: {},
  live: {},
} as const satisfies Rooms
