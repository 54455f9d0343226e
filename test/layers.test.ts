/** Holds every import to the layers of the house, and shows for each rule that it can be broken. */
import { describe, expect, it, test } from 'vitest'
import { importsOf } from './source/imports.ts'
import {
  countingViolations,
  databasePackages,
  deliveryKinds,
  layers,
  layerViolations,
  ringViolations,
} from './source/layers.ts'
import { findRings } from './source/rings.ts'
import { describeViolations, isCode, readTextFiles, type SourceFile } from './source/source-file.ts'

const code = readTextFiles(process.cwd()).filter(isCode)

const file = (path: string, ...imports: readonly string[]): SourceFile => ({
  path,
  text: imports.map((each) => `import type { X } from '${each}'\n`).join(''),
})

const messages = (path: string, ...imports: readonly string[]): readonly string[] =>
  layerViolations([file(path, ...imports)]).map(({ message }) => message)

describe('the source', () => {
  it('is found, with its imports', () => {
    expect(code.flatMap(importsOf).length).toBeGreaterThan(20)
  })

  it('imports downwards only', () => {
    expect(describeViolations(layerViolations(code))).toEqual([])
  })

  it('has no ring of imports', () => {
    expect(describeViolations(ringViolations(code))).toEqual([])
  })

  it('counts from facts, never from procedures', () => {
    expect(describeViolations(countingViolations(code))).toEqual([])
  })
})

describe('the rules notice', () => {
  test.each([
    ['src/kit/id.ts', '../domain/plan.ts', 'kit may not import domain'],
    ['src/domain/plan.ts', '../store/plan.ts', 'domain may not import store'],
    ['src/domain/plan.test.ts', '../store/plan.ts', 'domain may not import store'],
    ['src/formats/csv.ts', '../store/plan.ts', 'formats may not import store'],
    ['src/commands/publish.ts', '../formats/csv.ts', 'commands may not import formats'],
    ['src/web/routes.ts', '../api/app.ts', 'web may not import api'],
    ['src/cli/run.ts', '../main/compose.ts', 'cli may not import main'],
    ['src/kit/id.ts', '../../test/world.ts', 'src stands without'],
    ['src/cli/run.ts', 'pg', 'only src/store knows the database'],
    ['src/commands/publish.ts', 'kysely/helpers/postgres', 'only src/store knows the database'],
    ['src/domain/plan.ts', 'node:fs', 'domain is pure'],
    ['src/kit/text.ts', 'hono', 'kit is pure'],
    ['src/web/portal/home.tsx', '../../store/fact.ts', 'published editions only'],
    ['src/domain/delivery/grant.ts', './course.ts', 'grant may not import the kind course'],
    [
      'src/domain/delivery/grant/act.ts',
      '../course/act.ts',
      'grant may not import the kind course',
    ],
  ])('%s importing %s', (path, target, reason) => {
    expect(messages(path, target)).toEqual([expect.stringContaining(reason)])
  })

  test.each([
    ['src/domain/plan.ts', '../kit/id.ts'],
    ['src/domain/plan.test.ts', '../../test/world.ts'],
    ['src/domain/plan.test.ts', 'vitest'],
    ['src/store/fact.ts', 'kysely'],
    ['src/main/compose.ts', '../web/app.tsx'],
    ['src/web/desk/facts.tsx', '../../store/fact.ts'],
    ['src/web/portal/report.tsx', '../../store/edition.ts'],
    ['src/domain/delivery/grant.ts', './kind.ts'],
    ['src/domain/delivery/grant/act.ts', './state.ts'],
  ])('no fault in %s importing %s', (path, target) => {
    expect(messages(path, target)).toEqual([])
  })

  it('a file outside of every layer', () => {
    expect(messages('src/extra/x.ts')).toEqual(['lies in no layer'])
    expect(messages('src/x.ts')).toEqual(['lies in no layer'])
  })

  it('a long way from counting to delivery', () => {
    const files = [
      file('src/domain/counting/count.ts', '../fact.ts'),
      file('src/domain/fact.ts', './delivery/kind.ts'),
      file('src/domain/delivery/kind.ts'),
    ]
    expect(describeViolations(countingViolations(files))).toEqual([
      'src/domain/counting/count.ts:1 reaches delivery: src/domain/counting/count.ts → ' +
        'src/domain/fact.ts → src/domain/delivery/kind.ts',
    ])
    expect(countingViolations(files.slice(0, 1))).toEqual([])
  })

  it('a ring over files, also one of types', () => {
    const ring = [
      file('src/a.ts', './b.ts'),
      file('src/b.ts', './c.ts'),
      file('src/c.ts', './a.ts'),
    ]
    expect(ringViolations(ring)).toHaveLength(1)
    expect(ringViolations(ring.slice(0, 2))).toEqual([])
  })
})

describe('imports', () => {
  it('are found in every form', () => {
    const text = [
      "import { a } from './a.ts'",
      "import type { B } from '../b.ts'",
      "import './c.css'",
      "export { d } from './d.ts'",
      "const e = await import('./e.ts')",
      "type F = import('./f.ts').F",
      'import {\n  g,\n} from "./g.ts"',
      "// import './comment.ts'",
      'const text = "import \'./text.ts\'"',
    ].join('\n')
    const targets = importsOf({ path: 'src/x/y.ts', text }).map(({ target, line }) => [
      target,
      line,
    ])
    expect(targets).toEqual([
      ['src/x/a.ts', 1],
      ['src/b.ts', 2],
      ['src/x/c.css', 3],
      ['src/x/d.ts', 4],
      ['src/x/e.ts', 5],
      ['src/x/f.ts', 6],
      ['src/x/g.ts', 9],
    ])
  })
})

describe('rings', () => {
  test.each<[string, Record<string, string[]>, string[][]]>([
    ['none in a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['one that needs itself', { a: ['a'] }, [['a']]],
    [
      'two that share no file',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
    ['one of two loops', { a: ['b', 'c'], b: ['a'], c: ['a'] }, [['a', 'b', 'c']]],
    ['none where a file is missing', { a: ['gone'] }, []],
  ])('%s', (_, graph, rings) => {
    expect(findRings(new Map(Object.entries(graph)))).toEqual(rings)
  })
})

describe('the table of layers', () => {
  it('names every layer that it lets others import, and lets none import upwards', () => {
    const order = Object.keys(layers)
    for (const [layer, allowed] of Object.entries(layers)) {
      const below = order.slice(0, order.indexOf(layer))
      expect(below).toEqual(expect.arrayContaining([...allowed]))
    }
    expect(deliveryKinds).toHaveLength(12)
    expect(databasePackages.test('pgvector')).toBe(false)
  })
})
