/** Supports: their part of the table of routes. */
import type { RouteTable } from './route.ts'

/** The board of supports, one support, and what an offering of supports is set up with. */
export const supportDeskRoutes = {
  exportSupports: { path: '/desk/supports/export', kind: 'private-file' },
  supportCalendar: { path: '/desk/supports/calendar.ics', kind: 'private-file' },
  supportBoard: { path: '/desk/supports', kind: 'personal' },
  supportTimeline: { path: '/desk/supports/:application/timeline', kind: 'personal' },
  supportRecord: { path: '/desk/supports/:application/records', kind: 'personal' },
  supportSharing: { path: '/desk/supports/:application/agencies', kind: 'personal' },
  deskSupport: { path: '/desk/supports/:application', kind: 'personal' },
  supportSettings: { path: '/desk/offerings/:offering/support', kind: 'personal' },
  supportAgency: { path: '/desk/offerings/:offering/support/:agency', kind: 'personal' },
  importOutreach: { path: '/desk/offerings/:offering/outreach', kind: 'personal' },
} as const satisfies RouteTable
