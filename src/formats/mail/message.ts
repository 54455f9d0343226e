/**
 * Letters as mail (RFC 5322, MIME): flowed text first, the same as HTML, the ticket's QR code as a
 * picture and the session as a calendar file. What the header says is encoded by the library, which
 * folds line ends away; nothing here is put together by hand.
 */
import MailComposer from 'nodemailer/lib/mail-composer'
import type { CalendarEvent } from '../ics.ts'
import { calendarMethod, formatIcs } from '../ics.ts'
import { qrPng } from '../qr.tsx'
import type { Letter } from '../../domain/notice/render.ts'
import type { Instant } from '../../kit/calendar.ts'
import { flowText } from './flow.ts'
import { formatLetterHtml, qrContentId } from './html.tsx'

/** A mail before it is written. */
export type Mail = {
  readonly letter: Letter
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  /** Without angle brackets: the notice's id at the sender's host. */
  readonly messageId: string
  readonly writtenAt: Instant
  /** What the ticket's QR code says. */
  readonly qr: string | null
  readonly event: CalendarEvent | null
}

/** Writes a mail as it goes over the wire. The same mail is written the same every time. */
export async function formatMail(mail: Mail): Promise<Buffer> {
  const { letter, from, to, messageId, qr, event } = mail
  const text = flowText(letter.lines.map((line) => line.map((piece) => piece.text).join('')))
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    subject: letter.subject,
    messageId: `<${messageId}>`,
    date: new Date(mail.writtenAt),
    baseBoundary: messageId.replaceAll(/[^a-zA-Z0-9]/g, '').slice(0, 40),
    headers: {
      // No machine is to answer (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'Content-Language': letter.language,
    },
    alternatives: [
      {
        contentType: 'text/plain; charset=utf-8; format=flowed; delsp=yes',
        content: text,
        contentTransferEncoding: 'base64',
      },
      {
        contentType: 'text/html; charset=utf-8',
        content: formatLetterHtml(letter, { withQr: qr !== null }),
        contentTransferEncoding: 'base64',
      },
    ],
    attachments: [...ticketOf(qr), ...calendarOf(event, from)],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function ticketOf(qr: string | null) {
  if (qr === null) return []
  return [
    {
      filename: 'ticket.png',
      contentType: 'image/png',
      content: qrPng(qr),
      cid: qrContentId,
    },
  ]
}

function calendarOf(event: CalendarEvent | null, from: Mail['from']) {
  if (event === null) return []
  const method = calendarMethod([event])
  return [
    {
      filename: 'session.ics',
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content: formatIcs([event], from),
    },
  ]
}
