/** The desk's pages of experts and dispatches, and the expert's own. */
import { expertAssignmentPage } from '../../expert/assignment.tsx'
import { expertDiaryPage } from '../../expert/diary.tsx'
import { expertPage } from '../../expert/expert.tsx'
import { expertFeesPage } from '../../expert/fees.tsx'
import { expertVisitPage } from '../../expert/visit.tsx'
import type { Rooms } from '../../personal.ts'
import { deskDispatchPage } from './dispatch.tsx'
import { deskExpertPage, newExpertPage } from './expert.tsx'
import { expertsPage, exportExperts } from './experts.tsx'
import { feeClaimsPage } from './fees.tsx'
import { dispatchRequestsPage } from './requests.tsx'
import { dispatchSettingsPage } from './settings.tsx'

/** Which page and file answers which route of `routes/dispatch.ts`. */
export const dispatchDeskRooms = {
  personal: {
    dispatchSettings: dispatchSettingsPage,
    dispatchRequests: dispatchRequestsPage,
    deskDispatch: deskDispatchPage,
    experts: expertsPage,
    newExpert: newExpertPage,
    deskExpert: deskExpertPage,
    feeClaims: feeClaimsPage,
    expert: expertPage,
    expertAssignment: expertAssignmentPage,
    expertVisit: expertVisitPage,
    expertDiary: expertDiaryPage,
    expertFees: expertFeesPage,
  },
  privateFiles: { exportExperts },
  live: {},
} as const satisfies Rooms
