/** The tables of what is typed and handed in before it is sent. */
import type { ColumnType } from 'kysely'
import type { ChangingJson, ChangingMoment, Moment, OptionalMoment } from './column.ts'

type DraftTable = {
  authority: string
  draft: string
  owner: string
  subject: string
  form_version: number
  typed: ChangingJson
  set_aside: ChangingJson
  saved_at: ChangingMoment
  revision: number
  writer: string
  written: ChangingJson
}

type UploadTable = {
  authority: string
  upload: string
  owner: string
  subject: string
  question: string
  application: ColumnType<string | null, never, string>
  name: string | null
  type: string
  size: number
  sha256: string | null
  bytes: Buffer | null
  created_at: Moment
  deleted_at: OptionalMoment
}

/** The tables by their names. */
export type AnswerTables = { draft: DraftTable; upload: UploadTable }
