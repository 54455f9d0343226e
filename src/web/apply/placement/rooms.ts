/** The pages of placements for people and for companies. */
import type { Rooms } from '../../personal.ts'
import { hostPeoplePage } from './people.tsx'
import { hostPositionPage } from './position.tsx'
import { hostPositionsPage } from './positions.tsx'
import { placementProfilePage } from './profile.tsx'
import { placementProposalPage } from './proposal.tsx'

/** Which page answers which route of `routes/placement.ts`. */
export const placementApplyRooms = {
  personal: {
    placementProfile: placementProfilePage,
    placementProposal: placementProposalPage,
    hostPositions: hostPositionsPage,
    hostPosition: hostPositionPage,
    hostPeople: hostPeoplePage,
  },
  privateFiles: {},
  live: {},
} as const satisfies Rooms
