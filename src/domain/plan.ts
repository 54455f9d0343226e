/**
 * The plan of an authority for a fiscal year: pillars, programmes and their components, each a
 * line with budget, target, and the indicators that count its result. Plans are revised as
 * versions, never edited in place. Rules live in the plan, so an edition that freezes its plan
 * freezes every definition with it.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import type { CountingRule } from './counting/rule.ts'
import type { DeliveryKind } from './delivery-kind.ts'
import type { FiscalYear } from './fiscal-year.ts'
import type { Cell } from './quantity.ts'

/** What is counted for a line. Its basis follows from its rule. */
export type Indicator = {
  /** Unique within its line: "attended". */
  readonly key: string
  readonly name: Bilingual
  /** As printed behind the number: 社, 人, 回. */
  readonly unit: Bilingual
  /** The mark and the label in front of the number, where the report prints them. */
  readonly marker: string | null
  readonly label: string | null
  readonly rule: CountingRule
}

/** A printed line of the plan: a programme or one of its components. */
export type Line = {
  /** "25" for a programme, "25-2" for a component. */
  readonly code: string
  /** Names the line over the years, unlike its number. */
  readonly key: string
  readonly name: Bilingual
  readonly outline: Bilingual
  readonly budget: Cell
  readonly target: Cell
  /** How the table explains the result's unit; as published. */
  readonly unitNote: Bilingual
  readonly procedures: readonly DeliveryKind[]
  readonly indicators: readonly Indicator[]
  /**
   * How the result is printed, with `{key}` where an indicator's number stands; without any, the
   * text is printed as it is (各事業欄記載).
   */
  readonly resultLayout: Bilingual
}

/** What is funded and delivered; it may have components. */
export type Programme = Line & {
  readonly no: number
  readonly components: readonly Line[]
}

/** A chapter of the plan. */
export type Pillar = {
  readonly no: number
  readonly name: Bilingual
  readonly programmes: readonly Programme[]
}

/** A condition between two counts that must hold before publication. */
export type Gate = {
  readonly key: string
  readonly name: Bilingual
  readonly line: string
  readonly left: CountingRule
  readonly relation: 'at-most' | 'equal'
  readonly right: CountingRule
  readonly severity: 'warn' | 'stop'
}

/** The programmes of a fiscal year. */
export type Plan = {
  readonly year: FiscalYear
  readonly title: Bilingual
  /** Where the plan's words and figures come from, and what is synthetic. */
  readonly source: Bilingual
  /** True where the records behind the results are made up for demonstration. */
  readonly synthetic: boolean
  readonly pillars: readonly Pillar[]
  readonly gates: readonly Gate[]
}

/** A line with where it stands. `component` is an empty text for a programme as a whole. */
export type PlacedLine = {
  readonly pillar: Pillar
  readonly programme: Programme
  readonly component: Line | null
  readonly line: Line
}

/** Every printed line in the order of the table: each programme, then its components. */
export function linesOf(plan: Plan): readonly PlacedLine[] {
  return plan.pillars.flatMap((pillar) =>
    pillar.programmes.flatMap((programme) => [
      { pillar, programme, component: null, line: programme },
      ...programme.components.map((line) => ({ pillar, programme, component: line, line })),
    ]),
  )
}

/** The line with this code ("25-2") or key, where the plan has one. */
export function findLine(plan: Plan, codeOrKey: string): PlacedLine | undefined {
  return linesOf(plan).find(({ line }) => line.code === codeOrKey || line.key === codeOrKey)
}
