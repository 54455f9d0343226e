/** The list of results as an Excel workbook, to be filled in. */
import { type JudgedLearner, readClass } from '../../../commands/course/learners.ts'
import { writeListSheet } from '../../../formats/list-sheet/write.ts'
import { ok } from '../../../kit/result.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks, nowOf } from '../books.ts'
import { openDeskCourse } from './open-desk-course.ts'
import { resultColumns } from './result-sheet.ts'

/** The workbook, for those who may take applications out. */
export const courseResultsSheet: PrivateFile<'courseResultsSheet'> = {
  for: 'application.export',
  write: async (visit) => {
    const { language } = visit
    const id = visit.params.offering
    const read = await inBooks(visit, async (books) => {
      const course = await openDeskCourse(books, visit, { id, act: 'application.export' })
      if (!course.ok) return course
      const { learners } = await readClass(books, course.value, nowOf(visit))
      return ok({ learners, title: course.value.offering.settings.title[language] })
    })
    if (!read.ok) return read
    const { learners, title } = read.value
    const written = await writeListSheet({
      columns: resultColumns,
      rows: inTurn(learners),
      format: 'xlsx',
      language,
      title: `${language === 'ja' ? '試験・就職' : 'results'}-${title.slice(0, 40)}`,
    })
    if (!written.ok) return written
    const { name, mediaType, bytes } = written.value
    return ok({ type: mediaType, saveAs: name, content: chunksOf(bytes) })
  },
}

async function* inTurn(learners: readonly JudgedLearner[]): AsyncGenerator<JudgedLearner> {
  yield* learners
}

async function* chunksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}
