/**
 * What a ticket's QR code opens. Whoever finds one learns what it is, and nothing of its owner; the
 * owner and the door find the way on.
 */
import type { Child } from 'hono/jsx'
import { formatTicketCode, parseTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { isOwn } from '../../commands/application/scene.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { findApplicationsByNumber } from '../../store/application.ts'
import { withAuthority } from '../../store/database.ts'
import { moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { doorAddress } from './sections.ts'

type Visit = PersonalVisit<'ticketCode'>

/** The page under a ticket's number. */
export const ticketCodePage: PersonalPage<'ticketCode'> = {
  for: 'anyone',
  show: async (visit) => {
    const { language, params, to, services, visitor } = visit
    const say = texts[language]
    const code = parseTicketCode(params.number)
    if (!code.ok) return code
    const application = await withAuthority(services.database, services.authority, (books) =>
      findApplicationsByNumber(books, [code.value]),
    ).then((found) => found.get(code.value))
    if (application && isOwn(application, visitor.actor)) {
      return moved(to.ticket({ application: application.id }))
    }
    const door = application && doorOf(visit, visitor.actor, application)
    return shown({
      title: say.title,
      body: <Body visit={visit} code={code.value} door={door ?? null} />,
    })
  },
}

/** The way to the check-in, for whoever may open the door. */
function doorOf(visit: Visit, actor: Actor, application: Application): string | null {
  const mayOpen = actor.grants.some(({ role }) => doorRoles.has(role))
  return mayOpen && doorAddress ? doorAddress(visit.to, application) : null
}

/** The check-in page asks itself whether it is this door. */
const doorRoles: ReadonlySet<string> = new Set(['door', 'operator', 'officer', 'administrator'])

type BodyProps = {
  readonly visit: Visit
  readonly code: TicketCode
  readonly door: string | null
}

function Body({ visit: { language, to, visitor }, code, door }: BodyProps): Child {
  const say = texts[language]
  return (
    <>
      <h1>{say.title}</h1>
      <p class="code-number">{formatTicketCode(code)}</p>
      <p class="lead">{say.what}</p>
      {door !== null && (
        <p>
          <a class="button-link" href={door}>
            {say.door}
          </a>
        </p>
      )}
      <p>
        {visitor.signIn === null ? (
          <>
            {say.owner}{' '}
            <a href={to.signIn({ next: to.ticketCode({ number: code }) })}>{say.signIn}</a>
          </>
        ) : (
          say.notYours
        )}
      </p>
      <p>{say.found}</p>
    </>
  )
}

const texts = {
  ja: {
    title: '申込番号',
    what: 'これは申込番号です。催しや講座の受付で見せる入場券に載っています。',
    door: '受付の画面で開く',
    owner: 'ご自分の入場券を見るには、サインインしてください。',
    signIn: 'サインイン',
    notYours: 'この番号は、いまサインインしている方のものではありません。',
    found: '入場券を拾われた方は、会場の受付にお渡しください。お名前などはここには出ません。',
  },
  en: {
    title: 'Application number',
    what: 'This is an application number, as it stands on a ticket for the door of a gathering or a course.',
    door: 'Open at the door',
    owner: 'If it is yours, sign in to see your ticket.',
    signIn: 'Sign in',
    notYours: 'It does not belong to the person who is signed in.',
    found: 'If you have found a ticket, please hand it in at the door. No names are shown here.',
  },
} as const
