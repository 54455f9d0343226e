/** The style sheet of the report's table, on the site and in the document alike. */
import { readFileSync } from 'node:fs'

/** The rules of table.css. They use the names of the Digital Agency's tokens, with fallbacks. */
export function reportStyles(): string {
  return readFileSync(new URL('table.css', import.meta.url), 'utf8')
}
