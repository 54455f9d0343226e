/** The door of a gathering: scans, people without a ticket, lists on paper. */
import { z } from 'zod'
import { readDoor } from '../../commands/gathering/door.ts'
import { letInByName, undoCheckIn, undoHeads } from '../../commands/gathering/let-in.ts'
import { enterPaperList, undoPaperList } from '../../commands/gathering/paper.ts'
import { reportScans, settleDoor, settleOpenScan } from '../../commands/gathering/scan.ts'
import { present } from '../../kit/check.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { listOpenScans, readTally } from '../../store/door.ts'
import { answered, faultsOf } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id, language, moment } from '../schema/basic.ts'
import { attendanceList, scanAnswer, scanAnswerOf, scansSent } from '../schema/door.ts'
import { rowFaults } from '../schema/list.ts'

const read = endpoint({
  method: 'get',
  path: '/desk/sessions/{session}/door',
  name: 'readDoor',
  tag: 'gatherings',
  scope: 'activity.read',
  summary: { ja: '受付の人数と、確認を待つ受付', en: 'Count a door, and what waits for the desk' },
  answer: z
    .strictObject({
      scans: z.int(),
      persons: z.int(),
      anonymous: z.int(),
      expected: z.int(),
      offline: z.int(),
      openScans: z.array(
        z.strictObject({ id, at: moment, door: z.string(), text: z.string().nullable() }),
      ),
    })
    .meta({ id: 'Door' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const door = await readDoor(books, call.params.session, call.caller.actor)
      if (!door.ok) return door
      const { session, offering } = door.value
      const tally = await readTally(books, { session: session.id, offering: offering.id })
      const open = await listOpenScans(books, session.id)
      const { scans, persons, anonymous, expected, offline } = tally
      const openScans = open.map(({ id: scan, at, door: where, text }) => {
        return { id: scan, at, door: where, text }
      })
      return ok({ scans, persons, anonymous, expected, offline, openScans })
    }),
})

const scan = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/scans',
  name: 'scanTickets',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: {
    ja: '受付をする（申込番号・人数）',
    en: 'Let people in by their tickets, or by heads',
  },
  note: {
    ja: 'text が入場券の申込番号です。入場券のない人は text を null にして、人数を heads に書きます。',
    en: 'text is the number on the ticket. For people without one, text is null and heads says how many.',
  },
  body: scansSent,
  answer: z.strictObject({ command, answers: z.array(scanAnswer) }).meta({ id: 'ScansSettled' }),
  handle: async ({ context, params, body }) => {
    const { session } = params
    const done = await settleDoor(context, { ...body, session })
    if (!done.ok) return done
    const entries = body.scans.map(({ entry }) => entry)
    const reports = await reportScans(context, { session, entries })
    return ok({ command: done.value.command, answers: reports.map(scanAnswerOf) })
  },
})

const walkIn = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/walk-ins',
  name: 'letInByName',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: { ja: '予約のない人を名前で受け付ける', en: 'Let somebody in by their name' },
  body: z
    .strictObject({ name: plainText(100), language: language.default('ja') })
    .meta({ id: 'WalkIn' }),
  answer: z.strictObject({ application: id, number: z.string() }).meta({ id: 'LetIn' }),
  status: 201,
  handle: async ({ context, params, body }) => {
    const key = present(context.idempotencyKey, 'the key of an act')
    const done = await letInByName(context, { ...body, session: params.session, key })
    if (!done.ok) return done
    const { application, number } = done.value
    return ok({ application, number })
  },
})

const undo = endpoint({
  method: 'delete',
  path: '/desk/sessions/{session}/check-ins/{application}',
  name: 'undoCheckIn',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: { ja: '受付を取り消す', en: 'Take a check-in back' },
  answer: z.strictObject({ command, application: id }).meta({ id: 'CheckInUndone' }),
  handle: async ({ context, params }) => {
    const { session, application } = params
    return answered(await undoCheckIn(context, { session, application }), () => ({ application }))
  },
})

const undoCounted = endpoint({
  method: 'delete',
  path: '/desk/sessions/{session}/heads/{entry}',
  name: 'undoHeads',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: {
    ja: '受付で数えた人数を取り消す',
    en: 'Take back heads that were counted at the door',
  },
  answer: z.strictObject({ command, heads: z.int() }).meta({ id: 'HeadsUndone' }),
  handle: async ({ context, params }) => {
    const { session, entry } = params
    return answered(await undoHeads(context, { session, entry }), ({ heads }) => ({ heads }))
  },
})

const settle = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/scans/{scan}/settle',
  name: 'settleScan',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: { ja: '確認を待つ受付を確認済みにする', en: 'Note that a scan was looked at' },
  answer: z.strictObject({ command, scan: id }).meta({ id: 'ScanSettled' }),
  handle: async ({ context, params }) => {
    const given = { session: params.session, scan: params.scan }
    return answered(await settleOpenScan(context, given), ({ scan: one }) => ({ scan: one }))
  },
})

const enter = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/attendance-lists',
  name: 'enterAttendanceList',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: { ja: '紙の名簿の来場者をまとめて入力する', en: 'Enter a list on paper' },
  note: {
    ja: '申込は /desk/offerings/{offering}/applications?q=… で探します。',
    en: 'Find applications with /desk/offerings/{offering}/applications?q=…',
  },
  body: attendanceList,
  answer: z
    .strictObject({
      command,
      checkedIn: z.int(),
      already: z.int(),
      walkedIn: z.int(),
      heads: z.int(),
      faults: rowFaults,
    })
    .meta({ id: 'AttendanceListEntered' }),
  handle: async ({ context, params, body }) => {
    const done = await enterPaperList(context, { ...body, session: params.session })
    return answered(done, ({ checkedIn, already, walkedIn, heads, faults }) => {
      return { checkedIn, already, walkedIn, heads, faults: faultsOf(faults) }
    })
  },
})

const undoList = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/attendance-lists/{list}/undo',
  name: 'undoAttendanceList',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: { ja: '紙の名簿の入力を取り消す', en: 'Take a list on paper back' },
  note: {
    ja: 'list は、入力したときの command の値です。',
    en: 'list is the command of the entry.',
  },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'AttendanceListUndo' }),
  answer: z.strictObject({ command, undone: z.int() }).meta({ id: 'AttendanceListUndone' }),
  handle: async ({ context, params, body }) => {
    const given = { session: params.session, id: params.list, reason: body.reason }
    return answered(await undoPaperList(context, given), ({ undone }) => ({ undone }))
  },
})

/** The rows of doors. */
export const doorEndpoints: readonly AnyEndpoint[] = [
  read,
  scan,
  walkIn,
  undo,
  undoCounted,
  settle,
  enter,
  undoList,
]
