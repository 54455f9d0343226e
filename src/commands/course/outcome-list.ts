/** Importing the results of examinations and jobs from a list: one act, faults row by row. */
import type { ExaminationResult, JobResult } from '../../domain/delivery/course/outcome.ts'
import type { Learner } from '../../domain/delivery/course/progress.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { listLearners } from '../../store/course-learner.ts'
import { type OwnPart, performOnSome } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { learnerFinder } from './find-learner.ts'
import { lockCourse } from './open-course.ts'
import { examinationDetails, jobDetails, noonOf, noteFailed } from './outcome.ts'
import { courseRights } from './rights.ts'

/** A row of a list: of whom, and what came of the course. */
export type OutcomeRow = {
  /** The row in the file, as a spreadsheet numbers it. */
  readonly row: number
  readonly learner: Learner
  readonly examination: ExaminationResult | null
  readonly job: JobResult | null
}

/** A list of results, read row by row. */
export type OutcomeList = {
  readonly offering: string
  /** The file's name and the digest of its bytes. */
  readonly file: { readonly name: string; readonly digest: string }
  readonly rows: readonly OutcomeRow[]
  /** What was wrong with rows before their learners were looked for. */
  readonly faults: readonly RowFault[]
  readonly reason?: string | null
  readonly dryRun?: boolean
}

/** What came of a list. */
export type OutcomesImported = {
  readonly file: string
  readonly read: number
  readonly passed: number
  readonly failed: number
  readonly hired: number
  readonly faults: readonly RowFault[]
}

/** Imports a list. Good rows are not held back by bad ones; what stands already is named. */
export async function importOutcomes(
  context: ActorContext,
  given: OutcomeList,
): Promise<Result<Done<OutcomesImported>>> {
  const { offering, file, dryRun = false, reason = null } = given
  const act = {
    name: 'course.outcomes',
    input: { offering, file, reason },
    of: { offering },
    reason,
    dryRun,
    lock: 'in-turn',
    keeps: (outcome: OutcomesImported) => ({ ...outcome, faults: [] }),
  } as const
  return runAct(context, act, async (running) => {
    const { books } = running
    const asked = { by: context.by, right: courseRights.outcome }
    const course = await lockCourse(books, offering, asked)
    if (!course.ok) return course
    const named = nameRows(given, learnerFinder(await listLearners(books, offering)))
    const written = await writeAll(running, named.rows, { by: context.by, reason })
    if (!written.ok) return written
    const { faults, ...counts } = written.value
    const all = [...named.faults, ...faults]
    return ok({
      file: file.name,
      read: given.rows.length + new Set(given.faults.map(({ row }) => row)).size,
      ...counts,
      faults: all.toSorted((one, other) => one.row - other.row),
    })
  })
}

type NamedRow = OutcomeRow & { readonly application: string }

/** Finds everyone. A person who stands in two rows is taken from the first. */
function nameRows(
  { rows, faults: before }: OutcomeList,
  find: ReturnType<typeof learnerFinder>,
): { readonly rows: readonly NamedRow[]; readonly faults: readonly RowFault[] } {
  const named: NamedRow[] = []
  const faults = [...before]
  const seen = new Map<string, number>()
  for (const row of rows) {
    const found = find(row.learner)
    const earlier = found.ok ? seen.get(found.value) : undefined
    if (!found.ok) faults.push(faultAt(row.row, found.refusal))
    else if (earlier !== undefined) faults.push(faultAt(row.row, repeated(earlier)))
    else {
      seen.set(found.value, row.row)
      named.push({ ...row, application: found.value })
    }
  }
  return { rows: named, faults }
}

type By = { readonly by: ActorContext['by']; readonly reason: string | null }
type Written = Pick<OutcomesImported, 'passed' | 'failed' | 'hired' | 'faults'>

async function writeAll(
  running: Running,
  rows: readonly NamedRow[],
  by: By,
): Promise<Result<Written>> {
  const examined = rows.flatMap(({ application, examination }) =>
    examination ? [{ application, result: examination }] : [],
  )
  const [passes, failed] = [
    examined.filter(({ result }) => result.result === 'passed'),
    examined.filter(({ result }) => result.result === 'failed'),
  ]
  const passOwn = passes.map(({ application, result }): [string, OwnPart] => [
    application,
    { happenedAt: noonOf(result.takenOn), details: examinationDetails(result) },
  ])
  const jobOwn = rows.flatMap(({ application, job }): [string, OwnPart][] =>
    job ? [[application, { happenedAt: noonOf(job.hiredOn), details: jobDetails(job) }]] : [],
  )
  const passed = await actOn(running, { ...by, act: 'qualify', own: new Map(passOwn) })
  if (!passed.ok) return passed
  const hired = await actOn(running, { ...by, act: 'hire', own: new Map(jobOwn) })
  if (!hired.ok) return hired
  const noted = await noteFailed(running, failed, by.by)
  const rowOf = new Map(rows.map(({ application, row }) => [application, row]))
  const refused = [...passed.value.refused, ...hired.value.refused, ...noted.refused]
  return ok({
    passed: passed.value.done.length,
    hired: hired.value.done.length,
    failed: noted.done.length,
    faults: refused.map(({ application, refusal }) =>
      faultAt(rowOf.get(application) ?? 0, refusal),
    ),
  })
}

type Acting = By & { readonly act: string; readonly own: ReadonlyMap<string, OwnPart> }

async function actOn(running: Running, { act, own, by, reason }: Acting) {
  const applications = [...own.keys()]
  if (applications.length === 0) return ok({ done: [], refused: [] })
  const now = running.recordedAt
  return performOnSome(running, { act, applications, own, by, reason, now })
}

const faultAt = (row: number, { code, message }: Refusal): RowFault => ({
  row,
  column: null,
  code,
  message,
})

const repeated = (row: number): Refusal =>
  refuse(
    'learner_stands_twice',
    `同じ人が${row}行目にもいます。1人1行にまとめてください。`,
    `The same person stands in row ${row} already. Put everything of one person in one row.`,
  ).refusal
