/**
 * Certification: an organisation that meets criteria is recognised until the certificate expires.
 * It is consulted first; a committee examines the evidence; a plan to meet the criteria may be
 * recognised provisionally.
 */
import { actOf, deciders, runners, runnersAndApplicant, stateOf, voidOf } from './lifecycle.ts'

const states = {
  consulted: stateOf(
    { ja: '事前相談', en: 'Consulted' },
    {
      ja: '担当者と相談のうえ、準備ができたら申請してください。',
      en: 'Talk it over with us, and apply when you are ready.',
    },
    { isLive: true, awaitsStaff: true },
  ),
  applied: stateOf(
    { ja: '認証の申請済み', en: 'Applied' },
    { ja: '書類を確認しています。', en: 'Your papers are being checked.' },
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
  examined: stateOf(
    { ja: '審査中', en: 'Examined' },
    { ja: '審査会の結果をお待ちください。', en: 'Please wait for the committee.' },
    { isLive: true, awaitsStaff: true },
  ),
  provisional: stateOf(
    { ja: '予備認証', en: 'Provisional' },
    {
      ja: '期限までに基準を満たし、本認証を申請してください。',
      en: 'Meet the criteria and ask for the full certificate before it ends.',
    },
    { holdsSeat: true, isLive: true },
  ),
  completing: stateOf(
    { ja: '本認証の審査中', en: 'Full certificate asked for' },
    {
      ja: '本認証の審査をしています。予備認証は、結果が出るまで有効です。',
      en: 'It is being examined. The provisional certificate holds until the result.',
    },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  certified: stateOf(
    { ja: '認証', en: 'Certified' },
    { ja: '毎年、状況を報告してください。', en: 'Report every year.' },
    { holdsSeat: true, isLive: true },
  ),
  renewing: stateOf(
    { ja: '更新の審査中', en: 'Renewal asked for' },
    {
      ja: '更新の審査をしています。いまの認証は、結果が出るまで有効です。',
      en: 'Your renewal is being examined. The certificate holds until the result.',
    },
    { holdsSeat: true, isLive: true, awaitsStaff: true },
  ),
  renewed: stateOf(
    { ja: '認証（更新）', en: 'Renewed' },
    { ja: '毎年、状況を報告してください。', en: 'Report every year.' },
    { holdsSeat: true, isLive: true },
  ),
  refused: stateOf(
    { ja: '不認証', en: 'Refused' },
    {
      ja: '認証されませんでした。理由は通知書をご覧ください。',
      en: 'It was not certified. The letter gives the reasons.',
    },
  ),
  expired: stateOf(
    { ja: '失効', en: 'Expired' },
    { ja: '認証の期限が過ぎました。', en: 'The certificate has expired.' },
  ),
  revoked: stateOf(
    { ja: '認証取消', en: 'Revoked' },
    {
      ja: '認証は取り消されました。理由は通知書をご覧ください。',
      en: 'The certificate was revoked. The letter gives the reasons.',
    },
  ),
  withdrawn: stateOf(
    { ja: '取下げ', en: 'Withdrawn' },
    { ja: '申請は取り下げられました。', en: 'The application was withdrawn.' },
  ),
} as const

type State = keyof typeof states

const inForce = ['provisional', 'completing', 'certified', 'renewing', 'renewed'] as const
/** What is being examined holds until the result, also past its last day. */
const runningOut = ['provisional', 'certified', 'renewed'] as const

/** The states of a certification, and the acts between them. */
export const certification = {
  name: 'certification',
  label: { ja: '認証の申請', en: 'Certification' },
  states,
  acts: {
    consult: actOf(
      { ja: '事前相談を申し込む', en: 'Ask for a consultation' },
      {
        roles: runnersAndApplicant,
        from: [],
        to: 'consulted',
        needs: ['window-open'],
        notice: 'applied',
      },
    ),
    apply: actOf(
      { ja: '認証を申請する', en: 'Apply' },
      {
        roles: runnersAndApplicant,
        from: ['consulted'],
        to: 'applied',
        needs: ['answers'],
        notice: 'applied',
      },
    ),
    return: actOf(
      { ja: '差し戻す', en: 'Return' },
      {
        roles: runners,
        from: ['applied', 'examined'],
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
        to: 'applied',
        needs: ['answers'],
        notice: 'applied',
      },
    ),
    examine: actOf(
      { ja: '審査の結果を記録する', en: 'Record the examination' },
      {
        roles: runners,
        from: ['applied'],
        to: 'examined',
        needs: ['criteria'],
        leaves: { sort: 'examination', once: null },
      },
    ),
    'certify-provisionally': actOf(
      { ja: '予備認証とする', en: 'Certify provisionally' },
      {
        roles: deciders,
        from: ['examined'],
        to: 'provisional',
        records: ['certification.provisionally-certified'],
        needs: ['criteria', 'period'],
        notice: 'certified',
      },
    ),
    'ask-full': actOf(
      { ja: '本認証を申請する', en: 'Ask for the full certificate' },
      {
        roles: runnersAndApplicant,
        from: ['provisional'],
        to: 'completing',
        needs: ['answers'],
        notice: 'applied',
      },
    ),
    'return-full': actOf(
      { ja: '本認証の申請を差し戻す', en: 'Return the request for the full certificate' },
      {
        roles: runners,
        from: ['completing'],
        to: 'provisional',
        needs: ['items'],
        notice: 'returned',
      },
    ),
    certify: actOf(
      { ja: '認証する', en: 'Certify' },
      {
        roles: deciders,
        from: ['examined', 'completing'],
        to: 'certified',
        records: ['certification.certified'],
        needs: ['criteria', 'period'],
        notice: 'certified',
      },
    ),
    refuse: actOf(
      { ja: '認証しない', en: 'Refuse' },
      {
        roles: deciders,
        from: ['consulted', 'applied', 'examined'],
        to: 'refused',
        needs: ['reason', 'letter'],
        notice: 'refused',
      },
    ),
    report: actOf(
      { ja: '年次の報告をする', en: 'Send the yearly report' },
      {
        roles: runnersAndApplicant,
        from: inForce,
        to: null,
        needs: ['report'],
        leaves: { sort: 'yearly-report', once: null },
      },
    ),
    'ask-renewal': actOf(
      { ja: '更新を申請する', en: 'Ask for renewal' },
      {
        roles: runnersAndApplicant,
        from: ['certified', 'renewed'],
        to: 'renewing',
        needs: ['answers'],
        notice: 'applied',
      },
    ),
    'return-renewal': actOf(
      { ja: '更新の申請を差し戻す', en: 'Return the request for renewal' },
      {
        roles: runners,
        from: ['renewing'],
        to: 'certified',
        needs: ['items'],
        notice: 'returned',
      },
    ),
    'refuse-renewal': actOf(
      { ja: '更新を認めない', en: 'Refuse the renewal' },
      {
        roles: deciders,
        from: ['renewing'],
        to: 'certified',
        needs: ['reason', 'letter'],
        notice: 'refused',
      },
    ),
    renew: actOf(
      { ja: '更新を認める', en: 'Renew' },
      {
        roles: deciders,
        from: ['renewing'],
        to: 'renewed',
        records: ['certification.renewed'],
        needs: ['criteria', 'period'],
        notice: 'certified',
      },
    ),
    expire: actOf(
      { ja: '失効とする', en: 'Let it expire' },
      { roles: runners, from: runningOut, to: 'expired', needs: ['period'], notice: 'expired' },
    ),
    revoke: actOf(
      { ja: '認証を取り消す', en: 'Revoke' },
      {
        roles: deciders,
        from: inForce,
        to: 'revoked',
        records: ['certification.revoked'],
        needs: ['reason', 'letter'],
        notice: 'revoked',
      },
    ),
    withdraw: actOf(
      { ja: '取り下げる', en: 'Withdraw' },
      {
        roles: runnersAndApplicant,
        from: ['consulted', 'applied', 'returned', 'examined'],
        to: 'withdrawn',
        notice: 'cancelled',
      },
    ),
    void: voidOf(Object.keys(states) as State[], {
      to: 'withdrawn',
      takesBack: [
        'certification.provisionally-certified',
        'certification.certified',
        'certification.renewed',
        'certification.revoked',
      ],
      undoes: ['examination', 'yearly-report'],
    }),
  },
} as const
