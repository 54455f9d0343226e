/**
 * Links without an account: a volunteer's telephone opens the door of one session with it, a
 * company tells the results of its booth. The token is shown once; its digest alone is kept.
 */
import type { Actor } from '../../domain/access/actor.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Resource, Session } from '../../domain/delivery/session.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { digest, isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { addMinutes } from '../../kit/time-of-day.ts'
import { newToken } from '../../kit/token.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { listBoothSessions } from '../../store/interview.ts'
import { findOffering } from '../../store/offering.ts'
import { endPassRow, findPass, findPassByDigest, insertPass, type Pass } from '../../store/pass.ts'
import { findResource, readSessions } from '../../store/session.ts'
import type { ActorContext, Context } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'

/** A link that was made. `token` is shown once: null where the act was run before. */
export type PassMade = { readonly pass: string; readonly token: string | null }

/** What a telephone scanned without a network may come in until a day after the session. */
const doorMinutesAfter = 24 * 60

/** Companies answer weeks later: a third of a year. */
const resultsMinutes = 120 * 24 * 60

/** Makes a link to a session's door. It ends a day after the session. */
export async function makeDoorPass(
  context: ActorContext,
  given: { readonly session: string; readonly label: string },
): Promise<Result<Done<PassMade>>> {
  return makePass(context, { ...given, name: 'door.open' }, async ({ books, recordedAt }) => {
    const session = await findSession(books, given.session)
    if (!session || session.resource !== null) return doorUnknown
    const { endsAt, offering } = session
    const from = endsAt > recordedAt ? endsAt : recordedAt
    const opens = { purpose: 'door', session: session.id } as const
    return ok({ offering, opens, expiresAt: addMinutes(from, doorMinutesAfter) })
  })
}

/** Makes a link by which a company tells the results of its booth. It ends after 120 days. */
export async function makeResultsPass(
  context: ActorContext,
  given: { readonly resource: string },
): Promise<Result<Done<PassMade>>> {
  const named = { ...given, label: null, name: 'results.open' }
  return makePass(context, named, async ({ books, recordedAt }) => {
    const booth = isId(given.resource) ? await findResource(books, given.resource) : undefined
    if (booth?.sort !== 'booth') return boothUnknown
    const opens = { purpose: 'results', resource: booth.id } as const
    const expiresAt = addMinutes(recordedAt, resultsMinutes)
    return ok({ offering: booth.offering, opens, expiresAt, label: booth.name.ja })
  })
}

/** Ends a link at once. */
export async function endPass(
  context: ActorContext,
  given: { readonly pass: string },
): Promise<Result<Done<{ readonly pass: string }>>> {
  const act = { name: 'pass.end', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, recordedAt }) => {
    const pass = isId(given.pass) ? await findPass(books, given.pass) : undefined
    if (!pass) return passUnknown
    const by = { by: context.by, act: 'offering.edit' } as const
    const allowed = await getOfferingFor(books, pass.offering, by)
    if (!allowed.ok) return allowed
    return (await endPassRow(books, pass.id, recordedAt)) ? ok({ pass: pass.id }) : endedAlready
  })
}

/** A door that is open to whoever asks. */
export type OpenDoor = {
  readonly pass: Pass
  readonly offering: Offering
  readonly session: Session
  /** With the role of the door, for this session only. */
  readonly actor: Actor
}

/**
 * Opens the door that a token is for. Refuses tokens that are unknown, and those that have ended.
 */
export async function openDoor(context: Context, token: string): Promise<Result<OpenDoor>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const found = await findOpen(books, token, toInstant(context.clock.now()))
    if (!found.ok) return found
    const { pass, offering } = found.value
    if (pass.opens.purpose !== 'door') return passUnknown
    const session = present(await findSession(books, pass.opens.session), 'the session of a door')
    const grant = { role: 'door', programme: offering.programme, session: session.id } as const
    return ok({ pass, offering, session, actor: actorOf(pass, [grant]) })
  })
}

/** A booth whose results may be told. */
export type OpenResults = {
  readonly pass: Pass
  readonly offering: Offering
  readonly booth: Resource
  /** With the role of the company, for the sessions at this booth only. */
  readonly actor: Actor
}

/** Opens the booth that a token is for. Refuses as {@link openDoor} does. */
export async function openResults(context: Context, token: string): Promise<Result<OpenResults>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const found = await findOpen(books, token, toInstant(context.clock.now()))
    if (!found.ok) return found
    const { pass, offering } = found.value
    if (pass.opens.purpose !== 'results') return passUnknown
    const booth = present(await findResource(books, pass.opens.resource), 'the booth of a link')
    const { programme } = offering
    const sessions = await listBoothSessions(books, booth.id)
    const grants = sessions.map((session) => ({ role: 'company', programme, session }) as const)
    return ok({ pass, offering, booth, actor: actorOf(pass, grants) })
  })
}

const actorOf = ({ id }: Pass, grants: Actor['grants']): Actor => ({
  name: `pass:${id}`,
  account: null,
  parties: [],
  grants,
})

async function findOpen(books: Books, token: string, now: Instant) {
  const pass = await findPassByDigest(books, digest(token))
  if (!pass) return passUnknown
  if (pass.endedAt !== null || pass.expiresAt <= now) return passEnded
  const offering = await findOffering(books, pass.offering)
  return ok({ pass, offering: present(offering, 'the offering of a link') })
}

async function findSession(books: Books, id: string): Promise<Session | undefined> {
  return isId(id) ? (await readSessions(books, [id])).get(id) : undefined
}

type Wish = { readonly name: string; readonly label: string | null }

type Opening = Pick<Pass, 'offering' | 'opens' | 'expiresAt'> & { readonly label?: string }

async function makePass(
  context: ActorContext,
  {
    name,
    label: typed,
    ...given
  }: Wish & { readonly session?: string; readonly resource?: string },
  open: (running: Running) => Promise<Result<Opening>>,
): Promise<Result<Done<PassMade>>> {
  const named = typed === null ? ok(null) : readLabel(typed)
  if (!named.ok) return named
  const token = newToken()
  const act = {
    name,
    input: { ...given, label: named.value },
    keeps: ({ pass }: PassMade) => ({ pass, token: null }),
    lock: 'writing',
  } as const
  return runAct<PassMade>(context, act, async (running) => {
    const { books, command, recordedAt: madeAt } = running
    const opened = await open(running)
    if (!opened.ok) return opened
    const { offering, opens, expiresAt, label = '' } = opened.value
    const by = { by: context.by, act: 'offering.edit' } as const
    const allowed = await getOfferingFor(books, offering, by)
    if (!allowed.ok) return allowed
    const pass = { id: newId(), label: named.value ?? label, offering, opens, madeAt, expiresAt }
    await insertPass(books, pass, { digest: digest(token), command })
    return ok({ pass: pass.id, token })
  })
}

const longestLabel = 40

function readLabel(typed: string): Result<string> {
  const label = typed.trim()
  const isShort = Array.from(label).length <= longestLabel && !/[\p{Cc}\p{Cs}]/u.test(label)
  return label !== '' && isShort ? ok(label) : labelWrong
}

const labelWrong = refuse(
  'pass_label_is_missing',
  `どこで使うか分かる名前（「正面入口」など）を、${longestLabel}文字以内でつけてください。`,
  `Give it a name of at most ${longestLabel} characters that says where it is used, such as "Main entrance".`,
)

const passUnknown = refuse(
  'pass_unknown',
  'このリンクは使えません。リンクの全体が開かれているか確かめるか、運営の担当者に新しいリンクを頼んでください。',
  'This link does not work. Check that the whole of it was opened, or ask the organiser for a new one.',
)

const passEnded = refuse(
  'pass_has_ended',
  'このリンクは終了しました。必要なときは、運営の担当者に新しいリンクを頼んでください。',
  'This link has ended. Ask the organiser for a new one where you need it.',
)

const endedAlready = refuse(
  'pass_ended_already',
  'このリンクは、すでに終了しています。',
  'This link has ended already.',
)

const doorUnknown = refuse(
  'session_unknown',
  'この日程は見つかりません。一覧から選び直してください。',
  'This session cannot be found. Choose it from the list again.',
)

const boothUnknown = refuse(
  'resource_unknown',
  'このブースは見つかりません。一覧から選び直してください。',
  'This booth cannot be found. Choose it from the list again.',
)
