/** The desk's pages of gatherings. */
import { deskBoothPage, deskBoothsPage } from './booths.tsx'
import { gatheringDayPage } from './day.tsx'
import { deskDoorPage } from './door.tsx'
import { interviewSheetFile } from './interview-sheet.ts'
import { gatheringInterviewsPage } from './interviews.tsx'
import { attendancePaperPage } from './paper.tsx'
import { gatheringQuestionnairePage } from './questionnaire.tsx'

/** Which page answers which route. */
export const gatheringDeskPages = {
  gatheringDay: gatheringDayPage,
  gatheringInterviews: gatheringInterviewsPage,
  gatheringQuestionnaire: gatheringQuestionnairePage,
  deskDoor: deskDoorPage,
  attendancePaper: attendancePaperPage,
  deskBooths: deskBoothsPage,
  deskBooth: deskBoothPage,
} as const

/** Which file answers which route. */
export const gatheringDeskFiles = { interviewSheet: interviewSheetFile } as const
