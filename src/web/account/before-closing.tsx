/** What somebody has asked for and is still to come, before their account is closed. */
import type { Child } from 'hono/jsx'
import { listBeforeClosing } from '../../commands/account/close-account.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { stateIn } from '../../domain/delivery/register.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { toInstant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { withAuthority } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { readSessions } from '../../store/session.ts'
import type { AnyVisit } from '../personal.ts'
import { formatSpan } from '../ui/when.ts'

/** An application with what it is for. */
export type AheadLine = {
  readonly application: Application
  readonly offering: Offering
  readonly session: Session | null
}

/** Reads what stands in the way of closing an account. */
export function readAhead(
  { services }: Pick<AnyVisit, 'services'>,
  account: string,
): Promise<readonly AheadLine[]> {
  const { database, authority, clock } = services
  return withAuthority(database, authority, async (books) => {
    const ahead = await listBeforeClosing(books, account, toInstant(clock.now()))
    const sessions = await readSessions(
      books,
      ahead.flatMap(({ session }) => session ?? []),
    )
    const lines: AheadLine[] = []
    for (const application of ahead) {
      const offering = await findOffering(books, application.offering)
      lines.push({
        application,
        offering: present(offering, 'the offering of an application'),
        session: sessions.get(application.session ?? '') ?? null,
      })
    }
    return lines
  })
}

type AheadListProps = { readonly visit: AnyVisit; readonly lines: readonly AheadLine[] }

/** The list, each line with the way to withdraw it alone. */
export function AheadList({ visit, lines }: AheadListProps): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.title(lines.length)}</h2>
      <p>{say.lead}</p>
      <ul>
        {lines.map(({ application, offering, session }) => (
          <li>
            <a href={to.application({ application: application.id })}>
              {offering.settings.title[language]}
            </a>
            {session && <> {formatSpan(session, language)}</>}{' '}
            {say.state(stateIn(application.lifecycle, application.state).label[language])}
          </li>
        ))}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    title: (count: number) => `これからの予約・申込（${count}件）`,
    lead: '1件ずつページを開いて取り下げるか、下でまとめて取り下げてください。取り下げた席は、待っている方に回ります。',
    state: (label: string) => `（${label}）`,
  },
  en: {
    title: (count: number) => `Still to come (${count})`,
    lead: 'Open each and withdraw it, or withdraw all of them below. Seats go to those who wait.',
    state: (label: string) => `(${label})`,
  },
} as const
