/** What the page of an examination shows, and what its parts are given. */
import type { Examination } from '../../../commands/certification/read-examination.ts'
import type { ApplicationDetail } from '../../../domain/delivery/application.ts'
import type { PersonalVisit } from '../../personal.ts'
import type { SentRead } from '../sending/submissions.tsx'

/** A visit of the page. */
export type ExaminationVisit = PersonalVisit<'certificationExamination'>

/** Everything that the page shows. */
export type ExaminationRead = Examination & {
  readonly detail: ApplicationDetail | undefined
  readonly company: string | null
  readonly sent: SentRead
  readonly names: ReadonlyMap<string, string>
}

/** What the parts of the page are given. */
export type PartProps = { readonly visit: ExaminationVisit; readonly read: ExaminationRead }
