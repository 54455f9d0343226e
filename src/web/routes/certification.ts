/** The certifications' part of the table of routes: the public register, applicants, and staff. */
import type { RouteTable } from './route.ts'

/** The public register of certified organisations, also as open data. */
export const registerRoutes = {
  registerCsv: { path: '/register.csv', kind: 'private-file' },
  registerJson: { path: '/register.json', kind: 'private-file' },
  register: { path: '/register', kind: 'personal' },
  registered: { path: '/register/:application', kind: 'personal' },
} as const satisfies RouteTable

/** What an organisation lets be read of it. */
export const certificationApplyRoutes = {
  registerEntry: { path: '/my/applications/:application/register', kind: 'personal' },
} as const satisfies RouteTable

/** Criteria, the organisations of a certification, and how one is examined. */
export const certificationDeskRoutes = {
  certificationSettings: { path: '/desk/offerings/:offering/certification', kind: 'personal' },
  certifiedList: { path: '/desk/offerings/:offering/certified', kind: 'personal' },
  exportCertified: { path: '/desk/offerings/:offering/certified/export', kind: 'private-file' },
  certificationMinutes: {
    path: '/desk/applications/:application/certification/minutes/:meeting',
    kind: 'private-file',
  },
  certificationExamination: {
    path: '/desk/applications/:application/certification',
    kind: 'personal',
  },
} as const satisfies RouteTable
