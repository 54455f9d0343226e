/** Who imports whom: every import of a file, those of types and those at run time included. */
import { posix } from 'node:path'
import { scan } from './scan.ts'
import type { SourceFile } from './source-file.ts'

/** One import. `target` is the imported file's path from the root; null for a package. */
export type Import = {
  readonly from: string
  readonly line: number
  readonly specifier: string
  readonly target: string | null
}

/** Every `import`, `export … from`, `import('…')` and `import('…').Type` of a file. */
export function importsOf(file: SourceFile): readonly Import[] {
  const { code } = scan(file.text)
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*(['"])(\s*)\1/g)].map((found) => {
    const start = found.index + found[0].length - 1 - (found[2] ?? '').length
    const specifier = file.text.slice(start, start + (found[2] ?? '').length)
    return {
      from: file.path,
      line: file.text.slice(0, found.index).split('\n').length,
      specifier,
      target: specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : null,
    }
  })
}

/** Every file that can be reached from `start` over imports, with the way that leads there. */
export function reachable(
  start: string,
  imports: ReadonlyMap<string, readonly Import[]>,
): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start, [start]]])
  for (const [path, way] of ways) {
    for (const { target } of imports.get(path) ?? []) {
      if (target !== null && !ways.has(target)) ways.set(target, [...way, target])
    }
  }
  return ways
}
