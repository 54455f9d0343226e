/** The tables of supports: agencies and their staff, who shares what, what was done and is due. */
import type { ColumnType } from 'kysely'
import type { Moment } from './column.ts'

/** Written once. */
type Fixed<T> = ColumnType<T, T, never>

type SupportAgencyTable = {
  authority: string
  agency: string
  programme: Fixed<string>
  sort: string
  name_ja: string
  name_en: string
  is_open: boolean
  command: Fixed<number>
}

type SupportAgencyMemberTable = {
  authority: string
  agency: string
  account: string
  command: Fixed<number>
}

type SupportTable = {
  authority: string
  application: string
  area: string
  why: string
  contact_name: string
  contact_telephone: string
}

type SupportShareTable = {
  authority: string
  application: string
  agency: string
  is_lead: boolean
  since: Moment
  command: Fixed<number>
}

type SupportRecordTable = {
  authority: string
  record: string
  application: string
  sort: Fixed<string>
  act: Fixed<string>
  happened_on: Fixed<string>
  way: Fixed<string | null>
  agency: Fixed<string | null>
  persons: Fixed<number | null>
  author: Fixed<string | null>
  ours: string
  theirs: string
  said: string
  minutes: string
  taken_back_by: number | null
  command: Fixed<number>
}

type SupportGoalTable = {
  authority: string
  goal: string
  application: string
  text: string
  due_on: string | null
  state: string
  settled_on: string | null
  command: Fixed<number>
}

type SupportDueTable = {
  authority: string
  due: string
  application: string
  sort: Fixed<string>
  due_on: Fixed<string>
  months: Fixed<number | null>
  record: Fixed<string | null>
  text: string
  owed_by: Fixed<string>
  owed_agency: string | null
  owed_person: string
  answer: string | null
  answered_on: string | null
  answered_by: number | null
  command: Fixed<number>
}

/** The tables by their names. */
export type SupportTables = {
  support_agency: SupportAgencyTable
  support_agency_member: SupportAgencyMemberTable
  support: SupportTable
  support_share: SupportShareTable
  support_record: SupportRecordTable
  support_goal: SupportGoalTable
  support_due: SupportDueTable
}
