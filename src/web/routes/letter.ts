/** Official letters: their part of the table of routes. */
import type { RouteTable } from './route.ts'

/** One's own letters. */
export const letterApplyRoutes = {
  letterPdf: { path: '/my/letters/:letter.pdf', kind: 'private-file' },
} as const satisfies RouteTable

/** Letters that were sent, and the texts by which they are written. */
export const letterDeskRoutes = {
  deskLetters: { path: '/desk/letters', kind: 'personal' },
  exportLetters: { path: '/desk/letters/export', kind: 'private-file' },
  deskLetterPdf: { path: '/desk/letters/:letter.pdf', kind: 'private-file' },
  deskLetter: { path: '/desk/letters/:letter', kind: 'personal' },
  letterTemplates: { path: '/desk/letter-templates', kind: 'personal' },
  letterPreviewPdf: { path: '/desk/letter-templates/:sort/preview.pdf', kind: 'private-file' },
  letterPreview: { path: '/desk/letter-templates/:sort/preview', kind: 'personal' },
  letterTemplate: { path: '/desk/letter-templates/:sort', kind: 'personal' },
} as const satisfies RouteTable
