/** A day with a time, typed and read in Japan time. */
import type { Instant } from '../../kit/calendar.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Field } from './field.ts'
import { type FieldSpec, type Given, parsedField } from './fields.ts'

/** A moment, picked from a calendar and a clock; it is a moment in Japan wherever it is typed. */
export function momentField<R extends boolean>(spec: FieldSpec<R>): Field<Given<Instant, R>> {
  return parsedField({ ...spec, type: 'datetime-local', parse: parseMoment })
}

/** A moment as its field shows it: 2023-04-01T13:05 in Japan time. */
export function formatMoment(instant: Instant): string {
  return new Date(Date.parse(instant) + japanOffset).toISOString().slice(0, 16)
}

/** Reads "2023-04-01T13:05", in any width, with a space for the T and with or without seconds. */
export function parseMoment(text: string): Result<Instant> {
  const folded = text.normalize('NFKC').trim().replaceAll('/', '-')
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::\d{2})?$/.exec(folded)
  const [year, month, day, hour, minute] = (found ?? []).slice(1).map(Number)
  if (!found || !isClock(hour, minute)) return refuseMoment(text)
  const moment = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute))
  const isSame = moment.getUTCMonth() + 1 === month && moment.getUTCDate() === day
  return isSame ? ok(toInstant(new Date(moment.getTime() - japanOffset))) : refuseMoment(text)
}

const japanOffset = 9 * 3_600_000

const isClock = (hour = -1, minute = -1): boolean =>
  hour >= 0 && hour < 24 && minute >= 0 && minute < 60

const refuseMoment = (text: string): Result<never> =>
  refuse(
    'moment_form_unknown',
    `「${text.slice(0, 40)}」を日時として読めません。2023-04-01 13:05 のように入力してください。`,
    `"${text.slice(0, 40)}" could not be read as a day and a time. Write it as 2023-04-01 13:05.`,
  )
