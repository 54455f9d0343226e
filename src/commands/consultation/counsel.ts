/**
 * What counsellors do in a consultation: answering, noting for themselves, taking it over, and
 * saying when to get in touch again. Nobody else may: what is written is read by them alone.
 */
import type { Actor } from '../../domain/access/actor.ts'
import { holds } from '../../domain/access/actor.ts'
import { mayAct } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { parseConsultationText, type TextSort } from '../../domain/delivery/consultation/text.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { idFrom, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication } from '../../store/application.ts'
import { endWaiting, noteStanding, readStanding } from '../../store/consultation.ts'
import { insertText } from '../../store/consultation-text.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { listGrants } from '../../store/role-grant.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Running, runAct } from '../run.ts'
import { consultationUnknown } from './person.ts'

/** Something that a counsellor writes. */
export type CounsellorText = {
  readonly application: string
  readonly text: string
  /** The form's key. */
  readonly key: string
}

/** Answers; the person is told by mail that there is an answer. May mark it as held with it. */
export function answerConsultation(
  context: ActorContext,
  given: CounsellorText & { readonly holds: boolean },
): Promise<Result<void>> {
  return write(context, { ...given, act: 'answer' }, async (running, { application, account }) => {
    const { books, recordedAt } = running
    await endWaiting(books, application.id)
    const { takenBy } = await readStanding(books, application.id)
    if (takenBy === null) {
      await noteStanding(books, application.id, { taken: { by: account, at: recordedAt } })
    }
    const isOpen = application.state === 'requested' || application.state === 'booked'
    if (!given.holds || !isOpen) return ok(undefined)
    const held = await perform(running, {
      act: 'hold',
      applications: [application.id],
      by: context.by,
      now: recordedAt,
      channel: application.session === null ? 'online' : null,
      reason: null,
    })
    return held.ok ? ok(undefined) : held
  })
}

/** Notes something for counsellors. */
export function noteConsultation(
  context: ActorContext,
  given: CounsellorText,
): Promise<Result<void>> {
  return write(context, { ...given, act: 'note' }, () => Promise.resolve(ok(undefined)))
}

type Writing = CounsellorText & { readonly act: Exclude<TextSort, 'message'> }

type Written = { readonly application: Application; readonly account: string }

/** Sent twice, the same words are kept once. */
async function write(
  context: ActorContext,
  { application: id, act: sort, key, ...given }: Writing,
  after: (running: Running, written: Written) => Promise<Result<void>>,
): Promise<Result<void>> {
  const text = parseConsultationText(given.text)
  if (!text.ok) return text
  const acting = { ...context, idempotencyKey: idFrom(key, sort, text.value) }
  const act = {
    name: `consultation.${sort}`,
    input: { application: id },
    lock: 'writing',
  } as const
  const done = await runAct(acting, act, async (running) => {
    const { books, recordedAt: writtenAt } = running
    const opened = await open(books, id, context.by)
    if (!opened.ok) return opened
    const { application, account } = opened.value
    const asked = { act: sort, applications: [id], by: context.by, now: writtenAt, reason: null }
    const performed = await perform(running, { ...asked, brings: ['text'] })
    if (!performed.ok) return performed
    const written = { application: id, sort, author: account, body: text.value, writtenAt }
    await insertText(books, { id: newId(), ...written })
    const followed = await after(running, { application, account })
    return followed.ok ? ok({ application: id }) : followed
  })
  return done.ok ? ok(undefined) : done
}

/** Takes a consultation over, hands it to another counsellor, or lets go of it (null). */
export function assignConsultation(
  context: ActorContext,
  given: { readonly application: string; readonly to: string | null },
): Promise<Result<void>> {
  const named = { name: 'consultation.assign', input: given, application: given.application }
  return change(context, named, async ({ books, recordedAt: at }, { offering }) => {
    const { to } = given
    if (to !== null && !(await isCounsellor(books, to, offering))) return notACounsellor
    await noteStanding(books, given.application, { taken: to === null ? null : { by: to, at } })
    return ok(undefined)
  })
}

/** Says on which day to get in touch again: it stands in the work list from then on. */
export function planContact(
  context: ActorContext,
  given: { readonly application: string; readonly on: CalendarDate | null },
): Promise<Result<void>> {
  const named = { name: 'consultation.contact', input: given, application: given.application }
  return change(context, named, async ({ books }) => {
    await noteStanding(books, given.application, { nextContactOn: given.on })
    return ok(undefined)
  })
}

type Named = { readonly name: string; readonly input: unknown; readonly application: string }

async function change(
  context: ActorContext,
  { name, input, application: id }: Named,
  make: (running: Running, opened: Opened) => Promise<Result<void>>,
): Promise<Result<void>> {
  const done = await runAct(context, { name, input, lock: 'writing' }, async (running) => {
    const opened = await open(running.books, id, context.by)
    if (!opened.ok) return opened
    const made = await make(running, opened.value)
    return made.ok ? ok({ application: id }) : made
  })
  return done.ok ? ok(undefined) : done
}

type Opened = {
  readonly application: Application
  readonly offering: Offering
  /** The counsellor's. */
  readonly account: string
}

/** The consultation, for a counsellor of its programme who is signed in. */
async function open(books: Books, id: string, by: Actor): Promise<Result<Opened>> {
  const application = await findApplication(books, id)
  if (application?.lifecycle !== 'consultation') return consultationUnknown
  const offering = present(await findOffering(books, application.offering), 'its offering')
  const allowed = mayAct(by, 'consultation.read', { programme: offering.programme })
  if (!allowed.ok) return allowed
  return by.account === null ? withoutAccount : ok({ application, offering, account: by.account })
}

async function isCounsellor(books: Books, account: string, { programme }: Offering) {
  const grants = (await listGrants(books, account)).map((grant) => ({ ...grant, session: null }))
  const actor: Actor = { name: '', account, parties: [], grants }
  return holds(actor, 'counsellor', { programme })
}

const notACounsellor = refuse(
  'not_a_counsellor_here',
  'この方は、この事業の相談員ではありません。一覧から選び直してください。',
  'This person is no counsellor of this programme. Choose another one.',
)

const withoutAccount = refuse(
  'counsellor_without_account',
  '相談員としてサインインしてから操作してください。',
  'Sign in as a counsellor to do this.',
)
