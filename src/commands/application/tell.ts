/** Telling applicants by mail how their applications move: queued in the transaction of the act. */
import type { Application, ApplicationDetail } from '../../domain/delivery/application.ts'
import type { ApplicationNotice } from '../../domain/delivery/application-notice.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { formatTicketCode, type TicketCode, ticketQrText } from '../../domain/delivery/ticket.ts'
import type { Instant } from '../../kit/calendar.ts'
import { readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { type AnyNotice, postNotices } from '../notice/post.ts'
import { offeringIn, type Scene } from './scene.ts'
import type { DecidedStep } from './write-steps.ts'

/** Something that one applicant is told. */
type Telling = {
  readonly notice: ApplicationNotice
  readonly application: Application
  readonly offering: Offering
  readonly session: Session | null
  readonly reason: string | null
  readonly at: Instant
  readonly command: number
}

/** Queues the notices of steps. */
export async function tellApplicants(
  books: Books,
  scene: Scene,
  steps: readonly DecidedStep[],
): Promise<void> {
  const tellings = steps.flatMap(({ application, decision, by, reason }) =>
    decision.notice === null
      ? []
      : {
          notice: decision.notice,
          application,
          offering: offeringIn(scene, application.offering),
          session: sessionOf(scene, application),
          reason,
          at: by.recordedAt,
          command: by.command,
        },
  )
  await tell(books, tellings)
}

/** Something that everyone concerned is told of. */
export type Announcement = Omit<Telling, 'application'> & {
  readonly applications: readonly Application[]
}

/** Queues a notice to each of the applicants. Gives how many have an address to write to. */
export function tellAbout(
  books: Books,
  { applications, ...telling }: Announcement,
): Promise<number> {
  return tell(
    books,
    applications.map((application) => ({ ...telling, application })),
  )
}

async function tell(books: Books, tellings: readonly Telling[]): Promise<number> {
  const [first] = tellings
  if (!first) return 0
  const ids = tellings.map(({ application }) => application.id)
  const details = await readDetails(books, ids)
  const notices = tellings.flatMap((telling) => {
    const detail = details.get(telling.application.id)
    return detail?.mail
      ? { ...noticeOf(telling, detail, detail.mail), command: telling.command }
      : []
  })
  await postNotices(books, notices, first.at)
  return notices.length
}

const sessionOf = (scene: Scene, { session }: Application): Session | null =>
  session === null ? null : (scene.sessions.get(session) ?? null)

function noticeOf(telling: Telling, detail: ApplicationDetail, address: string): AnyNotice {
  const { application, offering, session, notice, at } = telling
  const about = { offering: offering.id, session: session?.id ?? null, application: application.id }
  const { account, party } = application
  const { language } = detail
  const letter = { language, address, programme: offering.programme, account, party, about }
  const values = valuesOf(telling, detail.name)
  // What is told of a date is only ever told of a session.
  const when = values.when ?? { from: at, to: at }
  switch (notice) {
    case 'reserved':
      return { ...letter, template: notice, values: { ...values, ...ticketOf(telling) } }
    case 'reminder':
      return { ...letter, template: notice, values: { ...values, ...ticketOf(telling), when } }
    case 'session-moved':
    case 'booked':
      return { ...letter, template: notice, values: { ...values, when } }
    case 'offered': {
      const until = application.offeredUntil ?? at
      return { ...letter, template: notice, values: { ...values, until }, usefulUntil: until }
    }
    case 'completed': {
      const certificate = `${values.page}/certificate`
      return { ...letter, template: notice, values: { ...values, certificate } }
    }
    case 'cancelled':
    case 'declined':
    case 'session-cancelled':
      return { ...letter, template: notice, values: { ...values, reason: telling.reason } }
    case 'waiting':
    case 'lapsed':
    case 'applied':
    case 'accepted':
    case 'answered':
      return { ...letter, template: notice, values }
  }
}

/** What lets one in: the ticket, and the way in online. */
function ticketOf({ application, session }: Telling) {
  const page = pageOf(application)
  const qr = ticketQrText(application.number as TicketCode, null)
  const online = session?.onlineLink ? { online: `${page}/join` } : {}
  return { ticket: `${page}/ticket`, qr, ...online }
}

const pageOf = ({ id }: Application): string => `/my/applications/${id}`

/** What every notice about an application says. */
function valuesOf({ application, offering, session }: Telling, name: string | null) {
  const { title, contact } = offering.settings
  return {
    name,
    offering: title,
    session: session && session.title.ja !== '' ? session.title : null,
    when: session && { from: session.startsAt, to: session.endsAt },
    revision: session?.revision ?? null,
    place: session && session.place.ja !== '' ? session.place : null,
    number: formatTicketCode(application.number as TicketCode),
    page: pageOf(application),
    contact: contact.ja === '' ? null : contact,
  }
}
