/** The tables of delivery: offerings, sessions, seats, applications, activities. */
import type { ColumnType, Generated } from 'kysely'
import type { ChangingJson, ChangingMoment, Json, Moment, OptionalMoment } from './column.ts'

type OfferingTable = {
  authority: string
  offering: string
  programme: string
  component: string
  kind: string
  state: string
  opens_at: OptionalMoment
  closes_at: OptionalMoment
  title_ja: string
  title_en: string
  settings: ChangingJson
  version: number
  created_at: Moment
  changed_at: ChangingMoment
}

type OfferingVersionTable = {
  authority: string
  offering: string
  version: number
  document: Json
  command: number
}

type OfferingFormTable = {
  authority: string
  offering: string
  purpose: string
  version: number
  document: Json
  command: number
}

type ResourceTable = {
  authority: string
  resource: string
  offering: string
  sort: string
  name_ja: string
  name_en: string
  party: string | null
  account: string | null
  details: ChangingJson
  place: number
  is_open: boolean
  command: number
}

type SessionTable = {
  authority: string
  session: string
  offering: string
  resource: string | null
  state: string
  starts_at: ChangingMoment
  ends_at: ChangingMoment
  title_ja: string
  title_en: string
  place_ja: string
  place_en: string
  online_link: string | null
  revision: number
  /** Null where it was made by hand, not from opening hours. */
  by_plan: Generated<string | null>
  command: number
}

type SeatsTable = {
  authority: string
  place: string
  offering: string
  capacity: number | null
  taken: number
}

type ApplicationTable = {
  authority: string
  application: string
  number: string
  offering: string
  session: string | null
  place: string
  parent: string | null
  claim: string
  lifecycle: string
  state: string
  holds_seat: boolean
  waits: boolean
  is_live: boolean
  awaits_staff: boolean
  party: string | null
  party_type: string | null
  account: string | null
  form_version: number | null
  offered_until: OptionalMoment
  weight: number
  applied_at: Moment
  changed_at: ChangingMoment
  command: number
  /** The place in the order of those who wait, where a selection gave one. */
  turn: ColumnType<number | null, never, number | null>
}

type ApplicationDetailTable = {
  authority: string
  application: string
  name: string | null
  kana: string | null
  mail: string | null
  telephone: string | null
  language: string
  answers: ChangingJson
}

type StepTable = {
  authority: string
  application: string
  command: number
  act: string
  from_state: string | null
  to_state: string
  taken_at: Moment
  taken_by: string
  reason: string | null
}

type ActivityTable = {
  authority: string
  activity: string
  offering: string
  session: string | null
  application: string | null
  sort: string
  once: string | null
  happened_at: Moment
  channel: string | null
  quantity: number
  details: ChangingJson
  entered_by: string
  taken_back_by: ColumnType<number | null, number | null | undefined, number>
  command: number
}

/** The tables by their names. */
export type DeliveryTables = {
  offering: OfferingTable
  offering_version: OfferingVersionTable
  offering_form: OfferingFormTable
  resource: ResourceTable
  session: SessionTable
  seats: SeatsTable
  application: ApplicationTable
  application_detail: ApplicationDetailTable
  step: StepTable
  activity: ActivityTable
}
