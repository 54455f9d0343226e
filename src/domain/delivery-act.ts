/**
 * The acts by which a programme is delivered, as data: offerings are made, people are entered, come
 * and are taken off again. They call offerings, sessions, booths and lists by names of their own,
 * so that a later act can speak of what an earlier one has made.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import type { Instant } from '../kit/calendar.ts'
import type { LifecycleName, OpenKind } from './delivery/register.ts'
import type { ResourceSort } from './delivery/session.ts'
import { isKindAct, type KindAct } from './kind-act.ts'
import type { PartyReference } from './party.ts'

/** Makes an offering, as a draft. */
export type OfferAct = {
  readonly act: 'offer'
  readonly at: Instant
  readonly name: string
  /** The line of the plan that it counts for. */
  readonly line: string
  readonly kind: OpenKind
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  /** As `parseOfferingSettings` reads them. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** Adds booths, counsellors or rooms to an offering. */
export type ResourcesAct = {
  readonly act: 'resources'
  readonly at: Instant
  readonly offering: string
  readonly resources: readonly {
    readonly name: string
    readonly sort: ResourceSort
    readonly label: Bilingual
    readonly details?: Readonly<Record<string, unknown>>
  }[]
}

/** Adds dates to an offering, at a booth, counsellor or room where one is named. */
export type SessionsAct = {
  readonly act: 'sessions'
  readonly at: Instant
  readonly offering: string
  readonly sessions: readonly {
    readonly name: string
    readonly startsAt: Instant
    readonly endsAt: Instant
    readonly title: Bilingual
    readonly place: Bilingual
    readonly onlineLink: string | null
    readonly resource: string | null
    /** Absent: what the offering says; a slot has one seat. */
    readonly capacity?: number | null
  }[]
}

/** Makes the slots of an offering's counsellors or rooms follow from the hours in its settings. */
export type SlotsAct = { readonly act: 'slots'; readonly at: Instant; readonly offering: string }

/** Publishes what an offering asks of those who apply, as its first version. */
export type QuestionsAct = {
  readonly act: 'questions'
  readonly at: Instant
  readonly offering: string
  /** As `parseQuestionForm` reads them. */
  readonly questions: readonly unknown[]
}

/** Publishes an offering, or closes it. */
export type OfferingStateAct = {
  readonly act: 'offering-state'
  readonly at: Instant
  readonly offering: string
  readonly state: 'open' | 'closed'
}

/** Enters a list of applications at once. */
export type ListAct = {
  readonly act: 'list'
  readonly at: Instant
  /** The file's name, unique among the acts. */
  readonly name: string
  readonly offering: string
  readonly lifecycle: LifecycleName
  /** What each row does: "reserve", "walk-in", "apply". */
  readonly step: string
  /** What it does where seats run out; null to be refused. */
  readonly otherwise: string | null
  readonly rows: readonly ListedParty[]
  readonly reason: string | null
}

/** A row of a list. */
export type ListedParty = {
  readonly session: string | null
  /** `new` for someone without a number. */
  readonly party: PartyReference | 'new'
  /** Under which name they ask; null where only a number is known. */
  readonly personName: string | null
  /** When it happened, where that is not the day of the session or of the entry. */
  readonly happenedAt: Instant | null
}

/** Takes a list back as a whole. */
export type UndoListAct = {
  readonly act: 'undo-list'
  readonly at: Instant
  readonly name: string
  readonly reason: string
}

/** Does something to applications that exist: "check-in", "accept", "void". */
export type StepAct = {
  readonly act: 'step'
  readonly at: Instant
  readonly offering: string
  readonly lifecycle: LifecycleName
  readonly step: string
  /** Whose applications, and of which session; null for those of the offering as a whole. */
  readonly of: readonly { readonly party: PartyReference; readonly session: string | null }[]
  /** The session that it happens in, where that is not the application's own. */
  readonly session: string | null
  readonly happenedAt: Instant | null
  readonly reason: string | null
}

/** Counts people at a session who are not named. */
export type HeadsAct = {
  readonly act: 'heads'
  readonly at: Instant
  readonly session: string
  readonly heads: number
}

/** Notes that a session was held. */
export type HoldAct = { readonly act: 'hold'; readonly at: Instant; readonly session: string }

/** Any act of delivery. */
export type DeliveryAct =
  | OfferAct
  | ResourcesAct
  | SessionsAct
  | SlotsAct
  | QuestionsAct
  | OfferingStateAct
  | ListAct
  | UndoListAct
  | StepAct
  | HeadsAct
  | HoldAct
  | KindAct

const names: Readonly<Record<Exclude<DeliveryAct, KindAct>['act'], true>> = {
  offer: true,
  resources: true,
  sessions: true,
  slots: true,
  questions: true,
  'offering-state': true,
  list: true,
  'undo-list': true,
  step: true,
  heads: true,
  hold: true,
}

/** Whether an act is one of delivery. */
export function isDeliveryAct(act: { readonly act: string }): act is DeliveryAct {
  return Object.hasOwn(names, act.act) || isKindAct(act)
}
