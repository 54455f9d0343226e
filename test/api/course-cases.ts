/** The endpoints of courses, each once right and once wrong, on the day on which the intake is over. */
import { actOnApplications } from '../../src/commands/application/act.ts'
import { markAttendance } from '../../src/commands/course/attendance.ts'
import { completeCourse } from '../../src/commands/course/completion.ts'
import { find, text } from '../world/api.ts'
import { applyAll, openCourse } from '../course/world.ts'
import { applicant, at, instant, juneFirst, runner, taken } from '../world/delivery.ts'
import { onTheDay } from '../world/gathering.ts'
import { type CaseRow, type CaseWorld, noApplication, noOffering } from './case-world.ts'
import { notAllowed, notValid } from './case-world.ts'

/** A day on the day of the tests: its attendance can be marked. */
const sessions = [
  {
    ...juneFirst,
    startsAt: instant('2023-06-01T10:00:00+09:00'),
    endsAt: instant('2023-06-01T12:00:00+09:00'),
  },
]

const byPoints = {
  selection: {
    method: 'rank',
    criteria: [
      { key: 'interview', label: { ja: '面接', en: 'Interview' }, from: 'hand', most: 10 },
    ],
  },
}

async function intake(world: CaseWorld, details: Record<string, unknown> = byPoints) {
  const course = await openCourse(world.context, { details, sessions })
  const [first] = await applyAll(world.context, course, ['山田花子', '鈴木一郎', '佐藤次郎'])
  return { ...course, application: first?.application ?? '' }
}

const lottery = { selection: { method: 'lottery' } }

/** Somebody who takes a course. */
async function learning(world: CaseWorld) {
  const by = await world.api.person()
  const course = await openCourse(world.context, { sessions })
  const [one] = await applyAll(world.context, course, [
    { name: '山田花子', act: 'reserve', actor: applicant(by.account) },
  ])
  const application = one?.application ?? ''
  const staff = at(runner(world.context), onTheDay)
  taken(await actOnApplications(staff, { act: 'enrol', applications: [application] }))
  return { ...course, by, application, staff, session: course.sessions[0] ?? '' }
}

const examination = { qualification: '簿記3級', result: 'passed', takenOn: '2023-06-01' }
const job = { form: 'regular', employer: '', hiredOn: '2023-06-01' }

/** The cases by the names of their endpoints. */
export const courseCases: Readonly<Record<string, CaseRow>> = {
  saveCourseSettings: {
    right: async (world) => {
      const { offering } = await openCourse(world.context, { sessions })
      const seen = await world.api.ask('GET', `/desk/offerings/${offering}`, { by: world.admin })
      const body = { version: find(seen, 'version'), details: { units: ['表計算'] } }
      return { path: `/desk/offerings/${offering}/course`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/course`,
      by: world.admin,
      body: { version: 1, details: {} },
      status: 404,
      code: 'course_unknown',
    }),
  },
  proposeSelection: {
    right: async (world) => {
      const { offering } = await intake(world, { selection: { method: 'first-come' } })
      return { path: `/desk/offerings/${offering}/selection`, by: world.admin, onTheDay: true }
    },
    wrong: (world) => ({ path: `/desk/offerings/${world.fair.offering}/selection`, ...notAllowed }),
  },
  givePoints: {
    right: async (world) => {
      const { offering, application } = await intake(world)
      const body = { points: [{ application, criterion: 'interview', points: 7 }] }
      return { path: `/desk/offerings/${offering}/selection/points`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/selection/points`,
      by: world.admin,
      body: { points: [] },
      ...notValid,
    }),
  },
  fixDrawList: {
    right: async (world) => {
      const { offering } = await intake(world, lottery)
      return { path: `/desk/offerings/${offering}/selection/list`, by: world.admin, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/selection/list`,
      by: world.admin,
      status: 404,
      code: 'course_unknown',
    }),
  },
  readDraw: {
    right: async (world) => ({
      path: `/offerings/${(await intake(world, lottery)).offering}/draw`,
    }),
    wrong: (world) => ({
      path: `/offerings/${world.fair.offering}/draw`,
      status: 404,
      code: 'draw_unknown',
    }),
  },
  checkCertificate: {
    right: async (world) => {
      const { offering, application, by, staff } = await learning(world)
      taken(await completeCourse(staff, { offering, applications: [application], reason: '修了' }))
      const asked = await world.day.ask('GET', `/applications/${application}/certificate`, { by })
      return { path: `/certificates?number=${text(asked, 'number')}` }
    },
    wrong: () => ({
      path: '/certificates?number=12',
      status: 404,
      code: 'certificate_number_form_unknown',
    }),
  },
  carryOutSelection: {
    right: async (world) => {
      const { offering } = await intake(world, lottery)
      const path = `/desk/offerings/${offering}/selection`
      const by = world.admin
      await world.day.ask('POST', `${path}/list`, { by })
      const digest = text(await world.day.ask('GET', path, { by }), 'digest')
      return { path, by, body: { digest }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/selection`,
      by: world.admin,
      body: { digest: 'x' },
      status: 404,
      code: 'course_unknown',
    }),
  },
  readRoster: {
    right: async (world) => ({
      path: `/desk/sessions/${(await learning(world)).session}/roster`,
      by: world.admin,
    }),
    wrong: (world) => ({
      path: `/desk/sessions/${world.never}/roster`,
      by: world.admin,
      status: 404,
      code: 'course_session_unknown',
    }),
  },
  markAttendance: {
    right: async (world) => {
      const { session, application } = await learning(world)
      const body = { applications: [application], channel: 'in-person' }
      const path = `/desk/sessions/${session}/attendance`
      return { path, by: world.admin, body, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.never}/attendance`,
      by: world.admin,
      body: { applications: [world.never], channel: 'by-boat' },
      ...notValid,
    }),
  },
  takeBackAttendance: {
    right: async (world) => {
      const { session, application, staff } = await learning(world)
      const applications = [application]
      taken(await markAttendance(staff, { session, applications, channel: 'online' }))
      const path = `/desk/sessions/${session}/attendance/undo`
      return { path, by: world.admin, body: { applications, reason: '誤り' }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.never}/attendance/undo`,
      by: world.admin,
      body: { applications: [world.never], reason: '誤り' },
      status: 404,
      code: 'course_session_unknown',
    }),
  },
  importProgress: {
    right: async (world) => ({
      ...(await progressOf(world)),
      by: world.admin,
      onTheDay: true,
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/progress?dryRun=true`,
      body: { rows: [{ learner: 'a@example.jp', unit: '表計算', percent: 50 }] },
      status: 404,
      code: 'course_unknown',
    }),
  },
  undoProgressImport: {
    right: async (world) => {
      const { path, body } = await progressOf(world)
      const done = await world.day.ask('POST', path, { by: world.admin, body })
      return {
        path: `${path}/${text(done, 'command')}/undo`,
        by: world.admin,
        body: { reason: '別の講座のもの' },
        onTheDay: true,
      }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/progress/${world.never}/undo`,
      by: world.admin,
      body: { reason: '別の講座のもの' },
      status: 404,
      code: 'progress_import_unknown',
    }),
  },
  listLearners: {
    right: async (world) => ({
      path: `/desk/offerings/${(await learning(world)).offering}/learners`,
      by: world.admin,
      onTheDay: true,
    }),
    wrong: (world) => ({ path: `/desk/offerings/${world.never}/learners`, ...noOffering }),
  },
  completeCourse: {
    right: async (world) => {
      const { offering, application } = await learning(world)
      const body = { applications: [application], reason: '全日程に出席' }
      return {
        path: `/desk/offerings/${offering}/completion`,
        by: world.admin,
        body,
        onTheDay: true,
      }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/completion`,
      by: world.admin,
      body: { applications: [world.never] },
      status: 404,
      code: 'course_unknown',
    }),
  },
  readCertificate: {
    right: async (world) => {
      const { offering, application, by, staff } = await learning(world)
      taken(await completeCourse(staff, { offering, applications: [application], reason: '修了' }))
      return { path: `/applications/${application}/certificate`, by, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/certificate`,
      status: 404,
      code: 'certificate_unknown',
    }),
  },
  downloadCertificate: {
    right: async (world) => {
      const { offering, application, by, staff } = await learning(world)
      taken(await completeCourse(staff, { offering, applications: [application], reason: '修了' }))
      return { path: `/applications/${application}/certificate/pdf`, by, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/certificate/pdf`,
      status: 404,
      code: 'certificate_unknown',
    }),
  },
  recordExamination: {
    right: async (world) => ({
      path: `/applications/${(await learning(world)).application}/examination`,
      by: world.admin,
      body: examination,
      onTheDay: true,
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/examination`,
      by: world.admin,
      body: examination,
      ...noApplication,
    }),
  },
  recordJob: {
    right: async (world) => {
      const { application, by } = await learning(world)
      return { path: `/applications/${application}/job`, by, body: job, onTheDay: true }
    },
    wrong: (world) => ({ path: `/applications/${world.never}/job`, body: job, ...noApplication }),
  },
  importOutcomes: {
    right: async (world) => {
      const { offering } = await learning(world)
      const rows = [
        { learner: 'applicant@example.jp', examination },
        { learner: 'nobody@example.jp', job },
      ]
      const path = `/desk/offerings/${offering}/outcomes?dryRun=true`
      return { path, by: world.admin, body: { source: '結果.csv', rows }, onTheDay: true }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/outcomes`,
      by: world.admin,
      body: { rows: [] },
      ...notValid,
    }),
  },
}

async function progressOf(world: CaseWorld) {
  const { offering } = await learning(world)
  const rows = [
    { learner: 'applicant@example.jp', unit: '表計算', percent: 80, lastOn: '2023-05-30' },
    { learner: '', unit: '表計算', percent: 80 },
  ]
  const path = `/desk/offerings/${offering}/progress`
  return { path, body: { source: '進み具合.csv', rows } }
}
