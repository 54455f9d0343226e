/** Letters at the desk as PDF: one that was sent, and a text with sample values. */
import { letterUnknown } from '../../../commands/letter/read-letter.ts'
import { previewTemplate } from '../../../commands/letter/template.ts'
import { isLetterSort } from '../../../domain/letter/sort.ts'
import { letterFileName, pressLetter } from '../../../formats/pdf/letter-paper.ts'
import { ok } from '../../../kit/result.ts'
import { writeLetterPdf } from '../../letter-file.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'

/** The letter as it was sent, for those who may read letters. */
export const deskLetterPdf: PrivateFile<'deskLetterPdf'> = {
  for: 'letter.read',
  write: writeLetterPdf,
}

/** What is being tried, or the text that holds, as it would be printed. */
export const letterPreviewPdf: PrivateFile<'letterPreviewPdf'> = {
  for: 'letter.read',
  write: async (visit) => {
    const { sort } = visit.params
    if (!isLetterSort(sort)) return letterUnknown
    const composed = await previewTemplate(contextOf(visit), sort)
    if (!composed.ok) return composed
    const letter = composed.value[visit.language] ?? composed.value.ja
    const bytes = await pressLetter(letter)
    if (!bytes.ok) return bytes
    return ok({
      type: 'application/pdf',
      saveAs: letterFileName(letter),
      content: new Uint8Array(bytes.value),
      isShown: true,
    })
  },
}
