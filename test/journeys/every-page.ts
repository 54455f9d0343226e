/**
 * Every page of the table of routes in a real browser, so that no page is missed. Nothing for axe,
 * nothing wider than the screen, no raw error, and no Japanese page that speaks English.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDoorPass, makeResultsPass } from '../../src/commands/gathering/pass.ts'
import type { Context } from '../../src/commands/context.ts'
import { addResources } from '../../src/commands/offering/resource.ts'
import type { Language } from '../../src/kit/bilingual.ts'
import { check, present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { sliceSessions } from '../../src/store/session-list.ts'
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { placeIn, type RouteName, routes } from '../../src/web/routes.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { WebProblem } from '../../src/web/site.tsx'
import { signInCookie, type Visitor } from '../../src/web/visitor.ts'
import { openBrowser } from '../browser.ts'
import { cloneDatabase } from '../database/clone.ts'
import { personalServices } from '../personal-services.ts'
import { publishExamples, sourceOf } from '../published.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { openStaff } from '../world/counselling.ts'
import { openTown, signUp } from '../account/people.ts'
import { openVisitors } from '../../src/web/account/visitors.ts'
import { publishQuestions } from '../world/drafts.ts'
import { applyAsFirm, type Firm, openFirm, openForFirms } from '../world/firm.ts'
import { ask, line } from '../world/questions.ts'
import { decision, issue } from '../letter/world.ts'
import { buildDesk, deskNow, type DeskWorld, staffByToken } from '../world/desk.ts'

const problems: WebProblem[] = []
let browser: Browser
let server: WebServer
let world: DeskWorld
let owner: Visitor
let links: DayLinks
/** Of the first reservation. */
let letter: string
/** What a firm has asked for, of which the owner is a member. */
let asked: { readonly firm: Firm; readonly offering: string; readonly papers: string }
/** Of somebody who has signed up. */
let ownToken: string

beforeAll(async () => {
  const clone = await cloneDatabase()
  const { context, database } = clone
  world = await buildDesk(context)
  const reserved = present(world.reserved[0], 'a reservation')
  const application = await withAuthority(database, context.authority, (books) =>
    findApplication(books, reserved),
  )
  const account = present(application?.account, 'the account of a reservation')
  asked = await openAsked(at(context, '2023-05-01T00:00:00Z'), account)
  const actor = { ...applicant(account), parties: [asked.firm.party] }
  owner = { actor, name: '山田 花子', signIn: newId(), needsSecondFactor: false }
  const then = at(context, deskNow)
  links = await openDay(then)
  letter = taken(await issue(context, decision(reserved))).letter
  ownToken = (await signUp({ ...openTown({ ...clone, context: then }), context: then })).token
  const visitors = { ...staffByToken, owner }
  const others = openVisitors(then)
  const app = createWebApp({
    editions: sourceOf(publishExamples()),
    clock: then.clock,
    onProblem: (problem) => problems.push(problem),
    personal: {
      visitors: { find: async (token) => findIn(visitors, token) ?? others.find(token) },
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

const findIn = (visitors: Readonly<Record<string, Visitor>>, token: string) => visitors[token]

/**
 * A booth of the fair, the links to its door and to the booth's results, a counsellor's account, and
 * a session of the course and of the consultation.
 */
type DayLinks = Readonly<
  Record<'booth' | 'door' | 'results' | 'account' | 'lesson' | 'slot', string>
>

async function openDay(context: Context): Promise<DayLinks> {
  const byStaff = runner(context)
  const name = { ja: '株式会社あおば', en: 'Aoba' }
  const resources = [{ sort: 'booth', name }] as const
  const added = taken(await addResources(byStaff, { offering: world.fair, resources }))
  const booth = present(added.outcome.resources[0], 'a booth')
  const session = present(world.sessions[1], 'the session of this afternoon')
  const door = taken(await makeDoorPass(byStaff, { session, label: '正面入口' }))
  const staffMember = await openStaff(context, '相談 良子', 'counsellor')
  const results = taken(await makeResultsPass(byStaff, { resource: booth }))
  return {
    booth,
    door: present(door.outcome.token, 'a token'),
    results: present(results.outcome.token, 'a token'),
    account: present(staffMember.actor.account, 'an account'),
    lesson: await firstSession(context, world.course, null),
    slot: await firstSession(context, world.advice, world.counsellors[0] ?? null),
  }
}

/** What a firm has asked for: a certificate, for which it is to send its papers. */
async function openAsked(context: Context, account: string) {
  const firm = await openFirm(context, { account })
  const offering = await openForFirms(context, 'certification')
  const place = { offering, purpose: 'papers' } as const
  const questions = [ask('people', line, { required: true })]
  await publishQuestions(context, place, { version: 0, questions })
  const wish = { offering, lifecycle: 'certification', act: 'consult' } as const
  return { firm, offering, papers: await applyAsFirm(context, firm, wish) }
}

/** Pages that are looked at with what the firm has asked for. */
const ofFirm: ReadonlySet<RouteName> = new Set<RouteName>([
  'sendAnswers',
  'returnApplication',
  'registerEntry',
  'certificationExamination',
])

/** The application that a page is looked at with. */
function applicationOf(route: RouteName): string | undefined {
  if (ofFirm.has(route)) return asked.papers
  return route === 'deskConsultation' ? world.nameless : world.reserved[0]
}

function firstSession(context: Context, offering: string, resource: string | null) {
  return withAuthority(context.database, context.authority, async (books) => {
    const slice = { at: null, limit: 1 }
    const of = { offering, resource, isDescending: false, slice } as const
    return present((await sliceSessions(books, of)).rows[0], 'a session').id
  })
}

/** The link to a door or to results; elsewhere one that nobody made. */
function tokenOf(route: RouteName): string {
  if (route === 'doorPass') return links.door
  return route === 'companyResults' ? links.results : 'a-link-that-nobody-made'
}

/** What stands for each value of a path. A route with a value that is not named here fails. */
const valueOf = (name: string, route: RouteName): string => {
  const values: Readonly<Record<string, string | undefined>> = {
    year: '2023',
    code: '8',
    line: '8',
    indicator: 'attended',
    edition: '1',
    offering: offeringOf(route),
    session: sessionOf(route),
    application: applicationOf(route),
    resource: world.counsellors[0],
    notice: world.notice,
    letter,
    sort: 'grant-decision',
    number: '7KMX39AP',
    question: 'works',
    upload: newId(),
    provider: 'sso',
    token: tokenOf(route),
    purpose: 'application',
    list: 'applications',
    position: newId(),
    way: 'applications',
    import: newId(),
    pass: newId(),
    booth: links.booth,
    account: links.account,
    thread: newId(),
    expert: newId(),
    agency: newId(),
    visit: newId(),
    run: newId(),
    draw: newId(),
    act: route === 'sendAnswers' ? 'apply' : newId(),
  }
  return present(values[name], `what stands for :${name} of ${route}`)
}

/** Offerings are of a kind, and pages of one kind are looked at with an offering of theirs. */
function offeringOf(route: RouteName): string {
  const { path } = routes[route]
  if (/resources|slots|hours/.test(path)) return world.advice
  if (/certification|certified/.test(path)) return asked.offering
  return /\/course|selection|draw|progress|completion|results|attendance|certificate/.test(path)
    ? world.course
    : world.fair
}

function sessionOf(route: RouteName): string {
  const { path } = routes[route]
  if (path.includes('/roster')) return links.lesson
  return path.includes('/book') && path.includes('/slots') ? links.slot : (world.sessions[1] ?? '')
}

const pageNames = (Object.keys(routes) as readonly RouteName[]).filter((name) =>
  ['page', 'personal'].includes(routes[name].kind),
)

/** Pages that only lead on: nothing of them is ever shown. */
const leadingOn: ReadonlySet<string> = new Set(['newestFigure', 'departIdentity'])

/**
 * Pages of what this world has none of: they say so, and that is looked at. The journeys, and the
 * tests of courses and accounts in a browser, look at them where there is one.
 */
const sayingNo: ReadonlySet<string> = new Set<RouteName>([
  'draw',
  'registered',
  'jobReport',
  'certificate',
  'askByMessage',
  'messages',
  'chooseWay',
  'moveBooking',
  'followLink',
  'arriveIdentity',
  'finishSignUp',
  'finishReset',
  'invitation',
  'confirmAddress',
  'courseResult',
  ...(['placementProfile', 'placementProposal', 'hostPositions', 'hostPosition'] as const),
  ...(['hostPeople', 'placementSettings', 'placements', 'placementLists'] as const),
  ...(['deskPlacement', 'placementHosts', 'placementHost', 'deskPosition'] as const),
  'confirmVisit',
  'expert',
  'expertAssignment',
  'expertVisit',
  'expertDiary',
  'expertFees',
  ...(['grantCheck', 'grantStanding', 'grantClaim', 'grantSettings', 'grantCases'] as const),
  ...(['grantCase', 'paymentRun'] as const),
  'dispatchSettings',
  'dispatchRequests',
  'deskDispatch',
  'deskExpert',
  'deskSupport',
  'supportRecord',
  'supportSharing',
  'supportTimeline',
  'supportSettings',
  'supportAgency',
  'importOutreach',
])

const addressOf = (name: RouteName): string =>
  routes[name].path.replaceAll(/:([a-zA-Z]+)(\.[a-z.]+)?/g, (_, value: string, ending = '') =>
    encodeURIComponent(valueOf(value, name)).concat(String(ending)),
  )

/** Who looks: staff at the desk, whoever it is about at their own pages, anybody elsewhere. */
function visitorOf(name: RouteName): string | null {
  const { path } = routes[name]
  if (path.startsWith('/desk')) return 'administrator'
  if (path.startsWith('/account')) return ownToken
  return path.startsWith('/my') ? 'owner' : null
}

/** A window for each visitor and width: what pages have in common is loaded once. */
const windows = new Map<string, Promise<Page>>()

function windowOf(token: string | null, width: number): Promise<Page> {
  const key = `${token} ${width}`
  const known = windows.get(key) ?? openWindow(token, width)
  windows.set(key, known)
  return known
}

async function openWindow(token: string | null, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  if (token !== null) {
    await context.addCookies([{ name: signInCookie, value: token, url: server.url }])
  }
  const page = await context.newPage()
  if (token === null) await openDoorOn(page)
  return page
}

/** Whoever has no account looks at the pages of the door as a volunteer does. */
async function openDoorOn(page: Page): Promise<void> {
  await page.goto(new URL(`/door/pass/${links.door}`, server.url).href)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL('**/door')
}

async function open(name: RouteName, language: Language, width: number) {
  const page = await windowOf(visitorOf(name), width)
  const address = server.url.replace(/\/$/, '') + placeIn(language, addressOf(name))
  const answer = await page.goto(address)
  return { page, status: answer?.status() ?? 0 }
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** What axe finds. No page has frames: the legacy mode needs no second page to put them together. */
async function faultsOn(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

/** Walks the whole table in a language, on a screen of a width in pixels. */
export function walkEveryPage(language: Language, width: number): void {
  test.each(pageNames.filter((name) => !leadingOn.has(name)))('%s', async (name) => {
    const { page, status } = await open(name, language, width)
    expect(status, 'the page, or a sentence').toBeLessThan(sayingNo.has(name) ? 500 : 400)
    const text = await page.locator('main').innerText()
    expect(text.trim()).not.toBe('')
    expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object |\bnull\b/)
    expect(text).toMatch(language === 'ja' ? /[ぁ-んァ-ヶ]/ : /[A-Za-z]/)
    expect(await isTooWide(page), 'fits the width').toBe(false)
    expect(await faultsOn(page)).toEqual([])
  })
}
