/** An edition as a report: its plan laid out with its frozen figures. */
import { check } from '../../kit/check.ts'
import type { Plan } from '../plan.ts'
import { parsePlanDocument } from '../plan-document.ts'
import { figureKey, layOutReport, type Report } from '../report.ts'
import type { EditionHeader } from './edition.ts'

/** The plan that an edition froze. */
export function planOfEdition(edition: EditionHeader): Plan {
  const plan = parsePlanDocument(edition.plan)
  check(plan.ok, `the plan of edition ${edition.number} is valid`)
  return plan.value
}

/** The report that an edition published. */
export function reportOfEdition(edition: EditionHeader): Report {
  const counts = new Map(
    edition.figures.map((figure) => [figureKey(figure.line, figure.indicator), figure]),
  )
  return layOutReport(planOfEdition(edition), counts, edition.number)
}
