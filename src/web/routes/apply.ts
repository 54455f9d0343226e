/** The applicants' part of the table of routes: what can be asked for, and where they stand. */
import { certificationApplyRoutes, registerRoutes } from './certification.ts'
import { courseApplyRoutes } from './course.ts'
import { dispatchApplyRoutes } from './dispatch.ts'
import { gatheringApplyRoutes } from './gathering.ts'
import { grantApplyRoutes } from './grant.ts'
import { letterApplyRoutes } from './letter.ts'
import { placementApplyRoutes } from './placement.ts'
import type { RouteTable } from './route.ts'
import { slotApplyRoutes } from './slot.ts'

/** Offerings, applications and an applicant's own page. */
export const applyRoutes = {
  offerings: { path: '/offerings', kind: 'personal' },
  offering: { path: '/offerings/:offering', kind: 'personal' },
  apply: { path: '/offerings/:offering/apply', kind: 'personal' },
  myPage: { path: '/my', kind: 'personal' },
  application: { path: '/my/applications/:application', kind: 'personal' },
  withdraw: { path: '/my/applications/:application/withdraw', kind: 'personal' },
  join: { path: '/my/applications/:application/join', kind: 'personal' },
  sendAnswers: { path: '/my/applications/:application/send/:act', kind: 'personal' },
  ticketPdf: { path: '/my/applications/:application/ticket.pdf', kind: 'private-file' },
  calendarIcs: { path: '/my/applications/:application/calendar.ics', kind: 'private-file' },
  answerFile: {
    path: '/my/applications/:application/files/:upload',
    kind: 'private-file',
  },
  ticket: { path: '/my/applications/:application/ticket', kind: 'personal' },
  ticketCode: { path: '/tickets/:number', kind: 'personal' },
  ...registerRoutes,
  ...certificationApplyRoutes,
  ...courseApplyRoutes,
  ...slotApplyRoutes,
  ...dispatchApplyRoutes,
  ...gatheringApplyRoutes,
  ...grantApplyRoutes,
  ...letterApplyRoutes,
  ...placementApplyRoutes,
} as const satisfies RouteTable
