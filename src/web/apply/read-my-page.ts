/** Reading what somebody has under way, what is over, and what they have begun and not sent. */
import { circumstancesOf, readScene, type Scene } from '../../commands/application/scene.ts'
import { listDraftsOf } from '../../commands/draft/drafts.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { listActs } from '../../domain/delivery/decide.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { findAct } from '../../domain/delivery/register.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { type Slice, type SliceRequest, sliceOf } from '../../kit/slice.ts'
import { readDetails } from '../../store/application.ts'
import { listOver, listUnderWay, readWaitingNumbers } from '../../store/application-of-account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { listNextDates } from '../../store/open-offering.ts'
import { findOffering } from '../../store/offering.ts'
import { contextOf, type PersonalVisit } from '../personal.ts'
import { claimBrowserDrafts, draftOwnerOf } from '../question/fill-in.ts'
import type { OwnAct } from './read-own.ts'

/** An application in the list. */
export type Listed = {
  readonly application: Application
  readonly offering: Offering
  /** Its date, or the next one of the offering as a whole. */
  readonly date: Session | null
  /** For whom it is, where several came in together and stand alike. */
  readonly names: readonly string[]
  readonly waitingNumber: number | null
  readonly acts: readonly OwnAct[]
}

/** What one's own page shows. */
export type MyPage = {
  readonly underWay: readonly Listed[]
  readonly over: Slice<Listed>
  readonly drafts: readonly Begun[]
}

/** Something that was begun and not sent. */
export type Begun = { readonly offering: Offering; readonly savedAt: Instant }

/** The most that is shown as under way. */
const mostUnderWay = 100

/** Reads the visitor's own page. */
export async function readMyPage(
  visit: PersonalVisit<'myPage'>,
  slice: SliceRequest,
): Promise<MyPage> {
  const { database, authority, clock } = visit.services
  const now = toInstant(clock.now())
  const owner = visit.visitor.actor
  await claimBrowserDrafts(visit)
  const begun = await listDraftsOf(contextOf(visit), draftOwnerOf(visit))
  return withAuthority(database, authority, async (books) => {
    const current = await listUnderWay(books, owner, { now, limit: mostUnderWay })
    const underWay = oneOfEach(current)
    const past = sliceOf(await listOver(books, owner, { now, slice }), slice, ({ id }) => [id])
    const applications = [...current, ...past.rows]
    const listed = await readListed(books, visit, { applications, now })
    const find = ({ id }: Application) => present(listed.get(id), 'an application that was read')
    return {
      underWay: underWay.map(find).toSorted(byDate),
      over: { ...past, rows: past.rows.map(find) },
      drafts: await readBegun(books, begun),
    }
  })
}

/** Those who came in together and stand alike are shown once; offers are answered one by one. */
function oneOfEach(applications: readonly Application[]): readonly Application[] {
  return applications.filter(
    (each, index) => applications.findIndex((other) => isAlike(each, other)) === index,
  )
}

const isAlike = (one: Application, other: Application): boolean =>
  one.id === other.id ||
  (one.claim === other.claim && one.state === other.state && one.offeredUntil === null)

/** Offers first, those that end soonest; then by the next date; what has none comes last. */
function byDate(one: Listed, other: Listed): number {
  const keys = [one, other].map(
    ({ application, date }) =>
      `${application.offeredUntil ?? last} ${date?.startsAt ?? last} ${application.id}`,
  )
  const [a = '', b = ''] = keys
  return a < b ? -1 : 1
}

/** Sorts behind every moment. */
const last = '~'

async function readListed(
  books: Books,
  visit: PersonalVisit<'myPage'>,
  given: { readonly applications: readonly Application[]; readonly now: Instant },
): Promise<ReadonlyMap<string, Listed>> {
  const { applications, now } = given
  const ids = applications.map(({ id }) => id)
  const scene = await readScene(books, {
    offerings: applications.map(({ offering }) => offering),
    sessions: applications.map(({ session }) => session),
  })
  const whole = applications.filter(({ session }) => session === null)
  const next = await listNextDates(
    books,
    whole.map(({ offering }) => offering),
    { now, limit: 1 },
  )
  const waiting = await readWaitingNumbers(books, ids)
  const details = await readDetails(books, ids)
  return new Map(
    applications.map((application) => {
      const { id, offering, session } = application
      const alike = applications.filter((other) => isAlike(application, other))
      const date =
        session === null
          ? next.find((each) => each.offering === offering)
          : scene.sessions.get(session)
      const listed: Listed = {
        application,
        offering: present(scene.offerings.get(offering), 'the offering of an application'),
        date: date ?? null,
        names: alike.length < 2 ? [] : alike.flatMap((each) => details.get(each.id)?.name ?? []),
        waitingNumber: waiting.get(id) ?? null,
        acts: offerActs(scene, visit, { application, now }),
      }
      return [id, listed] as const
    }),
  )
}

/** What answers an offer, where there is one: it is not to be looked for on another page. */
function offerActs(
  scene: Scene,
  { visitor: { actor } }: PersonalVisit<'myPage'>,
  { application, now }: { readonly application: Application; readonly now: Instant },
): readonly OwnAct[] {
  if (application.offeredUntil === null) return []
  const asked = { actor, now, reason: null, session: application.session, application }
  return listActs(circumstancesOf(scene, asked)).flatMap(({ act, may }) => {
    const definition = findAct(application.lifecycle, act)
    const isAnswer = definition?.needs.includes('offer-stands') === true
    return isAnswer ? [{ act, definition, may }] : []
  })
}

async function readBegun(
  books: Books,
  begun: Awaited<ReturnType<typeof listDraftsOf>>,
): Promise<readonly Begun[]> {
  const read: Begun[] = []
  for (const { place, savedAt } of begun) {
    const offering =
      place.purpose === 'application' ? await findOffering(books, place.offering) : undefined
    if (offering?.state === 'open') read.push({ offering, savedAt })
  }
  return read
}
