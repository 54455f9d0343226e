/** A desk with work on it: offerings of all kinds in all states, and the staff who look at them. */
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { actingAs, type Context } from '../../src/commands/context.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { addResources } from '../../src/commands/offering/resource.ts'
import { addSessions, type SessionDraft } from '../../src/commands/offering/session.ts'
import type { Grant, Role } from '../../src/domain/access/role.ts'
import type { OpenKind } from '../../src/domain/delivery/register.ts'
import { findLine } from '../../src/domain/plan.ts'
import { present } from '../../src/kit/check.ts'
import { idFrom } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listNotices } from '../../src/store/notice/list.ts'
import { strangerVisitor, type Visitor } from '../../src/web/visitor.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import { applicant, at, claimant, instant, request, runner, taken } from './delivery.ts'

/** The moment at which the desk is looked at: the morning of 1 June 2023 in Japan. */
export const deskNow = '2023-06-01T00:30:00Z'

const plan = readTokyoPlan()

/** The key of the programme with a number. */
const programmeKey = (code: string): string =>
  present(findLine(plan, code), `programme ${code}`).programme.key

/** Somebody who is signed in with a role, in one programme or everywhere. */
export function staff(role: Role, programme = ''): Visitor {
  const account = idFrom('account', role, programme)
  const grants: readonly Grant[] = [{ role, programme, session: null }]
  return {
    actor: { name: `account:${account}`, account, parties: [], grants },
    name: '東京 花子',
    signIn: account,
    needsSecondFactor: false,
  }
}

/** The staff by the tokens of their sign-ins. The operator runs programme 8 alone. */
export const staffByToken: Readonly<Record<string, Visitor>> = {
  administrator: staff('administrator'),
  officer: staff('officer', programmeKey('8')),
  operator: staff('operator', programmeKey('8')),
  auditor: staff('auditor'),
  counsellor: staff('counsellor'),
  applicant: staff('applicant'),
}

/** The visitors of a site whose sign-in tokens are the names of {@link staffByToken}. */
export const deskVisitors = {
  find: (token: string) => Promise.resolve(staffByToken[token] ?? strangerVisitor),
}

/** What was set up, by its ids. */
export type DeskWorld = {
  readonly fair: string
  /** Of the fair: over and not held, this afternoon, tomorrow, in July. */
  readonly sessions: readonly string[]
  readonly course: string
  readonly advice: string
  /** The counsellors of the consultation, with slots this afternoon. */
  readonly counsellors: readonly string[]
  readonly draft: string
  /** Reserved for this afternoon, the first one first. */
  readonly reserved: readonly string[]
  /** Somebody's question to the counsellors, without a name. */
  readonly nameless: string
  /** The newest notice. */
  readonly notice: string
}

const blank = { ja: '', en: '' }

/** A session of some hours on a day, in Japan time. */
function sessionOn(date: string, from: string, to: string): SessionDraft {
  return {
    startsAt: instant(`${date}T${from}:00+09:00`),
    endsAt: instant(`${date}T${to}:00+09:00`),
    title: blank,
    place: { ja: '東京しごとセンター 講堂', en: 'Employment Center, main hall' },
    onlineLink: null,
    resource: null,
  }
}

type Made = {
  readonly line: string
  readonly kind: OpenKind
  readonly title: string
  readonly sessions: readonly SessionDraft[]
  readonly settings: Readonly<Record<string, unknown>>
  readonly isOpen: boolean
}

async function make(context: Context, { line, kind, title, sessions, settings, isOpen }: Made) {
  const inApril = at(runner(context), '2023-04-03T00:00:00Z')
  const made = taken(
    await createOffering(inApril, {
      line,
      year: 2023,
      kind,
      opensAt: instant('2023-04-10T09:00:00+09:00'),
      closesAt: instant('2023-07-14T17:00:00+09:00'),
      settings: {
        title: { ja: title, en: '' },
        summary: { ja: '都内の企業が集まります。履歴書はなくても参加できます。', en: '' },
        description: blank,
        contact: { ja: '事業推進課 03-1234-5678', en: '' },
        channels: ['in-person'],
        ...settings,
      },
    }),
  )
  const { offering } = made.outcome
  const added = taken(await addSessions(inApril, { offering, sessions }))
  if (isOpen) taken(await changeOfferingState(inApril, { offering, state: 'open' }))
  return { offering, sessions: added.outcome.sessions }
}

const names = [
  '佐藤 一郎',
  '鈴木 花子',
  '高橋 次郎',
  '田中 美咲',
  '伊藤 健',
  '渡辺 直子',
  '山本 翔',
]
const readings = ['サトウ', 'スズキ', 'タカハシ', 'タナカ', 'イトウ', 'ワタナベ', 'ヤマモト']

/** Someone with a name and a reading. */
function person(index: number, account: string | null) {
  const name = present(names[index % names.length], 'a name')
  const kana = present(readings[index % readings.length], 'a reading')
  const mail = `person${index}@example.jp`
  const detail = { name, kana, mail, telephone: '090-1234-5678', language: 'ja', answers: {} }
  return claimant(name, { account, detail: { ...detail, language: 'ja' } })
}

/** Sets everything up: applications come in May 2023. */
export async function buildDesk(context: Context): Promise<DeskWorld> {
  taken(await adoptPlan(at(runner(context), '2023-04-01T00:00:00Z'), { plan }))
  const fair = await make(context, {
    line: '8',
    kind: 'gathering',
    title: '合同就職面接会 in 立川（令和5年度 第1回 多摩地域の企業が集まる日）',
    sessions: [
      sessionOn('2023-05-20', '13:00', '16:00'),
      sessionOn('2023-06-01', '13:00', '16:00'),
      sessionOn('2023-06-02', '10:00', '12:00'),
      sessionOn('2023-07-15', '13:00', '16:00'),
    ],
    settings: { seatsPer: 'session', capacity: 5, tags: ['interview'] },
    isOpen: true,
  })
  const course = await make(context, {
    line: '10',
    kind: 'course',
    title: 'はじめてのIT講座',
    sessions: [
      sessionOn('2023-08-01', '10:00', '16:00'),
      sessionOn('2023-08-02', '10:00', '16:00'),
    ],
    settings: { seatsPer: 'offering', capacity: 20 },
    isOpen: true,
  })
  const advice = await make(context, {
    line: '9',
    kind: 'consultation',
    title: '就職の相談',
    sessions: [],
    settings: { seatsPer: 'session', capacity: 1, anonymous: true, waitList: false },
    isOpen: true,
  })
  const draft = await make(context, {
    line: '19',
    kind: 'booking',
    title: '面接室の予約',
    sessions: [],
    settings: { seatsPer: 'session', capacity: 1, waitList: false },
    isOpen: false,
  })
  await askAtFair(context, fair.offering)
  const counsellors = await addCounsellors(context, advice.offering)
  const reserved = await fillFair(context, fair)
  const nameless = await fillOthers(context, course.offering, advice.offering)
  return {
    fair: fair.offering,
    sessions: fair.sessions,
    course: course.offering,
    advice: advice.offering,
    counsellors,
    draft: draft.offering,
    reserved,
    nameless,
    notice: await newestNotice(context),
  }
}

/** What the fair asks: one question of several kinds. */
async function askAtFair(context: Context, offering: string): Promise<void> {
  const inApril = at(runner(context), '2023-04-05T00:00:00Z')
  const option = (key: string, ja: string) => ({ key, label: { ja, en: ja } })
  const question = (key: string, ja: string, more: object) => ({
    key,
    label: { ja, en: ja },
    required: false,
    personal: true,
    ...more,
  })
  const works = {
    kind: 'choice',
    several: false,
    options: [option('yes', '働いている'), option('no', '働いていない')],
  }
  const job = { kind: 'text', lines: 1, maxLength: 100 }
  const years = { kind: 'number', min: 0, unit: { ja: '年', en: 'years' } }
  const paper = { kind: 'file', types: ['pdf'], maxBytes: 1048576, count: 1 }
  const questions = [
    question('works', 'いま働いていますか', { answer: works, required: true, statistics: true }),
    question('job', 'いまの仕事', { answer: job, showWhen: { key: 'works', equals: ['yes'] } }),
    question('since', 'いつから', { answer: { kind: 'date' } }),
    question('years', '経験年数', { answer: years }),
    question('paper', '履歴書', { answer: paper }),
    question('company', '勤め先の法人番号', { answer: { kind: 'corporate-number' } }),
  ]
  const given = { offering, purpose: 'application', version: 0, questions } as const
  taken(await replaceQuestions(inApril, given))
}

/** Two counsellors with four slots each this afternoon. */
async function addCounsellors(context: Context, offering: string): Promise<readonly string[]> {
  const inMay = at(runner(context), '2023-05-01T00:00:00Z')
  const named = ['山口 相談員', '中村 相談員'].map((ja) => ({ ja, en: ja }))
  const resources = named.map((name) => ({ sort: 'counsellor', name }) as const)
  const added = taken(await addResources(inMay, { offering, resources }))
  const sessions = added.outcome.resources.flatMap((resource) =>
    ['13', '14', '15', '16'].map((hour) => ({
      ...sessionOn('2023-06-01', `${hour}:00`, `${hour}:45`),
      resource,
    })),
  )
  taken(await addSessions(inMay, { offering, sessions }))
  return added.outcome.resources
}

/** Seven want the five seats of this afternoon; one gives a seat back, which is offered on. */
async function fillFair(
  context: Context,
  { offering, sessions }: { readonly offering: string; readonly sessions: readonly string[] },
): Promise<readonly string[]> {
  const inMay = at(context, '2023-05-30T03:00:00Z')
  const afternoon = present(sessions[1], 'the session of this afternoon')
  const place = { offering, session: afternoon }
  const ids: string[] = []
  const people = Array.from({ length: 7 }, () => applicant())
  for (const [index, actor] of people.entries()) {
    const claimants = [person(index, actor.account)]
    const asked = request(place, actor, { claimants, otherwise: 'wait' })
    const answer = taken(await claim(inMay, asked))
    ids.push(present(answer.outcome.applications[0], 'an application').id)
  }
  const [first] = people
  const leaving = actingAs(inMay, present(first, 'a person'))
  const applications = ids.slice(0, 1)
  taken(await actOnApplications(leaving, { act: 'cancel', applications }))
  return ids.slice(1, 5)
}

async function newestNotice({ database, authority }: Context): Promise<string> {
  const [newest] = await withAuthority(database, authority, (books) =>
    listNotices(books, { programmes: null }, { after: null, limit: 1 }),
  )
  return present(newest, 'a notice').id
}

async function fillOthers(context: Context, course: string, advice: string): Promise<string> {
  const inMay = at(context, '2023-05-20T03:00:00Z')
  for (let index = 0; index < 3; index += 1) {
    const actor = applicant()
    const claimants = [person(index, actor.account)]
    const place = { offering: course, session: null }
    const asked = request(place, actor, { claimants, lifecycle: 'course', act: 'apply' })
    taken(await claim(inMay, asked))
  }
  const nobody = claimant('', {
    party: 'nobody',
    detail: { ...person(0, null).detail, ...noDetail },
  })
  const place = { offering: advice, session: null }
  const asked = { claimants: [nobody], lifecycle: 'consultation', act: 'request' } as const
  const answer = taken(await claim(inMay, request(place, applicant(), asked)))
  return present(answer.outcome.applications[0], 'an application').id
}

const noDetail = { name: null, kana: null, mail: null, telephone: null }
