/** Playing a year: its plan is adopted, and each of its acts is run as its command, at its time. */
import { adoptPlan } from '../../commands/adopt-plan.ts'
import { changePeriod } from '../../commands/close-period.ts'
import { actingAs, type ActorContext, type Context } from '../../commands/context.ts'
import { correctFacts, undoImport } from '../../commands/correct-facts.ts'
import { importFacts } from '../../commands/import-facts.ts'
import { mergeParties, undoMerge } from '../../commands/merge-parties.ts'
import { publish } from '../../commands/publish.ts'
import type { Done } from '../../commands/run.ts'
import { ownerOf } from '../../domain/access/actor.ts'
import { type DeliveryAct, isDeliveryAct } from '../../domain/delivery-act.ts'
import { type FiscalYear, firstDay } from '../../domain/fiscal-year.ts'
import type { Plan } from '../../domain/plan.ts'
import type { ImportAct, MergeAct, YearAct } from '../../domain/year-act.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { digest } from '../../kit/id.ts'
import type { Result } from '../../kit/result.ts'
import { DeliveryPlayer } from './deliveries.ts'

/** Plays the acts of one year. Each has its own key under `prefix`, by its number. */
export class YearPlayer {
  readonly #context: ActorContext
  readonly #prefix: string
  readonly #year: FiscalYear
  readonly #deliveries: DeliveryPlayer
  /** The command of each import, by the name of its sheet. */
  readonly #imports = new Map<string, string>()

  constructor(context: Context, prefix: string, year: FiscalYear) {
    this.#context = actingAs(context, ownerOf('example'))
    this.#prefix = prefix
    this.#year = year
    this.#deliveries = new DeliveryPlayer(year)
  }

  /** Adopts the plan on the first morning of its year. */
  adopt(plan: Plan): Promise<Result<Done<unknown>>> {
    const morning = new Date(`${firstDay(plan.year)}T00:00:00.000Z`)
    return adoptPlan(this.#at(toInstant(morning), 'plan'), { plan })
  }

  /** Runs one act. Its number is its key. */
  run(act: YearAct, index: number): Promise<Result<unknown>> {
    const context = this.#at(act.at, String(index))
    return isDeliveryAct(act) ? this.#deliveries.run(context, act) : this.#record(context, act)
  }

  async #record(context: Context, act: Exclude<YearAct, DeliveryAct>): Promise<Result<unknown>> {
    switch (act.act) {
      case 'import':
        return this.#import(context, act)
      case 'undo-import': {
        const id = present(this.#imports.get(act.name), `the import of sheet ${act.name}`)
        return undoImport(context, { id, reason: act.reason })
      }
      case 'correct':
        return correctFacts(context, { kind: act.kind, records: act.records, reason: act.reason })
      case 'merge':
        return mergeParties(context, bothOf(act))
      case 'undo-merge':
        return undoMerge(context, bothOf(act))
      case 'close': {
        const whole = { year: this.#year, programme: '' }
        return changePeriod(context, { ...whole, closes: true, reason: act.reason })
      }
      case 'publish':
        break
    }
    return publish(context, { year: this.#year, reason: act.reason })
  }

  #at(instant: Instant, key: string): ActorContext {
    const now = new Date(instant)
    const idempotencyKey = `${this.#prefix}/${key}`
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
}

const bothOf = ({ absorbed, surviving, reason }: Omit<MergeAct, 'act'>) => ({
  absorbed,
  surviving,
  reason,
})
