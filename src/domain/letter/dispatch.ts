/** Letters about experts who are sent to companies. */
import type { LetterSortDefinition } from './definition.ts'
import { place, reasonsPlace, rulePlace, usualText } from './usual-text.ts'

/** The sorts of this family. */
export const dispatchLetters = {
  'dispatch-decision': {
    label: { ja: '専門家派遣決定通知書', en: 'Decision to send an expert' },
    form: 'letter',
    fields: {
      visits: place('number', '派遣の回数の上限', 'greatest number of visits'),
      hours: place('number?', '1回の時間の上限', 'greatest hours of a visit'),
      field: place('text?', '支援の分野', 'field'),
      expert: place('text?', '派遣する専門家', 'expert'),
      period: place('period?', '派遣の期間', 'period'),
      venue: place('text?', '派遣の場所', 'place'),
      cost: place('text?', '費用の負担', 'costs'),
      ...rulePlace,
    },
    usual: {
      printsConditions: true,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　専門家派遣決定通知書',
        paragraphs: [
          '{appliedOn}付けで申込みのあった「{offering}」（申込番号{applicationNumber}）については、下記のとおり専門家を派遣することを決定したので通知します。',
        ],
        particulars: {
          派遣の回数: '{visits}回以内',
          '1回の時間': '{hours}時間以内',
          支援の分野: '{field}',
          派遣する専門家: '{expert}',
          派遣の期間: '{period}',
          派遣の場所: '{venue}',
          費用の負担: '{cost}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: An Expert Will Come',
        paragraphs: [
          'On your request of {appliedOn} under "{offering}" (No. {applicationNumber}) we have decided to send you an expert as follows.',
        ],
        particulars: {
          Visits: 'up to {visits}',
          'Hours of a visit': 'up to {hours}',
          Field: '{field}',
          Expert: '{expert}',
          Period: '{period}',
          Place: '{venue}',
          Costs: '{cost}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
  'dispatch-refusal': {
    label: { ja: '専門家派遣不承認通知書', en: 'Refusal to send an expert' },
    form: 'letter',
    fields: { ...reasonsPlace, ...rulePlace },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　専門家派遣不承認通知書',
        paragraphs: [
          '{appliedOn}付けで申込みのあった「{offering}」（申込番号{applicationNumber}）については、下記の理由により専門家を派遣しないことを決定したので通知します。',
        ],
        particulars: { 派遣しない理由: '{reasons}', 根拠規定: '{rule}' },
      }),
      en: usualText({
        subject: '{offering}: Notice of Refusal',
        paragraphs: [
          'On your request of {appliedOn} under "{offering}" (No. {applicationNumber}) we have decided not to send an expert, for the reasons below.',
        ],
        particulars: { Reasons: '{reasons}', 'Under the rule': '{rule}' },
      }),
    },
  },
} as const satisfies Readonly<Record<string, LetterSortDefinition>>
