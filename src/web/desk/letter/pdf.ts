/** Letters at the desk as PDF: one that was sent, and a text with sample values. */
import { openLetterPdf } from '../../../commands/letter/print-letter.ts'
import { letterUnknown } from '../../../commands/letter/read-letter.ts'
import { previewTemplate } from '../../../commands/letter/template.ts'
import { isLetterSort } from '../../../domain/letter/sort.ts'
import { letterFileName, pressLetter } from '../../../formats/pdf/letter-paper.ts'
import { ok } from '../../../kit/result.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'

/** The letter as it was sent, in the language of the address where there is one in it. */
export const deskLetterPdf: PrivateFile<'deskLetterPdf'> = {
  for: 'letter.read',
  write: async (visit) => {
    const asked = { letter: visit.params.letter, language: visit.language }
    const printed = await openLetterPdf(contextOf(visit), asked, pressLetter)
    if (!printed.ok) return printed
    const { letter, bytes } = printed.value
    return ok({
      type: 'application/pdf',
      saveAs: letterFileName(letter),
      content: new Uint8Array(bytes),
      isShown: true,
    })
  },
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
