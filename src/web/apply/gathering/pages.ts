/** The pages of a gathering's visitors. */
import { boardLive, boardPage } from './board.tsx'
import { interviewsLive, interviewsPage } from './interviews.tsx'
import { questionnairePage } from './questionnaire.tsx'

/** Which page answers which route. */
export const gatheringApplyPages = {
  board: boardPage,
  interviews: interviewsPage,
  questionnaire: questionnairePage,
} as const

/** Which stream answers which route. */
export const gatheringApplyLive = { boardLive, interviewsLive } as const
