/** Finds what an amended edition changes, and the reasons that were recorded for it. */
import {
  changeOf,
  type CountedFigure,
  differenceOf,
  type EntryChange,
} from '../domain/edition/difference.ts'
import type { Difference, Edition, EditionFigure } from '../domain/edition/edition.ts'
import { type MergesBetween, mergeReasonsOf } from '../domain/edition/merge-reason.ts'
import type { EntryPages } from '../domain/edition/pairing.ts'
import { ruleOf } from '../domain/edition/recount.ts'
import { planOfEdition } from '../domain/edition/report.ts'
import type { Plan } from '../domain/plan.ts'
import { figureKey } from '../domain/report.ts'
import type { Books } from '../store/database.ts'
import { eachFrozenPage } from '../store/edition.ts'
import { countByParty, listReasons } from '../store/fact.ts'
import { listMerges, readUnmerges } from '../store/party.ts'

/** The edition that is being made. */
export type NextEdition = {
  readonly number: number
  readonly plan: Plan
  readonly figures: readonly EditionFigure[]
  readonly asOf: number
}

/** Every figure in which the next edition differs from `previous`, in the order of the table. */
export async function listDifferences(
  books: Books,
  previous: Edition,
  next: NextEdition,
): Promise<readonly Difference[]> {
  const before = byKey(previous.figures, planOfEdition(previous))
  const after = byKey(next.figures, next.plan)
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))]
  const reading = { books, previous, next, merges: readOnce(books, previous.asOf, next.asOf) }
  const differences: Difference[] = []
  for (const key of keys) {
    const pair = { before: before.get(key), after: after.get(key) }
    const difference = differenceOf({ ...pair, ...(await readChange(reading, pair)) })
    if (difference) differences.push(difference)
  }
  return differences
}

type Reading = {
  readonly books: Books
  readonly previous: Edition
  readonly next: NextEdition
  readonly merges: () => Promise<MergesBetween>
}

type Pair = {
  readonly before: CountedFigure | undefined
  readonly after: CountedFigure | undefined
}

/** Which facts make a figure differ, and why. Equal digests say that none does. */
async function readChange(reading: Reading, { before, after }: Pair) {
  const { books, previous, next } = reading
  if (before && before.figure.digest === after?.figure.digest) {
    return { change: nothing, factReasons: [], mergeReasons: [] }
  }
  const change = await changeOf(
    pagesOf(books, previous, before?.figure),
    pagesOf(books, { year: previous.year, number: next.number }, after?.figure),
  )
  const facts = [...change.added, ...change.removed]
  return {
    change,
    factReasons: await listReasons(books, facts, previous.asOf),
    mergeReasons: await readMergeReasons(reading, change),
  }
}

const nothing: EntryChange = { added: [], removed: [], moved: [] }

async function readMergeReasons({ books, merges }: Reading, { moved }: EntryChange) {
  if (moved.length === 0) return []
  return mergeReasonsOf(await countByParty(books, moved), await merges())
}

/** The merges are read for the first figure that needs them, and for that one alone. */
function readOnce(books: Books, then: number, now: number): () => Promise<MergesBetween> {
  let merges: MergesBetween | undefined
  return async () => {
    merges ??= {
      before: await listMerges(books, then),
      after: await listMerges(books, now),
      undone: await readUnmerges(books, { after: then, upTo: now }),
    }
    return merges
  }
}

function byKey(figures: readonly EditionFigure[], plan: Plan): ReadonlyMap<string, CountedFigure> {
  return new Map(
    figures.map((figure) => [
      figureKey(figure.line, figure.indicator),
      { figure, rule: ruleOf(plan, figure) },
    ]),
  )
}

async function* pagesOf(
  books: Books,
  { year, number }: { readonly year: number; readonly number: number },
  figure: EditionFigure | undefined,
): EntryPages {
  if (!figure) return
  const { line, indicator } = figure
  yield* eachFrozenPage(books, { year, number, line, indicator }, figure)
}
