/**
 * How a result is printed: words with slots, `{key}` where an indicator's number stands. No number
 * of a result can be typed into a layout: beside slots, digits stand in dates and enumeration only.
 * A number in words ("five hundred") is not found; it cannot be told from a name.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import { foldWidth } from '../kit/text.ts'
import { parseCell } from './notation/cell.ts'

/** The slots of a layout in order, each as often as it stands in it. */
export function slotsOf(layout: string): readonly string[] {
  return [...layout.matchAll(slot)].map((found) => found[1] ?? '')
}

/**
 * What is wrong with a line's layout, in either language; undefined where every indicator stands in
 * it exactly once and no number stands in it beside.
 * @param keys the keys of the line's indicators; without any, the layout must be words only
 */
export function layoutFaultOf(layout: Bilingual, keys: readonly string[]): Bilingual | undefined {
  return slotFault('ja', layout.ja, keys) ?? slotFault('en', layout.en, keys) ?? textFaultOf(layout)
}

function slotFault(
  language: 'ja' | 'en',
  layout: string,
  keys: readonly string[],
): Bilingual | undefined {
  const slots = slotsOf(layout)
  const name = `resultLayout.${language}`
  const unknown = slots.find((each) => !keys.includes(each))
  if (unknown !== undefined) {
    return {
      ja: `${name}の{${unknown}}にあたる指標がありません`,
      en: `${name} names {${unknown}}, which is no indicator`,
    }
  }
  const astray = keys.find((key) => slots.filter((each) => each === key).length !== 1)
  return astray === undefined
    ? undefined
    : {
        ja: `${name}には、指標{${astray}}がちょうど1回必要です`,
        en: `${name} must hold the indicator {${astray}} exactly once`,
      }
}

function textFaultOf(layout: Bilingual): Bilingual | undefined {
  for (const language of ['ja', 'en'] as const) {
    const typed = typedNumber(layout[language])
    if (typed !== null) {
      return {
        ja: `resultLayout.${language}の「${typed}」は、数値の直接の記入です。実績は記録から数えるので、指標の{ }を置いてください`,
        en: `resultLayout.${language} has "${typed}" typed into it; results are counted from records, so put the { } of an indicator there`,
      }
    }
  }
  return undefined
}

/** The piece of a layout that is, or changes, a number; null where there is none. */
function typedNumber(layout: string): string | null {
  const folded = foldWidth(layout).text
  const touching = touchesSlot.exec(folded)
  if (touching) return touching[0]
  const blanked = folded.replaceAll(slot, ' □ ')
  const rest = datesAndMarks.reduce((text, each) => text.replaceAll(each, ' □ '), blanked)
  const digits = typedDigits.exec(rest) ?? kanjiNumber.exec(rest) ?? /[{}]/.exec(rest)
  if (digits) return digits[0]
  return parseCell(rest).quantities.length > 0 ? rest.trim() : null
}

const slot = /\{([a-z-]+)\}/g

/** What would print as part of the counted number: 9{people}, {people},000 and {people}万. */
const touchesSlot =
  /[\p{Nd}⁰¹²³⁴-⁹₀-₉〇一二三四五六七八九十百千万億兆][,.]?\{[a-z-]+\}|\{[a-z-]+\}(?:[,.]?\p{Nd}|\s*[十百千万億兆]|\s*(?:hundred|thousand|million|billion)\b)/iu

/** Any digit, in any script, with what it counts; and several signs in a row that are numbers. */
const typedDigits = /\p{Nd}[^\s□、。・/]{0,12}|\p{N}{2,}/u

const counter = '(?:[人名社者件回校本円枚台冊%]|団体|事業所|[かカヵヶケ箇]所)'
const kanjiNumber = new RegExp(`[〇一二三四五六七八九十百千万億]{2}\\s*${counter}`)

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b'
const year = '(?:19|20)\\d\\d'
const day = '[0-3]?\\d'
const era = '(?:令和|平成|昭和|[RHS])\\s?\\d{1,2}'
const wordy = (pattern: string) => new RegExp(`(?<![\\p{N},.])(?:${pattern})(?![,.]?\\p{N})`, 'giu')
const numeric = (pattern: string) => wordy(`(?:${pattern})(?!\\s*${counter})`)

/** Digits that are no count, the longer pattern first. */
const datesAndMarks: readonly RegExp[] = [
  numeric(`(?:${year}|${era})[-/.]${day}[-/.]${day}`),
  wordy(`(?:(?:${year}|${era})年)?${day}月(?:${day}日)?(?:\\s?[~〜-]\\s?${day}日)?`),
  wordy(`(?:${year}|${era})年度?`),
  numeric(`[01]?\\d/${day}`),
  wordy(`${day}\\s${month}(?:\\s${year})?`),
  wordy(`${month}\\s(?:${day},\\s)?${year}`),
  wordy(`${month}\\s${day}`),
  wordy(`(?:FY|fiscal year)\\s?${year}`),
  wordy('第\\d{1,2}[回期部章弾次]'),
  new RegExp(`(?<=^|[\\s、・/])\\(\\d{1,2}\\)(?!\\s*${counter})(?=[^□()]*□)`, 'gu'),
]
