/**
 * E-learning progress: dry run first, files in any order, good rows not held back, taken back
 * whole.
 */
import { expect, test } from 'vitest'
import { importProgress, undoProgressImport } from '../../src/commands/course/progress.ts'
import { readClass } from '../../src/commands/course/learners.ts'
import { findCourse } from '../../src/commands/course/open-course.ts'
import { actingAs } from '../../src/commands/context.ts'
import { parseProgressRow } from '../../src/domain/delivery/course/progress.ts'
import { type CalendarDate, toInstant } from '../../src/kit/calendar.ts'
import { check } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { applyAll, moments, openCourse } from './world.ts'

const { context } = await cloneDatabase()
const now = at(runner(context), moments.afterwards)

async function course() {
  const details = {
    completion: { progress: 80 },
    units: ['第1章', '第2章'],
  }
  const made = await openCourse(context, { capacity: 10, details })
  const people = await applyAll(context, made, [
    { name: '青木', act: 'reserve', mail: 'Aoki@example.jp' },
    { name: '石井', act: 'reserve', mail: 'family@example.jp' },
    { name: '上田', act: 'reserve', mail: 'family@example.jp' },
  ])
  const [one, two] = people
  check(one && two, 'people')
  return { ...made, one, two }
}

type Line = readonly [learner: string, unit: string, percent: string, lastOn: string]

function file(offering: string, lines: readonly Line[], digest = JSON.stringify(lines)) {
  const rows = lines.map(([learner, unit, percent, lastOn], index) => ({
    row: index + 2,
    progress: taken(
      parseProgressRow({ learner, unit, percent, lastOn }, '2023-07-01' as CalendarDate),
    ),
  }))
  return { offering, file: { name: 'progress.csv', digest }, rows, faults: [] }
}

const progressOf = async (offering: string) =>
  withAuthority(context.database, context.authority, async (books) => {
    const found = taken(await findCourse(books, offering))
    const { learners } = await readClass(books, found, toInstant(now.clock.now()))
    return learners.map(({ name, record, judgement }) => {
      return [name, record.progress, judgement?.state]
    })
  })

test('a dry run says what would change, and changes nothing', async () => {
  const { offering, one } = await course()
  const asked = file(offering, [
    [one.code, '第1章', '100%', '2023-06-20'],
    ['aoki@example.jp', '第2章', '60', '2023-06-21'],
    ['family@example.jp', '第1章', '10', '2023-06-21'],
    ['nobody@example.jp', '第1章', '10', '2023-06-21'],
  ])
  const tried = taken(await importProgress(now, { ...asked, dryRun: true })).outcome
  expect(tried).toMatchObject({ read: 4, faulty: 2, change: { added: 2 } })
  expect(tried.faults.map(({ row, code }) => [row, code])).toEqual([
    [4, 'learner_mail_is_shared'],
    [5, 'learner_unknown'],
  ])
  expect(await progressOf(offering)).toContainEqual(['青木', 0, 'not-yet'])
  taken(await importProgress(now, asked))
  expect(await progressOf(offering)).toContainEqual(['青木', 80, 'completed'])
})

test('a file that comes late or twice changes nothing; it is taken back as a whole', async () => {
  const { offering, two } = await course()
  const early = file(offering, [[two.code, '第1章', '40', '2023-06-10']])
  const later = file(offering, [[two.code, '第１章', '90', '2023-06-20']])
  const done = taken(await importProgress(now, later))
  expect(taken(await importProgress(now, early)).outcome.change).toMatchObject({ outdated: 1 })
  expect(taken(await importProgress(now, later)).outcome.change).toMatchObject({ unchanged: 1 })
  expect(await progressOf(offering)).toContainEqual(['石井', 45, 'not-yet'])
  const undo = { offering, id: done.command }
  expect(await undoProgressImport(now, { ...undo, reason: '' })).toMatchObject({
    refusal: { code: 'reason_missing' },
  })
  taken(await undoProgressImport(now, { ...undo, reason: '別の講座のファイル' }))
  expect(await progressOf(offering)).toContainEqual(['石井', 0, 'not-yet'])
  expect(await undoProgressImport(now, { ...undo, reason: 'もう一度' })).toMatchObject({
    refusal: { code: 'already_undone' },
  })
})

test('only those who run the course import', async () => {
  const { offering, one } = await course()
  const asked = file(offering, [[one.code, '第1章', '100', '']])
  expect(await importProgress(actingAs(now, applicant()), asked)).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
})
