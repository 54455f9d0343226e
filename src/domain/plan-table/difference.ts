/** What an import would change in a plan, line by line, for the dry run. */
import { linesOf, type PlacedLine, type Plan } from '../plan.ts'

/** `line` stands for a line that comes (no `before`) or goes (no `after`). */
export type DifferenceField =
  | 'line'
  | 'number'
  | 'pillar'
  | 'name'
  | 'outline'
  | 'budget'
  | 'target'
  | 'unitNote'

/** One change to one line. Texts are as printed. */
export type PlanDifference = {
  /** The line's number in the new plan; in the old one for a line that goes. */
  readonly line: string
  readonly field: DifferenceField
  readonly before: string | null
  readonly after: string | null
}

/**
 * Compares two versions of a plan by the keys of their lines: the new plan's lines in order, then
 * the lines that go. Texts are compared in Japanese, as published.
 */
export function planDifferences(before: Plan | null, after: Plan): readonly PlanDifference[] {
  const known = new Map((before ? linesOf(before) : []).map((one) => [one.line.key, one]))
  const lines = linesOf(after)
  const kept = new Set(lines.map(({ line }) => line.key))
  const gone = [...known.values()].filter(({ line }) => !kept.has(line.key))
  return [
    ...lines.flatMap((placed) => lineDifferences(known.get(placed.line.key), placed)),
    ...gone.map(({ line }) => difference(line.code, 'line', [line.name.ja, null])),
  ]
}

function lineDifferences(before: PlacedLine | undefined, after: PlacedLine) {
  const code = after.line.code
  if (!before) return [difference(code, 'line', [null, after.line.name.ja])]
  const [from, to] = [textsOf(before), textsOf(after)]
  return (Object.keys(to) as (keyof typeof to)[])
    .filter((field) => from[field] !== to[field])
    .map((field) => difference(code, field, [from[field], to[field]]))
}

function textsOf({ pillar, line }: PlacedLine) {
  return {
    number: line.code,
    pillar: pillar.name.ja,
    name: line.name.ja,
    outline: line.outline.ja,
    budget: line.budget.text,
    target: line.target.text,
    unitNote: line.unitNote.ja,
  }
}

function difference(
  line: string,
  field: DifferenceField,
  [before, after]: readonly [string | null, string | null],
): PlanDifference {
  return { line, field, before, after }
}
