/** Refusing a grant, with reasons (適正化法 第21条の2); and all who wait once the budget is gone. */
import { yenWords } from '../../domain/delivery/grant/yen.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { check } from '../../kit/check.ts'
import { idFrom, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findClosing, listInStates } from '../../store/grant-closing.ts'
import { type OwnPart, perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { budgetGoneWords } from './closing.ts'
import { grantRights, lockGrantCall, lockGrantCase } from './open-grant.ts'

/** A refusal, with a reason at least. */
export type GrantRefusal = {
  readonly application: string
  readonly reasons: readonly string[]
}

/** What came of it. */
export type GrantRefused = { readonly application: string; readonly letter: string }

/** Refuses a grant by a letter. */
export async function refuseGrant(
  context: ActorContext,
  given: GrantRefusal,
): Promise<Result<Done<GrantRefused>>> {
  const reasons = given.reasons.map((reason) => reason.trim()).filter((each) => !isBlank(each))
  const reason = reasons.join('\n') || null
  const input = { application: given.application, reasons }
  const act = { name: 'grant.refuse', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const held = await lockGrantCase(running.books, given.application)
    if (!held.ok) return held
    const { application, request } = held.value
    const acted = await perform(running, {
      act: 'refuse',
      applications: [application.id],
      by: context.by,
      now: running.recordedAt,
      reason,
    })
    if (!acted.ok) return acted
    const letter = await issueLetter(running, {
      sort: 'grant-refusal',
      application: application.id,
      values: { reasons, requested: request.asked.yen },
    })
    return letter.ok ? ok({ application: application.id, letter: letter.value.letter }) : letter
  })
}

/** Those who wait when a call's budget is gone. */
const waitingStates = ['drawn', 'submitted', 'returned', 'reviewing'] as const

/** How many were refused, and how many still wait. */
export type RestRefused = { readonly refused: number; readonly left: number }

/** How many are refused in one transaction. */
const atOnce = 100

/**
 * Refuses all who still wait in a call that closed itself, each by a letter that says why. Those
 * who entered and were not drawn are told the same. Refuses where the budget is not gone.
 */
export async function refuseRest(
  context: ActorContext,
  { offering }: { readonly offering: string },
): Promise<Result<{ readonly refused: number }>> {
  const key = context.idempotencyKey ?? newId()
  let refused = 0
  for (let part = 1; ; part++) {
    const idempotencyKey = part === 1 ? key : idFrom('grant.refuse-rest', `${key}/${part}`)
    const done = await refuseSome({ ...context, idempotencyKey }, offering)
    if (!done.ok) return done
    refused += done.value.outcome.refused
    if (done.value.outcome.left === 0) return ok({ refused })
  }
}

async function refuseSome(
  context: ActorContext,
  offering: string,
): Promise<Result<Done<RestRefused>>> {
  const of = { offering }
  const act = { name: 'grant.refuse-rest', input: of, of, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books } = running
    const by = { by: context.by, right: grantRights.refuseRest }
    const call = await lockGrantCall(books, offering, by)
    if (!call.ok) return call
    const closing = await findClosing(books, offering)
    if (!closing) return notGone
    const lost = await refuseThose(running, context, { offering, states: ['entered'], closing })
    if (!lost.ok) return lost
    const states = waitingStates
    const waiting = await refuseThose(running, context, { offering, states, closing })
    if (!waiting.ok) return waiting
    const all = ['entered', ...waitingStates]
    const left = await listInStates(books, offering, { states: all, limit: 1 })
    return ok({ refused: lost.value + waiting.value, left: left.length })
  })
}

async function refuseThose(
  running: Running,
  { by }: ActorContext,
  of: {
    readonly offering: string
    readonly states: readonly string[]
    readonly closing: { readonly leftYen: number }
  },
): Promise<Result<number>> {
  const { books, recordedAt: now } = running
  const { offering, states } = of
  const applications = await listInStates(books, offering, { states, limit: atOnce })
  if (applications.length === 0) return ok(0)
  const why = restReason(of.closing.leftYen)
  const own = await reasonsFor(books, applications, why)
  const isEntered = states.includes('entered')
  const act = isEntered ? 'lose' : 'refuse'
  const acted = await perform(running, { act, applications, by, now, reason: why.ja, own })
  if (!acted.ok) return acted
  for (const application of isEntered ? [] : acted.value.done) {
    const values = { reasons: [why] }
    const letter = await issueLetter(running, { sort: 'grant-refusal', application, values })
    // Whoever was erased has no name that a letter could bear, and is refused all the same.
    const isAnonymous = !letter.ok && letter.refusal.code === 'letter_has_no_addressee'
    if (!letter.ok && !isAnonymous) return letter
  }
  check(acted.value.done.length > 0, 'those who wait are refused')
  return ok(acted.value.done.length)
}

async function reasonsFor(
  books: Books,
  applications: readonly string[],
  why: Bilingual,
): Promise<ReadonlyMap<string, OwnPart>> {
  const details = await readDetails(books, applications)
  return new Map(applications.map((id) => [id, { reason: why[details.get(id)?.language ?? 'ja'] }]))
}

/** Why the rest is refused, in words. */
function restReason(leftYen: number): Bilingual {
  const left = yenWords(leftYen)
  return {
    ja: `${budgetGoneWords.ja}（予算の残額${left.ja}）。申請の内容によるものではありません。`,
    en: `${budgetGoneWords.en} (${left.en} left). It has nothing to do with what you applied for.`,
  }
}

const notGone = refuse(
  'budget_is_not_gone',
  'この募集は予算額に達していません。1件ずつ審査し、決定してください。',
  'The budget of this call is not used up. Review and decide the applications one by one.',
)
