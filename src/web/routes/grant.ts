/** The part of the table of routes that is about grants: for companies, and for staff. */
import type { RouteTable } from './route.ts'

/** For companies: may we apply, what was decided, claiming, paying back. */
export const grantApplyRoutes = {
  grantCheck: { path: '/offerings/:offering/check', kind: 'personal' },
  grantStanding: { path: '/my/applications/:application/grant', kind: 'personal' },
  grantClaim: { path: '/my/applications/:application/claim', kind: 'personal' },
} as const satisfies RouteTable

/** For staff: the rules of a call, its cases and budget, one case, payment runs. */
export const grantDeskRoutes = {
  grantSettings: { path: '/desk/offerings/:offering/grant', kind: 'personal' },
  grantCases: { path: '/desk/offerings/:offering/cases', kind: 'personal' },
  grantCase: { path: '/desk/grants/:application', kind: 'personal' },
  paymentRuns: { path: '/desk/payments', kind: 'personal' },
  transferFile: { path: '/desk/payments/:run.txt', kind: 'private-file' },
  paymentRun: { path: '/desk/payments/:run', kind: 'personal' },
} as const satisfies RouteTable
