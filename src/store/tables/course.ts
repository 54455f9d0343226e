/** The tables of courses: points, draws, choices, progress in e-learning, certificates. */
import type { ColumnType } from 'kysely'
import type { Json, Moment, OptionalMoment } from './column.ts'

type CoursePointTable = {
  authority: string
  application: string
  criterion: string
  points: number
  command: number
}

type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>

type CourseDrawTable = {
  authority: string
  offering: string
  commitment: string
  secret: string
  committed_at: Moment
  list_digest: string | null
  terms: OptionalJson
  entries: OptionalJson
  closed_at: OptionalMoment
  record: OptionalJson
  drawn_at: OptionalMoment
  command: number
}

type CourseChoiceTable = {
  authority: string
  application: string
  command: number
  outcome: string
  rank: number | null
  reason_ja: string
  reason_en: string
}

type LearningProgressTable = {
  authority: string
  application: string
  unit_key: string
  unit: string
  percent: number
  last_on: string | null
  command: number
  taken_back_by: number | null
}

type CertificateTable = {
  authority: string
  application: string
  fiscal_year: number
  line: string
  serial: number
  issued_on: string
  document: Json
  command: number
}

/** The tables by their names. */
export type CourseTables = {
  course_point: CoursePointTable
  course_draw: CourseDrawTable
  course_choice: CourseChoiceTable
  learning_progress: LearningProgressTable
  certificate: CertificateTable
}
