/**
 * What the reader of workbooks needs to know about one beforehand: which part holds its first
 * sheet, where it counts its days from, and which formulas have no value stored with them.
 */
import { ok, type Result } from '../../kit/result.ts'
import {
  readDirectory,
  refuseBroken,
  unpack,
  type WorkbookLimits,
  type ZipEntry,
} from './workbook-zip.ts'

/** The first sheet of a workbook. */
export type FirstSheet = {
  readonly epoch: 1900 | 1904
  readonly entry: ZipEntry
  /** What the workbook's sheets are called, the first one first. */
  readonly names: readonly string[]
}

/** Finds the first sheet. Refuses a broken workbook and one that unpacks beyond all measure. */
export async function findFirstSheet(
  bytes: Uint8Array,
  limits: WorkbookLimits,
): Promise<Result<FirstSheet>> {
  const directory = readDirectory(bytes, limits)
  if (!directory.ok) return directory
  const read = (name: string) => readPart(bytes, directory.value.get(name))
  const workbook = await read('xl/workbook.xml')
  const relations = await read('xl/_rels/workbook.xml.rels')
  if (workbook === null || relations === null) return refuseBroken()
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)]
  const relation = attribute(sheets[0]?.[0] ?? '', '\\w+:id')
  const target = [...relations.matchAll(/<Relationship\s[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => attribute(tag, 'Id') === relation)
  const entry = directory.value.get(pathOf(attribute(target ?? '', 'Target') ?? ''))
  if (!entry) return refuseBroken()
  const epoch = /\bdate1904\s*=\s*["'](?:1|true)["']/.test(workbook) ? 1904 : 1900
  const names = sheets.map(([tag]) => attribute(tag, 'name') ?? '')
  return ok({ epoch, entry, names })
}

/**
 * The cells ("B7") whose formula has no stored value: a program wrote the file that does not
 * calculate, so nobody knows what would stand there. Stops at `limit`.
 */
export async function findUnvaluedFormulas(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit = 10_000,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of unpack(bytes, entry)) {
    const text = rest + decoder.decode(piece, { stream: true })
    const end = text.lastIndexOf('</')
    for (const cell of unvaluedIn(text.slice(0, end))) if (found.size < limit) found.add(cell)
    const open = text.lastIndexOf('<c ')
    rest = text.slice(open < 0 ? Math.max(0, text.length - cellLimit) : open)
    if (rest.length > cellLimit) rest = rest.slice(-3)
  }
  return found
}

/** The longest piece of XML that one cell is looked for in, in characters. */
const cellLimit = 1 << 17

function unvaluedIn(text: string): readonly string[] {
  if (!text.includes('<f')) return []
  const cells = text.matchAll(/<c\s([^>]*[^>/])>((?:(?!<\/c>)[^])*?)<\/c>/g)
  return [...cells].flatMap(([, attributes = '', inner = '']) => {
    const hasFormula = /<f[\s>/]/.test(inner)
    const hasValue = /<v>[^<]/.test(inner) || /<is>/.test(inner)
    const isEmptyText = /\bt="str"/.test(attributes) && /<v\s*\/?>/.test(inner)
    const reference = attribute(` ${attributes}`, 'r')
    return hasFormula && !hasValue && !isEmptyText && reference !== null ? [reference] : []
  })
}

async function readPart(bytes: Uint8Array, entry: ZipEntry | undefined): Promise<string | null> {
  if (!entry) return null
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of unpack(bytes, entry)) pieces.push(piece)
  } catch {
    return null
  }
  return Buffer.concat(pieces).toString('utf8')
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? null
}

/** Relations name parts from the workbook's own folder, or from the root with a slash in front. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}
