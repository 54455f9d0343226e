/** Every page of courses in a real browser: both languages, both widths, at every stage. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linksIn } from '../../src/web/routes.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildCourses, type CourseSite, look, openPage, serveCourses } from './site.ts'
import { moments } from './world.ts'

const { context } = await cloneDatabase()
const world = await buildCourses(context)
let browser: Browser
let site: CourseSite

beforeAll(async () => {
  site = await serveCourses(context, { hanako: world.hanako })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await site.server.stop()
})

type Looked = {
  readonly name: string
  readonly path: string
  readonly as?: string
  readonly when?: string
}

function pagesOf(language: 'ja' | 'en'): readonly Looked[] {
  const to = linksIn(language)
  const { applying, listed, drawn, ranked, running, people, hanakoApplied } = world
  const [session = ''] = running.sessions
  const [, second] = people
  const at = { offering: running.offering }
  const own = { application: hanakoApplied.application }
  return [
    { name: 'offering', path: to.offering(applying), as: 'hanako', when: moments.applying },
    { name: 'draw-open', path: to.draw(applying), when: moments.applying },
    { name: 'draw-listed', path: to.draw(listed) },
    { name: 'draw-drawn', path: to.draw(drawn) },
    { name: 'settings', path: to.courseSettings(ranked), as: 'operator' },
    { name: 'settings-auditor', path: to.courseSettings(applying), as: 'auditor' },
    { name: 'selection-open', path: to.courseSelection(applying), as: 'operator' },
    {
      name: 'selection-listed',
      path: to.courseSelection(listed, { value: '38,142.37' }),
      as: 'operator',
    },
    { name: 'selection-drawn', path: to.courseSelection(drawn), as: 'operator' },
    { name: 'selection-ranked', path: to.courseSelection(ranked), as: 'operator' },
    { name: 'selection-running', path: to.courseSelection(running), as: 'auditor' },
    { name: 'attendance', path: to.courseAttendance(at), as: 'operator' },
    { name: 'roster', path: to.roster({ session }), as: 'operator' },
    { name: 'roster-auditor', path: to.roster({ session }), as: 'auditor' },
    { name: 'roster-many', path: `${to.roster({ session })}?mode=many`, as: 'operator' },
    { name: 'roster-none', path: `${to.roster({ session })}?q=zzz`, as: 'operator' },
    { name: 'roster-paper', path: to.rosterPaper({ session }), as: 'operator' },
    { name: 'progress', path: to.courseProgress(at), as: 'operator' },
    { name: 'completion', path: to.courseCompletion(at), as: 'operator' },
    { name: 'completion-none', path: to.courseCompletion(applying), as: 'auditor' },
    { name: 'results', path: to.courseResults(at), as: 'operator' },
    {
      name: 'result',
      path: to.courseResult({ ...at, application: second?.application ?? '' }),
      as: 'operator',
    },
    { name: 'my-course', path: to.application(own), as: 'hanako' },
    { name: 'job', path: to.jobReport(own), as: 'hanako' },
    { name: 'certificates', path: to.certificates() },
    { name: 'certificates-wrong', path: to.certificates({ number: 'abc' }) },
  ]
}

test.each([
  ['ja', 360],
  ['en', 1280],
  ['ja', 1280],
  ['en', 360],
] as const)(
  'every page in %s passes axe and fits %i pixels',
  { timeout: 300_000 },
  async (language, width) => {
    const faults: string[] = []
    for (const { name, path, as, when = moments.afterwards } of pagesOf(language)) {
      site.moveTo(when)
      const page = await openPage(browser, site.server, { width, ...(as && { as }) })
      const answer = await page.goto(new URL(path, site.server.url).href)
      const shots = process.env['JISSEKI_SHOTS']
      if (shots) {
        await page.screenshot({ path: `${shots}/${name}-${language}-${width}.png`, fullPage: true })
      }
      const text = await page.locator('main').innerText()
      const isRaw = /\bundefined\b|\bNaN\b|\[object |\bnull\b/.test(text)
      const found = [...(await look(page, width)), ...(isRaw ? ['shows a raw value'] : [])]
      const status = answer?.status() ?? 0
      if (status !== (name === 'certificates-wrong' ? 422 : 200)) found.push(String(status))
      faults.push(...found.map((fault) => `${name}: ${fault}`))
      await page.context().close()
    }
    expect(faults).toEqual([])
  },
)
