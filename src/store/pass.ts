/** Links that open one thing to whoever holds them: a session's door, a booth's results. */
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** A link, without its token. */
export type Pass = {
  readonly id: string
  /** What the door or the company is called. */
  readonly label: string
  readonly offering: string
  readonly opens:
    | { readonly purpose: 'door'; readonly session: string }
    | { readonly purpose: 'results'; readonly resource: string }
  readonly madeAt: Instant
  readonly expiresAt: Instant
  /** When it was ended by hand; null where it was not. */
  readonly endedAt: Instant | null
}

/** Keeps a link by its token's digest. */
export async function insertPass(
  books: Books,
  pass: Omit<Pass, 'endedAt'>,
  { digest, command }: { readonly digest: string; readonly command: number },
): Promise<void> {
  const { id, label, offering, opens, madeAt, expiresAt } = pass
  await insertRows(books, 'pass', [
    {
      pass: id,
      purpose: opens.purpose,
      digest,
      label,
      offering,
      session: opens.purpose === 'door' ? opens.session : null,
      resource: opens.purpose === 'results' ? opens.resource : null,
      made_at: madeAt,
      expires_at: expiresAt,
      command,
    },
  ])
}

/** The link with this token's digest, ended or not. */
export async function findPassByDigest(books: Books, digest: string): Promise<Pass | undefined> {
  const row = await passesOf(books).where('digest', '=', digest).executeTakeFirst()
  return row && passOf(row)
}

/** The link with this id. */
export async function findPass(books: Books, id: string): Promise<Pass | undefined> {
  const row = await passesOf(books).where('pass', '=', id).executeTakeFirst()
  return row && passOf(row)
}

/** The links of an offering for one purpose, the newest first: at most 500. */
export async function listPasses(
  books: Books,
  of: { readonly offering: string; readonly purpose: Pass['opens']['purpose'] },
): Promise<readonly Pass[]> {
  const rows = await passesOf(books)
    .where('offering', '=', of.offering)
    .where('purpose', '=', of.purpose)
    .orderBy('made_at', 'desc')
    .orderBy('pass', 'desc')
    .limit(500)
    .execute()
  return rows.map(passOf)
}

/** Ends a link; false where it had ended already. */
export async function endPassRow(
  { db, authority }: Books,
  id: string,
  at: Instant,
): Promise<boolean> {
  const done = await db
    .updateTable('pass')
    .set({ ended_at: at })
    .where('authority', '=', authority)
    .where('pass', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

function passesOf({ db, authority }: Books) {
  return db.selectFrom('pass').selectAll().where('authority', '=', authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof passesOf>['executeTakeFirstOrThrow']>>

function passOf(row: Row): Pass {
  return {
    id: row.pass,
    label: row.label,
    offering: row.offering,
    opens:
      row.session === null
        ? { purpose: 'results', resource: row.resource ?? '' }
        : { purpose: 'door', session: row.session },
    madeAt: toInstant(row.made_at),
    expiresAt: toInstant(row.expires_at),
    endedAt: row.ended_at && toInstant(row.ended_at),
  }
}
