/** The tables of dispatch: experts, requests and who goes, visits, fee claims. */
import type { Generated } from 'kysely'
import type { ChangingMoment, Moment, OptionalMoment } from './column.ts'

type ExpertTable = {
  authority: string
  expert: string
  account: string | null
  name: string
  fields: string[]
  areas: string[]
  capacity: number | null
  is_open: boolean
  version: number
  command: number
}

type ExpertContractTable = {
  authority: string
  expert: string
  corporate_number: string
}

type DispatchTable = {
  authority: string
  application: string
  visits: number
  field: string
  area: string
  expert: string | null
  assigned_at: OptionalMoment
  command: number
}

type FeeClaimTable = {
  authority: string
  claim: string
  expert: string
  programme: string
  month: string
  state: string
  visits: number
  yen: number
  submitted_at: Moment
  settled_at: OptionalMoment
  paid_on: string | null
  reason: string | null
  command: number
}

type DispatchVisitTable = {
  authority: string
  visit: string
  application: string
  expert: string
  state: string
  held_on: string
  begins_at: string | null
  minutes: number
  channel: string
  fiscal_year: number
  yen: Generated<number>
  reported_at: OptionalMoment
  reported_by: number | null
  rating: number | null
  confirmed_at: OptionalMoment
  confirmed_by: number | null
  claim: string | null
  command: number
}

type DispatchCompanyTable = { authority: string; party: string; counted_by: number }

type DispatchTextTable = {
  authority: string
  visit: string
  done: Generated<string>
  advice: Generated<string>
  next: Generated<string>
  words: Generated<string>
  saved_at: ChangingMoment
}

/** The tables by their names. */
export type DispatchTables = {
  expert: ExpertTable
  expert_contract: ExpertContractTable
  dispatch: DispatchTable
  fee_claim: FeeClaimTable
  dispatch_visit: DispatchVisitTable
  dispatch_company: DispatchCompanyTable
  dispatch_text: DispatchTextTable
}
