/**
 * Plays acts of delivery in memory: applications move by the product's own tables of states, and
 * leave facts as the tables say. Seats are counted, and what does not follow fails.
 */
import type {
  DeliveryAct,
  HeadsAct,
  ListAct,
  ListedParty,
  OfferAct,
  StepAct,
} from '../../src/domain/delivery-act.ts'
import { findAct, type LifecycleName, stateIn } from '../../src/domain/delivery/register.ts'
import type { Channel } from '../../src/domain/delivery/offering.ts'
import type { FactUnit } from '../../src/domain/fact/definition.ts'
import type { FactRecord } from '../../src/domain/fact/fact.ts'
import { type FactKind, factKind } from '../../src/domain/fact/kind.ts'
import {
  type DeedAct,
  isKindAct,
  type KindAct,
  type OutreachAct,
  type PaymentsAct,
} from '../../src/domain/kind-act.ts'
import type { PartyReference } from '../../src/domain/party.ts'
import { type CalendarDate, type Instant, japanDate } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { instantAt, type TimeOfDay } from '../../src/kit/time-of-day.ts'
import { type Doing, doingOf } from './deeds.ts'

/** What acts of delivery write: records, each of which can be taken back. */
export type Ledger<Entry> = {
  record(record: FactRecord, on: CalendarDate): Entry
  takeBack(entry: Entry, on: CalendarDate): void
}

type Offering = {
  readonly sheet: OfferAct
  readonly tags: readonly string[]
  readonly channels: readonly string[]
  readonly capacity: number | null
  readonly seatsPer: string
}

type Session = {
  readonly offering: string
  readonly day: CalendarDate
  readonly isSlot: boolean
  readonly capacity: number | null | undefined
  isHeld: boolean
}

type Application<Entry> = {
  readonly offering: string
  readonly lifecycle: LifecycleName
  readonly session: string | null
  readonly party: PartyReference | null
  state: string
  facts: { readonly kind: FactKind; readonly session: string | null; readonly entry: Entry }[]
}

/** The deliveries of a year as they stand. */
export class DeliveryPlayer<Entry> {
  private readonly ledger: Ledger<Entry>
  private readonly offerings = new Map<string, Offering>()
  private readonly sessions = new Map<string, Session>()
  private readonly applications = new Map<string, Application<Entry>[]>()
  private readonly lists = new Map<string, readonly Application<Entry>[]>()
  private readonly taken = new Map<string, number>()
  /** What deeds have left, by their names. */
  private readonly made = new Map<string, Application<Entry>['facts']>()

  constructor(ledger: Ledger<Entry>) {
    this.ledger = ledger
  }

  play(act: DeliveryAct): void {
    const on = dayOf(act.at)
    if (isKindAct(act)) return this.playOfKind(act, on)
    switch (act.act) {
      case 'offer':
        return this.offer(act)
      case 'sessions':
        for (const { name, startsAt, resource, capacity } of act.sessions) {
          const [offering, day, isSlot] = [act.offering, dayOf(startsAt), resource !== null]
          check(!this.sessions.has(name), `${name} is made once`)
          this.sessions.set(name, { offering, day, isSlot, capacity, isHeld: false })
        }
        return
      case 'list':
        return this.enter(act, on)
      case 'undo-list':
        for (const made of present(this.lists.get(act.name), act.name))
          this.move(made, 'void', { on })
        return
      case 'step':
        return this.step(act, on)
      case 'heads':
        return this.countHeads(act, on)
      case 'hold':
        return this.hold(act.session, on)
      case 'resources':
      case 'slots':
      case 'questions':
      case 'offering-state':
    }
  }

  private offer(act: OfferAct): void {
    const { tags, channels, capacity, seatsPer } = act.settings as {
      readonly tags: readonly string[]
      readonly channels: readonly string[]
      readonly capacity: number | null
      readonly seatsPer: string
    }
    this.offerings.set(act.name, { sheet: act, tags, channels, capacity, seatsPer })
  }

  private session(name: string) {
    const session = present(this.sessions.get(name), name)
    const offering = present(this.offerings.get(session.offering), session.offering)
    return { session, offering, day: session.day }
  }

  private enter(act: ListAct, on: CalendarDate): void {
    const { offering, lifecycle, step } = act
    const to = present(findAct(lifecycle, step)?.to, `${step} leads on`)
    const made = act.rows.map(({ session, party, happenedAt }: ListedParty) => {
      const known = party === 'new' ? null : party
      const key = keyOf(offering, known, session)
      const others = this.applications.get(key) ?? []
      const isTwice = others.some(({ state }) => stateIn(lifecycle, state).isLive)
      check(!isTwice || !stateIn(lifecycle, to).isLive, `${key} has one live application`)
      const facts: Application<Entry>['facts'] = []
      const application = { offering, lifecycle, session, party: known, state: to, facts }
      this.applications.set(key, [...others, application])
      this.seat(application, Number(stateIn(lifecycle, to).holdsSeat))
      this.leave(application, step, { session, happenedAt, on })
      return application
    })
    this.lists.set(act.name, made)
  }

  private countHeads({ session, heads: quantity }: HeadsAct, on: CalendarDate): void {
    const { offering, day } = this.session(session)
    const kind = offering.sheet.kind === 'gathering' ? attended : consulted
    this.record({ offering: offering.sheet.name, kind, quantity, day }, null, on)
  }

  private playOfKind(act: KindAct, on: CalendarDate): void {
    if (act.act === 'outreach') return this.approach(act, on)
    if (act.act === 'deed') return this.deed(act, on)
    if (act.act === 'payments') this.pay(act, on)
  }

  private pay({ offering, transferOn, paid }: PaymentsAct, on: CalendarDate): void {
    for (const { party, yen } of paid) {
      const key = keyOf(offering, party, null)
      const measures = [{ quantity: yen, unit: 'yen' } as const]
      const application = present(this.applications.get(key)?.at(-1), key)
      this.move(application, 'pay', { on, happenedAt: noonOf(transferOn), measures })
    }
  }

  private approach({ offering, name, rows }: OutreachAct, on: CalendarDate): void {
    const listed = rows.map(({ party, on: day }) => {
      return { session: null, party, personName: null, happenedAt: noonOf(day) }
    })
    const of = { lifecycle: 'support', step: 'approach', otherwise: null } as const
    this.enter(
      { ...of, act: 'list', at: noonOf(on), offering, name, rows: listed, reason: null },
      on,
    )
  }

  private deed(act: DeedAct, on: CalendarDate): void {
    const key = keyOf(act.offering, act.party, null)
    const application = present(this.applications.get(key)?.at(-1), key)
    check(application.lifecycle === act.lifecycle, `${key} is of the kind of its deed`)
    const doing = doingOf(act, application.state)
    if (doing === null) return
    if ('undoes' in doing) {
      const facts = present(this.made.get(doing.undoes), doing.undoes)
      for (const { entry } of facts) this.ledger.takeBack(entry, on)
      application.facts = application.facts.filter((fact) => !facts.includes(fact))
      if (doing.act !== undefined) this.move(application, doing.act, { on })
      return
    }
    const { on: day = null, host } = doing
    const at = { ...doing, on, happenedAt: day && noonOf(day) }
    const left = this.factsOf(application, () => this.move(application, doing.act, at))
    const taking = host && this.applications.get(keyOf(act.offering, host, null))?.at(-1)
    const taken = taking ? this.factsOf(taking, () => this.move(taking, 'take-in', at)) : []
    if (act.name !== null) this.made.set(act.name, [...left, ...taken])
  }

  /** The facts that an act leaves. */
  private factsOf(application: Application<Entry>, move: () => void) {
    const before = application.facts.length
    move()
    return application.facts.slice(before)
  }

  private step({ offering, lifecycle, step, of, session, happenedAt }: StepAct, on: CalendarDate) {
    for (const { party, session: own } of of) {
      const those = this.applications.get(keyOf(offering, party, own)) ?? []
      const live = those.find(({ state }) => stateIn(lifecycle, state).isLive)
      const application = present(live ?? those.at(-1), keyOf(offering, party, own))
      this.move(application, step, { on, session, happenedAt })
    }
  }

  private move(
    application: Application<Entry>,
    name: string,
    at: { readonly on: CalendarDate } & Partial<Pick<StepAct, 'session' | 'happenedAt'>> &
      Pick<Doing, 'channel' | 'measures'>,
  ): void {
    const { on, session: asked = null, happenedAt = null, channel, measures } = at
    const { lifecycle, state } = application
    const act = present(findAct(lifecycle, name), name)
    check(act.from.includes(state), `${name} follows from ${state}`)
    const held = Number(stateIn(lifecycle, state).holdsSeat)
    application.state = act.to ?? state
    this.seat(application, Number(stateIn(lifecycle, application.state).holdsSeat) - held)
    const gone = application.facts.filter(
      ({ kind, session }) => act.takesBack.includes(kind) && (asked === null || session === asked),
    )
    for (const { entry } of gone) this.ledger.takeBack(entry, on)
    application.facts = application.facts.filter((fact) => !gone.includes(fact))
    const session = asked ?? application.session
    this.leave(application, name, { session, happenedAt, on, channel, measures })
  }

  private seat({ offering: name, session: at }: Application<Entry>, change: number): void {
    const offering = present(this.offerings.get(name), name)
    const session = at === null ? undefined : this.session(at).session
    const isOwn = session !== undefined && (session.isSlot || offering.seatsPer === 'session')
    const usual = session?.isSlot === true ? 1 : offering.capacity
    const asked = isOwn ? session.capacity : undefined
    const capacity = asked === undefined ? usual : asked
    const place = isOwn ? (at ?? name) : name
    const taken = (this.taken.get(place) ?? 0) + change
    check(taken >= 0 && taken <= (capacity ?? taken), `${place} has ${taken} of ${capacity} seats`)
    this.taken.set(place, taken)
  }

  private leave(
    application: Application<Entry>,
    name: string,
    happening: {
      readonly session: string | null
      readonly happenedAt: Instant | null
      readonly on: CalendarDate
    } & Pick<Doing, 'channel' | 'measures'>,
  ): void {
    const { session, happenedAt, on, channel, measures = [anEntry] } = happening
    const { offering, lifecycle, party } = application
    for (const kind of present(findAct(lifecycle, name), name).records) {
      const isOfDay = session !== null && atSessions.has(kind)
      const usual = isOfDay ? this.session(session).day : on
      const day = happenedAt === null ? usual : dayOf(happenedAt)
      check(day <= on, `${name} at ${offering} is entered when it has happened`)
      for (const measure of measures) {
        const entry = this.record({ offering, kind, ...measure, day, channel }, party, on)
        application.facts.push({ kind, session, entry })
      }
    }
  }

  private hold(name: string, on: CalendarDate): void {
    const { session, offering, day } = this.session(name)
    check(!session.isHeld && !session.isSlot, `${name} is held once`)
    session.isHeld = true
    const kind = offering.sheet.kind === 'course' ? 'course.held' : 'gathering.held'
    this.record({ offering: offering.sheet.name, kind, quantity: 1, day }, null, on)
    for (const application of [...this.applications.values()].flat()) {
      const isMissing = application.session === name && application.state === 'reserved'
      if (isMissing) this.move(application, 'miss', { on })
    }
  }

  private record(
    fact: Pick<FactRecord, 'kind' | 'quantity'> & {
      readonly offering: string
      readonly day: CalendarDate
      readonly unit?: FactUnit
      readonly channel?: Channel | null | undefined
    },
    party: PartyReference | null,
    on: CalendarDate,
  ): Entry {
    const { sheet, tags, channels } = present(this.offerings.get(fact.offering), fact.offering)
    const { kind, quantity, unit = 'entry', offering, day: occurredOn, channel = null } = fact
    const by = channel === null ? channels : [channel]
    const known = factKind(kind).tags.filter((tag) => tags.includes(tag) || by.includes(tag))
    const none = { record: null, session: null, application: null } as const
    return this.ledger.record(
      { ...none, line: sheet.line, kind, party, offering, quantity, unit, tags: known, occurredOn },
      on,
    )
  }
}

const [attended, consulted] = ['gathering.attended', 'consultation.held'] as const

/** What happens at a session, whenever it is entered. */
const atSessions: ReadonlySet<string> = new Set([
  attended,
  consulted,
  'gathering.interviewed',
  'course.attended',
  'booking.used',
])

const anEntry = { quantity: 1, unit: 'entry' } as const

const noonOf = (day: CalendarDate): Instant => instantAt(day, '12:00' as TimeOfDay)

const dayOf = (at: Instant): CalendarDate => japanDate(new Date(at))

const keyOf = (offering: string, party: PartyReference | null, session: string | null) =>
  `${offering} ${session ?? ''} ${party?.value ?? 'nobody'}`
