/** The applicants' pages of courses, and those that anyone may open. */
import type { Rooms } from '../../personal.ts'
import { certificatePage, certificatesPage } from './certificate-check.tsx'
import { certificatePdf } from './certificate-pdf.ts'
import { drawJson } from './draw-json.ts'
import { drawPage } from './draw.tsx'
import { jobReportPage } from './job-report.tsx'

/** Which page and file answers which route of `routes/course.ts`. */
export const courseApplyRooms = {
  personal: {
    draw: drawPage,
    certificates: certificatesPage,
    certificate: certificatePage,
    jobReport: jobReportPage,
  },
  privateFiles: { drawJson, certificatePdf },
  live: {},
} as const satisfies Rooms
