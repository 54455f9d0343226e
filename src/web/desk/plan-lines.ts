/** The lines of the newest plan by name, for the lists and forms of the desk. */
import { type DeskAct, mayAct } from '../../domain/access/capability.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { linesOf, type PlacedLine } from '../../domain/plan.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { Books } from '../../store/database.ts'
import { findPlan } from '../../store/plan-version.ts'
import type { AnyVisit } from '../personal.ts'

/** The lines of the plan that holds, by programme and component. */
export type PlanLines = {
  readonly all: readonly PlacedLine[]
  /** What a line is called: its number and its name. A line of an older plan goes by its key. */
  nameOf(place: Pick<Offering, 'programme' | 'component'>, language: Language): string
}

/** Reads the lines; none where no plan has been adopted. */
export async function readPlanLines(books: Books): Promise<PlanLines> {
  const plan = await findPlan(books, null)
  const all = plan ? linesOf(plan.plan) : []
  const byPlace = new Map(
    all.map((placed) => [`${placed.programme.key}/${placed.component?.key ?? ''}`, placed.line]),
  )
  return {
    all,
    nameOf: ({ programme, component }, language) => {
      const line = byPlace.get(`${programme}/${component}`)
      if (!line) return component === '' ? programme : `${programme} ${component}`
      return `${line.code} ${line.name[language]}`
    },
  }
}

/** The number of a line in the plan that holds ("25-2"); the key of one that it does not have. */
export function codeOfLine(
  { all }: PlanLines,
  { programme, component }: Pick<Offering, 'programme' | 'component'>,
): string {
  const placed = all.find(
    (each) => each.programme.key === programme && (each.component?.key ?? '') === component,
  )
  return placed?.line.code ?? (component === '' ? programme : component)
}

/** The lines in whose programmes a visitor may do something. */
export function linesFor(
  { visitor }: Pick<AnyVisit, 'visitor'>,
  lines: PlanLines,
  act: DeskAct,
): readonly PlacedLine[] {
  return lines.all.filter(
    ({ programme }) => mayAct(visitor.actor, act, { programme: programme.key }).ok,
  )
}

/** The programmes to filter a list by. */
export function programmeOptions(
  visit: Pick<AnyVisit, 'visitor' | 'language'>,
  lines: PlanLines,
  act: DeskAct,
): readonly { readonly value: string; readonly label: string }[] {
  return linesFor(visit, lines, act)
    .filter(({ component }) => component === null)
    .map(({ programme }) => ({
      value: programme.key,
      label: `${programme.code} ${programme.name[visit.language]}`,
    }))
}
