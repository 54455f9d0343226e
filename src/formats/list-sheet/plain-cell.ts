/**
 * What a workbook holds in a cell, as the text that a person would have written: dates that are
 * numbers of days, times that are fractions of a day. Texts are left as they are.
 */
import { ok, type Result } from '../../kit/result.ts'
import { readWorkbookDate } from '../sheet/cell-date.ts'
import type { CellForm } from './column.ts'

/** A cell's text for a column of a form. Refuses the number of a day that does not exist. */
export function plainCell(text: string, form: CellForm, epoch: 1900 | 1904 | null): Result<string> {
  if (epoch === null || text === '') return ok(text)
  if (form === 'time') return ok(plainTime(text))
  if (form === 'moment') return plainMoment(text, epoch)
  if (form === 'date' && isSerial(text)) return readWorkbookDate(text, epoch)
  return ok(text)
}

/** Days with a fraction. Eight digits are a date written without marks: 20260401. */
const isSerial = (text: string): boolean => /^\d{1,6}(?:\.\d+)?$/.test(text)

/** The day before a workbook's first, which is where a time without a date stands. */
const dayZero = /^(?:1899-12-3[01]|1900-01-00|1904-01-01)/

function plainTime(text: string): string {
  const clock = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/.exec(text)?.[1]
  if (clock !== undefined) return clock
  if (dayZero.test(text)) return '00:00'
  return /^0(?:\.\d+)?$/.test(text) ? clockOf(Number(text)) : text
}

function plainMoment(text: string, epoch: 1900 | 1904): Result<string> {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2})?$/.exec(text)
  if (found) return ok(`${found[1]} ${found[2] ?? '00:00'}`)
  if (!isSerial(text)) return ok(text)
  const date = readWorkbookDate(text, epoch)
  return date.ok ? ok(`${date.value} ${clockOf(Number(text) % 1)}`) : date
}

/** 13:00 for 0.5416…, to the nearest minute. */
function clockOf(day: number): string {
  const minutes = Math.round(day * 24 * 60)
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
