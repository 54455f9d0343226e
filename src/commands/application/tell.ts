/** Telling applicants by mail how their applications move: queued in the transaction of the act. */
import type { Application, ApplicationDetail } from '../../domain/delivery/application.ts'
import type { ApplicationNotice } from '../../domain/delivery/application-notice.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { formatTicketCode, type TicketCode, ticketQrText } from '../../domain/delivery/ticket.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import { readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findResource } from '../../store/session.ts'
import type { NoticeValues } from '../../domain/notice/catalogue.ts'
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
  /** Whether one application is told of it once and never again. */
  readonly isOnce?: boolean
}

/** The same with what only some notices say. */
type FullTelling = Telling & {
  /** The booth of an interview. */
  readonly booth: Bilingual | null
}

/** What is told about. `details`: those of the applicants, where they are known already. */
export type Told = {
  readonly scene: Scene
  readonly details?: ReadonlyMap<string, ApplicationDetail>
}

/** Queues the notices of steps. */
export async function tellApplicants(
  books: Books,
  { scene, details }: Told,
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
  await tell(books, tellings, details)
}

/** Something that everyone concerned is told of. */
export type Announcement = Omit<Telling, 'application'> & {
  readonly applications: readonly Application[]
}

/** Queues a notice to each of the applicants. Gives how many are told of it. */
export function tellAbout(
  books: Books,
  { applications, ...telling }: Announcement,
): Promise<number> {
  return tell(
    books,
    applications.map((application) => ({ ...telling, application })),
  )
}

async function tell(
  books: Books,
  tellings: readonly Telling[],
  known?: Told['details'],
): Promise<number> {
  const [first] = tellings
  if (!first) return 0
  const ids = tellings.map(({ application }) => application.id)
  const details = known ?? (await readDetails(books, ids))
  const booths = await readBooths(books, tellings)
  const notices = tellings.flatMap((telling) => {
    const detail = details.get(telling.application.id)
    const booth = booths.get(telling.session?.resource ?? '') ?? null
    return detail?.mail
      ? { ...noticeOf({ ...telling, booth }, detail, detail.mail), command: telling.command }
      : []
  })
  return (await postNotices(books, notices, first.at)).length
}

/** The names of the booths of interviews, by their ids. */
async function readBooths(
  books: Books,
  tellings: readonly Telling[],
): Promise<ReadonlyMap<string, Bilingual>> {
  const interviews = tellings.filter(({ application }) => application.lifecycle === 'interview')
  const ids = new Set(interviews.map(({ session }) => session?.resource ?? null))
  const names = new Map<string, Bilingual>()
  for (const id of ids) {
    const booth = id === null ? undefined : await findResource(books, id)
    if (booth) names.set(booth.id, booth.name)
  }
  return names
}

const sessionOf = (scene: Scene, { session }: Application): Session | null =>
  session === null ? null : (scene.sessions.get(session) ?? null)

function noticeOf(telling: FullTelling, detail: ApplicationDetail, address: string): AnyNotice {
  const { application, offering, session, notice } = telling
  const { account, party, offeredUntil } = application
  const letter = {
    language: detail.language,
    address,
    programme: offering.programme,
    account,
    party,
    about: { offering: offering.id, session: session?.id ?? null, application: application.id },
    subjectKey: telling.isOnce ? `${notice}:${application.id}` : null,
    usefulUntil: notice === 'offered' ? offeredUntil : null,
  }
  const values = writers[notice](telling, valuesOf(telling, detail.name))
  // The table pairs each notice with its own values.
  return { ...letter, template: notice, values } as AnyNotice
}

type Values = ReturnType<typeof valuesOf>

const asItIs = (_telling: FullTelling, values: Values) => values
const withReason = ({ reason }: FullTelling, values: Values) => ({ ...values, reason })
// What is told of a date is only ever told of a session.
const withDate = ({ at }: FullTelling, values: Values) => ({
  ...values,
  when: values.when ?? { from: at, to: at },
})

/** What each notice says beside what all of them say. */
const writers: {
  readonly [N in ApplicationNotice]: (telling: FullTelling, values: Values) => NoticeValues<N>
} = {
  reserved: (telling, values) => ({ ...values, ...ticketOf(telling) }),
  reminder: (telling, values) => ({ ...withDate(telling, values), ...ticketOf(telling) }),
  'session-moved': withDate,
  booked: withDate,
  offered: ({ application, at }, values) => ({ ...values, until: application.offeredUntil ?? at }),
  completed: (_telling, values) => ({ ...values, certificate: `${values.page}/certificate` }),
  cancelled: withReason,
  declined: withReason,
  questionnaire: (_telling, values) => ({ ...values, page: `${values.page}/questionnaire` }),
  'interview-result': ({ booth }, values) => ({ ...values, company: booth ?? '' }),
  'session-cancelled': withReason,
  'offering-cancelled': withReason,
  waiting: asItIs,
  lapsed: asItIs,
  applied: asItIs,
  accepted: asItIs,
  answered: asItIs,
  invited: asItIs,
  returned: withReason,
  decided: asItIs,
  refused: withReason,
  changed: withReason,
  fixed: asItIs,
  paid: asItIs,
  revoked: withReason,
  assigned: asItIs,
  visited: asItIs,
  matched: asItIs,
  'person-proposed': asItIs,
  certified: asItIs,
  expired: asItIs,
}

/** What lets one in: the ticket, and the way in online. */
function ticketOf({ application, session }: Telling) {
  const page = pageOf(application)
  const qr = ticketQrText(application.number as TicketCode, null)
  // Whoever is advised online finds the way in on the page of the consultation.
  const isJoined = session?.onlineLink && application.lifecycle !== 'consultation'
  const online = isJoined ? { online: `${page}/join` } : {}
  return { ticket: `${page}/ticket`, qr, ...online }
}

/**
 * An interview stands on the page of the interviews of its reservation; messages have a page, which
 * somebody without a name opens with a code that no mail holds.
 */
function pageOf(application: Application): string {
  const { id, parent, lifecycle, session, account, party } = application
  if (parent !== null) return `/my/applications/${parent}/interviews`
  const page = `/my/applications/${id}`
  if (lifecycle !== 'consultation' || session !== null) return page
  return account === null && party === null ? '/consultation' : `${page}/messages`
}

/** What every notice about an application says. */
function valuesOf(telling: FullTelling, name: string | null) {
  const { application, offering, session, booth } = telling
  const { title, contact } = offering.settings
  // An interview goes by its booth; its own number is read out nowhere.
  const number = booth === null ? formatTicketCode(application.number as TicketCode) : null
  return {
    name,
    offering: title,
    session: booth ?? (session && session.title.ja !== '' ? session.title : null),
    when: session && { from: session.startsAt, to: session.endsAt },
    revision: session?.revision ?? null,
    place: session && session.place.ja !== '' ? session.place : null,
    number,
    page: pageOf(application),
    contact: contact.ja === '' ? null : contact,
  }
}
