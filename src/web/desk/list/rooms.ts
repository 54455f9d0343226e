/** Which page and file answers which address of the desk's lists. */
import { exportAttendanceFile } from './export-attendance.ts'
import { exportOfferingsFile, exportResourcesFile, exportSessionsFile } from './export-offerings.ts'
import { exportConsultationQueueFile } from './export-consultations.ts'
import { exportBookingsFile, exportConsultationsFile } from './export-day.ts'
import { exportActsFile, exportPeopleFile } from './export-people.ts'
import { exportApplicationsFile, exportNoticesFile } from './exports.ts'
import { importApplicationsPage } from './import-applications.tsx'
import { importAttendancePage } from './import-attendance.tsx'
import { importOfferingsPage } from './import-offerings.tsx'
import { importSessionsPage } from './import-sessions.tsx'

/** The lists' part of the desk. */
export const listDeskRooms = {
  personal: {
    importApplications: importApplicationsPage,
    importAttendance: importAttendancePage,
    importOfferings: importOfferingsPage,
    importSessions: importSessionsPage,
  },
  privateFiles: {
    exportApplications: exportApplicationsFile,
    exportAttendance: exportAttendanceFile,
    exportOfferings: exportOfferingsFile,
    exportResources: exportResourcesFile,
    exportSessions: exportSessionsFile,
    exportNotices: exportNoticesFile,
    exportActs: exportActsFile,
    exportPeople: exportPeopleFile,
    exportConsultations: exportConsultationsFile,
    exportConsultationQueue: exportConsultationQueueFile,
    exportBookings: exportBookingsFile,
  },
} as const
