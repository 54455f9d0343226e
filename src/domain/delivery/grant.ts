/**
 * Grants: 助成金 repays costs after a report and the fixing of the sum, 奨励金 is a fixed sum. A
 * company may enter beforehand and be drawn; it applies with its papers, is reviewed by two people,
 * and receives a decision with conditions. What was decided takes up the budget of the call until
 * it is fixed lower, withdrawn, abandoned or revoked.
 *
 * The steps follow the Act on Regulation of Execution of Budget Pertaining to Subsidies (補助金等に係る
 * 予算の執行の適正化に関する法律), articles 5 to 19, which a prefecture's own rule mirrors.
 */
import { grantStates as states } from './grant/states.ts'
import { actOf, deciders, runners, runnersAndApplicant, voidOf } from './lifecycle.ts'

type State = keyof typeof states

/** Money that came back: in parts, or the last of it. */
const repayment = {
  roles: runners,
  from: ['repaying'],
  records: ['grant.repaid'],
  needs: ['amount'],
  leaves: { sort: 'repayment', once: null },
} as const

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
    // 奨励金: there is no report to fix it by, so the sum is fixed with the decision.
    'decide-sum': actOf(
      { ja: '交付を決定し、額を確定する', en: 'Decide the grant, and fix its sum' },
      {
        roles: deciders,
        from: ['reviewing'],
        to: 'fixed',
        records: ['grant.decided'],
        needs: ['reviews', 'amount'],
        notice: 'decided',
      },
    ),
    refuse: actOf(
      { ja: '不交付とする', en: 'Refuse' },
      {
        roles: deciders,
        from: ['drawn', 'submitted', 'returned', 'reviewing'],
        to: 'refused',
        needs: ['reason'],
        notice: 'refused',
      },
    ),
    withdraw: actOf(
      { ja: '取り下げる', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['entered', 'drawn', 'submitted', 'returned', 'reviewing'],
        to: 'withdrawn',
        notice: 'cancelled',
      },
    ),
    // A decision that is withdrawn in time counts as never made (article 9, paragraph 2).
    'withdraw-award': actOf(
      { ja: '交付決定後に取り下げる', en: 'Withdraw after the decision' },
      {
        roles: runnersAndApplicant,
        from: ['decided', 'fixed'],
        to: 'withdrawn',
        takesBack: ['grant.decided'],
        needs: ['in-time'],
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
    'revoke-part': actOf(
      { ja: '決定の一部を取り消す', en: 'Revoke a part of the decision' },
      {
        roles: deciders,
        from: ['decided', 'suspended', 'reported', 'fixed', 'claimed'],
        to: null,
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
    repay: actOf({ ja: '返還を記録する', en: 'Record a repayment' }, { ...repayment, to: null }),
    settle: actOf(
      { ja: '返還を終える', en: 'Close the repayment' },
      { ...repayment, to: 'repaid' },
    ),
    // What was not revoked stays granted, and paid.
    'settle-part': actOf(
      { ja: '一部の返還を終える', en: 'Close the repayment of a part' },
      { ...repayment, to: 'paid' },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'withdrawn',
      takesBack: ['grant.applied', 'grant.decided', 'grant.paid', 'grant.revoked', 'grant.repaid'],
      undoes: ['change', 'report', 'repayment'],
    }),
  },
} as const
