/** The table of notices: mails that wait, were sent, or are kept. */
import type { ColumnType, Generated } from 'kysely'
import type { NoticeState } from '../../domain/notice/state.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { ChangingJson, ChangingMoment, Json, Moment, OptionalMoment } from './column.ts'

/** A notice's row. `address` and `details` are personal and can be erased. */
type NoticeTable = {
  authority: string
  notice: string
  template: string
  language: Language
  programme: string
  address: string | null
  account: string | null
  party: string | null
  subject_key: string | null
  details: ChangingJson
  about: Json
  application: string | null
  created_at: Moment
  due_at: Moment
  useful_until: ColumnType<Date | null, string | null, never>
  state: NoticeState
  attempts: Generated<number>
  doubts: Generated<number>
  next_attempt_at: ChangingMoment
  last_error_code: string | null
  sent_at: OptionalMoment
  message_id: string | null
  command: number | null
}

/** The tables of this file by their names. */
export type NoticeTables = { notice: NoticeTable }
