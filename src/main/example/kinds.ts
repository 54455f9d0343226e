/**
 * Playing acts that only one kind knows. A party has one application at an offering that knows
 * deeds; what was made for it before is known by name.
 */
import type { ActorContext } from '../../commands/context.ts'
import type { LifecycleName } from '../../domain/delivery/register.ts'
import type { DeedAct, KindAct } from '../../domain/kind-act.ts'
import type { PartyReference } from '../../domain/party.ts'
import { present } from '../../kit/check.ts'
import type { Result } from '../../kit/result.ts'
import { findNamedApplications } from '../../store/application-of-party.ts'
import { withAuthority } from '../../store/database.ts'
import type { MadeByDeed } from './deed-place.ts'
import { doCertification } from './certifications.ts'
import { doDispatch, enterExperts } from './dispatches.ts'
import { doGrant, openReviewers, payClaims } from './grants.ts'
import { doHosting, doPlacement } from './placements.ts'
import { doSupport, enterOutreach, openAgencies } from './supports.ts'

/** Plays such acts in turn. */
export class KindPlayer {
  readonly #made = new Map<string, string>()
  readonly #applications = new Map<string, string>()

  async run(context: ActorContext, offering: string, act: KindAct): Promise<Result<unknown>> {
    switch (act.act) {
      case 'agencies':
        return openAgencies(context, offering, act)
      case 'outreach':
        return enterOutreach(context, offering, act)
      case 'experts':
        return enterExperts(context, act, this.#madeBy(null))
      case 'reviewers':
        return openReviewers(context, act, this.#madeBy(null))
      case 'payments':
        return payClaims(context, offering, act)
      case 'deed':
        break
    }
    return this.#do(context, offering, act)
  }

  async #do(context: ActorContext, offering: string, act: DeedAct): Promise<Result<unknown>> {
    const application = await this.#find(context, { ...act, offering })
    const place = { application, made: this.#madeBy(act.name) }
    switch (act.lifecycle) {
      case 'support':
        return doSupport(context, act.deed, place)
      case 'dispatch':
        return doDispatch(context, act.deed, place)
      case 'certification':
        return doCertification(context, act.deed, place)
      case 'hosting':
        return doHosting(context, act.deed, place)
      case 'placement':
        return doPlacement(context, act.deed, place)
      case 'grant':
        break
    }
    return doGrant(context, act.deed, place)
  }

  #madeBy(name: string | null): MadeByDeed {
    return {
      put: (of, id) => this.#made.set(of, id),
      find: (of) => present(this.#made.get(of), of),
      keep: (done, idOf) => {
        if (done.ok && name !== null) this.#made.set(name, idOf(done.value.outcome))
        return done
      },
    }
  }

  async #find(context: ActorContext, wanted: Wanted): Promise<string> {
    const { offering, lifecycle, party } = wanted
    const known = this.#applications.get(keyOf(offering, party))
    if (known !== undefined) return known
    const [found] = await withAuthority(context.database, context.authority, (books) =>
      findNamedApplications(books, { offering, lifecycle }, [{ party, session: null }]),
    )
    const application = present(found, `an application of ${party.value}`)
    this.#applications.set(keyOf(offering, party), application)
    return application
  }
}

type Wanted = {
  readonly offering: string
  readonly lifecycle: LifecycleName
  readonly party: PartyReference
}

const keyOf = (offering: string, { type, scheme, value }: PartyReference): string =>
  `${offering} ${type} ${scheme} ${value}`
