/** The rules of STYLE.md that can be told from a file's text. Each gives the places that break it. */
import { scan } from './scan.ts'
import { isTest, type SourceFile, type Violation } from './source-file.ts'

/** A check of one file. */
export type Check = (file: SourceFile) => readonly Violation[]

/** The longest file, function and line: past these a reader loses the thread. */
const limits = { fileLines: 400, functionLines: 70, lineWidth: 100 } as const

/** A file of more lines than {@link limits} is two nouns. */
export const checkFileLength: Check = (file) => {
  const count = file.text.trimEnd().split('\n').length
  return count > limits.fileLines ? at(file, 1, `has ${count} lines: split it by noun`) : []
}

/** Lines in characters. A sentence or a pattern alone on its line stays whole, for search. */
export const checkLineWidth: Check = (file) => {
  const code = scan(file.text).code.split('\n')
  return file.text.split('\n').flatMap((line, index) => {
    const width = Array.from(line).length
    const isSentence = /^\s*(?:\w+: )?(['"`/])[^'"`/]*\1[a-z]*[,)]*$/.test(code[index] ?? '')
    const tooWide = width > limits.lineWidth && !isSentence
    return tooWide ? at(file, index + 1, `is ${width} characters wide`) : []
  })
}

/** Functions by their indentation, as the formatter lays them out; `describe` only groups tests. */
export const checkFunctionLength: Check = (file) => {
  const lines = scan(file.text).code.split('\n')
  return lines.flatMap((line, index) => {
    if (!functionStart.test(line) || /^\s*describe\b/.test(line)) return []
    const length = blockLength(lines, index)
    const tooLong = length > limits.functionLines
    return tooLong ? at(file, index + 1, `starts a function of ${length} lines`) : []
  })
}

/** Names are exported by name, from the file that holds them: no default export, no barrel. */
export const checkExports: Check = (file) =>
  matches(file, [
    [/^\s*export default\b/, 'exports by default: give it its name'],
    [/^\s*export (?:type )?(?:\*|\{[^}]*\}) from\b/, 'passes on what another file exports'],
  ])

/** `any` turns the compiler off. */
export const checkAny: Check = (file) =>
  matches(file, [
    [/(?:[:<,|&(=]|=>|\b(?:as|extends))\s*any\b(?=\s*(?:[[\],;)>|&={}]|$))/, 'uses any'],
  ])

/** A name says what is inside. */
export const checkName: Check = (file) => {
  const vague = file.path.split('/').find((part) => vagueNames.test(part))
  if (vague !== undefined) return at(file, 1, `lies under a name that says nothing: ${vague}`)
  return /(?:^|\/)index\.tsx?$/.test(file.path) ? at(file, 1, 'is an index file') : []
}

/** Comments describe the present; what was is in the history. */
export const checkComments: Check = (file) =>
  scan(file.text).comments.flatMap(({ line, text }) => {
    const past = pastWords.exec(text)
    return past ? at(file, line, `tells the past ("${past[0]}"): say what is`) : []
  })

/** Every export says what it is for. A type derived from a constant of its file shares its words. */
export const checkDocComments: Check = (file) => {
  if (isTest(file)) return []
  const lines = file.text.split('\n')
  const code = scan(file.text).code.split('\n')
  return code.flatMap((line, index) => {
    const name = exportStart.exec(line)?.[1]
    if (name === undefined) return []
    const before = lines[index - 1] ?? ''
    const overloads = new RegExp(`^export function ${name}\\b`).test(before)
    const source = /^export type \w+ = .*typeof (\w+)/.exec(line)?.[1]
    const derives = source !== undefined && new RegExp(`\\bconst ${source}\\b`).test(file.text)
    const documented = endsDocComment(lines, index - 1) || overloads || derives
    return documented ? [] : at(file, index + 1, `exports ${name} without a doc comment`)
  })
}

/** What is true on one machine only, in any file: its folders, and hosts that packages come from. */
export const checkMachineTraces: Check = (file) =>
  file.text.split('\n').flatMap((line, index) => {
    const trace = machineTraces.find((pattern) => pattern.test(line))?.exec(line)?.[0]
    return trace === undefined ? [] : at(file, index + 1, `names one machine's place: ${trace}`)
  })

/** The lock pins versions and digests; where packages come from is the installer's setting. */
export const checkLock: Check = (file) =>
  file.path.endsWith('package-lock.json')
    ? file.text.split('\n').flatMap((line, index) => {
        return /"resolved"\s*:/.test(line) ? at(file, index + 1, 'says where from') : []
      })
    : []

/** The domain is pure: time and chance are handed in. */
export const checkPurity: Check = (file) =>
  file.path.startsWith('src/domain/') && !isTest(file)
    ? matches(file, [
        [
          /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(/,
          'asks the machine',
        ],
      ])
    : []

const vagueNames = /^(?:utils?|helpers?|common|lib|shared|misc|managers?)(?:\.|$)/i

const pastWords =
  /\b(?:we|it|this|they|there|which|who) used to\b|\bused to (?:be|have|return|live|do)\b|\bpreviously\b|\bformerly\b|\bno longer (?:needed|necessary|required|used?s?|supports?|supported|exists?|returns?|takes?|calls?|holds?)\b|\b(?:was|were|has been) (?:changed|renamed|moved|replaced)\b|以前は|かつては|もともとは|変更しました|変更した/iu

const machineTraces = [
  /\/(?:home|Users)\/[a-z][\w.-]*\//,
  /\/work\/(?:main|shared|\.library)\b/,
  /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\b/,
  /\bnpmjs\.(?:org|com)\b/,
  /\b(?:deb\.debian|pypi|proxy\.golang)\.org\b/,
]

const exportStart =
  /^export (?:async |abstract |declare )*(?:function\*?|const|let|type|interface|class) (\w+)/

const functionStart =
  /^\s*(?:export )?(?:async )?function\b|=>(?: [{(])?\s*$|^\s+(?!(?:if|for|while|switch|catch)\b)[\w# ]+\(.*\)(?:: [^=]+)? \{$/

/** From a line to the last that is indented deeper, with the closing line that follows it. */
function blockLength(lines: readonly string[], start: number): number {
  const own = indentOf(lines[start] ?? '')
  let end = start
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    const closes = indentOf(line) === own && /^\s*[)}\]]/.test(line)
    if (indentOf(line) <= own && !closes) break
    end = index
  }
  return end - start + 1
}

const indentOf = (line: string): number => line.length - line.trimStart().length

function endsDocComment(lines: readonly string[], last: number): boolean {
  if (!lines[last]?.trimEnd().endsWith('*/')) return false
  for (let index = last; index >= 0; index -= 1) {
    const line = lines[index]?.trimStart() ?? ''
    if (line.startsWith('/*')) return line.startsWith('/**')
  }
  return false
}

function matches(file: SourceFile, rules: readonly (readonly [RegExp, string])[]): Violation[] {
  return scan(file.text)
    .code.split('\n')
    .flatMap((line, index) =>
      rules.flatMap(([pattern, message]) =>
        pattern.test(line) ? at(file, index + 1, message) : [],
      ),
    )
}

function at(file: SourceFile, line: number, message: string): Violation[] {
  return [{ path: file.path, line, message }]
}
