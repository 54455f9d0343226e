/**
 * What the commands of a kind do to one application, as data: a contact that is recorded, a visit
 * that is reported, a grant that is decided. What a deed makes is known to later ones by the name
 * that it gives it.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { MeetingResult } from './delivery/certification/meeting.ts'
import type { CertificateSort } from './delivery/certification/period.ts'
import type { VisitChannel } from './delivery/dispatch/visit.ts'
import type { HiredReason, NotHiredReason } from './delivery/placement/reason.ts'
import type { ContactWay } from './delivery/support/record.ts'
import type { RetentionMonths } from './delivery/lifecycle.ts'
import type { PartyReference } from './party.ts'

/** What is done to a support. */
export type SupportDeed =
  | { readonly does: 'register'; readonly on: CalendarDate; readonly reason: string | null }
  | { readonly does: 'close'; readonly reason: string }
  | {
      readonly does: 'contact'
      readonly on: CalendarDate
      readonly way: ContactWay
      readonly said: string
      readonly reason: string | null
    }
  | { readonly does: 'hire'; readonly on: CalendarDate; readonly persons: number }
  /** Says whether the jobs of a hiring have held so many months after it. */
  | {
      readonly does: 'answer'
      readonly hiring: string
      readonly months: RetentionMonths
      readonly on: CalendarDate
      readonly answer: 'yes' | 'no'
    }
  | { readonly does: 'undo'; readonly record: string; readonly reason: string }

/** What is done to a request for an expert. */
export type DispatchDeed =
  | {
      readonly does: 'decide'
      readonly visits: number
      readonly field: string
      readonly area: string
    }
  /** Names an expert that an earlier act has entered. */
  | { readonly does: 'assign'; readonly expert: string }
  /** Plans a visit, and reports it. */
  | {
      readonly does: 'visit'
      readonly on: CalendarDate
      readonly minutes: number
      readonly channel: VisitChannel
      readonly done: string
      readonly advice: string
      readonly reason: string | null
    }
  | {
      readonly does: 'confirm'
      readonly visit: string
      readonly rating: number
      readonly words: string
    }
  | { readonly does: 'undo'; readonly visit: string; readonly reason: string }

/** What is done to a certification. */
export type CertificationDeed =
  | { readonly does: 'note'; readonly on: CalendarDate; readonly body: string }
  /** Enters papers that came by post. */
  | { readonly does: 'papers'; readonly papers: 'apply' | 'ask-full' }
  /** Records what was counted for each criterion, by its key; nothing where it is yes or no. */
  | { readonly does: 'check'; readonly criteria: Readonly<Record<string, readonly number[]>> }
  | { readonly does: 'examine' }
  | {
      readonly does: 'committee'
      readonly heldOn: CalendarDate
      readonly result: MeetingResult
      readonly members: string
    }
  /** Enters what may be read in the public register. */
  | {
      readonly does: 'entry'
      readonly name: Bilingual
      readonly place: Bilingual
      readonly work: Bilingual
    }
  | { readonly does: 'certify'; readonly sort: CertificateSort; readonly on: CalendarDate }

/** What is done to a company's offer of workplaces. */
export type HostingDeed = {
  readonly does: 'position'
  readonly title: string
  /** For how many people. */
  readonly seats: number
}

/** What is done to a person who is to be placed. */
export type PlacementDeed =
  /** Proposes a position that an earlier deed has entered; both sides say yes. */
  | { readonly does: 'match'; readonly position: string }
  | {
      readonly does: 'decide'
      readonly on: CalendarDate
      readonly from: CalendarDate
      readonly to: CalendarDate
    }
  /** The first day of work, at the company that was proposed. */
  | { readonly does: 'start'; readonly on: CalendarDate; readonly host: PartyReference }
  | { readonly does: 'undo-start'; readonly start: string; readonly reason: string }
  | { readonly does: 'end'; readonly on: CalendarDate }
  | {
      readonly does: 'result'
      readonly on: CalendarDate
      readonly result: 'hired' | 'not-hired'
      readonly why: HiredReason | NotHiredReason
    }

/** What is done to an application for a grant. */
export type GrantDeed =
  /** Goes through the checklist, as a reviewer that an earlier act has entered. */
  | { readonly does: 'review'; readonly reviewer: string; readonly items: readonly string[] }
  | {
      readonly does: 'decide'
      /** One of the fixed sums of the call's only course. */
      readonly tier: string
      readonly yen: number
      /** For how many people; null where the grant is not for people. */
      readonly persons: number | null
      /** Whether the sum is fixed with it (奨励金). */
      readonly isFixed: boolean
    }
  | { readonly does: 'fix'; readonly yen: number; readonly reason: string | null }
  /** Claims the sum, for an account that is made up. */
  | { readonly does: 'claim' }

/** The deeds of each kind of delivery that has its own commands. */
export type Deeds = {
  readonly support: SupportDeed
  readonly dispatch: DispatchDeed
  readonly certification: CertificationDeed
  readonly hosting: HostingDeed
  readonly placement: PlacementDeed
  readonly grant: GrantDeed
}

/** A deed with its kind. */
export type Deed = {
  readonly [Kind in keyof Deeds]: { readonly lifecycle: Kind; readonly deed: Deeds[Kind] }
}[keyof Deeds]
