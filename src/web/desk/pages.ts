/** The desk: where staff work. */
import type { Rooms } from '../personal.ts'

/** Which page, file and stream answers which route of `routes/desk.ts`. */
export const deskRooms = {
  personal: {},
  privateFiles: {},
  live: {},
} as const satisfies Rooms
