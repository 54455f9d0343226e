/** Trial placements: their part of the table of routes, for people, companies and staff. */
import type { RouteTable } from './route.ts'

/** What a person wishes for and is proposed; what a company offers and whom it is told of. */
export const placementApplyRoutes = {
  placementProfile: { path: '/my/applications/:application/profile', kind: 'personal' },
  placementProposal: { path: '/my/applications/:application/proposal', kind: 'personal' },
  hostPositions: { path: '/my/applications/:application/positions', kind: 'personal' },
  hostPosition: {
    path: '/my/applications/:application/positions/:position',
    kind: 'personal',
  },
  hostPeople: { path: '/my/applications/:application/people', kind: 'personal' },
} as const satisfies RouteTable

/** Criteria, matching, periods and results, host companies, and lists. */
export const placementDeskRoutes = {
  placementSettings: { path: '/desk/offerings/:offering/placement', kind: 'personal' },
  placements: { path: '/desk/offerings/:offering/placements', kind: 'personal' },
  placementLists: { path: '/desk/offerings/:offering/placements/lists', kind: 'personal' },
  placementSheet: {
    path: '/desk/offerings/:offering/placements/lists/:list.sheet',
    kind: 'private-file',
  },
  deskPlacement: { path: '/desk/offerings/:offering/placements/:application', kind: 'personal' },
  placementHosts: { path: '/desk/offerings/:offering/hosts', kind: 'personal' },
  placementHost: { path: '/desk/offerings/:offering/hosts/:application', kind: 'personal' },
  deskPosition: {
    path: '/desk/offerings/:offering/hosts/:application/positions/:position',
    kind: 'personal',
  },
} as const satisfies RouteTable
