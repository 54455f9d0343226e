/** An interview day in full swing, on a site in a real browser whose time can be set. */
import { actingAs, type Context } from '../../src/commands/context.ts'
import { actAtBooth, callNextVisitor } from '../../src/commands/gathering/call.ts'
import { reserveInterviews } from '../../src/commands/gathering/interview.ts'
import { takeNumber } from '../../src/commands/gathering/number.ts'
import { enterPaperList } from '../../src/commands/gathering/paper.ts'
import { makeDoorPass, makeResultsPass } from '../../src/commands/gathering/pass.ts'
import { settleDoor } from '../../src/commands/gathering/scan.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { check, present } from '../../src/kit/check.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { startWebServer, type WebServer } from '../../src/web/server.ts'
import type { Visitor } from '../../src/web/visitor.ts'
import { openApplySite } from '../world/apply-site.ts'
import { at, instant, runner, taken } from '../world/delivery.ts'
import { staff } from '../world/desk.ts'
import {
  type Fair,
  type FairVisitor,
  inMay,
  letIn,
  onTheDay,
  openFair,
  reserveSeat,
  scanOf,
} from '../world/gathering.ts'
import { openPerson } from '../world/people.ts'
import { ask, line, oneOf } from '../world/questions.ts'

/** A fair at which people are being interviewed. */
export type FairWorld = {
  readonly fair: Fair
  readonly hanako: FairVisitor & { readonly visitor: Visitor }
  /** The tokens of the links to the door and of the first company. */
  readonly doorToken: string
  readonly resultsToken: string
}

const names = ['佐藤 一郎', '鈴木 美咲', '高橋 次郎', '田中 直子', '伊藤 健']

/** Sets everything up through the commands. */
export async function buildFair(context: Context): Promise<FairWorld> {
  const person = await openPerson(context, '山田 花子')
  const fair = await openFair(context, {
    settings: {
      title: { ja: '合同就職面接会 in 立川', en: 'Job fair in Tachikawa' },
      details: { interviews: { most: 3, gapMinutes: 5 } },
    },
  })
  const today = at(runner(context), onTheDay)
  const questions = [
    ask('liked', oneOf('yes', 'no'), { required: true, personal: false, statistics: true }),
    ask('words', line, { personal: false }),
  ]
  const place = { offering: fair.offering, purpose: 'questionnaire', version: 0 } as const
  taken(await replaceQuestions(at(runner(context), inMay), { ...place, questions }))
  const hanako = await reserveSeat(context, fair, { actor: person.actor })
  const slots = [fair.slots[0]?.[2] ?? '']
  const own = actingAs(at(context, inMay), hanako.actor)
  taken(await reserveInterviews(own, { application: hanako.application, slots }))
  const others: FairVisitor[] = []
  for (const name of names) others.push(await reserveSeat(context, fair, { name, kana: null }))
  await letIn(context, others.slice(0, 4))
  const [booth = ''] = fair.booths
  const atBooth = { session: fair.session, booth }
  for (const { actor, application } of others.slice(0, 4)) {
    taken(await takeNumber(actingAs(at(context, onTheDay), actor), { ...atBooth, application }))
  }
  const first = taken(await callNextVisitor(today, atBooth)).outcome
  taken(await actAtBooth(today, { ...atBooth, interview: first.interview, act: 'meet' }))
  const second = taken(await callNextVisitor(today, atBooth)).outcome
  taken(await actAtBooth(today, { ...atBooth, interview: second.interview, act: 'miss' }))
  taken(await callNextVisitor(today, atBooth))
  await scanAtDoor(context, fair)
  const list = { session: fair.session, checkIns: [], walkIns: [], heads: 4, reason: null }
  taken(await enterPaperList(today, list))
  const door = taken(await makeDoorPass(today, { session: fair.session, label: '正面入口' }))
  const results = taken(await makeResultsPass(today, { resource: booth }))
  return {
    fair,
    hanako: { ...hanako, visitor: person.visitor },
    doorToken: present(door.outcome.token, 'a token'),
    resultsToken: present(results.outcome.token, 'a token'),
  }
}

/** A scan that no reservation answers for. */
async function scanAtDoor(context: Context, { session }: Fair): Promise<void> {
  const sentAt = instant(onTheDay)
  const sending = { session, door: '東口', sentAt, isOffline: true, scans: [scanOf('2222-2222')] }
  taken(await settleDoor(at(runner(context), onTheDay), sending))
}

/** The site, and its time. */
export type FairSite = {
  readonly server: WebServer
  /** Sets the time of the site; null for the time that it is. */
  readonly moveTo: (moment: string | null) => void
}

/** Serves the site to `operator`, `auditor`, and visitors by their names. */
export async function serveFair(
  context: Context,
  visitors: Readonly<Record<string, Visitor>>,
): Promise<FairSite> {
  const time: { moment: string | null } = { moment: onTheDay }
  const clock = { now: () => (time.moment === null ? new Date() : new Date(time.moment)) }
  const all = { ...visitors, operator: staff('operator'), auditor: staff('auditor') }
  const { app } = openApplySite({ ...context, clock }, all, { rooms })
  const started = await startWebServer({ app, port: 0, host: '127.0.0.1' })
  check(started.ok, 'a free port is given')
  return { server: started.value, moveTo: (moment) => void Object.assign(time, { moment }) }
}
