/** Dates as cells hold them: as people write them, with a time of day, or as a day's number. */
import { type CalendarDate, parseCalendarDate } from '../../kit/calendar.ts'
import { type Refused, refuse, type Result } from '../../kit/result.ts'

/** Reads a date as people write it; a time of day after it is left out. */
export function readCellDate(text: string): Result<CalendarDate> {
  return parseCalendarDate(text.replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, ''))
}

/** Reads a date as a workbook holds it: also as the number of its day, 45017 for 2023-04-01. */
export function readWorkbookDate(text: string, epoch: 1900 | 1904): Result<CalendarDate> {
  return /^\d{1,6}(?:\.\d+)?$/.test(text) ? readSerialDate(text, epoch) : readCellDate(text)
}

/**
 * Day 1 is 1900-01-01, and day 60 is 1900-02-29, a day that Excel counts and the calendar has not;
 * in the other epoch day 0 is 1904-01-01.
 */
function readSerialDate(text: string, epoch: 1900 | 1904): Result<CalendarDate> {
  const serial = Math.floor(Number(text))
  const isAbsent = epoch === 1900 && (serial === 60 || serial < 1)
  const before = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial > 60 ? 30 : 31)
  const date = new Date(before + serial * 86_400_000)
  return isAbsent ? refuseSerial(text) : parseCalendarDate(date.toISOString().slice(0, 10))
}

const refuseSerial = (text: string): Refused =>
  refuse(
    'date_does_not_exist',
    `日付の値「${text}」にあたる日はありません。2023-04-01のように書いてください。`,
    `There is no day for the date value "${text}". Write it as 2023-04-01.`,
  )
