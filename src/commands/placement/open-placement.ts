/**
 * The placement that a command works on: its offering with its settings, the person's application,
 * and the proposal with the company's application, held against other changes.
 */
import type { Actor } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { runners } from '../../domain/delivery/lifecycle.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import {
  parsePlacementSettings,
  type PlacementSettings,
} from '../../domain/delivery/placement/settings.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findApplication, lockApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { findOpenMatch, type Match } from '../../store/placement-match.ts'
import { readTerms, type Term } from '../../store/placement-term.ts'
import { isOwn } from '../application/scene.ts'

/** An offering of placements, and what only placements have in its settings. */
export type PlacementOffering = {
  readonly offering: Offering
  readonly settings: PlacementSettings
}

/** The offering of placements that an offering is. Refuses others. */
export function placementOf(offering: Offering | undefined): Result<PlacementOffering> {
  if (offering?.kind !== 'placement') return notAPlacement
  const settings = parsePlacementSettings(offering.settings.details)
  return settings.ok ? ok({ offering, settings: settings.value }) : settings
}

/** An application on an offering of placements: a person's, or a company's. */
export type OpenPlacement = PlacementOffering & { readonly application: Application }

/** Which application is asked for. */
export type PlacementSide = 'placement' | 'hosting'

/** The application with this id, as it stands. Refuses what is no placement. */
export async function findPlacement(
  books: Books,
  id: string,
  side: PlacementSide,
): Promise<Result<OpenPlacement>> {
  const application = isId(id) ? await findApplication(books, id) : undefined
  return withOffering(books, application, side)
}

/** The same, held against other changes. */
export async function lockPlacement(
  books: Books,
  id: string,
  side: PlacementSide,
): Promise<Result<OpenPlacement>> {
  const held = isId(id) ? await lockApplications(books, [id]) : undefined
  return withOffering(books, held?.get(id), side)
}

async function withOffering(
  books: Books,
  application: Application | undefined,
  side: PlacementSide,
): Promise<Result<OpenPlacement>> {
  if (application?.lifecycle !== side) return placementUnknown
  const placement = placementOf(await findOffering(books, application.offering))
  return placement.ok ? ok({ ...placement.value, application }) : placement
}

/** A person, the company to which they were proposed, and the period where one was decided. */
export type Pair = PlacementOffering & {
  readonly person: Application
  readonly host: Application
  readonly match: Match
  readonly term: Term | null
}

/** The pair of a person's application, both sides held. Refuses whoever is proposed to nobody. */
export async function lockPair(books: Books, application: string): Promise<Result<Pair>> {
  const before = isId(application) ? await findOpenMatch(books, application) : undefined
  if (!before) {
    const found = await findPlacement(books, application, 'placement')
    return found.ok ? notMatched : found
  }
  const held = await lockApplications(books, [before.application, before.host])
  // Read once more, now that nobody else can change it.
  const match = await findOpenMatch(books, application)
  if (match?.id !== before.id) return matchChanged
  const found = await withOffering(books, held.get(match.application), 'placement')
  if (!found.ok) return found
  const { application: person, ...offering } = found.value
  const host = present(held.get(match.host), 'the application of the company')
  const term = (await readTerms(books, [match.id])).get(match.id) ?? null
  return ok({ ...offering, person, host, match, term: term?.isCancelled === true ? null : term })
}

/** The period of a pair. Refuses where none was decided. */
export function termOf({ term }: Pair): Result<Term> {
  return term ? ok(term) : notDecided
}

/** Whether somebody may write what stands beside an application: its applicant, and the runners. */
export function mayWrite(
  actor: Actor,
  { application, offering }: OpenPlacement,
  label: Bilingual,
): Result<void> {
  if (isOwn(application, actor)) return ok(undefined)
  return mayWith(actor, { label, roles: runners }, { programme: offering.programme })
}

/** There is no such application of a placement. */
export const placementUnknown = refuse(
  'placement_unknown',
  'この登録は見つかりません。一覧から選び直してください。',
  'This registration cannot be found. Choose it from the list again.',
)

const notAPlacement = refuse(
  'placement_offering_unknown',
  'この募集は、トライアル就労の募集ではありません。募集の一覧から選び直してください。',
  'This offering is none of trial placements. Choose it from the list again.',
)

const notMatched = refuse(
  'person_is_not_matched',
  'この方には、いま紹介している企業がありません。先に企業を紹介してください。',
  'No company is proposed to this person now. Propose one first.',
)

const matchChanged = refuse(
  'match_changed_meanwhile',
  'ほかの人がこの紹介を変えました。画面を開き直して、もう一度操作してください。',
  'Somebody else has changed this proposal. Open the page again, and do it once more.',
)

const notDecided = refuse(
  'placement_is_not_decided',
  'この方の派遣は、まだ決定されていません。先に決定してください。',
  'No placement has been decided for this person. Decide first.',
)
