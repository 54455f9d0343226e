/**
 * Verification against the books: the seals and their chain, the editions and theirs, and every
 * figure of an edition recounted from the facts as of its publication. Each difference is named.
 */
import type { Edition } from '../domain/edition/edition.ts'
import { type Finding, verifyChain, verifyDigest } from '../domain/edition/verify.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { type Books, withAuthority } from '../store/database.ts'
import { findEdition, listEditions } from '../store/edition.ts'
import type { Context } from './context.ts'
import { verifyFigures } from './verify-figures.ts'
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

/** The refusal of everything that needs an edition that is not there. */
export function editionMissing(year: number, number?: number) {
  const [ja, en] = number === undefined ? ['', ''] : [`第${number}版`, `${number} `]
  return refuse(
    'edition_missing',
    `${year}年度の公表版${ja}はありません。「jisseki publish --year ${year}」で公表できます。`,
    `There is no published edition ${en}for fiscal year ${year}. Publish with "jisseki publish --year ${year}".`,
  )
}
