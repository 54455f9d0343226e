/** Taking facts back: single records by their numbers, or an import as a whole. */
import type { FactKind } from '../domain/fact/kind.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { listCommandsById } from '../store/command.ts'
import type { Books } from '../store/database.ts'
import { findFactByRecord, insertCorrections, listCellsOfCommand } from '../store/fact.ts'
import { readClosedPeriods } from '../store/period.ts'
import { withAuthority } from '../store/database.ts'
import type { Context } from './context.ts'
import { type Done, runAct } from './run.ts'

/** Which records to take back, and why. */
export type FactsCorrection = {
  readonly kind: FactKind
  /** The numbers of the records, as their sources gave them. */
  readonly records: readonly string[]
  readonly reason: string
  readonly dryRun?: boolean
}

/** How many facts were taken back. */
export type FactsCorrected = { readonly corrected: number }

/** Takes the facts of these records back. Refuses all when one is not in the books. */
export async function correctFacts(
  context: Context,
  { dryRun = false, ...given }: FactsCorrection,
): Promise<Result<Done<FactsCorrected>>> {
  if (given.reason.trim() === '') return reasonMissing
  const act = { name: 'facts.correct', input: given, reason: given.reason, dryRun }
  return runAct(context, act, async ({ books, ...running }) => {
    const ids: string[] = []
    for (const record of given.records) {
      const id = await findFactByRecord(books, given.kind, record)
      if (id === undefined) return recordUnknown(record)
      ids.push(id)
    }
    const by = { ...running, reason: given.reason }
    return ok({ corrected: await insertCorrections(books, { ids }, by) })
  })
}

/** The import that was undone, and how many facts went with it. */
export type ImportUndone = { readonly undone: string; readonly corrected: number }

/**
 * Takes every fact of an import back. `id` is the import's id or its beginning. Where the import
 * reaches into a closed period, a reason is needed.
 */
export async function undoImport(
  context: Context,
  given: { readonly id: string; readonly reason?: string | null },
): Promise<Result<Done<ImportUndone>>> {
  const { database, authority } = context
  const found = await withAuthority(database, authority, (books) => findImport(books, given.id))
  if (!found.ok) return found
  const { position, id } = found.value
  const reason = given.reason?.trim() || null
  const act = { name: 'facts.undo', input: { id }, reason, undoes: position }
  return runAct(context, act, async ({ books, ...running }) => {
    if (reason === null && (await reachesClosedPeriod(books, position))) return reasonMissing
    const by = { ...running, reason: reason ?? '取込の取消' }
    const corrected = await insertCorrections(books, { command: position }, by)
    return ok({ undone: id, corrected })
  })
}

async function findImport(books: Books, id: string) {
  const [found, ...others] = await listCommandsById(books, id)
  if (others.length > 0) return importAmbiguous(id)
  return found?.act === 'facts.import' ? ok(found) : importUnknown(id)
}

async function reachesClosedPeriod(books: Books, command: number): Promise<boolean> {
  const closed = await readClosedPeriods(books)
  const cells = await listCellsOfCommand(books, command)
  return cells.some((cell) => closed.isClosed(fiscalYearOf(cell.occurredOn), cell.programme))
}

/** A change in a closed period, or a correction, without its reason. */
export const reasonMissing = refuse(
  'reason_missing',
  '理由を入力してください。締めた期間の変更と訂正には理由が要ります。',
  'Give a reason: corrections, and changes in a closed period, need one.',
)

function recordUnknown(record: string) {
  return refuse(
    'record_unknown',
    `記録番号「${record}」の記録は見つからないか、すでに取り消されています。番号を確かめてください。`,
    `There is no standing record with the number "${record}". Check the number.`,
  )
}

function importAmbiguous(id: string) {
  return refuse(
    'import_ambiguous',
    `「${id}」で始まる操作が2つ以上あります。「jisseki facts imports」の番号を、もっと長く入力してください。`,
    `Several acts begin with "${id}". Give more of the number that "jisseki facts imports" shows.`,
  )
}

function importUnknown(id: string) {
  return refuse(
    'import_unknown',
    `取込「${id}」は見つかりません。「jisseki facts imports」で番号を確かめてください。`,
    `There is no import "${id}". See its number with "jisseki facts imports".`,
  )
}
