/** The desk's pages of courses. */
import type { Rooms } from '../../personal.ts'
import { courseAttendancePage } from './attendance.tsx'
import { courseCompletionPage } from './completion.tsx'
import { courseProgressPage } from './progress.tsx'
import { courseResultPage } from './result.tsx'
import { courseResultsSheet } from './results-file.ts'
import { courseResultsPage } from './results.tsx'
import { rosterPaperPage } from './roster-paper.tsx'
import { rosterPdf } from './roster-pdf.ts'
import { rosterPage } from './roster.tsx'
import { courseSelectionPage } from './selection.tsx'
import { courseSettingsPage } from './settings.tsx'

/** Which page and file answers which route of `routes/course.ts`. */
export const courseDeskRooms = {
  personal: {
    courseSettings: courseSettingsPage,
    courseSelection: courseSelectionPage,
    courseAttendance: courseAttendancePage,
    courseProgress: courseProgressPage,
    courseCompletion: courseCompletionPage,
    courseResults: courseResultsPage,
    courseResult: courseResultPage,
    roster: rosterPage,
    rosterPaper: rosterPaperPage,
  },
  privateFiles: { courseResultsSheet, rosterPdf },
  live: {},
} as const satisfies Rooms
