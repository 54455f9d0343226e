/** The desk: where staff work. */
import type { Rooms } from '../personal.ts'
import { actsPage } from './act/list.tsx'
import { applicationPage } from './application/application.tsx'
import { applicationsPage } from './application/list.tsx'
import { newApplicationPage } from './application/new-application.tsx'
import { deskUploadFile } from './application/upload.ts'
import { noticeHtmlFile } from './notice/html-part.ts'
import { noticesPage } from './notice/list.tsx'
import { noticePage } from './notice/notice.tsx'
import { figuresPage } from './figures.tsx'
import { certificationDeskRooms } from './certification/rooms.ts'
import { courseDeskRooms } from './course/rooms.ts'
import { dispatchDeskRooms } from './dispatch/rooms.ts'
import { gatheringDeskFiles, gatheringDeskPages } from './gathering/pages.ts'
import { grantDeskRooms } from './grant/rooms.ts'
import { letterDeskRooms } from './letter/rooms.ts'
import { listDeskRooms } from './list/rooms.ts'
import { cancelOfferingPage } from './offering/cancel-offering.tsx'
import { cancelSessionPage } from './offering/cancel-session.tsx'
import { editOfferingPage } from './offering/edit.tsx'
import { offeringsPage } from './offering/list.tsx'
import { newOfferingPage } from './offering/new.tsx'
import { newSessionsPage } from './offering/new-sessions.tsx'
import { newSlotsPage } from './offering/new-slots.tsx'
import { offeringPage } from './offering/overview.tsx'
import { resourcePage } from './offering/resource.tsx'
import { resourcesPage } from './offering/resources.tsx'
import { sessionPage } from './offering/session.tsx'
import { sessionsPage } from './offering/sessions.tsx'
import { questionPreviewPage } from './question/preview.tsx'
import { questionPage } from './question/question.tsx'
import { questionsPage } from './question/questions.tsx'
import { peoplePages } from './people/pages.ts'
import { placementDeskRooms } from './placement/rooms.ts'
import { slotDeskRooms } from './slot/rooms.ts'
import { supportDeskRooms } from './support/rooms.ts'
import { workListPage } from './work-list.tsx'
import { returnApplicationPage } from './sending/return.tsx'

/** Which page, file and stream answers which route of `routes/desk.ts`. */
export const deskRooms = {
  personal: {
    desk: workListPage,
    deskOfferings: offeringsPage,
    newOffering: newOfferingPage,
    deskOffering: offeringPage,
    editOffering: editOfferingPage,
    offeringSessions: sessionsPage,
    newSessions: newSessionsPage,
    newSlots: newSlotsPage,
    deskSession: sessionPage,
    cancelOffering: cancelOfferingPage,
    cancelSession: cancelSessionPage,
    offeringResources: resourcesPage,
    deskResource: resourcePage,
    offeringQuestions: questionsPage,
    questionPreview: questionPreviewPage,
    deskQuestion: questionPage,
    offeringApplications: applicationsPage,
    newApplication: newApplicationPage,
    deskApplication: applicationPage,
    returnApplication: returnApplicationPage,
    ...listDeskRooms.personal,
    deskNotices: noticesPage,
    deskNotice: noticePage,
    deskFigures: figuresPage,
    deskActs: actsPage,
    ...peoplePages,
    ...placementDeskRooms.personal,
    ...certificationDeskRooms.personal,
    ...courseDeskRooms.personal,
    ...dispatchDeskRooms.personal,
    ...slotDeskRooms.personal,
    ...supportDeskRooms.personal,
    ...gatheringDeskPages,
    ...grantDeskRooms.personal,
    ...letterDeskRooms.personal,
  },
  privateFiles: {
    ...certificationDeskRooms.privateFiles,
    ...courseDeskRooms.privateFiles,
    ...dispatchDeskRooms.privateFiles,
    ...gatheringDeskFiles,
    ...grantDeskRooms.privateFiles,
    ...letterDeskRooms.privateFiles,
    ...supportDeskRooms.privateFiles,
    ...placementDeskRooms.privateFiles,
    deskUpload: deskUploadFile,
    ...listDeskRooms.privateFiles,
    deskNoticeHtml: noticeHtmlFile,
  },
  live: {},
} as const satisfies Rooms
