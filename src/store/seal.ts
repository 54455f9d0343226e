/**
 * Seals: facts are sealed in batches, each seal holding the digest of the one before and of its
 * facts, command by command, so that a difference can be named. A batch is every command whose
 * transaction had surely ended, so no writer ever waits.
 */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import { canonicalJson } from '../kit/canonical.ts'
import { digest, digestLines, type LineDigest } from '../kit/id.ts'
import type { Books } from './database.ts'

/** A seal over the commands of a range of transactions. */
export type Seal = {
  readonly number: number
  readonly fromXid: string
  readonly toXid: string
  readonly facts: number
  readonly commands: readonly SealedCommand[]
  readonly digest: string
  readonly previousDigest: string | null
}

/** The facts that one command wrote, by its position. */
export type SealedCommand = {
  readonly command: number
  readonly facts: number
  readonly digest: string
}

const pageSize = 20_000

/** Seals what is not sealed yet. Gives the new seal, or undefined where there was nothing. */
export async function sealFacts(books: Books, sealedAt: Instant): Promise<Seal | undefined> {
  const { db, authority } = books
  await sql`select pg_advisory_xact_lock(3, hashtext(${authority}))`.execute(db)
  const previous = (await listSeals(books)).at(-1)
  const fromXid = previous?.toXid ?? '0'
  const horizon = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db)
  const toXid = horizon.rows[0]?.xid ?? fromXid
  const commands = await digestCommands(books, fromXid, toXid)
  if (commands.length === 0) return undefined
  const range = { number: (previous?.number ?? 0) + 1, fromXid, toXid }
  const seal = sealOver({ ...range, previousDigest: previous?.digest ?? null }, commands)
  await db
    .insertInto('seal')
    .values({
      authority,
      number: seal.number,
      from_xid: seal.fromXid,
      to_xid: seal.toXid,
      facts: seal.facts,
      commands: JSON.stringify(commands),
      digest: seal.digest,
      previous_digest: seal.previousDigest,
      sealed_at: sealedAt,
    })
    .execute()
  return seal
}

/** All seals in their order. */
export async function listSeals({ db, authority }: Books): Promise<readonly Seal[]> {
  const rows = await db
    .selectFrom('seal')
    .selectAll()
    .where('authority', '=', authority)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    fromXid: row.from_xid,
    toXid: row.to_xid,
    facts: row.facts,
    commands: row.commands as readonly SealedCommand[],
    digest: row.digest,
    previousDigest: row.previous_digest,
  }))
}

/** What a seal would hold if it were made now over the same commands. */
export async function recomputeSeal(books: Books, seal: Seal): Promise<Seal> {
  return sealOver(seal, await digestCommands(books, seal.fromXid, seal.toXid))
}

type Unsealed = Pick<Seal, 'number' | 'fromXid' | 'toXid' | 'previousDigest'>

function sealOver(unsealed: Unsealed, commands: readonly SealedCommand[]): Seal {
  const { number, fromXid, toXid, previousDigest } = unsealed
  const facts = commands.reduce((sum, command) => sum + command.facts, 0)
  const own = digest([previousDigest ?? '', canonicalJson(commands)].join('\n'))
  return { number, fromXid, toXid, facts, commands, digest: own, previousDigest }
}

/** The digests of all facts of the commands in [fromXid, toXid), page by page. */
async function digestCommands(
  books: Books,
  fromXid: string,
  toXid: string,
): Promise<readonly SealedCommand[]> {
  const open = new Map<number, { facts: number; lines: LineDigest }>()
  for (let after = { command: 0, id: nilId }; ; ) {
    const page = await listLines(books, { fromXid, toXid, after })
    for (const { command, line } of page) {
      const one = open.get(command) ?? { facts: 0, lines: digestLines() }
      one.lines.add(line)
      open.set(command, { ...one, facts: one.facts + 1 })
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) break
    after = last
  }
  return [...open].map(([command, { facts, lines }]) => ({ command, facts, digest: lines.value() }))
}

const nilId = '00000000-0000-0000-0000-000000000000'

async function listLines(
  { db, authority }: Books,
  range: {
    readonly fromXid: string
    readonly toXid: string
    readonly after: { readonly command: number; readonly id: string }
  },
) {
  const { fromXid, toXid, after } = range
  const answer = await sql<{ command: number; id: string; line: string }>`
    select fact.command, fact.id, ${factLine} as line
    from fact join command on command.authority = fact.authority
      and command.position = fact.command
    where fact.authority = ${authority}
      and command.xid >= ${fromXid}::xid8 and command.xid < ${toXid}::xid8
      and (fact.command, fact.id) > (${after.command}::bigint, ${after.id}::uuid)
    order by fact.command, fact.id limit ${pageSize}`.execute(db)
  return answer.rows
}

/** Every column of a fact, so that none can be changed unseen. An absent one is a tilde. */
const factLine = sql`concat_ws('|', fact.id, fact.programme, fact.component, fact.kind,
  coalesce(fact.party::text, '~'), coalesce(fact.party_type, '~'),
  coalesce(to_json(fact.offering)::text, '~'), coalesce(to_json(fact.session)::text, '~'),
  coalesce(to_json(fact.application)::text, '~'), fact.quantity, fact.unit, fact.tags::text,
  fact.occurred_on, extract(epoch from fact.recorded_at), to_json(fact.recorded_by),
  fact.command, fact.late, coalesce(fact.corrects::text, '~'),
  coalesce(to_json(fact.reason)::text, '~'), coalesce(fact.source_key::text, '~'))`
