/** Reading answers that are numbers or dates, within the bounds that the question sets. */
import { type CalendarDate, formatDate, parseCalendarDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldWidth } from '../../kit/text.ts'
import { readNumber } from '../notation/number.ts'
import type { DateSetting, NumberSetting } from './question.ts'
import { quoted } from './read-text.ts'

/**
 * Reads a number as people write it: 1,200 · １２００ · 120人 · 300万 · △5. Its unit may stand behind
 * it. Refuses what is no number, is not whole where it must be, or lies beyond the bounds.
 */
export function readAmount(typed: string, setting: NumberSetting): Result<number> {
  const value = findValue(typed, setting)
  if (value === null) {
    return refuse(
      'number_form_unknown',
      `「${quoted(typed)}」を数として読めません。1200や1,200のように数字で入力してください。`,
      `"${quoted(typed)}" could not be read as a number. Enter digits, as 1200 or 1,200.`,
    )
  }
  if (setting.integers && !Number.isInteger(value)) {
    return refuse(
      'number_is_not_whole',
      `「${quoted(typed)}」は整数ではありません。小数点のない数を入力してください。`,
      `"${quoted(typed)}" is not a whole number. Enter a number without decimals.`,
    )
  }
  const { min, max } = setting
  const isWithin = (min === null || value >= min) && (max === null || value <= max)
  return isWithin ? ok(value) : refuseBounds(typed, setting)
}

/** A number as people read it: 1,200. */
export function showNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 6 })
}

/** The bounds of a number in words: 1〜100人. Null where there are none. */
export function numberBounds({ min, max, unit }: NumberSetting) {
  if (min === null && max === null) return null
  const [low, high] = [min, max].map((bound) => (bound === null ? '' : showNumber(bound)))
  const english =
    min === null ? `up to ${high}` : max === null ? `from ${low}` : `from ${low} to ${high}`
  return {
    ja: `${low}〜${high}${unit?.ja ?? ''}`,
    en: unit === null ? english : `${english} ${unit.en}`,
  }
}

/** Reads a date in any of the ways people write it. Refuses one outside of the bounds. */
export function readDate(typed: string, setting: DateSetting): Result<CalendarDate> {
  const date = parseCalendarDate(typed)
  if (!date.ok) return date
  const { earliest, latest } = setting
  const isWithin =
    (earliest === null || date.value >= earliest) && (latest === null || date.value <= latest)
  if (isWithin) return date
  const { ja, en } = dateBounds(setting) ?? { ja: '', en: '' }
  return refuse(
    'date_out_of_bounds',
    `「${quoted(typed)}」は選べません。${ja}の日付を入力してください。`,
    `"${quoted(typed)}" cannot be chosen. Enter a date ${en}.`,
  )
}

/** The bounds of a date in words. Null where there are none. */
export function dateBounds({ earliest, latest }: DateSetting) {
  if (earliest === null && latest === null) return null
  const ja = [
    earliest === null ? '' : `${formatDate(earliest, 'ja')}から`,
    latest === null ? '' : `${formatDate(latest, 'ja')}まで`,
  ]
  const en = [
    earliest === null ? '' : `from ${formatDate(earliest, 'en')}`,
    latest === null ? '' : `${earliest === null ? 'up to' : 'to'} ${formatDate(latest, 'en')}`,
  ]
  return { ja: ja.join(''), en: en.filter(Boolean).join(' ') }
}

/** The unit goes first: 300万円 is 300 where the unit is 万円, and 3,000,000 where it is 円. */
function findValue(typed: string, { unit }: NumberSetting): number | null {
  const folded = fold(typed)
  const units = unit === null ? [] : [fold(unit.ja), fold(unit.en)]
  const behind = units.find((each) => each !== '' && folded.endsWith(each)) ?? ''
  const bare = folded.slice(0, folded.length - behind.length)
  const [, sign = '', digits = ''] = /^([-+\u2212\u2010-\u2015△▲]?)(\d.*)$/u.exec(bare) ?? []
  if (digits === '') return null
  const { value, end } = readNumber(digits, 0, false)
  if (value === null || end < digits.length) return null
  return value === 0 || sign === '' || sign === '+' ? value : -value
}

const fold = (text: string): string => foldWidth(text).text.replaceAll(/\s/g, '').toLowerCase()

function refuseBounds(typed: string, setting: NumberSetting): Result<number> {
  const { ja, en } = numberBounds(setting) ?? { ja: '', en: '' }
  return refuse(
    'number_out_of_bounds',
    `「${quoted(typed)}」は範囲の外です。${ja}の数を入力してください。`,
    `"${quoted(typed)}" is out of bounds. Enter a number ${en}.`,
  )
}
