/** Reading one of the visitor's own applications, with all that its pages show. */
import { circumstancesOf, isOwn } from '../../commands/application/scene.ts'
import type { Application, ApplicationDetail } from '../../domain/delivery/application.ts'
import { type Decision, listActs } from '../../domain/delivery/decide.ts'
import { type ActDefinition, bringingNames } from '../../domain/delivery/lifecycle.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { findAct } from '../../domain/delivery/register.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication, readDetails } from '../../store/application.ts'
import { listTogether, readWaitingNumbers } from '../../store/application-of-account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { listSessions, readSessions } from '../../store/session.ts'
import type { AnyVisit } from '../personal.ts'

/** One's own application. */
export type OwnApplication = {
  readonly application: Application
  /** Null where it was erased. */
  readonly detail: ApplicationDetail | null
  readonly offering: Offering
  /** Its date; null where it is for the offering as a whole. */
  readonly session: Session | null
  /** Its date, or all dates of the offering as a whole: at most 200. */
  readonly dates: readonly Session[]
  /** Those who came in together, itself among them. */
  readonly together: readonly Member[]
  /** Its place on the wait list: 3 for the third; null where it does not wait. */
  readonly waitingNumber: number | null
  /** What can be done with it by whom it belongs to, and why not. */
  readonly acts: readonly OwnAct[]
  readonly now: Instant
}

/** One of those who came in together. */
export type Member = { readonly application: Application; readonly name: string | null }

/** An act that leads on, for the applicant. */
export type OwnAct = {
  readonly act: string
  readonly definition: ActDefinition
  readonly may: Result<Decision>
}

/** The visitor's own application with this id. Whatever is somebody else's is not found. */
export async function findOwn(
  books: Books,
  id: string,
  actor: Actor,
): Promise<Result<Application>> {
  const application = isId(id) ? await findApplication(books, id) : undefined
  return application && isOwn(application, actor) ? ok(application) : notFound
}

/** Reads one's own application. */
export function readOwn(visit: AnyVisit, id: string): Promise<Result<OwnApplication>> {
  const { database, authority, clock } = visit.services
  const { actor } = visit.visitor
  return withAuthority(database, authority, async (books) => {
    const found = await findOwn(books, id, actor)
    return found.ok
      ? ok(await readAround(books, found.value, { actor, now: toInstant(clock.now()) }))
      : found
  })
}

async function readAround(
  books: Books,
  application: Application,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): Promise<OwnApplication> {
  const offering = present(await findOffering(books, application.offering), 'its offering')
  const dates = await readDates(books, application)
  const [session = null] = application.session === null ? [] : dates
  const members = await listTogether(books, application)
  const details = await readDetails(books, members.map(idOf))
  const waiting = await readWaitingNumbers(books, [application.id])
  const scene = {
    offerings: new Map([[offering.id, offering]]),
    sessions: new Map(session ? [[session.id, session]] : []),
  }
  // Whatever an act brings along is given on its own page.
  const given = { actor, now, reason: null, brings: bringingNames }
  const asked = { ...given, session: application.session, application }
  return {
    application,
    detail: details.get(application.id) ?? null,
    offering,
    session,
    dates,
    together: members.map((each) => ({
      application: each,
      name: details.get(each.id)?.name ?? null,
    })),
    waitingNumber: waiting.get(application.id) ?? null,
    acts: ownActs(listActs(circumstancesOf(scene, asked)), application),
    now,
  }
}

const idOf = ({ id }: Application): string => id

function readDates(books: Books, application: Application): Promise<readonly Session[]> {
  const { session, offering } = application
  return session === null
    ? listSessions(books, { offering, resource: null, limit: 200 })
    : readSessions(books, [session]).then((found) => [...found.values()])
}

/** The acts that are the applicant's own, whoever else may do them. */
function ownActs(acts: ReturnType<typeof listActs>, { lifecycle }: Application): readonly OwnAct[] {
  return acts.flatMap(({ act, may }) => {
    const definition = findAct(lifecycle, act)
    return definition?.roles.includes('applicant') ? [{ act, definition, may }] : []
  })
}

const notFound = refuse(
  'application_unknown',
  'この申込は見つかりません。マイページの一覧から選び直してください。',
  'This application cannot be found. Choose it from the list on your page.',
)
