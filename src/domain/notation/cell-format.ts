/**
 * Prints a cell from its quantities, never from its text: one canonical form whatever the source
 * wrote, which `parseCell` reads back with the same meaning. What was not read follows as ※ notes.
 */
import type { Language } from '../../kit/bilingual.ts'
import type { Cell, Quantity } from '../quantity.ts'
import { formatYen } from './money.ts'
import { formatNumber } from './number.ts'
import { stateSigns } from './state.ts'
import { englishUnit } from './unit.ts'

/**
 * The cell as a screen or a table prints it. Japanese is the notation itself and can be parsed;
 * English is for reading only. Labels and notes stay in the language of the source.
 */
export function formatCell(cell: Cell, language: Language = 'ja'): string {
  if (cell.state === 'blank') return ''
  if (cell.state === 'words') return cell.unread.join('\n')
  const notes = cell.unread.map((piece) => `\n${noteOf(piece)}`)
  return [language === 'ja' ? japanese(cell) : english(cell), ...notes].join('')
}

/** A note stays on its line, and is not marked twice. */
function noteOf(piece: string): string {
  const line = piece.replace(/[\n\r\t\v\f\u2028\u2029]+/gu, ' ')
  return line.startsWith('※') ? line : `※${line}`
}

function japanese(cell: Cell): string {
  if (cell.state === 'not-applicable' || cell.state === 'not-yet-known') {
    return stateSigns[cell.state]
  }
  return cell.quantities
    .map((quantity, index) => {
      const before = cell.quantities[index - 1]
      return `${before ? joint(before, quantity) : ''}${japaneseQuantity(quantity)}`
    })
    .join('')
}

/** What stands between two quantities so that each is read on its own. */
function joint(before: Quantity, quantity: Quantity): string {
  if (before.unit === null || quantity.unit === null) {
    return quantity.marker !== null && !isBracketed(quantity.marker) ? ' ' : '\n'
  }
  if (quantity.marker !== null) return isBracketed(quantity.marker) ? '\n' : ' '
  return before.marker === null ? '、' : '\n'
}

const isBracketed = (marker: string): boolean => /^[（(]/u.test(marker)

const japaneseTimes = { cumulative: '累計', monthly: '月間', yearly: '年間' } as const

function japaneseQuantity(quantity: Quantity): string {
  const { marker, label, time, basis, unit } = quantity
  const place = label === null ? null : labelPlace(label, unit)
  const prefix = [
    time === null || time === 'as-of'
      ? ''
      : time === 'yearly' && unit === '回'
        ? '年'
        : japaneseTimes[time],
    basis === null ? '' : basis === 'total' ? '延べ' : '実',
    quantity.approximate ? '約' : '',
  ]
  return [
    marker ?? '',
    place === 'space' ? `${label} ` : place === 'colon' ? `${label}：` : '',
    ...prefix,
    amount(quantity),
    quantity.atLeast ? '以上' : '',
    place === 'brackets' ? `（${label}）` : '',
    time === 'as-of' ? '（現在）' : '',
  ].join('')
}

/** A label with digits needs a colon; one with spaces, or of a bare number, needs brackets. */
function labelPlace(label: string, unit: string | null): 'space' | 'colon' | 'brackets' {
  if (/\p{N}/u.test(label)) return 'colon'
  return unit === null || /\s/u.test(label) ? 'brackets' : 'space'
}

function amount({ value, unit }: Quantity): string {
  return unit === '円' ? formatYen(value) : `${formatNumber(value)}${unit ?? ''}`
}

const englishStates = {
  'not-applicable': 'not applicable',
  'not-yet-known': 'not yet known',
} as const

function english(cell: Cell): string {
  if (cell.state === 'not-applicable' || cell.state === 'not-yet-known') {
    return englishStates[cell.state]
  }
  return cell.quantities.map(englishQuantity).join('; ')
}

const englishTimes = {
  cumulative: 'cumulative',
  'as-of': 'to date',
  monthly: 'a month',
  yearly: 'a year',
} as const

function englishQuantity(quantity: Quantity): string {
  const { marker, label, value, unit, basis, time } = quantity
  const number = `${value < 0 ? '-' : ''}${formatNumber(Math.abs(value))}`
  const remarks = [
    basis === null ? '' : basis === 'total' ? 'total' : 'unique',
    time === null ? '' : englishTimes[time],
  ].filter((remark) => remark !== '')
  return [
    marker === null ? '' : `${marker} `,
    label === null ? '' : `${label}: `,
    quantity.approximate ? 'about ' : '',
    quantity.atLeast ? 'at least ' : '',
    number,
    unit === null ? '' : unit === '%' ? '%' : ` ${englishUnit(unit)}`,
    remarks.length === 0 ? '' : ` (${remarks.join(', ')})`,
  ].join('')
}
