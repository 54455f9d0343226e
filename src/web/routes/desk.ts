/** The desk's part of the table of routes: where staff work. */
import type { RouteTable } from './route.ts'

/** The staff's pages. Every page of this table is shown with the desk's navigation. */
export const deskRoutes = {
  desk: { path: '/desk', kind: 'personal' },
} as const satisfies RouteTable
