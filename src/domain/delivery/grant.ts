/**
 * Grants: 助成金 repays costs after a report and the fixing of the sum, 奨励金 is a fixed sum. A
 * company may enter beforehand and be drawn; it applies with its papers, is reviewed by two people,
 * and receives a decision with conditions. What was decided takes up the budget of the call until
 * it is fixed lower, withdrawn, abandoned or revoked.
 *
 * The steps follow the Act on Regulation of Execution of Budget Pertaining to Subsidies (補助金等に係る
 * 予算の執行の適正化に関する法律), articles 5 to 19, which a prefecture's own rule mirrors.
 */
import { actOf, deciders, runners, runnersAndApplicant, stateOf, voidOf } from './lifecycle.ts'

const states = {
  entered: stateOf(
    { ja: '事前エントリー済み', en: 'Entered' },
    { ja: '抽選の結果をお待ちください。', en: 'Please wait for the draw.' },
    { isLive: true },
  ),
  drawn: stateOf(
    { ja: '当選（申請待ち）', en: 'Drawn: apply now' },
    {
      ja: '申請できます。期限までに申請書類を出してください。',
      en: 'You may apply. Send your papers before the deadline.',
    },
    { isLive: true },
  ),
  lost: stateOf(
    { ja: '落選', en: 'Not drawn' },
    {
      ja: '今回は抽選の結果、申請していただけませんでした。',
      en: 'You were not drawn this time.',
    },
    { isLive: true },
  ),
  submitted: stateOf(
    { ja: '申請済み', en: 'Submitted' },
    {
      ja: '書類を確認しています。お待ちください。',
      en: 'Your papers are being checked. Please wait.',
    },
    { isLive: true, awaitsStaff: true },
  ),
  returned: stateOf(
    { ja: '再申請依頼中', en: 'Returned: please mend' },
    {
      ja: '直していただきたい項目があります。直して、もう一度送ってください。',
      en: 'There are items to mend. Mend them and send it again.',
    },
    { isLive: true },
  ),
  reviewing: stateOf(
    { ja: '審査中', en: 'Under review' },
    { ja: '審査しています。結果をお待ちください。', en: 'It is being reviewed. Please wait.' },
    { isLive: true, awaitsStaff: true },
  ),
  decided: stateOf(
    { ja: '交付決定', en: 'Granted' },
    {
      ja: '交付が決定しました。通知書の条件を確かめ、終わったら実績を報告してください。',
      en: 'The grant was decided. Read the conditions in the letter, and report when you are done.',
    },
    { holdsSeat: true, isLive: true },
  ),
  changing: stateOf(
    { ja: '変更の承認待ち', en: 'Change asked for' },
    { ja: '変更の承認をお待ちください。', en: 'Please wait for the change to be approved.' },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  suspended: stateOf(
    { ja: '中断中', en: 'Suspended' },
    {
      ja: '事業は中断されています。再開するときは届け出てください。',
      en: 'The project is suspended. Tell us when it goes on.',
    },
    { holdsSeat: true, isLive: true },
  ),
  reported: stateOf(
    { ja: '実績報告済み', en: 'Reported' },
    { ja: '報告を確認しています。', en: 'Your report is being checked.' },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  fixed: stateOf(
    { ja: '額の確定', en: 'Amount fixed' },
    { ja: '額が確定しました。請求してください。', en: 'The amount is fixed. Please claim it.' },
    { holdsSeat: true, isLive: true },
  ),
  claimed: stateOf(
    { ja: '請求済み', en: 'Claimed' },
    { ja: '振込の手続きをしています。', en: 'The transfer is being prepared.' },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  paid: stateOf(
    { ja: '支払済み', en: 'Paid' },
    {
      ja: '振り込みました。関係する書類は、通知書の期間保存してください。',
      en: 'It was paid. Keep your papers as long as the letter says.',
    },
    { holdsSeat: true, isLive: true },
  ),
  refused: stateOf(
    { ja: '不交付', en: 'Refused' },
    {
      ja: '交付は決定されませんでした。理由は通知書をご覧ください。',
      en: 'The grant was not decided. The letter gives the reasons.',
    },
  ),
  withdrawn: stateOf(
    { ja: '取下げ', en: 'Withdrawn' },
    { ja: '申請は取り下げられました。', en: 'The application was withdrawn.' },
  ),
  abandoned: stateOf(
    { ja: '廃止', en: 'Abandoned' },
    { ja: '事業の廃止が承認されました。', en: 'The project was abandoned with approval.' },
  ),
  revoked: stateOf(
    { ja: '決定取消', en: 'Revoked' },
    {
      ja: '交付決定は取り消されました。理由は通知書をご覧ください。',
      en: 'The decision was revoked. The letter gives the reasons.',
    },
  ),
  repaying: stateOf(
    { ja: '返還請求中', en: 'To be repaid' },
    {
      ja: '通知書の額を、期限までに返還してください。',
      en: 'Repay the sum in the letter by its date.',
    },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  repaid: stateOf(
    { ja: '返還済み', en: 'Repaid' },
    { ja: '返還が終わりました。', en: 'Everything was repaid.' },
  ),
} as const

type State = keyof typeof states

/** The states of a grant application, and the acts between them. */
export const grant = {
  name: 'grant',
  label: { ja: '助成金・奨励金の申請', en: 'Grant application' },
  states,
  acts: {
    enter: actOf(
      { ja: '事前エントリーする', en: 'Enter the draw' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'entered',
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    apply: actOf(
      { ja: '申請する', en: 'Apply' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'submitted',
        records: ['grant.applied'],
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    win: actOf(
      { ja: '当選とする', en: 'Mark as drawn' },
      { roles: runners, from: ['entered', 'lost'], to: 'drawn', notice: 'invited' },
    ),
    lose: actOf(
      { ja: '落選とする', en: 'Mark as not drawn' },
      { roles: runners, from: ['entered'], to: 'lost', notice: 'declined' },
    ),
    submit: actOf(
      { ja: '申請書類を出す', en: 'Send the papers' },
      {
        roles: runnersAndApplicant,
        from: ['drawn'],
        to: 'submitted',
        records: ['grant.applied'],
        needs: ['answers'],
        notice: 'applied',
      },
    ),
    accept: actOf(
      { ja: '受理して審査に進める', en: 'Accept for review' },
      { roles: runners, from: ['submitted'], to: 'reviewing' },
    ),
    return: actOf(
      { ja: '差し戻す', en: 'Return' },
      {
        roles: runners,
        from: ['submitted', 'reviewing'],
        to: 'returned',
        needs: ['items'],
        notice: 'returned',
      },
    ),
    resubmit: actOf(
      { ja: '直して送る', en: 'Send it mended' },
      {
        roles: runnersAndApplicant,
        from: ['returned'],
        to: 'submitted',
        needs: ['answers'],
        notice: 'applied',
      },
    ),
    decide: actOf(
      { ja: '交付を決定する', en: 'Decide the grant' },
      {
        roles: deciders,
        from: ['reviewing'],
        to: 'decided',
        records: ['grant.decided'],
        needs: ['reviews', 'amount'],
        notice: 'decided',
      },
    ),
    refuse: actOf(
      { ja: '不交付とする', en: 'Refuse' },
      {
        roles: deciders,
        from: ['submitted', 'reviewing'],
        to: 'refused',
        needs: ['reason'],
        notice: 'refused',
      },
    ),
    // A decision that is withdrawn in time counts as never made (article 9, paragraph 2).
    withdraw: actOf(
      { ja: '取り下げる', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['entered', 'drawn', 'submitted', 'returned', 'reviewing', 'decided'],
        to: 'withdrawn',
        takesBack: ['grant.decided'],
        notice: 'cancelled',
      },
    ),
    'ask-change': actOf(
      { ja: '変更・中断・廃止を申し出る', en: 'Ask for a change' },
      {
        roles: runnersAndApplicant,
        from: ['decided', 'suspended'],
        to: 'changing',
        needs: ['report'],
        leaves: { sort: 'change', once: null },
      },
    ),
    'approve-change': actOf(
      { ja: '変更を承認する', en: 'Approve the change' },
      { roles: deciders, from: ['changing'], to: 'decided', needs: ['amount'], notice: 'changed' },
    ),
    'reject-change': actOf(
      { ja: '変更を認めない', en: 'Refuse the change' },
      { roles: deciders, from: ['changing'], to: 'decided', needs: ['reason'], notice: 'changed' },
    ),
    suspend: actOf(
      { ja: '中断を承認する', en: 'Approve the suspension' },
      { roles: deciders, from: ['changing'], to: 'suspended', notice: 'changed' },
    ),
    resume: actOf(
      { ja: '再開する', en: 'Go on' },
      { roles: runners, from: ['suspended'], to: 'decided', notice: 'changed' },
    ),
    abandon: actOf(
      { ja: '廃止を承認する', en: 'Approve that it is abandoned' },
      { roles: deciders, from: ['changing'], to: 'abandoned', notice: 'changed' },
    ),
    report: actOf(
      { ja: '実績を報告する', en: 'Report' },
      {
        roles: runnersAndApplicant,
        from: ['decided'],
        to: 'reported',
        needs: ['report'],
        leaves: { sort: 'report', once: null },
      },
    ),
    'return-report': actOf(
      { ja: '報告を差し戻す', en: 'Return the report' },
      { roles: runners, from: ['reported'], to: 'decided', needs: ['reason'], notice: 'returned' },
    ),
    fix: actOf(
      { ja: '額を確定する', en: 'Fix the amount' },
      {
        roles: deciders,
        from: ['decided', 'reported'],
        to: 'fixed',
        needs: ['amount'],
        notice: 'fixed',
      },
    ),
    claim: actOf(
      { ja: '請求する', en: 'Claim' },
      { roles: runnersAndApplicant, from: ['fixed'], to: 'claimed', needs: ['account'] },
    ),
    'return-claim': actOf(
      { ja: '請求を差し戻す', en: 'Return the claim' },
      { roles: runners, from: ['claimed'], to: 'fixed', needs: ['reason'], notice: 'returned' },
    ),
    pay: actOf(
      { ja: '支払済みにする', en: 'Mark as paid' },
      {
        roles: deciders,
        from: ['claimed'],
        to: 'paid',
        records: ['grant.paid'],
        needs: ['payment'],
        notice: 'paid',
      },
    ),
    'undo-pay': actOf(
      { ja: '支払を取り消す（組戻し）', en: 'Take the payment back' },
      {
        roles: deciders,
        from: ['paid'],
        to: 'claimed',
        takesBack: ['grant.paid'],
        needs: ['payment', 'reason'],
      },
    ),
    // Also after fixing (article 17, paragraph 3).
    revoke: actOf(
      { ja: '決定を取り消す', en: 'Revoke the decision' },
      {
        roles: deciders,
        from: ['decided', 'changing', 'suspended', 'reported', 'fixed', 'claimed'],
        to: 'revoked',
        records: ['grant.revoked'],
        needs: ['amount', 'reason'],
        notice: 'revoked',
      },
    ),
    reclaim: actOf(
      { ja: '決定を取り消し、返還を求める', en: 'Revoke, and ask for the money back' },
      {
        roles: deciders,
        from: ['paid'],
        to: 'repaying',
        records: ['grant.revoked'],
        needs: ['amount', 'reason'],
        notice: 'revoked',
      },
    ),
    repay: actOf(
      { ja: '返還を記録する', en: 'Record a repayment' },
      {
        roles: runners,
        from: ['repaying'],
        to: null,
        records: ['grant.repaid'],
        needs: ['amount'],
        leaves: { sort: 'repayment', once: null },
      },
    ),
    settle: actOf(
      { ja: '返還を終える', en: 'Close the repayment' },
      { roles: runners, from: ['repaying'], to: 'repaid', needs: ['payment'] },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'withdrawn',
      takesBack: ['grant.applied', 'grant.decided', 'grant.paid', 'grant.revoked', 'grant.repaid'],
      undoes: ['change', 'report', 'repayment'],
    }),
  },
} as const
