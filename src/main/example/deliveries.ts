/**
 * Playing acts of delivery: each is run as its command, and what it has made is known to later acts
 * by the name that it gave it.
 */
import { actOnApplications } from '../../commands/application/act.ts'
import { enterApplications, undoList } from '../../commands/application/enter-list.ts'
import type { ActorContext } from '../../commands/context.ts'
import { countHeads } from '../../commands/offering/head-count.ts'
import { changeOfferingState, createOffering } from '../../commands/offering/offering.ts'
import { addResources } from '../../commands/offering/resource.ts'
import { addSessions, holdSession } from '../../commands/offering/session.ts'
import { replaceQuestions } from '../../commands/question/edit-questions.ts'
import { renewSlots } from '../../commands/slot/keep-slots.ts'
import type {
  DeliveryAct,
  ListAct,
  OfferAct,
  ResourcesAct,
  SessionsAct,
  StepAct,
} from '../../domain/delivery-act.ts'
import { isKindAct } from '../../domain/kind-act.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { check, present } from '../../kit/check.ts'
import { digest } from '../../kit/id.ts'
import { ok, type Result } from '../../kit/result.ts'
import { findNamedApplications } from '../../store/application-of-party.ts'
import { findCommandByKey } from '../../store/command.ts'
import { withAuthority } from '../../store/database.ts'
import { KindPlayer } from './kinds.ts'

/** Plays acts of delivery in turn. `year` is the fiscal year of the plan; null: the newest. */
export class DeliveryPlayer {
  readonly #year: number | null
  readonly #offerings = new Map<string, string>()
  readonly #resources = new Map<string, string>()
  readonly #sessions = new Map<string, string>()
  /** The command of each list, by its name. */
  readonly #lists = new Map<string, string>()
  readonly #kinds = new KindPlayer()
  /** Whether the next act may have been done in a start that was cut short. */
  #mayBeDone = true

  constructor(year: number | null) {
    this.#year = year
  }

  async run(context: ActorContext, act: DeliveryAct): Promise<Result<unknown>> {
    if (isKindAct(act)) return this.#kinds.run(context, this.#offering(act), act)
    switch (act.act) {
      case 'offer':
        return this.#offer(context, act)
      case 'resources':
        return this.#addResources(context, act)
      case 'sessions':
        return this.#addSessions(context, act)
      case 'slots':
        return renewSlots(context, { offering: this.#offering(act) })
      case 'questions': {
        const place = { offering: this.#offering(act), purpose: 'application' } as const
        return replaceQuestions(context, { ...place, version: 0, questions: act.questions })
      }
      case 'offering-state':
        return changeOfferingState(context, { offering: this.#offering(act), state: act.state })
      case 'list':
        return this.#enter(context, act)
      case 'undo-list': {
        const id = present(this.#lists.get(act.name), `the list ${act.name}`)
        return undoList(context, { id, reason: act.reason })
      }
      case 'step':
        return this.#step(context, act)
      case 'heads':
        return countHeads(context, { session: this.#session(act.session), heads: act.heads })
      case 'hold':
        break
    }
    return holdSession(context, { session: this.#session(act.session) })
  }

  async #offer(context: ActorContext, act: OfferAct): Promise<Result<unknown>> {
    const { line, kind, opensAt, closesAt, settings, name } = act
    const done = await createOffering(context, {
      ...{ line, kind, opensAt, closesAt, settings },
      year: this.#year,
    })
    if (done.ok) this.#offerings.set(name, done.value.outcome.offering)
    return done
  }

  async #addResources(context: ActorContext, act: ResourcesAct): Promise<Result<unknown>> {
    const done = await addResources(context, {
      offering: this.#offering(act),
      resources: act.resources.map(({ name: _name, label, ...resource }) => {
        return { ...resource, name: label }
      }),
    })
    if (done.ok) nameEach(this.#resources, act.resources, done.value.outcome.resources)
    return done
  }

  async #addSessions(context: ActorContext, act: SessionsAct): Promise<Result<unknown>> {
    const done = await addSessions(context, {
      offering: this.#offering(act),
      sessions: act.sessions.map(({ name: _name, resource, ...session }) => {
        return { ...session, resource: resource === null ? null : this.#resource(resource) }
      }),
    })
    if (done.ok) nameEach(this.#sessions, act.sessions, done.value.outcome.sessions)
    return done
  }

  async #enter(context: ActorContext, act: ListAct): Promise<Result<unknown>> {
    const { name, lifecycle, step, otherwise, rows, reason } = act
    const none = { kana: null, mail: null, telephone: null, language: 'ja', answers: {} } as const
    const done = await enterApplications(context, {
      offering: this.#offering(act),
      lifecycle,
      act: step,
      otherwise,
      file: { name, digest: digest(canonicalJson(rows)) },
      rows: rows.map(({ session, party, personName, happenedAt }, index) => ({
        row: index + 2,
        session: session === null ? null : this.#session(session),
        party,
        detail: { ...none, name: personName },
        channel: null,
        happenedAt,
      })),
      reason,
    })
    if (!done.ok) return done
    const { faulty, faults } = done.value.outcome
    check(faulty === 0, `list ${name} of the example: ${faults[0]?.message.en ?? ''}`)
    this.#lists.set(name, done.value.command)
    return done
  }

  async #step(context: ActorContext, act: StepAct): Promise<Result<unknown>> {
    const applications = await this.#find(context, act)
    if (applications === null) return ok(undefined)
    const { step, session, happenedAt, reason } = act
    const done = await actOnApplications(context, {
      act: step,
      applications,
      session: session === null ? null : this.#session(session),
      happenedAt,
      reason,
    })
    if (!done.ok) return done
    const [first] = done.value.outcome.refused
    check(!first, `${step} at ${act.offering} of the example: ${first?.refusal.message.en ?? ''}`)
    return done
  }

  /** The applications of an act; null where it was done in a start that was cut short. */
  async #find(context: ActorContext, act: StepAct): Promise<readonly string[] | null> {
    const { database, authority, idempotencyKey } = context
    const key = present(idempotencyKey, 'the key of an act')
    const offering = this.#offering(act)
    const named = act.of.map(({ party, session }) => {
      return { party, session: session === null ? null : this.#session(session) }
    })
    return withAuthority(database, authority, async (books) => {
      // Whose application it is may have changed since it was done: then it is not looked up again.
      // Acts follow one another, so behind the first that is missing none is done.
      if (this.#mayBeDone && (await findCommandByKey(books, key))) return null
      this.#mayBeDone = false
      const of = { offering, lifecycle: act.lifecycle }
      const found = await findNamedApplications(books, of, named)
      return found.map((id, index) =>
        present(id, `an application of ${act.of[index]?.party.value ?? ''} at ${act.offering}`),
      )
    })
  }

  #offering({ offering }: { readonly offering: string }): string {
    return present(this.#offerings.get(offering), `the offering ${offering}`)
  }

  #resource(name: string): string {
    return present(this.#resources.get(name), `the booth, counsellor or room ${name}`)
  }

  #session(name: string): string {
    return present(this.#sessions.get(name), `the session ${name}`)
  }
}

/** Ids come in the order of what was asked for. */
function nameEach(
  names: Map<string, string>,
  made: readonly { readonly name: string }[],
  ids: readonly string[],
): void {
  for (const [index, { name }] of made.entries()) {
    check(!names.has(name), `${name} is made once`)
    names.set(name, present(ids[index], name))
  }
}
