/** The addresses of people and roles at the desk. */
import type { RouteTable } from './route.ts'

/** Who works here, who is invited, whose company waits to be confirmed. */
export const peopleRoutes = {
  people: { path: '/desk/people', kind: 'personal' },
  invitePerson: { path: '/desk/people/invite', kind: 'personal' },
  invitations: { path: '/desk/people/invitations', kind: 'personal' },
  waitingMembers: { path: '/desk/people/members', kind: 'personal' },
  person: { path: '/desk/people/:account', kind: 'personal' },
  resetSecondFactor: { path: '/desk/people/:account/second-factor', kind: 'personal' },
} as const satisfies RouteTable
