/**
 * What the person does in a consultation that there is: writing on, and taking it back. It is
 * theirs by their account, or by the code that only they know.
 */
import type { Actor } from '../../domain/access/actor.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { parseConsultationText } from '../../domain/delivery/consultation/text.ts'
import { decide } from '../../domain/delivery/decide.ts'
import { check } from '../../kit/check.ts'
import { digest, idFrom, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldCode } from '../../kit/token.ts'
import { findApplication, lockApplications, moveApplications } from '../../store/application.ts'
import { findByCode, noteWaiting } from '../../store/consultation.ts'
import { insertText } from '../../store/consultation-text.ts'
import type { Books } from '../../store/database.ts'
import { countAttempt } from '../account/attempts.ts'
import { circumstancesOf, isOwn, readScene } from '../application/scene.ts'
import { tellApplicants } from '../application/tell.ts'
import { writeSteps } from '../application/write-steps.ts'
import { actingAs, type Context } from '../context.ts'
import { type Running, runAct } from '../run.ts'

/** Whose consultation it is: found by its id and the account, or by the code. */
export type Holder =
  | { readonly application: string; readonly by: Actor }
  | { readonly code: string; readonly by: Actor }

/** The consultation that somebody holds. Refuses a code that opens none, and those of others. */
export async function findHeld(books: Books, holder: Holder): Promise<Result<Application>> {
  if ('code' in holder) {
    const id = await findByCode(books, digest(foldCode(holder.code)))
    const found = id === undefined ? undefined : await findApplication(books, id)
    return found ? ok(found) : codeUnknown
  }
  const found = await findApplication(books, holder.application)
  const isTheirs = found?.lifecycle === 'consultation' && isOwn(found, holder.by)
  return found && isTheirs ? ok(found) : consultationUnknown
}

/** A message of the person. */
export type PersonMessage = {
  readonly holder: Holder
  readonly text: string
  /** The form's key. */
  readonly key: string
  /** The address of the network that it comes from; null where it is counted by whose it is. */
  readonly address: string | null
}

/** Sends a message. One in a consultation that was closed opens it again. */
export async function writeMessage(
  context: Context,
  { holder, key, address, ...given }: PersonMessage,
): Promise<Result<void>> {
  const text = parseConsultationText(given.text)
  if (!text.ok) return text
  const acting = { ...actingAs(context, holder.by), idempotencyKey: idFrom(key, text.value) }
  const name = { name: 'consultation.write', lock: 'writing' } as const
  const subject = 'code' in holder ? digest(foldCode(holder.code)) : holder.application
  const counted = await countAttempt(context, 'message', { subject, address })
  if (!counted.ok) return counted
  const done = await runAct(acting, { ...name, input: null }, async (running) => {
    const { books, recordedAt } = running
    const held = await findHeld(books, holder)
    if (!held.ok) return held
    const act = held.value.state === 'closed' ? 'resume' : 'write'
    const taken = await takeStep(running, { act, application: held.value.id, by: holder.by })
    if (!taken.ok) return taken
    const application = held.value.id
    const written = { sort: 'message', author: null, body: text.value } as const
    await insertText(books, { id: newId(), application, ...written, writtenAt: recordedAt })
    await noteWaiting(books, application, recordedAt)
    return ok({ application })
  })
  return done.ok ? ok(undefined) : done
}

/** Takes a consultation back that has not been answered. */
export async function withdrawConsultation(
  context: Context,
  { holder, key }: { readonly holder: Holder; readonly key: string },
): Promise<Result<void>> {
  const acting = { ...actingAs(context, holder.by), idempotencyKey: key }
  const act = { name: 'consultation.withdraw', input: null, lock: 'writing' } as const
  const done = await runAct(acting, act, async (running) => {
    const held = await findHeld(running.books, holder)
    if (!held.ok) return held
    const { id: application, session } = held.value
    // A booked time is given back on the page of its application.
    if (session !== null) return consultationUnknown
    const taken = await takeStep(running, { act: 'cancel', application, by: holder.by })
    return taken.ok ? ok({ application }) : taken
  })
  return done.ok ? ok(undefined) : done
}

type PersonStep = { readonly act: string; readonly application: string; readonly by: Actor }

/** Takes a step as the person whose consultation it is. None of them moves a seat. */
async function takeStep(
  running: Running,
  { act, application: id, by: actor }: PersonStep,
): Promise<Result<void>> {
  const { books, command, recordedAt, recordedBy } = running
  const application = (await lockApplications(books, [id])).get(id)
  if (!application) return consultationUnknown
  const { offering, session } = application
  const scene = await readScene(books, { offerings: [offering], sessions: [session] })
  const asked = {
    actor,
    now: recordedAt,
    reason: null,
    session,
    application,
    brings: ['text'] as const,
  }
  const decided = decide(act, { ...circumstancesOf(scene, asked), isOwn: true })
  if (!decided.ok) return decided
  const decision = decided.value
  check(decision.seats === 0, `${act} moves no seat`)
  const by = { command, recordedAt, recordedBy }
  const { weight } = application
  const rest = { channel: null, happenedAt: null, details: {}, reason: null, weight } as const
  const step = { application, from: application.state, act, decision, by, session, ...rest }
  const written = await writeSteps(books, { scene }, [step])
  if (!written.ok) return written
  const { to, meanings } = decision
  const move = { application: id, to, meanings, offeredUntil: null, weight }
  if (to !== application.state) await moveApplications(books, [move], recordedAt)
  await tellApplicants(books, { scene }, [step])
  return ok(undefined)
}

const codeUnknown = refuse(
  'consultation_code_unknown',
  'このアドレスまたは番号では、相談のページを開けません。控えた番号の打ち間違いがないか確かめてください。保存の期間が過ぎて消えたときも開けません。',
  'This address or code opens no consultation. Check that you copied all of it. It is also gone once its time of keeping is over.',
)

/** The consultation is not there, or is somebody else's. */
export const consultationUnknown = refuse(
  'application_unknown',
  'この相談は見つかりません。一覧から選び直してください。',
  'This consultation cannot be found. Choose it from the list again.',
)
