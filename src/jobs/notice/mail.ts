/** A claimed notice as a mail: its letter, and what goes with it. */
import type { ClaimedNotice } from '../../store/notice/turn.ts'
import { findTemplate } from '../../domain/notice/catalogue.ts'
import type { Letterhead } from '../../domain/notice/letterhead.ts'
import { renderNotice } from '../../domain/notice/render.ts'
import type { FieldValues } from '../../domain/notice/template.ts'
import { isOfKind, pickWords } from '../../domain/notice/value.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { type CalendarEvent, eventSequence, eventUid } from '../../formats/ics.ts'
import { formatMail } from '../../formats/mail/message.ts'
import type { Message } from './line.ts'

/** In whose name mail is sent. */
export type Sender = {
  /** The address that mail comes from. */
  readonly address: string
  readonly letterhead: Letterhead
}

/**
 * Writes a notice as the message that goes over the wire. The same notice gives the same message.
 */
export async function messageOf(
  notice: ClaimedNotice & { readonly address: string },
  { address: from, letterhead }: Sender,
): Promise<Message> {
  const { details, language, address: to } = notice
  const host = from.slice(from.lastIndexOf('@') + 1)
  const messageId = `${notice.id}@${host}`
  const writtenAt = toInstant(notice.createdAt)
  const office = details['office'] ?? letterhead.office
  const content = await formatMail({
    letter: renderNotice(notice, { letterhead, secrets: 'shown' }),
    from: { name: pickWords(office as FieldValues['words'], language), address: from },
    to,
    messageId,
    writtenAt,
    qr: qrOf(notice),
    event: eventOf(notice, { letterhead, writtenAt }),
  })
  return { from, to, messageId, content }
}

function qrOf({ template, details }: ClaimedNotice): string | null {
  const isEnclosed = findTemplate(template)?.encloses?.includes('ticket') ?? false
  const { qr } = details
  return isEnclosed && typeof qr === 'string' ? qr : null
}

type EventFrame = {
  readonly letterhead: Letterhead
  readonly writtenAt: Instant
}

/** The session in the reader's calendar, by their application: a second one is another entry. */
function eventOf(
  { template, details, about, language }: ClaimedNotice,
  { letterhead, writtenAt }: EventFrame,
): CalendarEvent | null {
  const encloses = findTemplate(template)?.encloses ?? []
  const isCancelled = encloses.includes('calendar-cancelled')
  const matter = about.application ?? about.session ?? null
  const { when, offering, session, place, page, revision } = details
  if (!isCancelled && !encloses.includes('calendar')) return null
  if (matter === null || !isOfKind('period', when)) return null
  const { from, to } = when as FieldValues['period']
  const textOf = (words: unknown) =>
    isOfKind('words', words) ? pickWords(words as FieldValues['words'], language) : ''
  const link =
    typeof page === 'string' && page.startsWith('/') ? letterhead.linkTo(page, language) : page
  return {
    uid: eventUid(matter),
    sequence: eventSequence(typeof revision === 'number' ? revision : 0, isCancelled),
    writtenAt,
    startsAt: from,
    endsAt: to,
    summary: [textOf(offering), textOf(session)].filter(Boolean).join(' '),
    location: textOf(place) || null,
    description: null,
    url: typeof link === 'string' ? link : null,
    isCancelled,
  }
}
