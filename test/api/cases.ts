/** The cases of every endpoint, by its name: one table, whichever test goes through it. */
import type { CaseRow } from './case-world.ts'
import { certificationCases } from './certification-cases.ts'
import { counselCases } from './counsel-cases.ts'
import { courseCases } from './course-cases.ts'
import { dayCases } from './day-cases.ts'
import { deskCases } from './desk-cases.ts'
import { dispatchCases } from './dispatch-cases.ts'
import { firmCases } from './firm-cases.ts'
import { grantCases } from './grant-cases.ts'
import { letterCases } from './letter-cases.ts'
import { ownCases } from './own-cases.ts'
import { placementCases } from './placement-cases.ts'
import { readingCases } from './reading-cases.ts'
import { supportCases } from './support-cases.ts'

/** The table. */
export const cases: Readonly<Record<string, CaseRow>> = {
  ...ownCases,
  ...firmCases,
  ...deskCases,
  ...dayCases,
  ...courseCases,
  ...counselCases,
  ...readingCases,
  ...grantCases,
  ...dispatchCases,
  ...supportCases,
  ...placementCases,
  ...certificationCases,
  ...letterCases,
}
