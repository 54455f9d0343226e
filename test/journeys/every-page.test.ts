/**
 * Every page of the table of routes in a real browser, so that no page is missed: in Japanese on a
 * telephone and in English on a desk's screen. Nothing for axe, nothing wider than the screen, no
 * raw error, and no Japanese page that speaks English.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { placeIn, type RouteName, routes } from '../../src/web/routes.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { signInCookie, strangerVisitor, type Visitor } from '../../src/web/visitor.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { personalServices } from '../personal-services.ts'
import { publishExamples, sourceOf } from '../published.ts'
import { applicant, at } from '../world/delivery.ts'
import { buildDesk, deskNow, type DeskWorld, staffByToken } from '../world/desk.ts'

const problems: WebProblem[] = []
let browser: Browser
let server: WebServer
let world: DeskWorld
let owner: Visitor

beforeAll(async () => {
  const { context, database } = await cloneDatabase()
  world = await buildDesk(context)
  const reserved = present(world.reserved[0], 'a reservation')
  const application = await withAuthority(database, context.authority, (books) =>
    findApplication(books, reserved),
  )
  const actor = applicant(present(application?.account, 'the account of a reservation'))
  owner = { actor, name: '山田 花子', signIn: newId(), needsSecondFactor: false }
  const then = at(context, deskNow)
  const visitors: Readonly<Record<string, Visitor>> = { ...staffByToken, owner }
  const app = createWebApp({
    editions: sourceOf(publishExamples()),
    clock: then.clock,
    onProblem: (problem) => problems.push(problem),
    personal: {
      visitors: { find: (token) => Promise.resolve(visitors[token] ?? strangerVisitor) },
      services: personalServices({ context: then }),
      rooms,
    },
  })
  const started = await startWebServer({ app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  server = started.value
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
  check(problems.length === 0, `no page fails: ${problems.map(({ path }) => path).join(', ')}`)
})

/** What stands for each value of a path. A route with a value that is not named here fails. */
const valueOf = (name: string, route: RouteName): string => {
  const values: Readonly<Record<string, string | undefined>> = {
    year: '2023',
    code: '8',
    line: '8',
    indicator: 'attended',
    edition: '1',
    offering: offeringOf(route),
    session: world.sessions[1],
    application: world.reserved[0],
    resource: world.counsellors[0],
    notice: world.notice,
    number: '7KMX39AP',
    question: 'wish',
    upload: newId(),
    provider: 'sso',
    token: 'a-link-that-nobody-made',
    purpose: 'application',
    list: 'applications',
    way: 'applications',
    import: newId(),
    pass: newId(),
    thread: newId(),
    draw: newId(),
    act: newId(),
  }
  return present(values[name], `what stands for :${name} of ${route}`)
}

/** Offerings are of a kind, and pages of one kind are looked at with an offering of theirs. */
function offeringOf(route: RouteName): string {
  const { path } = routes[route]
  if (/resources|slots|consult|advice/i.test(path)) return world.advice
  return /selection|draw|progress|completion|results|certificate/.test(path)
    ? world.course
    : world.fair
}

const pageNames = (Object.keys(routes) as readonly RouteName[]).filter((name) =>
  ['page', 'personal'].includes(routes[name].kind),
)

/** Pages that only lead on: nothing of them is ever shown. */
const leadingOn: ReadonlySet<string> = new Set(['newestFigure', 'departIdentity'])

const addressOf = (name: RouteName): string =>
  routes[name].path.replaceAll(/:([a-zA-Z]+)(\.[a-z.]+)?/g, (_, value: string, ending = '') =>
    encodeURIComponent(valueOf(value, name)).concat(String(ending)),
  )

/** Who looks: staff at the desk, whoever it is about at their own pages, anybody elsewhere. */
function visitorOf(name: RouteName): string | null {
  const { path } = routes[name]
  if (path.startsWith('/desk')) return 'administrator'
  return path.startsWith('/my') || path.startsWith('/account') ? 'owner' : null
}

async function open(name: RouteName, language: 'ja' | 'en', width: number) {
  const page = await browser.newPage()
  await page.setViewportSize({ width, height: 800 })
  const token = visitorOf(name)
  if (token !== null) {
    await page.context().addCookies([{ name: signInCookie, value: token, url: server.url }])
  }
  const address = server.url.replace(/\/$/, '') + placeIn(language, addressOf(name))
  const answer = await page.goto(address)
  return { page, status: answer?.status() ?? 0 }
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

for (const [language, width] of [['ja', 360] as const, ['en', 1280] as const]) {
  describe(`every page in ${language} at ${width} px`, () => {
    test.each(pageNames.filter((name) => !leadingOn.has(name)))('%s', async (name) => {
      const { page, status } = await open(name, language, width)
      try {
        expect(status, 'a page or a sentence, never a raw error').toBeLessThan(500)
        const text = await page.locator('main').innerText()
        expect(text.trim()).not.toBe('')
        expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object |\bnull\b/)
        expect(text).toMatch(language === 'ja' ? /[ぁ-んァ-ヶ]/ : /[A-Za-z]/)
        expect(await isTooWide(page), 'fits the width').toBe(false)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      } finally {
        await page.close()
      }
    })
  })
}
