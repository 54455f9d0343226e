/** The applicants' room: what can be asked for, and where an applicant stands. */
import type { Rooms } from '../personal.ts'
import { answerFile } from './answer-file.ts'
import { applicationPage } from './application.tsx'
import { applyPage } from './apply.tsx'
import { certificationApplyRooms } from './certification/rooms.ts'
import { courseApplyRooms } from './course/rooms.ts'
import { confirmVisitPage } from './dispatch/confirm-visit.tsx'
import { gatheringApplyLive, gatheringApplyPages } from './gathering/pages.ts'
import { grantApplyRooms } from './grant/rooms.ts'
import { joinPage } from './join.tsx'
import { letterPdf } from './letter/pdf.ts'
import { myPage } from './my-page.tsx'
import { offeringPage } from './offering.tsx'
import { offeringsPage } from './offerings.tsx'
import { sendAnswersPage } from './sending/send-answers.tsx'
import { placementApplyRooms } from './placement/rooms.ts'
import { slotApplyRooms } from './slot/rooms.ts'
import { ticketCodePage } from './ticket-code.tsx'
import { calendarIcs, ticketPdf } from './ticket-files.ts'
import { ticketPage } from './ticket.tsx'
import { withdrawPage } from './withdraw.tsx'

/** Which page, file and stream answers which route of `routes/apply.ts`. */
export const applyRooms = {
  personal: {
    offerings: offeringsPage,
    offering: offeringPage,
    apply: applyPage,
    myPage,
    application: applicationPage,
    withdraw: withdrawPage,
    join: joinPage,
    sendAnswers: sendAnswersPage,
    ticket: ticketPage,
    ticketCode: ticketCodePage,
    ...certificationApplyRooms.personal,
    ...courseApplyRooms.personal,
    confirmVisit: confirmVisitPage,
    ...gatheringApplyPages,
    ...grantApplyRooms.personal,
    ...slotApplyRooms.personal,
    ...placementApplyRooms.personal,
  },
  privateFiles: { ticketPdf, calendarIcs, answerFile, letterPdf, ...courseApplyRooms.privateFiles },
  live: gatheringApplyLive,
} as const satisfies Rooms
