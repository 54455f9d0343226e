/** Holds every file to the rules of STYLE.md, and shows for each rule that it can be broken. */
import { describe, expect, it, test } from 'vitest'
import { scan } from './source/scan.ts'
import { describeViolations, isCode, readTextFiles, type SourceFile } from './source/source-file.ts'
import {
  type Check,
  checkAny,
  checkComments,
  checkDocComments,
  checkExports,
  checkFileLength,
  checkFunctionLength,
  checkLineWidth,
  checkLock,
  checkMachineTraces,
  checkName,
  checkPurity,
} from './source/tidy.ts'

const files = readTextFiles(process.cwd())
const code = files.filter(isCode)
const product = code.filter((file) => file.path.startsWith('src/'))

const file = (text: string, path = 'src/domain/plan.ts'): SourceFile => ({ path, text })
const lines = (count: number, line = '  x()'): string => Array(count).fill(line).join('\n')
const broken = (rule: Check, text: string, path?: string): readonly string[] =>
  describeViolations(rule(file(text, path)))

describe('the source', () => {
  it('is found', () => {
    expect(product.length).toBeGreaterThan(5)
    expect(files.map(({ path }) => path)).toContain('package-lock.json')
  })

  test.each<[string, Check, readonly SourceFile[]]>([
    ['keeps files short', checkFileLength, code],
    ['keeps functions short', checkFunctionLength, code],
    ['keeps lines short', checkLineWidth, product],
    ['exports by name, from the file that holds it', checkExports, code],
    ['does without any', checkAny, code],
    ['has names that say what is inside', checkName, code],
    ['has comments about the present', checkComments, code],
    ['documents its exports', checkDocComments, product],
    ['does not depend on one machine', checkMachineTraces, files],
    ['has a lock without addresses', checkLock, files],
    ['has a domain without clock and chance', checkPurity, product],
  ])('%s', (_, rule, subjects) => {
    expect(describeViolations(subjects.flatMap(rule))).toEqual([])
  })
})

describe('the rules notice', () => {
  it('a file of 401 lines, not one of 400', () => {
    expect(broken(checkFileLength, `${lines(400)}\n`)).toEqual([])
    expect(broken(checkFileLength, `${lines(401)}\n`)).toHaveLength(1)
  })

  test.each([
    ['a function', 'export async function plan(', '}'],
    ['an arrow function', 'export const plan = () => {', '}'],
    ['an expression', 'export const plan = () => (', ')'],
    ['a test', "  it('plans', () => {", '  })'],
    ['a method', '  plan(year: number): void {', '  }'],
  ])('%s of 71 lines, not one of 70', (_, first, last) => {
    const block = (count: number): string => `${first}\n${lines(count - 2, '     x()')}\n${last}\n`
    expect(broken(checkFunctionLength, `${block(70)}y()\n${block(70)}`)).toEqual([])
    expect(broken(checkFunctionLength, `y()\n${block(71)}`)[0]).toContain('plan.ts:2 starts')
  })

  it('a line of 101 characters, whatever their width', () => {
    expect(broken(checkLineWidth, '実'.repeat(100))).toEqual([])
    expect(broken(checkLineWidth, `\n${'x'.repeat(101)}`)).toEqual([
      'src/domain/plan.ts:2 is 101 characters wide',
    ])
  })

  it('no fault in a sentence alone on its line', () => {
    expect(
      broken(checkLineWidth, ['f(', `  \`${'x'.repeat(120)} \${y}\`,`, ')'].join('\n')),
    ).toEqual([])
    expect(broken(checkLineWidth, `  ja: '${'x'.repeat(120)}',`)).toEqual([])
    expect(broken(checkLineWidth, `const x =\n  /${'x'.repeat(120)}/u`)).toEqual([])
    expect(broken(checkLineWidth, `f('${'x'.repeat(120)}')`)).toHaveLength(1)
    expect(broken(checkLineWidth, `// ${'x'.repeat(120)}`)).toHaveLength(1)
  })

  test.each(['export default 1', "export * from './x.ts'", "export { x } from './x.ts'"])(
    'the export "%s"',
    (text) => {
      expect(broken(checkExports, text)).toHaveLength(1)
      expect(broken(checkExports, `// ${text}\nconst text = "${text}"`)).toEqual([])
    },
  )

  test.each(['let x: any', 'x as any', 'Map<string, any>', 'const f = (x: any[]) => x'])(
    'any in "%s"',
    (text) => {
      expect(broken(checkAny, text)).toHaveLength(1)
    },
  )

  it('no any in words, comments and calls', () => {
    const text = "// as any\nconst any = 'x: any'\nexpect.any(Date)\nconst x = { any: 1 }"
    expect(broken(checkAny, text)).toEqual([])
  })

  test.each(['src/utils/a.ts', 'src/kit/helpers.ts', 'test/common/x.ts', 'src/web/index.tsx'])(
    'the name %s',
    (path) => {
      expect(broken(checkName, '', path)).toHaveLength(1)
    },
  )

  it('no fault in names that only begin so', () => {
    expect(broken(checkName, '', 'src/kit/library.ts')).toEqual([])
    expect(broken(checkName, '', 'src/domain/delivery/sharedbooking.ts')).toEqual([])
  })

  test.each([
    '// This was changed.',
    '/* We used to sum. */',
    '/** 以前は整数。 */',
    '// No longer used.',
  ])('the past in "%s"', (comment) => {
    expect(broken(checkComments, `const x = 1\n${comment}`)).toHaveLength(1)
    expect(broken(checkComments, `const x = "${comment.slice(2)}"`)).toEqual([])
  })

  test.each(['the key used to sign it', 'programs that no longer run'])(
    'no past in "%s"',
    (text) => {
      expect(broken(checkComments, `/** Finds ${text}. */`)).toEqual([])
    },
  )

  it('an export without a doc comment', () => {
    const documented =
      '/** One. */\nexport const ones = [1]\n\nexport type One = (typeof ones)[number]'
    expect(broken(checkDocComments, documented)).toEqual([])
    expect(broken(checkDocComments, '\nexport type One = typeof ones')).toHaveLength(1)
    expect(broken(checkDocComments, '/* One. */\nexport const one = 1')).toHaveLength(1)
    expect(broken(checkDocComments, '/** One. */\n\nexport function one() {}')).toHaveLength(1)
    expect(broken(checkDocComments, '/** One.\n * Two. */\nexport class One {}')).toEqual([])
    expect(broken(checkDocComments, 'export const one = 1', 'src/kit/x.test.ts')).toEqual([])
  })

  it('paths of a machine, hosts of packages and addresses in a lock', () => {
    const [home, host] = [['', 'home', 'me', 'x'].join('/'), ['registry', 'npmjs', 'org'].join('.')]
    expect(broken(checkMachineTraces, `see ${home}`)).toHaveLength(1)
    expect(broken(checkMachineTraces, `from ${host}`)).toHaveLength(1)
    expect(broken(checkLock, '  "resolved": "x"', 'package-lock.json')).toHaveLength(1)
  })

  it('a clock and chance in the domain only', () => {
    expect(broken(checkPurity, 'const now = new Date()')).toHaveLength(1)
    expect(broken(checkPurity, 'const now = Date.now()')).toHaveLength(1)
    expect(broken(checkPurity, 'const day = new Date(instant)')).toEqual([])
    expect(broken(checkPurity, 'const now = new Date()', 'src/cli/clock.ts')).toEqual([])
  })
})

describe('scan', () => {
  test.each([
    ["a('// x') // y", "a('    ')     "],
    ['a(`x ${b({ c: `d` })} e`)', 'a(`  ${b({ c: ` ` })}  `)'],
    ["a = /'[/]/.test(b) / c", 'a = /    /.test(b) / c'],
    ["'it\\'s' + x", "'     ' + x"],
    ["<p>it's</p>", "<p>it's</p>"],
    ['/* a\nb */ c', '    \n     c'],
  ])('blanks %s', (text, blanked) => {
    expect(scan(text).code).toBe(blanked)
  })
})
