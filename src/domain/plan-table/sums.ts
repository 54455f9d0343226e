/**
 * Components against their programme: budgets, targets and results that do not add up. Unique
 * counts (実) never add up and are left out. Money is compared as exactly as it is stated: 853百万円
 * stands for anything within half a million yen of it.
 */
import { type Cell, type Quantity, sameUnit } from '../quantity.ts'
import { fold } from './cell-text.ts'
import type { DraftProgramme, PlanDraft } from './draft.ts'
import { fieldNames, type Finding, lineFinding } from './finding.ts'
import { ownQuantities } from './pairing.ts'

/** Where the components of a programme come to another sum than the programme states. */
export function sumFindings(draft: PlanDraft): readonly Finding[] {
  return draft.pillars
    .flatMap((pillar) => pillar.programmes)
    .filter((programme) => programme.components.length > 1)
    .flatMap((programme) =>
      (['budget', 'target', 'result'] as const).flatMap((field) => fieldSum(programme, field)),
    )
}

type SumField = 'budget' | 'target' | 'result'

function fieldSum(programme: DraftProgramme, field: SumField): readonly Finding[] {
  return ownQuantities(programme[field]).flatMap((whole) => {
    if (!addsUp(whole, programme.unitNote)) return []
    const parts = programme.components.map((component) => component[field])
    const terms = parts.map((cell) => termOf(cell, whole.unit))
    if (terms.some((term) => term === 'unclear')) return []
    const added = terms.filter((term) => term !== 'none').filter((term) => term !== 'unclear')
    if (added.length < 2 || (field === 'budget' && added.length < parts.length)) return []
    const sum = added.reduce((total, term) => total + term.value, 0)
    const slack = [slackOf(whole, programme[field]), ...added.map((term) => term.slack)]
    if (Math.abs(sum - whole.value) <= slack.reduce((total, one) => total + one, 0)) return []
    return [mismatch(programme, field, { whole, sum })]
  })
}

/**
 * One component's share; `none` where it states another unit, `unclear` where it states several.
 */
type Term = { readonly value: number; readonly slack: number } | 'none' | 'unclear'

function termOf(cell: Cell, unit: string | null): Term {
  const [same, ...more] = ownQuantities(cell).filter((quantity) => sameUnit(quantity.unit, unit))
  if (!same) return 'none'
  if (more.length > 0 || same.basis === 'unique') return 'unclear'
  return { value: same.value, slack: slackOf(same, cell) }
}

function addsUp(whole: Quantity, unitNote: string): boolean {
  return (
    whole.unit !== null && whole.basis !== 'unique' && !/実(?:人数|社数|数)/.test(fold(unitNote))
  )
}

/**
 * Half of the last place that the text states, where it is rounded: behind 約, in thousands and
 * millions (the units of budget tables), and with decimals. 1億円 is taken as exact.
 */
function slackOf(quantity: Quantity, cell: Cell): number {
  if (quantity.unit !== '円') return quantity.approximate ? lastPlace(quantity.value) / 2 : 0
  const places = [...fold(cell.text).matchAll(/\d(?:\.(\d+))?(億|千万|百万|十万|万|千|百)?円?/g)]
  const [, decimals = '', unit = ''] = places.at(-1) ?? []
  const isRounded = quantity.approximate || decimals !== '' || unit === '百万' || unit === '千'
  return isRounded ? (multiples[unit] ?? 1) / 10 ** decimals.length / 2 : 0
}

const multiples: Readonly<Record<string, number>> = {
  億: 100_000_000,
  千万: 10_000_000,
  百万: 1_000_000,
  十万: 100_000,
  万: 10_000,
  千: 1000,
  百: 100,
}

/** 1,200 is stated to the hundreds. */
function lastPlace(value: number): number {
  const zeros = /[1-9](0*)$/.exec(String(value))?.[1] ?? ''
  return 10 ** zeros.length
}

function mismatch(
  programme: DraftProgramme,
  field: SumField,
  { whole, sum }: { readonly whole: Quantity; readonly sum: number },
): Finding {
  const { ja, en } = fieldNames[field]
  const [stated, added] = [whole.value, sum].map((value) => value.toLocaleString('en-GB'))
  return lineFinding(
    'components_do_not_add_up',
    [programme, field],
    [
      `内訳の${ja}の合計は${added}${whole.unit}ですが、事業の${ja}は「${programme[field].text}」（${stated}${whole.unit}）です。`,
      `The components' ${en} comes to ${added} ${whole.unit}, but the programme states "${programme[field].text}" (${stated} ${whole.unit}).`,
    ],
  )
}
