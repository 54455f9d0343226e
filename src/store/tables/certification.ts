/** The tables of certifications: notes, checks, meetings, certificates, the register. */
import type { ColumnType } from 'kysely'
import type { ChangingMoment, Json, Moment, OptionalMoment } from './column.ts'

type Erasable = ColumnType<string | null, string | null, string | null>

type NoteTable = {
  authority: string
  note: string
  application: string
  on_day: string
  author: string
  body: Erasable
  written_at: Moment
  command: number
}

type CheckTable = {
  authority: string
  application: string
  criterion: string
  command: number
  outcome: string
  numbers: Json
  evidence_seen: boolean
  note: Erasable
  checked_at: Moment
  checked_by: string
}

type MeetingTable = {
  authority: string
  meeting: string
  application: string
  held_on: string
  result: string
  members: Erasable
  conditions: Erasable
  minutes: Erasable
  file_name: Erasable
  file_type: Erasable
  file_bytes: ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>
  recorded_at: Moment
  recorded_by: string
  command: number
}

type SerialTable = { authority: string; programme: string; fiscal_year: number; last: number }

type CertificateTable = {
  authority: string
  application: string
  command: number
  sort: string
  programme: string
  fiscal_year: number
  serial: number
  valid_from: string
  valid_until: string
  letter: string | null
}

type EntryTable = {
  authority: string
  application: string
  name_ja: string
  name_en: string
  place_ja: string
  place_en: string
  work_ja: string
  work_en: string
  shows_number: boolean
  shows_place: boolean
  shows_work: boolean
  agreed_at: OptionalMoment
  changed_at: ChangingMoment
}

/** The tables by their names. */
export type CertificationTables = {
  certification_note: NoteTable
  certification_check: CheckTable
  certification_meeting: MeetingTable
  certification_serial: SerialTable
  certification_certificate: CertificateTable
  certification_entry: EntryTable
}
