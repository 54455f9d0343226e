/** The days of a course and its e-learning: rosters, attendance, progress. */
import { z } from 'zod'
import type { Acted } from '../../commands/application/act.ts'
import { markAttendance, takeBackAttendance } from '../../commands/course/attendance.ts'
import { importProgress, undoProgressImport } from '../../commands/course/progress.ts'
import { readRoster } from '../../commands/course/roster.ts'
import { parseProgressRow, type ProgressRow } from '../../domain/delivery/course/progress.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { answered, answeredOrTried, faultsOf } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { acted } from '../schema/application.ts'
import { command, id, reason } from '../schema/basic.ts'
import { learnerNamed, rosterEntry } from '../schema/course.ts'
import { fileOf, largestList, rowFaults, source } from '../schema/list.ts'
import { channel } from '../schema/offering.ts'

const roster = endpoint({
  method: 'get',
  path: '/desk/sessions/{session}/roster',
  name: 'readRoster',
  tag: 'courses',
  scope: 'activity.read',
  summary: { ja: '講座の日程の名簿を読む', en: 'Read the roster of a session' },
  answer: z.strictObject({ items: z.array(rosterEntry) }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const read = await readRoster(books, call.params.session, call.caller.actor)
      if (!read.ok) return read
      const items = read.value.people.map(({ application, code, state, name, kana, attended }) => {
        return { application, number: code, state, name, kana, attended }
      })
      return ok({ items })
    }),
})

const people = z.array(id).min(1).max(1000)

const mark = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/attendance',
  name: 'markAttendance',
  tag: 'courses',
  scope: 'activity.write',
  summary: { ja: '講座の出席を記録する', en: 'Mark people as present' },
  body: z.strictObject({ applications: people, channel, reason }).meta({ id: 'Attendance' }),
  answer: acted,
  handle: async ({ context, params, body }) =>
    answered(await markAttendance(context, { ...body, session: params.session }), actedOf),
})

const takeBack = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/attendance/undo',
  name: 'takeBackAttendance',
  tag: 'courses',
  scope: 'activity.write',
  summary: { ja: '講座の出席を取り消す', en: 'Take attendance back' },
  body: z
    .strictObject({ applications: people, reason: plainText(2000) })
    .meta({ id: 'AttendanceUndo' }),
  answer: acted,
  handle: async ({ context, params, body }) =>
    answered(await takeBackAttendance(context, { ...body, session: params.session }), actedOf),
})

const actedOf = ({ done, offered, refused }: Acted) => ({
  ...{ done, offered },
  refused: refused.map(({ application, refusal: { code, message } }) => {
    return { application, code, message }
  }),
})

const takeIn = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/progress',
  name: 'importProgress',
  tag: 'courses',
  scope: 'activity.write',
  summary: { ja: 'eラーニングの進み具合を取り込む', en: 'Import e-learning progress' },
  note: {
    ja: '同じ内容を何度取り込んでも、増えません。新しい状態が残ります。',
    en: 'Read twice, a list adds nothing; the newest state of each unit stands.',
  },
  body: z
    .strictObject({
      source,
      rows: z
        .array(
          z.strictObject({
            learner: learnerNamed,
            unit: plainText(200),
            percent: z.int().min(0).max(100),
            lastOn: plainText(40).nullable().default(null),
          }),
        )
        .min(1)
        .max(100_000),
    })
    .meta({ id: 'ProgressList' }),
  largestBody: largestList,
  hasDryRun: true,
  answer: z
    .strictObject({
      command,
      read: z.int(),
      added: z.int(),
      advanced: z.int(),
      fell: z.int(),
      unchanged: z.int(),
      outdated: z.int(),
      faults: rowFaults,
    })
    .meta({ id: 'ProgressImported' }),
  handle: async ({ context, params, body, dryRun }) => {
    const today = japanDate(context.clock.now())
    const rows: { row: number; progress: ProgressRow }[] = []
    const faults: RowFault[] = []
    for (const [index, { percent, lastOn, ...cells }] of body.rows.entries()) {
      const typed = { ...cells, percent: String(percent), lastOn: lastOn ?? '' }
      const read = parseProgressRow(typed, today)
      if (read.ok) rows.push({ row: index + 1, progress: read.value })
      else faults.push({ row: index + 1, column: null, ...read.refusal })
    }
    const list = { file: fileOf(body.source, body.rows), rows, faults, dryRun }
    const done = await importProgress(context, { ...list, offering: params.offering })
    return answeredOrTried(done, dryRun, ({ read, change, faults: found }) => {
      const { added, advanced, fell, unchanged, outdated } = change
      return { read, added, advanced, fell, unchanged, outdated, faults: faultsOf(found) }
    })
  },
})

const undo = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/progress/{import}/undo',
  name: 'undoProgressImport',
  tag: 'courses',
  scope: 'activity.write',
  summary: { ja: '進み具合の取込を取り消す', en: 'Take an import of progress back' },
  note: {
    ja: 'import は、取り込んだときの command の値です。',
    en: 'import is the command of the import.',
  },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'ProgressUndo' }),
  answer: z.strictObject({ command, units: z.int() }).meta({ id: 'ProgressTakenBack' }),
  handle: async ({ context, params, body }) => {
    const given = { offering: params.offering, id: params.import, reason: body.reason }
    return answered(await undoProgressImport(context, given), ({ units }) => ({ units }))
  },
})

/** The rows of the days of courses. */
export const courseAttendanceEndpoints: readonly AnyEndpoint[] = [
  roster,
  mark,
  takeBack,
  takeIn,
  undo,
]
