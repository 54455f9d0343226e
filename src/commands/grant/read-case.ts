/** A grant application as the desk looks at it: papers judged, earlier awards, what is owed. */
import type { EarlierAward } from '../../domain/delivery/grant/eligibility-fact.ts'
import type { Verdict } from '../../domain/delivery/grant/eligibility.ts'
import { type ReviewVerdict, verdictOf } from '../../domain/delivery/grant/review.ts'
import { compareCompanies, type SameCompany } from '../../domain/delivery/grant/same-company.ts'
import type { Payment, Settlement } from '../../domain/delivery/grant/repayment.ts'
import { type Instant, japanDate } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import {
  type AwardVersion,
  type CallSums,
  listAwardVersions,
  readCallSums,
} from '../../store/grant-award.ts'
import { type ComparedApplicant, listComparedApplicants } from '../../store/grant-company.ts'
import { type KeptReview, listReviews, readRound } from '../../store/grant-review.ts'
import { listTransfersOf } from '../../store/grant-run.ts'
import { computeFor, type Computed } from './decide.ts'
import { judgeCase, listEarlierAwards } from './eligibility.ts'
import { findGrantCase, type GrantCase } from './open-grant.ts'
import { readSettlement } from './revoke.ts'

/** Another application that may be of the same company, and why. */
export type LookAlike = ComparedApplicant & { readonly same: SameCompany }

/** Everything that is shown of a case beside the application itself. */
export type ReadCase = GrantCase & {
  readonly sums: CallSums
  readonly round: number
  /** All rounds. */
  readonly reviews: readonly KeptReview[]
  /** What those of the present round come to. */
  readonly verdict: ReviewVerdict
  readonly eligibility: readonly Verdict[]
  readonly earlier: readonly (EarlierAward & { readonly application: string })[]
  readonly lookAlikes: readonly LookAlike[]
  /** What the rule gives for what is asked; the refusal where it gives nothing. */
  readonly computed: Result<Computed>
  readonly versions: readonly AwardVersion[]
  readonly repaid: readonly Payment[]
  readonly settlement: Settlement | null
  readonly transfers: Awaited<ReturnType<typeof listTransfersOf>>
}

/** The most applicants that one is compared with. */
const compared = 5000

/** Reads a case. Who may see it is for the caller to ask. */
export async function readGrantCase(
  books: Books,
  id: string,
  now: Instant,
): Promise<Result<ReadCase>> {
  const found = await findGrantCase(books, id)
  if (!found.ok) return found
  const held = found.value
  const { settings, award, application } = held
  const round = await readRound(books, id)
  const reviews = await listReviews(books, id)
  const owed = award ? await readSettlement(books, award, japanDate(new Date(now))) : null
  return ok({
    ...held,
    sums: await readCallSums(books, application.offering),
    round,
    reviews,
    verdict: verdictOf(
      settings,
      reviews.filter((review) => review.round === round),
    ),
    eligibility: await judgeCase(books, held),
    earlier: await listEarlierAwards(books, application),
    lookAlikes: await listLookAlikes(books, held),
    computed: computeFor(held, { basis: null }),
    versions: await listAwardVersions(books, id),
    repaid: owed?.repaid ?? [],
    settlement: owed?.settlement ?? null,
    transfers: await listTransfersOf(books, id),
  })
}

/** Other live applications that are of the same company by likeness: for staff to look at. */
async function listLookAlikes(
  books: Books,
  { application, offering, settings }: Pick<GrantCase, 'application' | 'offering' | 'settings'>,
): Promise<readonly LookAlike[]> {
  const programmes = settings.onceFor === 'call' ? [] : settings.onceFor
  const all = await listComparedApplicants(books, {
    offering: offering.id,
    programmes,
    limit: compared,
  })
  const own = all.find((each) => each.application === application.id)
  if (!own) return []
  return all.flatMap((other) => {
    const same = other.application === application.id ? null : compareCompanies(own, other)
    return same ? [{ ...other, same }] : []
  })
}
