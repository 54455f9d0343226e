/**
 * Plays a year in memory, with nothing but the domain's own tables and counting: what the books would
 * hold after each publication. It knows no more of imports than their rules say: a record that stands
 * is recognised by its number, and an import is taken back as a whole.
 */
import type { Count, CountedFact } from '../../src/domain/counting/count.ts'
import { countByRule } from '../../src/domain/counting/count.ts'
import type { CountingRule } from '../../src/domain/counting/rule.ts'
import { windowOf } from '../../src/domain/edition/recount.ts'
import { type DeliveryAct, isDeliveryAct } from '../../src/domain/delivery-act.ts'
import type { FactRecord } from '../../src/domain/fact/fact.ts'
import { type Merge, type PartyReference, resolveMerges } from '../../src/domain/party.ts'
import { findLine, linesOf, type PlacedLine, type Plan } from '../../src/domain/plan.ts'
import { figureKey } from '../../src/domain/report.ts'
import type { ImportAct, YearAct } from '../../src/domain/year-act.ts'
import { type CalendarDate, japanDate } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { DeliveryPlayer } from './delivery-player.ts'

/** The books of a year as they stand, the facts by line. */
export type Books = {
  readonly lines: ReadonlyMap<string, readonly CountedFact[]>
  readonly survivors: ReadonlyMap<string, string>
}

/** Whether a fact was left by an act of delivery, and did not come on a sheet. */
export function isDelivered({ id }: Pick<CountedFact, 'id'>): boolean {
  return id.startsWith('delivered ')
}

/** The books at each publication, in order. */
export function playYear(plan: Plan, acts: readonly YearAct[]): readonly Books[] {
  const player = new Player(plan)
  const published: Books[] = []
  for (const act of acts) {
    if (act.act === 'publish') published.push(player.books())
    else player.play(act)
  }
  return published
}

/** Counts every figure of the plan. */
export function countPlan(plan: Plan, books: Books): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const placed of linesOf(plan)) {
    for (const { key, rule } of placed.line.indicators) {
      counts.set(figureKey(placed.line.code, key), countLine(books, placed, rule))
    }
  }
  return counts
}

/** Counts a rule over a line. */
export function countLine(books: Books, placed: PlacedLine, rule: CountingRule): Count {
  const { programme, component } = placed
  const scope = {
    programme: programme.key,
    component: component?.key ?? '',
    window: windowOf(2023),
  }
  const facts = books.lines.get(`${scope.programme}/${scope.component}`) ?? []
  return countByRule(rule, { facts, survivors: books.survivors, scope })
}

/** Counting looks at every fact that it is given: a line's own are enough. */
function groupByLine(facts: readonly CountedFact[]): ReadonlyMap<string, readonly CountedFact[]> {
  const groups = new Map<string, CountedFact[]>()
  for (const fact of facts) {
    const key = `${fact.programme}/${fact.component}`
    const group = groups.get(key)
    if (group) group.push(fact)
    else groups.set(key, [fact])
  }
  return groups
}

class Player {
  private readonly plan: Plan
  private readonly facts: CountedFact[] = []
  private readonly standing = new Map<string, CountedFact>()
  private readonly imports = new Map<string, readonly string[]>()
  private readonly parties = new Set<string>()
  private merges: Merge[] = []
  private readonly deliveries = new DeliveryPlayer<CountedFact>({
    record: (record, on) => this.record(record, on, 'delivered'),
    takeBack: (fact, on) => this.correct(fact, on),
  })

  constructor(plan: Plan) {
    this.plan = plan
  }

  books(): Books {
    return { lines: groupByLine(this.facts), survivors: resolveMerges(this.merges) }
  }

  play(act: Exclude<YearAct, { act: 'publish' }>): void {
    if (isDeliveryAct(act)) this.deliveries.play(act)
    else this.playRecords(act)
  }

  private playRecords(act: Exclude<YearAct, DeliveryAct | { act: 'publish' }>): void {
    const on = japanDate(new Date(act.at))
    switch (act.act) {
      case 'import':
        return this.enter(act, on)
      case 'correct':
        return act.records.forEach((record) => this.takeBack(`${act.kind}:${record}`, on))
      case 'undo-import':
        return present(this.imports.get(act.name), act.name).forEach((key) =>
          this.takeBack(key, on),
        )
      case 'merge': {
        const merge = this.known(act)
        const again = this.merges.some(({ absorbed }) => absorbed === merge.absorbed)
        check(!again, `${merge.absorbed} is merged twice`)
        this.merges.push(merge)
        return
      }
      case 'undo-merge': {
        const { absorbed, surviving } = this.known(act)
        const before = this.merges.length
        this.merges = this.merges.filter(
          (merge) => merge.absorbed !== absorbed || merge.surviving !== surviving,
        )
        return check(this.merges.length === before - 1, `${absorbed} was not merged`)
      }
      case 'close':
    }
  }

  private enter(act: ImportAct, on: CalendarDate): void {
    check(!this.imports.has(act.name), `sheet ${act.name} comes twice`)
    const keys: string[] = []
    for (const record of act.records) {
      const key = `${act.kind}:${present(record.record, 'a record number')}`
      if (this.standing.has(key)) continue
      this.standing.set(key, this.record(record, on))
      keys.push(key)
    }
    this.imports.set(act.name, keys)
  }

  private takeBack(key: string, on: CalendarDate): void {
    const fact = present(this.standing.get(key), `standing record ${key}`)
    this.standing.delete(key)
    this.correct(fact, on)
  }

  private record(record: FactRecord, on: CalendarDate, by = 'sent'): CountedFact {
    const fact = { ...this.factOf(record, on), id: `${by} ${this.facts.length}` }
    this.facts.push(fact)
    return fact
  }

  private correct(fact: CountedFact, on: CalendarDate): void {
    this.facts.push({ ...fact, id: `${fact.id} taken back`, corrects: fact.id, recordedOn: on })
  }

  private factOf(record: FactRecord, recordedOn: CalendarDate): Omit<CountedFact, 'id'> {
    const { programme, component } = present(findLine(this.plan, record.line), record.line)
    const { line: _line, record: _record, party, ...rest } = record
    return {
      ...rest,
      programme: programme.key,
      component: component?.key ?? '',
      party: party && this.idOf(party),
      partyType: party && party.type,
      corrects: null,
      recordedOn,
    }
  }

  private idOf({ type, scheme, value }: PartyReference): string {
    const id = `${type} ${scheme} ${value}`
    this.parties.add(id)
    return id
  }

  private known(merge: { absorbed: PartyReference; surviving: PartyReference }): Merge {
    const known = this.parties.size
    const ids = { absorbed: this.idOf(merge.absorbed), surviving: this.idOf(merge.surviving) }
    check(
      this.parties.size === known,
      `a merge names a party that no record named: ${ids.absorbed}`,
    )
    return ids
  }
}
