/**
 * Asking by message, with a name or without one. The application, the message and, for those
 * without a name, the digest of their code are written in one act.
 */
import type { Actor } from '../../domain/access/actor.ts'
import { stranger } from '../../domain/access/actor.ts'
import { parseConsultationText } from '../../domain/delivery/consultation/text.ts'
import type { Answers } from '../../domain/question/answer.ts'
import { check, present } from '../../kit/check.ts'
import { digest, idFrom, newId } from '../../kit/id.ts'
import { ok, type Result } from '../../kit/result.ts'
import { codeFrom } from '../../kit/token.ts'
import { noteStanding, noteWaiting } from '../../store/consultation.ts'
import { insertText } from '../../store/consultation-text.ts'
import { countAttempt } from '../account/attempts.ts'
import type { Claimant, Claimed } from '../application/claim-request.ts'
import { offeringUnknown, openPlace, seatClaims } from '../application/seat-claims.ts'
import { writeListed } from '../application/write-claims.ts'
import { actingAs, type Context } from '../context.ts'
import { type Running, runAct } from '../run.ts'

/** What is asked, by whom. */
export type Asked = {
  /** The form's key. It is kept nowhere: a code may follow from it. */
  readonly key: string
  readonly offering: string
  readonly text: string
  readonly by: Actor
  /** Whoever asks with a name; null without one. */
  readonly claimant: Claimant | null
  /** Where somebody without a name wants to be told of an answer; null for nowhere. */
  readonly mail: string | null
  readonly language: 'ja' | 'en'
  /** The answers to the offering's questions, and their version; null where nothing is asked. */
  readonly answered: { readonly answers: Answers; readonly version: number } | null
  /** What messages are counted by: the browser or the account, and the address of a network. */
  readonly from: { readonly browser: string; readonly address: string | null }
}

/** The consultation that was begun. */
export type Begun = {
  readonly application: string
  readonly number: string
  /** What opens it, for somebody without a name; shown to them and kept by nobody. */
  readonly code: string | null
}

/** How many groups of four a code has: 20 bits each. */
const codeGroups = 6

/** Begins a consultation. Sent twice, the same words begin one; other words another. */
export async function askByMessage(context: Context, given: Asked): Promise<Result<Begun>> {
  const text = parseConsultationText(given.text)
  if (!text.ok) return text
  const { offering, claimant } = given
  const { browser, address } = given.from
  const counted = await countAttempt(context, 'message', { subject: browser, address })
  if (!counted.ok) return counted
  // Nothing in the books may tell who it was: whoever is signed in asks as a stranger does.
  const by = claimant === null ? stranger : given.by
  const code = claimant === null ? codeFrom(`${given.key} ${text.value}`, codeGroups) : null
  const acting = { ...actingAs(context, by), idempotencyKey: idFrom(given.key, text.value) }
  const act = { name: 'consultation.ask', input: { offering }, lock: 'writing' } as const
  const done = await runAct(acting, act, async (running) => {
    const claimed = await enter(running, { ...given, by })
    if (!claimed.ok) return claimed
    const { id } = present(claimed.value.applications[0], 'an application')
    const { books, recordedAt } = running
    const written = { sort: 'message', author: null, body: text.value } as const
    await insertText(books, { id: newId(), application: id, ...written, writtenAt: recordedAt })
    await noteWaiting(books, id, recordedAt)
    if (code !== null) await noteStanding(books, id, { digest: digest(code) })
    return claimed
  })
  if (!done.ok) return done
  const { id, number } = present(done.value.outcome.applications[0], 'an application')
  return ok({ application: id, number, code })
}

async function enter(
  running: Running,
  { offering, by, claimant, mail, language, answered }: Asked,
): Promise<Result<Claimed>> {
  const { books, recordedAt, command } = running
  const answers = answered?.answers ?? {}
  const unnamed = { name: null, kana: null, mail, telephone: null, language }
  const known = claimant ?? { party: 'nobody', account: null, detail: unnamed }
  const asking: Claimant = { ...known, detail: { ...known.detail, answers } }
  const request = {
    key: running.id,
    actor: by,
    reason: null,
    inputDigest: '',
    claim: {
      offering,
      session: null,
      lifecycle: 'consultation',
      act: 'request',
      otherwise: null,
      parent: null,
      claimants: [asking],
      formVersion: answered?.version ?? null,
      channel: null,
      happenedAt: null,
    },
  } as const
  const on = await openPlace(books, recordedAt, [request])
  const isConsultation = on?.scene.offerings.get(offering)?.kind === 'consultation'
  if (!on || !isConsultation) return offeringUnknown
  const { seated, refused } = await seatClaims(books, on, [request])
  const refusal = refused.get(request.key)
  if (refusal) return refusal
  const written = await writeListed(books, { ...on, seated }, command)
  const claimed = written.get(request.key)
  check(claimed, 'a claim that goes through is written')
  return ok(claimed)
}
