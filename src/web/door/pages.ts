/** What opens with a link, without an account: a session's door, and a company's results. */
import type { Rooms } from '../personal.ts'
import { doorBoothPage, doorBoothsPage } from './booths.tsx'
import { checkInPage } from './check-in.tsx'
import { companyResultsPage } from './company-results.tsx'
import { doorListFile } from './list.ts'
import { doorLive } from './live.tsx'
import { doorPassPage } from './pass.tsx'

/** Which page, file and stream answers which route of `routes/gathering.ts`. */
export const doorRooms = {
  personal: {
    doorPass: doorPassPage,
    door: checkInPage,
    doorBooths: doorBoothsPage,
    doorBooth: doorBoothPage,
    companyResults: companyResultsPage,
  },
  privateFiles: { doorList: doorListFile },
  live: { doorLive },
} as const satisfies Rooms
