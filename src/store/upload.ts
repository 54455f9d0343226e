/**
 * Files that were handed in. Who may read one is for the caller to ask: it is found by its id, with
 * whose it is and the application that it came with.
 */
import { sql } from 'kysely'
import type { AnsweredFile } from '../domain/question/answer.ts'
import { type DraftOwner, toDraftOwner } from '../domain/question/draft-owner.ts'
import type { MediaType } from '../domain/question/media-type.ts'
import type { Instant } from '../kit/calendar.ts'
import { present } from '../kit/check.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'
import type { DraftPlace } from './draft.ts'

/** A file before it is kept. */
export type NewUpload = DraftPlace & {
  /** The key of the question that it answers. */
  readonly question: string
  readonly name: string
  readonly type: MediaType
  readonly bytes: Uint8Array
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
  readonly createdAt: Instant
}

/** A file that is there, without its bytes. */
export type Upload = AnsweredFile & {
  readonly owner: DraftOwner
  readonly subject: string
  readonly question: string
  /** The application that it came with; null while it waits to be sent. */
  readonly application: string | null
  readonly sha256: string
}

/** Lets an owner's files come in one after the other, so that their sizes can be added up. */
export async function holdUploads({ db, authority }: Books, owner: DraftOwner): Promise<void> {
  await sql`select pg_advisory_xact_lock(${uploading}, hashtext(${authority + owner}))`.execute(db)
}

/** Keeps a file. Gives its id. */
export async function insertUpload(
  { db, authority }: Books,
  { createdAt, bytes, ...file }: NewUpload,
): Promise<string> {
  const upload = newId()
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await db
    .insertInto('upload')
    .values({
      authority,
      upload,
      ...file,
      size: bytes.length,
      bytes: content,
      created_at: createdAt,
    })
    .execute()
  return upload
}

/** The bytes of all files of an owner that wait to be sent. */
export async function sumWaitingBytes(
  { db, authority }: Books,
  owner: DraftOwner,
): Promise<number> {
  const row = await db
    .selectFrom('upload')
    .select((select) => select.fn.sum<string | null>('size').as('size'))
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .where('application', 'is', null)
    .executeTakeFirst()
  return Number(row?.size ?? 0)
}

/** The files of a draft, in the order in which they came. */
export async function listWaitingUploads(
  { db, authority }: Books,
  { owner, subject }: DraftPlace,
): Promise<readonly Upload[]> {
  const rows = await db
    .selectFrom('upload')
    .select(columns)
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .where('subject', '=', subject)
    .where('application', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('upload')
    .execute()
  return rows.map(uploadOf)
}

/** The files that came with an application, erased ones left out. */
export async function listUploadsOf(
  { db, authority }: Books,
  application: string,
): Promise<readonly Upload[]> {
  const rows = await db
    .selectFrom('upload')
    .select(columns)
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where('deleted_at', 'is', null)
    .orderBy('upload')
    .execute()
  return rows.map(uploadOf)
}

/** A file with its bytes, where it is there. */
export async function findUpload(
  { db, authority }: Books,
  id: string,
): Promise<(Upload & { readonly bytes: Uint8Array }) | undefined> {
  const row = await db
    .selectFrom('upload')
    .select([...columns, 'bytes'])
    .where('authority', '=', authority)
    .where('upload', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row && { ...uploadOf(row), bytes: row.bytes ?? new Uint8Array() }
}

/**
 * Gives an owner's waiting files to an application. Gives the ids of those that were there: fewer
 * than asked for where one went meanwhile, or is somebody else's.
 */
export async function attachUploads(
  { db, authority }: Books,
  { owner, subject }: DraftPlace,
  given: { readonly application: string; readonly uploads: readonly string[] },
): Promise<readonly string[]> {
  if (given.uploads.length === 0) return []
  const rows = await db
    .updateTable('upload')
    .set({ application: given.application })
    .where('authority', '=', authority)
    .where('upload', 'in', [...given.uploads])
    .where('owner', '=', owner)
    .where('subject', '=', subject)
    .where('application', 'is', null)
    .where('deleted_at', 'is', null)
    .returning('upload')
    .execute()
  return rows.map(({ upload }) => upload)
}

/** Makes an owner's files another owner's. */
export async function moveUploads(
  { db, authority }: Books,
  from: DraftOwner,
  to: DraftOwner,
): Promise<void> {
  await db
    .updateTable('upload')
    .set({ owner: to })
    .where('authority', '=', authority)
    .where('owner', '=', from)
    .execute()
}

/** Deletes a file that waits to be sent. Gives whether it was there. */
export async function deleteWaitingUpload(
  { db, authority }: Books,
  { owner, upload }: { readonly owner: DraftOwner; readonly upload: string },
): Promise<boolean> {
  const done = await db
    .deleteFrom('upload')
    .where('authority', '=', authority)
    .where('upload', '=', upload)
    .where('owner', '=', owner)
    .where('application', 'is', null)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

/** Deletes the files of a draft that wait to be sent. */
export async function deleteWaitingUploads(
  { db, authority }: Books,
  { owner, subject }: DraftPlace,
): Promise<void> {
  await db
    .deleteFrom('upload')
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .where('subject', '=', subject)
    .where('application', 'is', null)
    .execute()
}

/** Deletes all files of an owner that wait to be sent. */
export async function deleteWaitingUploadsOf(
  { db, authority }: Books,
  owner: DraftOwner,
): Promise<void> {
  await db
    .deleteFrom('upload')
    .where('authority', '=', authority)
    .where('owner', '=', owner)
    .where('application', 'is', null)
    .execute()
}

/** Deletes files that came before a moment, wait to be sent, and have no draft. Gives how many. */
export async function deleteForgottenUploads(
  { db, authority }: Books,
  moment: Instant,
): Promise<number> {
  const done = await db
    .deleteFrom('upload')
    .where('upload.authority', '=', authority)
    .where('upload.application', 'is', null)
    .where('upload.created_at', '<', new Date(moment))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('draft')
            .select('draft.draft')
            .where('draft.authority', '=', authority)
            .whereRef('draft.owner', '=', 'upload.owner')
            .whereRef('draft.subject', '=', 'upload.subject'),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

/**
 * Erases the files that came with an application: their names and bytes go, and that there were
 * files stays. Gives how many there were.
 */
export async function eraseUploadsOf(
  { db, authority }: Books,
  application: string,
  at: Instant,
): Promise<number> {
  const done = await db
    .updateTable('upload')
    .set({ name: null, sha256: null, bytes: null, deleted_at: at })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** The first number of the advisory locks of this file; no other file's locks begin with it. */
const uploading = 5

const columns = [
  'upload',
  'owner',
  'subject',
  'question',
  'application',
  'name',
  'type',
  'size',
  'sha256',
] as const

type UploadRow = {
  readonly upload: string
  readonly owner: string
  readonly subject: string
  readonly question: string
  readonly application: string | null
  readonly name: string | null
  readonly type: string
  readonly size: number
  readonly sha256: string | null
}

/** Of files that are there alone, which have a name and a digest. */
function uploadOf({ type, name, owner, sha256, ...row }: UploadRow): Upload {
  const held = { name: present(name, 'the name of a file'), sha256: present(sha256, 'its digest') }
  return { ...row, ...held, type: type as MediaType, owner: toDraftOwner(owner) }
}
