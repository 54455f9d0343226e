/** Every endpoint of the API. The next one is a row in the table of its noun. */
import type { AnyEndpoint } from './endpoint.ts'
import { activityEndpoints } from './endpoints/activities.ts'
import { applicationEndpoints } from './endpoints/applications.ts'
import { boothEndpoints } from './endpoints/booths.ts'
import { certificationEndpoints } from './endpoints/certification.ts'
import { registerEndpoints } from './endpoints/certification-register.ts'
import { consultationEndpoints } from './endpoints/consultations.ts'
import { counselEndpoints } from './endpoints/counsel.ts'
import { courseAttendanceEndpoints } from './endpoints/course-attendance.ts'
import { courseResultEndpoints } from './endpoints/course-results.ts'
import { courseSelectionEndpoints } from './endpoints/course-selection.ts'
import { deskDetailEndpoints } from './endpoints/desk-details.ts'
import { deskFigureEndpoints } from './endpoints/desk-figures.ts'
import { deskListEndpoints } from './endpoints/desk-lists.ts'
import { deskOfferingEndpoints } from './endpoints/desk-offerings.ts'
import { deskRecordEndpoints } from './endpoints/desk-records.ts'
import { deskSessionEndpoints } from './endpoints/desk-sessions.ts'
import { dispatchDeskEndpoints } from './endpoints/dispatch-desk.ts'
import { dispatchVisitEndpoints } from './endpoints/dispatch-visits.ts'
import { doorEndpoints } from './endpoints/door.ts'
import { grantEndpoints } from './endpoints/grants.ts'
import { grantPaymentEndpoints } from './endpoints/grant-payments.ts'
import { interviewResultEndpoints } from './endpoints/interview-results.ts'
import { letterEndpoints } from './endpoints/letters.ts'
import { letterTemplateEndpoints } from './endpoints/letter-templates.ts'
import { listEndpoints } from './endpoints/lists.ts'
import { ownEndpoints } from './endpoints/me.ts'
import { memberEndpoints } from './endpoints/members.ts'
import { noticeEndpoints } from './endpoints/notices.ts'
import { offeringEndpoints } from './endpoints/offerings.ts'
import { onlineEndpoints } from './endpoints/online.ts'
import { paperEndpoints } from './endpoints/papers.ts'
import { passEndpoints } from './endpoints/passes.ts'
import { peopleEndpoints } from './endpoints/people.ts'
import { placementListEndpoints } from './endpoints/placement-lists.ts'
import { placementReadEndpoints } from './endpoints/placement-reads.ts'
import { placementEndpoints } from './endpoints/placements.ts'
import { publicRecordEndpoints } from './endpoints/public-records.ts'
import { reportEndpoints } from './endpoints/reports.ts'
import { resourceEndpoints } from './endpoints/resources.ts'
import { slotEndpoints } from './endpoints/slots.ts'
import { submissionEndpoints } from './endpoints/submissions.ts'
import { supportAgencyEndpoints } from './endpoints/support-agencies.ts'
import { supportPlanEndpoints } from './endpoints/support-plans.ts'
import { supportEndpoints } from './endpoints/supports.ts'

/** The table of endpoints. */
export const endpoints: readonly AnyEndpoint[] = [
  ...offeringEndpoints,
  ...applicationEndpoints,
  ...submissionEndpoints,
  ...paperEndpoints,
  ...onlineEndpoints,
  ...activityEndpoints,
  ...deskOfferingEndpoints,
  ...deskSessionEndpoints,
  ...resourceEndpoints,
  ...listEndpoints,
  ...deskListEndpoints,
  ...boothEndpoints,
  ...doorEndpoints,
  ...passEndpoints,
  ...interviewResultEndpoints,
  ...courseSelectionEndpoints,
  ...courseAttendanceEndpoints,
  ...courseResultEndpoints,
  ...grantEndpoints,
  ...grantPaymentEndpoints,
  ...certificationEndpoints,
  ...registerEndpoints,
  ...consultationEndpoints,
  ...counselEndpoints,
  ...dispatchVisitEndpoints,
  ...dispatchDeskEndpoints,
  ...slotEndpoints,
  ...supportEndpoints,
  ...supportPlanEndpoints,
  ...supportAgencyEndpoints,
  ...placementEndpoints,
  ...placementReadEndpoints,
  ...placementListEndpoints,
  ...publicRecordEndpoints,
  ...letterEndpoints,
  ...letterTemplateEndpoints,
  ...noticeEndpoints,
  ...deskFigureEndpoints,
  ...peopleEndpoints,
  ...memberEndpoints,
  ...ownEndpoints,
  ...reportEndpoints,
  ...deskDetailEndpoints,
  // Last: an id in a path takes what no name before it has taken.
  ...deskRecordEndpoints,
]
