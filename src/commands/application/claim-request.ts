/** What a claim asks for: a seat, a place on a course, a counsellor's time; for whom, and how. */
import type { Actor } from '../../domain/access/actor.ts'
import type { ApplicationDetail } from '../../domain/delivery/application.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import type { LifecycleName } from '../../domain/delivery/register.ts'
import type { PartyType } from '../../domain/party.ts'
import type { Instant } from '../../kit/calendar.ts'
import type { Result } from '../../kit/result.ts'
import type { Done } from '../run.ts'

/** One of those for whom a claim asks. */
export type Claimant = {
  /** A party of the books; `new` for someone met for the first time, `nobody` without a name. */
  readonly party: { readonly id: string; readonly type: PartyType } | 'new' | 'nobody'
  readonly account: string | null
  readonly detail: ApplicationDetail
}

/** What is asked for. */
export type Claim = {
  readonly offering: string
  readonly session: string | null
  readonly lifecycle: LifecycleName
  /** The act that makes the application: "reserve", "apply". */
  readonly act: string
  /** The act to fall back on where every seat is taken ("wait"); null to be refused. */
  readonly otherwise: string | null
  /** The reservation that an interview belongs to. */
  readonly parent: string | null
  /** At least one. Several stand or fall together. */
  readonly claimants: readonly Claimant[]
  readonly formVersion: number | null
  readonly channel: Channel | null
  /** When it happened, where that is not now. */
  readonly happenedAt: Instant | null
}

/** A claim with who makes it, and its key for safe retries. */
export type ClaimRequest = {
  readonly key: string
  readonly actor: Actor
  readonly claim: Claim
  readonly reason: string | null
}

/** What came of a claim: an application for each claimant. */
export type Claimed = {
  readonly applications: readonly {
    readonly id: string
    readonly number: string
    readonly state: string
  }[]
}

/** What came of one claim. */
export type ClaimAnswer = Result<Done<Claimed>>

/** A request with the digest of what it asks. */
export type OpenRequest = ClaimRequest & { readonly inputDigest: string }

/** Claims that compete for the same seats have the same mark. */
export function markOfPlace({ offering, session, lifecycle }: Claim): string {
  return `${offering}/${session ?? ''}/${lifecycle}`
}
