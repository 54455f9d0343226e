/** What is due in somebody's supports as a calendar file: half an hour of each day's morning. */
import { supportScopeOf } from '../../../commands/support/open-support.ts'
import { dueSorts } from '../../../domain/delivery/support/due.ts'
import { eventUid, formatIcs } from '../../../formats/ics.ts'
import { ok } from '../../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../../kit/time-of-day.ts'
import { listCalendarDues } from '../../../store/support-calendar.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import { supportWords } from './words.ts'

const nine = '09:00' as TimeOfDay
const halfPast = '09:30' as TimeOfDay

/** The file. */
export const supportCalendarFile: PrivateFile<'supportCalendar'> = {
  for: 'support.list',
  write: async (visit) => {
    const { language, to, services, visitor } = visit
    const dues = await inBooks(visit, async (books) =>
      listCalendarDues(books, await supportScopeOf(books, visitor.actor)),
    )
    const events = dues.map(({ due, application, sort, on, name, months }) => ({
      uid: eventUid(due),
      sequence: 0,
      writtenAt: nowOf(visit),
      startsAt: instantAt(on, nine),
      endsAt: instantAt(on, halfPast),
      summary: [
        `${dueSorts[sort][language]}${months === null ? '' : monthWords[language](months)}`,
        name,
      ]
        .filter(Boolean)
        .join(language === 'ja' ? '：' : ': '),
      location: null,
      description: null,
      url: services.siteUrl && new URL(to.deskSupport({ application }), services.siteUrl).href,
      isCancelled: false,
    }))
    return ok({
      type: 'text/calendar; charset=utf-8; method=PUBLISH',
      saveAs: `${supportWords.board[language]}.ics`,
      content: formatIcs(events, { name: supportWords.board[language], address: null }),
    })
  },
}

const monthWords = {
  ja: (months: number) => `（${months}か月）`,
  en: (months: number) => ` (${months} months)`,
} as const
