/** The minutes of a committee as the file that was handed in. */
import { findCertification } from '../../../commands/certification/open-certification.ts'
import { certificationRights } from '../../../commands/certification/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { mediaTypes, type MediaType } from '../../../domain/question/media-type.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { findMeetingFile } from '../../../store/certification-file.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks } from '../books.ts'

/** The file, for those who examine the certification. */
export const certificationMinutesFile: PrivateFile<'certificationMinutes'> = {
  for: 'application.list',
  write: (visit) =>
    inBooks(visit, async (books) => {
      const { application, meeting } = visit.params
      const opened = await findCertification(books, application)
      if (!opened.ok) return opened
      const { offering } = opened.value
      const may = mayWith(visit.visitor.actor, certificationRights.see, offering)
      if (!may.ok) return may
      const file = isId(meeting)
        ? await findMeetingFile(books, { application, meeting })
        : undefined
      if (!file) return minutesUnknown
      const { media } = mediaTypes[file.type as MediaType]
      return ok({ type: media, saveAs: file.name, content: new Uint8Array(file.bytes) })
    }),
}

const minutesUnknown = refuse(
  'minutes_unknown',
  'この議事録は見つかりません。消去されたか、別の申請のものです。',
  'These minutes cannot be found: they were erased, or belong to another application.',
)
