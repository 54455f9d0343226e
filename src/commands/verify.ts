/**
 * Verification against the books: the seals and their chain, the editions and theirs, and every
 * figure of an edition recounted from the facts as of its publication. Each difference is named.
 */
import type { Edition, EditionFigure, Entry } from '../domain/edition/edition.ts'
import { planOfEdition } from '../domain/edition/report.ts'
import {
  compareEntries,
  type Finding,
  finding,
  verifyChain,
  verifyDigest,
  verifyFigure,
} from '../domain/edition/verify.ts'
import { figureKey } from '../domain/report.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { countFigures } from '../store/count.ts'
import { type Books, withAuthority } from '../store/database.ts'
import { findEdition, listEditions, readEntries } from '../store/edition.ts'
import { eachEntryPage } from '../store/entries.ts'
import type { Context } from './context.ts'
import { type FigureQuestion, figureQuestions } from './questions.ts'
import { verifySeals } from './verify-seals.ts'

/** What was verified, and everything that does not agree. */
export type Verification = {
  readonly year: number
  readonly edition: number
  readonly figures: number
  readonly facts: number
  readonly seals: number
  readonly findings: readonly Finding[]
}

/** Which edition to verify. */
export type VerificationOf = {
  readonly year: number
  /** The newest edition where absent. */
  readonly edition?: number
  onProgress?(done: number, of: number): void
}

/** Verifies an edition. Refuses where the year has none of that number. */
export async function verify(
  context: Context,
  given: VerificationOf,
): Promise<Result<Verification>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const edition = await findEdition(books, given.year, given.edition)
    if (!edition) return editionMissing(given.year, given.edition)
    const editions = await listAll(books, given.year)
    const seals = await verifySeals(books, editions)
    const figures = await verifyFigures(books, edition, given)
    return ok({
      year: edition.year,
      edition: edition.number,
      figures: edition.figures.length,
      facts: edition.figures.reduce((sum, figure) => sum + figure.entries, 0),
      seals: seals.count,
      findings: [
        ...seals.findings,
        ...verifyChain(editions),
        ...editions.flatMap(verifyDigest),
        ...figures,
      ],
    })
  })
}

async function listAll(books: Books, year: number): Promise<readonly Edition[]> {
  const editions: Edition[] = []
  for (const each of (await listEditions(books)).toReversed()) {
    if (each.year !== year) continue
    const edition = await findEdition(books, year, each.number)
    if (edition) editions.push(edition)
  }
  return editions
}

async function verifyFigures(books: Books, edition: Edition, given: VerificationOf) {
  const plan = planOfEdition(edition)
  const questions = new Map(figureQuestions(plan).map((question) => [question.key, question]))
  const counts = await countFigures(books, [...questions.values()], edition.asOf)
  const findings: Finding[] = []
  for (const [index, figure] of edition.figures.entries()) {
    const key = figureKey(figure.line, figure.indicator)
    const { line, indicator } = figure
    const place = { year: edition.year, number: edition.number, line, indicator }
    const frozen = await readEntries(books, place, figure)
    findings.push(...verifyFigure(edition, figure, { plan, entries: frozen }))
    const question = questions.get(key)
    if (question) {
      findings.push(...compareEntries(key, frozen, await entriesNow(books, question, edition)))
      findings.push(...compareValue(figure, counts.get(key)?.value ?? null))
    }
    given.onProgress?.(index + 1, edition.figures.length)
  }
  return findings
}

async function entriesNow(books: Books, question: FigureQuestion, { asOf }: Edition) {
  const entries: Entry[] = []
  for await (const page of eachEntryPage(books, question, { asOf, size: 10_000 })) {
    entries.push(...page)
  }
  return entries
}

function compareValue(figure: EditionFigure, counted: number | null): readonly Finding[] {
  if (counted === figure.value) return []
  const both = [`${figure.value}`, counted === null ? null : `${counted}`] as const
  return [finding('value_differs', { figure: figureKey(figure.line, figure.indicator) }, both)]
}

/** The refusal of everything that needs an edition that is not there. */
export function editionMissing(year: number, number?: number) {
  const [ja, en] = number === undefined ? ['', ''] : [`第${number}版`, `${number} `]
  return refuse(
    'edition_missing',
    `${year}年度の公表版${ja}はありません。「jisseki publish --year ${year}」で公表できます。`,
    `There is no published edition ${en}for fiscal year ${year}. Publish with "jisseki publish --year ${year}".`,
  )
}
