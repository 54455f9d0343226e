/**
 * Verification of an edition's figures: each list as it was frozen is recounted, and compared with
 * the facts as they lie in the books. Both are read once, side by side, and never held.
 */
import type { Edition, EditionFigure, Entry } from '../domain/edition/edition.ts'
import type { EntryPages } from '../domain/edition/pairing.ts'
import { planOfEdition } from '../domain/edition/report.ts'
import {
  compareEntries,
  type Finding,
  finding,
  openFigureCheck,
  unknownToPlan,
} from '../domain/edition/verify.ts'
import { figureKey } from '../domain/report.ts'
import { countFigures } from '../store/count.ts'
import type { Books } from '../store/database.ts'
import { eachFrozenPage } from '../store/edition.ts'
import { eachEntryPage } from '../store/entries.ts'
import { type FigureQuestion, figureQuestions } from './questions.ts'

const pageSize = 5000

/** Recounts every figure of an edition, and names every difference. */
export async function verifyFigures(
  books: Books,
  edition: Edition,
  telling: { onProgress?(done: number, of: number): void } = {},
): Promise<readonly Finding[]> {
  const questions = new Map(
    figureQuestions(planOfEdition(edition)).map((question) => [question.key, question]),
  )
  const counts = await countFigures(books, [...questions.values()], edition.asOf)
  const findings: Finding[] = []
  for (const [index, figure] of edition.figures.entries()) {
    const key = figureKey(figure.line, figure.indicator)
    const question = questions.get(key)
    if (question) {
      findings.push(...(await verifyLists(books, edition, { figure, question })))
      findings.push(...compareValue(figure, counts.get(key)?.value ?? null))
    } else {
      findings.push(unknownToPlan(key))
    }
    telling.onProgress?.(index + 1, edition.figures.length)
  }
  return findings
}

type Asked = { readonly figure: EditionFigure; readonly question: FigureQuestion }

/** The frozen list against its digest and its value, then fact by fact against the books. */
async function verifyLists(
  books: Books,
  edition: Edition,
  { figure, question }: Asked,
): Promise<readonly Finding[]> {
  const { line, indicator } = figure
  const place = { year: edition.year, number: edition.number, line, indicator }
  const check = openFigureCheck(edition, figure, question.rule)
  const frozen = passOn(eachFrozenPage(books, place, figure), check.add)
  const found = eachEntryPage(books, question, { asOf: edition.asOf, size: pageSize })
  const facts: Finding[] = []
  for await (const each of compareEntries(question.key, frozen, found)) facts.push(each)
  return [...check.findings(), ...facts]
}

/** The same pages, each entry shown to `look` on its way. */
async function* passOn(pages: EntryPages, look: (entry: Entry) => void): EntryPages {
  for await (const page of pages) {
    for (const entry of page) look(entry)
    yield page
  }
}

function compareValue(figure: EditionFigure, counted: number | null): readonly Finding[] {
  if (counted === figure.value) return []
  const both = [`${figure.value}`, counted === null ? null : `${counted}`] as const
  return [finding('value_differs', { figure: figureKey(figure.line, figure.indicator) }, both)]
}
