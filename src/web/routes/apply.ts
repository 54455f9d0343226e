/** The applicants' part of the table of routes: what can be asked for, and where they stand. */
import type { RouteTable } from './route.ts'

/** Offerings, applications and an applicant's own page. */
export const applyRoutes = {
  offerings: { path: '/offerings', kind: 'personal' },
  myPage: { path: '/my', kind: 'personal' },
} as const satisfies RouteTable
