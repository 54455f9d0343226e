/**
 * Findings about the figures of a line by themselves: blanks, missing units, unread pieces,
 * digits.
 */
import type { Cell } from '../quantity.ts'
import { fold } from './cell-text.ts'
import type { PlacedDraftLine, PlanDraft } from './draft.ts'
import { fieldNames, type Finding, lineFinding } from './finding.ts'

/** The columns that hold figures. */
const figureFields = ['budget', 'target', 'result'] as const
type FigureField = (typeof figureFields)[number]

/** What the figure cells of every line say by themselves. */
export function figureFindings(
  draft: PlanDraft,
  lines: readonly PlacedDraftLine[],
): readonly Finding[] {
  const expected = expectedFields(draft, lines)
  const separated = lines.some(({ line }) =>
    figureFields.some((field) => /\d,\d{3}(?!\d)/.test(fold(line[field].text))),
  )
  return lines.flatMap((placed) => [
    ...blankCells(placed, expected),
    ...figureFields.flatMap((field) => cellFindings(placed, field, separated)),
    ...formulas(placed),
  ])
}

/** A table may come before its results: a column without any entry expects none. */
function expectedFields(
  draft: PlanDraft,
  lines: readonly PlacedDraftLine[],
): readonly FigureField[] {
  return figureFields.filter(
    (field) => draft.fields.has(field) && lines.some(({ line }) => line[field].state !== 'blank'),
  )
}

/**
 * Components share their programme's budget; a programme with components may leave figures to
 * them.
 */
function blankCells(
  { line, programme, isComponent }: PlacedDraftLine,
  expected: readonly FigureField[],
): readonly Finding[] {
  const hasParts = !isComponent && programme.components.length > 0
  return expected
    .filter((field) => line[field].state === 'blank')
    .filter((field) => (field === 'budget' ? !isComponent : !hasParts))
    .map((field) => {
      const { ja, en } = fieldNames[field]
      return lineFinding(
        'figure_blank',
        [line, field],
        [
          `${ja}が空欄です。0なのか、該当なし（－）なのか、未集計なのかを書いてください。`,
          `The ${en} is blank. Write whether it is zero, does not apply (－) or is not yet known.`,
        ],
      )
    })
}

function cellFindings(
  placed: PlacedDraftLine,
  field: FigureField,
  separated: boolean,
): readonly Finding[] {
  const { line } = placed
  const cell = line[field]
  const { ja, en } = fieldNames[field]
  const findings: Finding[] = [...wordFindings(placed, field)]
  const unitless = cell.quantities.find((quantity) => quantity.unit === null)
  if (unitless) {
    findings.push(
      lineFinding(
        'unit_missing',
        [line, field],
        [
          `${ja}「${cell.text}」の数値${unitless.value}に単位がありません。`,
          `The number ${unitless.value} in the ${en} "${cell.text}" has no unit.`,
        ],
      ),
    )
  }
  const runs = separated ? digitRuns(cell).join(', ') : ''
  if (runs !== '') {
    findings.push(
      lineFinding(
        'separators_missing',
        [line, field],
        [
          `${ja}「${cell.text}」の${runs}に桁区切りのカンマがありません。ほかの行にはあります。`,
          `${runs} in the ${en} "${cell.text}" has no thousands separator; other lines have them.`,
        ],
      ),
    )
  }
  return findings
}

/** Words where a figure is expected. A programme may refer to its components: 各事業欄記載. */
function wordFindings(
  { line, programme, isComponent }: PlacedDraftLine,
  field: FigureField,
): readonly Finding[] {
  const cell = line[field]
  const { ja, en } = fieldNames[field]
  if (cell.state === 'words') {
    const refers = !isComponent && programme.components.length > 0 && reference.test(cell.text)
    if (refers) return []
    return [
      lineFinding(
        'figure_in_words',
        [line, field],
        [
          `${ja}「${cell.text}」は数量ではなく言葉です。言葉のまま残ります。`,
          `The ${en} "${cell.text}" is in words, not in figures. It is kept as words.`,
        ],
      ),
    ]
  }
  if (cell.unread.length === 0) return []
  const quoted = [
    cell.unread.map((piece) => `「${piece}」`).join(''),
    cell.unread.map((piece) => `"${piece}"`).join(', '),
  ]
  return [
    lineFinding(
      'piece_not_read',
      [line, field],
      [
        `${ja}「${cell.text}」のうち${quoted[0]}は数量として読めませんでした。原文はそのまま残ります。`,
        `In the ${en} "${cell.text}", ${quoted[1]} could not be read as a quantity. The text is kept as it is.`,
      ],
    ),
  ]
}

const reference = /記載|参照|とおり|下記|内訳|各事業/

/** Four digits or more in a row, years aside. */
function digitRuns(cell: Cell): readonly string[] {
  const unmarked = cell.text.replaceAll(/[①-⑳]/gu, ' ')
  return fold(unmarked).match(/(?<![\d,.])\d{4,}(?![\d年/])/g) ?? []
}

function formulas({ line }: PlacedDraftLine): readonly Finding[] {
  const texts = {
    name: line.name,
    outline: line.outline,
    budget: line.budget.text,
    target: line.target.text,
    result: line.result.text,
    unitNote: line.unitNote,
  } as const
  return (Object.keys(texts) as (keyof typeof texts)[])
    .filter((field) => /^=[A-Za-z0-9("+$-]/.test(texts[field]))
    .map((field) =>
      lineFinding(
        'formula_in_cell',
        [line, field],
        [
          `${fieldNames[field].ja}に数式「${texts[field]}」が文字のまま入っています。値に直してください。`,
          `The ${fieldNames[field].en} holds the formula "${texts[field]}" as text. Replace it by its value.`,
        ],
      ),
    )
}
