/**
 * The review of an application: each reviewer goes through the call's checklist alone, and the
 * second is not the first. What they found is data; the decision is another person's act.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText } from '../../../kit/schema-fault.ts'
import { isBlank } from '../../../kit/text.ts'
import type { ChecklistItem, GrantSettings } from './settings.ts'

/** What a reviewer can find, with its labels. */
export const findings = {
  ok: { ja: '適', en: 'in order' },
  'not-ok': { ja: '不適・要補正', en: 'not in order' },
  'not-applicable': { ja: '該当なし', en: 'does not apply' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Finding = keyof typeof findings

/** The names of the findings, in the order in which they are offered. */
export const findingNames = Object.keys(findings) as [Finding, ...Finding[]]

/** What was found about one item; what is not in order has a note that says why. */
export type ItemFinding = { readonly finding: Finding; readonly note: string }

/** What one reviewer found, by the items' keys. */
export type Review = {
  /** The account. */
  readonly reviewer: string
  readonly findings: Readonly<Record<string, ItemFinding>>
}

/** The schema of what a reviewer enters, by the items' keys. */
const reviewFindingsSchema = z.record(
  z.string().max(60),
  z.strictObject({ finding: z.enum(findingNames), note: plainText(2000).default('') }),
)

/**
 * Reads what a reviewer entered. Every item of the checklist needs a finding, and what is not in
 * order needs a note, because the applicant is told. What the checklist lacks is left out.
 */
export function parseReviewFindings(
  checklist: readonly ChecklistItem[],
  given: unknown,
): Result<Review['findings']> {
  const read = reviewFindingsSchema.safeParse(given)
  if (!read.success) return unreadable
  const entries: [string, ItemFinding][] = []
  for (const item of checklist) {
    const found = Object.hasOwn(read.data, item.key) ? read.data[item.key] : undefined
    if (!found) return refuseItem('review_item_is_open', item)
    const note = found.note.trim()
    if (found.finding === 'not-ok' && isBlank(note)) {
      return refuseItem('review_note_is_missing', item)
    }
    entries.push([item.key, { finding: found.finding, note }])
  }
  return ok(Object.fromEntries(entries))
}

/** Who wants to review, and who is concerned. */
export type ReviewerCheck = {
  /** The account that wants to review. */
  readonly reviewer: string
  readonly reviews: readonly Review[]
  /** The accounts of the applicant and of its company. */
  readonly applicantAccounts: readonly string[]
}

/**
 * Whether an account may review an application now: not one of the applicant's, not a second time,
 * and not beyond the number of reviewers that the call wants.
 */
export function mayReview(settings: GrantSettings, asked: ReviewerCheck): Result<void> {
  const { reviewer, reviews, applicantAccounts } = asked
  if (applicantAccounts.includes(reviewer)) return ownApplication
  if (reviews.some((review) => review.reviewer === reviewer)) return reviewedAlready
  return reviews.length >= settings.reviewers ? reviewsComplete : ok(undefined)
}

/** What the reviews come to. */
export type ReviewVerdict =
  /** So many reviewers are still missing. */
  | { readonly state: 'incomplete'; readonly missing: number }
  /** All of them found the same, item by item: `passes` where nothing is out of order. */
  | { readonly state: 'agreed'; readonly passes: boolean }
  /** They found different things about these items, which have to be settled between them. */
  | { readonly state: 'disagreed'; readonly items: readonly ChecklistItem[] }

/** What the reviews of an application come to, by the call's checklist. */
export function verdictOf(settings: GrantSettings, reviews: readonly Review[]): ReviewVerdict {
  const missing = settings.reviewers - reviews.length
  if (missing > 0) return { state: 'incomplete', missing }
  const foundAt = ({ key }: ChecklistItem) => new Set(reviews.map((each) => findingOf(each, key)))
  const items = settings.checklist.filter((item) => foundAt(item).size > 1)
  if (items.length > 0) return { state: 'disagreed', items }
  return {
    state: 'agreed',
    passes: !settings.checklist.some((item) => foundAt(item).has('not-ok')),
  }
}

/** An item that has to be mended, with what the reviewers wrote. */
export type ItemToMend = { readonly item: ChecklistItem; readonly notes: readonly string[] }

/**
 * What goes back to the applicant: each item that a reviewer found out of order, with the notes, in
 * the order of the checklist. The item's `evidence` names the question to answer again.
 */
export function itemsToMend(
  checklist: readonly ChecklistItem[],
  reviews: readonly Review[],
): readonly ItemToMend[] {
  return checklist.flatMap((item) => {
    const wrong = reviews.filter((review) => findingOf(review, item.key) === 'not-ok')
    if (wrong.length === 0) return []
    const notes = wrong.map((review) => review.findings[item.key]?.note ?? '')
    return [{ item, notes: [...new Set(notes.filter((note) => !isBlank(note)))] }]
  })
}

const findingOf = ({ findings: found }: Review, key: string): Finding | undefined =>
  Object.hasOwn(found, key) ? found[key]?.finding : undefined

const unreadable = refuse(
  'review_findings_are_not_valid',
  '審査の入力を読めません。各項目で「適」「不適・要補正」「該当なし」のどれかを選んでください。',
  'The findings could not be read. Choose one of the three findings for each item.',
)

function refuseItem(
  code: 'review_item_is_open' | 'review_note_is_missing',
  { label }: ChecklistItem,
): Result<never> {
  if (code === 'review_item_is_open') {
    return refuse(
      code,
      `「${label.ja}」の確認結果を選んでください。`,
      `Choose what you found about "${label.en}".`,
    )
  }
  return refuse(
    code,
    `「${label.ja}」が不適・要補正の理由を書いてください。申請者に伝わります。`,
    `Write what is not in order about "${label.en}". The applicant is told.`,
  )
}

const ownApplication = refuse(
  'reviewer_belongs_to_applicant',
  'この申請は、あなた、またはあなたの所属する企業のものです。ほかの職員が審査してください。',
  'This application is your own or of a company that you belong to. Someone else must review it.',
)

const reviewedAlready = refuse(
  'reviewer_has_reviewed_already',
  'この申請は、すでにあなたが審査しました。もう1人の審査は、別の職員が行ってください。',
  'You have reviewed this application. The other review is for someone else.',
)

const reviewsComplete = refuse(
  'reviews_are_complete',
  'この申請の審査は、必要な人数がすでに終えています。',
  'This application has as many reviews as the call asks for. No further one is needed.',
)
