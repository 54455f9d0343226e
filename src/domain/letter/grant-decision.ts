/** Letters about grants until the decision: to mend, granted, not granted, changed. */
import type { LetterSortDefinition } from './definition.ts'
import { decisionPlaces, place, reasonsPlace, rulePlace, usualText } from './usual-text.ts'

/** The sorts of this family. */
export const grantDecisionLetters = {
  'grant-decision': {
    label: { ja: '交付決定通知書', en: 'Grant decision' },
    form: 'letter',
    // 適正化法 第6条、第8条: what was decided, and under which conditions; 第9条: until when to withdraw.
    fields: {
      amount: place('yen', '交付決定額', 'amount granted'),
      requested: place('yen?', '交付申請額', 'amount applied for'),
      cost: place('yen?', '助成対象経費', 'eligible costs'),
      rate: place('text?', '助成率', 'rate'),
      undertaking: place('text?', '助成事業の内容', 'what is supported'),
      course: place('text?', '区分', 'course'),
      period: place('period?', '事業の期間', 'period'),
      modified: place('lines?', '申請の内容から改めた点', 'what differs from the application'),
      withdrawUntil: place('day?', '申請を取り下げることができる期限', 'last day to withdraw'),
      reportDue: place('day?', '実績報告書の提出期限', 'report due by'),
      ...rulePlace,
    },
    usual: {
      printsConditions: true,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　交付決定通知書',
        paragraphs: [
          '{appliedOn}付けで申請のあった「{offering}」（申請番号{applicationNumber}）については、審査の結果、下記のとおり交付することを決定したので通知します。',
        ],
        particulars: {
          交付決定額: '{amount}',
          交付申請額: '{requested}',
          助成対象経費: '{cost}',
          助成率: '{rate}',
          助成事業の内容: '{undertaking}',
          区分: '{course}',
          事業の期間: '{period}',
          申請の内容から改めた点: '{modified}',
          申請の取下げの期限: '{withdrawUntil}',
          実績報告書の提出期限: '{reportDue}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Notice of Grant',
        paragraphs: [
          'Your application of {appliedOn} for "{offering}" (No. {applicationNumber}) has been examined. We have decided to make the following grant.',
        ],
        particulars: {
          'Amount granted': '{amount}',
          'Amount applied for': '{requested}',
          'Eligible costs': '{cost}',
          Rate: '{rate}',
          'What is supported': '{undertaking}',
          Course: '{course}',
          Period: '{period}',
          'What differs from the application': '{modified}',
          'Last day to withdraw the application': '{withdrawUntil}',
          'Report due by': '{reportDue}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
  'grant-refusal': {
    label: { ja: '不交付決定通知書', en: 'Grant refusal' },
    form: 'letter',
    fields: {
      ...reasonsPlace,
      requested: place('yen?', '交付申請額', 'amount applied for'),
      ...rulePlace,
    },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　不交付決定通知書',
        paragraphs: [
          '{appliedOn}付けで申請のあった「{offering}」（申請番号{applicationNumber}）については、審査の結果、下記の理由により交付しないことを決定したので通知します。',
        ],
        particulars: {
          交付しない理由: '{reasons}',
          交付申請額: '{requested}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Notice of Refusal',
        paragraphs: [
          'Your application of {appliedOn} for "{offering}" (No. {applicationNumber}) has been examined. We have decided not to make a grant, for the reasons below.',
        ],
        particulars: {
          Reasons: '{reasons}',
          'Amount applied for': '{requested}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
  'grant-return': {
    label: { ja: '補正依頼', en: 'Request to mend an application' },
    form: 'letter',
    fields: {
      items: place('lines', '補正する事項', 'what to mend'),
      due: place('day?', '再提出の期限', 'to be sent again by'),
      remark: place('text?', '備考', 'remarks'),
    },
    usual: {
      printsConditions: false,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　申請書類の補正について（依頼）',
        paragraphs: [
          '{appliedOn}付けで提出のあった「{offering}」（申請番号{applicationNumber}）の申請書類を確認したところ、下記の事項について補正が必要です。お手数ですが、補正のうえ、改めて提出してください。',
          '{?due}期限までの提出が難しいときは、あらかじめお問い合わせ先に御連絡ください。',
        ],
        particulars: { 補正する事項: '{items}', 再提出の期限: '{due}', 備考: '{remark}' },
      }),
      en: usualText({
        subject: '{offering}: Request to Mend an Application',
        paragraphs: [
          'We have looked through the papers of your application of {appliedOn} for "{offering}" (No. {applicationNumber}). Please mend what stands below, and send it again.',
          '{?due}If you cannot do so in time, please tell us beforehand.',
        ],
        particulars: { 'What to mend': '{items}', 'Send again by': '{due}', Remarks: '{remark}' },
      }),
    },
  },
  'grant-change-approval': {
    label: { ja: '変更承認通知書', en: 'Approval of a change' },
    form: 'letter',
    // 適正化法 第7条第1項: changes, suspension and abandonment need approval.
    fields: {
      changes: place('lines', '承認する内容', 'what is approved'),
      requestedOn: place('day', '変更の申請の日', 'day of the request'),
      amount: place('yen?', '変更後の交付決定額', 'amount granted after the change'),
      before: place('yen?', '変更前の交付決定額', 'amount granted before'),
      ...decisionPlaces,
      ...rulePlace,
    },
    usual: {
      printsConditions: true,
      printsAttachments: true,
      ja: usualText({
        subject: '{offering}　変更等承認通知書',
        paragraphs: [
          '{requestedOn}付けで申請のあった「{offering}」（申請番号{applicationNumber}）に係る変更等については、下記のとおり承認したので通知します。',
        ],
        particulars: {
          承認する内容: '{changes}',
          変更後の交付決定額: '{amount}',
          変更前の交付決定額: '{before}',
          もとの交付決定: '{decidedOn}付け{decisionNumber}',
          根拠規定: '{rule}',
        },
      }),
      en: usualText({
        subject: '{offering}: Approval of a Change',
        paragraphs: [
          'The change that you asked for on {requestedOn} under "{offering}" (No. {applicationNumber}) is approved as follows.',
        ],
        particulars: {
          'What is approved': '{changes}',
          'Amount granted after the change': '{amount}',
          'Amount granted before': '{before}',
          'Original decision': '{decisionNumber} of {decidedOn}',
          'Under the rule': '{rule}',
        },
      }),
    },
  },
} as const satisfies Readonly<Record<string, LetterSortDefinition>>
