/** The questions that a plan's indicators and gates put to the facts. */
import { windowOf } from '../domain/edition/recount.ts'
import { findLine, type Indicator, linesOf, type PlacedLine, type Plan } from '../domain/plan.ts'
import { figureKey } from '../domain/report.ts'
import { present } from '../kit/check.ts'
import type { Question } from '../store/count.ts'

/** A figure to count: its question with the line and the indicator it belongs to. */
export type FigureQuestion = Question & {
  readonly placed: PlacedLine
  readonly indicator: Indicator
}

/** One question for each indicator, in the order of the table. */
export function figureQuestions(plan: Plan): readonly FigureQuestion[] {
  return linesOf(plan).flatMap((placed) =>
    placed.line.indicators.map((indicator) => ({
      key: figureKey(placed.line.code, indicator.key),
      rule: indicator.rule,
      scope: scopeOf(plan, placed),
      placed,
      indicator,
    })),
  )
}

/** Two questions for each gate: "KEY/left" and "KEY/right". */
export function gateQuestions(plan: Plan): readonly Question[] {
  return plan.gates.flatMap((gate) => {
    const scope = scopeOf(plan, present(findLine(plan, gate.line), `line ${gate.line} of a gate`))
    return [
      { key: `${gate.key}/left`, rule: gate.left, scope },
      { key: `${gate.key}/right`, rule: gate.right, scope },
    ]
  })
}

function scopeOf(plan: Plan, { programme, component }: PlacedLine) {
  return {
    programme: programme.key,
    component: component?.key ?? '',
    window: windowOf(plan.year),
  }
}
