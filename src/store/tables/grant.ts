/** The tables of grants: awards, reviews, accounts to pay to, payment runs. */
import type { ChangingJson, ChangingMoment, Json, Moment } from './column.ts'
import type { ColumnType } from 'kysely'

type GrantAwardTable = {
  authority: string
  application: string
  course: string
  tier: string | null
  cost_yen: number | null
  persons: number | null
  computed_yen: number
  decided_yen: number
  decided_on: string
  ends_on: string | null
  fixed_yen: number | null
  fixed_on: string | null
  paid_yen: number
  paid_on: string | null
  revoked_yen: number
  repay_yen: number | null
  repay_ordered_on: string | null
  repay_due_on: string | null
  repay_basis_points: number | null
  version: number
}

type GrantAwardVersionTable = {
  authority: string
  application: string
  version: number
  act: string
  decided_yen: number
  fixed_yen: number | null
  persons: number | null
  conditions: Json
  command: number
}

type OptionalJson = ColumnType<unknown, string | null, string | null>

type GrantReviewTable = {
  authority: string
  application: string
  round: number
  reviewer: string
  findings: OptionalJson
  reviewed_at: ChangingMoment
  command: number
}

type GrantClosingTable = {
  authority: string
  offering: string
  left_yen: number
  closed_at: Moment
  command: number
}

type GrantAccountTable = {
  authority: string
  application: string
  bank: string
  branch: string
  type: string
  number: string
  holder: string
  claimed_at: ChangingMoment
}

type GrantPayerTable = { authority: string; document: ChangingJson; command: number }

type GrantRunTable = {
  authority: string
  run: string
  number: number
  programme: string
  state: string
  transfer_on: string
  made_at: Moment
  changed_at: ChangingMoment
  command: number
}

type GrantTransferTable = {
  authority: string
  run: string
  application: string
  line: number
  yen: number
  state: string
  account: OptionalJson
  reason: string | null
}

/** The tables by their names. */
export type GrantTables = {
  grant_award: GrantAwardTable
  grant_award_version: GrantAwardVersionTable
  grant_review: GrantReviewTable
  grant_closing: GrantClosingTable
  grant_account: GrantAccountTable
  grant_payer: GrantPayerTable
  grant_run: GrantRunTable
  grant_transfer: GrantTransferTable
}
