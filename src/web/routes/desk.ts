/** The desk's part of the table of routes: where staff work. */
import { certificationDeskRoutes } from './certification.ts'
import { courseDeskRoutes } from './course.ts'
import { dispatchDeskRoutes, expertRoutes } from './dispatch.ts'
import { gatheringDeskRoutes } from './gathering.ts'
import { grantDeskRoutes } from './grant.ts'
import { letterDeskRoutes } from './letter.ts'
import { listDeskRoutes } from './list.ts'
import { peopleRoutes } from './people.ts'
import { placementDeskRoutes } from './placement.ts'
import type { RouteTable } from './route.ts'
import { slotDeskRoutes } from './slot.ts'
import { supportDeskRoutes } from './support.ts'

/** The staff's pages. Every page of this table is shown with the desk's navigation. */
export const deskRoutes = {
  desk: { path: '/desk', kind: 'personal' },
  deskOfferings: { path: '/desk/offerings', kind: 'personal' },
  newOffering: { path: '/desk/offerings/new', kind: 'personal' },
  ...listDeskRoutes,
  exportOfferings: { path: '/desk/offerings/export', kind: 'private-file' },
  deskOffering: { path: '/desk/offerings/:offering', kind: 'personal' },
  editOffering: { path: '/desk/offerings/:offering/edit', kind: 'personal' },
  cancelOffering: { path: '/desk/offerings/:offering/cancel', kind: 'personal' },
  offeringSessions: { path: '/desk/offerings/:offering/sessions', kind: 'personal' },
  newSessions: { path: '/desk/offerings/:offering/sessions/new', kind: 'personal' },
  newSlots: { path: '/desk/offerings/:offering/sessions/slots', kind: 'personal' },
  exportSessions: { path: '/desk/offerings/:offering/sessions/export', kind: 'private-file' },
  importSessions: { path: '/desk/offerings/:offering/sessions/import', kind: 'personal' },
  deskSession: { path: '/desk/offerings/:offering/sessions/:session', kind: 'personal' },
  cancelSession: { path: '/desk/offerings/:offering/sessions/:session/cancel', kind: 'personal' },
  offeringResources: { path: '/desk/offerings/:offering/resources', kind: 'personal' },
  deskResource: { path: '/desk/offerings/:offering/resources/:resource', kind: 'personal' },
  offeringQuestions: { path: '/desk/offerings/:offering/questions', kind: 'personal' },
  questionPreview: { path: '/desk/offerings/:offering/questions/preview', kind: 'personal' },
  deskQuestion: { path: '/desk/offerings/:offering/questions/:question', kind: 'personal' },
  offeringApplications: { path: '/desk/offerings/:offering/applications', kind: 'personal' },
  exportApplications: {
    path: '/desk/offerings/:offering/applications/export',
    kind: 'private-file',
  },
  importApplications: {
    path: '/desk/offerings/:offering/applications/import',
    kind: 'personal',
  },
  newApplication: { path: '/desk/offerings/:offering/applications/new', kind: 'personal' },
  deskUpload: { path: '/desk/applications/:application/files/:upload', kind: 'private-file' },
  returnApplication: { path: '/desk/applications/:application/return', kind: 'personal' },
  deskApplication: { path: '/desk/applications/:application', kind: 'personal' },
  deskNotices: { path: '/desk/notices', kind: 'personal' },
  exportNotices: { path: '/desk/notices/export', kind: 'private-file' },
  deskNoticeHtml: { path: '/desk/notices/:notice.html', kind: 'private-file' },
  deskNotice: { path: '/desk/notices/:notice', kind: 'personal' },
  deskFigures: { path: '/desk/figures', kind: 'personal' },
  deskActs: { path: '/desk/acts', kind: 'personal' },
  ...certificationDeskRoutes,
  ...courseDeskRoutes,
  ...dispatchDeskRoutes,
  ...expertRoutes,
  ...gatheringDeskRoutes,
  ...grantDeskRoutes,
  ...letterDeskRoutes,
  ...peopleRoutes,
  ...placementDeskRoutes,
  ...slotDeskRoutes,
  ...supportDeskRoutes,
} as const satisfies RouteTable
