/** The endpoints of a gathering's day and of what comes afterwards, each once right, once wrong. */
import { actAtBooth } from '../../src/commands/gathering/call.ts'
import { reserveInterviews } from '../../src/commands/gathering/interview.ts'
import { takeNumber } from '../../src/commands/gathering/number.ts'
import { makeDoorPass } from '../../src/commands/gathering/pass.ts'
import { settleDoor } from '../../src/commands/gathering/scan.ts'
import { enterPaperList } from '../../src/commands/gathering/paper.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { actingAs } from '../../src/commands/context.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { inMay, letIn, onTheDay, openFair, reserveSeat, scanOf } from '../world/gathering.ts'
import { ask as question, line } from '../world/questions.ts'
import { text } from '../world/api.ts'
import { type CaseRow, type CaseWorld, noApplication, noOffering } from './case-world.ts'
import { noSession, notAllowed, notValid, once } from './case-world.ts'

const openDay = once(({ context }) => openFair(context))

const staffOf = ({ context }: CaseWorld) => at(runner(context), onTheDay)

/** A visitor of the world who has a seat at the fair. */
async function seated(world: CaseWorld) {
  const fair = await openDay(world)
  const by = await world.api.person()
  const visitor = await reserveSeat(world.context, fair, { actor: applicant(by.account) })
  return { fair, by, visitor }
}

async function inside(world: CaseWorld) {
  const one = await seated(world)
  await letIn(world.context, [one.visitor])
  return one
}

/** Somebody who has a number in the line of the first booth. */
async function queued(world: CaseWorld) {
  const one = await inside(world)
  const { fair, visitor } = one
  const [booth = ''] = fair.booths
  const wish = { session: fair.session, booth, application: visitor.application }
  const { interview } = taken(await takeNumber(staffOf(world), wish)).outcome
  return { ...one, booth, interview, path: `/desk/sessions/${fair.session}/booths/${booth}` }
}

async function scanned(world: CaseWorld, code: string | null) {
  const { session } = await openDay(world)
  const scan = scanOf(code)
  const sending = { session, door: '入口', sentAt: scan.at, isOffline: false, scans: [scan] }
  taken(await settleDoor(staffOf(world), sending))
  return { session, entry: scan.entry }
}

/** A list that says of one visitor that they came, and names somebody who is not known. */
async function attended(world: CaseWorld) {
  const { fair, visitor } = await seated(world)
  const rows = [
    { number: visitor.code, presence: 'in-person', at: '13:05' },
    { mail: 'nobody@example.jp', presence: 'absent' },
  ]
  const path = `/desk/offerings/${fair.offering}/attendance/import`
  return { path, body: { source: '名簿.csv', rows } }
}

const sending = (code: string | null) => ({ door: '入口', sentAt: onTheDay, scans: [scanOf(code)] })

/** The cases by the names of their endpoints. */
export const dayCases: Readonly<Record<string, CaseRow>> = {
  readBoard: {
    right: async (world) => ({ path: `/sessions/${(await openDay(world)).session}/board` }),
    wrong: (world) => ({ path: `/sessions/${world.never}/board`, ...noSession }),
  },
  reserveInterviews: {
    right: async (world) => {
      const { fair, by, visitor } = await seated(world)
      const body = { slots: [fair.slots[0]?.[0], fair.slots[1]?.[2]] }
      return { path: `/applications/${visitor.application}/interviews`, by, body }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/interviews`,
      body: { slots: [world.never] },
      status: 404,
      code: 'reservation_unknown',
    }),
  },
  listInterviews: {
    right: async (world) => {
      const { by, visitor } = await queued(world)
      return { path: `/applications/${visitor.application}/interviews`, by }
    },
    wrong: (world) => ({ path: `/applications/${world.never}/interviews`, ...noApplication }),
  },
  takeNumber: {
    right: async (world) => {
      const { fair, by, visitor } = await inside(world)
      const path = `/sessions/${fair.session}/booths/${fair.booths[1] ?? ''}/numbers`
      return { path, by, body: { application: visitor.application }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/sessions/${world.never}/booths/${world.never}/numbers`,
      body: { code: '7KMX-39AP' },
      status: 404,
      code: 'resource_unknown',
    }),
  },
  callNextVisitor: {
    right: async (world) => {
      const { path } = await queued(world)
      return { path: `${path}/next`, by: world.officer, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/booths/${world.never}/next`,
      ...notAllowed,
    }),
  },
  actAtBooth: {
    right: async (world) => {
      const { path, interview } = await queued(world)
      const act = `${path}/interviews/${interview}/acts/meet`
      return { path: act, by: world.officer, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.never}/booths/${world.never}/interviews/${world.never}/acts/wave`,
      by: world.officer,
      status: 404,
      code: 'booth_act_unknown',
    }),
  },
  readDoor: {
    right: async (world) => ({
      path: `/desk/sessions/${(await scanned(world, 'ZZZZ-ZZZZ')).session}/door`,
      by: world.officer,
      onTheDay: true,
    }),
    wrong: (world) => ({ path: `/desk/sessions/${world.fair.sessions[0]}/door`, ...notAllowed }),
  },
  scanTickets: {
    right: async (world) => {
      const { fair, visitor } = await seated(world)
      const path = `/desk/sessions/${fair.session}/scans`
      return { path, by: world.officer, body: sending(visitor.code), onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/scans`,
      by: world.officer,
      body: { ...sending(null), sentAt: 'noon' },
      ...notValid,
    }),
  },
  letInByName: {
    right: async (world) => ({
      path: `/desk/sessions/${(await openDay(world)).session}/walk-ins`,
      by: world.officer,
      body: { name: '鈴木一郎' },
      onTheDay: true,
    }),
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/walk-ins`,
      by: world.officer,
      body: { name: ' ' },
      status: 422,
      code: 'walk_in_name_missing',
    }),
  },
  undoCheckIn: {
    right: async (world) => {
      const { fair, visitor } = await inside(world)
      const path = `/desk/sessions/${fair.session}/check-ins/${visitor.application}`
      return { path, by: world.officer, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/check-ins/${world.never}`,
      by: world.officer,
      ...noApplication,
    }),
  },
  undoHeads: {
    right: async (world) => {
      const { session, entry } = await scanned(world, null)
      const path = `/desk/sessions/${session}/heads/${entry}`
      return { path, by: world.officer, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/heads/${world.never}`,
      by: world.officer,
      status: 422,
      code: 'nothing_to_undo',
    }),
  },
  settleScan: {
    right: async (world) => {
      const { session } = await scanned(world, 'YYYY-YYYY')
      const asked = { by: world.officer }
      const door = await world.day.ask('GET', `/desk/sessions/${session}/door`, asked)
      const { openScans } = door.body as { openScans: readonly { readonly id: string }[] }
      const path = `/desk/sessions/${session}/scans/${openScans[0]?.id ?? ''}/settle`
      return { path, by: world.officer, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/scans/${world.never}/settle`,
      by: world.officer,
      status: 409,
      code: 'scan_settled_already',
    }),
  },
  enterAttendanceList: {
    right: async (world) => {
      const { fair, visitor } = await seated(world)
      const body = {
        checkIns: [{ row: 1, application: visitor.application }],
        walkIns: [{ row: 2, name: '佐藤次郎' }],
        heads: 3,
      }
      const path = `/desk/sessions/${fair.session}/attendance-lists`
      return { path, by: world.officer, body, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/attendance-lists`,
      body: { heads: 1 },
      ...notAllowed,
    }),
  },
  undoAttendanceList: {
    right: async (world) => {
      const { session } = await openDay(world)
      const list = { session, checkIns: [], walkIns: [], heads: 2, reason: null }
      const { command } = taken(await enterPaperList(staffOf(world), list))
      const path = `/desk/sessions/${session}/attendance-lists/${command}/undo`
      return { path, by: world.officer, body: { reason: '二重の入力' }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/attendance-lists/${world.never}/undo`,
      by: world.officer,
      body: { reason: '二重の入力' },
      status: 404,
      code: 'paper_list_unknown',
    }),
  },
  importAttendance: {
    right: async (world) => {
      const { path, body } = await attended(world)
      return { path, by: world.officer, body, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/attendance/import`,
      by: world.officer,
      body: { rows: [{ presence: 'asleep' }] },
      ...notValid,
    }),
  },
  undoAttendanceImport: {
    right: async (world) => {
      const { path, body } = await attended(world)
      const done = await world.day.ask('POST', path, { by: world.officer, body })
      const undo = path.replace('import', `${text(done, 'command')}/undo`)
      return { path: undo, by: world.officer, body: { reason: '別の日の名簿' }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/attendance/${world.never}/undo`,
      by: world.officer,
      body: { reason: '別の日の名簿' },
      status: 404,
      code: 'attendance_list_unknown',
    }),
  },
  listPasses: {
    right: async (world) => ({
      path: `/desk/offerings/${(await openDay(world)).offering}/passes?purpose=door`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/desk/offerings/${world.fair.offering}/passes`, ...notAllowed }),
  },
  makeDoorPass: {
    right: async (world) => ({
      path: `/desk/sessions/${(await openDay(world)).session}/door-passes`,
      by: world.officer,
      body: { label: '正面入口' },
    }),
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/door-passes`,
      by: world.officer,
      body: { label: ' ' },
      status: 422,
      code: 'pass_label_is_missing',
    }),
  },
  makeResultsPass: {
    right: async (world) => ({
      path: `/desk/resources/${(await openDay(world)).booths[0] ?? ''}/results-passes`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/resources/${world.never}/results-passes`,
      by: world.officer,
      status: 404,
      code: 'resource_unknown',
    }),
  },
  endPass: {
    right: async (world) => {
      const { session } = await openDay(world)
      const staff = at(runner(world.context), inMay)
      const { pass } = taken(await makeDoorPass(staff, { session, label: '裏口' })).outcome
      return { path: `/desk/passes/${pass}`, by: world.officer }
    },
    wrong: (world) => ({
      path: `/desk/passes/${world.never}`,
      by: world.officer,
      status: 404,
      code: 'pass_unknown',
    }),
  },
  listInterviewResults: {
    right: async (world) => ({
      path: `/desk/offerings/${(await openDay(world)).offering}/interviews`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/desk/offerings/${world.never}/interviews`, ...noOffering }),
  },
  tellInterviewResults: {
    right: async (world) => {
      const { fair, by, visitor } = await inside(world)
      const own = actingAs(at(world.context, inMay), applicant(by.account))
      const wish = { application: visitor.application, slots: [fair.slots[1]?.[3] ?? ''] }
      const { interviews } = taken(await reserveInterviews(own, wish)).outcome
      const [interview = ''] = interviews
      const booth = { session: fair.session, booth: fair.booths[1] ?? '' }
      taken(await actAtBooth(staffOf(world), { ...booth, interview, act: 'meet' }))
      const results = [{ interview, outcome: 'hired', decidedOn: '2023-06-01' }]
      const path = `/desk/offerings/${fair.offering}/interview-results?dryRun=true`
      return { path, by: world.officer, body: { results }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/interview-results`,
      by: world.officer,
      body: { results: [{ interview: world.never, outcome: 'hired' }] },
      status: 404,
      code: 'interview_unknown',
    }),
  },
  sendQuestionnaire: {
    right: async (world) => {
      const { offering } = await asking(world)
      const path = `/desk/offerings/${offering}/questionnaire`
      return { path, by: world.officer, body: {}, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/questionnaire`,
      by: world.officer,
      body: {},
      status: 422,
      code: 'questionnaire_has_no_questions',
    }),
  },
  answerQuestionnaire: {
    right: async (world) => {
      await asking(world)
      const { by, visitor } = await inside(world)
      const path = `/applications/${visitor.application}/questionnaire`
      return { path, by, body: { answers: { words: 'よかった' } }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/questionnaire`,
      body: { answers: {} },
      ...noApplication,
    }),
  },
}

/** The fair, with a questionnaire. */
const asking = once(async (world) => {
  const fair = await openDay(world)
  const place = { offering: fair.offering, purpose: 'questionnaire', version: 0 } as const
  const questions = [question('words', line)]
  taken(await replaceQuestions(at(runner(world.context), inMay), { ...place, questions }))
  return fair
})
