/**
 * Importing progress in e-learning from the learning platform's file, and taking an import back.
 */
import {
  mergeProgress,
  type ProgressChange,
  type ProgressRow,
  type UnitProgress,
} from '../../domain/delivery/course/progress.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'
import { listCommandsById } from '../../store/command.ts'
import { listLearners } from '../../store/course-learner.ts'
import { insertProgress, listProgress, takeBackProgress } from '../../store/course-progress.ts'
import { withAuthority } from '../../store/database.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { learnerFinder } from './find-learner.ts'
import { lockCourse } from './open-course.ts'
import { courseRights } from './rights.ts'

/** A file of progress, read row by row. */
export type ProgressFile = {
  readonly offering: string
  /** The file's name and the digest of its bytes. */
  readonly file: { readonly name: string; readonly digest: string }
  readonly rows: readonly { readonly row: number; readonly progress: ProgressRow }[]
  /** What was wrong with rows before their learners were looked for. */
  readonly faults: readonly RowFault[]
  readonly dryRun?: boolean
}

/** What came of a file. */
export type ProgressImported = {
  readonly file: string
  readonly read: number
  /** In numbers of units of learners. */
  readonly change: ProgressChange
  readonly faulty: number
  readonly faults: readonly RowFault[]
}

/**
 * Imports a file. Good rows are not held back by bad ones; a file that is read twice adds nothing.
 */
export async function importProgress(
  context: ActorContext,
  given: ProgressFile,
): Promise<Result<Done<ProgressImported>>> {
  const { offering, file, dryRun = false } = given
  const act = {
    name: 'course.progress',
    input: { offering, file },
    of: { offering },
    dryRun,
    lock: 'in-turn',
    keeps: (outcome: ProgressImported) => ({ ...outcome, faults: [] }),
  } as const
  return runAct(context, act, async ({ books, command }) => {
    const asked = { by: context.by, right: courseRights.progress }
    const course = await lockCourse(books, offering, asked)
    if (!course.ok) return course
    const find = learnerFinder(await listLearners(books, offering))
    const incoming: UnitProgress[] = []
    const faults = [...given.faults]
    for (const { row, progress } of given.rows) {
      const { learner, ...state } = progress
      const found = find(learner)
      if (found.ok) incoming.push({ ...state, application: found.value })
      else faults.push({ row, column: null, ...found.refusal })
    }
    const known = await listProgress(books, { offering })
    const { progress, change } = mergeProgress(known, incoming)
    await insertProgress(books, newStates(known, progress), command)
    return ok({
      file: file.name,
      read: given.rows.length + new Set(given.faults.map(({ row }) => row)).size,
      change,
      faulty: new Set(faults.map(({ row }) => row)).size,
      faults: faults.toSorted((one, other) => one.row - other.row),
    })
  })
}

/** The states that nothing has said yet. */
function newStates(
  known: readonly UnitProgress[],
  merged: readonly UnitProgress[],
): readonly UnitProgress[] {
  const keyOf = ({ application, unit, percent, lastOn }: UnitProgress) =>
    JSON.stringify([application, foldForMatching(unit), percent, lastOn])
  const before = new Set(known.map(keyOf))
  return merged.filter((state) => !before.has(keyOf(state)))
}

/** Takes an import back as a whole; what earlier files said holds again. */
export async function undoProgressImport(
  context: ActorContext,
  given: { readonly offering: string; readonly id: string; readonly reason: string },
): Promise<Result<Done<{ readonly units: number }>>> {
  const { database, authority } = context
  const { offering, id } = given
  const reason = given.reason.trim()
  if (reason === '') return reasonMissing
  const [found] = await withAuthority(database, authority, (books) => listCommandsById(books, id))
  if (found?.act !== 'course.progress') return importUnknown
  const undoes = found.position
  const input = { offering, id }
  const act = { name: 'course.undo-progress', input, of: { offering }, reason, undoes } as const
  return runAct(context, act, async ({ books, command }) => {
    const asked = { by: context.by, right: courseRights.progress }
    const course = await lockCourse(books, offering, asked)
    if (!course.ok) return course
    const units = await takeBackProgress(books, { offering, of: undoes, by: command })
    return units === 0 ? importUnknown : ok({ units })
  })
}

const reasonMissing = refuse(
  'reason_missing',
  '取り消す理由を入力してください。',
  'Give a reason for taking the import back.',
)

const importUnknown = refuse(
  'progress_import_unknown',
  'この取込は見つからないか、すでに取り消されています。一覧から選び直してください。',
  'This import cannot be found, or was taken back already. Choose it from the list again.',
)
