/**
 * Playing an example year: its plan is adopted and each of its acts is run as its command, at its
 * own time. Every act has a key, so a start that was cut short is taken up where it ended.
 */
import { readFile } from 'node:fs/promises'
import { actingAs, type Context } from '../commands/context.ts'
import { isDone } from '../commands/open-books.ts'
import { runAct } from '../commands/run.ts'
import { seal } from '../commands/seal.ts'
import { ownerOf } from '../domain/access/actor.ts'
import type { DeliveryAct } from '../domain/delivery-act.ts'
import { parsePlanDocument } from '../domain/plan-document.ts'
import type { Plan } from '../domain/plan.ts'
import type { YearAct } from '../domain/year-act.ts'
import type { Instant } from '../kit/calendar.ts'
import { check } from '../kit/check.ts'
import { ok, type Result } from '../kit/result.ts'
import type { ExampleName } from './config.ts'
import { DeliveryPlayer } from './example/deliveries.ts'
import { YearPlayer } from './example/year-player.ts'

/** Told which act has been run, of how many. */
export type OnAct = (done: number, of: number) => Promise<void>

/**
 * Plays an example year into the books of the context, and then what is open today. What was played
 * is left alone.
 */
export async function playExample(
  context: Context,
  name: ExampleName,
  onAct: OnAct,
): Promise<Result<void>> {
  const played = await playOnce(context, `example/${name}/played`, () =>
    playYear(context, name, onAct),
  )
  return played.ok
    ? playOnce(context, `example/${name}/today/played`, () => playToday(context, name))
    : played
}

/** Does what has not been done under this key, and notes that it is done. */
async function playOnce(
  context: Context,
  key: string,
  play: () => Promise<Result<{ readonly acts: number }>>,
): Promise<Result<void>> {
  if (await isDone(context, key)) return ok(undefined)
  const done = await play()
  if (!done.ok) return done
  const end = { name: 'example.play', input: { key } }
  const noted = await runAct({ ...context, idempotencyKey: key }, end, () => Promise.resolve(done))
  return noted.ok ? ok(undefined) : noted
}

async function playYear(context: Context, name: ExampleName, onAct: OnAct) {
  const { plan, acts } = await loadExample(name)
  const database = { ...context.database, isRepeatable: true }
  const player = new YearPlayer({ ...context, database }, `example/${name}`, plan.year)
  const adopted = await player.adopt(plan)
  if (!adopted.ok) return adopted
  for (const [index, act] of acts.entries()) {
    const done = await player.run(act, index)
    if (!done.ok) return done
    await onAct(index + 1, acts.length)
  }
  await seal(context)
  return ok({ acts: acts.length })
}

/**
 * Plays the offerings of the present. What "today" is was noted by the first start that came so
 * far: one that takes it up again makes the same.
 */
async function playToday(context: Context, name: ExampleName) {
  const key = `example/${name}/today`
  const begun = await runAct(
    { ...context, idempotencyKey: key },
    { name: 'example.begin', input: { name } },
    ({ recordedAt }) => Promise.resolve(ok({ at: recordedAt })),
  )
  if (!begun.ok) return begun
  const acts = await loadToday(name, begun.value.outcome.at)
  const player = new DeliveryPlayer(null)
  const acting = actingAs(context, ownerOf('example'))
  for (const [index, act] of acts.entries()) {
    const clock = { now: () => new Date(act.at) }
    const done = await player.run({ ...acting, clock, idempotencyKey: `${key}/${index}` }, act)
    if (!done.ok) return done
  }
  return ok({ acts: acts.length })
}

type Example = { readonly plan: Plan; readonly acts: readonly YearAct[] }

/** What an example opens today, by the moment. */
async function loadToday(name: ExampleName, now: Instant): Promise<readonly DeliveryAct[]> {
  const file = new URL(`../../examples/${name}/today.ts`, import.meta.url)
  const today = (await import(file.href)) as {
    readonly todayActs: (now: Instant) => readonly DeliveryAct[]
  }
  return today.todayActs(now)
}

/** An example is data outside of the source, so it is found by its place and not by an import. */
async function loadExample(name: ExampleName): Promise<Example> {
  const folder = new URL(`../../examples/${name}/`, import.meta.url)
  const document: unknown = JSON.parse(await readFile(new URL('plan.json', folder), 'utf8'))
  const plan = parsePlanDocument(document)
  check(plan.ok, `the plan of the example ${name} is valid`)
  const year = (await import(new URL('year/year.ts', folder).href)) as {
    readonly yearActs: () => readonly YearAct[]
  }
  return { plan: plan.value, acts: year.yearActs() }
}
