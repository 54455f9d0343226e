/** Deciding on a request for an expert: how many visits, in which field; or why not. */
import { spanWords } from '../../domain/delivery/dispatch/limit.ts'
import { fieldWords } from '../../domain/delivery/dispatch/settings.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { noteDecision } from '../../store/dispatch-request.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { type DispatchRequest, openRequest } from './open-request.ts'

/** What is granted. */
export type DispatchDecision = {
  readonly application: string
  /** At most so many visits: within the limit of the offering. */
  readonly visits: number
  /** One of the fields that the offering names; blank where any will do. */
  readonly field: string
  /** Where the expert goes: a municipality; blank where it does not matter. */
  readonly area: string
  /** Beside those that the letter has anyway. */
  readonly conditions?: readonly string[]
}

/** Which request it was. */
export type OnRequest = { readonly application: string }

/** Decides that an expert will be sent, with the letter. Refuses more visits than are offered. */
export async function decideDispatch(
  context: ActorContext,
  given: DispatchDecision,
): Promise<Result<Done<OnRequest>>> {
  const decision = { ...given, field: given.field.trim(), area: given.area.trim() }
  const act = { name: 'dispatch.decide', input: decision, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const opened = await openRequest(running.books, given.application, 'held')
    if (!opened.ok) return opened
    const fits = withinOffering(opened.value, decision)
    if (!fits.ok) return fits
    const done = await performAlone(running, context, { act: 'decide', ...given, reason: null })
    if (!done.ok) return done
    const { application, visits, field, area } = decision
    await noteDecision(running.books, { application, visits, field, area }, running.command)
    const sent = await sendDecision(running, opened.value, decision)
    return sent.ok ? ok({ application }) : sent
  })
}

/** Refuses a request, with the reason in the letter. */
export async function refuseDispatch(
  context: ActorContext,
  given: { readonly application: string; readonly reason: string },
): Promise<Result<Done<OnRequest>>> {
  const { application } = given
  const reason = given.reason.trim()
  // The reason is in the letter, which can be erased; what the books keep names the request alone.
  const act = { name: 'dispatch.refuse', input: { application, reason }, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const opened = await openRequest(running.books, application, 'held')
    if (!opened.ok) return opened
    const done = await performAlone(running, context, { act: 'refuse', application, reason })
    if (!done.ok) return done
    const sent = await issueLetter(running, {
      sort: 'dispatch-refusal',
      application,
      values: { reasons: [reason] },
    })
    return sent.ok ? ok({ application }) : sent
  })
}

function performAlone(
  running: Running,
  context: ActorContext,
  given: { readonly act: string; readonly application: string; readonly reason: string | null },
) {
  const { act, application, reason } = given
  const asked = { by: context.by, now: running.recordedAt, reason: reason || null }
  const applications = [application]
  return perform(running, { ...asked, act, applications, brings: ['decision'] })
}

function withinOffering(
  { settings }: DispatchRequest,
  { visits, field }: DispatchDecision,
): Result<void> {
  const { visitsPerRequest, fields } = settings
  const isCount = Number.isInteger(visits) && visits >= 1
  if (!isCount || visits > visitsPerRequest) return tooMany(visits, visitsPerRequest)
  const isOffered = field === '' || fields.length === 0 || fields.some(({ ja }) => ja === field)
  return isOffered ? ok(undefined) : fieldUnknown(field)
}

function sendDecision(
  running: Running,
  { settings, application }: DispatchRequest,
  { visits, field, area, conditions }: DispatchDecision,
) {
  const hours = settings.visitMinutes / 60
  return issueLetter(running, {
    sort: 'dispatch-decision',
    application: application.id,
    values: {
      visits,
      // Where a visit takes no whole hours, its length stands among the conditions.
      hours: Number.isInteger(hours) ? hours : null,
      field: field === '' ? null : fieldWords(settings, field),
      venue: area === '' ? null : area,
    },
    conditions: [
      ...(Number.isInteger(hours) ? [] : [lengthWords(settings.visitMinutes)]),
      ...(conditions ?? []),
    ],
  })
}

function lengthWords(minutes: number): Bilingual {
  const { ja, en } = spanWords(minutes)
  return { ja: `1回の訪問は${ja}以内とします。`, en: `A visit takes ${en} at most.` }
}

const tooMany = (visits: number, most: number) =>
  refuse(
    'more_visits_than_offered',
    `訪問の回数は1から${most}までで決めてください（入力: ${visits}）。`,
    `Grant from 1 to ${most} visits (entered: ${visits}).`,
  )

const fieldUnknown = (field: string) =>
  refuse(
    'field_not_offered',
    `「${field.slice(0, 60)}」は、この募集の専門分野にありません。一覧から選んでください。`,
    `"${field.slice(0, 60)}" is no field of this offering. Choose one of the list.`,
  )
