/** The grant call and the application that a command works on, for somebody who may. */
import type { Actor } from '../../domain/access/actor.ts'
import { type Capability, deskActs, mayWith } from '../../domain/access/capability.ts'
import type { Application, ApplicationDetail } from '../../domain/delivery/application.ts'
import { type ReadRequest, readRequest } from '../../domain/delivery/grant/asked.ts'
import { type GrantSettings, parseGrantSettings } from '../../domain/delivery/grant/settings.ts'
import { deciders, runners } from '../../domain/delivery/lifecycle.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Answers } from '../../domain/question/answer.ts'
import { parseStoredAnswers } from '../../domain/question/stored-answers.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication, lockApplications, readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { type Award, findAward } from '../../store/grant-award.ts'
import { findOffering, lockOffering } from '../../store/offering.ts'
import { findLastAnswers } from '../../store/submission.ts'

/** A call: its offering, and what only calls have in their settings. */
export type GrantCall = { readonly offering: Offering; readonly settings: GrantSettings }

/** An application for a grant with all that acts on it look at. */
export type GrantCase = GrantCall & {
  readonly application: Application
  readonly detail: ApplicationDetail | undefined
  /** Those that the decision is about: the papers after a draw, the application's otherwise. */
  readonly answers: Answers
  readonly request: ReadRequest
  readonly award: Award | undefined
}

/** The acts that are not steps of an application, and who may do them. */
export const grantRights = {
  review: { label: { ja: '審査する', en: 'Review' }, roles: runners },
  pay: deskActs['grant.pay'],
  seeAccount: { label: { ja: '振込先の口座を見る', en: 'See bank accounts' }, roles: deciders },
  refuseRest: {
    label: { ja: '残りを不交付とする', en: 'Refuse the rest' },
    roles: deciders,
  },
} as const satisfies Readonly<Record<string, Capability>>

/** The call that an offering is. */
export function grantCallOf(offering: Offering | undefined): Result<GrantCall> {
  if (offering?.kind !== 'grant') return notACall
  const settings = parseGrantSettings(offering.settings.details)
  return settings.ok ? ok({ offering, settings: settings.value }) : settings
}

/** The call with this id. Refuses offerings of other kinds. */
export async function findGrantCall(books: Books, id: string): Promise<Result<GrantCall>> {
  return isId(id) ? grantCallOf(await findOffering(books, id)) : notACall
}

/** The same, held, for somebody who may do something in it. */
export async function lockGrantCall(
  books: Books,
  id: string,
  { by, right }: { readonly by: Actor; readonly right: Capability },
): Promise<Result<GrantCall>> {
  const call = isId(id) ? grantCallOf(await lockOffering(books, id)) : notACall
  if (!call.ok) return call
  const allowed = mayWith(by, right, { programme: call.value.offering.programme })
  return allowed.ok ? call : allowed
}

/** The application with this id, without holding it. Who may see it is for the caller to ask. */
export async function findGrantCase(books: Books, id: string): Promise<Result<GrantCase>> {
  const application = isId(id) ? await findApplication(books, id) : undefined
  if (application?.lifecycle !== 'grant') return caseUnknown
  return readCase(books, application, await findOffering(books, application.offering))
}

/**
 * The application held for an act, and its call with it: the call first, as in every act that may
 * close it.
 */
export async function lockGrantCase(books: Books, id: string): Promise<Result<GrantCase>> {
  const known = isId(id) ? await findApplication(books, id) : undefined
  if (known?.lifecycle !== 'grant') return caseUnknown
  const offering = await lockOffering(books, known.offering)
  const application = (await lockApplications(books, [id])).get(id)
  return application ? readCase(books, application, offering) : caseUnknown
}

async function readCase(
  books: Books,
  application: Application,
  offering: Offering | undefined,
): Promise<Result<GrantCase>> {
  const call = grantCallOf(offering)
  if (!call.ok) return call
  const { id } = application
  const detail = (await readDetails(books, [id])).get(id)
  const papers = await findLastAnswers(books, id, { purpose: 'papers' })
  const own = parseStoredAnswers(detail?.answers ?? {})
  const answers = papers ? { ...own, ...parseStoredAnswers(papers.answers) } : own
  const request = readRequest(call.value.settings, answers)
  return ok({
    ...call.value,
    ...{ application, detail, answers, request },
    award: await findAward(books, id),
  })
}

const notACall = refuse(
  'grant_call_unknown',
  'この助成金・奨励金の募集は見つかりません。募集の一覧から選び直してください。',
  'This grant call cannot be found. Choose it from the list of offerings again.',
)

const caseUnknown = refuse(
  'application_unknown',
  '申請が見つかりません。番号を確かめるか、一覧から選び直してください。',
  'This application cannot be found. Check its number, or choose it from the list again.',
)

/** An award is needed, and none was decided. */
export const awardMissing = refuse(
  'award_missing',
  'この申請の交付はまだ決定されていません。画面を開き直して、いまの状態を確かめてください。',
  'No award was decided on this application. Open the page again to see where it stands.',
)
