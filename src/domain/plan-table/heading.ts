/** Headings of a plan table: its title with the year, and the pillars that stand as rows. */
import type { FiscalYear } from '../fiscal-year.ts'
import { parseFiscalYear } from '../fiscal-year.ts'
import { fold, tidyName } from './cell-text.ts'
import { rowText } from './section.ts'
import type { PlanRow } from './sheet.ts'

/** The title of a table and the year in it; an empty text where there is none. */
export type Title = {
  readonly text: string
  readonly year: FiscalYear | null
  /** The rows that it was read from. */
  readonly rows: readonly PlanRow[]
}

/** A pillar's heading. `no` is null where its mark is no number. */
export type Heading = { readonly no: number | null; readonly name: string }

/**
 * The title among the rows before the table: the first that names a fiscal year. A row that holds
 * the year alone is joined with the row after it.
 */
export function findTitle(preamble: readonly PlanRow[]): Title {
  for (const [index, row] of preamble.entries()) {
    const text = tidyName(rowText(row))
    const found = yearInText.exec(text.normalize('NFKC'))
    const read = found && parseFiscalYear(found[0])
    if (!read?.ok) continue
    const next = preamble[index + 1]
    const alone = fold(text) === fold(found?.[0] ?? '')
    if (!alone || !next) return { text, year: read.value, rows: [row] }
    return { text: `${text} ${tidyName(rowText(next))}`, year: read.value, rows: [row, next] }
  }
  return { text: '', year: null, rows: [] }
}

/**
 * Reads the only filled cell of a row as a pillar: it begins with a number and a blank or stop
 * (1 〜, 第2章 〜, Ⅲ 〜, 四、〜), or it stands in 【】 or behind ■. Anything else is no pillar.
 */
export function readHeading(text: string): Heading | null {
  const name = tidyName(text)
  const numbered = numberedHeading.exec(name)
  if (numbered) {
    const no = numberOf(numbered[1] ?? numbered[2] ?? '')
    return no === null ? null : { no, name: (numbered[3] ?? '').trim() }
  }
  const marked = /^(?:【([^【】]+)】|[■◆]\s*(.+))$/u.exec(name)
  return marked ? { no: null, name: (marked[1] ?? marked[2] ?? '').trim() } : null
}

const yearInText =
  /(?:令和|平成|昭和)\s*(?:元|\d{1,2})\s*年度|(?:FY\s*)?20\d\d\s*年度|\b[RH]\d{1,2}年度/i

const digits = '[0-9０-９]{1,2}|[Ⅰ-Ⅻ]|[一二三四五六七八九十]{1,3}'

const numberedHeading = new RegExp(
  `^(?:第\\s*(${digits})\\s*[章節部編]?|(?:柱|政策|施策|基本方針)?\\s*(${digits}))(?:[\\s.．、:：]+|(?<=[章節部編]))(\\D.*)$`,
  'u',
)

function numberOf(text: string): number | null {
  const folded = text.normalize('NFKC')
  if (/^\d+$/.test(folded)) return Number(folded) || null
  const roman = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ'.indexOf(text)
  return roman >= 0 ? roman + 1 : kanjiNumber(text)
}

/** 一 to 九十九. */
function kanjiNumber(text: string): number | null {
  const found = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!found || text === '' || (found[2] === undefined && text.length > 1)) return null
  const digit = (one: string | undefined) => (one ? '一二三四五六七八九'.indexOf(one) + 1 : 0)
  if (found[2] === undefined) return digit(found[1] ?? found[3])
  return (digit(found[1]) || 1) * 10 + digit(found[3])
}
