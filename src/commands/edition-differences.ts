/** Finds what an amended edition changes, and the reasons that were recorded for it. */
import { changeOf, differenceOf } from '../domain/edition/difference.ts'
import type { Difference, Edition, EditionFigure, Entry } from '../domain/edition/edition.ts'
import { figureKey } from '../domain/report.ts'
import type { Books } from '../store/database.ts'
import { readEntries } from '../store/edition.ts'
import { listReasons } from '../store/fact.ts'
import { listMerges } from '../store/party.ts'

/** The edition that is being made. */
export type NextEdition = {
  readonly number: number
  readonly figures: readonly EditionFigure[]
  readonly asOf: number
}

/** Every figure in which the next edition differs from `previous`, in the order of the table. */
export async function listDifferences(
  books: Books,
  previous: Edition,
  next: NextEdition,
): Promise<readonly Difference[]> {
  const before = new Map(previous.figures.map((figure) => [keyOf(figure), figure]))
  const after = new Map(next.figures.map((figure) => [keyOf(figure), figure]))
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))]
  const merges = await listMerges(books, next.asOf, previous.asOf)
  const mergeReasons = merges.map(({ reason }) => reason)
  const differences: Difference[] = []
  for (const key of keys) {
    const pair = { before: before.get(key), after: after.get(key) }
    if (pair.before && pair.before.digest === pair.after?.digest) {
      const difference = differenceOf({ ...pair, change: none, factReasons: [], mergeReasons })
      if (difference) differences.push(difference)
      continue
    }
    const change = changeOf(
      await entriesOf(books, previous, pair.before),
      await entriesOf(books, { year: previous.year, number: next.number }, pair.after),
    )
    const facts = [...change.added, ...change.removed]
    const factReasons = await listReasons(books, facts, previous.asOf)
    const difference = differenceOf({ ...pair, change, factReasons, mergeReasons })
    if (difference) differences.push(difference)
  }
  return differences
}

const none = { added: [], removed: [], moved: [] }

const keyOf = (figure: EditionFigure) => figureKey(figure.line, figure.indicator)

async function entriesOf(
  books: Books,
  { year, number }: { readonly year: number; readonly number: number },
  figure: EditionFigure | undefined,
): Promise<readonly Entry[]> {
  if (!figure) return []
  const { line, indicator } = figure
  return readEntries(books, { year, number, line, indicator }, figure)
}
