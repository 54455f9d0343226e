/** The addresses of the desk's lists as files, and of taking them in. */
import type { RouteTable } from './route.ts'

/** Lists to and from spreadsheets. They come before the pages whose addresses hold values. */
export const listDeskRoutes = {
  importOfferings: { path: '/desk/offerings/import', kind: 'personal' },
  importAttendance: { path: '/desk/offerings/:offering/attendance/import', kind: 'personal' },
  exportAttendance: { path: '/desk/offerings/:offering/attendance/export', kind: 'private-file' },
  exportResources: { path: '/desk/offerings/:offering/resources/export', kind: 'private-file' },
  exportActs: { path: '/desk/acts/export', kind: 'private-file' },
  exportConsultations: { path: '/desk/consultations/export', kind: 'private-file' },
  exportConsultationQueue: { path: '/desk/consultations/messages/export', kind: 'private-file' },
  exportBookings: { path: '/desk/bookings/export', kind: 'private-file' },
  exportPeople: { path: '/desk/people/export', kind: 'private-file' },
} as const satisfies RouteTable
