/** The desk's pages of certifications. */
import type { Rooms } from '../../personal.ts'
import { examinationPage } from './examination.tsx'
import { certifiedListPage } from './certified.tsx'
import { exportCertifiedFile } from './export-certified.ts'
import { certificationMinutesFile } from './minutes.ts'
import { certificationSettingsPage } from './settings.tsx'

/** Which page and file answers which route of `routes/certification.ts`. */
export const certificationDeskRooms = {
  personal: {
    certificationSettings: certificationSettingsPage,
    certifiedList: certifiedListPage,
    certificationExamination: examinationPage,
  },
  privateFiles: {
    exportCertified: exportCertifiedFile,
    certificationMinutes: certificationMinutesFile,
  },
  live: {},
} as const satisfies Rooms
