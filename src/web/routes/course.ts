/**
 * The courses' part of the table of routes: for those who take them, and for those who run them.
 */
import type { RouteTable } from './route.ts'

/** Draws that anyone can repeat, certificates that anyone can check, and a job that was found. */
export const courseApplyRoutes = {
  drawJson: { path: '/offerings/:offering/draw.json', kind: 'private-file' },
  draw: { path: '/offerings/:offering/draw', kind: 'personal' },
  jobReport: { path: '/my/applications/:application/job', kind: 'personal' },
  certificatePdf: { path: '/my/applications/:application/certificate', kind: 'private-file' },
  certificates: { path: '/certificates', kind: 'personal' },
  certificate: { path: '/certificates/:number', kind: 'personal' },
} as const satisfies RouteTable

/** Selection, rosters, progress, completion and results. */
export const courseDeskRoutes = {
  courseSettings: { path: '/desk/offerings/:offering/course', kind: 'personal' },
  courseSelection: { path: '/desk/offerings/:offering/selection', kind: 'personal' },
  courseAttendance: { path: '/desk/offerings/:offering/attendance', kind: 'personal' },
  courseProgress: { path: '/desk/offerings/:offering/progress', kind: 'personal' },
  courseCompletion: { path: '/desk/offerings/:offering/completion', kind: 'personal' },
  courseResultsSheet: { path: '/desk/offerings/:offering/results.sheet', kind: 'private-file' },
  courseResults: { path: '/desk/offerings/:offering/results', kind: 'personal' },
  courseResult: { path: '/desk/offerings/:offering/results/:application', kind: 'personal' },
  rosterPdf: { path: '/desk/sessions/:session/roster.pdf', kind: 'private-file' },
  rosterPaper: { path: '/desk/sessions/:session/roster/paper', kind: 'personal' },
  roster: { path: '/desk/sessions/:session/roster', kind: 'personal' },
} as const satisfies RouteTable
