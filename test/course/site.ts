/** Courses at every stage, on a site in a real browser whose time can be set. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { carryOutSelection } from '../../src/commands/course/carry-out-selection.ts'
import { markAttendance } from '../../src/commands/course/attendance.ts'
import { completeCourse } from '../../src/commands/course/completion.ts'
import { fixDrawList } from '../../src/commands/course/draw-list.ts'
import { recordExamination, recordJob } from '../../src/commands/course/outcome.ts'
import { importProgress } from '../../src/commands/course/progress.ts'
import type { Context } from '../../src/commands/context.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import { signInCookie, type Visitor } from '../../src/web/visitor.ts'
import { openApplySite } from '../world/apply-site.ts'
import { at, runner, taken } from '../world/delivery.ts'
import { openPerson } from '../world/people.ts'
import { ask, oneOf } from '../world/questions.ts'
import { staff } from '../world/desk.ts'
import { type Applied, applyAll, type MadeCourse, moments, openCourse, propose } from './world.ts'

const publicValue = { ja: '締切の翌営業日の日経平均株価の終値', en: 'Nikkei 225, close' }
const hand = { from: 'hand', key: 'motive', label: { ja: '志望動機', en: 'Motive' }, most: 10 }

/** Courses by how far they are. */
export type CourseWorld = Readonly<
  Record<'applying' | 'listed' | 'drawn' | 'ranked' | 'running', MadeCourse>
> & {
  /** Of the running course: the first has completed it. */
  readonly people: readonly Applied[]
  readonly hanako: Visitor
  readonly hanakoApplied: Applied
  readonly certificate: string
}

const names = ['青木 葵', '石井 樹', '上田 海', '遠藤 円', '岡田 奏']

/** Sets everything up through the commands. */
export async function buildCourses(context: Context): Promise<CourseWorld> {
  const over = at(runner(context), moments.over)
  const person = await openPerson(context, '山田 花子')
  const selection = { method: 'lottery', publicValue, reserve: 2 }
  const byLot = () => openCourse(context, { details: { selection } })
  const [applying, listed, drawn] = [await byLot(), await byLot(), await byLot()]
  for (const course of [applying, listed, drawn]) {
    await applyAll(context, course, [...names, { name: '山田 花子', actor: person.actor }])
  }
  taken(await fixDrawList(over, { offering: listed.offering }))
  taken(await fixDrawList(over, { offering: drawn.offering }))
  await carryOut(context, drawn.offering, '38,142.37')
  const ranked = await buildRanked(context)
  const running = await buildRunning(context, person.actor)
  return { applying, listed, drawn, ranked, ...running, hanako: person.visitor }
}

async function carryOut(context: Context, offering: string, value: string | null): Promise<void> {
  const over = at(runner(context), moments.over)
  const proposal = taken(await propose(over, offering, { publicValue: value }))
  taken(await carryOutSelection(over, { offering, publicValue: value, digest: proposal.digest }))
}

async function buildRanked(context: Context): Promise<MadeCourse> {
  const details = { selection: { method: 'rank', criteria: [hand], minimum: 3 } }
  const ranked = await openCourse(context, { details })
  const questions = [ask('works', oneOf('yes', 'no'), { required: false })]
  const place = { offering: ranked.offering, purpose: 'application', version: 0 } as const
  taken(await replaceQuestions(at(runner(context), moments.settingUp), { ...place, questions }))
  await applyAll(context, ranked, names)
  return ranked
}

async function buildRunning(context: Context, actor: Applied['actor']) {
  const afterwards = at(runner(context), moments.afterwards)
  const details = {
    completion: { sessions: { by: 'percent', least: 50 }, progress: 60 },
    units: ['第1章 パソコンの基本', '第2章 表計算'],
    certificate: { hours: 8, signatory: { ja: '理事長　東京 花子', en: 'H. Tokyo, Chair' } },
  }
  const running = await openCourse(context, { capacity: 10, details })
  const applied = await applyAll(context, running, [
    { name: '山田 花子', act: 'reserve', actor },
    ...names.map((name) => ({ name, act: 'reserve' as const })),
  ])
  const [hanakoApplied, second, third] = applied
  check(hanakoApplied && second && third, 'people')
  const ids = applied.map(({ application }) => application)
  for (const session of running.sessions.slice(0, 2)) {
    const asked = { session, channel: 'in-person' } as const
    taken(await markAttendance(afterwards, { ...asked, applications: ids.slice(0, 3) }))
  }
  const rows = [hanakoApplied, second].map(({ code }, index) => ({
    row: index + 2,
    progress: {
      learner: { by: 'number', value: code } as const,
      unit: '第1章 パソコンの基本',
      percent: 100 - index * 60,
      lastOn: '2023-06-20' as CalendarDate,
    },
  }))
  const more = { ...present(rows[0], 'a row'), row: 4 }
  const all = [...rows, { ...more, progress: { ...more.progress, unit: '第2章 表計算' } }]
  const file = { name: 'progress.csv', digest: 'x' }
  const { offering } = running
  taken(await importProgress(afterwards, { offering, file, rows: all, faults: [] }))
  taken(await completeCourse(afterwards, { offering, applications: ids.slice(0, 1) }))
  const day = '2023-06-30' as CalendarDate
  const taking = { qualification: 'ITパスポート', result: 'passed', takenOn: day } as const
  taken(await recordExamination(afterwards, { application: second.application, result: taking }))
  const job = { form: 'regular', employer: null, hiredOn: day } as const
  taken(await recordJob(afterwards, { application: third.application, result: job }))
  return { running, people: applied, hanakoApplied, certificate: '2023-2-0001' }
}

/** The site, and its time. */
export type CourseSite = {
  readonly server: WebServer
  /** Sets the time of the site. */
  readonly moveTo: (moment: string) => void
}

/**
 * Serves the site to `operator` (who runs everything), `auditor`, and applicants by their names.
 */
export async function serveCourses(
  context: Context,
  applicants: Readonly<Record<string, Visitor>>,
): Promise<CourseSite> {
  const time = { moment: moments.afterwards as string }
  const clock = { now: () => new Date(time.moment) }
  const visitors = { ...applicants, operator: staff('operator'), auditor: staff('auditor') }
  const { app } = openApplySite({ ...context, clock }, visitors, { rooms })
  const started = await startWebServer({ app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  return { server: started.value, moveTo: (moment) => void Object.assign(time, { moment }) }
}

/** A page for a visitor; a stranger's where nobody is named. */
export async function openPage(
  browser: Browser,
  server: WebServer,
  given: { readonly as?: string; readonly width?: number; readonly scripts?: boolean } = {},
): Promise<Page> {
  const { as, width = 1280, scripts = true } = given
  const viewport = { width, height: 900 }
  const window = await browser.newContext({ viewport, javaScriptEnabled: scripts })
  if (as) await window.addCookies([{ name: signInCookie, value: as, url: server.url }])
  return window.newPage()
}

/** What is wrong with a page: its width, and what axe finds. */
export async function look(page: Page, width: number): Promise<readonly string[]> {
  const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return [
    ...(scroll === width ? [] : [`${scroll} pixels wide`]),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  ]
}
