/** The days of the week, from Sunday on, as a calendar counts them. */
import type { Bilingual } from '../../../kit/bilingual.ts'

/** Their names; the place of a name is the day's number. */
export const weekdayNames: readonly Bilingual[] = [
  { ja: '日曜日', en: 'Sunday' },
  { ja: '月曜日', en: 'Monday' },
  { ja: '火曜日', en: 'Tuesday' },
  { ja: '水曜日', en: 'Wednesday' },
  { ja: '木曜日', en: 'Thursday' },
  { ja: '金曜日', en: 'Friday' },
  { ja: '土曜日', en: 'Saturday' },
]
