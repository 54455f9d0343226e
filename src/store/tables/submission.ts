/** The tables of what applicants send after they have applied. */
import type { Json, Moment } from './column.ts'

type SubmissionTable = {
  authority: string
  submission: string
  application: string
  purpose: string
  version: number
  form_version: number
  act: string
  sent_at: Moment
  sent_by: string
  command: number
}

type SubmissionAnswerTable = {
  authority: string
  submission: string
  answers: Json
}

type ReturnItemTable = {
  authority: string
  application: string
  command: number
  position: number
  question: string | null
  purpose: string
  remark: string | null
}

/** The tables by their names. */
export type SubmissionTables = {
  submission: SubmissionTable
  submission_answer: SubmissionAnswerTable
  return_item: ReturnItemTable
}
