/**
 * The tables of gatherings: links that open one thing, and interviews in the line of their booth.
 */
import type { Moment, OptionalMoment } from './column.ts'

type PassTable = {
  authority: string
  pass: string
  purpose: string
  digest: string
  label: string
  offering: string
  session: string | null
  resource: string | null
  made_at: Moment
  expires_at: Moment
  ended_at: OptionalMoment
  command: number
}

type InterviewCallTable = {
  authority: string
  application: string
  line: string | null
  number: number | null
  called_at: OptionalMoment
  calls: number
  behind: number | null
  behind_since: OptionalMoment
  met_at: OptionalMoment
}

/** The tables by their names. */
export type GatheringTables = { pass: PassTable; interview_call: InterviewCallTable }
