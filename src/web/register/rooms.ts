/** The public register of certified organisations. */
import type { Rooms } from '../personal.ts'
import { registerCsv, registerJson } from './files.ts'
import { registeredPage } from './organisation.tsx'
import { registerPage } from './register.tsx'

/** Which page and file answers which route of `routes/certification.ts`. */
export const registerRooms = {
  personal: { register: registerPage, registered: registeredPage },
  privateFiles: { registerCsv, registerJson },
  live: {},
} as const satisfies Rooms
