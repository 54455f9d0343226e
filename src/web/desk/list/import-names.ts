/** What taking a list in is called, on the pages that lead to it. */
import type { Bilingual } from '../../../kit/bilingual.ts'

/** The link to it. */
export const importNames: Bilingual = {
  ja: '表計算ソフトから取り込む',
  en: 'Import from a spreadsheet',
}
