/** The tables of placements: profiles, positions, matches, visits, periods, retention. */
import type { ChangingJson, ChangingMoment, Json, Moment, OptionalMoment } from './column.ts'

type PlacementProfileTable = {
  authority: string
  application: string
  document: ChangingJson
  birth_date: string | null
  changed_at: ChangingMoment
  command: number
}

type HostPositionTable = {
  authority: string
  position: string
  application: string
  document: ChangingJson
  seats: number
  taken: number
  is_open: boolean
  version: number
  created_at: Moment
  changed_at: ChangingMoment
  command: number
}

type PlacementMatchTable = {
  authority: string
  match: string
  application: string
  host: string
  position: string
  criteria: Json
  proposed_at: Moment
  person_says: string | null
  person_said_at: OptionalMoment
  person_reason: string | null
  person_words: string | null
  company_says: string | null
  company_said_at: OptionalMoment
  company_reason: string | null
  company_words: string | null
  visit_on: string | null
  closed_at: OptionalMoment
  closed_by: string | null
  command: number
}

type PlacementVisitTable = {
  authority: string
  visit: string
  match: string
  visited_on: string
  outcome: string
  words: string | null
  command: number
}

type PlacementTermTable = {
  authority: string
  match: string
  application: string
  person: string
  decided_on: string
  starts_on: string
  ends_on: string
  started_on: string | null
  start_command: number | null
  ended_on: string | null
  result: string | null
  result_on: string | null
  result_reason: string | null
  result_words: string | null
  host_result: string | null
  host_reason: string | null
  host_words: string | null
  host_told_at: OptionalMoment
  cancelled_at: OptionalMoment
  command: number
}

type PlacementRetentionTable = {
  authority: string
  match: string
  months: number
  held: boolean
  noted_on: string
  words: string | null
  command: number
}

/** The tables by their names. */
export type PlacementTables = {
  placement_profile: PlacementProfileTable
  host_position: HostPositionTable
  placement_match: PlacementMatchTable
  placement_visit: PlacementVisitTable
  placement_term: PlacementTermTable
  placement_retention: PlacementRetentionTable
}
