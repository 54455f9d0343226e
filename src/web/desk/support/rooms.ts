/** The desk's pages of supports. */
import type { Rooms } from '../../personal.ts'
import { supportAgencyPage } from './agency.tsx'
import { supportBoardPage } from './board.tsx'
import { supportCalendarFile } from './calendar.ts'
import { exportSupportsFile } from './export-board.ts'
import { importOutreachPage } from './outreach.tsx'
import { supportRecordPage } from './record.tsx'
import { supportSettingsPage } from './settings.tsx'
import { supportSharingPage } from './sharing.tsx'
import { deskSupportPage } from './support.tsx'
import { supportTimelinePage } from './timeline.tsx'

/** Which page answers which route of `routes/support.ts`. */
export const supportDeskRooms = {
  personal: {
    supportBoard: supportBoardPage,
    deskSupport: deskSupportPage,
    supportRecord: supportRecordPage,
    supportSharing: supportSharingPage,
    supportTimeline: supportTimelinePage,
    supportSettings: supportSettingsPage,
    supportAgency: supportAgencyPage,
    importOutreach: importOutreachPage,
  },
  privateFiles: {
    exportSupports: exportSupportsFile,
    supportCalendar: supportCalendarFile,
  },
  live: {},
} as const satisfies Rooms
