/**
 * Commands: one row per act that changed the books, with its idempotency key and a digest of its
 * input. Everything an act writes points at its row.
 */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** A command before it has its position. */
export type NewCommand = {
  readonly act: string
  readonly actor: string
  readonly idempotencyKey: string
  readonly inputDigest: string
  readonly recordedAt: Instant
  readonly reason: string | null
  readonly undoes: number | null
}

/** A command as the books hold it. */
export type CommandRow = {
  readonly id: string
  readonly position: number
  readonly act: string
  readonly inputDigest: string
  readonly recordedAt: Date
  readonly outcome: unknown
  readonly undoes: number | null
}

/**
 * Writes the command's row and gives it. Undefined where its key is taken, or where what it would
 * undo has been undone; a rival under way is waited for.
 */
export async function insertCommand(
  { db, authority }: Books,
  command: NewCommand,
): Promise<CommandRow | undefined> {
  const row = await db
    .insertInto('command')
    .values({
      authority,
      id: newId(),
      act: command.act,
      actor: command.actor,
      idempotency_key: command.idempotencyKey,
      input_digest: command.inputDigest,
      recorded_at: command.recordedAt,
      reason: command.reason,
      undoes: command.undoes,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns)
    .executeTakeFirst()
  return row && commandRow(row)
}

/** A command that is written once its outcome is known. */
export type EndedCommand = Omit<NewCommand, 'undoes'> & { readonly outcome: unknown }

/**
 * Writes commands whose outcomes are known, in their order, and gives their positions by their
 * keys. A command whose key somebody else has taken meanwhile is left out.
 */
export async function insertCommands(
  { db, authority }: Books,
  commands: readonly EndedCommand[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly position: number }>> {
  if (commands.length === 0) return new Map()
  const rows = commands.map((command) => ({
    id: newId(),
    act: command.act,
    actor: command.actor,
    idempotency_key: command.idempotencyKey,
    input_digest: command.inputDigest,
    recorded_at: command.recordedAt,
    reason: command.reason,
    outcome: command.outcome,
  }))
  const answer = await sql<{ key: string; id: string; position: number }>`
    insert into command (authority, id, act, actor, idempotency_key, input_digest, recorded_at,
      reason, outcome)
    select ${authority}, id, act, actor, idempotency_key, input_digest, recorded_at, reason, outcome
    from jsonb_populate_recordset(null::command, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing
    returning idempotency_key as key, id, position`.execute(db)
  return new Map(answer.rows.map(({ key, id, position }) => [key, { id, position }]))
}

/** The commands with these idempotency keys, by their keys. */
export async function findCommandsByKeys(
  { db, authority }: Books,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CommandRow>> {
  const rows = await db
    .selectFrom('command')
    .select(['idempotency_key', ...columns])
    .where('authority', '=', authority)
    .where('idempotency_key', '=', sql<string>`any(${[...keys]})`)
    .execute()
  return new Map(rows.map(({ idempotency_key: key, ...row }) => [key, commandRow(row)]))
}

/** Notes what came of a command. */
export async function noteOutcome(
  { db, authority }: Books,
  position: number,
  outcome: unknown,
): Promise<void> {
  await db
    .updateTable('command')
    .set({ outcome: JSON.stringify(outcome) })
    .where('authority', '=', authority)
    .where('position', '=', position)
    .execute()
}

/** The command with this idempotency key, where there is one. */
export async function findCommandByKey(
  { db, authority }: Books,
  key: string,
): Promise<CommandRow | undefined> {
  const row = await db
    .selectFrom('command')
    .select(columns)
    .where('authority', '=', authority)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
  return row && commandRow(row)
}

/** The first commands whose id begins so; two are enough to tell that it is not one. */
export async function listCommandsById(
  { db, authority }: Books,
  id: string,
): Promise<readonly CommandRow[]> {
  const rows = await db
    .selectFrom('command')
    .select(columns)
    .where('authority', '=', authority)
    .where((where) => where(where.cast<string>('id', 'text'), 'like', `${likeText(id)}%`))
    .limit(2)
    .execute()
  return rows.map(commandRow)
}

/** What a reader knows a command by: its act, and the file it came with where there was one. */
export async function nameCommand({ db, authority }: Books, position: number): Promise<string> {
  const row = await db
    .selectFrom('command')
    .select(['act', 'outcome'])
    .where('authority', '=', authority)
    .where('position', '=', position)
    .executeTakeFirst()
  const outcome = row?.outcome
  const file = typeof outcome === 'object' && outcome && 'file' in outcome ? outcome.file : ''
  return [row?.act ?? '?', typeof file === 'string' ? file : ''].filter(Boolean).join(' ')
}

/** The newest commands of one act, newest first, each with whether it has been undone. */
export async function listCommands(
  { db, authority }: Books,
  act: string,
  limit: number,
): Promise<readonly (CommandRow & { readonly undone: boolean })[]> {
  const rows = await db
    .selectFrom('command')
    .leftJoin('command as undoing', (join) =>
      join
        .onRef('undoing.authority', '=', 'command.authority')
        .onRef('undoing.undoes', '=', 'command.position'),
    )
    .select(columns.map((column) => `command.${column}` as const))
    .select('undoing.position as undoing')
    .where('command.authority', '=', authority)
    .where('command.act', '=', act)
    .orderBy('command.position', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ undoing, ...row }) => ({ ...commandRow(row), undone: undoing !== null }))
}

/** The position of the newest command; 0 in empty books. */
export async function newestPosition({ db, authority }: Books): Promise<number> {
  const row = await db
    .selectFrom('command')
    .select((select) => select.fn.max('position').as('position'))
    .where('authority', '=', authority)
    .executeTakeFirst()
  return row?.position ?? 0
}

const columns = [
  'id',
  'position',
  'act',
  'input_digest',
  'recorded_at',
  'outcome',
  'undoes',
] as const

function commandRow(row: {
  id: string
  position: number
  act: string
  input_digest: string
  recorded_at: Date
  outcome: unknown
  undoes: number | null
}): CommandRow {
  const { input_digest: inputDigest, recorded_at: recordedAt, ...rest } = row
  return { ...rest, inputDigest, recordedAt }
}

const likeText = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)
