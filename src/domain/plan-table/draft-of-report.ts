/** A plan in the books as a draft, so that it is looked over as a plan table is. */
import { parseCell } from '../notation/cell.ts'
import type { Line } from '../plan.ts'
import type { Report, ReportRow } from '../report.ts'
import type { DraftLine, DraftPillar, DraftProgramme, PlanDraft } from './draft.ts'

/** The plan of a report as a draft; the results are the counted ones. */
export function draftOfReport(report: Report): PlanDraft {
  const rows = new Map(report.rows.map((row) => [row.line.code, row]))
  const pillars = report.plan.pillars.map((pillar): DraftPillar => {
    const programmes = pillar.programmes.map(
      (programme): DraftProgramme => ({
        ...draftLine(programme, rows),
        no: programme.no,
        components: programme.components.map((component) => draftLine(component, rows)),
      }),
    )
    return { no: pillar.no, name: pillar.name.ja, programmes }
  })
  return {
    title: report.plan.title.ja,
    year: report.year,
    pillars,
    unread: [],
    astray: [],
    unreadColumns: [],
    fields: new Set(['no', 'name', 'outline', 'budget', 'target', 'result', 'unitNote']),
  }
}

function draftLine(line: Line, rows: ReadonlyMap<string, ReportRow>): DraftLine {
  const row = rows.get(line.code)
  const place = { part: null, row: row ? [...rows.values()].indexOf(row) + 1 : 0 }
  return {
    code: line.code,
    name: line.name.ja,
    nameStated: true,
    outline: line.outline.ja,
    text: `${line.name.ja} ${line.outline.ja}`,
    budget: line.budget,
    target: line.target,
    result: parseCell(row?.result ?? ''),
    unitNote: line.unitNote.ja,
    place,
  }
}
