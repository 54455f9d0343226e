/** What the clock does to certificates: reminders before they end, and their end. */
import { formatCertificationNumber } from '../../domain/delivery/certification/number.ts'
import { reminderDue } from '../../domain/delivery/certification/period.ts'
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import { addDays, type CalendarDate, japanDate, toInstant } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { idFrom } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import { findApplication, lockApplications, readDetails } from '../../store/application.ts'
import { type EndingCertificate, listEnding } from '../../store/certification-ending.ts'
import { withAuthority } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { perform } from '../application/act.ts'
import { clockActor } from '../application/wait-list.ts'
import { actingAs, type Context } from '../context.ts'
import { postNotices } from '../notice/post.ts'
import { runAct } from '../run.ts'

/**
 * Lets certificates expire whose last day is over. What is being examined holds until its result.
 * Gives how many expired.
 */
export async function expireCertificates(context: Context): Promise<number> {
  const now = toInstant(context.clock.now())
  const today = japanDate(new Date(now))
  const over = await listAll(context, { before: today })
  if (over.length === 0) return 0
  const applications = over.map(applicationOf)
  const act = { name: 'application.expire', input: { applications }, lock: 'writing' } as const
  const done = await runAct(actingAs(context, clockActor), act, async (running) => {
    const { books } = running
    // Asked again while they are held: one may have been renewed meanwhile.
    await lockApplications(books, applications)
    const still = new Set((await listEnding(books, { before: today })).map(applicationOf))
    const ended = applications.filter((each) => still.has(each))
    const acted = await perform(running, {
      ...{ act: 'expire', applications: ended, by: clockActor, now },
      ...{ reason: null, brings: ['period'] },
    })
    return acted.ok ? ok(acted.value.done.length) : ok(0)
  })
  check(done.ok, 'expiring is refused to nobody')
  return done.value.outcome
}

/** Reminds of certificates that end, 60 and 14 days before, each once. Gives how many were told. */
export async function remindOfExpiry(context: Context): Promise<number> {
  const today = japanDate(context.clock.now())
  const ending = await listAll(context, { before: addDays(today, 61) })
  let told = 0
  for (const certificate of ending) {
    const days = reminderDue(certificate, today)
    if (days !== null) told += await remindOf(context, certificate, { days, today })
  }
  return told
}

const applicationOf = ({ application }: EndingCertificate): string => application

function listAll(context: Context, scope: { readonly before: CalendarDate }) {
  const { database, authority } = context
  return withAuthority(database, authority, (books) => listEnding(books, scope))
}

async function remindOf(
  context: Context,
  certificate: EndingCertificate,
  { days, today }: { readonly days: number; readonly today: CalendarDate },
): Promise<number> {
  const { application: id, command: given, until } = certificate
  const key = `certificate-ends-${days}`
  const idempotencyKey = idFrom(key, id, String(given))
  const acting = { ...actingAs(context, clockActor), idempotencyKey }
  const act = { name: 'certification.remind', input: { id, given, days }, lock: 'writing' } as const
  const told: string[] = []
  const done = await runAct(acting, act, async ({ books, command, recordedAt }) => {
    const application = await findApplication(books, id)
    check(application, 'a certificate has its application')
    const detail = (await readDetails(books, [id])).get(id)
    const offering = await findOffering(books, application.offering)
    check(offering, 'an application has its offering')
    if (!detail?.mail) return ok(null)
    const posted = await postNotices(
      books,
      [
        {
          ...{ template: 'certificate-ends', language: detail.language, address: detail.mail },
          ...{ programme: offering.programme, command },
          ...{ account: application.account, party: application.party },
          about: { offering: offering.id, session: null, application: id },
          subjectKey: `${key}:${id}:${given}`,
          values: {
            name: detail.name,
            offering: offering.settings.title,
            number: formatTicketCode(application.number as TicketCode),
            page: `/my/applications/${id}`,
            contact: offering.settings.contact.ja === '' ? null : offering.settings.contact,
            certificate: {
              ja: formatCertificationNumber(certificate, 'ja'),
              en: formatCertificationNumber(certificate, 'en'),
            },
            until,
            days: daysBetween(today, until),
          },
        },
      ],
      recordedAt,
    )
    told.push(...posted)
    return ok(null)
  })
  check(done.ok, 'a reminder is refused to nobody')
  return told.length
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
