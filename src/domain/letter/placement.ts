/** Letters about persons who work at a company for a time. */
import type { LetterSortDefinition } from './definition.ts'
import { place, rulePlace, usualText } from './usual-text.ts'

/** The sorts of this family. */
export const placementLetters = {
  'placement-decision': {
    label: { ja: 'トライアル就労決定通知書', en: 'Placement decision' },
    form: 'letter',
    fields: {
      period: place('period', '就労の期間', 'period'),
      company: place('text', '就労先', 'company'),
      person: place('text?', '就労する方', 'person'),
      work: place('text?', '仕事の内容', 'work'),
      venue: place('text?', '就労の場所', 'place'),
      hours: place('text?', '就労の日と時間', 'days and hours'),
      pay: place('text?', '賃金・手当', 'pay'),
      ...rulePlace,
    },
    usual: {
      printsConditions: true,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　トライアル就労決定通知書',
        paragraphs: [
          '{appliedOn}付けで申込みのあった「{offering}」（申込番号{applicationNumber}）については、下記のとおりトライアル就労を決定したので通知します。',
        ],
        particulars: {
          就労先: '{company}',
          就労する方: '{person}',
          就労の期間: '{period}',
          仕事の内容: '{work}',
          就労の場所: '{venue}',
          就労の日と時間: '{hours}',
          '賃金・手当': '{pay}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Placement Decided',
        paragraphs: [
          'On your request of {appliedOn} under "{offering}" (No. {applicationNumber}) the following placement has been decided.',
        ],
        particulars: {
          Company: '{company}',
          Person: '{person}',
          Period: '{period}',
          Work: '{work}',
          Place: '{venue}',
          'Days and hours': '{hours}',
          Pay: '{pay}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
} as const satisfies Readonly<Record<string, LetterSortDefinition>>
