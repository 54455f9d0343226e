/** A letter as it was sent, as a file for whoever may read it. */
import { openLetterPdf } from '../commands/letter/print-letter.ts'
import { letterFileName, pressLetter } from '../formats/pdf/letter-paper.ts'
import { ok } from '../kit/result.ts'
import { contextOf, type PrivateFile } from './personal.ts'

/** The PDF, in the language of the address where there is one in it. */
export const writeLetterPdf: PrivateFile<'letterPdf' | 'deskLetterPdf'>['write'] = async (
  visit,
) => {
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
}
