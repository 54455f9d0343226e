/** The pages of people and roles, by their routes. */
import { invitationsPage } from './invitations.tsx'
import { invitePersonPage } from './invite.tsx'
import { peoplePage } from './list.tsx'
import { personPage } from './person.tsx'
import { resetSecondFactorPage } from './reset-second-factor.tsx'
import { waitingMembersPage } from './waiting-members.tsx'

/** Which page answers which route of `routes/people.ts`. */
export const peoplePages = {
  people: peoplePage,
  invitePerson: invitePersonPage,
  invitations: invitationsPage,
  waitingMembers: waitingMembersPage,
  person: personPage,
  resetSecondFactor: resetSecondFactorPage,
} as const
