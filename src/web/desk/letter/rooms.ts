/** Official letters at the desk: which page answers which route. */
import type { Rooms } from '../../personal.ts'
import { exportLettersFile } from './export.ts'
import { letterPage } from './letter.tsx'
import { lettersPage } from './list.tsx'
import { deskLetterPdf, letterPreviewPdf } from './pdf.ts'
import { letterPreviewPage } from './preview.tsx'
import { letterTemplatePage } from './template.tsx'
import { letterTemplatesPage } from './templates.tsx'

/** The pages and files of `routes/letter.ts`. */
export const letterDeskRooms = {
  personal: {
    deskLetters: lettersPage,
    deskLetter: letterPage,
    letterTemplates: letterTemplatesPage,
    letterPreview: letterPreviewPage,
    letterTemplate: letterTemplatePage,
  },
  privateFiles: { exportLetters: exportLettersFile, deskLetterPdf, letterPreviewPdf },
  live: {},
} as const satisfies Rooms
