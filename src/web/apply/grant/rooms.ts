/** The applicants' pages of grants. */
import type { Rooms } from '../../personal.ts'
import { grantCheckPage } from './check.tsx'
import { grantClaimPage } from './claim.tsx'
import { grantStandingPage } from './standing.tsx'

/** Which page answers which route of `routes/grant.ts`. */
export const grantApplyRooms = {
  personal: {
    grantCheck: grantCheckPage,
    grantClaim: grantClaimPage,
    grantStanding: grantStandingPage,
  },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
