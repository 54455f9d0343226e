/**
 * Findings about a target and its result: what is missing on one side, and what cannot be
 * compared.
 */
import { parseCell } from '../notation/cell.ts'
import { type Basis, type Cell, type Quantity, sameUnit } from '../quantity.ts'
import { fold } from './cell-text.ts'
import type { PlacedDraftLine } from './draft.ts'
import { type Finding, lineFinding } from './finding.ts'

/** What a line's target and result say about each other. */
export function pairingFindings(placed: PlacedDraftLine): readonly Finding[] {
  const { line } = placed
  if (lacksTarget(placed)) return [targetMissing(placed)]
  const targets = ownQuantities(line.target)
  const results = ownQuantities(line.result)
  if (targets.length === 0 || results.length === 0) return basesMixed(placed)
  const pairs = countFinding(placed, targets, results)
  if (pairs) return [pairs, ...basesMixed(placed)]
  return [
    ...unitFinding(placed, targets, results),
    ...basisFinding(placed, targets, results),
    ...basesMixed(placed),
  ]
}

/**
 * The quantities that a cell states for themselves. A quantity in brackets behind another says that
 * one again in other terms: 1社(延べ5回).
 */
export function ownQuantities(cell: Cell): readonly Quantity[] {
  const outside = parseCell(cell.text.replaceAll(/[(（][^()（）]*[)）]/g, ' ')).quantities
  return outside.length > 0 ? outside : cell.quantities
}

function lacksTarget({ line, programme, isComponent }: PlacedDraftLine): boolean {
  const none = line.target.state === 'not-applicable' || line.target.state === 'not-yet-known'
  const refers = !isComponent && programme.components.length > 0 && line.result.state === 'words'
  return none && !refers && ['number', 'zero', 'words'].includes(line.result.state)
}

function targetMissing({ line }: PlacedDraftLine): Finding {
  return lineFinding(
    'target_missing',
    [line, 'target'],
    [
      `実績「${line.result.text}」がありますが、計画の規模は「${line.target.text}」です。達成率は計算できません。`,
      `There is a result ("${line.result.text}") but the target is "${line.target.text}": no rate can be computed.`,
    ],
  )
}

/** Results that are enumerated, or repeat a unit, each need a target of their own. */
function countFinding(
  { line }: PlacedDraftLine,
  targets: readonly Quantity[],
  results: readonly Quantity[],
): Finding | null {
  const enumerated = results.filter((result) => result.marker !== null).length > 1
  const repeated = new Set(results.map((result) => result.unit)).size < results.length
  const [from, to] = [targets.length, results.length]
  if (from < to && (enumerated || repeated)) {
    return lineFinding(
      'one_target_for_several_results',
      [line, 'target'],
      [
        `計画「${line.target.text}」は${from}つ、実績「${line.result.text}」は${to}つです。どの実績の計画かが示されていません。`,
        `There are fewer targets (${from}: "${line.target.text}") than results (${to}: "${line.result.text}"); which result the target is for is not stated.`,
      ],
    )
  }
  if (from <= to) return null
  return lineFinding(
    'several_targets_for_one_result',
    [line, 'result'],
    [
      `計画「${line.target.text}」は${from}つ、実績「${line.result.text}」は${to}つです。どの計画の実績かが示されていません。`,
      `There are more targets (${from}: "${line.target.text}") than results (${to}: "${line.result.text}"); which target the result is for is not stated.`,
    ],
  )
}

function unitFinding(
  { line }: PlacedDraftLine,
  targets: readonly Quantity[],
  results: readonly Quantity[],
): readonly Finding[] {
  const paired = targets.length === results.length
  const differs = results.some((result, index) => {
    const against = paired ? targets.slice(index, index + 1) : targets
    return !against.some((target) => agree(target.unit, result.unit))
  })
  if (!differs) return []
  const [from, to] = [unitList(targets), unitList(results)]
  return [
    lineFinding(
      'units_differ',
      [line, 'result'],
      [
        `計画「${line.target.text}」の単位は${from.ja}、実績「${line.result.text}」の単位は${to.ja}で、比べられません。`,
        `The target "${line.target.text}" is in ${from.en} and the result "${line.result.text}" in ${to.en}: they cannot be compared.`,
      ],
    ),
  ]
}

/** Numbers without units are pointed out by themselves; here they differ from nothing. */
function agree(one: string | null, other: string | null): boolean {
  return one === null || other === null || sameUnit(one, other)
}

function unitList(quantities: readonly Quantity[]) {
  const units = [...new Set(quantities.map((quantity) => quantity.unit ?? ''))]
  return { ja: units.map((unit) => `「${unit}」`).join(''), en: units.join(', ') }
}

/**
 * 延べ against 実. The unit note speaks for the whole line, so a basis stated there is silent about
 * neither side.
 */
function basisFinding(
  { line }: PlacedDraftLine,
  targets: readonly Quantity[],
  results: readonly Quantity[],
): readonly Finding[] {
  const from = basisOf(targets)
  const to = basisOf(results) ?? noteBasis(line.unitNote)
  if (from === to) return []
  if (from !== null && to !== null) {
    return [
      lineFinding(
        'bases_differ',
        [line, 'result'],
        [
          `計画「${line.target.text}」は${word[from].ja}、実績「${line.result.text}」（${line.unitNote}）は${word[to].ja}で、比べられません。`,
          `The target "${line.target.text}" counts ${word[from].en} and the result "${line.result.text}" (${line.unitNote}) ${word[to].en}: they cannot be compared.`,
        ],
      ),
    ]
  }
  if (from === null && basisOf(results) === null) return []
  const stated = from ?? to ?? 'total'
  const [said, silent] = from === null ? [line.result, line.target] : [line.target, line.result]
  return [
    lineFinding(
      'basis_stated_once',
      [line, from === null ? 'target' : 'result'],
      [
        `「${said.text}」は${word[stated].ja}ですが、「${silent.text}」は延べか実数かが書かれていません。`,
        `"${said.text}" counts ${word[stated].en}, but "${silent.text}" does not say which it counts.`,
      ],
    ),
  ]
}

function basesMixed({ line }: PlacedDraftLine): readonly Finding[] {
  if (!/[(（][^()（）]*は(?:延べ|実)[^()（）]*[)）]/.test(line.unitNote)) return []
  return [
    lineFinding(
      'bases_mixed',
      [line, 'unitNote'],
      [
        `単位の説明「${line.unitNote}」によると、実績「${line.result.text}」には延べと実数が混ざっています。`,
        `By its note "${line.unitNote}", the result "${line.result.text}" mixes total and unique figures.`,
      ],
    ),
  ]
}

const word = {
  total: { ja: '延べ', en: 'totals (延べ)' },
  unique: { ja: '実数', en: 'unique ones (実)' },
} as const

function basisOf(quantities: readonly Quantity[]): Basis | null {
  return quantities.find((quantity) => quantity.basis !== null)?.basis ?? null
}

function noteBasis(note: string): Basis | null {
  if (/延べ/.test(note)) return 'total'
  return /実(?:人数|社数|数|人員)/.test(fold(note)) ? 'unique' : null
}
