/**
 * The days of a certificate: how long it lasts, when its renewal may be asked for, which yearly
 * reports are due, and when it is reminded of. All are calendar days in Japan.
 */
import { addDays, type CalendarDate, calendarDate } from '../../../kit/calendar.ts'
import { type FiscalYear, firstDay, fiscalYearOf, toFiscalYear } from '../../fiscal-year.ts'

/** The sorts of certificates. */
export const certificateSorts = {
  provisional: { ja: '予備認証', en: 'Provisional' },
  full: { ja: '認証', en: 'Certified' },
  renewal: { ja: '認証（更新）', en: 'Renewed' },
} as const

export type CertificateSort = keyof typeof certificateSorts

/** From one day to another, both included. */
export type Validity = { readonly from: CalendarDate; readonly until: CalendarDate }

/** The same day so many months later or earlier; the month's last day where it has no such day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const whole = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(whole / 12), (whole % 12) + 1]
  const next =
    toMonth === 12 ? calendarDate(toYear + 1, 1, 1) : calendarDate(toYear, toMonth + 1, 1)
  const last = Number(addDays(next, -1).slice(8))
  return calendarDate(toYear, toMonth, Math.min(day, last))
}

/** A certificate from a day for so many months: from 1 April for 36 it lasts until 31 March. */
export function validityFrom(from: CalendarDate, months: number): Validity {
  return { from, until: addDays(addMonths(from, months), -1) }
}

/** A renewal follows on the certificate before it, also where it is decided late or early. */
export function renewedValidity(before: Validity, months: number): Validity {
  return validityFrom(addDays(before.until, 1), months)
}

/** The first day on which the renewal of a certificate may be asked for. */
export function renewalOpensOn({ until }: Pick<Validity, 'until'>, months: number): CalendarDate {
  return addMonths(addDays(until, 1), -months)
}

/** A yearly report that an organisation owes or has sent. */
export type DueReport = { readonly year: FiscalYear; readonly dueOn: CalendarDate }

/** Since when somebody is certified in full, until when, and the day of the year of the report. */
export type ReportDuty = {
  readonly since: CalendarDate
  readonly until: CalendarDate
  /** "06-30". */
  readonly reportDue: string
}

/**
 * The reports that have come due by a day: one on each fiscal year that has ended and in which the
 * certificate was in force, by the due day after its end. None comes due after the last day.
 */
export function reportsDue(duty: ReportDuty, today: CalendarDate): readonly DueReport[] {
  const first = fiscalYearOf(duty.since)
  const last = fiscalYearOf(today)
  const due: DueReport[] = []
  for (let year: number = first; year < last; year += 1) {
    const dueOn = dueDay(toFiscalYear(year), duty.reportDue)
    if (dueOn <= today && dueOn <= duty.until) due.push({ year: toFiscalYear(year), dueOn })
  }
  return due
}

/** The report that comes due next; null where the certificate ends before. */
export function nextReport(duty: ReportDuty, today: CalendarDate): DueReport | null {
  const begin = fiscalYearOf(duty.since)
  for (let year: number = begin; ; year += 1) {
    const dueOn = dueDay(toFiscalYear(year), duty.reportDue)
    if (dueOn > duty.until) return null
    if (dueOn > today) return { year: toFiscalYear(year), dueOn }
  }
}

/** The due day of the report on a fiscal year: in the fiscal year that follows. */
function dueDay(year: FiscalYear, monthDay: string): CalendarDate {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  const begin = firstDay(toFiscalYear(year + 1))
  const calendarYear = Number(begin.slice(0, 4)) + (month >= 4 ? 0 : 1)
  return calendarDate(calendarYear, month, day)
}

/** The fiscal year that a report is about where it does not say: the last that had ended. */
export function reportedYear(sentOn: CalendarDate): FiscalYear {
  return toFiscalYear(fiscalYearOf(sentOn) - 1)
}

/** How many days before the end somebody is reminded, the first reminder first. */
export const reminderDays = [60, 14] as const

/** The reminder that is due on a day: the nearest to the end; null before the first and after. */
export function reminderDue(
  { until }: Pick<Validity, 'until'>,
  today: CalendarDate,
): (typeof reminderDays)[number] | null {
  if (today > until) return null
  const due = reminderDays.filter((days) => addDays(until, -days) <= today)
  return due.at(-1) ?? null
}
