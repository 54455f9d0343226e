/** Lists of who came, of offerings, of sessions: taken in as a whole, and taken back. */
import { z } from 'zod'
import { importAttendance } from '../../commands/list/attendance.ts'
import { importOfferings, undoOfferings } from '../../commands/list/offerings.ts'
import { undoAttendance } from '../../commands/list/undo-attendance.ts'
import { undoSessions } from '../../commands/list/undo-sessions.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import type { AttendanceEntry } from '../../domain/delivery/attendance-row.ts'
import { parseTicketCode } from '../../domain/delivery/ticket.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { ok, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { parseTimeOfDay } from '../../kit/time-of-day.ts'
import { answered, answeredOrTried, faultsOf } from '../answered.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, givenMoment, id, reason } from '../schema/basic.ts'
import { fileOf, largestList, rowFaults, source } from '../schema/list.ts'
import { offeringDraft } from '../schema/offering.ts'

const row = z.strictObject({
  number: plainText(40).nullable().default(null).meta({
    description: 'The number of the application.',
  }),
  mail: plainText(300).nullable().default(null),
  person: plainText(100).nullable().default(null).meta({
    description: 'A number of the office’s own register.',
  }),
  startsAt: givenMoment.nullable().default(null).meta({
    description: 'When the session begins; null where there is only one that it can be.',
  }),
  presence: z.enum(['in-person', 'online', 'absent']),
  at: plainText(10)
    .nullable()
    .default(null)
    .meta({
      description: 'When they came, on the day of the session.',
      examples: ['13:05'],
    }),
})

const takeInAttendance = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/attendance/import',
  name: 'importAttendance',
  tag: 'desk',
  scope: 'activity.write',
  summary: { ja: '出欠の一覧をまとめて取り込む', en: 'Import who came' },
  note: {
    ja: '催しでは受付・欠席、講座では出席になります。すでに記録されているものは、そのままです。',
    en: 'At a gathering people are checked in or missed, on a course they are present. What stands already is left.',
  },
  body: z
    .strictObject({ source, rows: z.array(row).min(1).max(20_000), reason })
    .meta({ id: 'AttendanceSheet' }),
  largestBody: largestList,
  hasDryRun: true,
  answer: z
    .strictObject({
      command,
      inPerson: z.int(),
      online: z.int(),
      absent: z.int(),
      unchanged: z.int(),
      faults: rowFaults,
    })
    .meta({ id: 'AttendanceImported' }),
  handle: async ({ context, params, body, dryRun }) => {
    const { rows, faults } = readRows(body.rows)
    const file = fileOf(body.source, body.rows)
    const list = { offering: params.offering, file, rows, reason: body.reason, dryRun }
    const done = await importAttendance(context, list)
    return answeredOrTried(done, dryRun, ({ inPerson, online, absent, unchanged, ...entered }) => {
      const all = [...faults, ...entered.faults].toSorted((one, other) => one.row - other.row)
      return { inPerson, online, absent, unchanged, faults: faultsOf(all) }
    })
  },
})

type Row = z.output<typeof row>

function readRows(given: readonly Row[]) {
  const rows: AttendanceEntry[] = []
  const faults: RowFault[] = []
  for (const [index, each] of given.entries()) {
    const read = readRow(each, index + 1)
    if (read.ok) rows.push(read.value)
    else faults.push({ row: index + 1, column: null, ...read.refusal })
  }
  return { rows, faults }
}

function readRow(each: Row, at: number): Result<AttendanceEntry> {
  const number = each.number === null ? ok(null) : parseTicketCode(each.number)
  if (!number.ok) return number
  const came = each.at === null ? ok(null) : parseTimeOfDay(each.at)
  if (!came.ok) return came
  const { mail, person, startsAt, presence } = each
  const who = { number: number.value, mail, person }
  return ok({ row: at, who, startsAt, presence, at: came.value })
}

const undoing = z.strictObject({ reason: plainText(2000).min(1) }).meta({ id: 'ListUndo' })
const ofImport = {
  ja: 'import は、取り込んだときの command の値です。',
  en: 'import is the command of the import.',
}

const takeBackAttendanceList = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/attendance/{import}/undo',
  name: 'undoAttendanceImport',
  tag: 'desk',
  scope: 'activity.write',
  summary: { ja: '出欠の取込を取り消す', en: 'Take an import of who came back' },
  note: ofImport,
  body: undoing,
  answer: z
    .strictObject({ command, undone: z.int(), left: z.int() })
    .meta({ id: 'AttendanceImportUndone' }),
  handle: async ({ context, params, body }) => {
    const given = { offering: params.offering, id: params.import, reason: body.reason }
    return answered(await undoAttendance(context, given), ({ undone, left }) => ({ undone, left }))
  },
})

const takeInOfferings = endpoint({
  method: 'post',
  path: '/desk/offerings/import',
  name: 'importOfferings',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '募集の一覧をまとめて取り込む（下書き）', en: 'Import offerings, as drafts' },
  body: z
    .strictObject({ source, rows: z.array(offeringDraft).min(1).max(500) })
    .meta({ id: 'OfferingList' }),
  largestBody: largestList,
  hasDryRun: true,
  answer: z
    .strictObject({ command, offerings: z.array(id), faults: rowFaults })
    .meta({ id: 'OfferingsImported' }),
  handle: async ({ context, caller, body, dryRun }) => {
    // Each row is held against its own programme; whoever has none has no list to bring.
    const isNobody = programmesFor(caller.actor, 'offering.edit')?.length === 0
    if (isNobody) return notAllowed(deskActs['offering.edit'])
    const rows = body.rows.map((draft, index) => ({ row: index + 1, draft }))
    const list = { file: fileOf(body.source, body.rows), rows, dryRun }
    const done = await importOfferings(context, list)
    return answeredOrTried(done, dryRun, ({ offerings, faults }) => {
      return { offerings, faults: faultsOf(faults) }
    })
  },
})

const takeBackOfferings = endpoint({
  method: 'post',
  path: '/desk/offerings/import/{import}/undo',
  name: 'undoOfferingsImport',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '募集の取込を取り消す', en: 'Take imported offerings back' },
  note: ofImport,
  body: undoing,
  answer: z
    .strictObject({ command, discarded: z.int(), left: z.int() })
    .meta({ id: 'OfferingsImportUndone' }),
  handle: async ({ context, params, body }) => {
    const done = await undoOfferings(context, { id: params.import, reason: body.reason })
    return answered(done, ({ discarded, left }) => ({ discarded, left }))
  },
})

const takeBackSessions = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/sessions/{import}/undo',
  name: 'undoSessions',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '加えた日程をまとめて取り消す', en: 'Take back sessions that were added' },
  note: {
    ja: 'import は、加えたときの command の値です。申込のある日程は残ります。',
    en: 'import is the command that added them. Those with applications are left.',
  },
  body: undoing,
  answer: z
    .strictObject({ command, deleted: z.int(), left: z.int() })
    .meta({ id: 'SessionsUndone' }),
  handle: async ({ context, params, body }) => {
    const given = { offering: params.offering, id: params.import, reason: body.reason }
    return answered(await undoSessions(context, given), ({ deleted, left }) => ({ deleted, left }))
  },
})

/** The rows of the desk's lists. */
export const deskListEndpoints: readonly AnyEndpoint[] = [
  takeInAttendance,
  takeBackAttendanceList,
  takeInOfferings,
  takeBackOfferings,
  takeBackSessions,
]
