/**
 * Seals: what acts wrote is sealed in batches, each seal holding the digest of the one before and
 * of its acts, one by one, so that a difference can be named. A batch is every act whose
 * transaction has surely ended and that is not sealed yet, so no writer ever waits.
 */
import { sql } from 'kysely'
import { canonicalJson } from '../kit/canonical.ts'
import type { Instant } from '../kit/calendar.ts'
import { digest } from '../kit/id.ts'
import type { Books } from './database.ts'
import { digestCommands, type SealedCommand } from './sealed-command.ts'

/** A seal over some acts. */
export type Seal = {
  readonly number: number
  readonly commands: number
  readonly facts: number
  readonly digest: string
  readonly previousDigest: string | null
}

const batchSize = 5000

/** Seals what is not sealed yet. Gives the last new seal, or undefined where there was nothing. */
export async function sealFacts(books: Books, sealedAt: Instant): Promise<Seal | undefined> {
  const { db, authority } = books
  await sql`select pg_advisory_xact_lock(3, hashtext(${authority}))`.execute(db)
  let last: Seal | undefined
  for (;;) {
    const positions = await listUnsealed(books)
    if (positions.length === 0) return last
    const previous: Seal | undefined = last ?? (await findLastSeal(books))
    const commands = await digestCommands(books, positions)
    last = sealOver((previous?.number ?? 0) + 1, previous?.digest ?? null, commands)
    await insertSeal(books, last, { commands, sealedAt })
  }
}

/** The newest seal, where there is one. */
export async function findLastSeal({ db, authority }: Books): Promise<Seal | undefined> {
  const row = await db
    .selectFrom('seal')
    .selectAll()
    .where('authority', '=', authority)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && sealOf(row)
}

/** All seals in their order. */
export async function listSeals({ db, authority }: Books): Promise<readonly Seal[]> {
  const rows = await db
    .selectFrom('seal')
    .selectAll()
    .where('authority', '=', authority)
    .orderBy('number')
    .execute()
  return rows.map(sealOf)
}

/** The acts under a seal, as they were sealed. */
export async function listSealed(
  { db, authority }: Books,
  seal: number,
): Promise<readonly SealedCommand[]> {
  return db
    .selectFrom('seal_command')
    .select(['command', 'facts', 'digest'])
    .where('authority', '=', authority)
    .where('seal', '=', seal)
    .orderBy('command')
    .execute()
}

/** A seal of this number over these acts, after the seal of `previousDigest`. */
export function sealOver(
  number: number,
  previousDigest: string | null,
  commands: readonly SealedCommand[],
): Seal {
  const facts = commands.reduce((sum, command) => sum + command.facts, 0)
  const own = digest([previousDigest ?? '', canonicalJson(commands)].join('\n'))
  return { number, commands: commands.length, facts, digest: own, previousDigest }
}

/** Acts that have surely ended: their transaction is older than the oldest one under way. */
async function listUnsealed({ db, authority }: Books): Promise<readonly number[]> {
  const found = await sql<{ position: number }>`
    select command.position from command
    where command.authority = ${authority}
      and command.xid < pg_snapshot_xmin(pg_current_snapshot())
      and not exists (
        select from seal_command as sealed
        where sealed.authority = ${authority} and sealed.command = command.position)
    order by command.position limit ${batchSize}`.execute(db)
  return found.rows.map(({ position }) => position)
}

type Sealing = { readonly commands: readonly SealedCommand[]; readonly sealedAt: Instant }

async function insertSeal(
  { db, authority }: Books,
  seal: Seal,
  { commands, sealedAt }: Sealing,
): Promise<void> {
  const { previousDigest, ...rest } = seal
  await db
    .insertInto('seal')
    .values({ authority, ...rest, previous_digest: previousDigest, sealed_at: sealedAt })
    .execute()
  await db
    .insertInto('seal_command')
    .values(commands.map((command) => ({ authority, seal: seal.number, ...command })))
    .execute()
}

function sealOf(row: {
  number: number
  commands: number
  facts: number
  digest: string
  previous_digest: string | null
}): Seal {
  const { number, commands, facts, digest: own, previous_digest: previousDigest } = row
  return { number, commands, facts, digest: own, previousDigest }
}
