/** Reviews by the checklist of the call: each reviewer alone, the second not the first. */
import { mayWith } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import {
  mayReview,
  parseReviewFindings,
  type Review,
  type ReviewVerdict,
  verdictOf,
} from '../../domain/delivery/grant/review.ts'
import type { GrantSettings } from '../../domain/delivery/grant/settings.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { type KeptReview, listReviews, readRound, writeReview } from '../../store/grant-review.ts'
import { listMembers } from '../../store/membership.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { grantRights, lockGrantCase } from './open-grant.ts'

/** A review as it was entered. */
export type GrantReviewed = {
  readonly application: string
  /** By the keys of the checklist: `{ finding, note }`, as {@link parseReviewFindings} reads it. */
  readonly findings: unknown
}

/** What came of it: how many are still missing. */
export type ReviewWritten = { readonly round: number; readonly missing: number }

/**
 * Keeps what the actor found. Refuses whoever belongs to the company, a second review by the same
 * account, more reviews than the call asks for, and items without a finding. Where two reviewers
 * found different things, each may look again.
 */
export async function reviewGrant(
  context: ActorContext,
  { application: id, findings }: GrantReviewed,
): Promise<Result<Done<ReviewWritten>>> {
  const act = {
    name: 'grant.review',
    input: { application: id, findings },
    lock: 'writing',
  } as const
  return runAct(context, act, async ({ books, command, recordedAt }) => {
    const held = await lockGrantCase(books, id)
    if (!held.ok) return held
    const { application, offering, settings } = held.value
    const allowed = mayWith(context.by, grantRights.review, { programme: offering.programme })
    if (!allowed.ok) return allowed
    if (application.state !== 'reviewing') return notUnderReview
    const reviewer = context.by.account
    if (reviewer === null) return accountNeeded
    const { round, reviews } = await readReviews(books, application.id)
    const others = isAgain(settings, reviews, reviewer)
      ? reviews.filter((each) => each.reviewer !== reviewer)
      : reviews
    const applicantAccounts = await listApplicantAccounts(books, application)
    const may = mayReview(settings, { reviewer, reviews: others, applicantAccounts })
    if (!may.ok) return may
    const read = parseReviewFindings(settings.checklist, findings)
    if (!read.ok) return read
    const review = { reviewer, findings: read.value, round, reviewedAt: recordedAt }
    await writeReview(books, { review, application: id, command })
    return ok({ round, missing: Math.max(0, settings.reviewers - others.length - 1) })
  })
}

/** The reviews of the round that an application is in. */
export async function readReviews(
  books: Books,
  application: string,
): Promise<{ readonly round: number; readonly reviews: readonly KeptReview[] }> {
  const round = await readRound(books, application)
  const reviews = await listReviews(books, application)
  return { round, reviews: reviews.filter((review) => review.round === round) }
}

/** Whether the reviewers disagree and one of them looks again. */
function isAgain(settings: GrantSettings, reviews: readonly Review[], reviewer: string): boolean {
  const isOne = reviews.some((review) => review.reviewer === reviewer)
  return isOne && verdictOf(settings, reviews).state === 'disagreed'
}

/** Whoever applied, and the members of the company: they review nothing of it. */
async function listApplicantAccounts(
  books: Books,
  { account, party }: Pick<Application, 'account' | 'party'>,
): Promise<readonly string[]> {
  const members = party === null ? [] : await listMembers(books, party)
  return [...(account === null ? [] : [account]), ...members.map((member) => member.account)]
}

/** Whether what the reviewers found lets the grant be decided. */
export function checkVerdict(verdict: ReviewVerdict): Result<void> {
  if (verdict.state === 'incomplete') {
    const { missing } = verdict
    return refuse(
      'reviews_are_incomplete',
      `審査があと${missing}人分足りません。審査が終わってから決定してください。`,
      `${missing} more review${missing === 1 ? ' is' : 's are'} needed. Decide once it is done.`,
    )
  }
  if (verdict.state === 'disagreed') {
    const [ja, en] = (['ja', 'en'] as const).map((language) =>
      verdict.items.map(({ label }) => `「${label[language]}」`).join('、'),
    )
    return refuse(
      'reviewers_disagree',
      `審査の結果が${ja ?? ''}で分かれています。2人で確かめ、審査を入れ直してから決定してください。`,
      `The reviewers differ about ${en ?? ''}. Settle it between them, and review again.`,
    )
  }
  return verdict.passes ? ok(undefined) : doesNotPass
}

const notUnderReview = refuse(
  'application_not_under_review',
  'この申請は審査中ではありません。受理して審査に進めてから、審査してください。',
  'This application is not under review. Accept it for review first.',
)

const accountNeeded = refuse(
  'reviewer_needs_an_account',
  '審査は、職員の個人のアカウントで行ってください。誰が審査したかを残すためです。',
  'Review with an account of your own: it is kept who reviewed.',
)

const doesNotPass = refuse(
  'reviews_do_not_pass',
  '審査で「不適・要補正」の項目があるため、交付を決定できません。差し戻すか、不交付としてください。',
  'The reviewers found items that are not in order. Return the application, or refuse it.',
)
