/**
 * The group `grants`: a call of 100,000,000 yen, 2,000 companies that apply for 500,000 each over
 * HTTP while officers review and decide; and a server that is killed in the middle of it.
 */
import { check } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { listSeatFaults } from '../../src/store/seats.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Server, startServer, stopServer } from '../api-server.ts'
import { printBar, say } from '../bar.ts'
import { type Ground, makeGround } from '../ground.ts'
import { openWay, type Run, run } from '../seats/load.ts'
import { idsIn } from '../seats/rush.ts'
import { type Desk, newDesk, work } from './desk.ts'
import { enterFirms, openCall, staffToken, tokenOf } from './firms.ts'

const firms = 2000
const connections = 32
const officers = 6
const ceilingYen = 100_000_000
const awardYen = 500_000

/** Runs the bars of the group; gives which of them passed. */
export async function benchGrants(): Promise<readonly boolean[]> {
  const ground = await makeGround()
  try {
    const parties = await enterFirms(ground, { firms: firms + 600, staff: officers * 3 })
    const server = await startServer(ground, 18_450)
    try {
      const passed = await spendAll(ground, server, parties)
      return [...passed, await survivesKill(ground, server, parties)]
    } finally {
      await stopServer(server)
    }
  } finally {
    await ground.leave()
  }
}

/** What the companies were told. */
type Told = { readonly applied: string[]; tooLate: number }

async function spendAll(
  ground: Ground,
  { origin }: Server,
  parties: readonly string[],
): Promise<readonly boolean[]> {
  const offering = await openCall(ground.context, ceilingYen)
  const watch = watchBudget(ground, offering)
  const [desk, told]: [Desk, Told] = [newDesk(), { applied: [], tooLate: 0 }]
  const way = openWay(origin, connections + officers)
  const state = { isOver: false }
  const start = performance.now()
  const working = Array.from({ length: officers }, (_, officer) =>
    work(way, desk, { officer, isOver: () => state.isOver }),
  )
  const rushed = await run({ count: firms, connections }, async (firm) => {
    const answer = await way.post(`/api/v1/offerings/${offering}/applications`, {
      token: tokenOf(firm),
      key: newId(),
      body: JSON.stringify({ act: 'apply', company: parties[firm] }),
    })
    if (answer.status === 201) {
      told.applied.push(...idsIn(answer))
      desk.inbox.push(...idsIn(answer))
      return
    }
    const isClear = answer.status === 409 && answer.body.includes('budget_is_gone')
    check(isClear, `an application is answered ${answer.status} ${answer.body}`)
    told.tooLate += 1
  })
  state.isOver = true
  await Promise.all(working)
  const seconds = (performance.now() - start) / 1000
  const refusing = performance.now()
  const rest = await way.post(`/api/v1/desk/offerings/${offering}/refuse-rest`, {
    token: staffToken(0),
    key: newId(),
    body: '{}',
  })
  check(rest.status === 200, `the rest is answered ${rest.status} ${rest.body}`)
  const restSeconds = (performance.now() - refusing) / 1000
  way.close()
  const { most, looks } = await watch.stop()
  printRun(rushed, { decided: desk.decided.length, seconds, restSeconds })
  say(`grants: at most ${most} yen of ${ceilingYen} promised in ${looks} looks`)
  say(`grants: ${told.applied.length} applied, ${told.tooLate} were told that the budget is gone`)
  return [
    most <= ceilingYen,
    await expectDecided(ground, offering, desk),
    await expectTold(ground, offering, told),
  ].map((pass, index) => barOf(index, pass, { most, decided: desk.decided.length, told }))
}

function barOf(
  index: number,
  pass: boolean,
  found: { readonly most: number; readonly decided: number; readonly told: Told },
): boolean {
  const common = { ratio: null, pass }
  const bars = [
    {
      name: 'grants/ceiling',
      value: found.most,
      unit: 'yen promised at most',
      limit: `<= ${ceilingYen}`,
    },
    {
      name: 'grants/decided',
      value: found.decided,
      unit: 'awards decided',
      limit: `= ${ceilingYen / awardYen}`,
    },
    {
      name: 'grants/told',
      value: found.told.applied.length + found.told.tooLate,
      unit: 'companies that were told what became of it',
      limit: `= ${firms}`,
    },
  ] as const
  const bar = bars[index]
  check(bar, 'a bar')
  return printBar({ ...bar, ...common })
}

function printRun(
  { perSecond, p50, p99 }: Run,
  {
    decided,
    seconds,
    restSeconds,
  }: Readonly<Record<'decided' | 'seconds' | 'restSeconds', number>>,
): void {
  const [rate, middle, slow] = [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)]
  say(`grants: applying: ${rate} requests/s, p50 ${middle} ms, p99 ${slow} ms`)
  const each = (decided / seconds).toFixed(1)
  say(`grants: ${decided} awards accepted, reviewed twice and decided: ${each} decisions/s`)
  say(`grants: the rest refused, each by a letter, in ${restSeconds.toFixed(1)} s`)
}

/** Looks at the budget and at the awards themselves, again and again. */
function watchBudget({ owner }: Ground, offering: string) {
  const state = { most: 0, looks: 0, isOver: false }
  const watching = (async () => {
    while (!state.isOver) {
      const found = await owner.query<{ held: number; taken: number; awarded: number }>(
        `select taken::float8 as taken,
          (select coalesce(sum(weight), 0) from application
            where place = $1 and holds_seat)::float8 as held,
          (select coalesce(sum(decided_yen), 0) from grant_award
            join application using (authority, application)
            where place = $1 and holds_seat)::float8 as awarded
        from seats where place = $1`,
        [offering],
      )
      const { held = 0, taken = 0, awarded = 0 } = found.rows[0] ?? {}
      check(
        held === taken && held === awarded,
        `${taken} counted, ${held} held, ${awarded} awarded`,
      )
      state.most = Math.max(state.most, held)
      state.looks += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    stop: async () => {
      state.isOver = true
      await watching
      return state
    },
  }
}

/** As many were decided as the budget suffices for, and those alone that were told so. */
async function expectDecided(
  { owner, context }: Ground,
  offering: string,
  desk: Desk,
): Promise<boolean> {
  const found = await owner.query<{ application: string }>(
    `select application from application where place = $1 and state = 'decided'`,
    [offering],
  )
  const held = new Set(found.rows.map(({ application }) => application))
  const faults = await withAuthority(context.database, context.authority, listSeatFaults)
  check(faults.length === 0, 'every budget is the sum of its awards')
  const isTold = desk.decided.every((application) => held.has(application))
  return isTold && held.size === ceilingYen / awardYen && desk.decided.length === held.size
}

/** Whoever was not awarded has a letter with the reason, or was refused with it at once. */
async function expectTold({ owner }: Ground, offering: string, told: Told): Promise<boolean> {
  const found = await owner.query<{ refused: number; letters: number; open: number }>(
    `select count(*) filter (where state = 'refused')::integer as refused,
      count(*) filter (where state not in ('refused', 'decided'))::integer as open,
      (select count(*)::integer from letter join application as one using (authority, application)
        where one.place = $1 and sort = 'grant-refusal') as letters
    from application where place = $1`,
    [offering],
  )
  const { refused = -1, letters = 0, open = -1 } = found.rows[0] ?? {}
  say(`grants: ${refused} refused by ${letters} letters, ${open} left without an answer`)
  const rest = told.applied.length - ceilingYen / awardYen
  return open === 0 && refused === rest && letters === rest
}

/** Kills the server while companies apply and officers decide; what it acknowledged must be there. */
async function survivesKill(
  ground: Ground,
  server: Server,
  parties: readonly string[],
): Promise<boolean> {
  const offering = await openCall(ground.context, ceilingYen)
  const way = openWay(server.origin, connections + officers)
  const desk = newDesk()
  const applied: string[] = []
  const state = { isOver: false, lost: 0 }
  const working = Array.from({ length: officers }, (_, officer) =>
    work(way, desk, { officer, isOver: () => state.isOver }).catch(() => {
      state.lost += 1
    }),
  )
  await run({ count: 600, connections: 8 }, async (index) => {
    if (index === 400) server.child.kill('SIGKILL')
    const firm = firms + index
    const answer = await way
      .post(`/api/v1/offerings/${offering}/applications`, {
        token: tokenOf(firm),
        key: newId(),
        body: JSON.stringify({ act: 'apply', company: parties[firm] }),
      })
      .catch(() => null)
    if (answer?.status === 201) {
      applied.push(...idsIn(answer))
      desk.inbox.push(...idsIn(answer))
    } else state.lost += 1
  })
  state.isOver = true
  await Promise.all(working)
  way.close()
  await stopServer(await startServer(ground, server.port + 1))
  const found = await ground.owner.query<{ application: string; awarded: boolean }>(
    `select application.application, grant_award.application is not null as awarded
    from application left join grant_award using (authority, application) where place = $1`,
    [offering],
  )
  const there = new Map(found.rows.map(({ application, awarded }) => [application, awarded]))
  const missing =
    applied.filter((id) => !there.has(id)).length +
    desk.decided.filter((id) => there.get(id) !== true).length
  const acknowledged = `${applied.length} applications and ${desk.decided.length} decisions`
  say(`grants: killed: ${acknowledged} acknowledged, ${state.lost} cut off, ${missing} missing`)
  const isTried = applied.length > 0 && desk.decided.length > 0 && state.lost > 0
  return printBar({
    name: 'grants/kill',
    value: missing,
    unit: 'acknowledged acts that are missing',
    ratio: null,
    limit: '0',
    pass: missing === 0 && isTried,
  })
}
