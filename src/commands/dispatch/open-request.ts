/** The request that an act of dispatch is about, held, and who may act on it beside its table. */
import type { Actor } from '../../domain/access/actor.ts'
import { mayAct, mayWith } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { dispatch as table } from '../../domain/delivery/dispatch.ts'
import {
  type DispatchSettings,
  parseDispatchSettings,
} from '../../domain/delivery/dispatch/settings.ts'
import { runners } from '../../domain/delivery/lifecycle.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication, lockApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findExpertOf } from '../../store/dispatch-expert.ts'
import { type Dispatch, findDispatch } from '../../store/dispatch-request.ts'
import { findOffering } from '../../store/offering.ts'

/** A request for an expert, with what holds for it. */
export type DispatchRequest = {
  readonly application: Application
  readonly offering: Offering
  readonly settings: DispatchSettings
  /** Null while nothing is decided. */
  readonly dispatch: Dispatch | null
}

/** Reads a request, held against other changes where it is to be changed. */
export async function openRequest(
  books: Books,
  id: string,
  hold: 'held' | 'free',
): Promise<Result<DispatchRequest>> {
  if (!isId(id)) return requestUnknown
  const application =
    hold === 'held'
      ? (await lockApplications(books, [id])).get(id)
      : await findApplication(books, id)
  if (application?.lifecycle !== 'dispatch') return requestUnknown
  const offering = present(await findOffering(books, application.offering), 'its offering')
  const settings = parseDispatchSettings(offering.settings.details)
  if (!settings.ok) return settings
  const dispatch = (await findDispatch(books, id)) ?? null
  return ok({ application, offering, settings: settings.value, dispatch })
}

/** Whether somebody runs the programme of a request, and so may act for its expert. */
function runs(by: Actor, { programme }: Pick<Offering, 'programme'>): boolean {
  return mayWith(by, { label: table.label, roles: runners }, { programme }).ok
}

/**
 * The expert for whom somebody acts on visits: their own entry, or the one named, for those who run
 * the programme. Refuses experts what is another's.
 */
export async function actingExpert(
  books: Books,
  by: Actor,
  { offering, expert }: { readonly offering: Offering; readonly expert: string | null },
): Promise<Result<string>> {
  if (expert === null) return nobodyAssigned
  if (runs(by, offering)) return ok(expert)
  const allowed = mayAct(by, 'dispatch.own', { programme: offering.programme })
  if (!allowed.ok) return allowed
  const own = by.account === null ? undefined : await findExpertOf(books, by.account)
  return own?.id === expert ? ok(expert) : notYourOwn
}

/** Whether somebody may read a request: staff of the programme, or the expert who goes. */
export async function mayReadRequest(
  books: Books,
  by: Actor,
  { offering, dispatch }: DispatchRequest,
): Promise<Result<void>> {
  const allowed = mayAct(by, 'application.list', { programme: offering.programme })
  if (allowed.ok) return allowed
  const expert = dispatch?.expert ?? null
  const acting = await actingExpert(books, by, { offering, expert })
  return acting.ok ? ok(undefined) : acting
}

/** There is no such request for an expert. */
const requestUnknown = refuse(
  'application_unknown',
  'この派遣の申込は見つかりません。一覧から選び直してください。',
  'This request for an expert cannot be found. Choose it from the list again.',
)

const nobodyAssigned = refuse(
  'expert_not_assigned',
  '担当の専門家がまだ決まっていません。先に専門家を決めてください。',
  'No expert has been assigned yet. Assign one first.',
)

const notYourOwn = refuse(
  'assignment_of_another_expert',
  'この派遣は、あなたの担当ではありません。担当の一覧から選び直してください。',
  'This is not your assignment. Choose it from your list again.',
)
