/**
 * Playing an example year: its plan is adopted and each of its acts is run as its command, at its
 * own time. Every act has a key, so a start that was cut short is taken up where it ended.
 */
import { readFile } from 'node:fs/promises'
import { adoptPlan } from '../commands/adopt-plan.ts'
import { changePeriod } from '../commands/close-period.ts'
import type { Context } from '../commands/context.ts'
import { correctFacts, undoImport } from '../commands/correct-facts.ts'
import { importFacts } from '../commands/import-facts.ts'
import { mergeParties, undoMerge } from '../commands/merge-parties.ts'
import { isDone } from '../commands/open-books.ts'
import { publish } from '../commands/publish.ts'
import { type Done, runAct } from '../commands/run.ts'
import { seal } from '../commands/seal.ts'
import { type FiscalYear, firstDay } from '../domain/fiscal-year.ts'
import { parsePlanDocument } from '../domain/plan-document.ts'
import type { Plan } from '../domain/plan.ts'
import type { ImportAct, MergeAct, YearAct } from '../domain/year-act.ts'
import { canonicalJson } from '../kit/canonical.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { check, present } from '../kit/check.ts'
import { digest } from '../kit/id.ts'
import { ok, type Result } from '../kit/result.ts'
import type { ExampleName } from './config.ts'

/** Told which act has been run, of how many. */
export type OnAct = (done: number, of: number) => void

/** Plays an example year into the books of the context. A year that was played is left alone. */
export async function playExample(
  context: Context,
  name: ExampleName,
  onAct: OnAct,
): Promise<Result<void>> {
  const played = `example/${name}/played`
  if (await isDone(context, played)) return ok(undefined)
  const { plan, acts } = await loadExample(name)
  const player = new Player({ ...context, actor: 'example' }, name, plan.year)
  const adopted = await player.adopt(plan)
  if (!adopted.ok) return adopted
  for (const [index, act] of acts.entries()) {
    const done = await player.run(act, index)
    if (!done.ok) return done
    onAct(index + 1, acts.length)
  }
  await seal(context)
  const end = { name: 'example.play', input: { name } }
  const noted = await runAct({ ...context, idempotencyKey: played }, end, () =>
    Promise.resolve(ok({ acts: acts.length })),
  )
  return noted.ok ? ok(undefined) : noted
}

const bothOf = ({ absorbed, surviving, reason }: Omit<MergeAct, 'act'>) => ({
  absorbed,
  surviving,
  reason,
})

type Example = { readonly plan: Plan; readonly acts: readonly YearAct[] }

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

class Player {
  readonly #context: Context
  readonly #name: string
  readonly #year: FiscalYear
  /** The command of each import, by the name of its sheet. */
  readonly #imports = new Map<string, string>()

  constructor(context: Context, name: string, year: FiscalYear) {
    this.#context = context
    this.#name = name
    this.#year = year
  }

  /** Adopts the plan on the first morning of its year. */
  adopt(plan: Plan): Promise<Result<Done<unknown>>> {
    const morning = new Date(`${firstDay(plan.year)}T00:00:00.000Z`)
    return adoptPlan(this.#at(toInstant(morning), 'plan'), { plan })
  }

  async run(act: YearAct, index: number): Promise<Result<unknown>> {
    const context = this.#at(act.at, String(index))
    switch (act.act) {
      case 'import':
        return this.#import(context, act)
      case 'undo-import':
        return this.#undo(context, act)
      case 'correct':
        return correctFacts(context, { kind: act.kind, records: act.records, reason: act.reason })
      case 'merge':
        return mergeParties(context, bothOf(act))
      case 'undo-merge':
        return undoMerge(context, bothOf(act))
      case 'close':
        return changePeriod(context, { ...this.#whole, closes: true, reason: act.reason })
      case 'publish':
        break
    }
    return publish(context, { year: this.#year, reason: act.reason })
  }

  get #whole() {
    return { year: this.#year, programme: '' }
  }

  #at(instant: Instant, key: string): Context {
    const now = new Date(instant)
    const idempotencyKey = `example/${this.#name}/${key}`
    return { ...this.#context, clock: { now: () => now }, idempotencyKey }
  }

  async #import(context: Context, act: ImportAct): Promise<Result<unknown>> {
    const { kind, name, reason } = act
    const records = act.records.map((record, index) => ({ row: index + 2, record }))
    const done = await importFacts(context, {
      kind,
      year: this.#year,
      file: { name, digest: digest(canonicalJson(act.records)) },
      batches: [{ records, faults: [] }],
      reason,
    })
    if (!done.ok) return done
    const { faulty, faults } = done.value.outcome
    check(faulty === 0, `sheet ${name} of the example: ${faults[0]?.message.en ?? ''}`)
    this.#imports.set(name, done.value.command)
    return done
  }

  async #undo(
    context: Context,
    { name, reason }: { readonly name: string; readonly reason: string },
  ): Promise<Result<unknown>> {
    const id = present(this.#imports.get(name), `the import of sheet ${name}`)
    const done = await undoImport(context, { id, reason })
    // Looked up before its key is: taken back in a start that was cut short.
    const isAgain = !done.ok && done.refusal.code === 'import_already_undone'
    return isAgain ? ok(undefined) : done
  }
}
