/** The tables as the database has them, for typed queries. `db/schema.sql` is the full picture. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { AccountTables } from './tables/account.ts'
import type { AnswerTables } from './tables/answer.ts'
import type { CertificationTables } from './tables/certification.ts'
import type { Json, Moment } from './tables/column.ts'
import type { ConsultationTables } from './tables/consultation.ts'
import type { CourseTables } from './tables/course.ts'
import type { DeliveryTables } from './tables/delivery.ts'
import type { DispatchTables } from './tables/dispatch.ts'
import type { GatheringTables } from './tables/gathering.ts'
import type { GrantTables } from './tables/grant.ts'
import type { LetterTables } from './tables/letter.ts'
import type { NoticeTables } from './tables/notice.ts'
import type { PlacementTables } from './tables/placement.ts'
import type { SubmissionTables } from './tables/submission.ts'
import type { SupportTables } from './tables/support.ts'

type AuthorityTable = { authority: string; name_ja: string; name_en: string }

type CommandTable = {
  authority: string
  position: GeneratedAlways<number>
  id: string
  act: string
  actor: string
  idempotency_key: string
  input_digest: string
  recorded_at: Moment
  reason: string | null
  undoes: number | null
  outcome: ColumnType<unknown, string | undefined, string>
  xid: Generated<string>
}

type PlanVersionTable = {
  authority: string
  fiscal_year: number
  version: number
  document: Json
  digest: string
  command: number
}

type ProgrammeTable = { authority: string; programme: string; component: string }

type PartyTable = { authority: string; party: string; party_type: string; command: number }

type PartyIdentifierTable = {
  authority: string
  party_type: string
  scheme: string
  value: string
  party: string
}

type PartyDetailTable = { authority: string; party: string; name: string }

type PartyMergeTable = {
  authority: string
  id: string
  absorbed: string
  surviving: string
  reason: string
  command: number
}

type PartyUnmergeTable = {
  authority: string
  merge: string
  reason: string
  command: number
}

type FactTable = {
  authority: string
  id: string
  programme: string
  component: string
  kind: string
  party: string | null
  party_type: string | null
  offering: string | null
  session: string | null
  application: string | null
  quantity: number
  unit: string
  tags: string[]
  occurred_on: string
  recorded_at: Moment
  recorded_by: string
  command: number
  late: boolean
  corrects: string | null
  reason: string | null
  source_key: string | null
}

type PeriodEventTable = {
  authority: string
  fiscal_year: number
  programme: string
  closes: boolean
  reason: string
  command: number
}

type SealTable = {
  authority: string
  number: number
  commands: number
  facts: number
  digest: string
  previous_digest: string | null
  sealed_at: Moment
}

type SealCommandTable = {
  authority: string
  command: number
  seal: number
  facts: number
  digest: string
}

type EditionTable = {
  authority: string
  fiscal_year: number
  number: number
  document: Json
  command: number
}

type EditionEntriesTable = {
  authority: string
  fiscal_year: number
  number: number
  line: string
  indicator: string
  page: number
  entries: Json
}

/** Every table by its name. */
export type Tables = TrunkTables &
  AccountTables &
  AnswerTables &
  CertificationTables &
  ConsultationTables &
  CourseTables &
  DeliveryTables &
  DispatchTables &
  GatheringTables &
  GrantTables &
  LetterTables &
  NoticeTables &
  PlacementTables &
  SubmissionTables &
  SupportTables

type TrunkTables = {
  authority: AuthorityTable
  command: CommandTable
  plan_version: PlanVersionTable
  programme: ProgrammeTable
  party: PartyTable
  party_identifier: PartyIdentifierTable
  party_detail: PartyDetailTable
  party_merge: PartyMergeTable
  party_unmerge: PartyUnmergeTable
  fact: FactTable
  period_event: PeriodEventTable
  seal: SealTable
  seal_command: SealCommandTable
  edition: EditionTable
  edition_entries: EditionEntriesTable
}
