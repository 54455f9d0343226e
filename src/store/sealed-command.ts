/** What an act wrote, as a digest: its own row, its facts, and its rows in the smaller tables. */
import { sql } from 'kysely'
import { digestLines, type LineDigest } from '../kit/id.ts'
import type { Books } from './database.ts'

/** An act by its position, with the number of its facts and the digest of all it wrote. */
export type SealedCommand = {
  readonly command: number
  readonly facts: number
  readonly digest: string
}

const pageSize = 20_000

/** Digests what each of these acts wrote, in the order of their positions. */
export async function digestCommands(
  books: Books,
  positions: readonly number[],
): Promise<readonly SealedCommand[]> {
  const open = new Map(positions.map((command) => [command, { facts: 0, lines: digestLines() }]))
  for (const { command, line } of await listBookLines(books, positions)) {
    open.get(command)?.lines.add(line)
  }
  await addFacts(books, positions, open)
  return [...open].map(([command, { facts, lines }]) => ({ command, facts, digest: lines.value() }))
}

type Open = Map<number, { facts: number; lines: LineDigest }>

async function addFacts(books: Books, positions: readonly number[], open: Open): Promise<void> {
  for (let after = { command: 0, id: nilId }; ; ) {
    const page = await listFactLines(books, positions, after)
    for (const { command, line } of page) {
      const one = open.get(command)
      if (!one) continue
      one.lines.add(line)
      one.facts++
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = last
  }
}

const nilId = '00000000-0000-0000-0000-000000000000'

/** The rows of the acts outside of facts, each as a line that no field can be changed in unseen. */
async function listBookLines({ db, authority }: Books, positions: readonly number[]) {
  const among = sql`= any(${[...positions]}::bigint[])`
  const answer = await sql<{ command: number; line: string }>`
    select command, line from (
      select position as command, 1 as part, '' as place, json_build_array(id, act, actor,
        idempotency_key, input_digest, extract(epoch from recorded_at), reason, undoes,
        outcome)::text as line
      from command where authority = ${authority} and position ${among}
      union all
      select command, 2, fiscal_year::text, json_build_array(fiscal_year, version, document)::text
      from plan_version where authority = ${authority} and command ${among}
      union all
      select command, 3, id::text, json_build_array(id, absorbed, surviving, reason)::text
      from party_merge where authority = ${authority} and command ${among}
      union all
      select command, 4, merge::text, json_build_array(merge, reason)::text
      from party_unmerge where authority = ${authority} and command ${among}
      union all
      select command, 5, programme, json_build_array(fiscal_year, programme, closes, reason)::text
      from period_event where authority = ${authority} and command ${among}
      union all
      select command, 6, number::text, json_build_array(fiscal_year, number, document)::text
      from edition where authority = ${authority} and command ${among}
    ) as written order by command, part, place`.execute(db)
  return answer.rows
}

async function listFactLines(
  { db, authority }: Books,
  positions: readonly number[],
  after: { readonly command: number; readonly id: string },
) {
  const answer = await sql<{ command: number; id: string; line: string }>`
    select fact.command, fact.id, ${factLine} as line from fact
    where fact.authority = ${authority} and fact.command = any(${[...positions]}::bigint[])
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
