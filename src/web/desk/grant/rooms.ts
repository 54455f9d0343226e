/** The desk's pages of grants. */
import type { Rooms } from '../../personal.ts'
import { grantCasePage } from './case.tsx'
import { grantCasesPage } from './cases.tsx'
import { paymentRunPage, transferFile } from './payment-run.tsx'
import { paymentRunsPage } from './payments.tsx'
import { grantSettingsPage } from './settings.tsx'

/** Which page and file answers which route of `routes/grant.ts`. */
export const grantDeskRooms = {
  personal: {
    grantSettings: grantSettingsPage,
    grantCases: grantCasesPage,
    grantCase: grantCasePage,
    paymentRuns: paymentRunsPage,
    paymentRun: paymentRunPage,
  },
  privateFiles: { transferFile },
  live: {},
} as const satisfies Rooms
