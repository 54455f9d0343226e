/** The attendance sheet of a session, to be printed and ticked by hand. */
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { renderPdf } from '../../../formats/pdf/render.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { present } from '../../../kit/check.ts'
import { ok } from '../../../kit/result.ts'
import { timeOfDay } from '../../../kit/time-of-day.ts'
import { findAuthority } from '../../../store/authority.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import { nameOf } from './learner-name.tsx'
import { openRoster } from './open-roster.ts'

/** The sheet as PDF. */
export const rosterPdf: PrivateFile<'rosterPdf'> = {
  for: 'signed-in',
  write: async (visit) => {
    const { language } = visit
    const read = await inBooks(visit, async (books) => {
      const roster = await openRoster(books, visit, visit.params.session)
      if (!roster.ok) return roster
      const authority = present(await findAuthority(books), 'the authority of the books')
      return ok({ ...roster.value, authority: authority.name[language] })
    })
    if (!read.ok) return read
    const { course, session, people, authority } = read.value
    const { settings } = course.offering
    const day = japanDate(new Date(session.startsAt))
    const printed = await renderPdf({
      kind: 'attendance-sheet',
      ...{ language, authority },
      date: japanDate(new Date(nowOf(visit))),
      offering: settings.title[language],
      session: {
        name: session.title[language] || null,
        date: day,
        opens: null,
        starts: timeOfDay(session.startsAt),
        ends: timeOfDay(session.endsAt),
        place: session.place[language],
      },
      people: people.map((person) => ({
        number: formatTicketCode(person.code as TicketCode),
        name: nameOf(person, language),
        reading: person.kana,
        note: null,
      })),
      blankLines: 3,
    })
    if (!printed.ok) return printed
    const name = language === 'ja' ? '出席簿' : 'attendance'
    return ok({
      type: 'application/pdf',
      saveAs: `${name}-${day}.pdf`,
      content: new Uint8Array(printed.value),
      isShown: true,
    })
  },
}
