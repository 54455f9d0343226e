/** Words that the columns of several lists share. */
import { labelsOf, type PlacementOption } from '../../../domain/delivery/placement/settings.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'

/** A text in both languages. */
export const both = (ja: string, en: string): Bilingual => ({ ja, en })

/** The hint of a column that is only given out. */
export const onlyRead = both('見るためだけの列です。', 'For reading only.')

/** The hint of a column that names several options. */
export const severalOptions = both(
  '設定にある言葉を「、」で区切って書きます。',
  'As the settings have them, divided by commas.',
)

/** The hint of a column that names one option. */
export const oneOption = both('設定にある言葉で書きます。', 'As the settings have it.')

/** The labels of chosen options; null where there are none. */
export function namesOf(
  options: readonly PlacementOption[],
  keys: readonly string[],
  language: Language,
): string | null {
  const labels = labelsOf(options, keys).map((label) => label[language])
  return labels.length === 0 ? null : labels.join(language === 'ja' ? '、' : ', ')
}

/** An application's number as people read it. */
export const codeOf = (number: string): string => formatTicketCode(number as TicketCode)
