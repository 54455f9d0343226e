/** Letters about grants after the decision: the amount fixed, the decision revoked, money back. */
import type { LetterSortDefinition } from './definition.ts'
import { decisionPlaces, place, reasonsPlace, rulePlace, usualText } from './usual-text.ts'

/** The sorts of this family. */
export const grantMoneyLetters = {
  'grant-fixing': {
    label: { ja: '額の確定通知書', en: 'Fixing of a grant' },
    form: 'letter',
    // 適正化法 第15条.
    fields: {
      amount: place('yen', '確定額', 'amount fixed'),
      decided: place('yen', '交付決定額', 'amount granted'),
      paid: place('yen?', '既に交付した額', 'paid already'),
      payable: place('yen?', '今後交付する額', 'still to be paid'),
      returnable: place('yen?', '返還を要する額', 'to be paid back'),
      reportedOn: place('day?', '実績報告の日', 'day of the report'),
      claimDue: place('day?', '請求書の提出期限', 'claim due by'),
      differs: place('lines?', '交付決定額と異なる理由', 'why it differs'),
      ...decisionPlaces,
      ...rulePlace,
    },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　交付額確定通知書',
        paragraphs: [
          '「{offering}」（申請番号{applicationNumber}）については、提出のあった実績報告を審査した結果、交付すべき額を下記のとおり確定したので通知します。',
          '{?claimDue}交付を受けるには、下記の期限までに請求してください。',
        ],
        particulars: {
          確定額: '{amount}',
          交付決定額: '{decided}',
          交付決定額と異なる理由: '{differs}',
          既に交付した額: '{paid}',
          今後交付する額: '{payable}',
          返還を要する額: '{returnable}',
          請求の期限: '{claimDue}',
          実績報告の日: '{reportedOn}',
          もとの交付決定: '{decidedOn}付け{decisionNumber}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Amount Fixed',
        paragraphs: [
          'Your report under "{offering}" (No. {applicationNumber}) has been examined. The amount of the grant is fixed as follows.',
          '{?claimDue}To be paid, please send your claim by the day below.',
        ],
        particulars: {
          'Amount fixed': '{amount}',
          'Amount granted': '{decided}',
          'Why it differs': '{differs}',
          'Paid already': '{paid}',
          'Still to be paid': '{payable}',
          'To be paid back': '{returnable}',
          'Claim due by': '{claimDue}',
          'Day of the report': '{reportedOn}',
          'Original decision': '{decisionNumber} of {decidedOn}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
  'grant-revocation': {
    label: { ja: '交付決定取消通知書', en: 'Revocation of a grant' },
    form: 'letter',
    // 適正化法 第17条, also after the amount was fixed; 第21条の2: with reasons.
    fields: {
      ...reasonsPlace,
      revoked: place('yen', '取り消す額', 'amount revoked'),
      decided: place('yen?', '交付決定額', 'amount granted'),
      remaining: place('yen?', '取消し後の交付決定額', 'amount that remains'),
      returnable: place('yen?', '返還を要する額', 'to be paid back'),
      ...decisionPlaces,
      ...rulePlace,
    },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　交付決定取消通知書',
        paragraphs: [
          '「{offering}」（申請番号{applicationNumber}）に係る交付の決定については、下記の理由により取り消したので通知します。',
          '{?returnable}返還の方法及び期限については、別に通知します。',
        ],
        particulars: {
          取消しの理由: '{reasons}',
          取り消す額: '{revoked}',
          交付決定額: '{decided}',
          取消し後の交付決定額: '{remaining}',
          返還を要する額: '{returnable}',
          もとの交付決定: '{decidedOn}付け{decisionNumber}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Revocation of a Grant',
        paragraphs: [
          'The grant under "{offering}" (No. {applicationNumber}) has been revoked for the reasons below.',
          '{?returnable}Another letter says how and until when to pay it back.',
        ],
        particulars: {
          Reasons: '{reasons}',
          'Amount revoked': '{revoked}',
          'Amount granted': '{decided}',
          'Amount that remains': '{remaining}',
          'To be paid back': '{returnable}',
          'Original decision': '{decisionNumber} of {decidedOn}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
  'grant-repayment': {
    label: { ja: '返還請求書', en: 'Claim for repayment' },
    form: 'letter',
    // 適正化法 第18条 (返還), 第19条 (加算金 and 延滞金).
    fields: {
      ...reasonsPlace,
      amount: place('yen', '返還する額', 'amount to be paid back'),
      interest: place('yen?', '加算金', 'interest'),
      total: place('yen', '納付する額の合計', 'sum to be paid'),
      due: place('day', '納期限', 'due by'),
      interestRate: place('text?', '加算金の率', 'rate of interest'),
      lateRate: place('text?', '延滞金の率', 'rate of interest when late'),
      payTo: place('text?', '納付の方法', 'how to pay'),
      ...decisionPlaces,
      ...rulePlace,
    },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　返還請求書',
        paragraphs: [
          '「{offering}」（申請番号{applicationNumber}）により交付した助成金については、下記のとおり返還を請求しますので、納期限までに納付してください。',
          '{?lateRate}納期限までに納付されないときは、納期限の翌日から納付の日までの日数に応じ、未納付額に年{lateRate}の割合で計算した延滞金を納付していただきます。',
        ],
        particulars: {
          返還する額: '{amount}',
          加算金: '{interest}',
          納付する額の合計: '{total}',
          納期限: '{due}',
          返還の理由: '{reasons}',
          加算金の率: '年{interestRate}',
          納付の方法: '{payTo}',
          もとの交付決定: '{decidedOn}付け{decisionNumber}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Claim for Repayment',
        paragraphs: [
          'Please pay back the grant under "{offering}" (No. {applicationNumber}) as follows, by the day below.',
          '{?lateRate}If it is not paid in time, interest of {lateRate} a year is owed on what is unpaid, from the day after that day to the day of payment.',
        ],
        particulars: {
          'Amount to be paid back': '{amount}',
          Interest: '{interest}',
          'Sum to be paid': '{total}',
          'Due by': '{due}',
          Reasons: '{reasons}',
          'Rate of interest': '{interestRate} a year',
          'How to pay': '{payTo}',
          'Original decision': '{decisionNumber} of {decidedOn}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
} as const satisfies Readonly<Record<string, LetterSortDefinition>>
