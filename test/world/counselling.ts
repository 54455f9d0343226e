/** Counsellors, rooms and people who come to them, on a site whose time can be set. */
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { countReport } from '../../src/commands/count-report.ts'
import type { Context } from '../../src/commands/context.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { addResources } from '../../src/commands/offering/resource.ts'
import { saveKindSettings, saveSlotResource } from '../../src/commands/slot/kind-settings.ts'
import type { Role } from '../../src/domain/access/role.ts'
import { toFiscalYear } from '../../src/domain/fiscal-year.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { insertGrant } from '../../src/store/role-grant.ts'
import { rooms } from '../../src/web/personal-web.ts'
import type { Visitor } from '../../src/web/visitor.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import { openApplySite, visitorOf } from './apply-site.ts'
import { at, instant, runner, settings, taken } from './delivery.ts'
import { staff } from './desk.ts'
import { openPerson } from './people.ts'
import { monday, usualSlots } from './slots.ts'

/** Somebody at the desk with an account of their own, and a role in every programme. */
export async function openStaff(context: Context, name: string, role: Role): Promise<Visitor> {
  const { actor, account } = await openPerson(context, name)
  const given = { account, role, programme: '', at: instant('2023-04-01T00:00:00Z'), by: 'test' }
  await withAuthority(context.database, context.authority, (books) =>
    insertGrant(books, given as never),
  )
  const grants = [{ role, programme: '', session: null }] as const
  return visitorOf({ ...actor, grants }, name)
}

type Offered = {
  readonly line: string
  readonly kind: 'consultation' | 'booking'
  readonly title: string
  readonly settings: Record<string, unknown>
  readonly details: Record<string, unknown>
  readonly resources: readonly {
    readonly name: string
    readonly account?: string | null
    readonly details: Record<string, unknown>
  }[]
}

async function offer(context: Context, given: Offered) {
  const inApril = at(runner(context), '2023-04-03T00:00:00Z')
  const { line, kind, title } = given
  const made = taken(
    await createOffering(inApril, {
      ...{ line, year: 2023, kind, closesAt: null },
      opensAt: instant('2023-04-10T00:00:00+09:00'),
      settings: settings({
        title: { ja: title, en: '' },
        contact: { ja: '相談窓口 03-1234-5678', en: '' },
        capacity: 1,
        waitList: false,
        ...given.settings,
      }),
    }),
  )
  const { offering } = made.outcome
  const sort = kind === 'booking' ? 'room' : 'counsellor'
  const drafts = given.resources.map(({ name: ja, account = null }) => {
    return { sort, name: { ja, en: ja }, account } as const
  })
  const added = taken(await addResources(inApril, { offering, resources: drafts }))
  const then = at(runner(context), monday)
  const details = { slots: usualSlots, ...given.details }
  taken(await saveKindSettings(then, { offering, version: 1, details }))
  const { resources } = added.outcome
  for (const [index, resource] of resources.entries()) {
    const own = given.resources[index]?.details ?? {}
    taken(await saveSlotResource(then, { resource, details: own }))
  }
  taken(await changeOfferingState(then, { offering, state: 'open' }))
  return { offering, resources }
}

/** The people, the offerings, and the site. */
export async function buildCounselling(context: Context) {
  taken(await adoptPlan(at(runner(context), '2023-04-01T00:00:00Z'), { plan: readTokyoPlan() }))
  const hanako = await openPerson(context, '山田 花子')
  const taro = await openPerson(context, '鈴木 太郎')
  const jiro = await openPerson(context, '高橋 次郎')
  const counsellor = await openStaff(context, '相談 良子', 'counsellor')
  const advice = await offer(context, {
    line: '18',
    kind: 'consultation',
    title: '就職のオンライン相談',
    settings: { anonymous: true, channels: ['in-person', 'online', 'telephone'] },
    details: {
      messages: true,
      urgent: { ja: 'いのちに関わるときは、119番へ', en: 'In danger of life call 119' },
      telephone: { caller: 'office', number: '03-1111-2222' },
    },
    resources: [
      {
        name: '相談 良子',
        account: counsellor.actor.account,
        details: {
          place: { ja: '3階 相談室', en: 'Floor 3' },
          onlineLink: 'https://meet.example.jp/ryoko',
        },
      },
      { name: '中村 進', details: {} },
    ],
  })
  const room = await offer(context, {
    line: '19',
    kind: 'booking',
    title: 'オンライン面接室',
    settings: {},
    details: { mostAhead: 2 },
    resources: [
      {
        name: '第1面接室',
        details: {
          people: 2,
          equipment: [{ ja: 'パソコン', en: 'Computer' }],
          place: { ja: '2階 第1面接室', en: 'Floor 2, room 1' },
        },
      },
      { name: '第2面接室', details: {} },
    ],
  })
  const time = { now: monday }
  const moving: Context = { ...context, clock: { now: () => new Date(time.now) } }
  const visitors: Record<string, Visitor> = {
    hanako: hanako.visitor,
    taro: taro.visitor,
    jiro: jiro.visitor,
    counsellor,
    stranger2: staff('counsellor', 'another-programme'),
  }
  for (const role of ['administrator', 'officer', 'operator', 'auditor'] as const) {
    visitors[role] = staff(role)
  }
  const site = openApplySite(moving, visitors, { rooms })
  return { ...site, context: moving, advice, room, hanako, taro, counsellor, time, visitors }
}

/** A figure of the year as it is counted now: the first indicator of a line, or the named one. */
export async function figureOf(context: Context, code: string, key: string): Promise<number> {
  const report = taken(await countReport(context, toFiscalYear(2023)))
  const row = present(
    report.rows.find(({ line }) => line.code === code),
    `line ${code}`,
  )
  const figure = row.figures.find(({ indicator }) => indicator.key === key)
  return present(figure, `the figure ${key}`).count.value
}
