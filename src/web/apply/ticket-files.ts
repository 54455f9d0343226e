/** A ticket as files to keep: the PDF to print, and the entries of a calendar. */
import { calendarMethod, formatIcs } from '../../formats/ics.ts'
import { renderPdf } from '../../formats/pdf/render.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse } from '../../kit/result.ts'
import { findAuthority } from '../../store/authority.ts'
import { findPartyName } from '../../store/company-name.ts'
import { withAuthority } from '../../store/database.ts'
import { type InterviewEntry, listInterviewsOf } from '../../store/interview.ts'
import type { AnyVisit, PrivateFile } from '../personal.ts'
import { hasTicket } from './own-acts.ts'
import { readOwn } from './read-own.ts'
import { calendarEvents, organizerOf, ticketPaper } from './ticket-paper.ts'

/** The ticket on paper. */
export const ticketPdf: PrivateFile<'ticketPdf'> = {
  for: 'signed-in',
  write: async (visit) => {
    const read = await readOwn(visit, visit.params.application)
    if (!read.ok) return read
    const own = read.value
    const date = own.dates.find(({ endsAt }) => endsAt > own.now) ?? own.dates.at(-1)
    if (!date || !hasTicket(own)) return noTicket
    const name = await readAuthorityName(visit)
    const organisation = await readCompany(visit, own.application)
    const paper = ticketPaper(visit, own, {
      date,
      authority: name[visit.language],
      organisation,
      interviews: await readInterviews(visit, own.application.id),
    })
    const pdf = await renderPdf(paper)
    if (!pdf.ok) return pdf
    const content = new Uint8Array(pdf.value)
    return ok({ type: 'application/pdf', saveAs: `${paper.reference}.pdf`, content })
  },
}

/** Its dates for a calendar. */
export const calendarIcs: PrivateFile<'calendarIcs'> = {
  for: 'signed-in',
  write: async (visit) => {
    const read = await readOwn(visit, visit.params.application)
    if (!read.ok) return read
    const events = calendarEvents(visit, read.value)
    const name = await readAuthorityName(visit)
    const content = formatIcs(events, organizerOf(name[visit.language]))
    const type = `text/calendar; charset=utf-8; method=${calendarMethod(events)}`
    return ok({ type, saveAs: `${read.value.application.number}.ics`, content })
  },
}

/** The interviews that go with a reservation. */
function readInterviews(
  { services }: AnyVisit,
  application: string,
): Promise<readonly InterviewEntry[]> {
  return withAuthority(services.database, services.authority, (books) =>
    listInterviewsOf(books, [application]),
  )
}

async function readAuthorityName({ services }: AnyVisit): Promise<Bilingual> {
  const found = await withAuthority(services.database, services.authority, findAuthority)
  return found?.name ?? { ja: '', en: '' }
}

async function readCompany(
  { services }: AnyVisit,
  { party, partyType }: { readonly party: string | null; readonly partyType: string | null },
): Promise<string | null> {
  if (party === null || partyType !== 'company') return null
  const name = await withAuthority(services.database, services.authority, (books) =>
    findPartyName(books, party),
  )
  return name ?? null
}

const noTicket = refuse(
  'ticket_is_not_there',
  '入場券はまだありません。席と日程が決まると、ここから保存できます。',
  'There is no ticket yet. Once you have a seat and a date, you can save it here.',
)
