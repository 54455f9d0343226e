/** The tables of official letters: their texts, their numbers, and what was sent. */
import type { ColumnType } from 'kysely'
import type { ChangingJson, ChangingMoment, Json, Moment } from './column.ts'

type LetterTemplateTable = {
  authority: string
  sort: string
  version: number
  document: ColumnType<unknown, string | null, never>
  command: number
}

type LetterDraftTable = {
  authority: string
  sort: string
  actor: string
  document: ChangingJson
  changed_at: ChangingMoment
}

type LetterNumberingTable = {
  authority: string
  fiscal_year: number
  form: string
  last: number
  command: number
}

type LetterTable = {
  authority: string
  letter: string
  application: string
  programme: string
  sort: string
  template_version: number
  fiscal_year: number
  serial: number
  number: string
  issued_on: string
  addressee_type: 'person' | 'organisation'
  command: number
}

type LetterDetailTable = { authority: string; letter: string; document: Json }

type LetterPrintTable = {
  authority: string
  letter: string
  language: string
  bytes: Buffer
  digest: string
  printed_at: Moment
}

type LetterUnprintedTable = { authority: string; letter: string }

/** The tables by their names. */
export type LetterTables = {
  letter_template: LetterTemplateTable
  letter_draft: LetterDraftTable
  letter_numbering: LetterNumberingTable
  letter: LetterTable
  letter_detail: LetterDetailTable
  letter_print: LetterPrintTable
  letter_unprinted: LetterUnprintedTable
}
