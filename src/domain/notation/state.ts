/** Cells that say in a word why they hold no number: － and 該当なし, 集計中 and 未定. */
import { isDash } from '../../kit/text.ts'
import type { CellState } from '../quantity.ts'
import { matchBrackets } from './characters.ts'

/** The state a whole cell stands for, and where the word ends. Notes may follow it: 集計中（3月公表）. */
export type WordedState = {
  readonly state: Extract<CellState, 'not-applicable' | 'not-yet-known'>
  readonly end: number
}

/** How the two states are printed. 未確定 says what 集計中, 調査中 and 未定 have in common. */
export const stateSigns = { 'not-applicable': '－', 'not-yet-known': '未確定' } as const

/** Reads the state from a trimmed, width-folded cell; null where it is none of these words. */
export function readState(text: string): WordedState | null {
  const word = /^[^\s※(【〔[〈]+/u.exec(text)?.[0] ?? ''
  const state = stateOf(word)
  return state && isNotes(text.slice(word.length).trim()) ? { state, end: word.length } : null
}

const notApplicable =
  /^(?:該当(?:なし|無し|ありません|せず|しない)|なし|無し|無|対象(?:外|なし|無し)|非該当|設定(?:なし|無し)|n\/a)$/iu
const notYetKnown =
  /^(?:集計中|未集計|未定|未確定|調査中|確認中|精査中|算定中|調整中|検討中|精算中|取りまとめ中|とりまとめ中|集計作業中|tbd)$/iu

function stateOf(word: string): WordedState['state'] | null {
  if (isDash(word) || notApplicable.test(word)) return 'not-applicable'
  return notYetKnown.test(word) ? 'not-yet-known' : null
}

/** Nothing, a ※ note, or brackets one after another. */
function isNotes(text: string): boolean {
  const pairs = matchBrackets(text)
  let at = 0
  while (at < text.length && text.charAt(at) !== '※') {
    const closer = pairs.get(at)
    if (closer === undefined && !/\s/u.test(text.charAt(at))) return false
    at = (closer ?? at) + 1
  }
  return true
}
