/**
 * Texts that a spreadsheet would take for formulas, guarded by an apostrophe: a name typed by a
 * stranger must not run on the machine of who opens the list (OWASP, CSV injection).
 */
import { isDash } from '../../kit/text.ts'

/**
 * Puts an apostrophe before a text that a spreadsheet would take for a formula, in full width too,
 * and before one that is such a text with apostrophes already, so that the guard can be told from
 * what was there. A dash alone, which says that something does not apply, is no formula.
 */
export function guardFormula(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text
}

/** Takes the guard off again: `unguardFormula(guardFormula(text))` is `text`. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && isFormulaLike(text) ? text.slice(1) : text
}

function isFormulaLike(text: string): boolean {
  const bare = text.replace(/^'+/, '')
  return /^\s*[=+\-@＝＋－＠\t\r]/u.test(bare) && !isDash(bare)
}
