/** What a volunteer reads of a scan from a step away: a colour and a few words. */
import type { ScanAnswer } from '../../domain/delivery/gathering/door-scan.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'

/** Let in, look twice, or send to the desk. The colour alone says nothing. */
export type AnswerTone = 'good' | 'twice' | 'stop'

/** The tone of each outcome. */
export const answerTones: Readonly<Record<ScanAnswer['outcome'], AnswerTone>> = {
  'checked-in': 'good',
  anonymous: 'good',
  already: 'twice',
  undone: 'twice',
  cancelled: 'stop',
  waits: 'stop',
  unknown: 'stop',
  elsewhere: 'stop',
  'other-day': 'stop',
}

/** The words of each outcome. */
const answerWords: Readonly<Record<ScanAnswer['outcome'], Bilingual>> = {
  'checked-in': { ja: '受付しました', en: 'Checked in' },
  anonymous: { ja: '人数を記録しました', en: 'Counted' },
  already: { ja: 'すでに受付済み', en: 'Checked in already' },
  undone: { ja: '取り消しました', en: 'Taken back' },
  cancelled: { ja: '取消済み', en: 'Cancelled' },
  waits: { ja: 'キャンセル待ち', en: 'On the wait list' },
  unknown: { ja: '予約にありません', en: 'No reservation' },
  elsewhere: { ja: '別の日程の入場券', en: 'Another session' },
  'other-day': { ja: '受付の日ではありません', en: 'Not this day' },
}

/** The words with the time since when somebody is in. */
export function headlineOf({ outcome, since }: ScanAnswer): Bilingual {
  const words = answerWords[outcome]
  if (outcome !== 'already' || since === null) return words
  const time = timeOfDay(since)
  return { ja: `${words.ja}（${time}）`, en: `${words.en} (${time})` }
}
