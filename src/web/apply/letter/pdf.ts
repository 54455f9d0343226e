/** One's own letter as PDF, as it was sent. */
import { writeLetterPdf } from '../../letter-file.ts'
import type { PrivateFile } from '../../personal.ts'

/** The letter, for whoever it was sent to. */
export const letterPdf: PrivateFile<'letterPdf'> = { for: 'signed-in', write: writeLetterPdf }
