/** The tables of consultations: where they stand, and what was written. */
import type { ColumnType } from 'kysely'
import type { Moment, OptionalMoment } from './column.ts'

type ConsultationTable = {
  authority: string
  application: string
  digest: string | null
  taken_by: string | null
  taken_at: OptionalMoment
  waits_since: OptionalMoment
  next_contact_on: string | null
}

type ConsultationTextTable = {
  authority: string
  text: string
  application: string
  sort: ColumnType<string, string, never>
  author: ColumnType<string | null, string | null, never>
  body: ColumnType<string, string, never>
  written_at: Moment
}

/** The tables by their names. */
export type ConsultationTables = {
  consultation: ConsultationTable
  consultation_text: ConsultationTextTable
}
