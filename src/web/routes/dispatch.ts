/** The part of the table of routes that is about experts who are sent to companies. */
import type { RouteTable } from './route.ts'

/** For the company: confirming and rating a visit. */
export const dispatchApplyRoutes = {
  confirmVisit: { path: '/my/applications/:application/visits/:visit', kind: 'personal' },
} as const satisfies RouteTable

/** For the expert, on a telephone: assignments, visits and their reports, fees. */
export const expertRoutes = {
  expert: { path: '/expert', kind: 'personal' },
  expertAssignment: { path: '/expert/assignments/:application', kind: 'personal' },
  expertVisit: { path: '/expert/visits/:visit', kind: 'personal' },
  expertDiary: { path: '/expert/diary', kind: 'personal' },
  expertFees: { path: '/expert/fees', kind: 'personal' },
} as const satisfies RouteTable

/** For those who run the programme. */
export const dispatchDeskRoutes = {
  dispatchSettings: { path: '/desk/offerings/:offering/dispatch', kind: 'personal' },
  dispatchRequests: { path: '/desk/offerings/:offering/requests', kind: 'personal' },
  deskDispatch: { path: '/desk/dispatches/:application', kind: 'personal' },
  experts: { path: '/desk/experts', kind: 'personal' },
  exportExperts: { path: '/desk/experts/export', kind: 'private-file' },
  newExpert: { path: '/desk/experts/new', kind: 'personal' },
  deskExpert: { path: '/desk/experts/:expert', kind: 'personal' },
  feeClaims: { path: '/desk/fees', kind: 'personal' },
} as const satisfies RouteTable
