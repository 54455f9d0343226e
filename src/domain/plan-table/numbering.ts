/** Findings about numbers and names: repeated, missing, skipped and out of order. */
import { fold } from './cell-text.ts'
import { type DraftLine, linesOfDraft, type PlacedDraftLine, type PlanDraft } from './draft.ts'
import { type Finding, lineFinding } from './finding.ts'

/** What the numbers and names of a table's lines say. */
export function numberingFindings(draft: PlanDraft): readonly Finding[] {
  const lines = linesOfDraft(draft)
  return [...repeatedCodes(lines), ...numberOrder(lines), ...names(lines)]
}

function repeatedCodes(lines: readonly PlacedDraftLine[]): readonly Finding[] {
  const first = new Map<string, DraftLine>()
  return lines.flatMap(({ line }) => {
    const known = first.get(line.code)
    if (!known) {
      first.set(line.code, line)
      return []
    }
    return [
      lineFinding(
        'number_twice',
        [line, 'no'],
        [
          `番号${line.code}が「${known.name}」と「${line.name}」に使われています。どちらかの番号を直してください。`,
          `The number ${line.code} stands for "${known.name}" and for "${line.name}". Mend one of them.`,
        ],
      ),
    ]
  })
}

function numberOrder(lines: readonly PlacedDraftLine[]): readonly Finding[] {
  const programmes = lines.filter((placed) => !placed.isComponent)
  return programmes.flatMap(({ line, programme }, index) => {
    const before = programmes[index - 1]?.programme.no ?? 0
    if (programme.no === before + 1) return []
    if (programme.no === before) return []
    if (programme.no < before) {
      return [
        lineFinding(
          'number_out_of_order',
          [line, 'no'],
          [
            `番号${programme.no}「${line.name}」が番号${before}の後にあります。`,
            `Number ${programme.no}, "${line.name}", stands after number ${before}.`,
          ],
        ),
      ]
    }
    const from = before + 1
    const skipped = from === programme.no - 1 ? `${from}` : `${from}〜${programme.no - 1}`
    return [
      lineFinding(
        'number_skipped',
        [line, 'no'],
        [
          `番号${skipped}がありません（番号${programme.no}「${line.name}」の前）。行が抜けていないか確かめてください。`,
          `Number ${skipped} is missing before ${programme.no}, "${line.name}". Check that no row was lost.`,
        ],
      ),
    ]
  })
}

function names(lines: readonly PlacedDraftLine[]): readonly Finding[] {
  const first = new Map<string, DraftLine>()
  return lines.flatMap(({ line, programme, isComponent }) => {
    if (fold(line.name) === '') return [nameMissing(line)]
    const key = `${isComponent ? programme.code : ''}/${fold(line.name)}`
    const known = first.get(key)
    if (!known) {
      first.set(key, line)
      return []
    }
    return [
      lineFinding(
        'name_twice',
        [line, 'name'],
        [
          `「${line.name}」という名称が番号${known.code}と番号${line.code}にあります。`,
          `The name "${line.name}" stands at ${known.code} and at ${line.code}.`,
        ],
      ),
    ]
  })
}

function nameMissing(line: DraftLine): Finding {
  return lineFinding(
    'name_missing',
    [line, 'name'],
    [
      `番号${line.code}の名称が空欄です。名称を書いてください。`,
      `The name of number ${line.code} is blank. Write its name.`,
    ],
  )
}
