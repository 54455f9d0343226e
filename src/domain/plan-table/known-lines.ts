/**
 * Which lines of a table the plan in force already knows. Numbers move between years and names are
 * mended, so a line is known, in this order, by number and name, by name alone, and by number where
 * the names share most of their characters. A component is also known by its number in a known
 * programme where the table prints no name for it or explains its unit in the same words.
 */
import type { Line, Plan, Programme } from '../plan.ts'
import { fold } from './cell-text.ts'
import type { DraftLine, DraftProgramme, PlanDraft } from './draft.ts'

/** The known line of each line of the draft that has one. No known line stands twice. */
export type KnownLines = ReadonlyMap<DraftLine, Line>

/** Finds the known lines of a draft. */
export function matchLines(draft: PlanDraft, existing: Plan | null): KnownLines {
  if (existing === null) return new Map()
  const known = new Map<DraftLine, Line>()
  const drafts = draft.pillars.flatMap((pillar) => pillar.programmes)
  const programmes = existing.pillars.flatMap((pillar) => pillar.programmes)
  matchBy(known, [drafts, programmes], programmeTests)
  for (const programme of drafts) {
    const counterpart = programmes.find((one) => one === known.get(programme))
    if (counterpart) matchComponents(known, programme, counterpart)
  }
  return known
}

type Test = (draft: DraftLine, line: Line) => boolean

const sameName: Test = (draft, line) => fold(draft.name) === fold(line.name.ja)
const sameCode: Test = (draft, line) => draft.code === line.code
const alike: Test = (draft, line) => likeness(fold(draft.name), fold(line.name.ja)) >= 0.7
const sameNote: Test = (draft, line) =>
  fold(draft.unitNote) !== '' && fold(draft.unitNote) === fold(line.unitNote.ja)

const programmeTests: readonly Test[] = [
  (draft, line) => sameCode(draft, line) && sameName(draft, line),
  sameName,
  (draft, line) => sameCode(draft, line) && alike(draft, line),
]

const componentTests: readonly Test[] = [
  ...programmeTests,
  (draft, line) => sameCode(draft, line) && (!draft.nameStated || sameNote(draft, line)),
]

/** Components are compared by their number within the programme, since that may have moved. */
function matchComponents(
  known: Map<DraftLine, Line>,
  draft: DraftProgramme,
  programme: Programme,
): void {
  const tests = componentTests.map(
    (test): Test =>
      (component, line) => {
        const order = component.code.slice(draft.code.length)
        return test({ ...component, code: `${programme.code}${order}` }, line)
      },
  )
  matchBy(known, [draft.components, programme.components], tests)
}

/**
 * Each test goes over all lines before the next, weaker one. A line that two lines fit stays
 * open.
 */
function matchBy(
  known: Map<DraftLine, Line>,
  [drafts, lines]: readonly [readonly DraftLine[], readonly Line[]],
  tests: readonly Test[],
): void {
  const taken = new Set<Line>(known.values())
  for (const test of tests) {
    for (const draft of drafts.filter((one) => !known.has(one))) {
      const [line, ...others] = lines.filter((one) => !taken.has(one) && test(draft, one))
      if (!line || others.length > 0) continue
      known.set(draft, line)
      taken.add(line)
    }
  }
}

/** From 0 to 1: how many pairs of neighbouring characters two texts share (Dice's coefficient). */
function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  const total = first.length + second.length
  if (total === 0) return 0
  const rest = [...second]
  const shared = first.filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / total
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
