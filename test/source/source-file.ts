/** Files of the project as the source tests see them: paths from the project's root, and text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text file. `path` has forward slashes and starts at the project's root. */
export type SourceFile = { readonly path: string; readonly text: string }

/** A rule that a file breaks, and where. */
export type Violation = { readonly path: string; readonly line: number; readonly message: string }

/** Violations as lines that an editor can open; empty where there are none. */
export function describeViolations(violations: readonly Violation[]): readonly string[] {
  return violations.map(({ path, line, message }) => `${path}:${line} ${message}`)
}

/** Every text file under `root` but what installing, running and git leave there. */
export function readTextFiles(root: string): readonly SourceFile[] {
  return listPaths(root, '').flatMap((path) => {
    const bytes = readFileSync(join(root, path))
    return bytes.includes(0) ? [] : [{ path, text: bytes.toString('utf8') }]
  })
}

/** TypeScript that people wrote: in src, test, bench and examples. */
export function isCode(file: SourceFile): boolean {
  return /^(?:src|test|bench|examples)\/.*\.tsx?$/.test(file.path)
}

/** A unit test beside its file, or a whole-product test. */
export function isTest(file: SourceFile): boolean {
  return /\.test\.tsx?$/.test(file.path)
}

const leftBehind = new Set(['node_modules', '.git', 'var', 'dist', 'coverage'])

function listPaths(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (leftBehind.has(entry.name)) return []
    if (entry.isDirectory()) return listPaths(root, path)
    return entry.isFile() ? [path] : []
  })
}
