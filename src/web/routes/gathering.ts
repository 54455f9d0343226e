/**
 * The gatherings' part of the table of routes: for their visitors, for whoever stands at a door or
 * behind a booth, and for those who run them.
 */
import type { RouteTable } from './route.ts'

/** A visitor's interviews and questionnaire, and the board in the hall. */
export const gatheringApplyRoutes = {
  interviewsLive: { path: '/my/applications/:application/interviews/live', kind: 'live' },
  interviews: { path: '/my/applications/:application/interviews', kind: 'personal' },
  questionnaire: { path: '/my/applications/:application/questionnaire', kind: 'personal' },
  boardLive: { path: '/board/:session/live', kind: 'live' },
  board: { path: '/board/:session', kind: 'personal' },
} as const satisfies RouteTable

/** What opens with a link, without an account: a session's door, a company's results. */
export const doorRoutes = {
  doorPass: { path: '/door/pass/:token', kind: 'personal' },
  doorLive: { path: '/door/live', kind: 'live' },
  doorList: { path: '/door/list', kind: 'private-file' },
  doorBooth: { path: '/door/booths/:booth', kind: 'personal' },
  doorBooths: { path: '/door/booths', kind: 'personal' },
  door: { path: '/door', kind: 'personal' },
  companyResults: { path: '/results/:token', kind: 'personal' },
} as const satisfies RouteTable

/** The day itself, the interviews, and what comes afterwards. */
export const gatheringDeskRoutes = {
  gatheringDay: { path: '/desk/offerings/:offering/day', kind: 'personal' },
  gatheringInterviews: { path: '/desk/offerings/:offering/interviews', kind: 'personal' },
  interviewSheet: { path: '/desk/offerings/:offering/interviews.sheet', kind: 'private-file' },
  gatheringQuestionnaire: { path: '/desk/offerings/:offering/questionnaire', kind: 'personal' },
  deskDoor: { path: '/desk/sessions/:session/door', kind: 'personal' },
  attendancePaper: { path: '/desk/sessions/:session/paper', kind: 'personal' },
  deskBooth: { path: '/desk/sessions/:session/booths/:booth', kind: 'personal' },
  deskBooths: { path: '/desk/sessions/:session/booths', kind: 'personal' },
} as const satisfies RouteTable
