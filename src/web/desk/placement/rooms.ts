/** The desk's pages of placements. */
import type { Rooms } from '../../personal.ts'
import { placementHostPage } from './host.tsx'
import { placementHostsPage } from './hosts.tsx'
import { placementsPage } from './list.tsx'
import { placementListsPage } from './lists.tsx'
import { deskPlacementPage } from './person.tsx'
import { deskPositionPage } from './position.tsx'
import { placementSettingsPage } from './settings.tsx'
import { placementSheet } from './sheet-file.ts'

/** Which page and file answers which route of `routes/placement.ts`. */
export const placementDeskRooms = {
  personal: {
    placementSettings: placementSettingsPage,
    placements: placementsPage,
    placementLists: placementListsPage,
    deskPlacement: deskPlacementPage,
    placementHosts: placementHostsPage,
    placementHost: placementHostPage,
    deskPosition: deskPositionPage,
  },
  privateFiles: { placementSheet },
  live: {},
} as const satisfies Rooms
