/** What the personal side of the site is made of; a site of public pages only goes without. */
import { applyRooms } from './apply/pages.ts'
import { accountRooms } from './account/pages.ts'
import { deskRooms } from './desk/pages.ts'
import { doorRooms } from './door/pages.ts'
import type { Rooms } from './personal.ts'
import { registerRooms } from './register/rooms.ts'
import type { PersonalServices } from './services.ts'
import type { Visitors } from './visitor.ts'

/** Who visitors are, what pages work with, and the pages. */
export type PersonalWeb = {
  readonly visitors: Visitors
  readonly services: PersonalServices
  readonly rooms: Rooms
  /** Whether a proxy stands before the server and names the visitor's address. */
  readonly isBehindProxy?: boolean
  /** Ends the live streams when the server is to stop. */
  readonly stopping?: AbortSignal
}

/** The pages, files and streams of every room. */
export const rooms: Rooms = {
  personal: {
    ...registerRooms.personal,
    ...applyRooms.personal,
    ...accountRooms.personal,
    ...deskRooms.personal,
    ...doorRooms.personal,
  },
  privateFiles: {
    ...registerRooms.privateFiles,
    ...applyRooms.privateFiles,
    ...accountRooms.privateFiles,
    ...deskRooms.privateFiles,
    ...doorRooms.privateFiles,
  },
  live: { ...applyRooms.live, ...accountRooms.live, ...deskRooms.live, ...doorRooms.live },
}
