/** What becomes of drafts: they move to an account, are thrown away, or are forgotten in time. */
import { draftDays, mergeDraft } from '../../domain/question/draft.ts'
import type { DraftOwner } from '../../domain/question/draft-owner.ts'
import { type FormPlace, parseFormSubject } from '../../domain/question/form-place.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  deleteDraft,
  deleteDraftsBefore,
  deleteDraftsOf,
  holdDraft,
  holdDrafts,
  listDrafts,
  type StoredDraft,
  updateDraft,
} from '../../store/draft.ts'
import { findQuestionForm } from '../../store/question-form.ts'
import {
  deleteForgottenUploads,
  deleteWaitingUploads,
  deleteWaitingUploadsOf,
  moveUploads,
} from '../../store/upload.ts'
import type { Context } from '../context.ts'
import { bringTo, type DraftAt, draftPlaceOf } from './open-draft.ts'

/** A draft in a list. */
export type DraftSummary = {
  readonly place: FormPlace
  readonly savedAt: Instant
}

/** What an owner has begun and not sent, the last saved first. */
export function listDraftsOf(
  context: Context,
  owner: DraftOwner,
): Promise<readonly DraftSummary[]> {
  return withAuthority(context.database, context.authority, async (books) => {
    const drafts = await listDrafts(books, owner)
    return drafts.map((draft) => ({ place: placeOf(draft), savedAt: draft.savedAt }))
  })
}

/**
 * Makes a browser's drafts and files those of the account that has signed in with it. Where the
 * account has a draft of the same form, the two become one: the later one is believed, and what it
 * overtakes is set aside. Gives how many drafts there were.
 */
export function claimDrafts(
  context: Context,
  given: { readonly browser: DraftOwner; readonly account: DraftOwner },
): Promise<number> {
  return withAuthority(context.database, context.authority, async (books) => {
    const { browser, account } = given
    const drafts = await holdDrafts(books, browser)
    for (const draft of drafts) {
      await joinDraft(books, draft, account)
      await deleteDraft(books, draft)
    }
    await moveUploads(books, browser, account)
    return drafts.length
  })
}

async function joinDraft(books: Books, draft: StoredDraft, account: DraftOwner): Promise<void> {
  const place = placeOf(draft)
  const to = { owner: account, subject: draft.subject }
  const begin = { formVersion: draft.formVersion, at: draft.savedAt }
  const held = await holdDraft(books, to, begin)
  const version = Math.max(held.formVersion, draft.formVersion)
  const found = await findQuestionForm(books, place, version)
  const form = present(found, `version ${version} of a form`)
  const one = await bringTo(books, { place, draft, form })
  const other = await bringTo(books, { place, draft: held, form })
  const [earlier, later] = draft.savedAt < held.savedAt ? [one, other] : [other, one]
  const text = mergeDraft(form, earlier, { ...later, base: null })
  const savedAt = draft.savedAt < held.savedAt ? held.savedAt : draft.savedAt
  const revision = held.revision + 1
  // No page of the account's knows this yet.
  const kept = { formVersion: version, savedAt, revision, writer: '', written: {} }
  await updateDraft(books, { ...held, ...text, ...kept })
}

/** Throws a draft away, with its files that were not sent. Gives whether there was one. */
export function discardDraft(context: Context, at: DraftAt): Promise<boolean> {
  return withAuthority(context.database, context.authority, (books) => endDraft(books, at))
}

/**
 * Ends a draft inside of another act: what was sent is an application now, and files that it did
 * not take go.
 */
export async function endDraft(books: Books, at: DraftAt): Promise<boolean> {
  await deleteWaitingUploads(books, draftPlaceOf(at))
  return deleteDraft(books, draftPlaceOf(at))
}

/** Forgets whatever an owner has begun and not sent; inside of the act that closes an account. */
export async function forgetDraftsOf(books: Books, owner: DraftOwner): Promise<void> {
  await deleteDraftsOf(books, owner)
  await deleteWaitingUploadsOf(books, owner)
}

/** How much was forgotten. */
export type Forgotten = { readonly drafts: number; readonly uploads: number }

/** Forgets drafts that nobody has saved for {@link draftDays} days, and files without a draft. */
export function sweepDrafts(context: Context): Promise<Forgotten> {
  const now = context.clock.now().getTime()
  const moment = toInstant(new Date(now - draftDays * 24 * 60 * 60 * 1000))
  return withAuthority(context.database, context.authority, async (books) => ({
    drafts: await deleteDraftsBefore(books, moment),
    uploads: await deleteForgottenUploads(books, moment),
  }))
}

function placeOf({ subject }: StoredDraft): FormPlace {
  const place = parseFormSubject(subject)
  check(place !== null, `the subject of a draft names a form: ${subject}`)
  return place
}
