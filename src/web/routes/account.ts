/** The accounts' part of the table of routes: signing in and out, and what an account holds. */
import type { RouteTable } from './route.ts'

/** Signing in, the second factor, signing out. */
export const accountRoutes = {
  signIn: { path: '/sign-in', kind: 'personal' },
  secondFactor: { path: '/sign-in/second-factor', kind: 'personal' },
  signOut: { path: '/sign-out', kind: 'personal' },
} as const satisfies RouteTable
