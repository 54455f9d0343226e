/** Papers as PDF: tagged for screen readers (PDF/UA-1), the same bytes for the same paper. */
import {
  codesOf,
  dropVariants,
  findMissingGlyphs,
  joinMarks,
  refuseUnprintable,
} from '../../domain/printable.ts'
import type { Result } from '../../kit/result.ts'
import { type Layout, type LayoutValue, layOut } from './layout.ts'
import type { Paper } from './paper.ts'
import { PdfPress } from './press.ts'
import { paperWords } from './words.ts'

/**
 * Prints a paper. Refuses when too many papers are waiting, and a certificate or a letter with a
 * character that the fonts lack: it states a name, which must not be altered. On the working papers
 * of a day, tickets and attendance sheets, 〓 stands in its place and a footnote says for what.
 */
export async function renderPdf(paper: Paper): Promise<Result<Uint8Array>> {
  const layout = layOut(paper)
  const missing = findMissingGlyphs(textsOf(layout).join(''))
  if (missing.length > 0 && mustBeExact(paper)) return refuseUnprintable(missing)
  const absent = new Set(missing)
  const printable = rewrite(layout, (text) => replaceMissing(dropVariants(joinMarks(text)), absent))
  const footnote =
    missing.length === 0 ? null : paperWords(paper.language).missing(codesOf(missing))
  return press.print({
    template: paper.kind,
    data: JSON.stringify({ ...(printable as Layout), footnote }),
  })
}

const press = new PdfPress({ program: new URL('./press-start.js', import.meta.url), capacity: 500 })

const mustBeExact = ({ kind }: Paper): boolean =>
  kind === 'certificate' || kind === 'letter' || kind === 'letter-certificate'

function replaceMissing(text: string, absent: ReadonlySet<string>): string {
  return absent.size === 0
    ? text
    : Array.from(text, (each) => (absent.has(each) ? '〓' : each)).join('')
}

function textsOf(value: LayoutValue): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

function rewrite(value: LayoutValue, each: (text: string) => string): LayoutValue {
  if (typeof value === 'string') return each(value)
  if (Array.isArray(value)) return value.map((part: LayoutValue) => rewrite(part, each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [field, rewrite(part, each)]),
  )
}
