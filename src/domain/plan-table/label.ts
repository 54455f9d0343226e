/**
 * A unit note names what is counted (申請件数); the word it ends in goes with certain units only. A
 * note contradicts its result where none of the result's units is among them. Words that go with
 * several units (訪問数, 決定数, 回答数) are left out of the table: nothing is inferred from them.
 */
import type { Quantity } from '../quantity.ts'
import { fold, oneLine } from './cell-text.ts'
import type { DraftLine } from './draft.ts'
import { type Finding, lineFinding } from './finding.ts'

/** The last word of a note, and the units that it can stand for. */
export const labelUnits: readonly (readonly [word: string, units: readonly string[]])[] = [
  ['件数', ['件']],
  ['視聴回数', ['回']],
  ['回数', ['回']],
  ['社数', ['社', '企業']],
  ['企業数', ['社', '企業']],
  ['事業者数', ['社', '者', '事業者', '企業']],
  ['法人数', ['法人', '社']],
  ['団体数', ['団体']],
  ['事業所数', ['事業所', '所', 'か所', 'カ所', 'ヶ所', '箇所']],
  ['者数', ['人', '名', '者']],
  ['人数', ['人', '名']],
  ['人員', ['人', '名']],
  ['生数', ['人', '名']],
  ['校数', ['校']],
  ['本数', ['本']],
  ['pv数', ['pv', '回', 'ビュー']],
]

/** What a line's unit note and the units of its result say about each other. */
export function labelFindings(line: DraftLine): readonly Finding[] {
  const quantities = line.result.quantities.filter((quantity) => quantity.unit !== null)
  return notesOf(line.unitNote).flatMap(({ marker, text }) => {
    const own = quantities.filter((quantity) => marker === null || quantity.marker === marker)
    const allowed = unitsNamed(text)
    if (own.length === 0 || allowed.size === 0) return []
    return own.some((quantity) => allowed.has(fold(quantity.unit ?? '')))
      ? []
      : [contradiction(line, text, own)]
  })
}

type Note = { readonly marker: string | null; readonly text: string }

/** ①相談件数 ②視聴回数 is a note for each mark. */
function notesOf(unitNote: string): readonly Note[] {
  const note = oneLine(unitNote)
  const marked = [...note.matchAll(/([①-⑳])([^①-⑳]*)/gu)]
  if (marked.length === 0) return [{ marker: null, text: note }]
  return marked.map((match) => ({ marker: match[1] ?? null, text: (match[2] ?? '').trim() }))
}

/** The units that the words of a note name; empty where none of them names any. */
function unitsNamed(note: string): ReadonlySet<string> {
  const words = note
    .replaceAll(/[(（][^()（）]*[)）]/g, '')
    .split(/[、,・/／\s]+/)
    .map(fold)
    .filter(Boolean)
  const named = words.map((word) => labelUnits.find(([label]) => word.endsWith(label))?.[1] ?? [])
  return new Set(named.flat())
}

function contradiction(line: DraftLine, note: string, own: readonly Quantity[]): Finding {
  const units = [...new Set(own.map((quantity) => quantity.unit ?? ''))]
  const quoted = units.map((unit) => `「${unit}」`).join('')
  return lineFinding(
    'label_contradicts_unit',
    [line, 'unitNote'],
    [
      `単位の説明は「${note}」ですが、実績「${line.result.text}」の単位は${quoted}です。`,
      `The note says "${note}", but the result "${line.result.text}" is in ${units.join(', ')}.`,
    ],
  )
}
