/** Drafts: what people have typed and not sent. They are no part of the books. */
import type { Typed } from '../domain/question/answer.ts'
import type { SetAside } from '../domain/question/carry-over.ts'
import type { DraftText } from '../domain/question/draft.ts'
import { type DraftOwner, toDraftOwner } from '../domain/question/draft-owner.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { check } from '../kit/check.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** Whose draft of which form. */
export type DraftPlace = { readonly owner: DraftOwner; readonly subject: string }

/** A draft as it is kept. */
export type StoredDraft = DraftText &
  DraftPlace & {
    readonly id: string
    readonly formVersion: number
    readonly savedAt: Instant
    /** How often it was saved. */
    readonly revision: number
    /** The page that saved last; an empty text where none has. */
    readonly writer: string
    /** What that page sent, under the draft's version of the form. */
    readonly written: Typed
  }

/** The draft at a place, where there is one. */
export async function findDraft(
  { db, authority }: Books,
  { owner, subject }: DraftPlace,
): Promise<StoredDraft | undefined> {
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row && draftOf(row)
}

/**
 * The draft at a place, held against others who save it until the transaction ends. Where there is
 * none it begins here, with revision 0; whoever holds it writes it.
 */
export async function holdDraft(
  { db, authority }: Books,
  { owner, subject }: DraftPlace,
  begin: { readonly formVersion: number; readonly at: Instant },
): Promise<StoredDraft> {
  await db
    .insertInto('draft')
    .values({
      authority,
      draft: newId(),
      owner,
      subject,
      form_version: begin.formVersion,
      typed: '{}',
      set_aside: '[]',
      saved_at: begin.at,
      revision: 0,
      writer: '',
      written: '{}',
    })
    .onConflict((conflict) => conflict.columns(['authority', 'owner', 'subject']).doNothing())
    .execute()
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirst()
  check(row, 'a draft that was just held is there')
  return draftOf(row)
}

/** Writes a draft that is held. */
export async function updateDraft({ db, authority }: Books, draft: StoredDraft): Promise<void> {
  await db
    .updateTable('draft')
    .set({
      form_version: draft.formVersion,
      typed: JSON.stringify(draft.typed),
      set_aside: JSON.stringify(draft.setAside),
      saved_at: draft.savedAt,
      revision: draft.revision,
      writer: draft.writer,
      written: JSON.stringify(draft.written),
    })
    .where('authority', '=', authority)
    .where('draft', '=', draft.id)
    .execute()
}

/** An owner's drafts, the last saved first. */
export async function listDrafts(
  { db, authority }: Books,
  owner: DraftOwner,
): Promise<readonly StoredDraft[]> {
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .orderBy('saved_at', 'desc')
    .orderBy('draft', 'desc')
    .execute()
  return rows.map(draftOf)
}

/** The same, held until the transaction ends, in the order in which everybody holds them. */
export async function holdDrafts(
  { db, authority }: Books,
  owner: DraftOwner,
): Promise<readonly StoredDraft[]> {
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .orderBy('subject')
    .forUpdate()
    .execute()
  return rows.map(draftOf)
}

/** Deletes the draft at a place. Gives whether there was one. */
export async function deleteDraft(
  { db, authority }: Books,
  { owner, subject }: DraftPlace,
): Promise<boolean> {
  const done = await db
    .deleteFrom('draft')
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

/** Deletes all drafts of an owner. */
export async function deleteDraftsOf({ db, authority }: Books, owner: DraftOwner): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .execute()
}

/** Deletes the drafts that were saved last before a moment. Gives how many there were. */
export async function deleteDraftsBefore(
  { db, authority }: Books,
  moment: Instant,
): Promise<number> {
  const done = await db
    .deleteFrom('draft')
    .where('authority', '=', authority)
    .where('saved_at', '<', new Date(moment))
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

type DraftRow = {
  readonly draft: string
  readonly owner: string
  readonly subject: string
  readonly form_version: number
  readonly typed: unknown
  readonly set_aside: unknown
  readonly saved_at: Date
  readonly revision: number
  readonly writer: string
  readonly written: unknown
}

function draftOf(row: DraftRow): StoredDraft {
  return {
    id: row.draft,
    owner: toDraftOwner(row.owner),
    subject: row.subject,
    formVersion: row.form_version,
    // Written by `updateDraft` alone.
    typed: row.typed as Typed,
    setAside: row.set_aside as readonly SetAside[],
    savedAt: toInstant(row.saved_at),
    revision: row.revision,
    writer: row.writer,
    written: row.written as Typed,
  }
}
